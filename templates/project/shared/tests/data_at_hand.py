"""The data that tests run on: the project's own where it is there, else the sample beside the tests."""

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
        origin: `project`, or what the sample was made of: `data`, `tables` or `code`.
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
