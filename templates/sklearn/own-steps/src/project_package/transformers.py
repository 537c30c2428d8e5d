"""What the steps of the pipeline have in common."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted


class StepTransformer(TransformerMixin, BaseEstimator):
    """Base of the pipeline's steps: knows which columns come in and which go out."""

    def fit_transform(self, X: Any, y: object = None) -> Any:
        """Learn from the training rows and process them."""
        rows = self.fit(X, y).transform(X)
        self.feature_names_out_ = self._names_of(rows)
        return rows

    def get_feature_names_out(self, input_features: object = None) -> np.ndarray[Any, Any]:
        """Names of the columns that `transform` gives."""
        check_is_fitted(self, "first_row_")
        if hasattr(self, "feature_names_out_"):
            return self.feature_names_out_
        try:
            return self._names_of(self.transform(self.first_row_))
        except (KeyError, ValueError):
            # Training rows have other columns than those of serving: the target, or none that serving takes out.
            names: np.ndarray[Any, Any] = getattr(self, "trained_names_", self.feature_names_in_)
            return names

    def _names_of(self, rows: Any) -> np.ndarray[Any, Any]:
        if isinstance(rows, pd.DataFrame):
            return np.asarray(rows.columns, dtype=object)
        width = rows.shape[1] if getattr(rows, "ndim", 1) > 1 else 1
        return np.asarray([f"{type(self).__name__.lower()}{i}" for i in range(width)], dtype=object)

    def _remember_columns(self, X: Any) -> None:
        if hasattr(self, "feature_names_out_"):
            del self.feature_names_out_
        self.first_row_ = X[:1] if hasattr(X, "__getitem__") else X
        if isinstance(X, pd.DataFrame):
            self.n_features_in_ = X.shape[1]
            self.feature_names_in_ = np.asarray(X.columns, dtype=object)
