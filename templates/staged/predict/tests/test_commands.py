"""The commands from training to predictions and metrics."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from answers import assert_same
from data_at_hand import DataAtHand
from kept_apart import keep_apart

from project_package.__main__ import main
from project_package.pipeline import predict_rows
from project_package.predict import prediction_frame


def test_train_predict_evaluate(
    pipeline: Any,
    rows: pd.DataFrame,
    data: DataAtHand,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if not rows.map(pd.api.types.is_scalar).all(axis=None):
        pytest.skip("CSV files hold plain values only")
    keep_apart(monkeypatch, data, tmp_path)
    asked, answers = tmp_path / "asked.csv", tmp_path / "answers.csv"
    rows.to_csv(asked, index=False)
    config = ["--config", str(data.write_config(tmp_path / "config.yml"))]
    assert main(["train", *config]) == 0
    assert "saved " in capsys.readouterr().out
    assert main(["predict", str(asked), "--output", str(answers)]) == 0
    expected = prediction_frame(predict_rows(pipeline, rows))
    assert list(pd.read_csv(answers).columns) == list(expected.columns)
    assert len(pd.read_csv(answers)) == len(rows)
    capsys.readouterr()
    assert main(["evaluate", *config]) == 0
    version = json.loads(capsys.readouterr().out)["version"]
    assert main(["models", "promote", version]) == 0
    assert main(["models", "compare", version, version]) == 0
    assert main(["models"]) == 0
    assert version in capsys.readouterr().out


def test_several_answers_are_numbered() -> None:
    assert list(prediction_frame([[1, 2], [3, 4]]).columns) == ["prediction_0", "prediction_1"]
    assert_same(prediction_frame([[1], [2]])["prediction"], [1, 2])
