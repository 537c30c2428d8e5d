"""What is inside a fitted pipeline."""

from __future__ import annotations

import inspect
from typing import Any

from project_package.base import RowPipeline
from project_package.schema import RowSchema


def schema_of(pipeline: RowPipeline) -> RowSchema:
    """What raw rows look like."""
    return pipeline.schema


def learned_values(pipeline: RowPipeline) -> dict[str, dict[str, Any]]:
    """What each step learned in training, by the names of the step and of its attribute."""
    return {
        name: {
            attribute: value
            for attribute, value in vars(step).items()
            if attribute not in inspect.signature(type(step)).parameters
        }
        for name, step in pipeline.steps.items()
    }
