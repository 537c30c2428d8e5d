"""What is inside a trained model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def described_rows(estimators: Mapping[str, Any]) -> dict[str, Any]:
    """Nothing: the pipeline reads whole files, not rows."""
    return {}


def parts_of(estimators: Mapping[str, Any]) -> dict[str, Any]:
    """The fitted estimators, by the name of their variable."""
    return dict(estimators)


def estimators_of(estimators: Mapping[str, Any]) -> dict[str, Any]:
    """The same: nothing else is saved."""
    return dict(estimators)


def learned_values(estimators: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What each estimator learned: the attributes that scikit-learn's end in `_`."""
    return {
        name: {
            attribute.removesuffix("_"): value
            for attribute, value in getattr(estimator, "__dict__", {}).items()
            if attribute.endswith("_") and not attribute.startswith("_")
        }
        for name, estimator in estimators.items()
    }
