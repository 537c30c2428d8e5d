// Made by scripts/embed-templates.js from templates/: change the files there.
export const TEMPLATES: Readonly<Record<string, string>> = {
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
  'project/shared/.github/workflows/ci.yml': `name: ci

on:
  push:
  pull_request:

jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
          cache: pip
      - run: pip install --editable ".[dev]"
      - run: ruff check .
      - run: ruff format --check .
      - run: mypy
      - run: pytest
`,
  'project/shared/.gitignore': `__pycache__/
*.egg-info/
.mypy_cache/
.pytest_cache/
.ruff_cache/
.venv/
.env
build/
dist/
models/
outputs/
`,
  'project/shared/Dockerfile': `FROM python:3.12-slim

WORKDIR /app
COPY pyproject.toml requirements.lock README.md ./
RUN pip install --no-cache-dir --requirement requirements.lock
COPY src ./src
COPY config ./config
RUN pip install --no-cache-dir --no-deps --editable .

# Data is mounted, not copied: docker run -v "$PWD/data:/app/data" project-name
CMD ["python", "-m", "project_package", "project-command"]
`,
  'project/shared/src/project_package/config_file.py': `"""Read the configuration file, with environment variables over it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

ENVIRONMENT_PREFIX = "PROJECT_PACKAGE__"

_SOURCE_ROOT = Path(__file__).resolve().parents[2]
PROJECT_ROOT = _SOURCE_ROOT if (_SOURCE_ROOT / "pyproject.toml").is_file() else Path.cwd()
CONFIG_FILE = PROJECT_ROOT / "config" / "config.yml"


class ConfigError(Exception):
    """The configuration cannot be used; the message names the key."""


class Settings(BaseModel):
    """Base of all settings: an unknown key is an error, and nothing changes after loading."""

    model_config = ConfigDict(frozen=True, extra="forbid", protected_namespaces=())


SettingsT = TypeVar("SettingsT", bound=Settings)


def read_config(
    model: type[SettingsT],
    path: Path | None = None,
    environment: Mapping[str, str] = os.environ,
) -> SettingsT:
    """Read and check a configuration file.

    Args:
        model: class with one field for each group of settings.
        path: the file; by default \`config/config.yml\` of the project.
        environment: a variable named \`ENVIRONMENT_PREFIX\`, then \`GROUP__KEY\`, overrides a value.

    Raises:
        ConfigError: the file is missing or no YAML, a key is missing or unknown, a value is wrong.
    """
    file = CONFIG_FILE if path is None else path
    values = _read_yaml(file)
    _override(values, model, environment)
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise ConfigError(_describe(error, file)) from error


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
    values: dict[str, Any],
    model: type[Settings],
    environment: Mapping[str, str],
) -> None:
    known = _variables(model)
    for name in sorted(environment):
        if not name.upper().startswith(ENVIRONMENT_PREFIX):
            continue
        if name.upper() not in known:
            raise ConfigError(f"environment variable {name}: there is no such setting")
        group, key, is_text = known[name.upper()]
        section = values.setdefault(group, {})
        if isinstance(section, dict):
            section[key] = environment[name] if is_text else _parse(name, environment[name])


def _variables(model: type[Settings]) -> dict[str, tuple[str, str, bool]]:
    """Variable names, with the group and key they stand for and whether the value is text."""
    return {
        f"{ENVIRONMENT_PREFIX}{group}__{key}".upper(): (group, key, field.annotation is str)
        for group, section in model.model_fields.items()
        if isinstance(section.annotation, type) and issubclass(section.annotation, Settings)
        for key, field in section.annotation.model_fields.items()
    }


def _parse(name: str, text: str) -> Any:
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ConfigError(f"environment variable {name}: {error}") from error


def _describe(error: ValidationError, file: Path) -> str:
    problems = [
        f"{'.'.join(str(part) for part in problem['loc'])}: {problem['msg']}"
        for problem in error.errors(include_url=False)
    ]
    return f"{file}: {'; '.join(problems)}"
`,
  'project/shared/src/project_package/outputs.py': `"""Write results of the pipeline to files."""

from __future__ import annotations

import json
import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from project_package.config_file import PROJECT_ROOT

OUTPUTS = PROJECT_ROOT / "outputs"


class OutputError(Exception):
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
  'project/shared/src/project_package/py.typed': ``,
  'project/shared/tests/test_config.py': `"""The configuration: what is right loads unchanged, what is wrong is named."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from project_package.config import Config, load_config
from project_package.config_file import CONFIG_FILE, ENVIRONMENT_PREFIX, ConfigError

VALUES: dict[str, dict[str, Any]] = yaml.safe_load(CONFIG_FILE.read_text(encoding="utf-8")) or {}
KEYS = [(group, key) for group, section in VALUES.items() for key in section]


@pytest.fixture(autouse=True)
def _no_overrides(monkeypatch: pytest.MonkeyPatch) -> None:
    """Variables of the person who runs the tests must not reach them."""
    for name in list(os.environ):
        if name.upper().startswith(ENVIRONMENT_PREFIX):
            monkeypatch.delenv(name)


def _changed(group: str, key: str, value: Any, folder: Path) -> Path:
    """A configuration file that differs from the project's own in one value."""
    file = folder / "config.yml"
    values = {**VALUES, group: {**VALUES.get(group, {}), key: value}}
    file.write_text(yaml.safe_dump(values, sort_keys=False), encoding="utf-8")
    return file


def _annotation(group: str, key: str) -> Any:
    section: Any = Config.model_fields[group].annotation
    return section.model_fields[key].annotation


def test_own_file_loads() -> None:
    assert set(load_config().model_dump()) == set(VALUES)


def test_round_trip(tmp_path: Path) -> None:
    file = tmp_path / "config.yml"
    file.write_text(yaml.safe_dump(VALUES, sort_keys=False), encoding="utf-8")
    assert repr(load_config(file)) == repr(load_config())


@pytest.mark.parametrize(("group", "key"), KEYS)
def test_missing_key_is_named(group: str, key: str, tmp_path: Path) -> None:
    file = tmp_path / "config.yml"
    section = {name: value for name, value in VALUES[group].items() if name != key}
    file.write_text(yaml.safe_dump({**VALUES, group: section}, sort_keys=False), encoding="utf-8")
    with pytest.raises(ConfigError, match=rf"{group}\\.{key}"):
        load_config(file)


@pytest.mark.parametrize(("group", "key"), KEYS)
def test_wrong_value_is_named(group: str, key: str, tmp_path: Path) -> None:
    if _annotation(group, key) is Any:
        pytest.skip("takes any value")
    file = _changed(group, key, date(2001, 2, 3), tmp_path)
    with pytest.raises(ConfigError, match=rf"{group}\\.{key}"):
        load_config(file)


def test_unknown_group_is_named(tmp_path: Path) -> None:
    file = tmp_path / "config.yml"
    file.write_text(
        yaml.safe_dump({**VALUES, "unknown_group": {}}, sort_keys=False), encoding="utf-8"
    )
    with pytest.raises(ConfigError, match="unknown_group"):
        load_config(file)


@pytest.mark.parametrize("group", list(VALUES))
def test_unknown_key_is_named(group: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=rf"{group}\\.unknown_key"):
        load_config(_changed(group, "unknown_key", 1, tmp_path))


@pytest.mark.parametrize(("group", "key"), KEYS)
def test_environment_overrides(group: str, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    value = VALUES[group][key]
    text = value if _annotation(group, key) is str else yaml.safe_dump(value)
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
        load_config(tmp_path / "absent.yml")


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
  'project/shared/tests/test_outputs.py': `"""Results become files that can be read back."""

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
  'whole-run/run/src/project_package/__main__.py': `"""Command line of the project: \`run\`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from project_package.config import load_config
from project_package.config_file import PROJECT_ROOT, ConfigError
from project_package.outputs import OutputError, write_outputs
from project_package.pipeline import SECRETS, run_pipeline

FAILED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        The exit status: 0 done, 1 failed; wrong usage exits with 2.
    """
    options = _parser().parse_args(arguments)
    unset = [name for name in SECRETS if name not in os.environ]
    if unset:
        print(f"error: set the environment variable {', '.join(unset)}", file=sys.stderr)
        return FAILED
    try:
        config = load_config(options.config)
        with _working_directory(PROJECT_ROOT):
            for file in write_outputs(vars(run_pipeline(config))):
                print(f"wrote {file}")
    except (ConfigError, OutputError) as error:
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
        type=Path,
        metavar="FILE",
        help="configuration file (default: config/config.yml of the project)",
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
  'whole-run/shared/tests/test_pipeline.py': `"""The whole pipeline, when its data is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from project_package.config import load_config
from project_package.config_file import PROJECT_ROOT
from project_package.pipeline import SECRETS, input_files, run_pipeline

ONLINE = "PROJECT_PACKAGE_ONLINE"


def test_pipeline_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    config = load_config()
    monkeypatch.chdir(PROJECT_ROOT)
    unset = [name for name in SECRETS if name not in os.environ]
    if unset:
        pytest.skip(f"environment variables are not set: {', '.join(unset)}")
    files = input_files(config)
    missing = [file for file in files if "://" not in file and not Path(file).exists()]
    if missing:
        pytest.skip(f"data is missing: {', '.join(missing)}")
    if any("://" in file for file in files) and not os.environ.get(ONLINE):
        pytest.skip(f"reads from the network: set {ONLINE}=1 to run it")
    try:
        results = run_pipeline(config)
    except OSError as error:
        pytest.skip(f"data cannot be read: {error}")
    assert [name for name, value in vars(results).items() if value is None] == []
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
  'whole-run/train/src/project_package/__main__.py': `"""Command line of the project: \`train\`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from project_package.artifacts import ArtifactError
from project_package.config import load_config
from project_package.config_file import PROJECT_ROOT, ConfigError
from project_package.outputs import OutputError
from project_package.pipeline import SECRETS
from project_package.train import train

FAILED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        The exit status: 0 done, 1 failed; wrong usage exits with 2.
    """
    options = _parser().parse_args(arguments)
    unset = [name for name in SECRETS if name not in os.environ]
    if unset:
        print(f"error: set the environment variable {', '.join(unset)}", file=sys.stderr)
        return FAILED
    try:
        config = load_config(options.config)
        with _working_directory(PROJECT_ROOT):
            print(f"saved {train(config)}")
    except (ConfigError, ArtifactError, OutputError) as error:
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
    command = commands.add_parser("train", help="run the pipeline and save the model")
    command.add_argument(
        "--config",
        type=Path,
        metavar="FILE",
        help="configuration file (default: config/config.yml of the project)",
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
  'whole-run/train/src/project_package/artifacts.py': `"""Save trained models with what is needed to know where they came from, and load them."""

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
    (unfinished / MANIFEST_FILE).write_text(f"{text}\\n", encoding="utf-8")
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
`,
  'whole-run/train/src/project_package/train.py': `"""Train: run the pipeline and save what it fitted."""

from __future__ import annotations

from pathlib import Path

from project_package.artifacts import MODELS, save_model
from project_package.config import Config
from project_package.outputs import OUTPUTS, write_outputs
from project_package.pipeline import ESTIMATORS, input_files, run_pipeline


def train(config: Config, models: Path = MODELS, outputs: Path = OUTPUTS) -> Path:
    """Run the pipeline, save its estimators as a new version, write its other results.

    Returns:
        The folder of the new version.
    """
    results = vars(run_pipeline(config))
    estimators = {name: results[name] for name in ESTIMATORS}
    version = save_model(estimators, config, input_files(config), models)
    others = {name: value for name, value in results.items() if name not in ESTIMATORS}
    if others:
        write_outputs(others, outputs)
    return version
`,
  'whole-run/train/tests/test_artifacts.py': `"""A saved model comes back, with its manifest beside it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from project_package.artifacts import (
    MANIFEST_FILE,
    ArtifactError,
    load_model,
    save_model,
)
from project_package.config import load_config


def test_saved_model_comes_back(tmp_path: Path) -> None:
    data = tmp_path / "rows.csv"
    data.write_text("a,b\\n1,2\\n", encoding="utf-8")
    version = save_model({"model": [1, 2]}, load_config(), [str(data)], tmp_path / "models")
    manifest = json.loads((version / MANIFEST_FILE).read_text(encoding="utf-8"))
    assert manifest["version"] == version.name
    assert manifest["estimators"] == {"model": "builtins.list"}
    assert list(manifest["data_sha256"]) == [str(data)]
    assert manifest["packages"]["joblib"]
    assert load_model(folder=tmp_path / "models") == {"model": [1, 2]}


def test_latest_version_is_loaded(tmp_path: Path) -> None:
    first = save_model({"model": 1}, load_config(), [], tmp_path)
    save_model({"model": 2}, load_config(), [], tmp_path)
    assert load_model(folder=tmp_path) == {"model": 2}
    assert load_model(first.name, tmp_path) == {"model": 1}


def test_what_cannot_be_saved_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(ArtifactError, match="model"):
        save_model({"model": lambda row: row}, load_config(), [], tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_no_model_yet(tmp_path: Path) -> None:
    with pytest.raises(ArtifactError, match="train one first"):
        load_model(folder=tmp_path)
`,
};
