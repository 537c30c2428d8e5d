"""Raw rows that are an array or a list, seen as the table that serving takes in their place."""

from __future__ import annotations

from typing import Any

# Values of an array that is looked through.
MOST = 1_000_000


def table_of(rows: Any, names: Any = None) -> Any:
    """A frame with a column for each value of a row, numbered without names of its own; None for what is no rows."""
    if hasattr(rows, "iloc") and hasattr(rows, "columns"):
        return rows
    if not isinstance(rows, list) and not is_array(rows):
        return None
    import pandas as pd

    table = pd.DataFrame(rows if isinstance(rows, list) else rows.reshape(len(rows), -1))
    width = table.shape[1]
    fitting = names is not None and len(names) == width
    return table.set_axis([str(name) for name in names] if fitting else [f"column_{i}" for i in range(width)], axis=1)


def by_values(raw: Any, rows: Any, whole: bool) -> list[int] | None:
    """
    Where rows of numbers that are still as they were loaded stand among the raw ones; equal rows are one as good as the
    other. Unless they must be `whole`, they may be some of the columns, as long as the values say which.
    """
    if not is_array(rows) or rows.ndim not in (1, 2) or len(rows) == 0 or rows.dtype.kind not in "iufb":
        return None
    values = rows.reshape(len(rows), -1).astype(float)
    table = raw.select_dtypes("number")
    if whole and (values.shape[1] != table.shape[1] or table.shape[1] != raw.shape[1]):
        return None
    columns = [table[name].to_numpy(dtype=float) for name in table.columns]
    if values.shape[1] < len(columns):
        columns = [each for one in values.T if (each := only_with(one, columns)) is not None]
    if values.shape[1] != len(columns):
        return None
    known: dict[tuple[Any, ...], int] = {}
    for place, row in enumerate(zip(*columns, strict=True)):
        known.setdefault(tuple(map(float, row)), place)
    places = [known.get(tuple(row.tolist()), -1) for row in values]
    return None if -1 in places else places


def is_array(rows: Any) -> bool:
    return type(rows).__module__.partition(".")[0] == "numpy" and getattr(rows, "ndim", 0) > 0


def is_small_array(rows: Any) -> bool:
    return is_array(rows) and rows.ndim <= 2 and rows.size <= MOST


def only_with(values: Any, columns: list[Any]) -> Any:
    """The only column that holds all the values."""
    found = [column for column in columns if set(values.tolist()) <= set(column.tolist())]
    return found[0] if len(found) == 1 else None
