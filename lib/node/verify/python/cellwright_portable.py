"""Values in a form that two processes can compare: built-in containers and numpy arrays, no classes of either side.

Each value is a tuple that starts with its kind:

    ("number", x)  ("text", x)  ("plain", x)     a number; a string; None, True, False, bytes
    ("array", a)                                 numbers of any shape
    ("sequence", (value, ...))                   list, tuple, index, one-dimensional array of objects
    ("members", (value, ...))                    a set, sorted
    ("mapping", ((key, value), ...))             dict
    ("series", index, values)                    pandas.Series
    ("frame", columns, index, (values, ...))     pandas.DataFrame, a value per column
    ("sparse", shape, indptr, indices, data)     rows of a sparse matrix
    ("object", class, ((attribute, value), ...)) what an object learned, else all that it holds
    ("opaque", class)                            what cannot be looked into: equal when of the same class
"""

from __future__ import annotations

import datetime
import decimal
import enum
import numbers
import types
from typing import Any

Portable = tuple[Any, ...]

DEEPEST = 12
# Randomness, callbacks and times are no result of fitting.
UNCOMPARED = ("random_state", "_random_state", "_rng", "rng", "callbacks", "verbose", "n_jobs", "cv_results_", "refit_time_")


def portable(value: object, depth: int = 0, above: tuple[int, ...] = ()) -> Portable:
    """The value in portable form; a value that holds itself is cut where it comes round."""
    if value is None or isinstance(value, (bool, bytes)):
        return ("plain", value)
    if isinstance(value, str):
        return ("text", str(value))
    if isinstance(value, enum.Enum):
        return portable(value.value, depth, above)
    if isinstance(value, (int, float)):
        return ("number", value)
    if id(value) in above or depth > DEEPEST:
        return ("opaque", class_name(value))
    return _compound(value, depth + 1, (*above, id(value)))


def plain(value: Any) -> Any:
    """Answers without an index: rows are compared by their order."""
    if hasattr(value, "reset_index"):
        return value.reset_index(drop=True)
    return value.tocsr() if hasattr(value, "tocsr") else value


def class_name(value: object) -> str:
    """Without the module: a class of the notebook lives elsewhere in the project."""
    return type(value).__name__


def _compound(value: object, depth: int, above: tuple[int, ...]) -> Portable:
    def inner(each: object) -> Portable:
        return portable(each, depth, above)

    if isinstance(value, dict):
        return ("mapping", tuple((inner(key), inner(each)) for key, each in value.items()))
    if isinstance(value, (list, tuple, range, type({}.keys()), type({}.values()))):
        return ("sequence", tuple(inner(each) for each in value))
    if isinstance(value, (set, frozenset)):
        return ("members", tuple(sorted((inner(each) for each in value), key=repr)))
    if isinstance(value, (datetime.date, datetime.time, datetime.timedelta)):
        return ("plain", None) if value != value else ("text", str(value))
    if isinstance(value, decimal.Decimal):
        return ("number", float(value))
    for form in (_from_numpy, _from_pandas, _from_scipy):
        found = form(value, inner)
        if found is not None:
            return found
    if isinstance(value, numbers.Number):
        return ("text", repr(value))
    if isinstance(value, (types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.ModuleType, type)):
        return ("opaque", class_name(value))
    return _from_object(value, inner)


def _from_numpy(value: object, inner: Any) -> Portable | None:
    import numpy as np

    if isinstance(value, np.generic):
        if isinstance(value, (np.datetime64, np.timedelta64)):
            return ("plain", None) if np.isnat(value) else ("text", str(value))
        return inner(value.item()) if not isinstance(value, np.void) else ("text", repr(value))
    if isinstance(value, np.random.RandomState | np.random.Generator):
        return ("opaque", "random state")
    if not isinstance(value, np.ndarray):
        return None
    if value.dtype.names:
        return ("mapping", tuple((("text", name), inner(value[name])) for name in value.dtype.names))
    if value.dtype.kind in "biufc":
        return ("array", np.array(value.astype(np.int8) if value.dtype.kind == "b" else value))
    if value.ndim == 0:
        return inner(value.item())
    return ("sequence", tuple(inner(each) for each in value))


def _from_pandas(value: object, inner: Any) -> Portable | None:
    if not type(value).__module__.startswith("pandas"):
        return None
    import pandas as pd

    if value is pd.NA or value is pd.NaT:
        return ("plain", None)
    if isinstance(value, (pd.Timestamp, pd.Timedelta, pd.Period, pd.Interval)):
        return ("text", str(value))
    if isinstance(value, pd.DataFrame):
        columns = tuple(_column(value.iloc[:, place], inner) for place in range(value.shape[1]))
        return ("frame", tuple(inner(name) for name in value.columns), _column(value.index, inner), columns)
    if isinstance(value, pd.Series):
        return ("series", _column(value.index, inner), _column(value, inner))
    if isinstance(value, (pd.Index, pd.api.extensions.ExtensionArray)):
        return _column(value, inner)
    if isinstance(value, (pd.CategoricalDtype,)):
        return ("sequence", tuple(inner(each) for each in value.categories))
    return ("text", str(value)) if isinstance(value, pd.api.extensions.ExtensionDtype) else None


def _column(values: Any, inner: Any) -> Portable:
    """An array of numbers where all are, else a sequence; missing is one thing whatever stands for it."""
    import numpy as np
    import pandas as pd

    kind = getattr(values.dtype, "kind", "O")
    if isinstance(values.dtype, pd.api.extensions.ExtensionDtype) and kind in "iuf":
        return ("array", np.array(values.astype("float64")))
    if kind in "biufc" and isinstance(values.dtype, np.dtype):
        return inner(np.asarray(values))
    return ("sequence", tuple(("plain", None) if _is_missing(each) else inner(each) for each in values))


def _is_missing(value: object) -> bool:
    import pandas as pd

    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and value != value)


def _from_scipy(value: object, inner: Any) -> Portable | None:
    if not type(value).__module__.startswith("scipy.sparse"):
        return None
    rows = value.tocsr().copy()  # type: ignore[attr-defined]
    rows.sum_duplicates()
    rows.eliminate_zeros()
    rows.sort_indices()
    return ("sparse", tuple(rows.shape), inner(rows.indptr), inner(rows.indices), inner(rows.data))


def _from_object(value: object, inner: Any) -> Portable:
    held = _state_of(value)
    if held is None:
        return ("opaque", class_name(value))
    learned = {
        name: each for name, each in held.items() if name.endswith("_") and not name.endswith("__") and name[0] != "_"
    }
    chosen = learned or held
    pairs = ((name, inner(chosen[name])) for name in sorted(chosen, key=str) if name not in UNCOMPARED)
    return ("object", class_name(value), tuple(pairs))


def _state_of(value: object) -> dict[str, object] | None:
    """Attributes; for a compiled class without any, what it would be saved as."""
    held = getattr(value, "__dict__", None)
    if isinstance(held, dict) and held:
        return dict(held)
    saved = getattr(value, "__getstate__", None)
    try:
        state = saved() if callable(saved) else None
    except TypeError:
        return None
    if isinstance(state, dict):
        return state
    slots = getattr(type(value), "__slots__", None)
    if isinstance(slots, (list, tuple)):
        return {name: getattr(value, name) for name in slots if hasattr(value, name)}
    return {} if held == {} else None
