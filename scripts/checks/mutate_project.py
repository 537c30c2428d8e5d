"""Breaks a generated project in one place after the other and says which breaks its own tests do not notice.

usage: python mutate_project.py PROJECT

Each generated file is emptied, and each learned value is changed right after a step learned it. The answer is JSON:
{"files": count, "learned": count, "unnoticed": [what]}. Each run of the tests is a process forked off from this one,
which has the libraries loaded.
"""

from __future__ import annotations

import ast
import io
import json
import os
import sys
from pathlib import Path

import numpy as np  # noqa: F401
import pandas as pd  # noqa: F401
import pytest
import sklearn.ensemble  # noqa: F401
import sklearn.linear_model  # noqa: F401
import sklearn.pipeline  # noqa: F401

sys.dont_write_bytecode = True

CHANGED = '''

def _changed(value):
    import copy
    import numbers

    import numpy as np
    import pandas as pd

    if isinstance(value, (bool, np.bool_)):
        return not value
    if isinstance(value, numbers.Number):
        return value * 1.5 + 1
    if isinstance(value, str):
        return value + " broken"
    if isinstance(value, dict):
        return {key: _changed(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(list(value)[:-1])
    if isinstance(value, pd.Index):
        return value[:-1]
    if isinstance(value, (pd.Series, pd.DataFrame, np.ndarray)):
        numeric = np.asarray(value).dtype.kind in "iuf"
        return value * 1.5 + 1 if numeric else value[:-1]
    if isinstance(value, (set, frozenset)):
        return type(value)(list(value)[:-1])
    broken = copy.deepcopy(value)
    for name, each in vars(value).items():
        if name.endswith("_") and isinstance(each, (float, np.floating, np.ndarray)) and np.asarray(each).dtype.kind == "f":
            setattr(broken, name, each * 1.5 + 1)
            return broken
    for name, each in vars(value).items():
        if name.endswith("_") and isinstance(each, list) and each:
            setattr(broken, name, [each_one[::-1] for each_one in each])
            return broken
    return broken
'''
OF_CLASS = '''

def _break_fit(fit):
    def broken(self, *args, **kwargs):
        fitted = fit(self, *args, **kwargs)
        self.{attribute} = _changed(self.{attribute})
        return fitted

    return broken


{owner}.fit = _break_fit({owner}.fit)
'''
OF_FUNCTION = '''

def _break_fit(fit):
    import dataclasses

    def broken(*args, **kwargs):
        fitted = fit(*args, **kwargs)
        rows, learned = fitted if isinstance(fitted, tuple) else (None, fitted)
        learned = dataclasses.replace(learned, {attribute}=_changed(learned.{attribute}))
        return (rows, learned) if isinstance(fitted, tuple) else learned

    return broken


{owner} = _break_fit({owner})
'''


def tests_fail(root: Path, tests: list[str]) -> bool:
    """Whether the project's tests notice, run in a process of their own."""
    child = os.fork()
    if child == 0:
        os.chdir(root)
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        sys.stdout = sys.stderr = io.StringIO()
        os._exit(int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *tests])))
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) != 0


def notices(root: Path, file: Path, text: str, tests: list[str]) -> bool:
    """Whether the tests fail while the file has another text."""
    before = file.read_bytes()
    file.write_text(text, encoding="utf-8")
    try:
        return tests_fail(root, tests) or (tests != [] and tests_fail(root, []))
    finally:
        file.write_bytes(before)


def learned_of(text: str) -> list[tuple[str, str, str]]:
    """What a module of a step learns: the mutation's form, the class or function that learns, the attribute."""
    found: list[tuple[str, str, str]] = []
    parameters: dict[str, list[str]] = {}
    for node in ast.parse(text).body:
        if isinstance(node, ast.ClassDef) and node.name.endswith("Parameters"):
            parameters[node.name] = [each.target.id for each in node.body if isinstance(each, ast.AnnAssign)]
        elif isinstance(node, ast.ClassDef):
            for method in node.body:
                if isinstance(method, ast.FunctionDef) and method.name == "fit":
                    found += [(OF_CLASS, node.name, name) for name in assigned_to_self(method)]
        elif isinstance(node, ast.FunctionDef) and node.name.startswith("fit_"):
            names = [name for each in parameters.values() for name in each]
            found += [(OF_FUNCTION, node.name, name) for name in names]
    return found


def assigned_to_self(method: ast.FunctionDef) -> list[str]:
    names = [
        node.attr
        for node in ast.walk(method)
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and isinstance(node.value, ast.Name)
        and node.value.id == "self"
    ]
    return list(dict.fromkeys(names))


def main() -> int:
    root = Path(sys.argv[1]).resolve()
    if tests_fail(root, []):
        print(json.dumps({"files": 0, "learned": 0, "unnoticed": ["nothing is broken, and the tests fail"]}))
        return 0
    listed = json.loads((root / ".cellwright.json").read_text(encoding="utf-8"))["files"]
    files = [root / path for path in listed]
    files = [file for file in files if file.stat().st_size > 0]
    complete = ["tests/test_project.py"]
    unnoticed = [f"{file.relative_to(root)} emptied" for file in files if not notices(root, file, "", complete)]
    # Emptied code must be noticed by what it does, not by being empty.
    own = [file for file in files if file.suffix == ".py" and "src" in file.parts and holds_code(file)]
    ignored = ["--ignore", "tests/test_project.py"]
    unnoticed += [f"{file.relative_to(root)} without code" for file in own if not notices(root, file, "\n", ignored)]
    learned = 0
    for file in sorted(root.glob("src/*/steps/*.py")):
        text = file.read_text(encoding="utf-8")
        for form, owner, attribute in learned_of(text):
            learned += 1
            broken = text + CHANGED + form.format(owner=owner, attribute=attribute)
            if not notices(root, file, broken, ["tests/test_notebook.py"]):
                unnoticed.append(f"{file.relative_to(root)} {owner} {attribute}")
    print(json.dumps({"files": len(files), "learned": learned, "unnoticed": unnoticed}))
    return 0


def holds_code(file: Path) -> bool:
    return any(not isinstance(node, ast.Expr) for node in ast.parse(file.read_text(encoding="utf-8")).body)


if __name__ == "__main__":
    raise SystemExit(main())
