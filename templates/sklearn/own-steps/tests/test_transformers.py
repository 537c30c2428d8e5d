"""Each step keeps the rules of scikit-learn."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.pipeline import Pipeline

from project_package import steps
from project_package.fitted import schema_of
from project_package.transformers import StepTransformer

MODULES = [
    importlib.import_module(m.name)
    for m in pkgutil.iter_modules(steps.__path__, f"{steps.__name__}.")
]
STEPS = [
    value
    for module in MODULES
    for value in vars(module).values()
    if inspect.isclass(value)
    and issubclass(value, StepTransformer)
    and value.__module__ == module.__name__
]
LEARNING = [step for step in STEPS if "__sklearn_is_fitted__" not in vars(step)]


def _unfitted(step: type[Any]) -> Any:
    return step(**{name: [name] for name in inspect.signature(step).parameters})


def test_clone_keeps_what_was_given() -> None:
    for step in STEPS:
        original = _unfitted(step)
        assert clone(original).get_params() == original.get_params(), step


def test_what_learns_must_be_fitted_first() -> None:
    for step in LEARNING:
        with pytest.raises(NotFittedError):
            _unfitted(step).transform(pd.DataFrame({"any": [1]}))


def test_names_of_columns_are_known(pipeline: Pipeline, rows: pd.DataFrame) -> None:
    targets = schema_of(pipeline).targets
    processed: Any = rows
    for _, step in pipeline.steps:
        if not hasattr(step, "transform"):
            break
        processed = step.transform(processed)
        names = list(step.get_feature_names_out())
        if isinstance(processed, pd.DataFrame):
            # Some rows may lack what all of training has: the target, indicators of rare categories.
            known = [name for name in processed.columns if name not in targets]
            assert [name for name in names if name in known] == known
        else:
            shape = processed.shape if hasattr(processed, "shape") else np.shape(processed)
            assert len(names) == np.prod(shape[1:])
