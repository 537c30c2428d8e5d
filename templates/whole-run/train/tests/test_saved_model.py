"""A saved model comes back, with its manifest beside it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from project_package.artifacts import (
    DATA_FOLDER,
    ArtifactError,
    load_model,
    read_manifest,
    save_model,
)
from project_package.config import load_config


def test_saved_model_comes_back(tmp_path: Path) -> None:
    data = tmp_path / "rows.csv"
    data.write_text("a,b\n1,2\n", encoding="utf-8")
    models = tmp_path / "models"
    version = save_model({"model": [1, 2]}, load_config(), [str(data)], models, copy_data=True)
    assert load_model(folder=models) == {"model": [1, 2]}
    manifest = read_manifest(version.name, models)
    assert manifest["version"] == version.name
    assert list(manifest["steps"]) == ["model"]
    assert manifest["data"][str(data)]["rows"] == 1
    assert (version / DATA_FOLDER / "1-rows.csv").read_bytes() == data.read_bytes()


def test_what_was_learned_decides_the_hash(tmp_path: Path) -> None:
    hashes = []
    for mean in (0.5, 0.5, 0.6):
        model = SimpleNamespace(mean_=mean)
        version = save_model({"model": model}, load_config(), [], tmp_path)
        manifest = read_manifest(version.name, tmp_path)
        assert manifest["learned"] == {"model": {"mean": mean}}
        hashes.append(manifest["learned_sha256"])
    assert hashes[0] == hashes[1] != hashes[2]


def test_what_cannot_be_saved_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(ArtifactError, match="cannot be saved"):
        save_model({"model": lambda row: row}, load_config(), [], tmp_path)
    assert list(tmp_path.iterdir()) == []
