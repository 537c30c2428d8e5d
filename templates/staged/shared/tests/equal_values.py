"""Values that were learned, compared with those of the notebook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from answers import TOLERANCE

# Times and random states are no result of learning.
UNCOMPARED = {"cv_results_", "refit_time_", "random_state_"}
DEEPEST = 8


def assert_equal_values(found: Any, expected: Any, name: str, depth: int = 0) -> None:
    """Numbers within the tolerance, anything else exactly; of fitted objects, what they learned."""
    if depth > DEEPEST or found is expected:
        return
    if isinstance(expected, Mapping):
        assert isinstance(found, Mapping), name
        assert {str(key) for key in found} == {str(key) for key in expected}, name
        own = {str(key): value for key, value in found.items()}
        for key, value in expected.items():
            assert_equal_values(own[str(key)], value, f"{name}[{key!r}]", depth + 1)
    elif isinstance(expected, (set, frozenset)):
        assert set(found) == expected, name
    elif isinstance(expected, (list, tuple)) or _holds_objects(expected):
        assert len(found) == len(expected), name
        for place, (left, right) in enumerate(zip(found, expected, strict=True)):
            assert_equal_values(left, right, f"{name}[{place}]", depth + 1)
    elif _is_plain(expected):
        _assert_equal_arrays(found, expected, name)
    else:
        _assert_equal_objects(found, expected, name, depth)


def _holds_objects(value: Any) -> bool:
    """An array of fitted objects, such as the trees of a forest."""
    if not isinstance(value, np.ndarray) or value.dtype != object:
        return False
    return value.ndim > 0 and not all(_is_plain(each) for each in value.flat)


def _is_plain(value: Any) -> bool:
    # A fitted forest counts as a sequence of its trees, for numpy.
    frames = (np.ndarray, pd.DataFrame, pd.Series, pd.Index)
    return hasattr(value, "toarray") or isinstance(value, frames) or pd.api.types.is_scalar(value)


def _assert_equal_arrays(found: Any, expected: Any, name: str) -> None:
    left, right = _as_array(found), _as_array(expected)
    assert left.shape == right.shape, name
    if left.dtype.names is not None:
        assert left.dtype.names == right.dtype.names, name
        for field in left.dtype.names:
            _assert_equal_arrays(left[field], right[field], f"{name}.{field}")
    elif left.dtype.kind in "biufc" and right.dtype.kind in "biufc":
        np.testing.assert_allclose(left, right, rtol=TOLERANCE, atol=TOLERANCE, err_msg=name)
    else:
        np.testing.assert_array_equal(left.astype(str), right.astype(str), err_msg=name)


def _as_array(value: Any) -> np.ndarray[Any, Any]:
    if hasattr(value, "toarray"):
        value = value.toarray()
    if isinstance(value, (pd.DataFrame, pd.Series, pd.Index)):
        value = value.to_numpy()
    return np.asarray(value)


def _assert_equal_objects(found: Any, expected: Any, name: str, depth: int) -> None:
    # A class of the notebook has its place in the package.
    assert type(found).__name__ == type(expected).__name__, name
    own = _learned(found)
    for attribute, value in _learned(expected).items():
        assert attribute in own, f"{name}.{attribute}"
        assert_equal_values(own[attribute], value, f"{name}.{attribute}", depth + 1)


def _learned(value: Any) -> dict[str, Any]:
    """What an object learned; all that it holds where nothing is marked as learned."""
    held = getattr(value, "__dict__", None) or _state(value)
    plain = {
        name: each
        for name, each in held.items()
        if not (callable(each) or name.startswith("_") or name in UNCOMPARED)
    }
    return {name: each for name, each in plain.items() if name.endswith("_")} or plain


def _state(value: Any) -> dict[str, Any]:
    """What a compiled object would be saved as."""
    try:
        state = value.__getstate__()
    except TypeError:
        return {}
    return state if isinstance(state, dict) else {}
