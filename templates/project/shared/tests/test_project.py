"""No file of the project lost its content."""

from __future__ import annotations

import json

import pytest

from project_package.config_file import PROJECT_ROOT

LISTED = PROJECT_ROOT / ".cellwright.json"
NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_no_file_is_empty() -> None:
    if not LISTED.is_file():
        pytest.skip("the list of generated files is gone")
    listed: dict[str, str] = json.loads(LISTED.read_text(encoding="utf-8"))["files"]
    files = {PROJECT_ROOT / path for path, digest in listed.items() if digest != NOTHING}
    assert [str(file) for file in files if file.is_file() and file.stat().st_size == 0] == []
