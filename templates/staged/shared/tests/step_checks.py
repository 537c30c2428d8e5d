"""What every step must hold."""

from __future__ import annotations

from typing import Any

import pandas as pd


def check_rows_are_kept(before: Any, after: Any) -> None:
    """One row comes out for each that went in."""
    assert _count(after) == _count(before)


def check_no_gaps_are_made(before: Any, after: Any) -> None:
    """No column has more gaps than before."""
    if not isinstance(before, pd.DataFrame) or not isinstance(after, pd.DataFrame):
        return
    shared = [name for name in before.columns if name in after.columns]
    assert (after[shared].isna().sum() <= before[shared].isna().sum()).all()


def check_is_learned(learned: dict[str, Any], name: str) -> None:
    """Training left a value."""
    assert learned[name] is not None


def _count(rows: Any) -> int:
    return int(rows.shape[0]) if hasattr(rows, "shape") else len(rows)
