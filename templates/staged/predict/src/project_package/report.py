"""The metrics of a trained model on the held-out rows, beside those that the notebook recorded."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterable
from contextlib import redirect_stdout
from typing import Any

from project_package.artifacts import latest_version, load_model
from project_package.config import Config
from project_package.evaluate import RECORDED, evaluate

# A number that is no part of a word, as in `r2`.
_NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?!\w)")
_NUMPY = re.compile(r"np\.\w+\((.*?)\)")


def evaluation_report(config: Config, version: str | None = None) -> dict[str, Any]:
    """Evaluate a trained model as the notebook does.

    Args:
        config: where the data is and how it is set apart.
        version: the trained model; the latest when none is given.

    Returns:
        The version, its metrics by variable or printed label, what the notebook recorded of those, and what the
        evaluation printed.
    """
    printed = io.StringIO()
    with redirect_stdout(printed):
        values = evaluate(load_model(version), config)
    found = figures(printed.getvalue().splitlines())
    recorded = figures(RECORDED)
    numbers = {name: _as_number(value) for name, value in values.items()}
    return {
        "version": version or latest_version(),
        "metrics": {
            **_named(found),
            **{name: number for name, number in numbers.items() if number is not None},
        },
        "recorded": _named(
            # As often as now: else the notebook printed it of other models too.
            {
                label: known
                for label, known in recorded.items()
                if len(known) == len(found.get(label, []))
            }
        ),
        "printed": printed.getvalue(),
    }


def figures(lines: Iterable[str]) -> dict[str, list[float]]:
    """Numbers of printed lines that hold one each, by the words around them."""
    found = defaultdict(list)
    for line in lines:
        plain = _NUMPY.sub(r"\1", line)
        numbers = _NUMBER.findall(plain)
        if len(numbers) == 1:
            label = " ".join(_NUMBER.sub(" ", plain).split()).strip(" :=%")
            found[label or "printed"].append(float(numbers[0]))
    return dict(found)


def _named(found: dict[str, list[float]]) -> dict[str, float]:
    """One name for each figure; those of the same label are numbered."""
    return {
        label if len(values) == 1 else f"{label} {place}": value
        for label, values in found.items()
        for place, value in enumerate(values, start=1)
    }


def _as_number(value: Any) -> float | int | None:
    """The value as a plain number; None when it is none."""
    if type(value).__module__ == "numpy" and getattr(value, "ndim", None) == 0:
        value = value.item()
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return value if is_number else None
