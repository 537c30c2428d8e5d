"""The command line: errors are one line, without a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from project_package.__main__ import main
from project_package.pipeline import SECRETS


def test_wrong_usage() -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["no-such-command"])
    assert stopped.value.code == 2


def test_missing_configuration(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in SECRETS:
        monkeypatch.setenv(name, "any")
    assert main(["project-command", "--config", str(tmp_path / "absent.yml")]) == 1
    assert capsys.readouterr().err.startswith("error: ")
