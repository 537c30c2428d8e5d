"""Leads held-out rows back to the rows that were loaded."""

from __future__ import annotations

import csv
import pickle
from collections.abc import Iterable, Sequence, Sized
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class RowMatch:
    """
    Positions of the held-out rows among the raw ones, by their index. `evidence` tells whether a column that
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


def match_rows(raw: Any, held: Any, others: Iterable[Any] = ()) -> RowMatch | None:
    """
    Rows without an index, of an array or a matrix, are led back by other values with as many rows, such as their target, when
    all of these agree. None when nothing leads back.
    """
    if not (hasattr(raw, "index") and hasattr(raw, "iloc") and hasattr(raw, "columns")):
        return None
    places = positions(raw, held)
    if places is None and not hasattr(held, "iloc"):
        places = agreed(raw, count_of(held), others)
    return None if places is None else RowMatch(raw, places, evidence(raw, held, places))


def count_of(rows: Any) -> int:
    shape = getattr(rows, "shape", None)
    if shape:
        return int(shape[0])
    return len(rows) if isinstance(rows, Sized) else 0


def agreed(raw: Any, count: int, others: Iterable[Any]) -> list[int] | None:
    """Where all values with so many rows, and an index that does not simply count, say that they come from."""
    if count == len(raw):
        return list(range(count))
    seen: list[list[int]] = []
    for value in others:
        if not (hasattr(value, "index") and hasattr(value, "iloc") and len(value) == count):
            continue
        if list(value.index[:2]) == [0, 1] and value.index.is_monotonic_increasing:
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
    for name in held.columns:
        if not isinstance(name, str) or name not in raw.columns:
            continue
        mine, theirs = held[name], raw[name].iloc[places]
        if getattr(mine, "ndim", 1) != 1 or getattr(theirs, "ndim", 1) != 1 or theirs.nunique() < 2:
            continue
        if bool(((mine.to_numpy() == theirs.to_numpy()) | (mine.isna() & theirs.isna()).to_numpy()).all()):
            return True
        seen = False
    return seen
