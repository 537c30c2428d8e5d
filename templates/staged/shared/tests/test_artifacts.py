"""Versions of a trained pipeline, when its data is there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from project_package.artifacts import (
    MANIFEST_FILE,
    ArtifactError,
    load_model,
    save_model,
)
from project_package.config import load_config
from project_package.fitted import learned_values, schema_of


def test_manifest_says_what_was_trained(pipeline: Any, tmp_path: Path) -> None:
    data = tmp_path / "rows.csv"
    data.write_text("a,b\n1,2\n", encoding="utf-8")
    version = save_model(pipeline, load_config(), [str(data)], tmp_path / "models")
    manifest = json.loads((version / MANIFEST_FILE).read_text(encoding="utf-8"))
    assert manifest["version"] == version.name
    assert list(manifest["columns"]) == [str(name) for name in schema_of(pipeline).dtypes]
    assert list(manifest["learned"]) == list(learned_values(pipeline))
    assert list(manifest["data_sha256"]) == [str(data)]
    assert manifest["packages"]["joblib"]


def test_latest_version_is_loaded(pipeline: Any, tmp_path: Path) -> None:
    save_model(pipeline, load_config(), [], tmp_path)
    latest = save_model(pipeline, load_config(), [], tmp_path)
    assert type(load_model(folder=tmp_path)) is type(pipeline)
    assert type(load_model(latest.name, tmp_path)) is type(pipeline)


def test_no_model_yet(tmp_path: Path) -> None:
    with pytest.raises(ArtifactError, match="train one first"):
        load_model(folder=tmp_path)
