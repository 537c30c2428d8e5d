"""Versions of a trained model: loaded, listed, compared, promoted."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import joblib
import pytest

from project_package.artifacts import (
    MANIFEST_FILE,
    MODEL_FILE,
    ArtifactError,
    default_version,
    load_model,
    promote,
    promoted_version,
    read_manifest,
    record_metrics,
    versions,
)
from project_package.versions import run_models


def save_version(folder: Path, version: str, **manifest: Any) -> None:
    (folder / version).mkdir(parents=True)
    joblib.dump({"name": version}, folder / version / MODEL_FILE)
    known = {"version": version, "created": "2024-05-01T10:00:00+00:00", "metrics": {}, **manifest}
    (folder / version / MANIFEST_FILE).write_text(json.dumps(known), encoding="utf-8")


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """Two versions that differ in a setting and in the data."""
    data = {"place": "here", "sha256": "abc", "rows": 3}
    save_version(tmp_path, "v1", config={"model": {"alpha": 1}}, data={"rows.csv": data})
    other = {**data, "sha256": "def", "place": "elsewhere"}
    save_version(tmp_path, "v2", config={"model": {"alpha": 2}}, data={"rows.csv": other})
    return tmp_path


def asked(folder: Path, action: str | None = None, **options: str) -> str:
    return "\n".join(run_models(argparse.Namespace(action=action, **options), folder))


def test_latest_version_is_used_until_one_is_promoted(models: Path) -> None:
    assert load_model(folder=models) == {"name": "v2"}
    assert load_model("v1", models) == {"name": "v1"}
    promote("v1", models)
    assert promoted_version(models) == default_version(models) == "v1"
    assert load_model(folder=models) == {"name": "v1"}


def test_unfinished_version_is_none(models: Path) -> None:
    save_version(models, ".v3")
    assert versions(models) == ["v1", "v2"]


def test_unknown_version_is_named(models: Path, tmp_path: Path) -> None:
    with pytest.raises(ArtifactError, match="no model other .*train one first"):
        load_model("other", models)
    with pytest.raises(ArtifactError, match="no model other"):
        promote("other", models)
    with pytest.raises(ArtifactError, match="no model at all .*train one first"):
        load_model(folder=tmp_path / "none")


def test_versions_are_listed_with_metrics_and_state(models: Path) -> None:
    record_metrics("v1", {"r2": 0.75}, {"r2": 0.5}, models)
    assert read_manifest("v1", models)["recorded_metrics"] == {"r2": 0.5}
    assert [line.split() for line in asked(models).splitlines()] == [
        ["version", "created", "state", "metrics"],
        ["v2", "2024-05-01", "10:00:00", "in", "use"],
        ["v1", "2024-05-01", "10:00:00", "r2", "0.75"],
    ]
    assert asked(models, "promote", chosen="v1") == "promoted v1"
    assert "promoted, in use" in asked(models).splitlines()[2]


def test_comparison_names_what_differs_and_nothing_else(models: Path) -> None:
    lines = asked(models, "compare", first="v1", second="v2").splitlines()
    assert [line.split() for line in lines] == [
        ["v1", "v2"],
        ["setting", "model.alpha", "1", "2"],
        ["data", "rows.csv.sha256", "abc", "def"],
    ]
    assert asked(models, "compare", first="v1", second="v1") == "no differences"


def test_no_versions_yet(tmp_path: Path) -> None:
    assert asked(tmp_path) == "no versions yet: train one first"
