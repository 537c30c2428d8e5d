"""A row alone is answered as among others, when the data is there."""

from __future__ import annotations

from typing import Any

import pandas as pd
from answers import as_array, assert_same

from project_package.pipeline import project_answer_rows


def test_row_alone_equals_row_of_batch(pipeline: Any, rows: pd.DataFrame) -> None:
    batch = as_array(project_answer_rows(pipeline, rows))
    for position in range(len(rows)):
        alone = project_answer_rows(pipeline, rows.iloc[[position]])
        assert_same(alone, batch[[position]])


def test_order_of_rows_does_not_matter(pipeline: Any, rows: pd.DataFrame) -> None:
    batch = as_array(project_answer_rows(pipeline, rows))
    assert_same(project_answer_rows(pipeline, rows.iloc[::-1]), batch[::-1])
