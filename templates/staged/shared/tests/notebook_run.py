"""Runs the notebook's own code, for the tests to compare the project with."""

from __future__ import annotations

import copy
import runpy
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from data_at_hand import DataAtHand, same_draws

from project_package.config_file import PROJECT_ROOT

REFERENCE = PROJECT_ROOT / "notebook" / "reference.py"


@dataclass(frozen=True)
class NotebookRun:
    """What the notebook's code computed.

    Attributes:
        values: what was kept on the way, by name.
        error: why it did not run to its end; None when it did.
    """

    values: dict[str, Any]
    error: str | None


def run_notebook(data: DataAtHand) -> NotebookRun:
    """Run the script on the same data, in the working directory."""
    values: dict[str, Any] = {}

    def keep_for_tests(name: str, value: Callable[[], Any]) -> None:
        values[name] = copy.deepcopy(value())

    if not REFERENCE.is_file():
        return NotebookRun(values, "there is no notebook/reference.py")
    given = {
        "keep_for_tests": keep_for_tests,
        "PATHS_OF_DATA": _paths(data),
        "display": lambda *_: None,
    }
    same_draws()
    sys.path.insert(0, str(REFERENCE.parent))
    try:
        runpy.run_path(str(REFERENCE), init_globals=given, run_name="__main__")
    except Exception as error:
        return NotebookRun(values, f"{type(error).__name__}: {error}")
    finally:
        sys.path.remove(str(REFERENCE.parent))
    return NotebookRun(values, None)


def _paths(data: DataAtHand) -> dict[str, str]:
    paths: Any = getattr(data.config, "paths", None)
    return {} if paths is None else {f"paths.{key}": str(value) for key, value in paths}


def rows_behind(values: dict[str, Any]) -> pd.DataFrame | None:
    """The raw rows that became the held-out ones, by their index; None where it does not lead back to them."""
    raw, held_out = values.get("raw_rows"), values.get("held_out_rows")
    if not isinstance(raw, pd.DataFrame) or not isinstance(held_out, (pd.DataFrame, pd.Series)):
        return None
    if not raw.index.is_unique or not held_out.index.isin(raw.index).all():
        return None
    rows = raw.loc[held_out.index]
    frame = held_out.to_frame() if isinstance(held_out, pd.Series) else held_out
    shared = [name for name in frame.columns if name in rows.columns]
    # An index that was counted anew names other rows; some column must have kept its values.
    same = any(frame[name].equals(rows[name]) for name in shared)
    return rows if same else None
