"""Read raw rows from CSV files, and write what becomes of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from project_package.schema import RowError, RowSchema

# What only a file without a line of column names needs.
NAMING = ("names", "header")


def read_rows(file: Path, schema: RowSchema) -> pd.DataFrame:
    """Read raw rows as the notebook reads its file, or else as plain CSV.

    Text stays text, also where the rows of this file look like numbers.

    Raises:
        RowError: the file is not there or is no CSV.
    """
    try:
        options = _options_for(file, schema)
        text = {str(name) for name in schema.text}
        dtype = {name: str for name in _header(file, options) if str(name) in text}
        given = options.get("dtype", {})
        if isinstance(given, dict):
            options["dtype"] = {**dtype, **given}
        rows: pd.DataFrame = pd.read_csv(file, **options)
        return rows
    except OSError as error:
        raise RowError(f"{file}: {error.strerror or error}") from error
    except ValueError as error:
        raise RowError(f"{file}: {error}") from error


def write_rows(frame: pd.DataFrame, count: int, file: Path) -> None:
    """Write one line for each of `count` rows.

    Raises:
        RowError: there are more or fewer, or the file cannot be written.
    """
    if len(frame) != count:
        raise RowError(f"{count} rows went in, {len(frame)} came out")
    try:
        frame.to_csv(file, index=False)
    except OSError as error:
        raise RowError(f"{file}: {error.strerror or error}") from error


def _options_for(file: Path, schema: RowSchema) -> dict[str, Any]:
    """The options with which the file has most of the columns; the notebook's own come first."""
    own = dict(schema.read_options)
    headed = {key: value for key, value in own.items() if key not in NAMING}
    plain: dict[str, Any] = {}
    return max((headed, own, plain), key=lambda options: _columns_found(file, options, schema))


def _columns_found(file: Path, options: Mapping[str, Any], schema: RowSchema) -> int:
    try:
        header = {str(name) for name in _header(file, options)}
    except ValueError:
        return -1
    return sum(str(name) in header for name in schema.required)


def _header(file: Path, options: Mapping[str, Any]) -> list[Any]:
    return list(pd.read_csv(file, **{**options, "nrows": 1}).columns)
