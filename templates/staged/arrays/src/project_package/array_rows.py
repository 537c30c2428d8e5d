"""Raw rows that training loads as an array: they are served as a table with a column for each of their values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from project_package.schema import RowSchema


@dataclass(frozen=True)
class ArraySchema(RowSchema):
    """Columns of the table that stands for the array of training.

    Attributes:
        shape: shape of one row of the array.
        kind: type of its values; None for a list of rows.
    """

    shape: tuple[int, ...]
    kind: np.dtype[Any] | None

    @classmethod
    def of_array(
        cls, rows: Any, names: Sequence[str] | None = None, targets: Iterable[int] = ()
    ) -> ArraySchema:
        """Take shape and types from the rows of training.

        Args:
            rows: an array with one entry for each row, or a list of rows.
            names: names of the columns; they are numbered when there are none.
            targets: positions of the target's columns; rows may lack them.
        """
        table = table_of(rows, names)
        schema = RowSchema.of(table, table.columns[list(targets)])
        shape = np.shape(rows)[1:]
        kind = None if isinstance(rows, list) else rows.dtype
        return cls(
            schema.dtypes,
            schema.text,
            schema.targets,
            schema.read_options,
            schema.seen,
            schema.unread,
            shape,
            kind,
        )

    def align(self, rows: pd.DataFrame) -> Any:
        """Give rows of a table the order and the types of training, as an array.

        Args:
            rows: raw rows; other columns are ignored, and the target is made missing.

        Raises:
            RowError: a column is missing, or holds what its type cannot.
        """
        table = super().align(rows)
        values = table.to_numpy().reshape(len(table), *self.shape)
        if self.kind is None:
            return values.tolist()
        return values if table.isna().any(axis=None) else values.astype(self.kind)


def table_of(rows: Any, names: Sequence[str] | None = None) -> pd.DataFrame:
    """The table that stands for an array or a list of rows."""
    table = pd.DataFrame(rows if isinstance(rows, list) else rows.reshape(len(rows), -1))
    if names is None or len(names) != table.shape[1]:
        return table.set_axis([f"column_{i}" for i in range(table.shape[1])], axis=1)
    return table.set_axis([str(name) for name in names], axis=1)
