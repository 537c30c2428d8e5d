"""Read the configuration file, with environment variables over it."""

from __future__ import annotations

import os
import reprlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_origin

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from project_package.errors import ProjectError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

ENVIRONMENT_PREFIX = "PROJECT_PACKAGE__"

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
    path: Path | None = None,
    environment: Mapping[str, str] = os.environ,
) -> SettingsT:
    """Read and check a configuration file.

    Args:
        model: class with one field for each group of settings.
        path: the file; by default `config/config.yml` of the project.
        environment: a variable named `ENVIRONMENT_PREFIX`, then `GROUP__KEY`, overrides a value.

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


def _describe(error: ValidationError, file: Path) -> str:
    """One sentence a key, whatever the alternatives of its type have to say."""
    problems: dict[tuple[int | str, ...], list[ErrorDetails]] = {}
    for problem in error.errors(include_url=False):
        problems.setdefault(problem["loc"][:2], []).append(problem)
    return f"{file}: {'; '.join(map(_sentence, problems.values()))}"


def _sentence(problems: list[ErrorDetails]) -> str:
    first, *others = problems
    place = first["loc"][:2] if others else first["loc"]
    messages = [first["msg"], *(other["msg"].removeprefix("Input should be ") for other in others)]
    text = f"{'.'.join(map(str, place))}: {' or '.join(dict.fromkeys(messages))}"
    if first["type"] in ("missing", "extra_forbidden"):
        return text
    return f"{text} (it is {reprlib.repr(first['input'])})"
