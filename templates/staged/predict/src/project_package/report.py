"""The metrics of a trained model on the held-out rows."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from typing import Any

from project_package.artifacts import latest_version, load_model
from project_package.config import Config
from project_package.evaluate import evaluate


def evaluation_report(config: Config, version: str | None = None) -> dict[str, Any]:
    """Evaluate a trained model as the notebook does.

    Args:
        config: where the data is and how it is set apart.
        version: the trained model; the latest when none is given.

    Returns:
        The version, its metrics by their variables, and what the evaluation printed.
    """
    printed = io.StringIO()
    with redirect_stdout(printed):
        values = evaluate(load_model(version), config)
    numbers = {name: _as_number(value) for name, value in values.items()}
    return {
        "version": version or latest_version(),
        "metrics": {name: number for name, number in numbers.items() if number is not None},
        "printed": printed.getvalue(),
    }


def _as_number(value: Any) -> float | int | None:
    """The value as a plain number; None when it is none."""
    if type(value).__module__ == "numpy" and getattr(value, "ndim", None) == 0:
        value = value.item()
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return value if is_number else None
