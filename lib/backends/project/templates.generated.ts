// Made by scripts/embed-templates.js from templates/: change the files there.
export const TEMPLATES: Readonly<Record<string, string>> = {
  'custom/shared/src/project_package/base.py': `"""What steps and pipelines are: classes that learn from training rows and process any rows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

import pandas as pd

from project_package.schema import RowSchema


class Step(ABC):
    """An edit of rows: what it learns in training are its attributes."""

    @abstractmethod
    def fit(self, X: Any, y: object = None) -> Step:
        """Learn from the training rows."""

    @abstractmethod
    def transform(self, X: Any) -> Any:
        """Process rows with what was learned."""

    def fit_transform(self, X: Any, y: object = None) -> Any:
        """Learn from the training rows, and process them."""
        return self.fit(X, y).transform(X)


class RowPipeline:
    """Raw rows through the fitted steps, one after the other.

    Args:
        schema: what raw rows look like.
        steps: fitted steps by name, in order.
    """

    def __init__(self, schema: RowSchema, steps: Mapping[str, Step]) -> None:
        self.schema = schema
        self.steps: dict[str, Any] = dict(steps)

    def transform(self, rows: pd.DataFrame) -> Any:
        """Process raw rows, in their order."""
        X: Any = self.schema.align(rows)
        for step in self.steps.values():
            X = step.transform(X)
        return X
`,
  'custom/shared/src/project_package/fitted.py': `"""What is inside a fitted pipeline."""

from __future__ import annotations

import inspect
from typing import Any

from project_package.base import RowPipeline
from project_package.schema import RowSchema

# What every pipeline has.
_BASE = ("schema", "steps")


def schema_of(pipeline: RowPipeline) -> RowSchema:
    """What raw rows look like."""
    return pipeline.schema


def described_rows(pipeline: RowPipeline) -> dict[str, Any]:
    """Raw columns with their types, and which of them hold the target."""
    return pipeline.schema.described()


def parts_of(pipeline: RowPipeline) -> dict[str, Any]:
    """The fitted steps and what else the pipeline holds, by name."""
    others = {name: value for name, value in vars(pipeline).items() if name not in _BASE}
    return {**pipeline.steps, **others}


def estimators_of(pipeline: RowPipeline) -> dict[str, Any]:
    """The model by name; nothing for a pipeline that only processes rows."""
    return {name: value for name, value in vars(pipeline).items() if name == "model"}


def learned_values(pipeline: RowPipeline) -> dict[str, dict[str, Any]]:
    """What each step learned in training, by the names of the step and of its attribute."""
    return {
        name: {
            attribute: value
            for attribute, value in vars(step).items()
            if attribute not in inspect.signature(type(step)).parameters
        }
        for name, step in pipeline.steps.items()
    }
`,
  'models/shared/src/project_package/artifacts.py': `"""Save trained models as versions, with what is needed to know where they came from, and load them."""

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
    _write(f"{version}\\n", folder / PROMOTED_FILE)


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
    _write(f"{text}\\n", folder / MANIFEST_FILE)


def _write(text: str, file: Path) -> None:
    """Replace a file at once, so that nobody reads half of it."""
    unfinished = file.with_name(f".{file.name}")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(file)
`,
  'models/shared/src/project_package/figures.py': `"""Figures of merit in printed lines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

# A number that is no part of a word, as in \`r2\`.
_NUMBER = re.compile(r"(?<![\\w.])-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?(?!\\w)")
_NUMPY = re.compile(r"np\\.\\w+\\((.*?)\\)")


def figures(lines: Iterable[str]) -> dict[str, list[float]]:
    """Numbers of printed lines that hold one each, by the words around them."""
    found = defaultdict(list)
    for line in lines:
        plain = _NUMPY.sub(r"\\1", line)
        numbers = _NUMBER.findall(plain)
        if len(numbers) == 1:
            label = " ".join(_NUMBER.sub(" ", plain).split()).strip(" :=%")
            found[label or "printed"].append(float(numbers[0]))
    return dict(found)


def named_figures(found: dict[str, list[float]]) -> dict[str, float]:
    """One name for each figure; those of the same label are numbered."""
    return {
        label if len(values) == 1 else f"{label} {place}": value
        for label, values in found.items()
        for place, value in enumerate(values, start=1)
    }
`,
  'models/shared/src/project_package/fingerprint.py': `"""One text for any value, the same whenever the same was learned."""

from __future__ import annotations

import hashlib
import inspect
import pickle
import re
from collections.abc import Mapping
from typing import Any

import numpy as np

# How long something took says nothing of what was learned.
_DURATION = re.compile(r"(?:(?:mean|std)_(?:fit|score)|refit|fit)_time_?")
# The last bits of a sum depend on the order in which threads add.
_BITS = 36
_PROTOCOL = 2


def fingerprint(value: Any) -> str:
    """Hash a value by what it holds: numbers, tables, fitted objects, containers of those."""
    return _Hashes().of(value)


class _Hashes:
    """Hashes of a value and of everything inside of it, each made once."""

    def __init__(self) -> None:
        # By identity; what was seen is kept alive, so that no two have the same.
        self._known: dict[int, tuple[str, Any]] = {}

    def of(self, value: Any) -> str:
        """The hash of one value."""
        if value is None or isinstance(value, (bool, int, str, bytes)):
            return _hash(f"{type(value).__name__}:{value!r}")
        if isinstance(value, (float, complex, np.generic)):
            return self._array(np.asarray(value))
        if isinstance(value, type) or inspect.isroutine(value) or inspect.ismodule(value):
            name = getattr(value, "__qualname__", getattr(value, "__name__", ""))
            return _hash(f"named:{getattr(value, '__module__', '')}.{name}")
        if id(value) not in self._known:
            # Until it is known: what holds itself ends here.
            self._known[id(value)] = ("itself", value)
            self._known[id(value)] = (self._inside(value), value)
        return self._known[id(value)][0]

    def _inside(self, value: Any) -> str:
        if isinstance(value, np.ndarray):
            return self._array(value)
        if isinstance(value, Mapping):
            return self._entries(value)
        if isinstance(value, (set, frozenset)):
            return _hash("set", *sorted(self.of(item) for item in value))
        if isinstance(value, (list, tuple)):
            return _hash(type(value).__name__, *(self.of(item) for item in value))
        return self._object(value)

    def _entries(self, value: Mapping[Any, Any]) -> str:
        entries = [entry for entry in value.items() if not _is_duration(entry[0])]
        return _hash("mapping", *(self.of(each) for entry in entries for each in entry))

    def _array(self, value: np.ndarray[Any, Any]) -> str:
        if isinstance(value, np.ma.MaskedArray):
            # Under a mask there may be anything.
            mask = np.ma.getmaskarray(value)
            return _hash("masked", self._array(mask), self._array(value.filled(0)))
        kind = f"array:{value.dtype.str}:{value.shape}"
        if value.dtype.names is not None:
            # Not as a whole: there may be anything between the fields.
            return _hash(kind, *(self._array(value[name]) for name in value.dtype.names))
        if value.dtype.hasobject:
            return _hash(kind, *(self.of(item) for item in value.ravel().tolist()))
        if value.dtype.kind == "f":
            mantissa, exponent = np.frexp(value.astype(np.float64))
            rounded = np.where(np.isnan(mantissa), np.nan, np.round(mantissa * 2.0**_BITS)) + 0.0
            return _hash(kind, rounded.tobytes(), exponent.tobytes())
        return _hash(kind, np.ascontiguousarray(value).tobytes())

    def _object(self, value: Any) -> str:
        """An object is its class and what it would be saved as."""
        kind = f"object:{type(value).__module__}.{type(value).__qualname__}"
        if hasattr(value, "get_tree_stats"):
            # A tree of neighbours counts what it is asked.
            return _hash(kind, *(self.of(np.asarray(each)) for each in value.get_arrays()))
        try:
            saved = value.__reduce_ex__(_PROTOCOL)
        except (TypeError, pickle.PicklingError):
            saved = (vars(value),) if hasattr(value, "__dict__") else ()
        if isinstance(saved, str):
            return _hash(kind, saved)
        parts = [list(part) if hasattr(part, "__next__") else part for part in saved]
        return _hash(kind, *(self.of(part) for part in parts))


def _hash(*parts: str | bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        content = part if isinstance(part, bytes) else part.encode("utf-8", "backslashreplace")
        digest.update(f"{len(content)}:".encode() + content)
    return digest.hexdigest()


def _is_duration(key: Any) -> bool:
    return isinstance(key, str) and _DURATION.fullmatch(key) is not None
`,
  'models/shared/src/project_package/manifest.py': `"""What is recorded of a trained model: data, code, features, learned values, settings, environment."""

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
_TABLES = {".csv": ",", ".tsv": "\\t"}
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
        lines = csv.reader((line.replace("\\0", "") for line in stream), delimiter=delimiter)
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
`,
  'models/shared/src/project_package/versions.py': `"""Trained versions beside each other: the \`models\` command."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from project_package.artifacts import (
    MODELS,
    default_version,
    promote,
    promoted_version,
    read_manifest,
    versions,
)

# Parts of a manifest in which two versions may differ, and how the comparison calls them.
COMPARED = {
    "config": "setting",
    "hyperparameters": "hyperparameter",
    "data": "data",
    "code": "code",
    "features": "feature order",
    "steps": "learned",
    "metrics": "metric",
    "packages": "package",
    "python": "python",
    "platform": "platform",
}
# Where a file is and since when: the hash says whether it is the same.
_PLACE = ("place", "modified")
_WIDEST = 40


def add_models_command(commands: Any) -> None:
    """Add \`models\` and what can be done with them."""
    models = commands.add_parser("models", help="list, compare and promote trained versions")
    actions = models.add_subparsers(dest="action", metavar="compare|promote")
    compare = actions.add_parser("compare", help="show in what two versions differ")
    compare.add_argument("first", metavar="VERSION")
    compare.add_argument("second", metavar="VERSION")
    chosen = actions.add_parser("promote", help="use a version where none is named")
    chosen.add_argument("chosen", metavar="VERSION")


def run_models(options: argparse.Namespace, folder: Path = MODELS) -> list[str]:
    """Do what was asked, and give the lines to show."""
    if options.action == "compare":
        first = read_manifest(options.first, folder)
        return comparison(first, read_manifest(options.second, folder))
    if options.action == "promote":
        promote(options.chosen, folder)
        return [f"promoted {options.chosen}"]
    return listing(folder)


def listing(folder: Path = MODELS) -> list[str]:
    """A line for each version, the latest first, with its metrics and whether it is in use."""
    found = list(reversed(versions(folder)))
    if not found:
        return ["no versions yet: train one first"]
    states = {default_version(folder): "in use", promoted_version(folder): "promoted, in use"}
    rows = [("version", "created", "state", "metrics")]
    for version in found:
        manifest = read_manifest(version, folder)
        metrics = ", ".join(
            f"{name} {_short(value)}" for name, value in manifest["metrics"].items()
        )
        created = str(manifest["created"])[:19].replace("T", " ")
        rows.append((version, created, states.get(version, ""), metrics))
    return table(rows)


def comparison(first: Mapping[str, Any], second: Mapping[str, Any]) -> list[str]:
    """A line for each thing in which two versions differ."""
    rows = [("", "", str(first["version"]), str(second["version"]))]
    for part, name in COMPARED.items():
        left, right = dict(_leaves(first.get(part))), dict(_leaves(second.get(part)))
        for key in [*left, *(key for key in right if key not in left)]:
            if left.get(key) != right.get(key):
                rows.append((name, key, _short(left.get(key, "-")), _short(right.get(key, "-"))))
    return table(rows) if len(rows) > 1 else ["no differences"]


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows with their columns below each other."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return [
        "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every plain value with the names that lead to it."""
    if not isinstance(value, Mapping):
        yield path, value
        return
    for name, item in value.items():
        if name not in _PLACE:
            yield from _leaves(item, f"{path}.{name}" if path else str(name))


def _short(value: Any) -> str:
    text = f"{value:.6g}" if isinstance(value, float) else str(value)
    return text if len(text) <= _WIDEST else f"{text[:_WIDEST]}..."
`,
  'models/shared/tests/test_figures.py': `"""Metrics are read from what the evaluation prints."""

from __future__ import annotations

import pytest

from project_package.figures import figures, named_figures


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("auc 0.91", {"auc": [0.91]}),
        ("test r2:  -0.5", {"test r2": [-0.5]}),
        ("off by 3.5 minutes", {"off by minutes": [3.5]}),
        ("rmse = 1.2e-05", {"rmse": [1.2e-05]}),
        ("accuracy np.float64(0.75)", {"accuracy": [0.75]}),
        ("0.75", {"printed": [0.75]}),
    ],
)
def test_number_is_known_by_its_words(line: str, expected: dict[str, list[float]]) -> None:
    assert figures([line]) == expected


@pytest.mark.parametrize("line", ["", "no number", "[[50  3]", "0 0.9 0.8 0.85 50"])
def test_tables_and_text_are_left_out(line: str) -> None:
    assert figures([line]) == {}


def test_same_words_are_kept_in_order() -> None:
    assert figures(["mae 1.0", "mae 2.0"]) == {"mae": [1.0, 2.0]}


def test_several_of_one_name_are_numbered() -> None:
    assert named_figures({"mae": [1.0, 2.0], "r2": [0.5]}) == {
        "mae 1": 1.0,
        "mae 2": 2.0,
        "r2": 0.5,
    }
`,
  'models/shared/tests/test_fingerprint.py': `"""Values have the same fingerprint when, and only when, they hold the same."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from project_package.fingerprint import fingerprint

VALUES: list[Any] = [
    None,
    True,
    1,
    1.5,
    "1",
    b"1",
    [1, 2],
    {"a": 1, "b": [2.0]},
    {"a", "b"},
    np.array([1.0, np.nan]),
    np.array([1, 2]),
    np.array(["a", None], dtype=object),
    np.array([(1, 2.0)], dtype=[("a", "i1"), ("b", "f8")]),
    pd.Series([1.0, 2.0], index=["x", "y"]),
    pd.DataFrame({"a": [1, 2], "b": ["x", "y"]}),
    SimpleNamespace(a=1),
    fingerprint,
    int,
]


def test_other_values_have_other_fingerprints() -> None:
    assert len({fingerprint(value) for value in VALUES}) == len(VALUES)


@pytest.mark.parametrize("place", range(len(VALUES)))
def test_the_same_again_has_the_same(place: int) -> None:
    again = pd.Series([VALUES[place]], dtype=object).copy(deep=True).iloc[0]
    assert fingerprint(again) == fingerprint(VALUES[place])


def test_every_value_counts() -> None:
    learned = {"mean": {"age": 30.5}, "names": ["a", "b"]}
    assert fingerprint({**learned, "mean": {"age": 30.6}}) != fingerprint(learned)
    assert fingerprint({**learned, "names": ["b", "a"]}) != fingerprint(learned)


def test_last_bits_and_durations_do_not_count() -> None:
    assert fingerprint(0.1 + 0.2) == fingerprint(0.3)
    took = {"mean_fit_time": [0.1], "mean_test_score": [0.9]}
    assert fingerprint({**took, "mean_fit_time": [0.2]}) == fingerprint(took)
    assert fingerprint({**took, "mean_test_score": [0.8]}) != fingerprint(took)


def test_a_value_inside_of_itself_ends() -> None:
    endless: list[Any] = [1]
    endless.append(endless)
    assert fingerprint(endless) == fingerprint(endless)
`,
  'models/shared/tests/test_manifest.py': `"""What a manifest says of data, code, features and settings."""

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
    file.write_text('a,b\\n1,"two\\nlines"\\n3,4\\n', encoding="utf-8")
    snapshot = data_snapshot(str(file))
    assert snapshot["place"] == str(file)
    assert snapshot["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (snapshot["rows"], snapshot["bytes"]) == (2, file.stat().st_size)
    assert snapshot["modified"].startswith("20")


def test_rows_of_other_files_are_not_counted(tmp_path: Path) -> None:
    file = tmp_path / "rows.bin"
    file.write_bytes(b"\\0\\1\\n\\2")
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
`,
  'models/shared/tests/test_versions.py': `"""Versions of a trained model: loaded, listed, compared, promoted."""

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
    return "\\n".join(run_models(argparse.Namespace(action=action, **options), folder))


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
`,
  'outputs/shared/src/project_package/outputs.py': `"""Write results of the pipeline to files."""

from __future__ import annotations

import json
import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from project_package.config_file import PROJECT_ROOT
from project_package.errors import ProjectError

OUTPUTS = PROJECT_ROOT / "outputs"


class OutputError(ProjectError):
    """A result cannot be written; the message names it."""


def write_outputs(results: Mapping[str, Any], folder: Path = OUTPUTS) -> list[Path]:
    """Write each result to a file named after its variable.

    Frames and series become CSV, plain values JSON, anything else is pickled.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(name, value, folder) for name, value in results.items()]


def _write(name: str, value: Any, folder: Path) -> Path:
    if hasattr(value, "to_csv"):
        file = folder / f"{name}.csv"
        # A frame's default index only counts its rows.
        value.to_csv(file, index=type(value.index).__name__ != "RangeIndex")
        return file
    text = _as_json(value)
    if text is not None:
        file = folder / f"{name}.json"
        file.write_text(f"{text}\\n", encoding="utf-8")
        return file
    file = folder / f"{name}.pkl"
    try:
        file.write_bytes(pickle.dumps(value))
    except (pickle.PicklingError, TypeError, AttributeError) as error:
        raise OutputError(f"\`{name}\` cannot be saved: {error}") from error
    return file


def _as_json(value: Any) -> str | None:
    """The value as JSON, with numpy's numbers as plain ones; None when it is not plain."""
    if type(value).__module__ == "numpy" and getattr(value, "ndim", None) == 0:
        value = value.item()
    try:
        return json.dumps(value, indent=2, ensure_ascii=False)
    except (TypeError, ValueError):
        return None
`,
  'outputs/shared/tests/test_outputs.py': `"""Results become files that can be read back."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

from project_package.outputs import OutputError, write_outputs


class Frame:
    """Stands for any object that writes itself as CSV."""

    index = range(2)

    def to_csv(self, file: Path, *, index: bool) -> None:
        file.write_text(f"index={index}\\n", encoding="utf-8")


def test_each_kind_of_result(tmp_path: Path) -> None:
    results = {"table": Frame(), "limits": {"low": 1, "high": None}, "tags": {"a", "b"}}
    files = write_outputs(results, tmp_path / "new" / "folder")
    assert [file.name for file in files] == ["table.csv", "limits.json", "tags.pkl"]
    assert files[0].read_text(encoding="utf-8") == "index=True\\n"
    assert json.loads(files[1].read_text(encoding="utf-8")) == {"low": 1, "high": None}
    assert pickle.loads(files[2].read_bytes()) == {"a", "b"}


def test_what_cannot_be_saved_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="\`clean\`"):
        write_outputs({"clean": lambda text: text}, tmp_path)
`,
  'procedural/shared/src/project_package/fitted.py': `"""What is inside a fitted pipeline."""

from __future__ import annotations

from dataclasses import is_dataclass
from typing import Any

from project_package.pipeline import FittedPipeline
from project_package.schema import RowSchema

# What is not learned.
_GIVEN = ("schema", "config")


def schema_of(pipeline: FittedPipeline) -> RowSchema:
    """What raw rows look like."""
    return pipeline.schema


def described_rows(pipeline: FittedPipeline) -> dict[str, Any]:
    """Raw columns with their types, and which of them hold the target."""
    return pipeline.schema.described()


def parts_of(pipeline: FittedPipeline) -> dict[str, Any]:
    """What the steps learned and the model, by name."""
    return {name: value for name, value in vars(pipeline).items() if name not in _GIVEN}


def estimators_of(pipeline: FittedPipeline) -> dict[str, Any]:
    """The model by name; nothing for a pipeline that only processes rows."""
    parts = parts_of(pipeline).items()
    return {name: value for name, value in parts if hasattr(value, "predict")}


def learned_values(pipeline: FittedPipeline) -> dict[str, dict[str, Any]]:
    """What each step learned in training, by the names of the step and of its attribute."""
    return {
        name: dict(vars(value))
        for name, value in vars(pipeline).items()
        if is_dataclass(value) and not isinstance(value, RowSchema)
    }
`,
  'project/secrets/tests/test_secrets.py': `"""A secret that is not set is named before anything runs."""

from __future__ import annotations

import pytest

from project_package.__main__ import main
from project_package.pipeline import SECRETS


@pytest.mark.parametrize("missing", SECRETS)
def test_missing_secret_is_named(
    missing: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in SECRETS:
        monkeypatch.setenv(name, "any")
    monkeypatch.delenv(missing)
    assert main(["project-command"]) == 1
    assert missing in capsys.readouterr().err
`,
  'project/shared/.dockerignore': `*
!pyproject.toml
!requirements.lock
!README.md
!src
!config
**/__pycache__
`,
  'project/shared/.github/workflows/ci.yml': `name: ci

on:
  push:
  pull_request:

permissions:
  contents: read

jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
          cache: pip
          cache-dependency-path: |
            pyproject.toml
            requirements.lock
      - run: pip install --requirement requirements.lock --editable ".[dev]"
      - name: Lint
        run: ruff check .
      - name: Format
        run: ruff format --check .
      - name: Types
        run: mypy
      - name: Tests
        run: pytest --cov
      - name: Wheel
        run: python -m build --wheel
      - uses: actions/upload-artifact@v4
        with:
          name: wheel
          path: dist/*.whl
`,
  'project/shared/.gitignore': `__pycache__/
*.egg-info/
.coverage
.ipynb_checkpoints/
.mypy_cache/
.pytest_cache/
.ruff_cache/
.venv/
.env
build/
dist/
htmlcov/
models/
outputs/
`,
  'project/shared/.pre-commit-config.yaml': `# The tools of the project's own environment, so that hooks and CI agree: pip install --editable ".[dev]"
repos:
  - repo: local
    hooks:
      - id: ruff-check
        name: ruff check
        entry: ruff check --force-exclude
        language: system
        types_or: [python, pyi]
      - id: ruff-format
        name: ruff format
        entry: ruff format --force-exclude
        language: system
        types_or: [python, pyi]
      - id: mypy
        name: mypy
        entry: mypy
        language: system
        types_or: [python, pyi]
        pass_filenames: false
`,
  'project/shared/Dockerfile': `FROM python:3.12.11-slim-bookworm

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
RUN useradd --create-home --uid 1000 app && install --directory --owner=app /app /app/models /app/outputs
WORKDIR /app

COPY requirements.lock ./
RUN pip install --no-cache-dir --requirement requirements.lock
COPY pyproject.toml README.md ./
COPY src ./src
RUN pip install --no-cache-dir --no-deps .
COPY --chown=app config ./config

USER app
# Data is mounted, models are kept: docker run -v "$PWD/data:/app/data:ro" -v "$PWD/models:/app/models" project-name
ENTRYPOINT ["python", "-m", "project_package"]
CMD ["project-command"]
`,
  'project/shared/src/project_package/config_file.py': `"""Read the configuration file, with overlays and environment variables over it."""

from __future__ import annotations

import os
import reprlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_origin

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from project_package.errors import ProjectError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

ENVIRONMENT_PREFIX = "PROJECT_PACKAGE__"
ENVIRONMENT_NAME = f"{ENVIRONMENT_PREFIX}ENV"

_SOURCE_ROOT = Path(__file__).resolve().parents[2]
PROJECT_ROOT = _SOURCE_ROOT if (_SOURCE_ROOT / "pyproject.toml").is_file() else Path.cwd()
CONFIG_FILE = PROJECT_ROOT / "config" / "config.yml"


class ConfigError(ProjectError):
    """The configuration cannot be used; the message names the key."""


class Settings(BaseModel):
    """Base of all settings: an unknown key is an error, and nothing changes after loading."""

    model_config = ConfigDict(frozen=True, extra="forbid", protected_namespaces=())


SettingsT = TypeVar("SettingsT", bound=Settings)


def read_config(
    model: type[SettingsT],
    overlays: Sequence[Path] = (),
    environment: Mapping[str, str] = os.environ,
) -> SettingsT:
    """Read and check \`config/config.yml\`, with other values over its own, the last one strongest.

    Args:
        model: class with one field for each group of settings.
        overlays: files with the values that differ.
        environment: a variable named \`ENVIRONMENT_PREFIX\`, then \`GROUP__KEY\`, overrides a value; \`ENVIRONMENT_NAME\`
            names a file of \`config/\` that stands below \`overlays\`.

    Raises:
        ConfigError: a file is missing or no YAML, a key is missing or unknown, a value is wrong.
    """
    layers = _Layers(str(CONFIG_FILE))
    for file in (CONFIG_FILE, *_named_overlay(environment), *overlays):
        layers.add(_read_yaml(file), str(file))
    _override(layers, model, environment)
    try:
        return model.model_validate(layers.values)
    except ValidationError as error:
        raise ConfigError(_describe(error, layers)) from error


class _Layers:
    """Values by group and key, each with the file or variable that it came from."""

    def __init__(self, base: str) -> None:
        self.values: dict[str, Any] = {}
        self._base = base
        self._sources: dict[tuple[int | str, ...], str] = {}

    def add(self, values: Mapping[str, Any], source: str) -> None:
        """Put values over those that are there, key by key."""
        for group, section in values.items():
            known = self.values.get(group)
            self._sources[(group,)] = source
            if isinstance(known, dict) and isinstance(section, dict):
                self.values[group] = {**known, **section}
            else:
                self.values[group] = section
            for key in section if isinstance(section, dict) else ():
                self._sources[(group, key)] = source

    def source(self, place: tuple[int | str, ...]) -> str:
        """Where a value, or else its group, came from."""
        return self._sources.get(place[:2]) or self._sources.get(place[:1]) or self._base


def _named_overlay(environment: Mapping[str, str]) -> list[Path]:
    name = environment.get(ENVIRONMENT_NAME, "")
    if name == "":
        return []
    file = CONFIG_FILE.with_name(f"{Path(name).name}.yml")
    if not file.is_file():
        raise ConfigError(f"environment variable {ENVIRONMENT_NAME}: there is no {file}")
    return [file]


def _read_yaml(file: Path) -> dict[str, Any]:
    try:
        values = yaml.safe_load(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{file}: {error.strerror}") from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise ConfigError(f"{file}: {error}") from error
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise ConfigError(f"{file}: must hold groups of settings, holds {type(values).__name__}")
    return values


def _override(
    layers: _Layers,
    model: type[Settings],
    environment: Mapping[str, str],
) -> None:
    known = _variables(model)
    for name in sorted(environment):
        if not name.upper().startswith(ENVIRONMENT_PREFIX) or name.upper() == ENVIRONMENT_NAME:
            continue
        if name.upper() not in known:
            raise ConfigError(f"environment variable {name}: there is no such setting")
        group, key, is_text = known[name.upper()]
        value = environment[name] if is_text else _parse(name, environment[name])
        layers.add({group: {key: value}}, f"environment variable {name}")


def _variables(model: type[Settings]) -> dict[str, tuple[str, str, bool]]:
    """Variable names, with the group and key they stand for and whether the value is text."""
    return {
        f"{ENVIRONMENT_PREFIX}{group}__{key}".upper(): (group, key, _is_text(field.annotation))
        for group, section in model.model_fields.items()
        if isinstance(section.annotation, type) and issubclass(section.annotation, Settings)
        for key, field in section.annotation.model_fields.items()
    }


def _is_text(annotation: Any) -> bool:
    return annotation in (str, Path) or get_origin(annotation) is Literal


def _parse(name: str, text: str) -> Any:
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ConfigError(f"environment variable {name}: {error}") from error


def _describe(error: ValidationError, layers: _Layers) -> str:
    """One sentence a key, whatever the alternatives of its type have to say."""
    problems: dict[tuple[int | str, ...], list[ErrorDetails]] = {}
    for problem in error.errors(include_url=False):
        problems.setdefault(problem["loc"][:2], []).append(problem)
    sentences = [f"{layers.source(place)}: {_sentence(at)}" for place, at in problems.items()]
    return "; ".join(sentences)


def _sentence(problems: list[ErrorDetails]) -> str:
    first, *others = problems
    place = first["loc"][:2] if others else first["loc"]
    messages = [first["msg"], *(other["msg"].removeprefix("Input should be ") for other in others)]
    text = f"{'.'.join(map(str, place))}: {' or '.join(dict.fromkeys(messages))}"
    if first["type"] in ("missing", "extra_forbidden"):
        return text
    return f"{text} (it is {reprlib.repr(first['input'])})"
`,
  'project/shared/src/project_package/errors.py': `"""What goes wrong in ways that a person can mend."""

from __future__ import annotations


class ProjectError(Exception):
    """A command cannot do its work; the message says why in one line."""
`,
  'project/shared/src/project_package/progress.py': `"""The project's log: which step runs, how long it took, how many rows there are."""

from __future__ import annotations

import io
import logging
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

logger = logging.getLogger("project_package")
_notebook = logger.getChild("notebook")


def log_to_stderr() -> None:
    """Show the log: what a command yields goes to standard output, what it tells to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger.handlers = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False


def logged(function: Callable[P, T]) -> Callable[P, T]:
    """Log that a step begins, and how long it took for how many rows."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        name = function.__qualname__
        logger.info("%s ...", name)
        started = time.perf_counter()
        result = function(*args, **kwargs)
        rows = next((text for text in map(row_count, [result, *args]) if text), "")
        logger.info("%s: %s%.2f s", name, rows, time.perf_counter() - started)
        return result

    return run


def row_count(value: Any) -> str:
    """How many rows a table has; empty when it is none. Of several the first is meant."""
    if isinstance(value, tuple):
        return next((text for text in map(row_count, value) if text), "")
    shape = getattr(value, "shape", None)
    return f"{shape[0]} rows, " if isinstance(shape, tuple) and len(shape) > 0 else ""


@contextmanager
def prints_logged() -> Iterator[list[str]]:
    """Log what the notebook's code prints, and give its lines."""
    stream = _LogLines()
    with redirect_stdout(stream):
        yield stream.lines
    stream.end()


class _LogLines(io.TextIOBase):
    """A stream that logs each line written to it."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._open = ""

    def write(self, text: str) -> int:
        """Log the lines that are complete."""
        *lines, self._open = (self._open + text).split("\\n")
        for line in lines:
            self.lines.append(line)
            _notebook.info("%s", line)
        return len(text)

    def end(self) -> None:
        """Log a last line that was never ended."""
        if self._open:
            self.write("\\n")
`,
  'project/shared/src/project_package/py.typed': ``,
  'project/shared/tests/data_at_hand.py': `"""The data that tests run on: the project's own where it is there, else the sample beside the tests."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml

from project_package.config import Config, load_config
from project_package.config_file import CONFIG_FILE, PROJECT_ROOT
from project_package.pipeline import SECRETS, input_files

ONLINE = "PROJECT_PACKAGE_ONLINE"
SAMPLE = Path(__file__).parent / "sample"
# Paths of the notebook may lead some folders up.
DEEP = Path("a", "b", "c", "d")


@dataclass(frozen=True)
class DataAtHand:
    """What the pipeline can run on.

    Attributes:
        config: settings that lead to the data.
        folder: where relative paths start.
        origin: \`project\`, or what the sample was made of: \`data\`, \`tables\` or \`code\`.
    """

    config: Config
    folder: Path
    origin: str

    @property
    def is_sample(self) -> bool:
        """Whether it is the sample."""
        return self.origin != "project"

    @property
    def is_made_up(self) -> bool:
        """Whether rows of it are no data, but made after what the notebook shows and does."""
        return self.origin in ("tables", "code")

    def write_config(self, file: Path) -> Path:
        """The configuration file with which the commands find the data."""
        values = yaml.safe_load(CONFIG_FILE.read_text(encoding="utf-8"))
        for listed in _sample()["files"] if self.is_sample else []:
            if listed["setting"] is not None:
                group, key = listed["setting"].split(".")
                values[group][key] = _path(self.config, listed)
        file.write_text(yaml.safe_dump(values, sort_keys=False), encoding="utf-8")
        return file


def find_data(scratch: Path) -> DataAtHand:
    """The project's own data, else the sample laid out in a folder; skips the test where there is neither."""
    unset = [name for name in SECRETS if name not in os.environ]
    if unset:
        pytest.skip(f"environment variables are not set: {', '.join(unset)}")
    config = load_config()
    sample = _sample()
    files = [*map(str, input_files(config)), *(_path(config, file) for file in sample["files"])]
    remote = [file for file in files if "://" in file]
    missing = [file for file in files if "://" not in file and not (PROJECT_ROOT / file).exists()]
    if not missing and (not remote or os.environ.get(ONLINE)):
        return DataAtHand(config, PROJECT_ROOT, "project")
    if sample["files"]:
        return _lay_out(sample, config, scratch)
    if missing:
        pytest.skip(f"data is missing: {', '.join(missing)}")
    pytest.skip(f"reads from the network: set {ONLINE}=1 to run it")


def _sample() -> Any:
    """Which file of the notebook each file of the sample stands for."""
    listed = SAMPLE / "sample.json"
    if not listed.is_file():
        return {"origin": "code", "files": []}
    return json.loads(listed.read_text(encoding="utf-8"))


def _path(config: Config, file: dict[str, Any]) -> str:
    if file["setting"] is None:
        return str(file["path"])
    group, key = file["setting"].split(".")
    return str(getattr(getattr(config, group), key))


def _lay_out(sample: Any, config: Config, scratch: Path) -> DataAtHand:
    folder = scratch / DEEP
    folder.mkdir(parents=True)
    for file in sample["files"]:
        source = SAMPLE / file["name"]
        target = (folder / file["path"]).resolve()
        if "://" not in file["path"] and target.is_relative_to(scratch.resolve()):
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
        if file["setting"] is not None:
            config = _with_setting(config, file["setting"], source)
    return DataAtHand(config, folder, sample["origin"])


def _with_setting(config: Config, setting: str, file: Path) -> Config:
    group, key = setting.split(".")
    section: Any = getattr(config, group)
    changed = section.model_copy(update={key: type(getattr(section, key))(file)})
    return config.model_copy(update={group: changed})


@contextmanager
def working_directory(folder: Path) -> Iterator[None]:
    """Relative paths start in the folder meanwhile."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def same_draws() -> None:
    """What is drawn without a seed is drawn alike in each run."""
    random.seed(0)
    np.random.seed(0)
`,
  'project/shared/tests/kept_apart.py': `"""Commands of the project as the tests run them: on the data at hand, saving outside of the project."""

from __future__ import annotations

import inspect
import sys
from pathlib import Path
from typing import Any

import pytest
from data_at_hand import DataAtHand

from project_package import __main__ as commands
from project_package.config_file import PROJECT_ROOT


def keep_apart(monkeypatch: pytest.MonkeyPatch, data: DataAtHand, folder: Path) -> None:
    """Models and outputs go into the folder where no other is named."""
    monkeypatch.setattr(commands, "PROJECT_ROOT", data.folder)
    modules = [module for name, module in sys.modules.items() if name.startswith("project_package.")]
    for module in modules:
        for function in vars(module).values():
            if inspect.isfunction(function) and function.__defaults__:
                moved = tuple(_moved(value, folder) for value in function.__defaults__)
                monkeypatch.setattr(function, "__defaults__", moved)


def _moved(value: Any, folder: Path) -> Any:
    if not isinstance(value, Path) or not value.is_relative_to(PROJECT_ROOT):
        return value
    return folder / value.relative_to(PROJECT_ROOT)
`,
  'project/shared/tests/test_config.py': `"""The configuration: what is right loads unchanged, what is wrong is named."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from project_package import config_file
from project_package.config import Config, load_config
from project_package.config_file import (
    CONFIG_FILE,
    ENVIRONMENT_NAME,
    ENVIRONMENT_PREFIX,
    ConfigError,
)

VALUES: dict[str, dict[str, Any]] = yaml.safe_load(CONFIG_FILE.read_text(encoding="utf-8")) or {}
KEYS = [(group, key) for group, section in VALUES.items() for key in section]


@pytest.fixture(autouse=True)
def _no_overrides(monkeypatch: pytest.MonkeyPatch) -> None:
    """Variables of the person who runs the tests must not reach them."""
    for name in list(os.environ):
        if name.upper().startswith(ENVIRONMENT_PREFIX):
            monkeypatch.delenv(name)


def _changed(group: str, key: str, value: Any, folder: Path) -> Path:
    """A file with the one value that differs from the project's own."""
    return _written({group: {key: value}}, folder / "changed.yml")


def _written(values: dict[str, dict[str, Any]], file: Path) -> Path:
    file.write_text(yaml.safe_dump(values, sort_keys=False), encoding="utf-8")
    return file


def _section(group: str) -> Any:
    return Config.model_fields[group].annotation


def _annotation(group: str, key: str) -> Any:
    return _section(group).model_fields[key].annotation


def _beyond(schema: dict[str, Any]) -> Iterator[Any]:
    """Values just outside of what a setting takes."""
    kinds = schema.get("anyOf", [schema])
    if any({"enum", "const"} & set(kind) for kind in kinds):
        yield "no such option"
    for kind in kinds:
        number = int if kind.get("type") == "integer" else float
        for limit, step in {
            "minimum": -1,
            "exclusiveMinimum": 0,
            "maximum": 1,
            "exclusiveMaximum": 0,
        }.items():
            if limit in kind:
                yield number(kind[limit] + step)


def test_own_file_loads() -> None:
    assert set(load_config().model_dump()) == set(VALUES)


def test_round_trip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = repr(load_config())
    monkeypatch.setattr(config_file, "CONFIG_FILE", _written(VALUES, tmp_path / "config.yml"))
    assert repr(load_config()) == before


@pytest.mark.parametrize(("group", "key"), KEYS)
def test_missing_key_is_named(
    group: str, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = {name: value for name, value in VALUES[group].items() if name != key}
    base = _written({**VALUES, group: section}, tmp_path / "config.yml")
    monkeypatch.setattr(config_file, "CONFIG_FILE", base)
    with pytest.raises(ConfigError, match=rf"config\\.yml: {group}\\.{key}"):
        load_config()
    load_config([_changed(group, key, VALUES[group][key], tmp_path)])


@pytest.mark.parametrize(("group", "key"), KEYS)
def test_wrong_value_is_named(group: str, key: str, tmp_path: Path) -> None:
    if _annotation(group, key) is Any:
        pytest.skip("takes any value")
    file = _changed(group, key, date(2001, 2, 3), tmp_path)
    with pytest.raises(ConfigError, match=rf"changed\\.yml: {group}\\.{key}"):
        load_config([file])


@pytest.mark.parametrize(("group", "key"), KEYS)
def test_value_out_of_bounds_is_named(group: str, key: str, tmp_path: Path) -> None:
    for value in _beyond(_section(group).model_json_schema()["properties"][key]):
        with pytest.raises(ConfigError, match=rf"{group}\\.{key}: .*\\(it is"):
            load_config([_changed(group, key, value, tmp_path)])


def test_unknown_group_is_named(tmp_path: Path) -> None:
    file = _written({"unknown_group": {}}, tmp_path / "other.yml")
    with pytest.raises(ConfigError, match=r"other\\.yml: unknown_group"):
        load_config([file])


@pytest.mark.parametrize("group", list(VALUES))
def test_unknown_key_is_named(group: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=rf"{group}\\.unknown_key"):
        load_config([_changed(group, "unknown_key", 1, tmp_path)])


@pytest.mark.parametrize(("group", "key"), KEYS)
def test_later_file_wins(
    group: str, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = _changed(group, key, date(2001, 2, 3), tmp_path)
    right = _written({group: {key: VALUES[group][key]}}, tmp_path / "right.yml")
    assert repr(load_config([wrong, right])) == repr(load_config())
    monkeypatch.setattr(config_file, "CONFIG_FILE", _written(VALUES, tmp_path / "config.yml"))
    monkeypatch.setenv(ENVIRONMENT_NAME, "changed")
    assert repr(load_config([right])) == repr(load_config([wrong, right]))
    if _annotation(group, key) is not Any:
        with pytest.raises(ConfigError, match=rf"changed\\.yml: {group}\\.{key}"):
            load_config()


@pytest.mark.parametrize("name", ["dev", "prod"])
def test_overlays_of_the_project_load(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    file = CONFIG_FILE.with_name(f"{name}.yml")
    assert ENVIRONMENT_NAME in file.read_text(encoding="utf-8")
    chosen = load_config([file])
    monkeypatch.setenv(ENVIRONMENT_NAME, name)
    assert repr(load_config()) == repr(chosen)


def test_missing_overlay_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT_NAME, "absent")
    with pytest.raises(ConfigError, match=r"absent\\.yml"):
        load_config()


@pytest.mark.parametrize(("group", "key"), KEYS)
def test_environment_overrides(group: str, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    value = VALUES[group][key]
    text = value if isinstance(value, str) else yaml.safe_dump(value)
    if "\\0" in text:
        pytest.skip("no environment variable can hold it")
    monkeypatch.setenv(f"{ENVIRONMENT_PREFIX}{group}__{key}".upper(), text)
    assert repr(load_config()) == repr(load_config())


def test_unknown_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"{ENVIRONMENT_PREFIX}NO__SUCH_KEY", "1")
    with pytest.raises(ConfigError, match="NO__SUCH_KEY"):
        load_config()


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="absent.yml"):
        load_config([tmp_path / "absent.yml"])


def test_nothing_changes_after_loading() -> None:
    with pytest.raises(ValueError, match="frozen"):
        setattr(load_config(), next(iter(VALUES), "any"), None)
`,
  'project/shared/tests/test_main.py': `"""The command line: errors are one line, without a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from project_package.__main__ import main
from project_package.pipeline import SECRETS


def test_wrong_usage() -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["no-such-command"])
    assert stopped.value.code == 2


def test_missing_configuration(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in SECRETS:
        monkeypatch.setenv(name, "any")
    assert main(["project-command", "--config", str(tmp_path / "absent.yml")]) == 1
    assert capsys.readouterr().err.startswith("error: ")
`,
  'project/shared/tests/test_modules.py': `"""Every module imports by itself."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import project_package as package

MODULES = [m.name for m in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]


@pytest.mark.parametrize("name", MODULES)
def test_module_imports(name: str) -> None:
    importlib.import_module(name)
`,
  'project/shared/tests/test_progress.py': `"""The log tells of steps, rows and what the notebook's code prints."""

from __future__ import annotations

import logging

import pandas as pd
import pytest

from project_package.progress import logged, logger, prints_logged


@pytest.fixture
def log(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> pytest.LogCaptureFixture:
    monkeypatch.setattr(logger, "propagate", True)
    caplog.set_level(logging.INFO, logger.name)
    return caplog


def test_a_step_is_logged_with_its_rows(log: pytest.LogCaptureFixture) -> None:
    @logged
    def double(rows: pd.DataFrame) -> pd.DataFrame:
        return pd.concat([rows, rows])

    assert len(double(pd.DataFrame({"a": [1, 2]}))) == 4
    assert log.messages[0].endswith("double ...")
    assert "double: 4 rows, 0." in log.messages[1]


def test_what_is_printed_is_logged(
    log: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    with prints_logged() as lines:
        print("r2", 0.5)
        print("no end", end="")
    assert lines == log.messages == ["r2 0.5", "no end"]
    assert capsys.readouterr().out == ""
`,
  'project/shared/tests/test_project.py': `"""No file of the project lost its content."""

from __future__ import annotations

import json

import pytest

from project_package.config_file import PROJECT_ROOT

LISTED = PROJECT_ROOT / ".cellwright.json"
NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_no_file_is_empty() -> None:
    if not LISTED.is_file():
        pytest.skip("the list of generated files is gone")
    listed: dict[str, str] = json.loads(LISTED.read_text(encoding="utf-8"))["files"]
    files = {PROJECT_ROOT / path for path, digest in listed.items() if digest != NOTHING}
    assert [str(file) for file in files if file.is_file() and file.stat().st_size == 0] == []
`,
  'sklearn/known-rows/src/project_package/raw_rows.py': `"""The step that all raw rows pass first."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin

from project_package.schema import RowSchema


class RawRows(TransformerMixin, BaseEstimator):
    """Gives raw rows the columns and types of those that training loaded.

    Args:
        schema: columns and types of the loaded rows.
    """

    def __init__(self, schema: RowSchema) -> None:
        self.schema = schema

    @property
    def schema_(self) -> RowSchema:
        """The schema, as it was given."""
        return self.schema

    def fit(self, X: pd.DataFrame, y: object = None) -> RawRows:
        """Learn nothing: the schema says all."""
        return self

    def transform(self, X: pd.DataFrame) -> Any:
        """Align the columns and cast their types."""
        return self.schema.align(X)

    def get_feature_names_out(self, input_features: object = None) -> np.ndarray[Any, Any]:
        """Names of the raw columns."""
        return np.asarray(list(self.schema.dtypes), dtype=object)

    def __sklearn_is_fitted__(self) -> bool:
        return True
`,
  'sklearn/learned-rows/src/project_package/raw_rows.py': `"""The step that all raw rows pass first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from project_package.schema import RowSchema


class RawRows(TransformerMixin, BaseEstimator):
    """Gives raw rows the columns and types of those that training loaded.

    Args:
        targets: columns of the target, which rows may lack.
        read_options: how the file of raw rows is written, for \`pd.read_csv\`.
        unread: other columns that no step reads, which rows may lack.
        needed: the only columns that steps read; None: all but those that are unread.

    Attributes:
        schema_: columns and types of the loaded rows.
    """

    def __init__(
        self,
        targets: Sequence[str] = (),
        read_options: Mapping[str, Any] | None = None,
        unread: Sequence[str] = (),
        needed: Sequence[str] | None = None,
    ) -> None:
        self.targets = targets
        self.read_options = read_options
        self.unread = unread
        self.needed = needed

    def fit(self, X: pd.DataFrame, y: object = None) -> RawRows:
        """Learn the columns and types."""
        self.schema_ = RowSchema.of(X, self.targets, self.read_options, self.unread, self.needed)
        return self

    def transform(self, X: pd.DataFrame) -> Any:
        """Align the columns and cast their types."""
        check_is_fitted(self)
        return self.schema_.align(X)

    def get_feature_names_out(self, input_features: object = None) -> np.ndarray[Any, Any]:
        """Names of the raw columns."""
        check_is_fitted(self)
        return np.asarray(list(self.schema_.dtypes), dtype=object)
`,
  'sklearn/own-steps/src/project_package/transformers.py': `"""What the steps of the pipeline have in common."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted


class StepTransformer(TransformerMixin, BaseEstimator):
    """Base of the pipeline's steps: knows which columns come in and which go out."""

    def fit_transform(self, X: Any, y: object = None) -> Any:
        """Learn from the training rows and process them."""
        rows = self.fit(X, y).transform(X)
        self.feature_names_out_ = self._names_of(rows)
        return rows

    def get_feature_names_out(self, input_features: object = None) -> np.ndarray[Any, Any]:
        """Names of the columns that \`transform\` gives."""
        check_is_fitted(self, "first_row_")
        if hasattr(self, "feature_names_out_"):
            return self.feature_names_out_
        try:
            return self._names_of(self.transform(self.first_row_))
        except (KeyError, ValueError):
            # Training rows have other columns than those of serving: the target, or none that serving takes out.
            names: np.ndarray[Any, Any] = getattr(self, "trained_names_", self.feature_names_in_)
            return names

    def _names_of(self, rows: Any) -> np.ndarray[Any, Any]:
        if isinstance(rows, pd.DataFrame):
            return np.asarray(rows.columns, dtype=object)
        width = rows.shape[1] if getattr(rows, "ndim", 1) > 1 else 1
        return np.asarray([f"{type(self).__name__.lower()}{i}" for i in range(width)], dtype=object)

    def _remember_columns(self, X: Any) -> None:
        if hasattr(self, "feature_names_out_"):
            del self.feature_names_out_
        self.first_row_ = X[:1] if hasattr(X, "__getitem__") else X
        if isinstance(X, pd.DataFrame):
            self.n_features_in_ = X.shape[1]
            self.feature_names_in_ = np.asarray(X.columns, dtype=object)
`,
  'sklearn/own-steps/tests/test_transformers.py': `"""Each step keeps the rules of scikit-learn."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError
from sklearn.pipeline import Pipeline

from project_package import steps
from project_package.fitted import schema_of
from project_package.transformers import StepTransformer

MODULES = [
    importlib.import_module(m.name)
    for m in pkgutil.iter_modules(steps.__path__, f"{steps.__name__}.")
]
STEPS = [
    value
    for module in MODULES
    for value in vars(module).values()
    if inspect.isclass(value)
    and issubclass(value, StepTransformer)
    and value.__module__ == module.__name__
]
LEARNING = [step for step in STEPS if "__sklearn_is_fitted__" not in vars(step)]


def _unfitted(step: type[Any]) -> Any:
    return step(**{name: [name] for name in inspect.signature(step).parameters})


def test_clone_keeps_what_was_given() -> None:
    for step in STEPS:
        original = _unfitted(step)
        assert clone(original).get_params() == original.get_params(), step


def test_what_learns_must_be_fitted_first() -> None:
    for step in LEARNING:
        with pytest.raises(NotFittedError):
            _unfitted(step).transform(pd.DataFrame({"any": [1]}))


def test_names_of_columns_are_known(pipeline: Pipeline, rows: pd.DataFrame) -> None:
    targets = schema_of(pipeline).targets
    processed: Any = rows
    for _, step in pipeline.steps:
        if not hasattr(step, "transform"):
            break
        processed = step.transform(processed)
        names = list(step.get_feature_names_out())
        if isinstance(processed, pd.DataFrame):
            # Some rows may lack what all of training has: the target, indicators of rare categories.
            known = [name for name in processed.columns if name not in targets]
            assert [name for name in names if name in known] == known
        else:
            shape = processed.shape if hasattr(processed, "shape") else np.shape(processed)
            assert len(names) == np.prod(shape[1:])
`,
  'sklearn/shared/src/project_package/fitted.py': `"""What is inside a fitted pipeline."""

from __future__ import annotations

from typing import Any

from sklearn.pipeline import Pipeline

from project_package.schema import RowSchema

# What scikit-learn and the base of the steps keep of any rows.
_OF_ANY_ROWS = {
    "first_row_",
    "feature_names_in_",
    "feature_names_out_",
    "n_features_in_",
    "schema_",
    "trained_names_",
}


def schema_of(pipeline: Pipeline) -> RowSchema:
    """What raw rows look like."""
    schema: RowSchema = pipeline["raw_rows"].schema_
    return schema


def described_rows(pipeline: Pipeline) -> dict[str, Any]:
    """Raw columns with their types, and which of them hold the target."""
    return schema_of(pipeline).described()


def parts_of(pipeline: Pipeline) -> dict[str, Any]:
    """The fitted steps and the model, by name."""
    return dict(pipeline.steps)


def estimators_of(pipeline: Pipeline) -> dict[str, Any]:
    """The model by name; nothing for a pipeline that only processes rows."""
    name, last = pipeline.steps[-1]
    model = getattr(last, "model", last)
    return {name: model} if hasattr(last, "predict") else {}


def learned_values(pipeline: Pipeline) -> dict[str, dict[str, Any]]:
    """What each step learned in training, by the names of the step and of its attribute."""
    return {
        name: {
            attribute.removesuffix("_"): value
            for attribute, value in vars(step).items()
            if attribute.endswith("_") and attribute not in _OF_ANY_ROWS
        }
        for name, step in pipeline.steps
    }
`,
  'staged/arrays/src/project_package/array_rows.py': `"""Raw rows that training loads as an array: they are served as a table with a column for each of their values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from project_package.schema import RowSchema


@dataclass(frozen=True)
class ArraySchema(RowSchema):
    """Columns of the table that stands for the array of training.

    Attributes:
        shape: shape of one row of the array.
        kind: type of its values; None for a list of rows.
    """

    shape: tuple[int, ...]
    kind: np.dtype[Any] | None

    @classmethod
    def of_array(
        cls, rows: Any, names: Sequence[str] | None = None, targets: Iterable[int] = ()
    ) -> ArraySchema:
        """Take shape and types from the rows of training.

        Args:
            rows: an array with one entry for each row, or a list of rows.
            names: names of the columns; they are numbered when there are none.
            targets: positions of the target's columns; rows may lack them.
        """
        table = table_of(rows, names)
        schema = RowSchema.of(table, table.columns[list(targets)])
        shape = np.shape(rows)[1:]
        kind = None if isinstance(rows, list) else rows.dtype
        return cls(
            schema.dtypes,
            schema.text,
            schema.targets,
            schema.read_options,
            schema.seen,
            schema.unread,
            shape,
            kind,
        )

    def align(self, rows: pd.DataFrame) -> Any:
        """Give rows of a table the order and the types of training, as an array.

        Args:
            rows: raw rows; other columns are ignored, and the target is made missing.

        Raises:
            RowError: a column is missing, or holds what its type cannot.
        """
        table = super().align(rows)
        values = table.to_numpy().reshape(len(table), *self.shape)
        if self.kind is None:
            return values.tolist()
        return values if table.isna().any(axis=None) else values.astype(self.kind)


def table_of(rows: Any, names: Sequence[str] | None = None) -> pd.DataFrame:
    """The table that stands for an array or a list of rows."""
    table = pd.DataFrame(rows if isinstance(rows, list) else rows.reshape(len(rows), -1))
    if names is None or len(names) != table.shape[1]:
        return table.set_axis([f"column_{i}" for i in range(table.shape[1])], axis=1)
    return table.set_axis([str(name) for name in names], axis=1)
`,
  'staged/arrays/tests/test_array_rows.py': `"""A table of raw rows becomes the array that training had."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from project_package.array_rows import ArraySchema, table_of
from project_package.schema import RowError

TRAINING = np.array([[1.5, 2.0, 1.0], [2.5, 4.0, 0.0]])


@pytest.mark.parametrize(
    "rows",
    [TRAINING, TRAINING[:, 0], TRAINING.reshape(2, 3, 1), np.array([[1, 2], [3, 4]])],
    ids=["table", "column", "images", "counts"],
)
def test_array_comes_back(rows: Any) -> None:
    found = ArraySchema.of_array(rows).align(table_of(rows))
    np.testing.assert_array_equal(found, rows)
    assert found.dtype == rows.dtype


def test_list_comes_back() -> None:
    rows = TRAINING.tolist()
    assert ArraySchema.of_array(rows).align(table_of(rows)) == rows


def test_columns_have_the_names_of_the_data_set() -> None:
    schema = ArraySchema.of_array(TRAINING, ["width", "height", "kind"])
    assert schema.required == ["width", "height", "kind"]
    with pytest.raises(RowError, match="missing column: \`height\`"):
        schema.align(table_of(TRAINING, ["width", "depth", "kind"]))


def test_target_is_never_read() -> None:
    schema = ArraySchema.of_array(TRAINING, targets=[-1])
    found = schema.align(table_of(TRAINING).drop(columns="column_2"))
    np.testing.assert_array_equal(found[:, :2], TRAINING[:, :2])
    assert np.isnan(found[:, 2]).all()
`,
  'staged/predict/src/project_package/__main__.py': `"""Command line of the project: \`train\`, \`predict\`, \`evaluate\` and \`models\`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from project_package.artifacts import record_metrics
from project_package.config import Config, load_config
from project_package.config_file import PROJECT_ROOT, ConfigError
from project_package.errors import ProjectError
from project_package.pipeline import SECRETS
from project_package.predict import predict
from project_package.progress import log_to_stderr, logger, prints_logged
from project_package.report import evaluation_report
from project_package.train import train
from project_package.versions import add_models_command, run_models

FAILED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        The exit status: 0 done, 1 failed; wrong usage exits with 2.
    """
    options = _parser().parse_args(arguments)
    log_to_stderr()
    try:
        with _working_directory(PROJECT_ROOT):
            _run(options)
    except ProjectError as error:
        print(f"error: {error}", file=sys.stderr)
        return FAILED
    except FileNotFoundError as error:
        what = f"{error.strerror}: {error.filename}" if error.filename else error
        print(f"error: {what} (relative paths start at {PROJECT_ROOT})", file=sys.stderr)
        return FAILED
    return 0


def _run(options: argparse.Namespace) -> None:
    if options.command == "predict":
        count = predict(options.rows, options.output, options.model_version)
        print(f"wrote {options.output}: {count} predictions")
        return
    if options.command == "models":
        print("\\n".join(run_models(options)))
        return
    unset = [name for name in SECRETS if name not in os.environ]
    if unset:
        raise ConfigError(f"set the environment variable {', '.join(unset)}")
    config = load_config(options.config)
    if options.command == "train":
        with prints_logged():
            version = train(config, copy_data=options.copy_data)
        print(f"saved {version}")
        _record_metrics(version.name, config)
    else:
        print(json.dumps(evaluation_report(config, options.model_version), indent=2))


def _record_metrics(version: str, config: Config) -> None:
    """Evaluate a new version; one that cannot be evaluated is a version all the same."""
    try:
        report = evaluation_report(config, version)
    except Exception as error:
        logger.warning("version %s has no metrics: %s: %s", version, type(error).__name__, error)
        return
    record_metrics(version, report["metrics"], report["recorded"])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m project_package")
    commands = parser.add_subparsers(dest="command", required=True)
    train_command = commands.add_parser("train", help="fit the pipeline and save it")
    predict_command = commands.add_parser("predict", help="predict for the raw rows of a CSV file")
    evaluate_command = commands.add_parser("evaluate", help="print the metrics of a saved model")
    predict_command.add_argument("rows", type=_path, metavar="ROWS", help="CSV file of raw rows")
    predict_command.add_argument(
        "--output", type=_path, metavar="FILE", required=True, help="CSV file to write"
    )
    for command in (train_command, evaluate_command):
        command.add_argument(
            "--config",
            action="append",
            default=[],
            type=_path,
            metavar="FILE",
            help="file with values in place of those of config/config.yml; may be repeated, the last wins",
        )
    for command in (predict_command, evaluate_command):
        command.add_argument(
            "--model-version",
            metavar="VERSION",
            help="trained version (default: the promoted one, else the latest)",
        )
    train_command.add_argument(
        "--copy-data", action="store_true", help="keep a copy of the data with the model"
    )
    add_models_command(commands)
    return parser


def _path(text: str) -> Path:
    """Paths of the command line start where it was typed."""
    return Path(text).resolve()


@contextmanager
def _working_directory(folder: Path) -> Iterator[None]:
    """Relative paths in the settings and in the notebook's code start at the project's root."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


if __name__ == "__main__":
    sys.exit(main())
`,
  'staged/predict/src/project_package/predict.py': `"""Predict: answer raw rows with a trained model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from project_package.artifacts import load_model
from project_package.fitted import schema_of
from project_package.pipeline import predict_rows
from project_package.row_files import read_rows, write_rows


def predict(rows_file: Path, output: Path, version: str | None = None) -> int:
    """Predict for each row of a CSV file, in the same order.

    Args:
        rows_file: raw rows, as the notebook loads them, with or without the target.
        output: CSV file for the predictions.
        version: the trained model; the promoted one, else the latest, when none is given.

    Returns:
        The number of rows.
    """
    pipeline = load_model(version)
    rows = read_rows(rows_file, schema_of(pipeline))
    write_rows(prediction_frame(predict_rows(pipeline, rows)), len(rows), output)
    return len(rows)


def prediction_frame(predictions: Any) -> pd.DataFrame:
    """One column \`prediction\`; several are numbered: \`prediction_0\`, \`prediction_1\`."""
    values = np.asarray(predictions.toarray() if hasattr(predictions, "toarray") else predictions)
    if values.ndim > 1 and values.shape[1] == 1:
        values = values[:, 0]
    if values.ndim == 1:
        return pd.DataFrame({"prediction": values})
    return pd.DataFrame(values, columns=[f"prediction_{i}" for i in range(values.shape[1])])
`,
  'staged/predict/src/project_package/report.py': `"""The metrics of a trained model on the held-out rows, beside those that the notebook recorded."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from project_package.artifacts import MODELS, default_version, load_model
from project_package.config import Config
from project_package.evaluate import RECORDED, evaluate
from project_package.figures import figures, named_figures


def evaluation_report(
    config: Config,
    version: str | None = None,
    folder: Path = MODELS,
) -> dict[str, Any]:
    """Evaluate a trained model as the notebook does.

    Args:
        config: where the data is and how it is set apart.
        version: the trained model; the promoted one, else the latest, when none is given.
        folder: holds the versions.

    Returns:
        The version, its metrics by variable or printed label, what the notebook recorded of those, and what the
        evaluation printed.
    """
    printed = io.StringIO()
    with redirect_stdout(printed):
        values = evaluate(load_model(version, folder), config)
    found = figures(printed.getvalue().splitlines())
    recorded = figures(RECORDED)
    numbers = {name: _as_number(value) for name, value in values.items()}
    return {
        "version": version or default_version(folder),
        "metrics": {
            **named_figures(found),
            **{name: number for name, number in numbers.items() if number is not None},
        },
        "recorded": named_figures(
            # As often as now: else the notebook printed it of other models too.
            {
                label: known
                for label, known in recorded.items()
                if len(known) == len(found.get(label, []))
            }
        ),
        "printed": printed.getvalue(),
    }


def _as_number(value: Any) -> float | int | None:
    """The value as a plain number; None when it is none."""
    if type(value).__module__ == "numpy" and getattr(value, "ndim", None) == 0:
        value = value.item()
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return value if is_number else None
`,
  'staged/predict/tests/test_commands.py': `"""The commands from training to predictions and metrics."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from answers import assert_same
from data_at_hand import DataAtHand
from kept_apart import keep_apart

from project_package.__main__ import main
from project_package.pipeline import predict_rows
from project_package.predict import prediction_frame


def test_train_predict_evaluate(
    pipeline: Any,
    rows: pd.DataFrame,
    data: DataAtHand,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if not rows.map(pd.api.types.is_scalar).all(axis=None):
        pytest.skip("CSV files hold plain values only")
    keep_apart(monkeypatch, data, tmp_path)
    asked, answers = tmp_path / "asked.csv", tmp_path / "answers.csv"
    rows.to_csv(asked, index=False)
    config = ["--config", str(data.write_config(tmp_path / "config.yml"))]
    assert main(["train", *config]) == 0
    assert "saved " in capsys.readouterr().out
    assert main(["predict", str(asked), "--output", str(answers)]) == 0
    expected = prediction_frame(predict_rows(pipeline, rows))
    assert list(pd.read_csv(answers).columns) == list(expected.columns)
    assert len(pd.read_csv(answers)) == len(rows)
    capsys.readouterr()
    assert main(["evaluate", *config]) == 0
    version = json.loads(capsys.readouterr().out)["version"]
    assert main(["models", "promote", version]) == 0
    assert main(["models", "compare", version, version]) == 0
    assert main(["models"]) == 0
    assert version in capsys.readouterr().out


def test_several_answers_are_numbered() -> None:
    assert list(prediction_frame([[1, 2], [3, 4]]).columns) == ["prediction_0", "prediction_1"]
    assert_same(prediction_frame([[1], [2]])["prediction"], [1, 2])
`,
  'staged/reference/tests/test_notebook.py': `"""The project learns and answers what the notebook's own code does, on the same data."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from answers import assert_same
from data_at_hand import DataAtHand, same_draws, working_directory
from equal_values import assert_equal_values
from notebook_rows import ANSWERS, answer_held_out
from notebook_run import NotebookRun, rows_behind

from project_package import pipeline as pipeline_module
from project_package.pipeline import project_answer_rows

PACKAGE = str(pipeline_module.__file__).removesuffix("pipeline.py")
# Modules that are the same in every project: their variables are not the notebook's.
OWN = {"artifacts.py", "fitted.py", "outputs.py", "report.py", "row_files.py", "schema.py"}


class Watcher:
    """Takes down a variable of the project's own functions as it is when each returns."""

    def __init__(self, variable: str) -> None:
        self.variable = variable
        self.value: Any = None

    def __call__(self, frame: FrameType, event: str, _: object) -> None:
        """Look at a function of the project that returns."""
        file = frame.f_code.co_filename
        if event == "return" and file.startswith(PACKAGE) and Path(file).name not in OWN:
            self.value = frame.f_locals.get(self.variable, self.value)


@contextmanager
def watch(variable: str) -> Iterator[Watcher]:
    """Follow a variable through the project's functions."""
    watcher = Watcher(variable)
    before = sys.getprofile()
    sys.setprofile(watcher)
    try:
        yield watcher
    finally:
        sys.setprofile(before)


def answers_of_project(pipeline: Any, data: DataAtHand) -> Any:
    """The answers for held-out rows that the project itself computes; None where it keeps none."""
    with working_directory(data.folder), watch(ANSWERS) as watcher:
        same_draws()
        answer_held_out(pipeline, data.config)
    return watcher.value


def test_notebook_runs(notebook: NotebookRun, pipeline: Any, data: DataAtHand) -> None:
    if notebook.error is not None and data.is_made_up:
        pytest.skip(f"the notebook's own code cannot run on rows that are made up: {notebook.error}")
    assert notebook.error is None


def test_learned_values_are_those_of_the_notebook(
    notebook: NotebookRun, learned: dict[str, Any]
) -> None:
    for name in learned.keys() & notebook.values.keys():
        assert_equal_values(learned[name], notebook.values[name], name)


def test_answers_are_those_of_the_notebook(
    notebook: NotebookRun, pipeline: Any, data: DataAtHand
) -> None:
    if "predictions" not in notebook.values:
        pytest.skip("the notebook's answers stand in no variable")
    expected = notebook.values["predictions"]
    found = answers_of_project(pipeline, data)
    rows = rows_behind(notebook.values)
    if found is None and rows is None:
        pytest.skip("held-out rows cannot be told among those that are loaded")
    if found is not None:
        assert_same(found, expected)
    if rows is not None:
        assert_same(project_answer_rows(pipeline, rows), expected)
`,
  'staged/repeatable/tests/test_training_twice.py': `"""Training again gives the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
from answers import assert_same
from data_at_hand import DataAtHand

from project_package.artifacts import load_model, read_manifest, save_model
from project_package.pipeline import project_answer_rows
from project_package.train import train


def test_training_twice_gives_the_same(
    pipeline: Any, rows: pd.DataFrame, data: DataAtHand, tmp_path: Path
) -> None:
    first = save_model(pipeline, data.config, [], tmp_path / "first")
    again = train(data.config, tmp_path)
    models = tmp_path / "models"
    answers = project_answer_rows(load_model(again.name, models), rows)
    assert_same(answers, project_answer_rows(pipeline, rows))
    known = read_manifest(first.name, tmp_path / "first")
    assert read_manifest(again.name, models)["steps"] == known["steps"]
`,
  'staged/rowwise/tests/test_row_alone.py': `"""A row alone is answered as among others."""

from __future__ import annotations

from typing import Any

import pandas as pd
from answers import as_array, assert_same
from data_at_hand import DataAtHand
from notebook_rows import rows_by_step

from project_package.pipeline import project_answer_rows


def test_row_alone_equals_row_of_batch(pipeline: Any, rows: pd.DataFrame) -> None:
    batch = as_array(project_answer_rows(pipeline, rows))
    for position in range(len(rows)):
        alone = project_answer_rows(pipeline, rows.iloc[[position]])
        assert_same(alone, batch[[position]])


def test_order_of_rows_does_not_matter(pipeline: Any, rows: pd.DataFrame) -> None:
    batch = as_array(project_answer_rows(pipeline, rows))
    assert_same(project_answer_rows(pipeline, rows.iloc[::-1]), batch[::-1])


def test_row_alone_leaves_each_step_as_among_others(
    pipeline: Any, rows: pd.DataFrame, data: DataAtHand
) -> None:
    batch = rows_by_step(pipeline, rows, data.config)
    for position in (0, len(rows) - 1):
        alone = rows_by_step(pipeline, rows.iloc[[position]], data.config)
        for _, after in batch.values():
            assert len(as_array(after)) == len(rows)
        for name, (_, after) in alone.items():
            among = as_array(batch[name][1])[[position]]
            # Columns for the categories of these rows alone are aligned by a later step.
            if as_array(after).shape == among.shape:
                assert_same(after, among)
`,
  'staged/shared/src/project_package/row_files.py': `"""Read raw rows from CSV files, and write what becomes of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from project_package.schema import RowError, RowSchema

# What only a file without a line of column names needs.
NAMING = ("names", "header")


def read_rows(file: Path, schema: RowSchema) -> pd.DataFrame:
    """Read raw rows as the notebook reads its file, or else as plain CSV.

    Text stays text, also where the rows of this file look like numbers.

    Raises:
        RowError: the file is not there or is no CSV.
    """
    try:
        options = _options_for(file, schema)
        text = {str(name) for name in schema.text}
        dtype = {name: str for name in _header(file, options) if str(name) in text}
        given = options.get("dtype", {})
        if isinstance(given, dict):
            options["dtype"] = {**dtype, **given}
        rows: pd.DataFrame = pd.read_csv(file, **options)
        return rows
    except OSError as error:
        raise RowError(f"{file}: {error.strerror or error}") from error
    except ValueError as error:
        raise RowError(f"{file}: {error}") from error


def write_rows(frame: pd.DataFrame, count: int, file: Path) -> None:
    """Write one line for each of \`count\` rows.

    Raises:
        RowError: there are more or fewer, or the file cannot be written.
    """
    if len(frame) != count:
        raise RowError(f"{count} rows went in, {len(frame)} came out")
    try:
        frame.to_csv(file, index=False)
    except OSError as error:
        raise RowError(f"{file}: {error.strerror or error}") from error


def _options_for(file: Path, schema: RowSchema) -> dict[str, Any]:
    """The options with which the file has most of the columns; the notebook's own come first."""
    own = dict(schema.read_options)
    headed = {key: value for key, value in own.items() if key not in NAMING}
    plain: dict[str, Any] = {}
    return max((headed, own, plain), key=lambda options: _columns_found(file, options, schema))


def _columns_found(file: Path, options: Mapping[str, Any], schema: RowSchema) -> int:
    try:
        header = {str(name) for name in _header(file, options)}
    except ValueError:
        return -1
    return sum(str(name) in header for name in schema.required)


def _header(file: Path, options: Mapping[str, Any]) -> list[Any]:
    return list(pd.read_csv(file, **{**options, "nrows": 1}).columns)
`,
  'staged/shared/src/project_package/schema.py': `"""The raw rows that the pipeline takes: their columns and types, as training saw them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from project_package.seen import RowError, SeenColumn

__all__ = ["RowError", "RowSchema"]


@dataclass(frozen=True)
class RowSchema:
    """Columns of the raw rows, in order, with their types.

    Attributes:
        dtypes: type of each column in training.
        text: columns that held nothing but text, which may look like numbers in a few rows.
        targets: columns of the target; rows may lack them, and they are never read.
        unread: other columns whose values no step reads; rows may lack them too.
        read_options: how the notebook reads its CSV file.
        seen: what training saw in each column that is read.
    """

    dtypes: Mapping[Hashable, Any]
    text: frozenset[Hashable]
    targets: frozenset[Hashable]
    read_options: Mapping[str, Any]
    seen: Mapping[Hashable, SeenColumn]
    unread: frozenset[Hashable]

    @classmethod
    def of(
        cls,
        rows: pd.DataFrame,
        targets: Iterable[Hashable] = (),
        read_options: Mapping[str, Any] | None = None,
        unread: Iterable[Hashable] = (),
        needed: Iterable[Hashable] | None = None,
    ) -> RowSchema:
        """Take the columns and types from the rows of training.

        Args:
            rows: the rows of training.
            targets: columns of the target.
            read_options: how the notebook reads its CSV file.
            unread: columns that no step reads.
            needed: the only columns that steps read; None: all but those that are unread.
        """
        dtypes: dict[Hashable, Any] = {name: rows[name].dtype for name in rows.columns}
        text = {name for name in rows.columns if pd.api.types.infer_dtype(rows[name]) == "string"}
        held = frozenset(targets)
        left_out = set(unread) if needed is None else set(dtypes) - set(needed)
        unused = frozenset(name for name in dtypes if name in left_out - held)
        read = [name for name in dtypes if name not in held | unused]
        seen = {name: SeenColumn.of(rows[name]) for name in read}
        return cls(dtypes, frozenset(text), held, dict(read_options or {}), seen, unused)

    @property
    def required(self) -> list[Hashable]:
        """Columns that rows must have."""
        return [name for name in self.dtypes if name not in self.targets | self.unread]

    def described(self) -> dict[str, Any]:
        """The columns, their types, what training saw in them and which hold the target, as plain values."""
        return {
            "columns": {str(name): str(dtype) for name, dtype in self.dtypes.items()},
            "targets": sorted(str(name) for name in self.targets),
            "unread": sorted(str(name) for name in self.unread),
            "seen": {str(name): seen.as_json() for name, seen in self.seen.items()},
        }

    def align(self, rows: pd.DataFrame) -> Any:
        """Give rows the columns of training, in their order and with their types.

        Args:
            rows: raw rows; other columns are ignored, and what is not read is taken away.

        Raises:
            RowError: a column is missing, holds what its type cannot, or what its policy refuses.
        """
        required = self.required
        if not set(required) <= set(rows.columns):
            # A CSV file holds names as text, where a frame may have numbers.
            rows = rows.rename(columns={str(name): name for name in self.dtypes})
        missing = [f"\`{name}\`" for name in required if name not in rows.columns]
        if missing:
            raise RowError(f"missing column{'s' * (len(missing) > 1)}: {', '.join(missing)}")
        columns = {
            name: self._cast(rows[name]) if name in required else _missing(rows.index, dtype)
            for name, dtype in self.dtypes.items()
        }
        for name, seen in self.seen.items():
            seen.check(columns[name])
        return pd.DataFrame(columns, index=rows.index)

    def _cast(self, column: pd.Series) -> pd.Series:
        """A few rows look like another type than many do: a number for text, no decimals."""
        dtype = self.dtypes[column.name]
        if column.dtype == dtype:
            return column
        if column.name in self.text:
            return column.astype(object).map(str, na_action="ignore").astype(dtype)
        if pd.api.types.is_bool_dtype(dtype):
            return _as_flags(column, dtype)
        if pd.api.types.is_numeric_dtype(dtype):
            return _as_numbers(column, dtype)
        try:
            return column.astype(dtype)
        except (TypeError, ValueError) as error:
            raise RowError(f"column \`{column.name}\` is not {dtype}: {error}") from error


def _missing(index: pd.Index, dtype: Any) -> pd.Series:
    """Values that nothing reads, such as the target's: missing ones, where the type has them."""
    if pd.api.types.is_integer_dtype(dtype) or pd.api.types.is_bool_dtype(dtype):
        return pd.Series(1, index=index).astype(dtype)
    values = pd.Series(np.nan, index=index)
    try:
        return values.astype(dtype)
    except (TypeError, ValueError):
        return values


def _as_numbers(column: pd.Series, dtype: Any) -> pd.Series:
    numbers = pd.to_numeric(column, errors="coerce")
    _refuse(column, numbers.isna() & column.notna(), "a number")
    if pd.api.types.is_integer_dtype(dtype) and (numbers.isna().any() or (numbers % 1 != 0).any()):
        return numbers
    return numbers.astype(dtype)


def _as_flags(column: pd.Series, dtype: Any) -> pd.Series:
    flags = column.map({True: True, False: False, "True": True, "False": False})
    _refuse(column, flags.isna() & column.notna(), "True or False")
    return flags if flags.isna().any() else flags.astype(dtype)


def _refuse(column: pd.Series, wrong: pd.Series, expected: str) -> None:
    """Name the first wrong value by row and column."""
    if wrong.any():
        position = int(np.flatnonzero(wrong)[0])
        value = column.iloc[position]
        raise RowError(f"row {position + 1}, column \`{column.name}\`: {value!r} is not {expected}")
`,
  'staged/shared/src/project_package/seen.py': `"""What training saw in each raw column, and what is done about rows that hold something else."""

from __future__ import annotations

import logging
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from project_package.errors import ProjectError

logger = logging.getLogger(__name__)

Policy = Literal["accept", "warn", "refuse"]

UNSEEN: Policy = "warn"
"""For a category that training did not see: the notebook's code goes on with it, as it does there."""

MISSING: Policy = "warn"
"""For a missing value in a column in which training had none."""

POLICIES: Mapping[str, Mapping[Literal["unseen", "missing"], Policy]] = {}
"""By column, where it is other than above: \`{"town": {"unseen": "refuse"}}\`."""

# A column with more different values than these is no category.
MOST_CATEGORIES = 100


class RowError(ProjectError):
    """Rows cannot be used; the message names row and column."""


@dataclass(frozen=True)
class SeenColumn:
    """What training saw in one column.

    Attributes:
        categories: its values, where they are few and no numbers; else None.
        lowest: least number; None for other columns.
        highest: greatest number; None for other columns.
        has_missing: whether values were missing, so that the notebook's code knows what to do with them.
    """

    categories: frozenset[Hashable] | None
    lowest: float | None
    highest: float | None
    has_missing: bool

    @classmethod
    def of(cls, column: pd.Series) -> SeenColumn:
        """Look at the rows of training."""
        known = column.dropna()
        numeric = column.dtype.kind in "iuf"
        bounds = (float(known.min()), float(known.max())) if numeric and len(known) > 0 else None
        return cls(
            categories=None if numeric else _categories(known),
            lowest=None if bounds is None else bounds[0],
            highest=None if bounds is None else bounds[1],
            has_missing=len(known) < len(column),
        )

    def as_json(self) -> dict[str, Any]:
        """For the manifest."""
        categories = None if self.categories is None else sorted(map(str, self.categories))
        return {
            "categories": categories,
            "lowest": self.lowest,
            "highest": self.highest,
            "has_missing": self.has_missing,
        }

    def check(self, column: pd.Series) -> None:
        """Do what the policy says about the first value that training did not see.

        Raises:
            RowError: the policy refuses it.
        """
        policies = POLICIES.get(str(column.name), {})
        missing = column.isna()
        if not self.has_missing:
            _report(
                column,
                missing,
                "is missing, as in no row of training",
                policies.get("missing", MISSING),
            )
        if self.categories is not None:
            unseen = ~missing & ~column.isin(list(self.categories))
            _report(column, unseen, "was not seen in training", policies.get("unseen", UNSEEN))


def _categories(known: pd.Series) -> frozenset[Hashable] | None:
    if pd.api.types.is_datetime64_any_dtype(known):
        return None
    try:
        values = frozenset(known.unique())
    except TypeError:
        return None
    # Where most rows have a value of their own, it is a name or a text.
    few = len(values) <= min(MOST_CATEGORIES, max(2, len(known) // 2))
    return values if few else None


def _report(column: pd.Series, wrong: pd.Series, what: str, policy: Policy) -> None:
    if policy == "accept" or not wrong.any():
        return
    position = int(np.flatnonzero(wrong)[0])
    value = "the value" if pd.isna(column.iloc[position]) else repr(column.iloc[position])
    message = f"row {position + 1}, column \`{column.name}\`: {value} {what}"
    if policy == "refuse":
        raise RowError(message)
    logger.warning("%s (%d of %d rows)", message, int(wrong.sum()), len(column))
`,
  'staged/shared/tests/answers.py': `"""What tests compare: predictions and processed rows of any kind."""

from __future__ import annotations

from typing import Any

import numpy as np

TOLERANCE = 1e-9


def as_array(answers: Any) -> np.ndarray[Any, Any]:
    """Answers as an array, one entry or line for each row."""
    return np.asarray(answers.toarray() if hasattr(answers, "toarray") else answers)


def assert_same(found: Any, expected: Any) -> None:
    """Numbers within the tolerance, anything else exactly."""
    left, right = as_array(found), as_array(expected)
    assert left.shape == right.shape
    if left.dtype.kind in "biufc" and right.dtype.kind in "biufc":
        np.testing.assert_allclose(left, right, rtol=TOLERANCE, atol=TOLERANCE)
    else:
        np.testing.assert_array_equal(_texts(left), _texts(right))


def _texts(values: np.ndarray[Any, Any]) -> list[str]:
    """A number among texts is the same with and without decimals."""
    return [f"{value:.9g}" if _is_number(value) else str(value) for value in values.ravel()]


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float, np.number)) and not isinstance(value, bool)
`,
  'staged/shared/tests/conftest.py': `"""A trained pipeline, some of its raw rows, and the run of the notebook that it is compared with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest
from data_at_hand import DataAtHand, find_data, same_draws, working_directory
from notebook_rows import learned_by_name, rows_as_loaded, rows_by_step
from notebook_run import NotebookRun, run_notebook

from project_package.artifacts import load_model
from project_package.train import train

ROWS = 20


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> DataAtHand:
    """What the pipeline is trained on."""
    return find_data(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="session")
def notebook(data: DataAtHand) -> NotebookRun:
    """The notebook's own code, run on the same data."""
    with working_directory(data.folder):
        return run_notebook(data)


@pytest.fixture(scope="session")
def trained(
    data: DataAtHand, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[tuple[Any, pd.DataFrame]]:
    """The pipeline as saved and loaded again, and all raw rows."""
    folder = tmp_path_factory.mktemp("trained")
    with working_directory(data.folder):
        try:
            same_draws()
            train(data.config, folder)
            rows = rows_as_loaded(data.config)
        except Exception as error:
            _skip_what_the_data_cannot_do(error, data, request)
            raise
        yield load_model(folder=folder / "models"), rows


@pytest.fixture
def pipeline(trained: tuple[Any, pd.DataFrame]) -> Any:
    """The trained pipeline."""
    return trained[0]


@pytest.fixture
def rows(trained: tuple[Any, pd.DataFrame]) -> pd.DataFrame:
    """Some raw rows, from all over the data."""
    every = max(1, len(trained[1]) // ROWS)
    return trained[1].iloc[::every].head(ROWS)


@pytest.fixture
def steps(trained: tuple[Any, pd.DataFrame], data: DataAtHand) -> dict[str, tuple[Any, Any]]:
    """Raw rows as they come to each step and leave it."""
    return rows_by_step(*trained, data.config)


@pytest.fixture
def learned(pipeline: Any) -> dict[str, Any]:
    """What training learned, by step and variable of the notebook."""
    return learned_by_name(pipeline)


def _skip_what_the_data_cannot_do(
    error: Exception, data: DataAtHand, request: pytest.FixtureRequest
) -> None:
    """A sample on which the notebook's own code fails says nothing of the project."""
    if not data.is_sample:
        if isinstance(error, OSError):
            pytest.skip(f"data cannot be read: {error}")
        return
    run: NotebookRun = request.getfixturevalue("notebook")
    if run.error is not None:
        pytest.skip(f"the notebook's own code cannot run on the sample: {run.error}")
`,
  'staged/shared/tests/equal_values.py': `"""Values that were learned, compared with those of the notebook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from answers import TOLERANCE

# Times and random states are no result of learning.
UNCOMPARED = {"cv_results_", "refit_time_", "random_state_"}
DEEPEST = 8


def assert_equal_values(found: Any, expected: Any, name: str, depth: int = 0) -> None:
    """Numbers within the tolerance, anything else exactly; of fitted objects, what they learned."""
    if depth > DEEPEST or found is expected:
        return
    if isinstance(expected, Mapping):
        assert isinstance(found, Mapping), name
        assert {str(key) for key in found} == {str(key) for key in expected}, name
        own = {str(key): value for key, value in found.items()}
        for key, value in expected.items():
            assert_equal_values(own[str(key)], value, f"{name}[{key!r}]", depth + 1)
    elif isinstance(expected, (set, frozenset)):
        assert set(found) == expected, name
    elif isinstance(expected, (list, tuple)) or _holds_objects(expected):
        assert len(found) == len(expected), name
        for place, (left, right) in enumerate(zip(found, expected, strict=True)):
            assert_equal_values(left, right, f"{name}[{place}]", depth + 1)
    elif _is_plain(expected):
        _assert_equal_arrays(found, expected, name)
    else:
        _assert_equal_objects(found, expected, name, depth)


def _holds_objects(value: Any) -> bool:
    """An array of fitted objects, such as the trees of a forest."""
    if not isinstance(value, np.ndarray) or value.dtype != object:
        return False
    return value.ndim > 0 and not all(_is_plain(each) for each in value.flat)


def _is_plain(value: Any) -> bool:
    # A fitted forest counts as a sequence of its trees, for numpy.
    frames = (np.ndarray, pd.DataFrame, pd.Series, pd.Index)
    return hasattr(value, "toarray") or isinstance(value, frames) or pd.api.types.is_scalar(value)


def _assert_equal_arrays(found: Any, expected: Any, name: str) -> None:
    left, right = _as_array(found), _as_array(expected)
    assert left.shape == right.shape, name
    if left.dtype.names is not None:
        assert left.dtype.names == right.dtype.names, name
        for field in left.dtype.names:
            _assert_equal_arrays(left[field], right[field], f"{name}.{field}")
    elif left.dtype.kind in "biufc" and right.dtype.kind in "biufc":
        np.testing.assert_allclose(left, right, rtol=TOLERANCE, atol=TOLERANCE, err_msg=name)
    else:
        np.testing.assert_array_equal(left.astype(str), right.astype(str), err_msg=name)


def _as_array(value: Any) -> np.ndarray[Any, Any]:
    if hasattr(value, "toarray"):
        value = value.toarray()
    if isinstance(value, (pd.DataFrame, pd.Series, pd.Index)):
        value = value.to_numpy()
    return np.asarray(value)


def _assert_equal_objects(found: Any, expected: Any, name: str, depth: int) -> None:
    # A class of the notebook has its place in the package.
    assert type(found).__name__ == type(expected).__name__, name
    own = _learned(found)
    for attribute, value in _learned(expected).items():
        assert attribute in own, f"{name}.{attribute}"
        assert_equal_values(own[attribute], value, f"{name}.{attribute}", depth + 1)


def _learned(value: Any) -> dict[str, Any]:
    """What an object learned; all that it holds where nothing is marked as learned."""
    held = getattr(value, "__dict__", None) or _state(value)
    plain = {
        name: each
        for name, each in held.items()
        if not (callable(each) or name.startswith("_") or name in UNCOMPARED)
    }
    return {name: each for name, each in plain.items() if name.endswith("_")} or plain


def _state(value: Any) -> dict[str, Any]:
    """What a compiled object would be saved as."""
    try:
        state = value.__getstate__()
    except TypeError:
        return {}
    return state if isinstance(state, dict) else {}
`,
  'staged/shared/tests/notebook_run.py': `"""Runs the notebook's own code, for the tests to compare the project with."""

from __future__ import annotations

import copy
import runpy
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from data_at_hand import DataAtHand, same_draws

from project_package.config_file import PROJECT_ROOT

REFERENCE = PROJECT_ROOT / "notebook" / "reference.py"


@dataclass(frozen=True)
class NotebookRun:
    """What the notebook's code computed.

    Attributes:
        values: what was kept on the way, by name.
        error: why it did not run to its end; None when it did.
    """

    values: dict[str, Any]
    error: str | None


def run_notebook(data: DataAtHand) -> NotebookRun:
    """Run the script on the same data, in the working directory."""
    values: dict[str, Any] = {}

    def keep_for_tests(name: str, value: Callable[[], Any]) -> None:
        values[name] = copy.deepcopy(value())

    if not REFERENCE.is_file():
        return NotebookRun(values, "there is no notebook/reference.py")
    given = {
        "keep_for_tests": keep_for_tests,
        "PATHS_OF_DATA": _paths(data),
        "display": lambda *_: None,
    }
    same_draws()
    sys.path.insert(0, str(REFERENCE.parent))
    try:
        runpy.run_path(str(REFERENCE), init_globals=given, run_name="__main__")
    except Exception as error:
        return NotebookRun(values, f"{type(error).__name__}: {error}")
    finally:
        sys.path.remove(str(REFERENCE.parent))
    return NotebookRun(values, None)


def _paths(data: DataAtHand) -> dict[str, str]:
    paths: Any = getattr(data.config, "paths", None)
    return {} if paths is None else {f"paths.{key}": str(value) for key, value in paths}


def rows_behind(values: dict[str, Any]) -> pd.DataFrame | None:
    """The raw rows that became the held-out ones, by their index; None where it does not lead back to them."""
    raw, held_out = values.get("raw_rows"), values.get("held_out_rows")
    if not isinstance(raw, pd.DataFrame) or not isinstance(held_out, (pd.DataFrame, pd.Series)):
        return None
    if not raw.index.is_unique or not held_out.index.isin(raw.index).all():
        return None
    rows = raw.loc[held_out.index]
    frame = held_out.to_frame() if isinstance(held_out, pd.Series) else held_out
    shared = [name for name in frame.columns if name in rows.columns]
    # An index that was counted anew names other rows; some column must have kept its values.
    same = any(frame[name].equals(rows[name]) for name in shared)
    return rows if same else None
`,
  'staged/shared/tests/step_checks.py': `"""What every step must hold."""

from __future__ import annotations

from typing import Any

import pandas as pd


def check_rows_are_kept(before: Any, after: Any) -> None:
    """One row comes out for each that went in."""
    assert _count(after) == _count(before)


def check_no_gaps_are_made(before: Any, after: Any) -> None:
    """No column has more gaps than before."""
    if not isinstance(before, pd.DataFrame) or not isinstance(after, pd.DataFrame):
        return
    shared = [name for name in before.columns if name in after.columns]
    assert (after[shared].isna().sum() <= before[shared].isna().sum()).all()


def check_is_learned(learned: dict[str, Any], name: str) -> None:
    """Training left a value."""
    assert learned[name] is not None


def _count(rows: Any) -> int:
    return int(rows.shape[0]) if hasattr(rows, "shape") else len(rows)
`,
  'staged/shared/tests/test_functions.py': `"""Each function of the training says what it takes and gives."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest

from project_package import train

FUNCTIONS = [
    value
    for value in vars(train).values()
    if inspect.isfunction(value) and value.__module__.startswith("project_package.")
]


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
def test_signature_is_typed_and_documented(function: Callable[..., Any]) -> None:
    signature = inspect.signature(function)
    assert inspect.getdoc(function)
    assert signature.return_annotation is not inspect.Signature.empty
    for parameter in signature.parameters.values():
        assert parameter.annotation is not inspect.Parameter.empty
`,
  'staged/shared/tests/test_manifest_of_training.py': `"""The manifest of a trained pipeline, when its data is there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from project_package.artifacts import DATA_FOLDER, read_manifest, save_model
from project_package.config import load_config
from project_package.fitted import learned_values, parts_of, schema_of


def test_manifest_says_what_was_trained(pipeline: Any, tmp_path: Path) -> None:
    data = tmp_path / "rows.csv"
    data.write_text("a,b\\n1,2\\n", encoding="utf-8")
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
`,
  'staged/shared/tests/test_schema.py': `"""Raw rows get the columns and types of training, or an error that names what is wrong."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from project_package.row_files import read_rows, write_rows
from project_package.schema import RowError, RowSchema

TRAINING = pd.DataFrame(
    {
        "code": ["007", "a1", "12"],
        "count": [1, 2, 3],
        "share": [0.5, 1.0, np.nan],
        "flag": [True, False, True],
        "day": pd.to_datetime(["2020-01-01", "2020-01-02", "2020-01-03"]),
        "label": [1, 0, 1],
    }
)
SCHEMA = RowSchema.of(TRAINING, targets=["label"])


def test_types_are_those_of_training(tmp_path: Path) -> None:
    file = tmp_path / "rows.csv"
    TRAINING.iloc[[0]].drop(columns="label").to_csv(file, index=False)
    row = SCHEMA.align(read_rows(file, SCHEMA))
    assert list(row.columns) == list(TRAINING.columns)
    for name in ("code", "count", "share", "flag", "day"):
        assert row[name].dtype == TRAINING[name].dtype
        assert row[name].iloc[0] == TRAINING[name].iloc[0]


def test_numbers_that_stand_for_text_are_text() -> None:
    row = TRAINING.iloc[[0]].assign(code=12)
    assert SCHEMA.align(row)["code"].tolist() == ["12"]


def test_the_target_is_never_read() -> None:
    pd.testing.assert_frame_equal(
        SCHEMA.align(TRAINING), SCHEMA.align(TRAINING.drop(columns="label"))
    )
    assert SCHEMA.align(TRAINING)["label"].nunique(dropna=False) == 1


def test_columns_that_no_step_reads_may_be_absent() -> None:
    for schema in (
        RowSchema.of(TRAINING, targets=["label"], unread=["day", "absent"]),
        RowSchema.of(TRAINING, targets=["label"], needed=["code", "count", "share", "flag"]),
    ):
        assert schema.required == ["code", "count", "share", "flag"]
        assert "day" not in schema.seen
        assert schema.described()["unread"] == ["day"]
        lacking = TRAINING.drop(columns="day")
        pd.testing.assert_frame_equal(schema.align(lacking), schema.align(TRAINING))
        assert list(schema.align(lacking).columns) == list(TRAINING.columns)


def test_a_missing_number_stays_missing() -> None:
    row = TRAINING.iloc[[0]].assign(count=np.nan)
    assert SCHEMA.align(row)["count"].isna().all()


def test_missing_columns_are_named() -> None:
    with pytest.raises(RowError, match="missing columns: \`code\`, \`flag\`"):
        SCHEMA.align(TRAINING.drop(columns=["code", "flag"]))


def test_wrong_values_are_named_with_their_row() -> None:
    wrong = TRAINING.astype({"count": object, "flag": object})
    with pytest.raises(RowError, match="row 2, column \`count\`: 'many' is not a number"):
        SCHEMA.align(wrong.assign(count=[1, "many", 3]))
    with pytest.raises(RowError, match="row 3, column \`flag\`: 'maybe' is not True or False"):
        SCHEMA.align(wrong.assign(flag=[True, False, "maybe"]))


def test_the_file_is_read_as_the_notebook_reads_its_own_or_as_plain_csv(tmp_path: Path) -> None:
    schema = RowSchema.of(TRAINING, read_options={"sep": ";", "index_col": 0})
    own, plain = tmp_path / "own.csv", tmp_path / "plain.csv"
    TRAINING.to_csv(own, sep=";")
    TRAINING.to_csv(plain, index=False)
    for file in (own, plain):
        pd.testing.assert_frame_equal(schema.align(read_rows(file, schema)), TRAINING)


def test_a_file_may_lack_the_line_of_names(tmp_path: Path) -> None:
    schema = RowSchema.of(TRAINING, read_options={"header": None, "names": list(TRAINING)})
    bare, named = tmp_path / "bare.csv", tmp_path / "named.csv"
    TRAINING.to_csv(bare, index=False, header=False)
    TRAINING.to_csv(named, index=False)
    for file in (bare, named):
        pd.testing.assert_frame_equal(schema.align(read_rows(file, schema)), TRAINING)


def test_lost_rows_are_told(tmp_path: Path) -> None:
    with pytest.raises(RowError, match="3 rows went in, 2 came out"):
        write_rows(TRAINING.head(2), 3, tmp_path / "out.csv")
`,
  'staged/shared/tests/test_seen.py': `"""What training saw is kept, and other values are told or refused, as the policy says."""

from __future__ import annotations

import logging

import numpy as np
import pandas as pd
import pytest

from project_package import seen
from project_package.schema import RowError, RowSchema

TRAINING = pd.DataFrame(
    {
        "town": ["north", "south", "north", "south"],
        "area": [40.0, 55.5, np.nan, 70.0],
        "rooms": [1, 2, 3, 2],
        "note": ["a", "b", "c", "d"],
    }
)
SCHEMA = RowSchema.of(TRAINING, targets=["note"])
ROW = TRAINING.iloc[[0]]


def test_categories_and_ranges_are_kept() -> None:
    assert SCHEMA.seen["town"].categories == frozenset({"north", "south"})
    assert (SCHEMA.seen["area"].lowest, SCHEMA.seen["area"].highest) == (40.0, 70.0)
    assert SCHEMA.seen["area"].has_missing
    assert not SCHEMA.seen["rooms"].has_missing
    assert "note" not in SCHEMA.seen
    assert SCHEMA.described()["seen"]["town"]["categories"] == ["north", "south"]


def test_values_of_their_own_are_no_categories() -> None:
    assert RowSchema.of(TRAINING).seen["note"].categories is None


def test_an_unseen_category_is_told(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        rows = SCHEMA.align(pd.concat([ROW, ROW.assign(town="east")]))
    assert rows["town"].tolist() == ["north", "east"]
    assert "row 2, column \`town\`: 'east' was not seen in training (1 of 2 rows)" in caplog.text


def test_a_missing_value_is_told_where_training_had_none(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        SCHEMA.align(ROW.assign(area=np.nan))
        assert caplog.text == ""
        SCHEMA.align(ROW.assign(rooms=np.nan))
    assert "row 1, column \`rooms\`: the value is missing, as in no row of training" in caplog.text


def test_a_policy_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seen, "POLICIES", {"town": {"unseen": "refuse"}})
    with pytest.raises(RowError, match="row 1, column \`town\`: 'east' was not seen in training"):
        SCHEMA.align(ROW.assign(town="east"))


def test_a_policy_accepts(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(seen, "POLICIES", {"town": {"unseen": "accept"}})
    with caplog.at_level(logging.WARNING):
        SCHEMA.align(ROW.assign(town="east"))
    assert caplog.text == ""
`,
  'staged/shared/tests/test_serving.py': `"""The trained pipeline on raw rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from answers import assert_same

from project_package.fitted import schema_of
from project_package.pipeline import project_answer_rows
from project_package.row_files import read_rows
from project_package.schema import RowError


def test_other_columns_and_order_do_not_matter(pipeline: Any, rows: pd.DataFrame) -> None:
    schema = schema_of(pipeline)
    asked = rows[[name for name in reversed(rows.columns) if name not in schema.targets]]
    asked = asked.assign(no_such_column=1)
    assert_same(project_answer_rows(pipeline, asked), project_answer_rows(pipeline, rows))


def test_missing_column_is_named(pipeline: Any, rows: pd.DataFrame) -> None:
    for name in schema_of(pipeline).required:
        with pytest.raises(RowError, match="missing column") as failed:
            project_answer_rows(pipeline, rows.drop(columns=[name]))
        assert f"\`{name}\`" in str(failed.value)


def test_bad_number_is_named(pipeline: Any, rows: pd.DataFrame) -> None:
    schema = schema_of(pipeline)
    for name in schema.required:
        if schema.dtypes[name].kind in "iuf":
            wrong = rows.copy()
            wrong[name] = ["no number", *rows[name].iloc[1:]]
            with pytest.raises(RowError, match="row 1.*no number") as failed:
                project_answer_rows(pipeline, wrong)
            assert f"\`{name}\`" in str(failed.value)


def test_rows_come_back_from_a_file(pipeline: Any, rows: pd.DataFrame, tmp_path: Path) -> None:
    if not rows.map(pd.api.types.is_scalar).all(axis=None):
        pytest.skip("CSV files hold plain values only")
    file = tmp_path / "rows.csv"
    rows.to_csv(file, index=False)
    read = read_rows(file, schema_of(pipeline))
    assert_same(project_answer_rows(pipeline, read), project_answer_rows(pipeline, rows))


def test_missing_file_is_named(pipeline: Any, tmp_path: Path) -> None:
    with pytest.raises(RowError, match="absent.csv"):
        read_rows(tmp_path / "absent.csv", schema_of(pipeline))
`,
  'staged/transform/src/project_package/__main__.py': `"""Command line of the project: \`run\`, \`transform\` and \`models\`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from project_package.artifacts import record_metrics
from project_package.config import load_config
from project_package.config_file import PROJECT_ROOT, ConfigError
from project_package.errors import ProjectError
from project_package.figures import figures, named_figures
from project_package.pipeline import SECRETS
from project_package.progress import log_to_stderr, prints_logged
from project_package.train import train
from project_package.transform import transform
from project_package.versions import add_models_command, run_models

FAILED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        The exit status: 0 done, 1 failed; wrong usage exits with 2.
    """
    options = _parser().parse_args(arguments)
    log_to_stderr()
    try:
        with _working_directory(PROJECT_ROOT):
            _run(options)
    except ProjectError as error:
        print(f"error: {error}", file=sys.stderr)
        return FAILED
    except FileNotFoundError as error:
        what = f"{error.strerror}: {error.filename}" if error.filename else error
        print(f"error: {what} (relative paths start at {PROJECT_ROOT})", file=sys.stderr)
        return FAILED
    return 0


def _run(options: argparse.Namespace) -> None:
    if options.command == "transform":
        count = transform(options.rows, options.output, options.model_version)
        print(f"wrote {options.output}: {count} rows")
        return
    if options.command == "models":
        print("\\n".join(run_models(options)))
        return
    unset = [name for name in SECRETS if name not in os.environ]
    if unset:
        raise ConfigError(f"set the environment variable {', '.join(unset)}")
    config = load_config(options.config)
    with prints_logged() as printed:
        version = train(config, copy_data=options.copy_data)
    record_metrics(version.name, named_figures(figures(printed)), {})
    print(f"saved {version}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m project_package")
    commands = parser.add_subparsers(dest="command", required=True)
    run_command = commands.add_parser(
        "run", aliases=["train"], help="process the data, write the results, save what was learned"
    )
    run_command.add_argument(
        "--config",
        action="append",
        default=[],
        type=_path,
        metavar="FILE",
        help="file with values in place of those of config/config.yml; may be repeated, the last wins",
    )
    transform_command = commands.add_parser("transform", help="process the raw rows of a CSV file")
    transform_command.add_argument("rows", type=_path, metavar="ROWS", help="CSV file of raw rows")
    transform_command.add_argument(
        "--output", type=_path, metavar="FILE", required=True, help="CSV file to write"
    )
    transform_command.add_argument(
        "--model-version",
        metavar="VERSION",
        help="saved version (default: the promoted one, else the latest)",
    )
    run_command.add_argument(
        "--copy-data", action="store_true", help="keep a copy of the data with what was learned"
    )
    add_models_command(commands)
    return parser


def _path(text: str) -> Path:
    """Paths of the command line start where it was typed."""
    return Path(text).resolve()


@contextmanager
def _working_directory(folder: Path) -> Iterator[None]:
    """Relative paths in the settings and in the notebook's code start at the project's root."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


if __name__ == "__main__":
    sys.exit(main())
`,
  'staged/transform/src/project_package/transform.py': `"""Transform: process raw rows with what was learned in training."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from project_package.artifacts import load_model
from project_package.fitted import schema_of
from project_package.pipeline import transform_rows
from project_package.row_files import read_rows, write_rows


def transform(rows_file: Path, output: Path, version: str | None = None) -> int:
    """Process each row of a CSV file, in the same order.

    Args:
        rows_file: raw rows, as the notebook loads them.
        output: CSV file for the processed rows.
        version: what was learned, as saved by a run; the promoted version, else the latest, when none is given.

    Returns:
        The number of rows.
    """
    pipeline = load_model(version)
    rows = read_rows(rows_file, schema_of(pipeline))
    write_rows(row_frame(transform_rows(pipeline, rows)), len(rows), output)
    return len(rows)


def row_frame(rows: Any) -> pd.DataFrame:
    """Processed rows as a frame; the columns of an array are numbered."""
    if isinstance(rows, pd.DataFrame):
        return rows
    if isinstance(rows, pd.Series):
        return rows.to_frame()
    return pd.DataFrame(rows.toarray() if hasattr(rows, "toarray") else rows)
`,
  'staged/transform/tests/test_commands.py': `"""The commands from learning to processed rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from data_at_hand import DataAtHand
from kept_apart import keep_apart

from project_package.__main__ import main
from project_package.transform import row_frame


def test_run_and_transform(
    pipeline: Any,
    rows: pd.DataFrame,
    data: DataAtHand,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if not rows.map(pd.api.types.is_scalar).all(axis=None):
        pytest.skip("CSV files hold plain values only")
    keep_apart(monkeypatch, data, tmp_path)
    asked, answers = tmp_path / "asked.csv", tmp_path / "answers.csv"
    rows.to_csv(asked, index=False)
    assert main(["run", "--config", str(data.write_config(tmp_path / "config.yml"))]) == 0
    version = Path(capsys.readouterr().out.split("saved ")[-1].strip()).name
    assert main(["transform", str(asked), "--output", str(answers)]) == 0
    assert len(pd.read_csv(answers)) == len(rows)
    assert main(["models", "promote", version]) == 0
    assert main(["models", "compare", version, version]) == 0
    assert main(["models"]) == 0
    assert version in capsys.readouterr().out


def test_any_rows_become_a_frame() -> None:
    frame = pd.DataFrame({"a": [1, 2]})
    assert row_frame(frame) is frame
    assert row_frame(frame["a"]).shape == (2, 1)
    assert row_frame(frame.to_numpy()).shape == (2, 1)
`,
  'whole-run/run/src/project_package/__main__.py': `"""Command line of the project: \`run\`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from project_package.config import load_config
from project_package.config_file import PROJECT_ROOT
from project_package.errors import ProjectError
from project_package.outputs import write_outputs
from project_package.pipeline import SECRETS, input_files, run_pipeline
from project_package.progress import log_to_stderr, logger, prints_logged

FAILED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        The exit status: 0 done, 1 failed; wrong usage exits with 2.
    """
    options = _parser().parse_args(arguments)
    log_to_stderr()
    unset = [name for name in SECRETS if name not in os.environ]
    if unset:
        print(f"error: set the environment variable {', '.join(unset)}", file=sys.stderr)
        return FAILED
    try:
        config = load_config(options.config)
        for file in input_files(config):
            logger.info("reads %s", file)
        with _working_directory(PROJECT_ROOT):
            with prints_logged():
                results = vars(run_pipeline(config))
            for file in write_outputs(results):
                print(f"wrote {file}")
    except ProjectError as error:
        print(f"error: {error}", file=sys.stderr)
        return FAILED
    except FileNotFoundError as error:
        what = f"{error.strerror}: {error.filename}" if error.filename else error
        print(f"error: {what} (relative paths start at {PROJECT_ROOT})", file=sys.stderr)
        return FAILED
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m project_package")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("run", help="run the pipeline and write its results")
    command.add_argument(
        "--config",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="file with values in place of those of config/config.yml; may be repeated, the last wins",
    )
    return parser


@contextmanager
def _working_directory(folder: Path) -> Iterator[None]:
    """Relative paths in the settings and in the notebook's code start at the project's root."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


if __name__ == "__main__":
    sys.exit(main())
`,
  'whole-run/shared/tests/test_pipeline.py': `"""The whole pipeline, on its data or on the sample."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from data_at_hand import DataAtHand, find_data, same_draws, working_directory
from kept_apart import keep_apart

from project_package.__main__ import main
from project_package.pipeline import run_pipeline


@contextmanager
def running(data: DataAtHand) -> Iterator[None]:
    """Skips what says nothing of the project: data that cannot be read, rows that are made up."""
    with working_directory(data.folder):
        same_draws()
        try:
            yield
        except OSError as error:
            if data.is_sample:
                raise
            pytest.skip(f"data cannot be read: {error}")
        except Exception as error:
            if data.is_made_up:
                pytest.skip(f"the code cannot run on rows that are made up: {error!r}")
            raise


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> DataAtHand:
    """What the pipeline runs on."""
    return find_data(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def results(data: DataAtHand) -> dict[str, Any]:
    """What it yields, by name."""
    with running(data):
        return vars(run_pipeline(data.config))


def test_everything_is_made(results: dict[str, Any]) -> None:
    assert [name for name, value in results.items() if value is None] == []


def test_command_runs(
    results: dict[str, Any], data: DataAtHand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_apart(monkeypatch, data, tmp_path)
    config = data.write_config(tmp_path / "config.yml")
    with running(data):
        assert main(["project-command", "--config", str(config)]) == 0
`,
  'whole-run/shared/tests/test_steps.py': `"""Each step says what it takes and gives."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest

from project_package import pipeline

STEPS = [
    value
    for value in vars(pipeline).values()
    if inspect.isfunction(value)
    and value.__module__.startswith("project_package.")
    and value.__module__ != pipeline.__name__
]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.__name__)
def test_signature_is_typed_and_documented(step: Callable[..., Any]) -> None:
    signature = inspect.signature(step)
    documentation = (inspect.getdoc(step) or "").split()
    assert signature.return_annotation is not inspect.Signature.empty
    for name, parameter in signature.parameters.items():
        assert parameter.annotation is not inspect.Parameter.empty
        assert name in documentation or f"{name}:" in documentation
`,
  'whole-run/train-alone/src/project_package/train.py': `"""Train: run the pipeline and save what it fitted."""

from __future__ import annotations

from pathlib import Path

from project_package.artifacts import MODELS, save_model
from project_package.config import Config
from project_package.pipeline import ESTIMATORS, input_files, run_pipeline


def train(config: Config, models: Path = MODELS, copy_data: bool = False) -> Path:
    """Run the pipeline and save its estimators as a new version.

    Returns:
        The folder of the new version.
    """
    results = vars(run_pipeline(config))
    estimators = {name: results[name] for name in ESTIMATORS}
    return save_model(estimators, config, input_files(config), models, copy_data)
`,
  'whole-run/train-and-write/src/project_package/train.py': `"""Train: run the pipeline and save what it fitted."""

from __future__ import annotations

from pathlib import Path

from project_package.artifacts import MODELS, save_model
from project_package.config import Config
from project_package.outputs import OUTPUTS, write_outputs
from project_package.pipeline import ESTIMATORS, input_files, run_pipeline


def train(
    config: Config,
    models: Path = MODELS,
    outputs: Path = OUTPUTS,
    copy_data: bool = False,
) -> Path:
    """Run the pipeline, save its estimators as a new version, write its other results.

    Returns:
        The folder of the new version.
    """
    results = vars(run_pipeline(config))
    estimators = {name: results[name] for name in ESTIMATORS}
    version = save_model(estimators, config, input_files(config), models, copy_data)
    others = {name: value for name, value in results.items() if name not in ESTIMATORS}
    write_outputs(others, outputs)
    return version
`,
  'whole-run/train/src/project_package/__main__.py': `"""Command line of the project: \`train\` and \`models\`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from project_package.artifacts import record_metrics
from project_package.config import load_config
from project_package.config_file import PROJECT_ROOT, ConfigError
from project_package.errors import ProjectError
from project_package.figures import figures, named_figures
from project_package.pipeline import SECRETS
from project_package.progress import log_to_stderr, prints_logged
from project_package.train import train
from project_package.versions import add_models_command, run_models

FAILED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        The exit status: 0 done, 1 failed; wrong usage exits with 2.
    """
    options = _parser().parse_args(arguments)
    log_to_stderr()
    try:
        if options.command == "models":
            print("\\n".join(run_models(options)))
        else:
            _train(options)
    except ProjectError as error:
        print(f"error: {error}", file=sys.stderr)
        return FAILED
    except FileNotFoundError as error:
        what = f"{error.strerror}: {error.filename}" if error.filename else error
        print(f"error: {what} (relative paths start at {PROJECT_ROOT})", file=sys.stderr)
        return FAILED
    return 0


def _train(options: argparse.Namespace) -> None:
    """Train, and record the figures that the notebook's code prints."""
    unset = [name for name in SECRETS if name not in os.environ]
    if unset:
        raise ConfigError(f"set the environment variable {', '.join(unset)}")
    config = load_config(options.config)
    with _working_directory(PROJECT_ROOT), prints_logged() as printed:
        version = train(config, copy_data=options.copy_data)
    record_metrics(version.name, named_figures(figures(printed)), {})
    print(f"saved {version}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m project_package")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("train", help="run the pipeline and save the model")
    command.add_argument(
        "--config",
        action="append",
        default=[],
        type=Path,
        metavar="FILE",
        help="file with values in place of those of config/config.yml; may be repeated, the last wins",
    )
    command.add_argument(
        "--copy-data", action="store_true", help="keep a copy of the data with the model"
    )
    add_models_command(commands)
    return parser


@contextmanager
def _working_directory(folder: Path) -> Iterator[None]:
    """Relative paths in the settings and in the notebook's code start at the project's root."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


if __name__ == "__main__":
    sys.exit(main())
`,
  'whole-run/train/src/project_package/fitted.py': `"""What is inside a trained model."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def described_rows(estimators: Mapping[str, Any]) -> dict[str, Any]:
    """Nothing: the pipeline reads whole files, not rows."""
    return {}


def parts_of(estimators: Mapping[str, Any]) -> dict[str, Any]:
    """The fitted estimators, by the name of their variable."""
    return dict(estimators)


def estimators_of(estimators: Mapping[str, Any]) -> dict[str, Any]:
    """The same: nothing else is saved."""
    return dict(estimators)


def learned_values(estimators: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """What each estimator learned: the attributes that scikit-learn's end in \`_\`."""
    return {
        name: {
            attribute.removesuffix("_"): value
            for attribute, value in getattr(estimator, "__dict__", {}).items()
            if attribute.endswith("_") and not attribute.startswith("_")
        }
        for name, estimator in estimators.items()
    }
`,
  'whole-run/train/tests/test_saved_model.py': `"""A saved model comes back, with its manifest beside it."""

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
    data.write_text("a,b\\n1,2\\n", encoding="utf-8")
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
`,
};
