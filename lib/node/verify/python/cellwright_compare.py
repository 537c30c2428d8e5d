"""Compares portable values that two runs left.

usage: python cellwright_compare.py PAIRS.json

PAIRS: [{"name", "left": {"file", "name"}, "right": {"file", "names": [name]}}]; the files hold pickled dicts of portable values.
Of several names on the right the first that is equal counts, else the nearest; `prefix*` stands for all that begin so,
and for their parts: attributes of objects, keys and values of mappings. Prints one JSON object:
name -> {"state", "values", "rows", "largest", "where", "left", "right", "with"}. `state` is "equal", "different" or "missing";
`values` counts single values compared, `largest` is the largest relative difference of two numbers, null for infinite.

Numbers are equal within 1e-9 of the larger one, everything else must be the same. Differences below 1e-12 are rounding.
"""

from __future__ import annotations

import json
import pickle
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

RELATIVE = 1e-9
NOTHING = 1e-12


@dataclass
class Comparison:
    """What was seen on the way through two values."""

    values: int = 0
    largest: float = 0.0
    where: str | None = None
    left: str = ""
    right: str = ""

    def differ(self, where: str, left: object, right: object) -> None:
        """Only the first difference is kept; text is taken for what was shown already."""
        if self.where is None:
            self.where = where
            self.left, self.right = (each if isinstance(each, str) else shown(each) for each in (left, right))


def shown(value: object) -> str:
    """Short text for people."""
    text = readable(value) if isinstance(value, tuple) else repr(value)
    return text if len(text) <= 100 else f"{text[:97]}..."


def readable(value: Any) -> str:
    """A portable value as Python would show what it stands for, a few elements of it."""
    kind = value[0]
    if kind == "array":
        return repr(value[1].item()) if value[1].ndim == 0 else repr(value[1].ravel()[:8].tolist())
    if kind in ("sequence", "members"):
        return f"[{', '.join(readable(each) for each in value[1][:8])}]"
    if kind == "mapping":
        return f"{{{', '.join(f'{readable(key)}: {readable(each)}' for key, each in value[1][:5])}}}"
    if kind == "series":
        return readable(value[2])
    if kind == "frame":
        return f"frame with {', '.join(readable(name) for name in value[1][:8])}"
    if kind == "sparse":
        return f"sparse matrix of shape {tuple(value[1])}"
    return str(value[1]) if kind in ("object", "opaque") else repr(value[1])


def compare(seen: Comparison, where: str, left: Any, right: Any) -> None:
    """Walks both values; `where` is the path so far."""
    left, right = canonical(left, right), canonical(right, left)
    kind = left[0]
    if kind != right[0]:
        seen.differ(where, shown(left), shown(right))
        return
    if kind == "array":
        compare_arrays(seen, where, left[1], right[1])
    elif kind in ("sequence", "members"):
        compare_sequences(seen, where, left[1], right[1])
    elif kind == "mapping":
        compare_mappings(seen, where, left[1], right[1])
    elif kind == "series":
        compare(seen, f"{where} index", left[1], right[1])
        compare(seen, where, left[2], right[2])
    elif kind == "frame":
        compare_frames(seen, where, left, right)
    elif kind == "sparse":
        compare(seen, f"{where} shape", ("array", np.array(left[1])), ("array", np.array(right[1])))
        for name, a, b in zip(("indptr", "indices", "data"), left[2:], right[2:], strict=True):
            compare(seen, f"{where} {name}", a, b)
    elif kind == "object":
        a = tuple((("text", name), value) for name, value in left[2])
        b = tuple((("text", name), value) for name, value in right[2])
        compare_mappings(seen, where, a, b, ".{}")
    else:
        seen.values += kind != "opaque"
        if left[1] != right[1]:
            seen.differ(where, left, right)


def canonical(value: Any, other: Any) -> Any:
    """One form for what is the same to its reader: a list of numbers and an array of them, a series and a dict of its items."""
    kind = value[0]
    if kind == "number":
        return ("array", np.array(value[1])) if -(2**63) <= value[1] < 2**63 or value[1] != value[1] else value
    if kind == "plain" and isinstance(value[1], bool) and other[0] in ("number", "array"):
        return ("array", np.array(int(value[1])))
    if kind == "sequence" and other[0] == "array":
        numbers = [each[1] for each in value[1] if each[0] == "number" or isinstance(each[1], bool)]
        return ("array", np.array(numbers)) if len(numbers) == len(value[1]) else value
    if kind == "array" and value[1].ndim == 1 and other[0] == "sequence":
        numbers = other[1] and all(each[0] == "number" for each in other[1])
        return value if numbers else ("sequence", tuple(("number", each.item()) for each in value[1]))
    if kind == "array" and other[0] == "series":
        return ("series", other[1], value)
    if kind == "series" and other[0] == "mapping":
        return ("mapping", tuple(zip(items(value[1]), items(value[2]), strict=True)))
    if kind == "array" and value[1].ndim == 1 and other[0] == "frame" and len(other[3]) == 1:
        return ("frame", other[1], other[2], (value,))
    return value


def items(value: Any) -> tuple[Any, ...]:
    if value[0] == "array":
        return tuple(("number", each.item()) for each in value[1])
    return tuple(value[1])


def compare_arrays(seen: Comparison, where: str, left: Any, right: Any) -> None:
    if left.shape != right.shape:
        seen.differ(where, f"shape {left.shape}", f"shape {right.shape}")
        return
    seen.values += left.size
    if left.size == 0:
        return
    with np.errstate(invalid="ignore", over="ignore", divide="ignore"):
        wide = complex if "c" in (left.dtype.kind, right.dtype.kind) else np.longdouble
        a, b = left.astype(wide), right.astype(wide)
        same = (a == b) | ((a != a) & (b != b))
        gap, size = np.abs(a - b), np.maximum(np.abs(a), np.abs(b))
        relative = np.where(same | (gap <= NOTHING), 0, gap / np.where(size == 0, 1, size))
    # One side missing, or infinite.
    relative = np.where(np.isfinite(relative), relative, np.inf)
    seen.largest = max(seen.largest, float(relative.max()))
    wrong = relative > RELATIVE
    if wrong.any():
        place = tuple(int(each) for each in np.unravel_index(int(np.argmax(wrong)), left.shape)) if left.ndim else ()
        seen.differ(f"{where}{''.join(f'[{each}]' for each in place)}", left[place].item(), right[place].item())


def compare_sequences(seen: Comparison, where: str, left: Any, right: Any) -> None:
    if len(left) != len(right):
        seen.differ(where, f"{len(left)} values", f"{len(right)} values")
    for place, (a, b) in enumerate(zip(left, right)):
        compare(seen, f"{where}[{place}]", a, b)


def compare_mappings(seen: Comparison, where: str, left: Any, right: Any, form: str = "[{}]") -> None:
    ours, theirs = ({shown(key): value for key, value in side} for side in (left, right))
    for key, value in ours.items():
        label = key.strip("'") if form == ".{}" else key
        if key in theirs:
            compare(seen, where + form.format(label), value, theirs[key])
        else:
            seen.differ(where + form.format(label), shown(value), "nothing")
    for key in theirs.keys() - ours.keys():
        seen.differ(where + form.format(key), "nothing", shown(theirs[key]))


def compare_frames(seen: Comparison, where: str, left: Any, right: Any) -> None:
    names = [[shown(name) for name in side[1]] for side in (left, right)]
    if names[0] != names[1]:
        seen.differ(f"{where} columns", names[0], names[1])
        return
    compare(seen, f"{where} index", left[2], right[2])
    for name, a, b in zip(names[0], left[3], right[3], strict=True):
        compare(seen, f"{where} column {name}", a, b)


def length(value: Any) -> int:
    """Rows of a table, elements of a list; 1 for anything else."""
    if value[0] == "array":
        return len(value[1]) if value[1].ndim else 1
    if value[0] in ("sequence", "members", "mapping"):
        return len(value[1])
    if value[0] == "series":
        return length(value[2])
    if value[0] == "frame":
        return length(value[2])
    return int(value[1][0]) if value[0] == "sparse" else 1


def candidates(names: list[str], values: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name in names:
        if name.endswith("*"):
            for each, value in values.items():
                if each.startswith(name[:-1]):
                    yield from parts(each, value, 3)
        elif name in values:
            yield name, values[name]


def parts(name: str, value: Any, depth: int) -> Iterator[tuple[str, Any]]:
    yield name, value
    if value[0] == "mapping":
        yield f"{name} keys", ("sequence", tuple(key for key, _ in value[1]))
    inner = value[2] if value[0] == "object" else value[1] if value[0] == "mapping" else ()
    for key, each in inner if depth > 0 else ():
        yield from parts(f"{name}.{shown(key)}", each, depth - 1)


def rank(seen: Comparison, left: Any, right: Any) -> tuple[bool, bool, int]:
    """How near a candidate comes: of the same class, of the same kind, by the values that were compared."""
    return left[:2] == right[:2] if left[0] == "object" else False, left[0] == right[0], seen.values


def answer(pair: dict[str, Any], files: dict[str, dict[str, Any]]) -> dict[str, object]:
    left = files[pair["left"]["file"]].get(pair["left"]["name"])
    others = files[pair["right"]["file"]]
    best: tuple[Comparison, str, Any] | None = None
    for name, value in candidates(pair["right"]["names"], others) if left is not None else ():
        seen = Comparison()
        compare(seen, "", left, value)
        if best is None or seen.where is None or rank(seen, left, value) > rank(best[0], left, best[2]):
            best = (seen, name, value)
        if seen.where is None:
            break
    if best is None:
        nothing = {"values": 0, "rows": 0, "largest": 0, "where": None, "left": "", "right": "", "with": None}
        return {"state": "missing", **nothing}
    seen, name, _ = best
    return {
        "state": "equal" if seen.where is None else "different",
        "values": seen.values,
        "rows": length(left),
        "largest": seen.largest if np.isfinite(seen.largest) else None,
        "where": seen.where,
        "left": seen.left,
        "right": seen.right,
        "with": name,
    }


def main() -> int:
    pairs = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    names = {pair[side]["file"] for pair in pairs for side in ("left", "right")}
    files = {name: pickle.loads(Path(name).read_bytes()) for name in names}
    print(json.dumps({pair["name"]: answer(pair, files) for pair in pairs}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
