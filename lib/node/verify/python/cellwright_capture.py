"""Runs statements of a notebook one after another and keeps the values of expressions on the way.

usage: python cellwright_capture.py PLAN.json FOLDER

FOLDER gets `values.pkl`, `report.json`, and `rows.pkl` and `rows.csv`: the held-out rows as they were loaded.

PLAN: {"statements": [{"id", "inner": [id], "position", "line", "text"}], "captures": [{"name", "expression", "after", "plain"}],
"rows": {"raw": capture, "heldOut": capture, an expression `names` beside that of an array} | null, "files": [path], "written": [name], "steady": bool}

FOLDER/variables gets the `written` variables as they are at the end: frames and series as `<name>.csv`, JSON values as
`<name>.json`, anything else as `<name>.pkl`.

A capture is evaluated right after its statement. An expression whose statement does not stand in the plan, or null, is
evaluated at the end. With `steady`, a cell that fails is left for the next one, as a person
steps past it; else the run ends there. Statements after the last capture are not run. The notebook's own output is not kept.
"""

from __future__ import annotations

import builtins
import json
import linecache
import pickle
import sys
import time
import types
from pathlib import Path
from typing import Any

HERE = str(Path(__file__).resolve().parent)
sys.path[:] = [HERE, *(entry for entry in sys.path if entry != HERE)]
from cellwright_draws import same_draws  # noqa: E402
from cellwright_portable import plain, portable  # noqa: E402
from cellwright_rows import RowMatch, Rows, match_rows  # noqa: E402
from cellwright_splits import SplitRecord  # noqa: E402
from cellwright_tables import is_small_array  # noqa: E402

# From here on as in a notebook: its own folder comes first, and ours is out of its sight.
sys.path[0] = ""


class Shell:
    """Stands for the notebook's shell: takes every call and does nothing."""

    def __getattr__(self, name: str) -> Any:
        return lambda *args, **kwargs: None


def make_module() -> dict[str, Any]:
    """A main module of the notebook's own, with what a kernel provides."""
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    builtins.display = lambda *args, **kwargs: None  # type: ignore[attr-defined]
    builtins.get_ipython = Shell  # type: ignore[attr-defined]
    return module.__dict__


def compiled(statement: dict[str, Any], flags: int) -> types.CodeType:
    name = f"<cell {statement['position']}, line {statement['line']}>"
    text = statement["text"] + "\n"
    linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
    return compile(text, name, "exec", flags=flags, dont_inherit=True)


def write_variable(value: Any, stem: Path) -> None:
    stem.parent.mkdir(exist_ok=True)
    if type(value).__module__.startswith("pandas") and hasattr(value, "to_csv"):
        frame = value.to_frame() if type(value).__name__ == "Series" else value
        frame.to_csv(f"{stem}.csv")
        return
    try:
        text = json.dumps(value.item() if hasattr(value, "item") and not getattr(value, "shape", (1,)) else value)
    except (TypeError, ValueError):
        Path(f"{stem}.pkl").write_bytes(pickle.dumps(value))
    else:
        Path(f"{stem}.json").write_text(text, encoding="utf-8")


def run(plan: dict[str, Any], folder: Path, captured: dict[str, Any], failed: list[dict[str, Any]]) -> RowMatch | None:
    names = make_module()
    known = {each for statement in plan["statements"] for each in (statement["id"], *statement["inner"])}
    waiting = [*plan["captures"]]
    rows: dict[str, Rows] = {}
    columns: list[Any] = []
    # Arrays that had a name once: the held-out rows may have lost theirs to what was made of them.
    seen: dict[int, Any] = {}
    splits = SplitRecord()
    if plan.get("rows") and any("train_test_split" in statement["text"] for statement in plan["statements"]):
        splits.watch()
    for role, value in (plan.get("rows") or {}).items():
        waiting.append({**value, "name": role, "rows": True})
    flags = 0

    def capture(one: dict[str, Any]) -> None:
        try:
            value = eval(compile(one["expression"], "<capture>", "eval", flags=flags, dont_inherit=True), names)
            if one.get("rows"):
                rows[one["name"]] = Rows.of(value)
                columns.extend(eval(one["names"], names) if one.get("names") is not None else ())
            else:
                captured[one["name"]] = portable(plain(value) if one["plain"] else value)
        except Exception as error:  # noqa: BLE001
            failed.append({"capture": one["name"], "error": f"{type(error).__name__}: {error}"[:400]})

    broken = None
    same_draws()
    for statement in plan["statements"]:
        if statement["position"] == broken:
            continue
        try:
            code = compiled(statement, flags)
            flags |= code.co_flags & 0x1FF0000
            exec(code, names)
            if plan.get("rows"):
                seen.update({id(each): each for each in names.values() if is_small_array(each)})
        except (Exception, SystemExit) as error:
            place = {"position": statement["position"], "line": statement["line"]}
            failed.append({**place, "error": f"{type(error).__name__}: {error}"[:400]})
            if not plan["steady"]:
                break
            broken = statement["position"]
            continue
        here = {statement["id"], *statement["inner"]}
        for one in [each for each in waiting if each["after"] in here]:
            waiting.remove(one)
            capture(one)
        if not waiting and not plan["written"]:
            break
    for one in waiting:
        if one["after"] is None or one["after"] not in known:
            capture(one)
        else:
            failed.append({"capture": one["name"], "error": "its statement was not reached"})
    for name in plan["written"]:
        if name in names:
            write_variable(names[name], folder / "variables" / name)
    if "raw" not in rows or "heldOut" not in rows:
        return None
    return match_rows(rows["raw"].value, rows["heldOut"], [*names.values(), *seen.values()], splits, columns or None)


def main() -> int:
    plan_file, folder = (Path(each).resolve() for each in sys.argv[1:])
    sys.argv[1:] = []
    home = Path.cwd()
    plan = json.loads(plan_file.read_text(encoding="utf-8"))
    captured: dict[str, Any] = {}
    failed: list[dict[str, Any]] = []
    started = time.monotonic()
    match = run(plan, folder, captured, failed)
    if match is not None:
        match.write(folder, [home / file for file in plan["files"]])
    (folder / "values.pkl").write_bytes(pickle.dumps(captured))
    report = {
        "seconds": round(time.monotonic() - started, 2),
        "captured": sorted(captured),
        "failed": failed,
        "rows": None if match is None else {"count": len(match.places), "evidence": match.evidence},
    }
    (folder / "report.json").write_text(json.dumps(report), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
