"""The raw rows that the pipeline takes: their columns and types, as training saw them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from project_package.seen import RowError, SeenColumn

__all__ = ["RowError", "RowSchema"]


@dataclass(frozen=True)
class RowSchema:
    """Columns of the raw rows, in order, with their types.

    Attributes:
        dtypes: type of each column in training.
        text: columns that held nothing but text, which may look like numbers in a few rows.
        targets: columns of the target; rows may lack them, and they are never read.
        unread: other columns whose values no step reads; rows may lack them too.
        read_options: how the notebook reads its CSV file.
        seen: what training saw in each column that is read.
    """

    dtypes: Mapping[Hashable, Any]
    text: frozenset[Hashable]
    targets: frozenset[Hashable]
    read_options: Mapping[str, Any]
    seen: Mapping[Hashable, SeenColumn]
    unread: frozenset[Hashable]

    @classmethod
    def of(
        cls,
        rows: pd.DataFrame,
        targets: Iterable[Hashable] = (),
        read_options: Mapping[str, Any] | None = None,
        unread: Iterable[Hashable] = (),
        needed: Iterable[Hashable] | None = None,
    ) -> RowSchema:
        """Take the columns and types from the rows of training.

        Args:
            rows: the rows of training.
            targets: columns of the target.
            read_options: how the notebook reads its CSV file.
            unread: columns that no step reads.
            needed: the only columns that steps read; None: all but those that are unread.
        """
        dtypes: dict[Hashable, Any] = {name: rows[name].dtype for name in rows.columns}
        text = {name for name in rows.columns if pd.api.types.infer_dtype(rows[name]) == "string"}
        held = frozenset(targets)
        left_out = set(unread) if needed is None else set(dtypes) - set(needed)
        unused = frozenset(name for name in dtypes if name in left_out - held)
        read = [name for name in dtypes if name not in held | unused]
        seen = {name: SeenColumn.of(rows[name]) for name in read}
        return cls(dtypes, frozenset(text), held, dict(read_options or {}), seen, unused)

    @property
    def required(self) -> list[Hashable]:
        """Columns that rows must have."""
        return [name for name in self.dtypes if name not in self.targets | self.unread]

    def described(self) -> dict[str, Any]:
        """The columns, their types, what training saw in them and which hold the target, as plain values."""
        return {
            "columns": {str(name): str(dtype) for name, dtype in self.dtypes.items()},
            "targets": sorted(str(name) for name in self.targets),
            "unread": sorted(str(name) for name in self.unread),
            "seen": {str(name): seen.as_json() for name, seen in self.seen.items()},
        }

    def align(self, rows: pd.DataFrame) -> Any:
        """Give rows the columns of training, in their order and with their types.

        Args:
            rows: raw rows; other columns are ignored, and what is not read is taken away.

        Raises:
            RowError: a column is missing, holds what its type cannot, or what its policy refuses.
        """
        required = self.required
        if not set(required) <= set(rows.columns):
            # A CSV file holds names as text, where a frame may have numbers.
            rows = rows.rename(columns={str(name): name for name in self.dtypes})
        missing = [f"`{name}`" for name in required if name not in rows.columns]
        if missing:
            raise RowError(f"missing column{'s' * (len(missing) > 1)}: {', '.join(missing)}")
        columns = {
            name: self._cast(rows[name]) if name in required else _missing(rows.index, dtype)
            for name, dtype in self.dtypes.items()
        }
        for name, seen in self.seen.items():
            seen.check(columns[name])
        return pd.DataFrame(columns, index=rows.index)

    def _cast(self, column: pd.Series) -> pd.Series:
        """A few rows look like another type than many do: a number for text, no decimals."""
        dtype = self.dtypes[column.name]
        if column.dtype == dtype:
            return column
        if column.name in self.text:
            return column.astype(object).map(str, na_action="ignore").astype(dtype)
        if pd.api.types.is_bool_dtype(dtype):
            return _as_flags(column, dtype)
        if pd.api.types.is_numeric_dtype(dtype):
            return _as_numbers(column, dtype)
        try:
            return column.astype(dtype)
        except (TypeError, ValueError) as error:
            raise RowError(f"column `{column.name}` is not {dtype}: {error}") from error


def _missing(index: pd.Index, dtype: Any) -> pd.Series:
    """Values that nothing reads, such as the target's: missing ones, where the type has them."""
    if pd.api.types.is_integer_dtype(dtype) or pd.api.types.is_bool_dtype(dtype):
        return pd.Series(1, index=index).astype(dtype)
    values = pd.Series(np.nan, index=index)
    try:
        return values.astype(dtype)
    except (TypeError, ValueError):
        return values


def _as_numbers(column: pd.Series, dtype: Any) -> pd.Series:
    numbers = pd.to_numeric(column, errors="coerce")
    _refuse(column, numbers.isna() & column.notna(), "a number")
    if pd.api.types.is_integer_dtype(dtype) and (numbers.isna().any() or (numbers % 1 != 0).any()):
        return numbers
    return numbers.astype(dtype)


def _as_flags(column: pd.Series, dtype: Any) -> pd.Series:
    flags = column.map({True: True, False: False, "True": True, "False": False})
    _refuse(column, flags.isna() & column.notna(), "True or False")
    return flags if flags.isna().any() else flags.astype(dtype)


def _refuse(column: pd.Series, wrong: pd.Series, expected: str) -> None:
    """Name the first wrong value by row and column."""
    if wrong.any():
        position = int(np.flatnonzero(wrong)[0])
        value = column.iloc[position]
        raise RowError(f"row {position + 1}, column `{column.name}`: {value!r} is not {expected}")
