"""The whole pipeline, when its data is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from project_package.config import load_config
from project_package.config_file import PROJECT_ROOT
from project_package.pipeline import SECRETS, input_files, run_pipeline

ONLINE = "PROJECT_PACKAGE_ONLINE"


def test_pipeline_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    config = load_config()
    monkeypatch.chdir(PROJECT_ROOT)
    unset = [name for name in SECRETS if name not in os.environ]
    if unset:
        pytest.skip(f"environment variables are not set: {', '.join(unset)}")
    files = input_files(config)
    missing = [file for file in files if "://" not in file and not Path(file).exists()]
    if missing:
        pytest.skip(f"data is missing: {', '.join(missing)}")
    if any("://" in file for file in files) and not os.environ.get(ONLINE):
        pytest.skip(f"reads from the network: set {ONLINE}=1 to run it")
    try:
        results = run_pipeline(config)
    except OSError as error:
        pytest.skip(f"data cannot be read: {error}")
    assert [name for name, value in vars(results).items() if value is None] == []
