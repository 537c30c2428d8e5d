"""A trained pipeline, some of its raw rows, and the run of the notebook that it is compared with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest
from data_at_hand import DataAtHand, find_data, same_draws, working_directory
from notebook_rows import learned_by_name, rows_as_loaded, rows_by_step
from notebook_run import NotebookRun, run_notebook

from project_package.artifacts import load_model
from project_package.train import train

ROWS = 20


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> DataAtHand:
    """What the pipeline is trained on."""
    return find_data(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def notebook(data: DataAtHand) -> NotebookRun:
    """The notebook's own code, run on the same data."""
    with working_directory(data.folder):
        return run_notebook(data)


@pytest.fixture(scope="session")
def trained(
    data: DataAtHand, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[tuple[Any, pd.DataFrame]]:
    """The pipeline as saved and loaded again, and all raw rows."""
    folder = tmp_path_factory.mktemp("trained")
    with working_directory(data.folder):
        try:
            same_draws()
            train(data.config, folder)
            rows = rows_as_loaded(data.config)
        except Exception as error:
            _skip_what_the_data_cannot_do(error, data, request)
            raise
        yield load_model(folder=folder / "models"), rows


@pytest.fixture
def pipeline(trained: tuple[Any, pd.DataFrame]) -> Any:
    """The trained pipeline."""
    return trained[0]


@pytest.fixture
def rows(trained: tuple[Any, pd.DataFrame]) -> pd.DataFrame:
    """Some raw rows, from all over the data."""
    every = max(1, len(trained[1]) // ROWS)
    return trained[1].iloc[::every].head(ROWS)


@pytest.fixture
def steps(trained: tuple[Any, pd.DataFrame], data: DataAtHand) -> dict[str, tuple[Any, Any]]:
    """Raw rows as they come to each step and leave it."""
    return rows_by_step(*trained, data.config)


@pytest.fixture
def learned(pipeline: Any) -> dict[str, Any]:
    """What training learned, by step and variable of the notebook."""
    return learned_by_name(pipeline)


def _skip_what_the_data_cannot_do(
    error: Exception, data: DataAtHand, request: pytest.FixtureRequest
) -> None:
    """A sample on which the notebook's own code fails says nothing of the project."""
    if not data.is_sample:
        if isinstance(error, OSError):
            pytest.skip(f"data cannot be read: {error}")
        return
    run: NotebookRun = request.getfixturevalue("notebook")
    if run.error is not None:
        pytest.skip(f"the notebook's own code cannot run on the sample: {run.error}")
