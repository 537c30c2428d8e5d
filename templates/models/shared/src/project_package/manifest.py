"""What is recorded of a trained model: data, code, features, learned values, settings, environment."""

from __future__ import annotations

import csv
import hashlib
import json
import platform
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from datetime import datetime, timezone
from importlib import metadata
from pathlib import Path
from typing import Any

from project_package.config import Config
from project_package.config_file import PROJECT_ROOT
from project_package.fingerprint import fingerprint
from project_package.fitted import described_rows, estimators_of, learned_values, parts_of

BLOCK = 1 << 20
# Longer values are in the saved model itself.
LONGEST = 50
_SEED = re.compile(r"(?:^|_)(?:seed|random_state)$")
_TABLES = {".csv": ",", ".tsv": "\t"}
_GIT_SECONDS = 10


def manifest_of(model: Any, config: Config, data_files: Iterable[str]) -> dict[str, Any]:
    """Describe what was trained, on what, and with what."""
    settings = config.model_dump(mode="json")
    estimators = estimators_of(model)
    steps = {name: fingerprint(part) for name, part in parts_of(model).items()}
    return {
        "data": {file: data_snapshot(file) for file in data_files},
        "code": code_version(PROJECT_ROOT),
        **described_rows(model),
        "features": {name: feature_order(one) for name, one in estimators.items()},
        "steps": steps,
        "learned": {
            step: {name: summary(value) for name, value in values.items()}
            for step, values in learned_values(model).items()
        },
        "learned_sha256": fingerprint(steps),
        "hyperparameters": {name: hyperparameters(one) for name, one in estimators.items()},
        "seeds": seeds(settings),
        "config": settings,
        "config_sha256": hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest(),
        "python": platform.python_version(),
        "platform": platform.platform(),
        "packages": package_versions(),
    }


def data_snapshot(file: str) -> dict[str, Any]:
    """Where a file is, since when, and what tells it from any other; an address is only named."""
    path = Path(file)
    if not path.is_file():
        return {"place": file, "sha256": None, "rows": None, "bytes": None, "modified": None}
    status = path.stat()
    modified = datetime.fromtimestamp(status.st_mtime, timezone.utc)
    return {
        "place": str(path.resolve()),
        "sha256": _file_sha256(path),
        "rows": _row_count(path),
        "bytes": status.st_size,
        "modified": modified.isoformat(timespec="seconds"),
    }


def code_version(folder: Path) -> dict[str, Any] | None:
    """The commit, and whether files differ from it; None outside of a repository."""
    commit = _git(folder, "rev-parse", "HEAD")
    changes = _git(folder, "status", "--porcelain", "--", ".")
    if commit is None or changes is None:
        return None
    return {"commit": commit, "dirty": changes != ""}


def feature_order(estimator: Any) -> list[str] | None:
    """Columns in the order in which they enter the model; numbered where it saw no names."""
    for attribute in ("feature_names_in_", "feature_name_", "feature_names"):
        names = getattr(estimator, attribute, None)
        if names is not None and not callable(names):
            return [str(name) for name in names]
    count = getattr(estimator, "n_features_in_", None)
    return None if count is None else [f"x{place}" for place in range(int(count))]


def hyperparameters(estimator: Any) -> dict[str, Any]:
    """The plain ones among the parameters that an estimator was built with."""
    get_params = getattr(estimator, "get_params", None)
    if get_params is None:
        return {}
    values = {name: _scalar(value) for name, value in sorted(get_params().items())}
    return {name: value for name, value in values.items() if _is_plain(value)}


def seeds(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The settings that seed random numbers, by group and name."""
    return {
        f"{group}.{name}": value
        for group, section in settings.items()
        for name, value in section.items()
        if _SEED.search(name)
    }


def package_versions() -> dict[str, str]:
    """Versions of the distributions whose modules are loaded."""
    loaded = {name.partition(".")[0] for name in sys.modules}
    owners = metadata.packages_distributions()
    names = {owner for module in loaded for owner in owners.get(module, [])}
    return {name: metadata.version(name) for name in sorted(names, key=str.lower)}


def summary(value: Any) -> Any:
    """A learned value as JSON: itself when it is short and plain, else what it is."""
    value = _scalar(value)
    if _is_plain(value):
        return value
    if isinstance(value, Mapping) and len(value) <= LONGEST:
        return {str(key): summary(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)) and len(value) <= LONGEST:
        return [summary(item) for item in value]
    shape = getattr(value, "shape", None)
    name = type(value).__name__
    return name if shape is None else f"{name} of shape {tuple(shape)}"


def _scalar(value: Any) -> Any:
    """A number of numpy as a plain one."""
    if type(value).__module__ == "numpy" and getattr(value, "ndim", None) == 0:
        return value.item() if hasattr(value, "item") else str(value)
    return value


def _is_plain(value: Any) -> bool:
    return isinstance(value, (str, int, float, bool, type(None)))


def _file_sha256(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while block := stream.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _row_count(file: Path) -> int | None:
    """Rows of a table in a text file, without its heading; None for files of other kinds."""
    delimiter = _TABLES.get(file.suffix.lower())
    if delimiter is None:
        return None
    with file.open(encoding="utf-8", errors="replace", newline="") as stream:
        lines = csv.reader((line.replace("\0", "") for line in stream), delimiter=delimiter)
        try:
            return max(0, sum(1 for line in lines if line) - 1)
        except csv.Error:
            return None


def _git(folder: Path, *arguments: str) -> str | None:
    """What git says; None where there is no git or no repository."""
    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=_GIT_SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.strip()
