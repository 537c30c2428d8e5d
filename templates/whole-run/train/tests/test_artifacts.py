"""A saved model comes back, with its manifest beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from project_package.artifacts import (
    MANIFEST_FILE,
    ArtifactError,
    load_model,
    save_model,
)
from project_package.config import load_config


def test_saved_model_comes_back(tmp_path: Path) -> None:
    data = tmp_path / "rows.csv"
    data.write_text("a,b\n1,2\n", encoding="utf-8")
    version = save_model({"model": [1, 2]}, load_config(), [str(data)], tmp_path / "models")
    manifest = json.loads((version / MANIFEST_FILE).read_text(encoding="utf-8"))
    assert manifest["version"] == version.name
    assert manifest["estimators"] == {"model": "builtins.list"}
    assert list(manifest["data_sha256"]) == [str(data)]
    assert manifest["packages"]["joblib"]
    assert load_model(folder=tmp_path / "models") == {"model": [1, 2]}


def test_latest_version_is_loaded(tmp_path: Path) -> None:
    first = save_model({"model": 1}, load_config(), [], tmp_path)
    save_model({"model": 2}, load_config(), [], tmp_path)
    assert load_model(folder=tmp_path) == {"model": 2}
    assert load_model(first.name, tmp_path) == {"model": 1}


def test_what_cannot_be_saved_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(ArtifactError, match="model"):
        save_model({"model": lambda row: row}, load_config(), [], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_no_model_yet(tmp_path: Path) -> None:
    with pytest.raises(ArtifactError, match="train one first"):
        load_model(folder=tmp_path)
