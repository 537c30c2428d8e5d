"""The whole pipeline, on its data or on the sample."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from data_at_hand import DataAtHand, find_data, same_draws, working_directory
from kept_apart import keep_apart

from project_package.__main__ import main
from project_package.pipeline import run_pipeline


@contextmanager
def running(data: DataAtHand) -> Iterator[None]:
    """Skips what says nothing of the project: data that cannot be read, rows that are made up."""
    with working_directory(data.folder):
        same_draws()
        try:
            yield
        except OSError as error:
            if data.is_sample:
                raise
            pytest.skip(f"data cannot be read: {error}")
        except Exception as error:
            if data.is_made_up:
                pytest.skip(f"the code cannot run on rows that are made up: {error!r}")
            raise


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> DataAtHand:
    """What the pipeline runs on."""
    return find_data(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def results(data: DataAtHand) -> dict[str, Any]:
    """What it yields, by name."""
    with running(data):
        return vars(run_pipeline(data.config))


def test_everything_is_made(results: dict[str, Any]) -> None:
    assert [name for name, value in results.items() if value is None] == []


def test_command_runs(
    results: dict[str, Any], data: DataAtHand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_apart(monkeypatch, data, tmp_path)
    config = data.write_config(tmp_path / "config.yml")
    with running(data):
        assert main(["project-command", "--config", str(config)]) == 0
