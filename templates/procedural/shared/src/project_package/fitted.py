"""What is inside a fitted pipeline."""

from __future__ import annotations

from dataclasses import is_dataclass
from typing import Any

from project_package.pipeline import FittedPipeline
from project_package.schema import RowSchema


def schema_of(pipeline: FittedPipeline) -> RowSchema:
    """What raw rows look like."""
    return pipeline.schema


def learned_values(pipeline: FittedPipeline) -> dict[str, dict[str, Any]]:
    """What each step learned in training, by the names of the step and of its attribute."""
    return {
        name: dict(vars(value))
        for name, value in vars(pipeline).items()
        if is_dataclass(value) and not isinstance(value, RowSchema)
    }
