"""The commands from learning to processed rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from data_at_hand import DataAtHand
from kept_apart import keep_apart

from project_package.__main__ import main
from project_package.transform import row_frame


def test_run_and_transform(
    pipeline: Any,
    rows: pd.DataFrame,
    data: DataAtHand,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if not rows.map(pd.api.types.is_scalar).all(axis=None):
        pytest.skip("CSV files hold plain values only")
    keep_apart(monkeypatch, data, tmp_path)
    asked, answers = tmp_path / "asked.csv", tmp_path / "answers.csv"
    rows.to_csv(asked, index=False)
    assert main(["run", "--config", str(data.write_config(tmp_path / "config.yml"))]) == 0
    version = Path(capsys.readouterr().out.split("saved ")[-1].strip()).name
    assert main(["transform", str(asked), "--output", str(answers)]) == 0
    assert len(pd.read_csv(answers)) == len(rows)
    assert main(["models", "promote", version]) == 0
    assert main(["models", "compare", version, version]) == 0
    assert main(["models"]) == 0
    assert version in capsys.readouterr().out


def test_any_rows_become_a_frame() -> None:
    frame = pd.DataFrame({"a": [1, 2]})
    assert row_frame(frame) is frame
    assert row_frame(frame["a"]).shape == (2, 1)
    assert row_frame(frame.to_numpy()).shape == (2, 1)
