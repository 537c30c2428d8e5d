"""Tells which notebooks a converter must accept, by an opinion that is not the converter's own.

usage: python eligible.py LIST.json > OPINIONS.json

LIST holds paths of notebooks. An opinion has `reason`: null for a notebook in Python 3 that defines every name it
uses, else `unreadable`, `language`, `python2`, `empty` or `undefined`, with the names. CPython's own parser,
IPython's own transformation of magics and ruff's F821 decide. A name that is bound anywhere at the top
level counts as defined: whether it is so in time is another question.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from IPython.core.inputtransformer2 import TransformerManager

# What IPython itself defines.
PROVIDED = {
    "get_ipython",
    "display",
    "In",
    "Out",
    "exit",
    "quit",
    "_",
    "__",
    "___",
    "_ih",
    "_oh",
    "_dh",
    "_i",
    "_ii",
    "_iii",
}
BODY_MAGIC = re.compile(r"\s*%%(time|timeit|capture|prun)\b(?P<rest>[^\n]*)\n?")
LINE_MAGIC = re.compile(r"^(\s*)%(?:time|timeit|prun)[ \t]+((?:-\w+[ \t]+|-[nr][ \t]*\d+[ \t]+)*)", re.MULTILINE)
PYTHON2 = re.compile(r"Missing parentheses in call to '(print|exec)'|multiple exception types must be parenthesized")


def cell_text(source: str) -> str:
    """The Python of a cell; a cell in another language is empty."""
    magic = BODY_MAGIC.match(source)
    if magic is not None:
        name = re.search(r"(?:^|\s)([A-Za-z_]\w*)\s*$", magic["rest"]) if magic[1] == "capture" else None
        source = source[magic.end() :]
        if name is not None:
            source = f"{name[1]} = None\n{source}"
    elif source.lstrip().startswith("%%"):
        return ""
    source = LINE_MAGIC.sub(r"\1", source)
    return TransformerManager().transform_cell(source)


def bound_names(tree: ast.Module) -> set[str]:
    """Names that the top level binds anywhere, and names that functions declare global."""
    names: set[str] = set()

    def visit(node: ast.AST) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                names.add(child.name)
                names.update(n for inner in ast.walk(child) if isinstance(inner, ast.Global) for n in inner.names)
                continue
            if isinstance(child, (ast.Import, ast.ImportFrom)):
                names.update((a.asname or a.name).split(".")[0] for a in child.names)
            elif isinstance(child, ast.Name) and isinstance(child.ctx, ast.Store):
                names.add(child.id)
            elif isinstance(child, ast.ExceptHandler) and child.name:
                names.add(child.name)
            visit(child)

    visit(tree)
    return names


def read(path: Path) -> tuple[str | None, str, set[str]]:
    """Reason (or null), script and bound names of one notebook."""
    try:
        notebook = json.loads(path.read_text(encoding="utf-8-sig"))
        cells = notebook["cells"] if "cells" in notebook else [c for w in notebook["worksheets"] for c in w["cells"]]
        metadata = notebook.get("metadata", {})
        kernel, language = (metadata.get(key, {}) for key in ("kernelspec", "language_info"))
        kernel, language = (part if isinstance(part, dict) else {"name": part} for part in (kernel, language))
    except (ValueError, KeyError, TypeError, AttributeError):
        return "unreadable", "", set()
    name = str(language.get("name") or kernel.get("language") or kernel.get("name") or "python").lower()
    if not re.match(r"python|ipython|pyspark|conda|pyodide|xpython", name):
        return "language", "", set()
    if kernel.get("name") == "python2" or str(language.get("version", "3")).startswith("2"):
        return "python2", "", set()
    parts: list[str] = []
    for cell in cells:
        if cell.get("cell_type") != "code":
            continue
        source = cell.get("source", cell.get("input", ""))
        text = cell_text(source if isinstance(source, str) else "".join(source))
        try:
            compile(text, "cell", "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        except (SyntaxError, ValueError) as error:
            if PYTHON2.search(str(error)):
                return "python2", "", set()
            continue
        parts.append(text)
    script = "\n".join(parts)
    tree = compile(script, "notebook", "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    assert isinstance(tree, ast.Module)
    if not tree.body:
        return "empty", "", set()
    return None, script, bound_names(tree)


def undefined_names(scripts: dict[str, str]) -> dict[str, set[str]]:
    """Undefined names by key, all scripts in one run of ruff."""
    found: dict[str, set[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        keys = list(scripts)
        for index, key in enumerate(keys):
            (Path(folder) / f"n{index}.py").write_text(scripts[key], encoding="utf-8")
        command = [str(Path(sys.executable).parent / "ruff"), "check", "--isolated", "--no-cache", "--select", "F821"]
        command += ["--ignore-noqa", "--exit-zero", "--output-format", "json", "--target-version", "py314", folder]
        reports = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        for report in reports:
            name = re.search(r"`(.+?)`", report["message"])
            if report["code"] == "F821" and name is not None:
                key = keys[int(Path(report["filename"]).stem[1:])]
                found.setdefault(key, set()).add(name[1])
    return found


def main() -> int:
    paths = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    opinions: dict[str, dict[str, object]] = {}
    scripts: dict[str, str] = {}
    bound: dict[str, set[str]] = {}
    for path in paths:
        reason, script, names = read(Path(path))
        opinions[path] = {"reason": reason, "names": []}
        if reason is None:
            scripts[path], bound[path] = script, names
    for path, names in undefined_names(scripts).items():
        missing = sorted(names - bound[path] - PROVIDED)
        if missing:
            opinions[path] = {"reason": "undefined", "names": missing}
    json.dump(opinions, sys.stdout)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
