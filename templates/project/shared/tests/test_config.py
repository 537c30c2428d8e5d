"""The configuration: what is right loads unchanged, what is wrong is named."""

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
    with pytest.raises(ConfigError, match=rf"{group}\.{key}"):
        load_config(file)


@pytest.mark.parametrize(("group", "key"), KEYS)
def test_wrong_value_is_named(group: str, key: str, tmp_path: Path) -> None:
    if _annotation(group, key) is Any:
        pytest.skip("takes any value")
    file = _changed(group, key, date(2001, 2, 3), tmp_path)
    with pytest.raises(ConfigError, match=rf"{group}\.{key}"):
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
    with pytest.raises(ConfigError, match=rf"{group}\.unknown_key"):
        load_config(_changed(group, "unknown_key", 1, tmp_path))


@pytest.mark.parametrize(("group", "key"), KEYS)
def test_environment_overrides(group: str, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    value = VALUES[group][key]
    text = value if _annotation(group, key) is str else yaml.safe_dump(value)
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
