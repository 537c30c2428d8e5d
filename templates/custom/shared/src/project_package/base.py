"""What steps and pipelines are: classes that learn from training rows and process any rows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

import pandas as pd

from project_package.schema import RowSchema


class Step(ABC):
    """An edit of rows: what it learns in training are its attributes."""

    @abstractmethod
    def fit(self, X: Any, y: object = None) -> Step:
        """Learn from the training rows."""

    @abstractmethod
    def transform(self, X: Any) -> Any:
        """Process rows with what was learned."""

    def fit_transform(self, X: Any, y: object = None) -> Any:
        """Learn from the training rows, and process them."""
        return self.fit(X, y).transform(X)


class RowPipeline:
    """Raw rows through the fitted steps, one after the other.

    Args:
        schema: what raw rows look like.
        steps: fitted steps by name, in order.
    """

    def __init__(self, schema: RowSchema, steps: Mapping[str, Step]) -> None:
        self.schema = schema
        self.steps: dict[str, Any] = dict(steps)

    def transform(self, rows: pd.DataFrame) -> Any:
        """Process raw rows, in their order."""
        X: Any = self.schema.align(rows)
        for step in self.steps.values():
            X = step.transform(X)
        return X
