"""Commands of the project as the tests run them: on the data at hand, saving outside of the project."""

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
