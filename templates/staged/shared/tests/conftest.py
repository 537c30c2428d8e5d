"""A trained pipeline and some of its raw rows, when the data is there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from notebook_rows import load_rows

from project_package.artifacts import load_model
from project_package.config import load_config
from project_package.config_file import PROJECT_ROOT
from project_package.pipeline import SECRETS, input_files
from project_package.train import train

ONLINE = "PROJECT_PACKAGE_ONLINE"
ROWS = 20


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, pd.DataFrame]]:
    """The pipeline as saved and loaded again, and all raw rows."""
    config = load_config()
    before = Path.cwd()
    os.chdir(PROJECT_ROOT)
    try:
        _skip_without_data(input_files(config))
        folder = tmp_path_factory.mktemp("trained")
        train(config, folder)
        yield load_model(folder=folder / "models"), load_rows(config)
    except OSError as error:
        pytest.skip(f"data cannot be read: {error}")
    finally:
        os.chdir(before)


@pytest.fixture
def pipeline(trained: tuple[Any, pd.DataFrame]) -> Any:
    """The trained pipeline."""
    return trained[0]


@pytest.fixture
def rows(trained: tuple[Any, pd.DataFrame]) -> pd.DataFrame:
    """Some raw rows, from all over the data."""
    every = max(1, len(trained[1]) // ROWS)
    return trained[1].iloc[::every].head(ROWS)


def _skip_without_data(files: list[str]) -> None:
    unset = [name for name in SECRETS if name not in os.environ]
    if unset:
        pytest.skip(f"environment variables are not set: {', '.join(unset)}")
    missing = [file for file in files if "://" not in file and not Path(file).exists()]
    if missing:
        pytest.skip(f"data is missing: {', '.join(missing)}")
    if any("://" in file for file in files) and not os.environ.get(ONLINE):
        pytest.skip(f"reads from the network: set {ONLINE}=1 to run it")
