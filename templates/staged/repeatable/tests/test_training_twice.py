"""Training again gives the same, when its data is there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
from answers import assert_same

from project_package.artifacts import load_model, read_manifest, save_model
from project_package.config import load_config
from project_package.pipeline import project_answer_rows
from project_package.train import train


def test_training_twice_gives_the_same(pipeline: Any, rows: pd.DataFrame, tmp_path: Path) -> None:
    first = save_model(pipeline, load_config(), [], tmp_path / "first")
    again = train(load_config(), tmp_path)
    models = tmp_path / "models"
    answers = project_answer_rows(load_model(again.name, models), rows)
    assert_same(answers, project_answer_rows(pipeline, rows))
    known = read_manifest(first.name, tmp_path / "first")
    assert read_manifest(again.name, models)["steps"] == known["steps"]
