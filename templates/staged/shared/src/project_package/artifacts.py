"""Save trained pipelines with what is needed to know where they came from, and load them."""

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
from project_package.fitted import learned_values, schema_of

MODELS = PROJECT_ROOT / "models"
MODEL_FILE = "pipeline.joblib"
MANIFEST_FILE = "manifest.json"
BLOCK = 1 << 20
# Longer values are in the pipeline itself.
LONGEST = 50


class ArtifactError(Exception):
    """A model cannot be saved or found; the message says which."""


def save_model(
    pipeline: Any,
    config: Config,
    data_files: Iterable[str],
    folder: Path = MODELS,
) -> Path:
    """Save a fitted pipeline, with a manifest, as a new version.

    Args:
        pipeline: takes raw rows.
        config: the settings it was trained with.
        data_files: what it was trained on.
        folder: holds one folder for each version.

    Returns:
        The folder of the new version, complete or not there at all.
    """
    created = datetime.now(timezone.utc)
    version = created.strftime("%Y%m%dT%H%M%S%fZ")
    settings = config.model_dump(mode="json")
    schema = schema_of(pipeline)
    manifest = {
        "version": version,
        "created": created.isoformat(),
        "columns": {str(name): str(dtype) for name, dtype in schema.dtypes.items()},
        "targets": sorted(str(name) for name in schema.targets),
        "learned": {
            step: {name: _summary(value) for name, value in values.items()}
            for step, values in learned_values(pipeline).items()
        },
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
        joblib.dump(pipeline, unfinished / MODEL_FILE)
    except (pickle.PicklingError, TypeError, AttributeError) as error:
        (unfinished / MODEL_FILE).unlink(missing_ok=True)
        unfinished.rmdir()
        raise ArtifactError(f"the pipeline cannot be saved: {error}") from error
    text = json.dumps(manifest, indent=2, ensure_ascii=False)
    (unfinished / MANIFEST_FILE).write_text(f"{text}\n", encoding="utf-8")
    return unfinished.rename(folder / version)


def load_model(version: str | None = None, folder: Path = MODELS) -> Any:
    """Load the pipeline of a version; the latest when none is given."""
    if version is None:
        version = latest_version(folder)
    file = folder / version / MODEL_FILE
    if not file.is_file():
        raise ArtifactError(f"no model {version or 'at all'} in {folder}: train one first")
    return joblib.load(file)


def latest_version(folder: Path = MODELS) -> str:
    """The version that was saved last; empty when there is none."""
    return max((path.parent.name for path in folder.glob(f"[!.]*/{MODEL_FILE}")), default="")


def _summary(value: Any) -> Any:
    """A learned value as JSON: itself when it is short and plain, else what it is."""
    if isinstance(value, (str, int, float, bool, type(None))):
        return value
    if type(value).__module__ == "numpy" and getattr(value, "ndim", None) == 0:
        return value.item() if hasattr(value, "item") else str(value)
    if isinstance(value, Mapping) and len(value) <= LONGEST:
        return {str(key): _summary(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)) and len(value) <= LONGEST:
        return [_summary(item) for item in value]
    shape = getattr(value, "shape", None)
    name = type(value).__name__
    return name if shape is None else f"{name} of shape {tuple(shape)}"


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
