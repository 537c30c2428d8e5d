"""Each function of the training says what it takes and gives."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest

from project_package import train

FUNCTIONS = [
    value
    for value in vars(train).values()
    if inspect.isfunction(value) and value.__module__.startswith("project_package.")
]


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
def test_signature_is_typed_and_documented(function: Callable[..., Any]) -> None:
    signature = inspect.signature(function)
    assert inspect.getdoc(function)
    assert signature.return_annotation is not inspect.Signature.empty
    for parameter in signature.parameters.values():
        assert parameter.annotation is not inspect.Parameter.empty
