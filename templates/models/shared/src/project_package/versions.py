"""Trained versions beside each other: the `models` command."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from project_package.artifacts import (
    MODELS,
    default_version,
    promote,
    promoted_version,
    read_manifest,
    versions,
)

# Parts of a manifest in which two versions may differ, and how the comparison calls them.
COMPARED = {
    "config": "setting",
    "hyperparameters": "hyperparameter",
    "data": "data",
    "code": "code",
    "features": "feature order",
    "steps": "learned",
    "metrics": "metric",
    "packages": "package",
    "python": "python",
    "platform": "platform",
}
# Where a file is and since when: the hash says whether it is the same.
_PLACE = ("place", "modified")
_WIDEST = 40


def add_models_command(commands: Any) -> None:
    """Add `models` and what can be done with them."""
    models = commands.add_parser("models", help="list, compare and promote trained versions")
    actions = models.add_subparsers(dest="action", metavar="compare|promote")
    compare = actions.add_parser("compare", help="show in what two versions differ")
    compare.add_argument("first", metavar="VERSION")
    compare.add_argument("second", metavar="VERSION")
    chosen = actions.add_parser("promote", help="use a version where none is named")
    chosen.add_argument("chosen", metavar="VERSION")


def run_models(options: argparse.Namespace, folder: Path = MODELS) -> list[str]:
    """Do what was asked, and give the lines to show."""
    if options.action == "compare":
        first = read_manifest(options.first, folder)
        return comparison(first, read_manifest(options.second, folder))
    if options.action == "promote":
        promote(options.chosen, folder)
        return [f"promoted {options.chosen}"]
    return listing(folder)


def listing(folder: Path = MODELS) -> list[str]:
    """A line for each version, the latest first, with its metrics and whether it is in use."""
    found = list(reversed(versions(folder)))
    if not found:
        return ["no versions yet: train one first"]
    states = {default_version(folder): "in use", promoted_version(folder): "promoted, in use"}
    rows = [("version", "created", "state", "metrics")]
    for version in found:
        manifest = read_manifest(version, folder)
        metrics = ", ".join(
            f"{name} {_short(value)}" for name, value in manifest["metrics"].items()
        )
        created = str(manifest["created"])[:19].replace("T", " ")
        rows.append((version, created, states.get(version, ""), metrics))
    return table(rows)


def comparison(first: Mapping[str, Any], second: Mapping[str, Any]) -> list[str]:
    """A line for each thing in which two versions differ."""
    rows = [("", "", str(first["version"]), str(second["version"]))]
    for part, name in COMPARED.items():
        left, right = dict(_leaves(first.get(part))), dict(_leaves(second.get(part)))
        for key in [*left, *(key for key in right if key not in left)]:
            if left.get(key) != right.get(key):
                rows.append((name, key, _short(left.get(key, "-")), _short(right.get(key, "-"))))
    return table(rows) if len(rows) > 1 else ["no differences"]


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows with their columns below each other."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return [
        "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every plain value with the names that lead to it."""
    if not isinstance(value, Mapping):
        yield path, value
        return
    for name, item in value.items():
        if name not in _PLACE:
            yield from _leaves(item, f"{path}.{name}" if path else str(name))


def _short(value: Any) -> str:
    text = f"{value:.6g}" if isinstance(value, float) else str(value)
    return text if len(text) <= _WIDEST else f"{text[:_WIDEST]}..."
