"""Train: run the pipeline and save what it fitted."""

from __future__ import annotations

from pathlib import Path

from project_package.artifacts import MODELS, save_model
from project_package.config import Config
from project_package.pipeline import ESTIMATORS, input_files, run_pipeline


def train(config: Config, models: Path = MODELS, copy_data: bool = False) -> Path:
    """Run the pipeline and save its estimators as a new version.

    Returns:
        The folder of the new version.
    """
    results = vars(run_pipeline(config))
    estimators = {name: results[name] for name in ESTIMATORS}
    return save_model(estimators, config, input_files(config), models, copy_data)
