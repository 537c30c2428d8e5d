"""The project learns and answers what the notebook's own code does, on the same data."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from answers import assert_same
from data_at_hand import DataAtHand, same_draws, working_directory
from equal_values import assert_equal_values
from notebook_rows import ANSWERS, answer_held_out
from notebook_run import NotebookRun, rows_behind

from project_package import pipeline as pipeline_module
from project_package.pipeline import project_answer_rows

PACKAGE = str(pipeline_module.__file__).removesuffix("pipeline.py")
# Modules that are the same in every project: their variables are not the notebook's.
OWN = {"artifacts.py", "fitted.py", "outputs.py", "report.py", "row_files.py", "schema.py"}


class Watcher:
    """Takes down a variable of the project's own functions as it is when each returns."""

    def __init__(self, variable: str) -> None:
        self.variable = variable
        self.value: Any = None

    def __call__(self, frame: FrameType, event: str, _: object) -> None:
        """Look at a function of the project that returns."""
        file = frame.f_code.co_filename
        if event == "return" and file.startswith(PACKAGE) and Path(file).name not in OWN:
            self.value = frame.f_locals.get(self.variable, self.value)


@contextmanager
def watch(variable: str) -> Iterator[Watcher]:
    """Follow a variable through the project's functions."""
    watcher = Watcher(variable)
    before = sys.getprofile()
    sys.setprofile(watcher)
    try:
        yield watcher
    finally:
        sys.setprofile(before)


def answers_of_project(pipeline: Any, data: DataAtHand) -> Any:
    """The answers for held-out rows that the project itself computes; None where it keeps none."""
    with working_directory(data.folder), watch(ANSWERS) as watcher:
        same_draws()
        answer_held_out(pipeline, data.config)
    return watcher.value


def test_notebook_runs(notebook: NotebookRun, pipeline: Any, data: DataAtHand) -> None:
    if notebook.error is not None and data.is_made_up:
        pytest.skip(f"the notebook's own code cannot run on rows that are made up: {notebook.error}")
    assert notebook.error is None


def test_learned_values_are_those_of_the_notebook(
    notebook: NotebookRun, learned: dict[str, Any]
) -> None:
    for name in learned.keys() & notebook.values.keys():
        assert_equal_values(learned[name], notebook.values[name], name)


def test_answers_are_those_of_the_notebook(
    notebook: NotebookRun, pipeline: Any, data: DataAtHand
) -> None:
    if "predictions" not in notebook.values:
        pytest.skip("the notebook's answers stand in no variable")
    expected = notebook.values["predictions"]
    found = answers_of_project(pipeline, data)
    rows = rows_behind(notebook.values)
    if found is None and rows is None:
        pytest.skip("held-out rows cannot be told among those that are loaded")
    if found is not None:
        assert_same(found, expected)
    if rows is not None:
        assert_same(project_answer_rows(pipeline, rows), expected)
