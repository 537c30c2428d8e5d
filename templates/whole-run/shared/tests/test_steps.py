"""Each step says what it takes and gives."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest

from project_package import pipeline

STEPS = [
    value
    for value in vars(pipeline).values()
    if inspect.isfunction(value)
    and value.__module__.startswith("project_package.")
    and value.__module__ != pipeline.__name__
]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_signature_is_typed_and_documented(step: Callable[..., Any]) -> None:
    signature = inspect.signature(step)
    documentation = (inspect.getdoc(step) or "").split()
    assert signature.return_annotation is not inspect.Signature.empty
    for name, parameter in signature.parameters.items():
        assert parameter.annotation is not inspect.Parameter.empty
        assert name in documentation or f"{name}:" in documentation
