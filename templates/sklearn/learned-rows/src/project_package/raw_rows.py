"""The step that all raw rows pass first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from project_package.schema import RowSchema


class RawRows(TransformerMixin, BaseEstimator):
    """Gives raw rows the columns and types of those that training loaded.

    Args:
        targets: columns of the target, which rows may lack.
        read_options: how the file of raw rows is written, for `pd.read_csv`.
        unread: other columns that no step reads, which rows may lack.
        needed: the only columns that steps read; None: all but those that are unread.

    Attributes:
        schema_: columns and types of the loaded rows.
    """

    def __init__(
        self,
        targets: Sequence[str] = (),
        read_options: Mapping[str, Any] | None = None,
        unread: Sequence[str] = (),
        needed: Sequence[str] | None = None,
    ) -> None:
        self.targets = targets
        self.read_options = read_options
        self.unread = unread
        self.needed = needed

    def fit(self, X: pd.DataFrame, y: object = None) -> RawRows:
        """Learn the columns and types."""
        self.schema_ = RowSchema.of(X, self.targets, self.read_options, self.unread, self.needed)
        return self

    def transform(self, X: pd.DataFrame) -> Any:
        """Align the columns and cast their types."""
        check_is_fitted(self)
        return self.schema_.align(X)

    def get_feature_names_out(self, input_features: object = None) -> np.ndarray[Any, Any]:
        """Names of the raw columns."""
        check_is_fitted(self)
        return np.asarray(list(self.schema_.dtypes), dtype=object)
