"""Values have the same fingerprint when, and only when, they hold the same."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from project_package.fingerprint import fingerprint

VALUES: list[Any] = [
    None,
    True,
    1,
    1.5,
    "1",
    b"1",
    [1, 2],
    {"a": 1, "b": [2.0]},
    {"a", "b"},
    np.array([1.0, np.nan]),
    np.array([1, 2]),
    np.array(["a", None], dtype=object),
    np.array([(1, 2.0)], dtype=[("a", "i1"), ("b", "f8")]),
    pd.Series([1.0, 2.0], index=["x", "y"]),
    pd.DataFrame({"a": [1, 2], "b": ["x", "y"]}),
    SimpleNamespace(a=1),
    fingerprint,
    int,
]


def test_other_values_have_other_fingerprints() -> None:
    assert len({fingerprint(value) for value in VALUES}) == len(VALUES)


@pytest.mark.parametrize("place", range(len(VALUES)))
def test_the_same_again_has_the_same(place: int) -> None:
    again = pd.Series([VALUES[place]], dtype=object).copy(deep=True).iloc[0]
    assert fingerprint(again) == fingerprint(VALUES[place])


def test_every_value_counts() -> None:
    learned = {"mean": {"age": 30.5}, "names": ["a", "b"]}
    assert fingerprint({**learned, "mean": {"age": 30.6}}) != fingerprint(learned)
    assert fingerprint({**learned, "names": ["b", "a"]}) != fingerprint(learned)


def test_last_bits_and_durations_do_not_count() -> None:
    assert fingerprint(0.1 + 0.2) == fingerprint(0.3)
    took = {"mean_fit_time": [0.1], "mean_test_score": [0.9]}
    assert fingerprint({**took, "mean_fit_time": [0.2]}) == fingerprint(took)
    assert fingerprint({**took, "mean_test_score": [0.8]}) != fingerprint(took)


def test_a_value_inside_of_itself_ends() -> None:
    endless: list[Any] = [1]
    endless.append(endless)
    assert fingerprint(endless) == fingerprint(endless)
