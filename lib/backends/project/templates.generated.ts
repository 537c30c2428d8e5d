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
    def fit(self, X: Any, y: Any = None) -> Step:
        """Learn from the training rows."""

    @abstractmethod
    def transform(self, X: Any) -> Any:
        """Process rows with what was learned."""

    def fit_transform(self, X: Any, y: Any = None) -> Any:
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


def schema_of(pipeline: RowPipeline) -> RowSchema:
    """What raw rows look like."""
    return pipeline.schema


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
  'procedural/shared/src/project_package/fitted.py': `"""What is inside a fitted pipeline."""

from __future__ import annotations

from dataclasses import is_dataclass
from typing import Any

from project_package.pipeline import FittedPipeline
from project_package.schema import RowSchema


def schema_of(pipeline: FittedPipeline) -> RowSchema:
    """What raw rows look like."""
    return pipeline.schema


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

    def fit(self, X: pd.DataFrame, y: Any = None) -> RawRows:
        """Learn nothing: the schema says all."""
        return self

    def transform(self, X: pd.DataFrame) -> Any:
        """Align the columns and cast their types."""
        return self.schema.align(X)

    def get_feature_names_out(self, input_features: Any = None) -> np.ndarray[Any, Any]:
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

    Attributes:
        schema_: columns and types of the loaded rows.
    """

    def __init__(
        self, targets: Sequence[str] = (), read_options: Mapping[str, Any] | None = None
    ) -> None:
        self.targets = targets
        self.read_options = read_options

    def fit(self, X: pd.DataFrame, y: Any = None) -> RawRows:
        """Learn the columns and types."""
        self.schema_ = RowSchema.of(X, self.targets, self.read_options)
        return self

    def transform(self, X: pd.DataFrame) -> Any:
        """Align the columns and cast their types."""
        check_is_fitted(self)
        return self.schema_.align(X)

    def get_feature_names_out(self, input_features: Any = None) -> np.ndarray[Any, Any]:
        """Names of the raw columns."""
        check_is_fitted(self)
        return np.asarray(list(self.schema_.dtypes), dtype=object)
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
  'sklearn/shared/src/project_package/transformers.py': `"""What the steps of the pipeline have in common."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted


class StepTransformer(TransformerMixin, BaseEstimator):
    """Base of the pipeline's steps: knows which columns come in and which go out."""

    def fit_transform(self, X: Any, y: Any = None) -> Any:
        """Learn from the training rows and process them."""
        rows = self.fit(X, y).transform(X)
        self.feature_names_out_ = self._names_of(rows)
        return rows

    def get_feature_names_out(self, input_features: Any = None) -> np.ndarray[Any, Any]:
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

    def _remember_result(self, rows: Any) -> None:
        self.trained_names_ = self._names_of(rows)

    def _remember_columns(self, X: Any) -> None:
        if hasattr(self, "feature_names_out_"):
            del self.feature_names_out_
        self.first_row_ = X[:1] if hasattr(X, "__getitem__") else X
        if isinstance(X, pd.DataFrame):
            self.n_features_in_ = X.shape[1]
            self.feature_names_in_ = np.asarray(X.columns, dtype=object)
`,
  'sklearn/shared/tests/test_transformers.py': `"""Each step keeps the rules of scikit-learn."""

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


@pytest.mark.parametrize("step", STEPS)
def test_clone_keeps_what_was_given(step: type[Any]) -> None:
    original = _unfitted(step)
    assert clone(original).get_params() == original.get_params()


@pytest.mark.parametrize("step", LEARNING)
def test_what_learns_must_be_fitted_first(step: type[Any]) -> None:
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
        return cls(schema.dtypes, schema.text, schema.targets, schema.read_options, shape, kind)

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
  'staged/predict/src/project_package/__main__.py': `"""Command line of the project: \`train\`, \`predict\` and \`evaluate\`."""

from __future__ import annotations

import argparse
import json
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
from project_package.predict import predict
from project_package.report import evaluation_report
from project_package.schema import RowError
from project_package.train import train

FAILED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        The exit status: 0 done, 1 failed; wrong usage exits with 2.
    """
    options = _parser().parse_args(arguments)
    try:
        with _working_directory(PROJECT_ROOT):
            _run(options)
    except (ConfigError, ArtifactError, OutputError, RowError) as error:
        print(f"error: {error}", file=sys.stderr)
        return FAILED
    except FileNotFoundError as error:
        what = f"{error.strerror}: {error.filename}" if error.filename else error
        print(f"error: {what} (relative paths start at {PROJECT_ROOT})", file=sys.stderr)
        return FAILED
    return 0


def _run(options: argparse.Namespace) -> None:
    if options.command == "predict":
        count = predict(options.rows, options.output, options.version)
        print(f"wrote {options.output}: {count} predictions")
        return
    unset = [name for name in SECRETS if name not in os.environ]
    if unset:
        raise ConfigError(f"set the environment variable {', '.join(unset)}")
    config = load_config(options.config)
    if options.command == "train":
        print(f"saved {train(config)}")
    else:
        print(json.dumps(evaluation_report(config, options.version), indent=2))


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
            type=_path,
            metavar="FILE",
            help="configuration file (default: config/config.yml of the project)",
        )
    for command in (predict_command, evaluate_command):
        command.add_argument("--version", help="trained version (default: the latest)")
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
        version: the trained model; the latest when none is given.

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
import re
from collections import defaultdict
from collections.abc import Iterable
from contextlib import redirect_stdout
from typing import Any

from project_package.artifacts import latest_version, load_model
from project_package.config import Config
from project_package.evaluate import RECORDED, evaluate

# A number that is no part of a word, as in \`r2\`.
_NUMBER = re.compile(r"(?<![\\w.])-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?(?!\\w)")
_NUMPY = re.compile(r"np\\.\\w+\\((.*?)\\)")


def evaluation_report(config: Config, version: str | None = None) -> dict[str, Any]:
    """Evaluate a trained model as the notebook does.

    Args:
        config: where the data is and how it is set apart.
        version: the trained model; the latest when none is given.

    Returns:
        The version, its metrics by variable or printed label, what the notebook recorded of those, and what the
        evaluation printed.
    """
    printed = io.StringIO()
    with redirect_stdout(printed):
        values = evaluate(load_model(version), config)
    found = figures(printed.getvalue().splitlines())
    recorded = figures(RECORDED)
    numbers = {name: _as_number(value) for name, value in values.items()}
    return {
        "version": version or latest_version(),
        "metrics": {
            **_named(found),
            **{name: number for name, number in numbers.items() if number is not None},
        },
        "recorded": _named(
            # As often as now: else the notebook printed it of other models too.
            {
                label: known
                for label, known in recorded.items()
                if len(known) == len(found.get(label, []))
            }
        ),
        "printed": printed.getvalue(),
    }


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


def _named(found: dict[str, list[float]]) -> dict[str, float]:
    """One name for each figure; those of the same label are numbered."""
    return {
        label if len(values) == 1 else f"{label} {place}": value
        for label, values in found.items()
        for place, value in enumerate(values, start=1)
    }


def _as_number(value: Any) -> float | int | None:
    """The value as a plain number; None when it is none."""
    if type(value).__module__ == "numpy" and getattr(value, "ndim", None) == 0:
        value = value.item()
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return value if is_number else None
`,
  'staged/predict/tests/test_report.py': `"""Metrics are read from what the evaluation prints."""

from __future__ import annotations

import pytest

from project_package.report import figures


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
`,
  'staged/rowwise/tests/test_row_alone.py': `"""A row alone is answered as among others, when the data is there."""

from __future__ import annotations

from typing import Any

import pandas as pd
from answers import as_array, assert_same

from project_package.pipeline import project_answer_rows


def test_row_alone_equals_row_of_batch(pipeline: Any, rows: pd.DataFrame) -> None:
    batch = as_array(project_answer_rows(pipeline, rows))
    for position in range(len(rows)):
        alone = project_answer_rows(pipeline, rows.iloc[[position]])
        assert_same(alone, batch[[position]])


def test_order_of_rows_does_not_matter(pipeline: Any, rows: pd.DataFrame) -> None:
    batch = as_array(project_answer_rows(pipeline, rows))
    assert_same(project_answer_rows(pipeline, rows.iloc[::-1]), batch[::-1])
`,
  'staged/shared/src/project_package/artifacts.py': `"""Save trained pipelines with what is needed to know where they came from, and load them."""

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
    (unfinished / MANIFEST_FILE).write_text(f"{text}\\n", encoding="utf-8")
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


class RowError(Exception):
    """Rows cannot be used; the message names the column."""


@dataclass(frozen=True)
class RowSchema:
    """Columns of the raw rows, in order, with their types.

    Attributes:
        dtypes: type of each column in training.
        text: columns that held nothing but text, which may look like numbers in a few rows.
        targets: columns of the target; rows may lack them, and they are never read.
        read_options: how the notebook reads its CSV file.
    """

    dtypes: Mapping[Hashable, Any]
    text: frozenset[Hashable]
    targets: frozenset[Hashable]
    read_options: Mapping[str, Any]

    @classmethod
    def of(
        cls,
        rows: pd.DataFrame,
        targets: Iterable[Hashable] = (),
        read_options: Mapping[str, Any] | None = None,
    ) -> RowSchema:
        """Take the columns and types from the rows of training."""
        dtypes: dict[Hashable, Any] = {name: rows[name].dtype for name in rows.columns}
        text = {name for name in rows.columns if pd.api.types.infer_dtype(rows[name]) == "string"}
        return cls(dtypes, frozenset(text), frozenset(targets), dict(read_options or {}))

    @property
    def required(self) -> list[Hashable]:
        """Columns that rows must have."""
        return [name for name in self.dtypes if name not in self.targets]

    def align(self, rows: pd.DataFrame) -> Any:
        """Give rows the columns of training, in their order and with their types.

        Args:
            rows: raw rows; other columns are ignored, and the target is taken away.

        Raises:
            RowError: a column is missing, or holds what its type cannot.
        """
        if not set(self.required) <= set(rows.columns):
            # A CSV file holds names as text, where a frame may have numbers.
            rows = rows.rename(columns={str(name): name for name in self.dtypes})
        missing = [f"\`{name}\`" for name in self.required if name not in rows.columns]
        if missing:
            raise RowError(f"missing column{'s' * (len(missing) > 1)}: {', '.join(missing)}")
        columns = {
            name: _missing(rows.index, dtype) if name in self.targets else self._cast(rows[name])
            for name, dtype in self.dtypes.items()
        }
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
    """Values in the target's place, which nothing reads: missing ones, where the type has them."""
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
        np.testing.assert_array_equal(left.astype(str), right.astype(str))
`,
  'staged/shared/tests/conftest.py': `"""A trained pipeline and some of its raw rows, when the data is there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from notebook_rows import load_rows

from project_package.artifacts import load_model
from project_package.config import load_config
from project_package.config_file import PROJECT_ROOT
from project_package.pipeline import SECRETS, input_files
from project_package.train import train

ONLINE = "PROJECT_PACKAGE_ONLINE"
ROWS = 20


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, pd.DataFrame]]:
    """The pipeline as saved and loaded again, and all raw rows."""
    config = load_config()
    before = Path.cwd()
    os.chdir(PROJECT_ROOT)
    try:
        _skip_without_data(input_files(config))
        folder = tmp_path_factory.mktemp("trained")
        train(config, folder)
        yield load_model(folder=folder / "models"), load_rows(config)
    except OSError as error:
        pytest.skip(f"data cannot be read: {error}")
    finally:
        os.chdir(before)


@pytest.fixture
def pipeline(trained: tuple[Any, pd.DataFrame]) -> Any:
    """The trained pipeline."""
    return trained[0]


@pytest.fixture
def rows(trained: tuple[Any, pd.DataFrame]) -> pd.DataFrame:
    """Some raw rows, from all over the data."""
    every = max(1, len(trained[1]) // ROWS)
    return trained[1].iloc[::every].head(ROWS)


def _skip_without_data(files: list[str]) -> None:
    unset = [name for name in SECRETS if name not in os.environ]
    if unset:
        pytest.skip(f"environment variables are not set: {', '.join(unset)}")
    missing = [file for file in files if "://" not in file and not Path(file).exists()]
    if missing:
        pytest.skip(f"data is missing: {', '.join(missing)}")
    if any("://" in file for file in files) and not os.environ.get(ONLINE):
        pytest.skip(f"reads from the network: set {ONLINE}=1 to run it")
`,
  'staged/shared/tests/test_artifacts.py': `"""Versions of a trained pipeline, when its data is there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from project_package.artifacts import (
    MANIFEST_FILE,
    ArtifactError,
    load_model,
    save_model,
)
from project_package.config import load_config
from project_package.fitted import learned_values, schema_of


def test_manifest_says_what_was_trained(pipeline: Any, tmp_path: Path) -> None:
    data = tmp_path / "rows.csv"
    data.write_text("a,b\\n1,2\\n", encoding="utf-8")
    version = save_model(pipeline, load_config(), [str(data)], tmp_path / "models")
    manifest = json.loads((version / MANIFEST_FILE).read_text(encoding="utf-8"))
    assert manifest["version"] == version.name
    assert list(manifest["columns"]) == [str(name) for name in schema_of(pipeline).dtypes]
    assert list(manifest["learned"]) == list(learned_values(pipeline))
    assert list(manifest["data_sha256"]) == [str(data)]
    assert manifest["packages"]["joblib"]


def test_latest_version_is_loaded(pipeline: Any, tmp_path: Path) -> None:
    save_model(pipeline, load_config(), [], tmp_path)
    latest = save_model(pipeline, load_config(), [], tmp_path)
    assert type(load_model(folder=tmp_path)) is type(pipeline)
    assert type(load_model(latest.name, tmp_path)) is type(pipeline)


def test_no_model_yet(tmp_path: Path) -> None:
    with pytest.raises(ArtifactError, match="train one first"):
        load_model(folder=tmp_path)
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
  'staged/shared/tests/test_serving.py': `"""The trained pipeline on raw rows, when its data is there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from answers import assert_same

from project_package.artifacts import load_model
from project_package.config import load_config
from project_package.fitted import schema_of
from project_package.pipeline import project_answer_rows
from project_package.row_files import read_rows
from project_package.schema import RowError
from project_package.train import train


def test_training_twice_gives_the_same(pipeline: Any, rows: pd.DataFrame, tmp_path: Path) -> None:
    train(load_config(), tmp_path)
    again = load_model(folder=tmp_path / "models")
    try:
        assert_same(project_answer_rows(again, rows), project_answer_rows(pipeline, rows))
    except AssertionError:
        pytest.xfail("two trainings differ: something draws random numbers without a seed")


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
  'staged/transform/src/project_package/__main__.py': `"""Command line of the project: \`run\` and \`transform\`."""

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
from project_package.schema import RowError
from project_package.train import train
from project_package.transform import transform

FAILED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        The exit status: 0 done, 1 failed; wrong usage exits with 2.
    """
    options = _parser().parse_args(arguments)
    try:
        with _working_directory(PROJECT_ROOT):
            _run(options)
    except (ConfigError, ArtifactError, OutputError, RowError) as error:
        print(f"error: {error}", file=sys.stderr)
        return FAILED
    except FileNotFoundError as error:
        what = f"{error.strerror}: {error.filename}" if error.filename else error
        print(f"error: {what} (relative paths start at {PROJECT_ROOT})", file=sys.stderr)
        return FAILED
    return 0


def _run(options: argparse.Namespace) -> None:
    if options.command == "transform":
        count = transform(options.rows, options.output, options.version)
        print(f"wrote {options.output}: {count} rows")
        return
    unset = [name for name in SECRETS if name not in os.environ]
    if unset:
        raise ConfigError(f"set the environment variable {', '.join(unset)}")
    print(f"saved {train(load_config(options.config))}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m project_package")
    commands = parser.add_subparsers(dest="command", required=True)
    run_command = commands.add_parser(
        "run", aliases=["train"], help="process the data, write the results, save what was learned"
    )
    run_command.add_argument(
        "--config",
        type=_path,
        metavar="FILE",
        help="configuration file (default: config/config.yml of the project)",
    )
    transform_command = commands.add_parser("transform", help="process the raw rows of a CSV file")
    transform_command.add_argument("rows", type=_path, metavar="ROWS", help="CSV file of raw rows")
    transform_command.add_argument(
        "--output", type=_path, metavar="FILE", required=True, help="CSV file to write"
    )
    transform_command.add_argument("--version", help="saved version (default: the latest)")
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
        version: what was learned, as saved by a run; the latest when none is given.

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
