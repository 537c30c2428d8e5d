"""The manifest of a trained pipeline, when its data is there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from project_package.artifacts import DATA_FOLDER, read_manifest, save_model
from project_package.config import load_config
from project_package.fitted import learned_values, parts_of, schema_of


def test_manifest_says_what_was_trained(pipeline: Any, tmp_path: Path) -> None:
    data = tmp_path / "rows.csv"
    data.write_text("a,b\n1,2\n", encoding="utf-8")
    models = tmp_path / "models"
    version = save_model(pipeline, load_config(), [str(data)], models, copy_data=True)
    manifest = read_manifest(version.name, models)
    assert manifest["version"] == version.name
    assert list(manifest["columns"]) == [str(name) for name in schema_of(pipeline).dtypes]
    assert list(manifest["steps"]) == list(parts_of(pipeline))
    assert list(manifest["learned"]) == list(learned_values(pipeline))
    assert manifest["data"][str(data)]["rows"] == 1
    assert [file.read_text(encoding="utf-8") for file in (version / DATA_FOLDER).iterdir()] == [
        data.read_text(encoding="utf-8")
    ]


def test_the_same_pipeline_has_the_same_hash(pipeline: Any, tmp_path: Path) -> None:
    hashes = {
        read_manifest(save_model(pipeline, load_config(), [], tmp_path).name, tmp_path)[
            "learned_sha256"
        ]
        for _ in range(2)
    }
    assert len(hashes) == 1
