"""Predict: answer raw rows with a trained model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from project_package.artifacts import load_model
from project_package.fitted import schema_of
from project_package.pipeline import predict_rows
from project_package.row_files import read_rows, write_rows


def predict(rows_file: Path, output: Path, version: str | None = None) -> int:
    """Predict for each row of a CSV file, in the same order.

    Args:
        rows_file: raw rows, as the notebook loads them, with or without the target.
        output: CSV file for the predictions.
        version: the trained model; the promoted one, else the latest, when none is given.

    Returns:
        The number of rows.
    """
    pipeline = load_model(version)
    rows = read_rows(rows_file, schema_of(pipeline))
    write_rows(prediction_frame(predict_rows(pipeline, rows)), len(rows), output)
    return len(rows)


def prediction_frame(predictions: Any) -> pd.DataFrame:
    """One column `prediction`; several are numbered: `prediction_0`, `prediction_1`."""
    values = np.asarray(predictions.toarray() if hasattr(predictions, "toarray") else predictions)
    if values.ndim > 1 and values.shape[1] == 1:
        values = values[:, 0]
    if values.ndim == 1:
        return pd.DataFrame({"prediction": values})
    return pd.DataFrame(values, columns=[f"prediction_{i}" for i in range(values.shape[1])])
