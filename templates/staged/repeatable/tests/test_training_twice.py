"""Training again gives the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
from answers import assert_same
from data_at_hand import DataAtHand

from project_package.artifacts import load_model, read_manifest, save_model
from project_package.pipeline import project_answer_rows
from project_package.train import train


def test_training_twice_gives_the_same(
    pipeline: Any, rows: pd.DataFrame, data: DataAtHand, tmp_path: Path
) -> None:
    first = save_model(pipeline, data.config, [], tmp_path / "first")
    again = train(data.config, tmp_path)
    models = tmp_path / "models"
    answers = project_answer_rows(load_model(again.name, models), rows)
    assert_same(answers, project_answer_rows(pipeline, rows))
    known = read_manifest(first.name, tmp_path / "first")
    assert read_manifest(again.name, models)["steps"] == known["steps"]
