"""What every step must hold."""

from __future__ import annotations

from typing import Any

import pandas as pd


def check_rows_are_kept(before: Any, after: Any) -> None:
    """One row comes out for each that went in."""
    assert _count(after) == _count(before)


def check_gaps_are_filled(before: Any, after: Any) -> None:
    """No column has more gaps than before, and some of those that there were are gone."""
    if not isinstance(before, pd.DataFrame) or not isinstance(after, pd.DataFrame):
        return
    shared = [name for name in before.columns if name in after.columns]
    gaps = before[shared].isna().sum()
    left = after[shared].isna().sum()
    assert (left <= gaps).all()
    assert gaps.sum() == 0 or left.sum() < gaps.sum() or list(shared) != list(before.columns)


def check_is_learned(learned: dict[str, Any], name: str) -> None:
    """Training left a value."""
    assert learned[name] is not None


def _count(rows: Any) -> int:
    return int(rows.shape[0]) if hasattr(rows, "shape") else len(rows)
