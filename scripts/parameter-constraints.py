"""Writes what scikit-learn takes for the parameters of its classes and functions, as a table of summaries.

    PYTHON scripts/parameter-constraints.py > lib/summaries/constraints/sklearn.ts

scikit-learn publishes it itself: `_parameter_constraints` of each class, and of each function that validates its
arguments. A parameter whose values have neither bounds nor names is left out, and so is what the kinds of
`lib/summaries/constraints/contract.ts` cannot say (arrays, callables). A library that publishes nothing has its table
written by hand beside it. `--json` prints the table alone.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import numbers
import sys
import warnings
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import sklearn
from sklearn.utils._param_validation import (
    Hidden,
    Integral,
    Interval,
    Options,
    RealNotInt,
    StrOptions,
)

warnings.simplefilter("ignore")

# Seeds are bounded wherever they are used, and how much is told is no setting.
WORDS = {"boolean": ["bool"], "cv_object": ["int >= 2", "None"]}
MOST_OPTIONS = 20
# None stands for what the other one leaves.
SIZES = {"test_size", "train_size"}


def public_members() -> Iterator[tuple[str, Any]]:
    """Classes and functions under the name that people import them by."""
    for package in sorted(sklearn.__all__):
        try:
            module = importlib.import_module(f"sklearn.{package}")
        except ImportError:
            continue
        for member in sorted(getattr(module, "__all__", [])):
            # Experimental members raise until they are asked for.
            with contextlib.suppress(ImportError):
                yield f"{package}.{member}", getattr(module, member, None)


def constraints_of(member: Any) -> Mapping[str, Any]:
    found = getattr(member, "_skl_parameter_constraints", None)
    if found is None and isinstance(member, type):
        found = getattr(member, "_parameter_constraints", None)
    return found if isinstance(found, Mapping) else {}


def kinds_of(constraint: Any) -> Iterable[str]:
    """One constraint in the words of the table; nothing for what they cannot say."""
    if isinstance(constraint, Hidden):
        return []
    if constraint is None:
        return ["None"]
    if isinstance(constraint, str):
        return WORDS.get(constraint, [])
    if isinstance(constraint, Interval):
        kind = {numbers.Integral: "int", Integral: "int", RealNotInt: "float"}.get(
            constraint.type, "number"
        )
        return [kind + bounds_of(constraint)]
    if isinstance(constraint, (StrOptions, Options)):
        options = [one for one in constraint.options - constraint.deprecated if isinstance(one, str)]
        if len(options) > MOST_OPTIONS:
            return ["str"]
        return [json.dumps(option) for option in sorted(options)]
    plain = {bool: "bool", numbers.Integral: "int", numbers.Real: "number", str: "str"}
    return [plain[constraint]] if constraint in plain else []


def bounds_of(interval: Interval) -> str:
    closed = interval.closed
    text = ""
    if interval.left is not None and interval.left != float("-inf"):
        text += f" {'>=' if closed in ('left', 'both') else '>'} {interval.left}"
    if interval.right is not None and interval.right != float("inf"):
        text += f" {'<=' if closed in ('right', 'both') else '<'} {interval.right}"
    return text


def is_telling(kinds: list[str]) -> bool:
    """Whether the kinds say more than the value that stands in the code."""
    return any(kind[0] == '"' or ">" in kind or "<" in kind for kind in kinds)


def table() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for name, member in public_members():
        parameters = {}
        for parameter, constraints in constraints_of(member).items():
            if not isinstance(constraints, Iterable) or isinstance(constraints, str):
                continue
            kinds = list(dict.fromkeys(kind for one in constraints for kind in kinds_of(one)))
            if parameter in SIZES:
                kinds.remove("None")
            if is_telling(kinds):
                parameters[parameter] = " | ".join(kinds)
        if parameters:
            found[name] = parameters
    return found


def main() -> None:
    if sys.argv[1:] == ["--json"]:
        json.dump(table(), sys.stdout)
        return
    print("import type { ConstraintTable } from './contract.ts';\n")
    print(f"/** scikit-learn {sklearn.__version__}, by `scripts/parameter-constraints.py`. */")
    print("export const sklearn: ConstraintTable = {\n  module: 'sklearn',\n  calls:")
    json.dump(table(), sys.stdout, indent=2)
    print(",\n};")


if __name__ == "__main__":
    main()
