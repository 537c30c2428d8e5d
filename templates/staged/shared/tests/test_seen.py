"""What training saw is kept, and other values are told or refused, as the policy says."""

from __future__ import annotations

import logging

import numpy as np
import pandas as pd
import pytest

from project_package import seen
from project_package.schema import RowError, RowSchema

TRAINING = pd.DataFrame(
    {
        "town": ["north", "south", "north", "south"],
        "area": [40.0, 55.5, np.nan, 70.0],
        "rooms": [1, 2, 3, 2],
        "note": ["a", "b", "c", "d"],
    }
)
SCHEMA = RowSchema.of(TRAINING, targets=["note"])
ROW = TRAINING.iloc[[0]]


def test_categories_and_ranges_are_kept() -> None:
    assert SCHEMA.seen["town"].categories == frozenset({"north", "south"})
    assert (SCHEMA.seen["area"].lowest, SCHEMA.seen["area"].highest) == (40.0, 70.0)
    assert SCHEMA.seen["area"].has_missing
    assert not SCHEMA.seen["rooms"].has_missing
    assert "note" not in SCHEMA.seen
    assert SCHEMA.described()["seen"]["town"]["categories"] == ["north", "south"]


def test_values_of_their_own_are_no_categories() -> None:
    assert RowSchema.of(TRAINING).seen["note"].categories is None


def test_an_unseen_category_is_told(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        rows = SCHEMA.align(pd.concat([ROW, ROW.assign(town="east")]))
    assert rows["town"].tolist() == ["north", "east"]
    assert "row 2, column `town`: 'east' was not seen in training (1 of 2 rows)" in caplog.text


def test_a_missing_value_is_told_where_training_had_none(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        SCHEMA.align(ROW.assign(area=np.nan))
        assert caplog.text == ""
        SCHEMA.align(ROW.assign(rooms=np.nan))
    assert "row 1, column `rooms`: the value is missing, as in no row of training" in caplog.text


def test_a_policy_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seen, "POLICIES", {"town": {"unseen": "refuse"}})
    with pytest.raises(RowError, match="row 1, column `town`: 'east' was not seen in training"):
        SCHEMA.align(ROW.assign(town="east"))


def test_a_policy_accepts(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(seen, "POLICIES", {"town": {"unseen": "accept"}})
    with caplog.at_level(logging.WARNING):
        SCHEMA.align(ROW.assign(town="east"))
    assert caplog.text == ""
