"""A row alone is answered as among others."""

from __future__ import annotations

from typing import Any

import pandas as pd
from answers import as_array, assert_same
from data_at_hand import DataAtHand
from notebook_rows import rows_by_step

from project_package.pipeline import project_answer_rows


def test_row_alone_equals_row_of_batch(pipeline: Any, rows: pd.DataFrame) -> None:
    batch = as_array(project_answer_rows(pipeline, rows))
    for position in range(len(rows)):
        alone = project_answer_rows(pipeline, rows.iloc[[position]])
        assert_same(alone, batch[[position]])


def test_order_of_rows_does_not_matter(pipeline: Any, rows: pd.DataFrame) -> None:
    batch = as_array(project_answer_rows(pipeline, rows))
    assert_same(project_answer_rows(pipeline, rows.iloc[::-1]), batch[::-1])


def test_row_alone_leaves_each_step_as_among_others(
    pipeline: Any, rows: pd.DataFrame, data: DataAtHand
) -> None:
    batch = rows_by_step(pipeline, rows, data.config)
    for position in (0, len(rows) - 1):
        alone = rows_by_step(pipeline, rows.iloc[[position]], data.config)
        for _, after in batch.values():
            assert len(as_array(after)) == len(rows)
        for name, (_, after) in alone.items():
            among = as_array(batch[name][1])[[position]]
            # Columns for the categories of these rows alone are aligned by a later step.
            if as_array(after).shape == among.shape:
                assert_same(after, among)
