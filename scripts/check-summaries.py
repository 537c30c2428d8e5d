"""Holds what the summaries claim about library calls against the real libraries.

Reads the tables as JSON from standard input, calls what they list on small samples, and prints a report as JSON:
claims that proved wrong, how many were checked, and what could not be called with the arguments tried.
"""

# What a call on wrong arguments raises says nothing about the claim: the next arguments are tried.
# ruff: noqa: BLE001, S112

import copy
import importlib
import io
import json
import pickle
import random
import sys
import warnings

import numpy as np
import pandas as pd

warnings.simplefilter("ignore")
np.seterr(all="ignore")


# -- samples ---------------------------------------------------------------------------------------


def frame() -> pd.DataFrame:
    return pd.DataFrame(
        {"a": [3.0, 1.0, np.nan, 2.0, 2.0], "b": [5.0, 4.0, 3.0, 2.0, 2.0]}, index=[2, 0, 1, 4, 3]
    )


def series() -> pd.Series:
    return pd.Series([3.0, 1.0, np.nan, 2.0, 2.0], index=[2, 0, 1, 4, 3], name="a")


def index() -> pd.Index:
    return pd.Index(["c", "a", "b", "b"])


def array() -> np.ndarray:
    return np.array([3.0, 1.0, 2.0, 5.0])


def words() -> pd.Series:
    return pd.Series(["b_x", "a_y", None, "c"], name="w")


def days() -> pd.Series:
    return pd.Series(pd.to_datetime(["2020-03-01 10:30:01", "2020-01-05 08:00:00"]), name="d")


def labels() -> pd.Series:
    return pd.Series(["x", "y", "x"], dtype="category", name="k")


# Class -> (what a call works on, what must stay as it was).
SAMPLES = {
    "list": lambda: ([3, 1, 2],) * 2,
    "dict": lambda: ({"a": 1, "b": [2]},) * 2,
    "set": lambda: ({3, 1, 2},) * 2,
    "frozenset": lambda: (frozenset({3, 1, 2}),) * 2,
    "str": lambda: ("a b,C",) * 2,
    "bytes": lambda: (b"a b",) * 2,
    "tuple": lambda: ((1, 2, 2),) * 2,
    "int": lambda: (5,) * 2,
    "float": lambda: (5.5,) * 2,
    "numpy.ndarray": lambda: (array(),) * 2,
    "pandas.DataFrame": lambda: (frame(),) * 2,
    "pandas.Series": lambda: (series(),) * 2,
    "pandas.Index": lambda: (index(),) * 2,
}


def derived(make, of):
    def sample():
        owner = make()
        return of(owner), owner

    return sample


SAMPLES |= {
    "pandas.core.indexing._LocIndexer": derived(frame, lambda x: x.loc),
    "pandas.core.indexing._iLocIndexer": derived(frame, lambda x: x.iloc),
    "pandas.api.typing.DataFrameGroupBy": derived(frame, lambda x: x.groupby("b")),
    "pandas.api.typing.SeriesGroupBy": derived(series, lambda x: x.groupby([1, 1, 2, 2, 2])),
    "pandas.api.typing.Rolling": derived(series, lambda x: x.rolling(2)),
    "pandas.api.typing.Expanding": derived(series, lambda x: x.expanding()),
    "pandas.api.typing.ExponentialMovingWindow": derived(series, lambda x: x.ewm(span=2)),
    "pandas.core.strings.accessor.StringMethods": derived(words, lambda x: x.str),
    "pandas.core.indexes.accessors.DatetimeProperties": derived(days, lambda x: x.dt),
    "pandas.core.arrays.categorical.CategoricalAccessor": derived(labels, lambda x: x.cat),
}

# Arguments tried in turn until a call succeeds; those of one method come first.
GENERIC = [
    (),
    (1,),
    ("a",),
    ("b",),
    (["a"],),
    (0, "x"),
    (lambda x: x,),
    (np.array([0, 1]),),
    ([1.0, 2.0, 3.0, 4.0, 5.0],),
    (1, 2),
    ("a", "b"),
    ("2020",),
    ("D",),
    ({"a": "z"},),
    (b"a",),
    ({1, 9},),
]

SPECIFIC = {
    ("list", "append"): [(9,)],
    ("list", "extend"): [([9],)],
    ("list", "insert"): [(0, 9)],
    ("list", "remove"): [(3,)],
    ("list", "sort"): [],
    ("bytes", "replace"): [(b"a", b"b")],
    ("numpy.ndarray", "choose"): [],
    ("pandas.DataFrame", "nlargest"): [(2, "a")],
    ("pandas.DataFrame", "nsmallest"): [(2, "a")],
    ("pandas.DataFrame", "pivot_table"): [("a", "b")],
    ("pandas.DataFrame", "reindex_like"): [(frame(),)],
    ("pandas.Series", "align"): [(series(),)],
    ("pandas.Series", "combine"): [(series(), max)],
    ("pandas.Series", "combine_first"): [(series(),)],
    ("pandas.Series", "reindex_like"): [(series(),)],
    ("pandas.Series", "case_when"): [([(series() > 1, 0.0)],)],
    ("pandas.Index", "append"): [(index(),)],
    ("pandas.Index", "astype"): [("object",)],
    ("pandas.Index", "get_indexer"): [],
    ("pandas.Index", "reindex"): [(["a"],)],
    ("pandas.Index", "where"): [(np.array([True, False, True, True]), "z")],
    ("pandas.Index", "putmask"): [(np.array([True, False, True, True]), "z")],
    ("pandas.Index", "get_level_values"): [(0,)],
    ("pandas.api.typing.DataFrameGroupBy", "agg"): [("mean",)],
    ("pandas.api.typing.DataFrameGroupBy", "aggregate"): [("mean",)],
    ("pandas.api.typing.DataFrameGroupBy", "filter"): [(lambda x: True,)],
    ("pandas.api.typing.DataFrameGroupBy", "get_group"): [(2.0,)],
    ("pandas.api.typing.SeriesGroupBy", "agg"): [("mean",)],
    ("pandas.api.typing.SeriesGroupBy", "aggregate"): [("mean",)],
    ("pandas.api.typing.SeriesGroupBy", "filter"): [(lambda x: True,)],
    ("pandas.api.typing.SeriesGroupBy", "corr"): [(series(),)],
    ("pandas.api.typing.SeriesGroupBy", "cov"): [(series(),)],
    ("pandas.api.typing.Rolling", "agg"): [("mean",)],
    ("pandas.api.typing.Rolling", "aggregate"): [("mean",)],
    ("pandas.api.typing.Rolling", "apply"): [(np.sum,)],
    ("pandas.api.typing.Expanding", "agg"): [("mean",)],
    ("pandas.api.typing.Expanding", "aggregate"): [("mean",)],
    ("pandas.api.typing.Expanding", "apply"): [(np.sum,)],
    ("pandas.api.typing.ExponentialMovingWindow", "agg"): [("mean",)],
    ("pandas.api.typing.ExponentialMovingWindow", "aggregate"): [("mean",)],
    ("pandas.core.strings.accessor.StringMethods", "encode"): [("utf8",)],
    ("pandas.core.strings.accessor.StringMethods", "extract"): [("(a)",)],
    ("pandas.core.strings.accessor.StringMethods", "extractall"): [("(a)",)],
    ("pandas.core.strings.accessor.StringMethods", "normalize"): [("NFC",)],
    ("pandas.core.indexes.accessors.DatetimeProperties", "as_unit"): [("s",)],
    ("pandas.core.arrays.categorical.CategoricalAccessor", "remove_categories"): [(["x"],)],
    ("pandas.core.arrays.categorical.CategoricalAccessor", "reorder_categories"): [(["y", "x"],)],
    ("dict", "pop"): [("a",)],
    ("dict", "setdefault"): [("z", 1)],
    ("dict", "update"): [({"z": 1},)],
    ("set", "add"): [(9,)],
    ("set", "discard"): [(3,)],
    ("set", "remove"): [(3,)],
    ("set", "update"): [({9},)],
    ("set", "intersection_update"): [({1},)],
    ("set", "difference_update"): [({1},)],
    ("set", "symmetric_difference_update"): [({9},)],
    ("numpy.ndarray", "put"): [([0], 9.0)],
    ("numpy.ndarray", "partition"): [(2,)],
    ("numpy.ndarray", "argpartition"): [(2,)],
    ("numpy.ndarray", "resize"): [((2, 2),)],
    ("numpy.ndarray", "setflags"): [(False,)],
    ("numpy.ndarray", "fill"): [(7.0,)],
    ("numpy.ndarray", "clip"): [(1, 2)],
    ("numpy.ndarray", "reshape"): [(2, 2)],
    ("numpy.ndarray", "setfield"): [(9.0, np.float64)],
    ("pandas.DataFrame", "insert"): [(0, "z", 1)],
    ("pandas.DataFrame", "isetitem"): [(0, [1, 2, 3, 4, 5])],
    ("pandas.DataFrame", "pop"): [("a",)],
    ("pandas.DataFrame", "update"): [(pd.DataFrame({"a": [9.0]}, index=[2]),)],
    ("pandas.DataFrame", "drop"): [([2],)],
    ("pandas.DataFrame", "set_axis"): [([9, 8, 7, 6, 5],)],
    ("pandas.DataFrame", "rename_axis"): [("n",)],
    ("pandas.DataFrame", "set_index"): [("a",)],
    ("pandas.DataFrame", "eval"): [("c = a + b",)],
    ("pandas.DataFrame", "query"): [("a > 1",)],
    ("pandas.DataFrame", "where"): [(lambda x: x > 1,)],
    ("pandas.DataFrame", "mask"): [(lambda x: x > 1,)],
    ("pandas.DataFrame", "clip"): [(1, 2)],
    ("pandas.DataFrame", "fillna"): [(0,)],
    ("pandas.DataFrame", "replace"): [(1.0, 9.0)],
    ("pandas.DataFrame", "sort_values"): [("b",)],
    ("pandas.DataFrame", "merge"): [(frame(),)],
    ("pandas.DataFrame", "join"): [(frame().add_prefix("x"),)],
    ("pandas.DataFrame", "align"): [(frame(),)],
    ("pandas.DataFrame", "corrwith"): [(frame(),)],
    ("pandas.DataFrame", "dot"): [(np.ones((2, 1)),)],
    ("pandas.DataFrame", "melt"): [()],
    ("pandas.DataFrame", "map"): [(lambda x: x,)],
    ("pandas.DataFrame", "apply"): [(lambda x: x,), (np.sum,)],
    ("pandas.DataFrame", "agg"): [("mean",)],
    ("pandas.DataFrame", "aggregate"): [("mean",)],
    ("pandas.DataFrame", "pivot"): [],
    ("pandas.DataFrame", "assign"): [()],
    ("pandas.DataFrame", "combine"): [(frame(), lambda a, b: a)],
    ("pandas.DataFrame", "combine_first"): [(frame(),)],
    ("pandas.DataFrame", "compare"): [(frame(),)],
    ("pandas.Series", "update"): [(pd.Series([9.0], index=[2]),)],
    ("pandas.Series", "pop"): [(2,)],
    ("pandas.Series", "drop"): [([2],)],
    ("pandas.Series", "set_axis"): [([9, 8, 7, 6, 5],)],
    ("pandas.Series", "where"): [(lambda x: x > 1,)],
    ("pandas.Series", "mask"): [(lambda x: x > 1,)],
    ("pandas.Series", "clip"): [(1, 2)],
    ("pandas.Series", "fillna"): [(0,)],
    ("pandas.Series", "replace"): [(1.0, 9.0)],
    ("pandas.Series", "between"): [(1, 2)],
    ("pandas.Series", "rename"): [("n",)],
    ("pandas.Series", "rename_axis"): [("n",)],
    ("pandas.Series", "corr"): [(series(),)],
    ("pandas.Series", "cov"): [(series(),)],
    ("pandas.Series", "map"): [(lambda x: x,)],
    ("pandas.Series", "apply"): [(lambda x: x,)],
    ("pandas.Series", "unstack"): [],
    ("pandas.Series", "compare"): [(series() + 1,)],
    ("pandas.Series", "searchsorted"): [(1.0,)],
    ("pandas.Series", "explode"): [()],
    ("pandas.Series", "dot"): [(series(),)],
    ("pandas.Index", "rename"): [("n",)],
    ("pandas.Index", "set_names"): [("n",)],
    ("pandas.Index", "map"): [(str.upper,)],
}

INPLACE = {
    ("pandas.DataFrame", "reset_index"): {},
    ("pandas.DataFrame", "rename"): {"columns": {"a": "z"}},
    ("pandas.DataFrame", "set_axis"): None,
    ("pandas.Series", "set_axis"): None,
    ("pandas.DataFrame", "interpolate"): {},
}


# -- comparing -------------------------------------------------------------------------------------


def picture(value):
    """Enough of a value to see whether it changed."""
    if isinstance(value, pd.DataFrame):
        return (
            "frame",
            list(value.columns),
            list(value.index),
            value.index.name,
            repr(value.to_dict()),
            dict(value.dtypes.astype(str)),
        )
    if isinstance(value, pd.Series):
        return (
            "series",
            list(value.index),
            value.name,
            value.index.name,
            repr(list(value)),
            str(value.dtype),
        )
    if isinstance(value, pd.Index):
        return ("index", repr(list(value)), value.names)
    if isinstance(value, np.ndarray):
        return ("array", value.shape, str(value.dtype), repr(value.tolist()), value.flags.writeable)
    if isinstance(value, (list, tuple)):
        return (type(value).__name__, [picture(v) for v in value])
    if isinstance(value, dict):
        return ("dict", [(k, picture(v)) for k, v in value.items()])
    if isinstance(value, (set, frozenset)):
        return ("set", sorted(map(repr, value)))
    if callable(value) or isinstance(value, type):
        return "callable"
    try:
        return pickle.dumps(value)
    except Exception:
        return repr(type(value))


def spoil(value) -> bool:
    """Changes a result in place; whether it could."""
    try:
        if isinstance(value, pd.DataFrame) and value.size:
            value.iloc[0, 0] = value.iloc[-1, -1] if value.shape != (1, 1) else 0
            value.iloc[:, 0] = value.iloc[::-1, 0].to_numpy()
            return True
        if isinstance(value, pd.Series) and value.size > 1:
            value.iloc[:] = value.iloc[::-1].to_numpy()
            return True
        if isinstance(value, np.ndarray) and value.size > 1 and value.flags.writeable:
            flat = value.ravel()
            value.flat[:] = flat[::-1].copy()
            return True
        if isinstance(value, list):
            value.append("spoiled")
            return True
        if isinstance(value, dict):
            value["spoiled"] = 1
            return True
    except Exception:
        return False
    return False


NUMBERS = (int, float, np.integer, np.floating, np.bool_)
TYPES = {
    "pandas.DataFrame": pd.DataFrame,
    "pandas.Series": pd.Series,
    "pandas.Index": pd.Index,
    "numpy.ndarray": np.ndarray,
    "float": NUMBERS,
    "int": (int, np.integer),
    "bool": (bool, np.bool_),
    "str": str,
    "bytes": bytes,
    "list": list,
    "dict": dict,
    "tuple": tuple,
    "set": set,
}


def is_of(value, claimed: str) -> bool:
    name = claimed.split("[")[0]
    expected = TYPES.get(name)
    return expected is None or value is None or isinstance(value, expected)


class Report:
    def __init__(self):
        self.wrong: list[str] = []
        self.checked = 0
        self.uncalled: list[str] = []
        self.absent: list[str] = []

    def hold(self, name: str, ok: bool, claim: str) -> None:
        self.checked += 1
        if not ok:
            self.wrong.append(f"{name}: {claim}")


def essence(model) -> dict:
    """What a fitted estimator learned: counters and caches inside its search trees are none of it."""
    return {
        k: picture(v) if isinstance(v, (np.ndarray, list, dict, int, float, str)) else type(v).__name__
        for k, v in vars(model).items()
        if not k.startswith("_")
    }


def drawn() -> tuple:
    return (pickle.dumps(np.random.get_state()), pickle.dumps(random.getstate()))


def check_state(report: Report, name: str, summary: dict, before: tuple, given=()) -> None:
    after = drawn()
    states = summary.get("writesState", [])
    seedable = "randomUnless" in summary
    for kind, was, now in zip(("random:numpy", "random:python"), before, after):
        changed = was != now
        claimed = kind in states or (kind == "random:numpy" and seedable)
        if changed or claimed:
            report.hold(name, claimed or not changed, f"draws from {kind}, which is not claimed")


# -- methods ---------------------------------------------------------------------------------------


def methods_of(classes: dict, name: str) -> dict:
    found: dict = {}
    for base in classes.get(name, {}).get("bases", []):
        for method, summary in methods_of(classes, base).items():
            found.setdefault(method, summary)
    found.update(classes.get(name, {}).get("methods", {}))
    return found


SKIPPED = {
    # Ends in a file, a window or a database of the person's own.
    "to_clipboard",
    "to_gbq",
    "to_iceberg",
    # Its result is a generator object or needs more than a sample.
    "to_xarray",
}


def check_method(report: Report, cls: str, method: str, summary: dict) -> None:
    name = f"{cls}.{method}"
    if method in SKIPPED or "writesFile" in summary or "readsFile" in summary:
        return
    if not hasattr(SAMPLES[cls]()[0], method):
        report.absent.append(name)
        return
    condition = summary.get("mutatesReceiver")
    conditional = isinstance(condition, dict)
    unmoved = False
    tries = SPECIFIC.get((cls, method)) or SPECIFIC.get((cls.replace("Index", "Series"), method), [])
    for args in [*tries, *GENERIC]:
        args = copy.deepcopy(args)
        receiver, owner = SAMPLES[cls]()
        seen, seen_args, state = picture(owner), picture(args), drawn()
        stdout, sys.stdout = sys.stdout, io.StringIO()
        try:
            result = getattr(receiver, method)(*args)
        except Exception:
            continue
        finally:
            sys.stdout = stdout
        changed = picture(owner) != seen
        if condition is True and not changed:
            unmoved = True
            continue
        report.hold(
            name,
            changed == (condition is True),
            "changes its receiver" if changed else "leaves its receiver as it is",
        )
        report.hold(
            name, picture(args) == seen_args or bool(summary.get("mutatesArguments")), "changes an argument"
        )
        check_state(report, name, summary, state)
        check_result(report, name, summary, receiver, owner, result)
        break
    else:
        if unmoved:
            report.hold(name, False, "leaves its receiver as it is")
        else:
            report.uncalled.append(name)
        return
    if conditional:
        check_inplace(report, cls, method, condition["keyword"], args)


def check_result(report: Report, name: str, summary: dict, receiver, owner, result) -> None:
    kind = summary.get("result", "fresh")
    returns = summary.get("returns", "Any")
    if kind == "receiver":
        report.hold(name, result is receiver, "does not return its receiver")
    if returns == "self":
        report.hold(
            name,
            isinstance(result, type(owner)) or result is None,
            f"gives {type(result).__name__}, not its own type",
        )
    elif "$" not in returns and "@" not in returns:
        report.hold(name, is_of(result, returns), f"gives {type(result).__name__}, not {returns}")
    if kind == "fresh" and summary.get("mutatesReceiver") is not True:
        seen = picture(owner)
        if result is not owner and spoil(result):
            report.hold(name, picture(owner) == seen, "its result shares memory with the receiver")


def check_inplace(report: Report, cls: str, method: str, keyword: str, args: tuple) -> None:
    extra = INPLACE.get((cls, method), {})
    if extra is None:
        return
    receiver, owner = SAMPLES[cls]()
    seen = picture(owner)
    for positional in (args, ()):
        try:
            getattr(receiver, method)(*positional, **extra, **{keyword: True})
            break
        except Exception:
            receiver, owner = SAMPLES[cls]()
            continue
    else:
        return  # This version of the library no longer has the keyword.
    unmoved = (
        method in {"ffill", "bfill", "pad", "backfill", "interpolate", "drop_duplicates"}
        or cls == "pandas.Index"
    )
    report.hold(f"{cls}.{method}", picture(owner) != seen or unmoved, f"{keyword}=True changes nothing")


# -- attributes and items --------------------------------------------------------------------------


def entries_of(classes: dict, name: str, kind: str) -> dict:
    found: dict = {}
    for base in classes.get(name, {}).get("bases", []):
        found |= {k: v for k, v in entries_of(classes, base, kind).items() if k not in found}
    return found | classes.get(name, {}).get(kind, {})


def check_attribute(report: Report, cls: str, attribute: str, summary: dict) -> None:
    receiver, owner = SAMPLES[cls]()
    try:
        value = getattr(receiver, attribute)
    except Exception:
        report.absent.append(f"{cls}.{attribute}")
        return
    hold_part(report, f"{cls}.{attribute}", summary, owner, value)


def check_item(report: Report, cls: str, shape: str, summary: dict) -> None:
    receiver, owner = SAMPLES[cls]()
    length = len(owner)
    first = "a" if cls == "pandas.DataFrame" else 0
    keys = {
        "string": "a",
        "number": 0,
        "list": [first],
        "slice": slice(0, 2),
        "mask": np.arange(length) > 0,
        "tuple": (0, 0),
    }
    try:
        value = receiver[keys[shape]]
    except Exception:
        report.uncalled.append(f"{cls}[{shape}]")
        return
    hold_part(report, f"{cls}[{shape}]", summary, owner, value)


def hold_part(report: Report, name: str, summary: dict, owner, value) -> None:
    claimed = summary.get("type", "Any")
    if "$" not in claimed:
        report.hold(name, is_of(value, claimed), f"gives {type(value).__name__}, not {claimed}")
    seen = picture(owner)
    if summary.get("result", "view") == "fresh" and spoil(value):
        report.hold(name, picture(owner) == seen, "shares memory with its owner")


# -- functions -------------------------------------------------------------------------------------


def learner():
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression()


def table(columns: int = 3):
    return np.random.RandomState(0).rand(24, columns), np.arange(24) % 2


FUNCTION_ARGUMENTS = [
    lambda: (np.array([0.5, 0.25, 0.75, 0.1]),),
    lambda: (np.array([[2.0, 1.0], [1.0, 3.0]]),),
    lambda: (np.array([0.5, 0.25]), np.array([0.75, 0.1])),
    lambda: (np.array([0, 1, 1, 0]), np.array([0, 1, 0, 0])),
    lambda: (np.array([[2.0, 1.0], [1.0, 3.0]]), np.array([1.0, 2.0])),
    lambda: (np.array([1, 2, 3, 4]), np.array([2, 3])),
    lambda: ([np.array([1.0, 2.0]), np.array([3.0, 4.0])],),
    lambda: (np.array([1.0, 2.0, 3.0, 4.0]), 2),
    lambda: (2,),
    lambda: (2, 3),
    lambda: (2.0,),
    lambda: (0.5, 2, 3),
    lambda: ((2, 2),),
    lambda: ((2, 2), 0),
    lambda: (0, 1, 5),
    lambda: (np.array([1.0, 2.0]), np.array([1.0, 2.0]), np.array([1.0, 2.0])),
    lambda: (np.array([True, False]), np.array([1.0, 2.0]), np.array([3.0, 4.0])),
    lambda: (np.array([1.0, 2.0, 3.0]), np.array([0, 1]), 9.0),
    lambda: (np.array([1.0, 2.0, 3.0]), np.array([True, False, True]), np.array([9.0])),
    lambda: (frame(),),
    lambda: (frame(), "b"),
    lambda: (frame(), frame()),
    lambda: ([frame(), frame()],),
    lambda: (series(),),
    lambda: (series(), 2),
    lambda: (series().to_numpy(), [0.0, 2.0, 4.0]),
    lambda: ([3, 1, 2],),
    lambda: ([3, 1, 2], 1),
    lambda: (abs, [3, 1, 2]),
    lambda: ("2020-01-01", "2020-01-03"),
    lambda: ("text",),
    lambda: (np.array([0, 1, 1, 0]), np.array([0.1, 0.9, 0.8, 0.3])),
    lambda: (np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 1.0], [2.0, 2.0]]), np.array([0, 1, 1, 0])),
    lambda: (lambda x: x * 2, np.array([1.0, 2.0])),
    lambda: (np.sum, 0, np.array([[1.0, 2.0], [3.0, 4.0]])),
    lambda: (learner(), *table()),
    lambda: (learner().fit(*table()), *table()),
    lambda: (learner().fit(*table()), table()[0], [0]),
    lambda: (learner(), *table(), "C", [1.0]),
    lambda: (learner(),),
    lambda: (table()[0], 2),
    lambda: (table()[0], np.eye(3)),
    lambda: (np.cov(table()[0].T), 0.1),
    lambda: (len,),
    lambda: ("accuracy",),
    lambda: ("balanced",),
    lambda: ("balanced", [0, 1], [0, 1, 1]),
    lambda: ([0, 1, 1], [0, 1]),
    lambda: (np.array([[0.0, 1.0, 1.0]]), np.array([[0.1, 0.9, 0.8]])),
    lambda: (np.array([[0, 1, 1], [1, 0, 0]]), np.array([[0.1, 0.9, 0.8], [0.7, 0.2, 0.1]])),
    lambda: (np.zeros((2, 3, 4)), 0, 1),
    lambda: (np.array([1.0, 2.0, 3.0, 5.0]), np.array([1.0, 2.0, 3.0, 4.0]), 1),
    lambda: ([{"a": 1}],),
    lambda: (frame().reset_index(), "index", "a"),
    lambda: ("a",),
    lambda: (1, int),
    lambda: (int, float),
    lambda: (10, 5),
    lambda: (5, 5, 3),
    lambda: (3, [0.2, 0.8]),
    lambda: ([0.0, 0.0], [[1.0, 0.0], [0.0, 1.0]]),
    lambda: (iter([1, 2]),),
    lambda: ([1, 3, 2], 9),
    lambda: (2, [3, 1, 2]),
    lambda: ("ij,jk", np.eye(2), np.eye(2)),
    lambda: (np.array(["2020-01-01"], dtype="datetime64[D]"),),
    lambda: (np.array(["2020-01-01"], dtype="datetime64[D]"), 1),
    lambda: (np.array([1, 0, 1], dtype=np.uint8),),
]

SCALARS = [lambda: (0.5,), lambda: (0.5, 2.0), lambda: (2,), lambda: (2, 3), lambda: (), lambda: (0, 1, 0.5)]
PAIRS = [lambda: (np.array([[1.0, 2.0, 4.0], [3.0, 1.0, 2.0]]),)]
RECIPES = {
    "numpy.corrcoef": PAIRS,
    "numpy.lexsort": PAIRS,
    "numpy.random.shuffle": [lambda: (np.arange(20),)],
    "random.shuffle": [lambda: (list(range(20)),)],
    "numpy.random.permutation": [lambda: (20,)],
}

# Called for their effects on the process, not on values.
QUIET_FUNCTIONS = {
    "input", "breakpoint", "exit", "quit", "help", "open", "compile", "setattr", "delattr", "vars", "dir", "super", "display",
    "get_ipython", "license", "credits", "copyright", "exec", "eval", "globals", "locals", "memoryview", "iter", "aiter", "anext",
    "numpy.info", "numpy.show_config", "numpy.show_runtime", "pandas.show_versions", "pandas.test", "pandas.describe_option",
    "pandas.read_clipboard", "sklearn.show_versions", "sklearn.datasets.clear_data_home", "sklearn.utils.all_estimators",
    "numpy.seterrcall", "numpy.set_printoptions", "numpy.setbufsize",
}  # fmt: skip


def resolve(name: str):
    if "." not in name:
        return getattr(importlib.import_module("builtins"), name, None)
    parts = name.split(".")
    for cut in range(len(parts) - 1, 0, -1):
        try:
            value = importlib.import_module(".".join(parts[:cut]))
        except Exception:
            continue
        for part in parts[cut:]:
            try:
                value = getattr(value, part, None)
            except ImportError:  # Some names answer only after a switch was imported.
                return None
        return value
    return None


def check_function(report: Report, name: str, summary: dict) -> None:
    # Compiled routines of the rest of SciPy and raw strides end the process on arguments they were not made for.
    if name.startswith(("scipy.", "numpy.lib.")) and not name.startswith(("scipy.stats.", "scipy.special.")):
        return
    if name in QUIET_FUNCTIONS or "readsFile" in summary or "writesFile" in summary:
        return
    if summary.get("display") or name.startswith(
        ("sklearn.datasets.fetch", "pandas.testing", "numpy.testing")
    ):
        return
    if "options" in " ".join(summary.get("writesState", [])):
        return
    try:
        function = resolve(name)
    except Exception:
        function = None
    if function is None:
        report.absent.append(name)
        return
    mutated = summary.get("mutatesArguments", [])
    positions = {p for p in mutated if isinstance(p, int)}
    first = RECIPES.get(name, SCALARS if name.startswith(("math.", "random.")) else [])
    for make in [*first, *FUNCTION_ARGUMENTS]:
        args = make()
        before = [picture(a) for a in args]
        state = drawn()
        stdout, sys.stdout = sys.stdout, io.StringIO()
        try:
            result = function(*args)
        except BaseException:  # Some end the process on wrong arguments.
            continue
        finally:
            sys.stdout = stdout
        changed = {i for i, (a, b) in enumerate(zip(args, before)) if picture(a) != b}
        if 0 in positions and not changed:
            continue
        report.hold(name, changed <= positions, f"changes argument {changed - positions}")
        if 0 in positions:
            report.hold(name, 0 in changed, "leaves argument 0 as it is")
        check_state(report, name, summary, state)
        returns = summary.get("returns", "Any")
        if "@" not in returns and "$" not in returns and returns != "None":
            report.hold(name, is_of(result, returns), f"gives {type(result).__name__}, not {returns}")
        if summary.get("result", "fresh") == "fresh" and not changed and result is not None:
            was = [picture(a) for a in args]
            if not any(result is a for a in args) and spoil(result):
                report.hold(
                    name, [picture(a) for a in args] == was, "its result shares memory with an argument"
                )
        return
    report.uncalled.append(name)


# -- estimators ------------------------------------------------------------------------------------


# Those that are not installed count as absent.
COMPANIONS = {"sklearn", "feature_engine", "category_encoders", "imblearn", "xgboost", "lightgbm"}


def rows():
    generator = np.random.RandomState(0)
    return np.abs(generator.rand(40, 4)) + 0.1, np.arange(40) % 2


def instance(name: str, cls):
    from sklearn.linear_model import LogisticRegression, Ridge
    from sklearn.preprocessing import StandardScaler

    special = {
        "ColumnTransformer": lambda: cls([("s", StandardScaler(), [0, 1])]),
        "Pipeline": lambda: cls([("s", StandardScaler()), ("m", LogisticRegression())]),
        "FeatureUnion": lambda: cls([("s", StandardScaler())]),
        "GridSearchCV": lambda: cls(LogisticRegression(), {"C": [1.0]}, cv=2),
        "RandomizedSearchCV": lambda: cls(LogisticRegression(), {"C": [1.0]}, n_iter=1, cv=2),
        "VotingRegressor": lambda: cls([("r", Ridge())]),
        "StackingRegressor": lambda: cls([("r", Ridge())], cv=2),
        "VotingClassifier": lambda: cls([("c", LogisticRegression())]),
        "StackingClassifier": lambda: cls([("c", LogisticRegression())], cv=2),
        "HalvingGridSearchCV": lambda: cls(LogisticRegression(), {"C": [1.0]}, cv=2),
        "HalvingRandomSearchCV": lambda: cls(LogisticRegression(), {"C": [1.0]}, cv=2, n_candidates=1),
        "SelfTrainingClassifier": lambda: cls(LogisticRegression()),
        "SparseCoder": lambda: cls(np.eye(4)),
        "FixedThresholdClassifier": lambda: cls(LogisticRegression()),
    }
    if cls.__name__ in special:
        return special[cls.__name__]()
    for make in (
        lambda: cls(),
        lambda: cls(LogisticRegression()),
        lambda: cls(Ridge()),
        lambda: cls(estimator=LogisticRegression(), cv=2),
    ):
        try:
            return make()
        except Exception:
            continue
    return None


def fittable(model, x, y):
    """A call of `fit` that works: with two classes, with none, with other forms of rows."""
    texts = ["aa bb", "bb cc", "cc dd", "dd aa"] * 10
    numbers = pd.DataFrame(x, columns=list("abcd"))
    kinds = pd.DataFrame({"k": ["u", "v", "w", "u"] * 10, "l": ["m", "n"] * 20})
    target = pd.Series((np.arange(40) // 3) % 2)
    for args in (
        (x, y),
        (numbers, target),
        (kinds, target),
        (numbers.assign(e=np.nan), target),
        (numbers.assign(d=pd.date_range("2020", periods=40)), target),
        (x,),
        (texts,),
        (y,),
        (x[:, 0], y),
        ([{"a": 1}] * 40,),
        (x, np.column_stack([y, y])),
        (x, y + 1.0),
        (x @ x.T,),
        (np.ones((40, 400)),),
        ([["a"], ["b"]] * 20,),
    ):
        try:
            trial = copy.deepcopy(model)
            trial.fit(*args)
        except Exception:
            continue
        return args
    return None


def check_estimator(report: Report, name: str, classes: dict, methods: dict) -> None:
    cls = resolve(name)
    if not isinstance(cls, type):
        report.absent.append(name)
        return
    model = instance(name, cls)
    x, y = rows()
    args = None if model is None else fittable(model, x, y)
    if args is None:
        report.uncalled.append(name)
        return
    before, state, fresh = picture(args), drawn(), set(vars(model))
    result = model.fit(*args)
    report.hold(f"{name}.fit", result is model, "does not return its receiver")
    report.hold(f"{name}.fit", picture(args) == before, "changes an argument")
    construct = classes[name].get("construct", {})
    claimed = "randomUnless" in construct or "random:numpy" in methods["fit"].get("writesState", [])
    report.hold(
        f"{name}.fit", claimed or drawn()[0] == state[0], "draws from random:numpy, which is not claimed"
    )
    fixed = cls.__name__ in {
        "HashingVectorizer",
        "FeatureHasher",
        "FrozenEstimator",
        "FeatureUnion",
        "PatchExtractor",
        "SparseCoder",
    }
    report.hold(
        f"{name}.fit",
        fixed or set(vars(model)) != fresh or bool(getattr(model, "steps", None)),
        "learns nothing",
    )
    for method in ("predict", "predict_proba", "decision_function", "transform", "score"):
        if method not in methods or not hasattr(model, method):
            continue
        seen = essence(model)
        try:
            output = getattr(model, method)(*(args if method == "score" else args[:1]))
        except Exception:
            continue
        report.hold(f"{name}.{method}", essence(model) == seen, "changes its receiver")
        report.hold(f"{name}.{method}", picture(args) == before, "changes an argument")
        returns = methods[method].get("returns", "Any")
        sparse = hasattr(output, "toarray")
        report.hold(
            f"{name}.{method}",
            sparse or is_of(output, returns),
            f"gives {type(output).__name__}, not {returns}",
        )


# -- all -------------------------------------------------------------------------------------------


def main() -> None:
    tables = json.load(sys.stdin)
    classes: dict = {}
    functions: dict = {}
    for table in tables:
        classes |= table["classes"]
        functions |= table["functions"]
    report = Report()
    for switch in ("enable_iterative_imputer", "enable_halving_search_cv"):
        importlib.import_module(f"sklearn.experimental.{switch}")
    np.random.seed(0)
    random.seed(0)
    for cls in SAMPLES:
        for method, summary in sorted(methods_of(classes, cls).items()):
            check_method(report, cls, method, summary)
        for attribute, summary in sorted(entries_of(classes, cls, "attributes").items()):
            check_attribute(report, cls, attribute, summary)
        for shape, summary in sorted(entries_of(classes, cls, "items").items()):
            check_item(report, cls, shape, summary)
    for name, summary in sorted(functions.items()):
        check_function(report, name, summary)
    for name in sorted(classes):
        methods = methods_of(classes, name)
        ours = name.split(".")[0] in COMPANIONS and "fit" in methods
        if ours and ".base." not in name and "._base" not in name:
            check_estimator(report, name, classes, methods)
    print(json.dumps(vars(report)))


main()
