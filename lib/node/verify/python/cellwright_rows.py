"""Leads held-out rows back to the rows that were loaded."""

from __future__ import annotations

import csv
import pickle
from collections.abc import Iterable, Sequence, Sized
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cellwright_splits import SplitRecord
from cellwright_tables import by_values, table_of

# Columns looked at for values that came through unchanged.
MOST_COLUMNS = 60


@dataclass(frozen=True)
class RowMatch:
    """
    Positions of the held-out rows among the raw ones. `evidence` tells whether a column that
    both have in common holds the same values; None without such a column.
    """

    raw: Any
    places: list[int]
    evidence: bool | None

    def write(self, folder: Path, files: Sequence[Path]) -> None:
        """Writes `rows.pkl`, and `rows.csv`: lines of the file that was loaded where they can be told, else from the frame."""
        rows = self.raw.iloc[self.places]
        (folder / "rows.pkl").write_bytes(pickle.dumps(rows))
        out = folder / "rows.csv"
        for file in files:
            if file.suffix == ".csv" and file.is_file() and self._copy_lines(file, out):
                return
        rows.to_csv(out, index=False)

    def _copy_lines(self, file: Path, out: Path) -> bool:
        """Copies the header and the rows' own lines, if the file has one line for each raw row."""
        with file.open(newline="", encoding="utf-8", errors="surrogateescape") as opened:
            lines = list(csv.reader(opened))
        header, body = lines[0] if lines else [], [line for line in lines[1:] if line]
        named = {name or f"Unnamed: {place}" for place, name in enumerate(header)}
        if len(body) != len(self.raw) or not set(map(str, self.raw.columns)) <= named:
            return False
        with out.open("w", newline="", encoding="utf-8", errors="surrogateescape") as opened:
            csv.writer(opened).writerows([header, *(body[place] for place in self.places)])
        return True


@dataclass(frozen=True)
class Rows:
    """Rows as they were when they were asked for, the object that held them, and which of its rows they are."""

    value: Any
    holder: Any
    window: slice

    @classmethod
    def of(cls, value: Any) -> Rows:
        holder, window = value, slice(None)
        base = getattr(value, "base", None)
        # A slice of an array: `X_test[:5]`.
        if type(base) is type(value) and base.ndim == value.ndim == 2 and base.shape[1:] == value.shape[1:] and len(base) > len(value) > 0:
            step = base.strides[0]
            start = (value.__array_interface__["data"][0] - base.__array_interface__["data"][0]) // step if step else 0
            if value.strides == base.strides and 0 <= start <= len(base) - len(value):
                holder, window = base, slice(start, start + len(value))
        return cls(value.copy() if hasattr(value, "copy") else value, holder, window)


def match_rows(loaded: Any, wanted: Rows, others: Iterable[Any], splits: SplitRecord, names: Any = None) -> RowMatch | None:
    """
    Rows with an index of their own are led back by it. Those that lost it (an array, a matrix, a frame that counts
    anew) by the recorded split that gave so many rows, else by other values with as many rows, such as their
    target, when all of these agree. Where an array was loaded, what the rows hold says it first. None when nothing
    leads back.
    """
    held = wanted.value
    others = list(others)
    raw = table_of(loaded, names)
    if raw is None:
        return None
    if raw is not loaded and (same := by_values(raw, held, whole=False)) is not None:
        return RowMatch(raw, same, True)
    count = count_of(wanted.holder)
    indexed = positions(raw, held)
    recorded = splits.places(wanted.holder, count, lambda rows: rooted(raw, rows, others))
    if indexed is not None and not (recorded and counts_anew(held)):
        found, seen = indexed, evidence(raw, held, indexed)
        # Where a split is known to have given other rows, the index misleads.
        if seen is False and len(recorded) == 1:
            found, seen = recorded[0], None
    elif len(recorded) == 1:
        found, seen = recorded[0], None
    else:
        telling = [each for each in recorded if evidence(raw, held, each)]
        guess = rooted(raw, wanted.holder, others) if not recorded and not hasattr(held, "iloc") else None
        found = telling[0] if len(telling) == 1 else guess
        seen = True if len(telling) == 1 else None
        if found is None and indexed is not None:
            found, seen = indexed, evidence(raw, held, indexed)
    if found is None and raw is not loaded:
        found = only_one([each for each in others if count_of(each) == count], raw)
    if found is None and count == len(raw) and counts_on(held):
        # All raw rows, joined with others, numbered anew and cut off again.
        found = list(range(count))
        seen = evidence(raw, held, found)
    if found is None:
        return None
    places = found if hasattr(held, "iloc") else found[wanted.window]
    return RowMatch(raw, places, seen)


def only_one(values: Iterable[Any], raw: Any) -> list[int] | None:
    """Where the rows of these values stand that are raw rows as they were loaded; None when they are not all the same."""
    found: list[list[int]] = []
    for value in values:
        places = by_values(raw, value, whole=True)
        if places is not None and places not in found:
            found.append(places)
    return found[0] if len(found) == 1 else None


def rooted(raw: Any, rows: Any, others: Iterable[Any]) -> list[int] | None:
    """Where the rows given to a split come from."""
    found = positions(raw, rows)
    if found is not None and not (counts_anew(rows) and len(found) != len(raw)):
        return found
    return None if is_shuffled(raw, rows) else agreed(raw, count_of(rows), others)


def is_shuffled(raw: Any, rows: Any) -> bool:
    """Whether an array holds a column of the raw rows in another order."""
    if count_of(rows) != len(raw) or getattr(getattr(rows, "dtype", None), "kind", "O") not in "iuf" or getattr(rows, "ndim", 0) > 2:
        return False
    table = rows.reshape(len(raw), -1)
    theirs = [raw[name].to_numpy() for name in raw.columns if getattr(raw[name].dtype, "kind", "O") in "iuf"]
    sorted_theirs = [each.copy() for each in theirs]
    for each in sorted_theirs:
        each.sort()
    for place in range(min(table.shape[1], MOST_COLUMNS)):
        mine = table[:, place]
        ordered = mine.copy()
        ordered.sort()
        for one, other in zip(theirs, sorted_theirs, strict=True):
            if (mine == one).all():
                return False
            if (ordered == other).all() and ordered[0] != ordered[-1]:
                return True
    return False


def count_of(rows: Any) -> int:
    shape = getattr(rows, "shape", None)
    if isinstance(shape, tuple) and shape:
        return int(shape[0])
    return len(rows) if isinstance(rows, Sized) else 0


def counts_anew(rows: Any) -> bool:
    """Whether the index says nothing: it counts from 0."""
    return hasattr(rows, "index") and hasattr(rows, "iloc") and list(rows.index) == list(range(len(rows)))


def counts_on(rows: Any) -> bool:
    """Whether the index counts by one from any number."""
    if not (hasattr(rows, "index") and hasattr(rows, "iloc")) or len(rows) == 0 or rows.index.dtype.kind != "i":
        return False
    return bool((rows.index == range(rows.index[0], rows.index[0] + len(rows))).all())


def agreed(raw: Any, count: int, others: Iterable[Any]) -> list[int] | None:
    """Where all values with so many rows, and an index that does not simply count, say that they come from."""
    if count == len(raw):
        return list(range(count))
    seen: list[list[int]] = []
    for value in others:
        if not (hasattr(value, "index") and hasattr(value, "iloc") and len(value) == count):
            continue
        if counts_anew(value):
            continue
        places = positions(raw, value)
        if places is not None and places not in seen:
            seen.append(places)
    return seen[0] if len(seen) == 1 else None


def positions(raw: Any, held: Any) -> list[int] | None:
    if not (hasattr(held, "index") and hasattr(held, "iloc")):
        return None
    if not raw.index.is_unique:
        return None
    places = raw.index.get_indexer(held.index)
    return None if len(places) == 0 or (places < 0).any() else [int(each) for each in places]


def evidence(raw: Any, held: Any, places: list[int]) -> bool | None:
    """Whether some column came through unchanged, and is not the same in all rows."""
    if not hasattr(held, "columns"):
        return None
    seen = None
    for name in list(held.columns)[:MOST_COLUMNS]:
        if not isinstance(name, str) or name not in raw.columns:
            continue
        mine, theirs = held[name], raw[name].iloc[places]
        if getattr(mine, "ndim", 1) != 1 or getattr(theirs, "ndim", 1) != 1 or theirs.nunique() < 2:
            continue
        if bool(((mine.to_numpy() == theirs.to_numpy()) | (mine.isna().to_numpy() & theirs.isna().to_numpy())).all()):
            return True
        seen = False
    return seen
