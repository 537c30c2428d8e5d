"""What training saw in each raw column, and what is done about rows that hold something else."""

from __future__ import annotations

import logging
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from project_package.errors import ProjectError

logger = logging.getLogger(__name__)

Policy = Literal["accept", "warn", "refuse"]

UNSEEN: Policy = "warn"
"""For a category that training did not see: the notebook's code goes on with it, as it does there."""

MISSING: Policy = "warn"
"""For a missing value in a column in which training had none."""

POLICIES: Mapping[str, Mapping[Literal["unseen", "missing"], Policy]] = {}
"""By column, where it is other than above: `{"town": {"unseen": "refuse"}}`."""

# A column with more different values than these is no category.
MOST_CATEGORIES = 100


class RowError(ProjectError):
    """Rows cannot be used; the message names row and column."""


@dataclass(frozen=True)
class SeenColumn:
    """What training saw in one column.

    Attributes:
        categories: its values, where they are few and no numbers; else None.
        lowest: least number; None for other columns.
        highest: greatest number; None for other columns.
        has_missing: whether values were missing, so that the notebook's code knows what to do with them.
    """

    categories: frozenset[Hashable] | None
    lowest: float | None
    highest: float | None
    has_missing: bool

    @classmethod
    def of(cls, column: pd.Series) -> SeenColumn:
        """Look at the rows of training."""
        known = column.dropna()
        numeric = column.dtype.kind in "iuf"
        bounds = (float(known.min()), float(known.max())) if numeric and len(known) > 0 else None
        return cls(
            categories=None if numeric else _categories(known),
            lowest=None if bounds is None else bounds[0],
            highest=None if bounds is None else bounds[1],
            has_missing=len(known) < len(column),
        )

    def as_json(self) -> dict[str, Any]:
        """For the manifest."""
        categories = None if self.categories is None else sorted(map(str, self.categories))
        return {
            "categories": categories,
            "lowest": self.lowest,
            "highest": self.highest,
            "has_missing": self.has_missing,
        }

    def check(self, column: pd.Series) -> None:
        """Do what the policy says about the first value that training did not see.

        Raises:
            RowError: the policy refuses it.
        """
        policies = POLICIES.get(str(column.name), {})
        missing = column.isna()
        if not self.has_missing:
            _report(
                column,
                missing,
                "is missing, as in no row of training",
                policies.get("missing", MISSING),
            )
        if self.categories is not None:
            unseen = ~missing & ~column.isin(list(self.categories))
            _report(column, unseen, "was not seen in training", policies.get("unseen", UNSEEN))


def _categories(known: pd.Series) -> frozenset[Hashable] | None:
    if pd.api.types.is_datetime64_any_dtype(known):
        return None
    try:
        values = frozenset(known.unique())
    except TypeError:
        return None
    # Where most rows have a value of their own, it is a name or a text.
    few = len(values) <= min(MOST_CATEGORIES, max(2, len(known) // 2))
    return values if few else None


def _report(column: pd.Series, wrong: pd.Series, what: str, policy: Policy) -> None:
    if policy == "accept" or not wrong.any():
        return
    position = int(np.flatnonzero(wrong)[0])
    value = "the value" if pd.isna(column.iloc[position]) else repr(column.iloc[position])
    message = f"row {position + 1}, column `{column.name}`: {value} {what}"
    if policy == "refuse":
        raise RowError(message)
    logger.warning("%s (%d of %d rows)", message, int(wrong.sum()), len(column))
