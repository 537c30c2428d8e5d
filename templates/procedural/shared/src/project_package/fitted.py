"""What is inside a fitted pipeline."""

from __future__ import annotations

from dataclasses import is_dataclass
from typing import Any

from project_package.pipeline import FittedPipeline
from project_package.schema import RowSchema

# What is not learned.
_GIVEN = ("schema", "config")


def schema_of(pipeline: FittedPipeline) -> RowSchema:
    """What raw rows look like."""
    return pipeline.schema


def described_rows(pipeline: FittedPipeline) -> dict[str, Any]:
    """Raw columns with their types, and which of them hold the target."""
    return pipeline.schema.described()


def parts_of(pipeline: FittedPipeline) -> dict[str, Any]:
    """What the steps learned and the model, by name."""
    return {name: value for name, value in vars(pipeline).items() if name not in _GIVEN}


def estimators_of(pipeline: FittedPipeline) -> dict[str, Any]:
    """The model by name; nothing for a pipeline that only processes rows."""
    parts = parts_of(pipeline).items()
    return {name: value for name, value in parts if hasattr(value, "predict")}


def learned_values(pipeline: FittedPipeline) -> dict[str, dict[str, Any]]:
    """What each step learned in training, by the names of the step and of its attribute."""
    return {
        name: dict(vars(value))
        for name, value in vars(pipeline).items()
        if is_dataclass(value) and not isinstance(value, RowSchema)
    }
