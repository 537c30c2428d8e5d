"""What tests compare: predictions and processed rows of any kind."""

from __future__ import annotations

from typing import Any

import numpy as np

TOLERANCE = 1e-9


def as_array(answers: Any) -> np.ndarray[Any, Any]:
    """Answers as an array, one entry or line for each row."""
    return np.asarray(answers.toarray() if hasattr(answers, "toarray") else answers)


def assert_same(found: Any, expected: Any) -> None:
    """Numbers within the tolerance, anything else exactly."""
    left, right = as_array(found), as_array(expected)
    assert left.shape == right.shape
    if left.dtype.kind in "biufc" and right.dtype.kind in "biufc":
        np.testing.assert_allclose(left, right, rtol=TOLERANCE, atol=TOLERANCE)
    else:
        np.testing.assert_array_equal(_texts(left), _texts(right))


def _texts(values: np.ndarray[Any, Any]) -> list[str]:
    """A number among texts is the same with and without decimals."""
    return [f"{value:.9g}" if _is_number(value) else str(value) for value in values.ravel()]


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float, np.number)) and not isinstance(value, bool)
