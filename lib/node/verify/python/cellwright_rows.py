"""Leads held-out rows back to the rows that were loaded."""

from __future__ import annotations

from typing import Any


def matched_rows(rows: dict[str, Any]) -> dict[str, Any]:
    """
    Positions of the held-out rows among the raw ones, by their index, as the portable value `held-out places`.
    Empty when the index cannot lead back. `held-out evidence` tells whether a column that both have in common holds the same
    values: True or False, None without such a column.
    """
    raw, held = rows.get("raw"), rows.get("heldOut")
    places = positions(raw, held)
    if places is None:
        return {}
    return {"held-out places": ("sequence", tuple(("number", each) for each in places))} | (
        {"held-out evidence": ("plain", evidence(raw, held, places))}
    )


def positions(raw: Any, held: Any) -> list[int] | None:
    if not (hasattr(raw, "index") and hasattr(raw, "columns") and hasattr(held, "index") and hasattr(held, "iloc")):
        return None
    if not raw.index.is_unique:
        return None
    places = raw.index.get_indexer(held.index)
    return None if (places < 0).any() else [int(each) for each in places]


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
