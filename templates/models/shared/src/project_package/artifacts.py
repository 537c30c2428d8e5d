"""Save trained models as versions, with what is needed to know where they came from, and load them."""

from __future__ import annotations

import json
import pickle
import shutil
from collections.abc import Iterable, Mapping
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import joblib

from project_package.config import Config
from project_package.config_file import PROJECT_ROOT
from project_package.errors import ProjectError
from project_package.manifest import manifest_of

MODELS = PROJECT_ROOT / "models"
MODEL_FILE = "pipeline.joblib"
MANIFEST_FILE = "manifest.json"
PROMOTED_FILE = "promoted"
DATA_FOLDER = "data"


class ArtifactError(ProjectError):
    """A model cannot be saved or found; the message says which."""


def save_model(
    model: Any,
    config: Config,
    data_files: Iterable[str],
    folder: Path = MODELS,
    copy_data: bool = False,
) -> Path:
    """Save what was trained, with a manifest, as a new version.

    Args:
        model: as training gives it.
        config: the settings it was trained with.
        data_files: what it was trained on.
        folder: holds one folder for each version.
        copy_data: whether the version keeps a copy of those files; else the manifest only names them.

    Returns:
        The folder of the new version, complete or not there at all.
    """
    created = datetime.now(timezone.utc)
    version = created.strftime("%Y%m%dT%H%M%S%fZ")
    files = list(data_files)
    manifest = {
        "version": version,
        "created": created.isoformat(),
        **manifest_of(model, config, files),
        "metrics": {},
        "recorded_metrics": {},
    }
    unfinished = folder / f".{version}"
    unfinished.mkdir(parents=True)
    try:
        joblib.dump(model, unfinished / MODEL_FILE)
    except (pickle.PicklingError, TypeError, AttributeError) as error:
        shutil.rmtree(unfinished)
        raise ArtifactError(f"the model cannot be saved: {error}") from error
    if copy_data:
        _copy(files, unfinished / DATA_FOLDER)
    _write_manifest(manifest, unfinished)
    return unfinished.rename(folder / version)


def load_model(version: str | None = None, folder: Path = MODELS) -> Any:
    """Load the model of a version; of the promoted one, else of the latest, when none is given."""
    if version is None:
        version = default_version(folder)
    return joblib.load(_version_folder(version, folder) / MODEL_FILE)


def versions(folder: Path = MODELS) -> list[str]:
    """All versions, from the first to the latest."""
    return sorted(path.parent.name for path in folder.glob(f"[!.]*/{MODEL_FILE}"))


def default_version(folder: Path = MODELS) -> str:
    """The promoted version, else the latest; empty when there is none."""
    return promoted_version(folder) or max(versions(folder), default="")


def promoted_version(folder: Path = MODELS) -> str | None:
    """The version that was promoted last and is still there."""
    file = folder / PROMOTED_FILE
    version = file.read_text(encoding="utf-8").strip() if file.is_file() else ""
    return version if version in versions(folder) else None


def promote(version: str, folder: Path = MODELS) -> None:
    """Make a version the one that is used where none is named."""
    _version_folder(version, folder)
    _write(f"{version}\n", folder / PROMOTED_FILE)


def read_manifest(version: str, folder: Path = MODELS) -> dict[str, Any]:
    """What is known of a version."""
    file = _version_folder(version, folder) / MANIFEST_FILE
    manifest: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return manifest


def record_metrics(
    version: str,
    metrics: Mapping[str, Any],
    recorded: Mapping[str, Any],
    folder: Path = MODELS,
) -> None:
    """Put the metrics of a version into its manifest, beside those that the notebook recorded."""
    manifest = read_manifest(version, folder)
    manifest |= {"metrics": dict(metrics), "recorded_metrics": dict(recorded)}
    _write_manifest(manifest, _version_folder(version, folder))


def _version_folder(version: str, folder: Path) -> Path:
    if not version:
        raise ArtifactError(f"no model at all in {folder}: train one first")
    if version not in versions(folder):
        raise ArtifactError(f"no model {version} in {folder}: train one first")
    return folder / version


def _copy(files: Iterable[str], folder: Path) -> None:
    """Keep copies; a number tells files of the same name apart."""
    folder.mkdir()
    for number, file in enumerate(files, start=1):
        if Path(file).is_file():
            shutil.copyfile(file, folder / f"{number}-{Path(file).name}")


def _write_manifest(manifest: Mapping[str, Any], folder: Path) -> None:
    text = json.dumps(manifest, indent=2, ensure_ascii=False)
    _write(f"{text}\n", folder / MANIFEST_FILE)


def _write(text: str, file: Path) -> None:
    """Replace a file at once, so that nobody reads half of it."""
    unfinished = file.with_name(f".{file.name}")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(file)
