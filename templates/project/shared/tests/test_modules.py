"""Every module imports by itself."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import project_package as package

MODULES = [m.name for m in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]


@pytest.mark.parametrize("name", MODULES)
def test_module_imports(name: str) -> None:
    importlib.import_module(name)
