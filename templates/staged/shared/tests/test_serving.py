"""The trained pipeline on raw rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from answers import assert_same

from project_package.fitted import schema_of
from project_package.pipeline import project_answer_rows
from project_package.row_files import read_rows
from project_package.schema import RowError


def test_other_columns_and_order_do_not_matter(pipeline: Any, rows: pd.DataFrame) -> None:
    schema = schema_of(pipeline)
    asked = rows[[name for name in reversed(rows.columns) if name not in schema.targets]]
    asked = asked.assign(no_such_column=1)
    assert_same(project_answer_rows(pipeline, asked), project_answer_rows(pipeline, rows))


def test_missing_column_is_named(pipeline: Any, rows: pd.DataFrame) -> None:
    for name in schema_of(pipeline).required:
        with pytest.raises(RowError, match="missing column") as failed:
            project_answer_rows(pipeline, rows.drop(columns=[name]))
        assert f"`{name}`" in str(failed.value)


def test_bad_number_is_named(pipeline: Any, rows: pd.DataFrame) -> None:
    schema = schema_of(pipeline)
    for name in schema.required:
        if schema.dtypes[name].kind in "iuf":
            wrong = rows.copy()
            wrong[name] = ["no number", *rows[name].iloc[1:]]
            with pytest.raises(RowError, match="row 1.*no number") as failed:
                project_answer_rows(pipeline, wrong)
            assert f"`{name}`" in str(failed.value)


def test_rows_come_back_from_a_file(pipeline: Any, rows: pd.DataFrame, tmp_path: Path) -> None:
    if not rows.map(pd.api.types.is_scalar).all(axis=None):
        pytest.skip("CSV files hold plain values only")
    file = tmp_path / "rows.csv"
    rows.to_csv(file, index=False)
    read = read_rows(file, schema_of(pipeline))
    assert_same(project_answer_rows(pipeline, read), project_answer_rows(pipeline, rows))


def test_missing_file_is_named(pipeline: Any, tmp_path: Path) -> None:
    with pytest.raises(RowError, match="absent.csv"):
        read_rows(tmp_path / "absent.csv", schema_of(pipeline))
