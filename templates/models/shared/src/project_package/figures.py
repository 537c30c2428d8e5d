"""Figures of merit in printed lines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

# A number that is no part of a word, as in `r2`.
_NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?!\w)")
_NUMPY = re.compile(r"np\.\w+\((.*?)\)")


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


def named_figures(found: dict[str, list[float]]) -> dict[str, float]:
    """One name for each figure; those of the same label are numbered."""
    return {
        label if len(values) == 1 else f"{label} {place}": value
        for label, values in found.items()
        for place, value in enumerate(values, start=1)
    }
