"""Read the configuration file, with overlays and environment variables over it."""

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
    """Read and check `config/config.yml`, with other values over its own, the last one strongest.

    Args:
        model: class with one field for each group of settings.
        overlays: files with the values that differ.
        environment: a variable named `ENVIRONMENT_PREFIX`, then `GROUP__KEY`, overrides a value; `ENVIRONMENT_NAME`
            names a file of `config/` that stands below `overlays`.

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
