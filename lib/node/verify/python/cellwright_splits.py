"""Remembers which rows each `train_test_split` gave, so that rows that lose their index can be led back."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Part:
    """One side of a split: what was given, what came out, and its positions in what was given."""

    given: tuple[Any, ...]
    values: tuple[Any, ...]
    places: list[int]


@dataclass
class SplitRecord:
    parts: list[Part] = field(default_factory=list)

    def watch(self) -> None:
        """
        Lets every split carry a count of its rows along. One permutation is drawn for all that is split, so
        the notebook's own values and random numbers stay as they are.
        """
        try:
            import numpy as np
            from sklearn import model_selection
        except ImportError:
            return
        original = model_selection.train_test_split

        @functools.wraps(original)
        def train_test_split(*arrays: Any, **options: Any) -> Any:
            if not arrays:
                return original(*arrays, **options)
            first = arrays[0]
            count = first.shape[0] if hasattr(first, "shape") else len(first)
            *found, train, test = original(*arrays, np.arange(count), **options)
            for places, values in ((train, found[0::2]), (test, found[1::2])):
                self.parts.append(Part(arrays, tuple(values), [int(each) for each in places]))
            return found

        model_selection.train_test_split = train_test_split
        model_selection._split.train_test_split = train_test_split

    def places(self, rows: Any, count: int, root: Callable[[Any], list[int] | None]) -> list[list[int]]:
        """All that rows of this count can be, each as positions in the rows that `root` leads back to; one when they came out of a split themselves."""
        own = [part for part in self.parts if any(value is rows for value in part.values)]
        found: list[list[int]] = []
        for part in own or [part for part in self.parts if len(part.places) == count]:
            places = self._followed(part, root)
            if places is not None and places not in found:
                found.append(places)
        return found

    def _followed(self, part: Part, root: Callable[[Any], list[int] | None]) -> list[int] | None:
        """Through splits of what a split gave, up to the first."""
        for before in self.parts:
            if before is part or not any(value is each for value in before.values for each in part.given):
                continue
            outer = self._followed(before, root)
            return None if outer is None else [outer[each] for each in part.places]
        for given in part.given:
            outer = root(given)
            if outer is not None and len(outer) > max(part.places, default=-1):
                return [outer[each] for each in part.places]
        return None
