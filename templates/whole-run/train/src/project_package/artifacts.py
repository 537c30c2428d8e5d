"""Save trained models with what is needed to know where they came from, and load them."""

from __future__ import annotations

import hashlib
import json
import pickle
import platform
import sys
from collections.abc import Iterable, Mapping
from datetime import datetime, timezone
from importlib import metadata
from pathlib import Path
from typing import Any

import joblib

from project_package.config import Config
from project_package.config_file import PROJECT_ROOT

MODELS = PROJECT_ROOT / "models"
MODEL_FILE = "pipeline.joblib"
MANIFEST_FILE = "manifest.json"
BLOCK = 1 << 20


class ArtifactError(Exception):
    """A model cannot be saved or found; the message says which."""


def save_model(
    estimators: Mapping[str, Any],
    config: Config,
    data_files: Iterable[str],
    folder: Path = MODELS,
) -> Path:
    """Save fitted estimators by name, with a manifest, as a new version.

    Args:
        estimators: fitted objects by the name of their variable.
        config: the settings they were trained with.
        data_files: what they were trained on.
        folder: holds one folder for each version.

    Returns:
        The folder of the new version, complete or not there at all.
    """
    created = datetime.now(timezone.utc)
    version = created.strftime("%Y%m%dT%H%M%S%fZ")
    settings = config.model_dump(mode="json")
    manifest = {
        "version": version,
        "created": created.isoformat(),
        "estimators": {name: _class_of(estimator) for name, estimator in estimators.items()},
        "config": settings,
        "config_sha256": hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest(),
        "data_sha256": {
            file: _file_sha256(Path(file)) for file in data_files if Path(file).is_file()
        },
        "python": platform.python_version(),
        "packages": _package_versions(),
    }
    unfinished = folder / f".{version}"
    unfinished.mkdir(parents=True)
    try:
        joblib.dump(dict(estimators), unfinished / MODEL_FILE)
    except (pickle.PicklingError, TypeError, AttributeError) as error:
        (unfinished / MODEL_FILE).unlink(missing_ok=True)
        unfinished.rmdir()
        raise ArtifactError(f"{', '.join(estimators)} cannot be saved: {error}") from error
    text = json.dumps(manifest, indent=2, ensure_ascii=False)
    (unfinished / MANIFEST_FILE).write_text(f"{text}\n", encoding="utf-8")
    return unfinished.rename(folder / version)


def load_model(version: str | None = None, folder: Path = MODELS) -> dict[str, Any]:
    """Load the estimators of a version by name; of the latest when none is given."""
    if version is None:
        version = max((path.parent.name for path in folder.glob(f"[!.]*/{MODEL_FILE}")), default="")
    file = folder / version / MODEL_FILE
    if not file.is_file():
        raise ArtifactError(f"no model {version or 'at all'} in {folder}: train one first")
    estimators: dict[str, Any] = joblib.load(file)
    return estimators


def _class_of(estimator: Any) -> str:
    return f"{type(estimator).__module__}.{type(estimator).__qualname__}"


def _file_sha256(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as stream:
        while block := stream.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _package_versions() -> dict[str, str]:
    """Versions of the distributions whose modules are loaded."""
    loaded = {name.partition(".")[0] for name in sys.modules}
    owners = metadata.packages_distributions()
    names = {owner for module in loaded for owner in owners.get(module, [])}
    return {name: metadata.version(name) for name in sorted(names, key=str.lower)}
