"""The log tells of steps, rows and what the notebook's code prints."""

from __future__ import annotations

import logging

import pandas as pd
import pytest

from project_package.progress import logged, logger, prints_logged


@pytest.fixture
def log(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> pytest.LogCaptureFixture:
    monkeypatch.setattr(logger, "propagate", True)
    caplog.set_level(logging.INFO, logger.name)
    return caplog


def test_a_step_is_logged_with_its_rows(log: pytest.LogCaptureFixture) -> None:
    @logged
    def double(rows: pd.DataFrame) -> pd.DataFrame:
        return pd.concat([rows, rows])

    assert len(double(pd.DataFrame({"a": [1, 2]}))) == 4
    assert log.messages[0].endswith("double ...")
    assert "double: 4 rows, 0." in log.messages[1]


def test_what_is_printed_is_logged(
    log: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    with prints_logged() as lines:
        print("r2", 0.5)
        print("no end", end="")
    assert lines == log.messages == ["r2 0.5", "no end"]
    assert capsys.readouterr().out == ""
