"""The configuration: what is right loads unchanged, what is wrong is named."""

from __future__ import annotations

import os
from collections.abc import Iterator
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


BEYOND = [
    (group, key, value)
    for group, key in KEYS
    for value in _beyond(_section(group).model_json_schema()["properties"][key])
]


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
    with pytest.raises(ConfigError, match=rf"{group}\.{key}"):
        load_config(file)


@pytest.mark.parametrize(("group", "key"), KEYS)
def test_wrong_value_is_named(group: str, key: str, tmp_path: Path) -> None:
    if _annotation(group, key) is Any:
        pytest.skip("takes any value")
    file = _changed(group, key, date(2001, 2, 3), tmp_path)
    with pytest.raises(ConfigError, match=rf"{group}\.{key}"):
        load_config(file)


@pytest.mark.parametrize(("group", "key", "value"), BEYOND)
def test_value_out_of_bounds_is_named(group: str, key: str, value: Any, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=rf"{group}\.{key}: .*\(it is"):
        load_config(_changed(group, key, value, tmp_path))


def test_unknown_group_is_named(tmp_path: Path) -> None:
    file = tmp_path / "config.yml"
    file.write_text(
        yaml.safe_dump({**VALUES, "unknown_group": {}}, sort_keys=False), encoding="utf-8"
    )
    with pytest.raises(ConfigError, match="unknown_group"):
        load_config(file)


@pytest.mark.parametrize("group", list(VALUES))
def test_unknown_key_is_named(group: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=rf"{group}\.unknown_key"):
        load_config(_changed(group, "unknown_key", 1, tmp_path))


@pytest.mark.parametrize(("group", "key"), KEYS)
def test_environment_overrides(group: str, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    value = VALUES[group][key]
    text = value if isinstance(value, str) else yaml.safe_dump(value)
    if "\0" in text:
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
