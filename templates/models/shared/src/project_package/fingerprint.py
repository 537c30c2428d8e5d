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
    digest = hashlib.sha256()
    _Walk(digest).add(value)
    return digest.hexdigest()


class _Walk:
    """Feeds everything that a value is made of into a hash.

    Args:
        digest: takes the bytes.
    """

    def __init__(self, digest: Any) -> None:
        self._digest = digest
        # Keeps what it has seen alive, so that no two have the same identity.
        self._seen: dict[int, tuple[int, Any]] = {}

    def add(self, value: Any) -> None:
        """Feed a value and what is inside of it."""
        if value is None or isinstance(value, (bool, int, str, bytes)):
            self._text(f"{type(value).__name__}:{value!r}")
        elif isinstance(value, (float, complex, np.generic)):
            self._array(np.asarray(value))
        elif isinstance(value, type) or inspect.isroutine(value) or inspect.ismodule(value):
            name = getattr(value, "__qualname__", getattr(value, "__name__", ""))
            self._text(f"named:{getattr(value, '__module__', '')}.{name}")
        elif id(value) in self._seen:
            self._text(f"again:{self._seen[id(value)][0]}")
        else:
            self._seen[id(value)] = (len(self._seen), value)
            self._inside(value)

    def _inside(self, value: Any) -> None:
        if isinstance(value, np.ndarray):
            self._array(value)
        elif isinstance(value, Mapping):
            self._entries(value)
        elif isinstance(value, (set, frozenset)):
            self._text(f"set:{sorted(fingerprint(item) for item in value)}")
        elif isinstance(value, (list, tuple)):
            self._text(f"sequence:{len(value)}")
            for item in value:
                self.add(item)
        else:
            self._object(value)

    def _entries(self, value: Mapping[Any, Any]) -> None:
        kept = {key: item for key, item in value.items() if not _is_duration(key)}
        self._text(f"mapping:{len(kept)}")
        for key, item in kept.items():
            self.add(key)
            self.add(item)

    def _array(self, value: np.ndarray[Any, Any]) -> None:
        self._text(f"array:{value.dtype.str}:{value.shape}")
        if value.dtype.names is not None:
            # Not as a whole: there may be anything between the fields.
            for name in value.dtype.names:
                self._array(value[name])
        elif value.dtype.hasobject:
            for item in value.ravel():
                self.add(item)
        elif value.dtype.kind == "f":
            mantissa, exponent = np.frexp(value.astype(np.float64))
            rounded = np.where(np.isnan(mantissa), np.nan, np.round(mantissa * 2.0**_BITS)) + 0.0
            self._digest.update(rounded.tobytes() + exponent.tobytes())
        else:
            self._digest.update(np.ascontiguousarray(value).tobytes())

    def _object(self, value: Any) -> None:
        """An object is its class and what it would be saved as."""
        self._text(f"object:{type(value).__module__}.{type(value).__qualname__}")
        try:
            saved = value.__reduce_ex__(_PROTOCOL)
        except (TypeError, pickle.PicklingError):
            saved = vars(value) if hasattr(value, "__dict__") else ()
        if isinstance(saved, str):
            self._text(saved)
        elif isinstance(saved, tuple):
            self.add([list(part) if hasattr(part, "__next__") else part for part in saved])
        else:
            self._entries(saved)

    def _text(self, text: str) -> None:
        self._digest.update(f"{text};".encode("utf-8", "backslashreplace"))


def _is_duration(key: Any) -> bool:
    return isinstance(key, str) and _DURATION.fullmatch(key) is not None
