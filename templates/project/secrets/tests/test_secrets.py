"""A secret that is not set is named before anything runs."""

from __future__ import annotations

import pytest

from project_package.__main__ import main
from project_package.pipeline import SECRETS


@pytest.mark.parametrize("missing", SECRETS)
def test_missing_secret_is_named(
    missing: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in SECRETS:
        monkeypatch.setenv(name, "any")
    monkeypatch.delenv(missing)
    assert main(["project-command"]) == 1
    assert missing in capsys.readouterr().err
