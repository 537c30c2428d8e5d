"""Train: run the pipeline and save what it fitted."""

from __future__ import annotations

from pathlib import Path

from project_package.artifacts import MODELS, save_model
from project_package.config import Config
from project_package.outputs import OUTPUTS, write_outputs
from project_package.pipeline import ESTIMATORS, input_files, run_pipeline


def train(
    config: Config,
    models: Path = MODELS,
    outputs: Path = OUTPUTS,
    copy_data: bool = False,
) -> Path:
    """Run the pipeline, save its estimators as a new version, write its other results.

    Returns:
        The folder of the new version.
    """
    results = vars(run_pipeline(config))
    estimators = {name: results[name] for name in ESTIMATORS}
    version = save_model(estimators, config, input_files(config), models, copy_data)
    others = {name: value for name, value in results.items() if name not in ESTIMATORS}
    write_outputs(others, outputs)
    return version
