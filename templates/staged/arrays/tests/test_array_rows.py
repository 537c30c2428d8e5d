"""A table of raw rows becomes the array that training had."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from project_package.array_rows import ArraySchema, table_of
from project_package.schema import RowError

TRAINING = np.array([[1.5, 2.0, 1.0], [2.5, 4.0, 0.0]])


@pytest.mark.parametrize(
    "rows",
    [TRAINING, TRAINING[:, 0], TRAINING.reshape(2, 3, 1), np.array([[1, 2], [3, 4]])],
    ids=["table", "column", "images", "counts"],
)
def test_array_comes_back(rows: Any) -> None:
    found = ArraySchema.of_array(rows).align(table_of(rows))
    np.testing.assert_array_equal(found, rows)
    assert found.dtype == rows.dtype


def test_list_comes_back() -> None:
    rows = TRAINING.tolist()
    assert ArraySchema.of_array(rows).align(table_of(rows)) == rows


def test_columns_have_the_names_of_the_data_set() -> None:
    schema = ArraySchema.of_array(TRAINING, ["width", "height", "kind"])
    assert schema.required == ["width", "height", "kind"]
    with pytest.raises(RowError, match="missing column: `height`"):
        schema.align(table_of(TRAINING, ["width", "depth", "kind"]))


def test_target_is_never_read() -> None:
    schema = ArraySchema.of_array(TRAINING, targets=[-1])
    found = schema.align(table_of(TRAINING).drop(columns="column_2"))
    np.testing.assert_array_equal(found[:, :2], TRAINING[:, :2])
    assert np.isnan(found[:, 2]).all()
