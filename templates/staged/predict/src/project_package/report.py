"""The metrics of a trained model on the held-out rows, beside those that the notebook recorded."""

from __future__ import annotations

import io
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from project_package.artifacts import MODELS, default_version, load_model
from project_package.config import Config
from project_package.evaluate import RECORDED, evaluate
from project_package.figures import figures, named_figures


def evaluation_report(
    config: Config,
    version: str | None = None,
    folder: Path = MODELS,
) -> dict[str, Any]:
    """Evaluate a trained model as the notebook does.

    Args:
        config: where the data is and how it is set apart.
        version: the trained model; the promoted one, else the latest, when none is given.
        folder: holds the versions.

    Returns:
        The version, its metrics by variable or printed label, what the notebook recorded of those, and what the
        evaluation printed.
    """
    printed = io.StringIO()
    with redirect_stdout(printed):
        values = evaluate(load_model(version, folder), config)
    found = figures(printed.getvalue().splitlines())
    recorded = figures(RECORDED)
    numbers = {name: _as_number(value) for name, value in values.items()}
    return {
        "version": version or default_version(folder),
        "metrics": {
            **named_figures(found),
            **{name: number for name, number in numbers.items() if number is not None},
        },
        "recorded": named_figures(
            # As often as now: else the notebook printed it of other models too.
            {
                label: known
                for label, known in recorded.items()
                if len(known) == len(found.get(label, []))
            }
        ),
        "printed": printed.getvalue(),
    }


def _as_number(value: Any) -> float | int | None:
    """The value as a plain number; None when it is none."""
    if type(value).__module__ == "numpy" and getattr(value, "ndim", None) == 0:
        value = value.item()
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return value if is_number else None
