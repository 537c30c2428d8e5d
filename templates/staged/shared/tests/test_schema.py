"""Raw rows get the columns and types of training, or an error that names what is wrong."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from project_package.row_files import read_rows, write_rows
from project_package.schema import RowError, RowSchema

TRAINING = pd.DataFrame(
    {
        "code": ["007", "a1", "12"],
        "count": [1, 2, 3],
        "share": [0.5, 1.0, np.nan],
        "flag": [True, False, True],
        "day": pd.to_datetime(["2020-01-01", "2020-01-02", "2020-01-03"]),
        "label": [1, 0, 1],
    }
)
SCHEMA = RowSchema.of(TRAINING, targets=["label"])


def test_types_are_those_of_training(tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    TRAINING.iloc[[0]].drop(columns="label").to_csv(file, index=False)
    row = SCHEMA.align(read_rows(file, SCHEMA))
    assert list(row.columns) == list(TRAINING.columns)
    for name in ("code", "count", "share", "flag", "day"):
        assert row[name].dtype == TRAINING[name].dtype
        assert row[name].iloc[0] == TRAINING[name].iloc[0]


def test_numbers_that_stand_for_text_are_text() -> None:
    row = TRAINING.iloc[[0]].assign(code=12)
    assert SCHEMA.align(row)["code"].tolist() == ["12"]


def test_the_target_is_never_read() -> None:
    pd.testing.assert_frame_equal(
        SCHEMA.align(TRAINING), SCHEMA.align(TRAINING.drop(columns="label"))
    )
    assert SCHEMA.align(TRAINING)["label"].nunique(dropna=False) == 1


def test_columns_that_no_step_reads_may_be_absent() -> None:
    for schema in (
        RowSchema.of(TRAINING, targets=["label"], unread=["day", "absent"]),
        RowSchema.of(TRAINING, targets=["label"], needed=["code", "count", "share", "flag"]),
    ):
        assert schema.required == ["code", "count", "share", "flag"]
        assert "day" not in schema.seen
        assert schema.described()["unread"] == ["day"]
        lacking = TRAINING.drop(columns="day")
        pd.testing.assert_frame_equal(schema.align(lacking), schema.align(TRAINING))
        assert list(schema.align(lacking).columns) == list(TRAINING.columns)


def test_a_missing_number_stays_missing() -> None:
    row = TRAINING.iloc[[0]].assign(count=np.nan)
    assert SCHEMA.align(row)["count"].isna().all()


def test_missing_columns_are_named() -> None:
    with pytest.raises(RowError, match="missing columns: `code`, `flag`"):
        SCHEMA.align(TRAINING.drop(columns=["code", "flag"]))


def test_wrong_values_are_named_with_their_row() -> None:
    wrong = TRAINING.astype({"count": object, "flag": object})
    with pytest.raises(RowError, match="row 2, column `count`: 'many' is not a number"):
        SCHEMA.align(wrong.assign(count=[1, "many", 3]))
    with pytest.raises(RowError, match="row 3, column `flag`: 'maybe' is not True or False"):
        SCHEMA.align(wrong.assign(flag=[True, False, "maybe"]))


def test_the_file_is_read_as_the_notebook_reads_its_own_or_as_plain_csv(tmp_path: Path) -> None:
    schema = RowSchema.of(TRAINING, read_options={"sep": ";", "index_col": 0})
    own, plain = tmp_path / "own.csv", tmp_path / "plain.csv"
    TRAINING.to_csv(own, sep=";")
    TRAINING.to_csv(plain, index=False)
    for file in (own, plain):
        pd.testing.assert_frame_equal(schema.align(read_rows(file, schema)), TRAINING)


def test_a_file_may_lack_the_line_of_names(tmp_path: Path) -> None:
    schema = RowSchema.of(TRAINING, read_options={"header": None, "names": list(TRAINING)})
    bare, named = tmp_path / "bare.csv", tmp_path / "named.csv"
    TRAINING.to_csv(bare, index=False, header=False)
    TRAINING.to_csv(named, index=False)
    for file in (bare, named):
        pd.testing.assert_frame_equal(schema.align(read_rows(file, schema)), TRAINING)


def test_lost_rows_are_told(tmp_path: Path) -> None:
    with pytest.raises(RowError, match="3 rows went in, 2 came out"):
        write_rows(TRAINING.head(2), 3, tmp_path / "out.csv")
