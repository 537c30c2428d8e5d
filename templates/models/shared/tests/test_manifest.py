"""What a manifest says of data, code, features and settings."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from project_package.manifest import (
    code_version,
    data_snapshot,
    feature_order,
    hyperparameters,
    package_versions,
    seeds,
    summary,
)


def test_data_is_known_by_its_content(tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    file.write_text('a,b\n1,"two\nlines"\n3,4\n', encoding="utf-8")
    snapshot = data_snapshot(str(file))
    assert snapshot["place"] == str(file)
    assert snapshot["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (snapshot["rows"], snapshot["bytes"]) == (2, file.stat().st_size)
    assert snapshot["modified"].startswith("20")


def test_rows_of_other_files_are_not_counted(tmp_path: Path) -> None:
    file = tmp_path / "rows.bin"
    file.write_bytes(b"\0\1\n\2")
    assert data_snapshot(str(file))["rows"] is None
    assert data_snapshot("https://example.org/rows.csv")["sha256"] is None


def test_code_is_known_by_its_commit(tmp_path: Path) -> None:
    assert code_version(tmp_path) is None
    git = ["git", "-c", "user.name=any", "-c", "user.email=any@example.org"]
    try:
        subprocess.run([*git, "init", "--quiet"], cwd=tmp_path, check=True)
    except OSError:
        pytest.skip("git is not installed")
    commit = [*git, "commit", "--quiet", "--allow-empty", "--message", "Begin"]
    subprocess.run(commit, cwd=tmp_path, check=True)
    version = code_version(tmp_path)
    assert version is not None
    assert len(version["commit"]) == 40
    assert version["dirty"] is False
    (tmp_path / "new.txt").write_text("new", encoding="utf-8")
    assert code_version(tmp_path) == {**version, "dirty": True}


def test_features_come_in_the_order_of_the_model() -> None:
    assert feature_order(SimpleNamespace(feature_names_in_=np.array(["b", "a"]))) == ["b", "a"]
    assert feature_order(SimpleNamespace(n_features_in_=2)) == ["x0", "x1"]
    assert feature_order(SimpleNamespace()) is None


def test_hyperparameters_are_the_plain_ones() -> None:
    parameters = {"depth": np.int64(3), "loss": "l1", "inner": object(), "alpha": 0.5}
    estimator = SimpleNamespace(get_params=lambda: parameters)
    assert hyperparameters(estimator) == {"alpha": 0.5, "depth": 3, "loss": "l1"}
    assert hyperparameters(SimpleNamespace()) == {}


def test_seeds_are_the_settings_that_seed() -> None:
    settings = {"training": {"seed": 1, "seeded": 2}, "split": {"random_state": 3, "share": 0.5}}
    assert seeds(settings) == {"training.seed": 1, "split.random_state": 3}


def test_long_values_are_summed_up() -> None:
    assert summary({"a": np.float64(0.5), "b": [1, None]}) == {"a": 0.5, "b": [1, None]}
    assert summary(np.zeros((3, 2))) == "ndarray of shape (3, 2)"
    assert summary(list(range(100))) == "list"


def test_packages_have_versions() -> None:
    assert package_versions()["joblib"]
