"""Compares the variables of an executed notebook with the files that a project wrote.

usage: python compare_frames.py VARIABLES_DIR OUTPUTS_DIR NAME...

Prints one JSON object: name -> null when equal, else the first difference as text. Frames are equal when they
have the same columns in the same order and the same values, numbers within 1e-9 of each other. An
index that only one side wrote is left out.
"""

from __future__ import annotations

import json
import math
import pickle
import sys
from pathlib import Path

import numpy as np
import pandas as pd


def read_frame(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, low_memory=False)


def without_index(frame: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """Drops leading columns that came from writing an index, when the other side has fewer columns."""
    extra = len(frame.columns) - len(other.columns)
    return frame.iloc[:, extra:] if extra > 0 else frame


def frame_difference(left: pd.DataFrame, right: pd.DataFrame) -> str | None:
    left, right = without_index(left, right), without_index(right, left)
    names = [["" if str(c).startswith("Unnamed:") else str(c) for c in frame.columns] for frame in (left, right)]
    if names[0] != names[1]:
        return f"columns {names[0]} in the notebook, {names[1]} in the project"
    if len(left) != len(right):
        return f"{len(left)} rows in the notebook, {len(right)} in the project"
    for place, name in enumerate(names[0]):
        a, b = left.iloc[:, place], right.iloc[:, place]
        if a.dtype.kind in "fiu" and b.dtype.kind in "fiu":
            same = np.isclose(a.to_numpy(float), b.to_numpy(float), rtol=1e-9, atol=1e-12, equal_nan=True)
        else:
            same = ((a.astype(str) == b.astype(str)) | (a.isna() & b.isna())).to_numpy()
        if not same.all():
            row = int(np.argmin(same))
            return f"{name!r} row {row}: {a.iloc[row]!r} in the notebook, {b.iloc[row]!r} in the project"
    return None


def values_equal(left: object, right: object) -> bool:
    if isinstance(left, dict) and isinstance(right, dict):
        return list(left) == list(right) and all(values_equal(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(values_equal, left, right))
    if isinstance(left, float) and isinstance(right, (int, float)):
        return math.isclose(left, right, rel_tol=1e-9, abs_tol=1e-12) or (math.isnan(left) and math.isnan(right))
    return left == right


def object_difference(left: Path, right: Path) -> str | None:
    """Arrays by value; other objects have no equality in general, so that both exist must do."""
    try:
        a, b = pickle.loads(left.read_bytes()), pickle.loads(right.read_bytes())
    except (AttributeError, ImportError, pickle.UnpicklingError):
        # A class of the notebook's own, which only its kernel knows.
        return None
    if isinstance(a, np.ndarray) and isinstance(b, np.ndarray):
        if a.shape != b.shape:
            return f"shape {a.shape} in the notebook, {b.shape} in the project"
        if a.dtype.kind in "fiu" and not np.allclose(a, b, rtol=1e-9, atol=1e-12, equal_nan=True):
            return f"largest difference {np.nanmax(np.abs(a - b)):.3g}"
    return None


def difference(name: str, variables: Path, outputs: Path) -> str | None:
    for suffix in (".csv", ".json", ".pkl"):
        left, right = variables / (name + suffix), outputs / (name + suffix)
        if not left.exists():
            continue
        if not right.exists():
            return f"{right.name} is missing"
        if suffix == ".csv":
            return frame_difference(read_frame(left), read_frame(right))
        if suffix == ".json":
            a, b = json.loads(left.read_text()), json.loads(right.read_text())
            return None if values_equal(a, b) else f"{str(a)[:80]} in the notebook, {str(b)[:80]} in the project"
        return object_difference(left, right)
    return "the notebook did not define it"


def main() -> int:
    variables, outputs, *names = sys.argv[1:]
    print(json.dumps({name: difference(name, Path(variables), Path(outputs)) for name in names}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
