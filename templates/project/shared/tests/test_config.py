"""The configuration: what is right loads unchanged, what is wrong is named."""

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
    with pytest.raises(ConfigError, match=rf"config\.yml: {group}\.{key}"):
        load_config()
    load_config([_changed(group, key, VALUES[group][key], tmp_path)])


@pytest.mark.parametrize(("group", "key"), KEYS)
def test_wrong_value_is_named(group: str, key: str, tmp_path: Path) -> None:
    if _annotation(group, key) is Any:
        pytest.skip("takes any value")
    file = _changed(group, key, date(2001, 2, 3), tmp_path)
    with pytest.raises(ConfigError, match=rf"changed\.yml: {group}\.{key}"):
        load_config([file])


@pytest.mark.parametrize(("group", "key"), KEYS)
def test_value_out_of_bounds_is_named(group: str, key: str, tmp_path: Path) -> None:
    for value in _beyond(_section(group).model_json_schema()["properties"][key]):
        with pytest.raises(ConfigError, match=rf"{group}\.{key}: .*\(it is"):
            load_config([_changed(group, key, value, tmp_path)])


def test_unknown_group_is_named(tmp_path: Path) -> None:
    file = _written({"unknown_group": {}}, tmp_path / "other.yml")
    with pytest.raises(ConfigError, match=r"other\.yml: unknown_group"):
        load_config([file])


@pytest.mark.parametrize("group", list(VALUES))
def test_unknown_key_is_named(group: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=rf"{group}\.unknown_key"):
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
        with pytest.raises(ConfigError, match=rf"changed\.yml: {group}\.{key}"):
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
    with pytest.raises(ConfigError, match=r"absent\.yml"):
        load_config()


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
        load_config([tmp_path / "absent.yml"])


def test_nothing_changes_after_loading() -> None:
    with pytest.raises(ValueError, match="frozen"):
        setattr(load_config(), next(iter(VALUES), "any"), None)
