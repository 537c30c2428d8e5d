"""What is inside a fitted pipeline."""

from __future__ import annotations

import inspect
from typing import Any

from project_package.base import RowPipeline
from project_package.schema import RowSchema

# What every pipeline has.
_BASE = ("schema", "steps")


def schema_of(pipeline: RowPipeline) -> RowSchema:
    """What raw rows look like."""
    return pipeline.schema


def described_rows(pipeline: RowPipeline) -> dict[str, Any]:
    """Raw columns with their types, and which of them hold the target."""
    return pipeline.schema.described()


def parts_of(pipeline: RowPipeline) -> dict[str, Any]:
    """The fitted steps and what else the pipeline holds, by name."""
    others = {name: value for name, value in vars(pipeline).items() if name not in _BASE}
    return {**pipeline.steps, **others}


def estimators_of(pipeline: RowPipeline) -> dict[str, Any]:
    """The model by name; nothing for a pipeline that only processes rows."""
    return {name: value for name, value in vars(pipeline).items() if name == "model"}


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
