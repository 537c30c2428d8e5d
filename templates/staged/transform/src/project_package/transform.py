"""Transform: process raw rows with what was learned in training."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from project_package.artifacts import load_model
from project_package.fitted import schema_of
from project_package.pipeline import transform_rows
from project_package.row_files import read_rows, write_rows


def transform(rows_file: Path, output: Path, version: str | None = None) -> int:
    """Process each row of a CSV file, in the same order.

    Args:
        rows_file: raw rows, as the notebook loads them.
        output: CSV file for the processed rows.
        version: what was learned, as saved by a run; the promoted version, else the latest, when none is given.

    Returns:
        The number of rows.
    """
    pipeline = load_model(version)
    rows = read_rows(rows_file, schema_of(pipeline))
    write_rows(row_frame(transform_rows(pipeline, rows)), len(rows), output)
    return len(rows)


def row_frame(rows: Any) -> pd.DataFrame:
    """Processed rows as a frame; the columns of an array are numbered."""
    if isinstance(rows, pd.DataFrame):
        return rows
    if isinstance(rows, pd.Series):
        return rows.to_frame()
    return pd.DataFrame(rows.toarray() if hasattr(rows, "toarray") else rows)
