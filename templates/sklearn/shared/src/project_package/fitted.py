"""What is inside a fitted pipeline."""

from __future__ import annotations

from typing import Any

from sklearn.pipeline import Pipeline

from project_package.schema import RowSchema

# What scikit-learn and the base of the steps keep of any rows.
_OF_ANY_ROWS = {
    "first_row_",
    "feature_names_in_",
    "feature_names_out_",
    "n_features_in_",
    "schema_",
    "trained_names_",
}


def schema_of(pipeline: Pipeline) -> RowSchema:
    """What raw rows look like."""
    schema: RowSchema = pipeline["raw_rows"].schema_
    return schema


def described_rows(pipeline: Pipeline) -> dict[str, Any]:
    """Raw columns with their types, and which of them hold the target."""
    return schema_of(pipeline).described()


def parts_of(pipeline: Pipeline) -> dict[str, Any]:
    """The fitted steps and the model, by name."""
    return dict(pipeline.steps)


def estimators_of(pipeline: Pipeline) -> dict[str, Any]:
    """The model by name; nothing for a pipeline that only processes rows."""
    name, last = pipeline.steps[-1]
    model = getattr(last, "model", last)
    return {name: model} if hasattr(last, "predict") else {}


def learned_values(pipeline: Pipeline) -> dict[str, dict[str, Any]]:
    """What each step learned in training, by the names of the step and of its attribute."""
    return {
        name: {
            attribute.removesuffix("_"): value
            for attribute, value in vars(step).items()
            if attribute.endswith("_") and attribute not in _OF_ANY_ROWS
        }
        for name, step in pipeline.steps
    }
