"""The step that all raw rows pass first."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin

from project_package.schema import RowSchema


class RawRows(TransformerMixin, BaseEstimator):
    """Gives raw rows the columns and types of those that training loaded.

    Args:
        schema: columns and types of the loaded rows.
    """

    def __init__(self, schema: RowSchema) -> None:
        self.schema = schema

    @property
    def schema_(self) -> RowSchema:
        """The schema, as it was given."""
        return self.schema

    def fit(self, X: pd.DataFrame, y: object = None) -> RawRows:
        """Learn nothing: the schema says all."""
        return self

    def transform(self, X: pd.DataFrame) -> Any:
        """Align the columns and cast their types."""
        return self.schema.align(X)

    def get_feature_names_out(self, input_features: object = None) -> np.ndarray[Any, Any]:
        """Names of the raw columns."""
        return np.asarray(list(self.schema.dtypes), dtype=object)

    def __sklearn_is_fitted__(self) -> bool:
        return True
