"""One text for any value, the same whenever the same was learned."""

from __future__ import annotations

import hashlib
import inspect
import pickle
import re
from collections.abc import Mapping
from typing import Any

import numpy as np

# How long something took says nothing of what was learned.
_DURATION = re.compile(r"(?:(?:mean|std)_(?:fit|score)|refit|fit)_time_?")
# The last bits of a sum depend on the order in which threads add.
_BITS = 36
_PROTOCOL = 2


def fingerprint(value: Any) -> str:
    """Hash a value by what it holds: numbers, tables, fitted objects, containers of those."""
    return _Hashes().of(value)


class _Hashes:
    """Hashes of a value and of everything inside of it, each made once."""

    def __init__(self) -> None:
        # By identity; what was seen is kept alive, so that no two have the same.
        self._known: dict[int, tuple[str, Any]] = {}

    def of(self, value: Any) -> str:
        """The hash of one value."""
        if value is None or isinstance(value, (bool, int, str, bytes)):
            return _hash(f"{type(value).__name__}:{value!r}")
        if isinstance(value, (float, complex, np.generic)):
            return self._array(np.asarray(value))
        if isinstance(value, type) or inspect.isroutine(value) or inspect.ismodule(value):
            name = getattr(value, "__qualname__", getattr(value, "__name__", ""))
            return _hash(f"named:{getattr(value, '__module__', '')}.{name}")
        if id(value) not in self._known:
            # Until it is known: what holds itself ends here.
            self._known[id(value)] = ("itself", value)
            self._known[id(value)] = (self._inside(value), value)
        return self._known[id(value)][0]

    def _inside(self, value: Any) -> str:
        if isinstance(value, np.ndarray):
            return self._array(value)
        if isinstance(value, Mapping):
            return self._entries(value)
        if isinstance(value, (set, frozenset)):
            return _hash("set", *sorted(self.of(item) for item in value))
        if isinstance(value, (list, tuple)):
            return _hash(type(value).__name__, *(self.of(item) for item in value))
        return self._object(value)

    def _entries(self, value: Mapping[Any, Any]) -> str:
        entries = [entry for entry in value.items() if not _is_duration(entry[0])]
        return _hash("mapping", *(self.of(each) for entry in entries for each in entry))

    def _array(self, value: np.ndarray[Any, Any]) -> str:
        if isinstance(value, np.ma.MaskedArray):
            # Under a mask there may be anything.
            mask = np.ma.getmaskarray(value)
            return _hash("masked", self._array(mask), self._array(value.filled(0)))
        kind = f"array:{value.dtype.str}:{value.shape}"
        if value.dtype.names is not None:
            # Not as a whole: there may be anything between the fields.
            return _hash(kind, *(self._array(value[name]) for name in value.dtype.names))
        if value.dtype.hasobject:
            return _hash(kind, *(self.of(item) for item in value.ravel().tolist()))
        if value.dtype.kind == "f":
            mantissa, exponent = np.frexp(value.astype(np.float64))
            rounded = np.where(np.isnan(mantissa), np.nan, np.round(mantissa * 2.0**_BITS)) + 0.0
            return _hash(kind, rounded.tobytes(), exponent.tobytes())
        return _hash(kind, np.ascontiguousarray(value).tobytes())

    def _object(self, value: Any) -> str:
        """An object is its class and what it would be saved as."""
        kind = f"object:{type(value).__module__}.{type(value).__qualname__}"
        if hasattr(value, "get_tree_stats"):
            # A tree of neighbours counts what it is asked.
            return _hash(kind, *(self.of(np.asarray(each)) for each in value.get_arrays()))
        try:
            saved = value.__reduce_ex__(_PROTOCOL)
        except (TypeError, pickle.PicklingError):
            saved = (vars(value),) if hasattr(value, "__dict__") else ()
        if isinstance(saved, str):
            return _hash(kind, saved)
        parts = [list(part) if hasattr(part, "__next__") else part for part in saved]
        return _hash(kind, *(self.of(part) for part in parts))


def _hash(*parts: str | bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        content = part if isinstance(part, bytes) else part.encode("utf-8", "backslashreplace")
        digest.update(f"{len(content)}:".encode() + content)
    return digest.hexdigest()


def _is_duration(key: Any) -> bool:
    return isinstance(key, str) and _DURATION.fullmatch(key) is not None
