"""The project's log: which step runs, how long it took, how many rows there are."""

from __future__ import annotations

import io
import logging
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

logger = logging.getLogger("project_package")
_notebook = logger.getChild("notebook")


def log_to_stderr() -> None:
    """Show the log: what a command yields goes to standard output, what it tells to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger.handlers = [handler]
    logger.setLevel(logging.INFO)
    logger.propagate = False


def logged(function: Callable[P, T]) -> Callable[P, T]:
    """Log that a step begins, and how long it took for how many rows."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        name = function.__qualname__
        logger.info("%s ...", name)
        started = time.perf_counter()
        result = function(*args, **kwargs)
        rows = next((text for text in map(row_count, [result, *args]) if text), "")
        logger.info("%s: %s%.2f s", name, rows, time.perf_counter() - started)
        return result

    return run


def row_count(value: Any) -> str:
    """How many rows a table has; empty when it is none. Of several the first is meant."""
    if isinstance(value, tuple):
        return next((text for text in map(row_count, value) if text), "")
    shape = getattr(value, "shape", None)
    return f"{shape[0]} rows, " if isinstance(shape, tuple) and len(shape) > 0 else ""


@contextmanager
def prints_logged() -> Iterator[list[str]]:
    """Log what the notebook's code prints, and give its lines."""
    stream = _LogLines()
    with redirect_stdout(stream):
        yield stream.lines
    stream.end()


class _LogLines(io.TextIOBase):
    """A stream that logs each line written to it."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._open = ""

    def write(self, text: str) -> int:
        """Log the lines that are complete."""
        *lines, self._open = (self._open + text).split("\n")
        for line in lines:
            self.lines.append(line)
            _notebook.info("%s", line)
        return len(text)

    def end(self) -> None:
        """Log a last line that was never ended."""
        if self._open:
            self.write("\n")
