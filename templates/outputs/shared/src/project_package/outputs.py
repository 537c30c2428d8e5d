"""Write results of the pipeline to files."""

from __future__ import annotations

import json
import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from project_package.config_file import PROJECT_ROOT
from project_package.errors import ProjectError

OUTPUTS = PROJECT_ROOT / "outputs"


class OutputError(ProjectError):
    """A result cannot be written; the message names it."""


def write_outputs(results: Mapping[str, Any], folder: Path = OUTPUTS) -> list[Path]:
    """Write each result to a file named after its variable.

    Frames and series become CSV, plain values JSON, anything else is pickled.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(name, value, folder) for name, value in results.items()]


def _write(name: str, value: Any, folder: Path) -> Path:
    if hasattr(value, "to_csv"):
        file = folder / f"{name}.csv"
        # A frame's default index only counts its rows.
        value.to_csv(file, index=type(value.index).__name__ != "RangeIndex")
        return file
    text = _as_json(value)
    if text is not None:
        file = folder / f"{name}.json"
        file.write_text(f"{text}\n", encoding="utf-8")
        return file
    file = folder / f"{name}.pkl"
    try:
        file.write_bytes(pickle.dumps(value))
    except (pickle.PicklingError, TypeError, AttributeError) as error:
        raise OutputError(f"`{name}` cannot be saved: {error}") from error
    return file


def _as_json(value: Any) -> str | None:
    """The value as JSON, with numpy's numbers as plain ones; None when it is not plain."""
    if type(value).__module__ == "numpy" and getattr(value, "ndim", None) == 0:
        value = value.item()
    try:
        return json.dumps(value, indent=2, ensure_ascii=False)
    except (TypeError, ValueError):
        return None
