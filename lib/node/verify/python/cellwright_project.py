"""Trains generated projects and asks them for what they learned and what they answer.

usage: python cellwright_project.py PLAN.json...

PLAN: {"root", "package", "command": "train" | "run", "trained": bool, "rows": FILE.pkl | null, "csv": FILE | null, "answers": FILE | null,
"targets": [column], "variables": [name], "values": FILE.pkl, "report": FILE.json}

With several plans, each project has a process of its own, forked off when the libraries are loaded.

Values, in portable form: `learned/<step>/<name>`, `objects/<n>` for each object that the saved pipeline is made of,
`objects/<n>/<name>` for what a step was given, `flow/<variable>` of the evaluation
and `answers/<variable>`, the same without an index, and for the raw rows `raw/batch`,
`raw/places` and `raw/single` (some rows, each alone), `raw/reversed` (from the last to the first,
without the target), `raw/command` (what `predict` or `transform` wrote).
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import pickle
import sys
import time
import traceback
import types
from functools import partial
from pathlib import Path
from typing import Any

HERE = str(Path(__file__).resolve().parent)
sys.path[:] = [HERE, *(entry for entry in sys.path if entry != HERE)]
from cellwright_draws import same_draws  # noqa: E402
from cellwright_portable import plain, portable  # noqa: E402

SINGLES = 5
# Of trees in a forest the first ones will do.
MOST = 20
# A transformer in a pipeline in a column transformer in a pipeline, each in a list of tuples.
DEEPEST = 14


# Modules that are the same in every project: their variables are not the notebook's.
SCAFFOLD = {
    *("artifacts.py", "config_file.py", "figures.py", "fingerprint.py", "fitted.py", "manifest.py", "outputs.py"),
    *("progress.py", "report.py", "row_files.py", "schema.py", "transformers.py", "versions.py"),
}


class Frames:
    """The variables of the package's own functions, and expressions of them, as they were when each returned."""

    def __init__(self, folder: str, wanted: set[str]) -> None:
        self.folder, self.wanted = folder, wanted
        self.computed = {each: compile(each, "<answer>", "eval") for each in wanted if each and not each.isidentifier()}
        self.found: dict[str, Any] = {}

    def __enter__(self) -> Frames:
        sys.setprofile(self._see)
        return self

    def __exit__(self, *_: object) -> None:
        sys.setprofile(None)

    def _see(self, frame: types.FrameType, event: str, _: object) -> None:
        file = frame.f_code.co_filename
        if event == "return" and file.startswith(self.folder) and Path(file).name not in SCAFFOLD:
            for name in self.wanted & frame.f_locals.keys():
                self.found[name] = frame.f_locals[name]
            for text, code in self.computed.items():
                # A function that has a model and its rows judges it: what holds afterwards may be other rows.
                if text not in self.found and set(code.co_names) & frame.f_locals.keys():
                    with contextlib.suppress(Exception):
                        self.found[text] = eval(code, frame.f_globals, frame.f_locals)


def run(plan: dict[str, Any]) -> tuple[dict[str, Any], str | None]:
    root, package = Path(plan["root"]), plan["package"]
    os.chdir(root)
    # Modules that lie beside the notebook are found, and the notebook is not taken for the package.
    sys.path[:0] = [str(root / "src"), str(root)]
    sys.argv[1:] = []
    main = importlib.import_module(f"{package}.__main__").main
    values: dict[str, Any] = {}

    def command(*arguments: str) -> None:
        if main(list(arguments)) != 0:
            raise RuntimeError(f"`{' '.join(arguments[:1])}` failed")

    frames = Frames(str(root / "src"), set(plan["variables"]))
    if not plan["trained"]:
        same_draws()
        with frames:
            command(plan["command"])
    pipeline = importlib.import_module(f"{package}.artifacts").load_model()
    find = partial(find_function, package)
    predicts = find("predict_rows")
    answer = predicts or find("transform_rows")
    for step, learned in (find("learned_values") or (lambda _: {}))(pipeline).items():
        for name, value in learned.items():
            values[f"learned/{step}/{name}"] = portable(value)
    for place, each in enumerate(objects_in(pipeline)):
        values[f"objects/{place}"] = portable(each)
        values |= {f"objects/{place}/kept": portable(each.get_feature_names_out())} if keeps_names(each) else {}
        # What a step was given, having been learned before it.
        if type(each).__module__.startswith(f"{package}.steps"):
            values |= {f"objects/{place}/{name}": portable(value) for name, value in vars(each).items()}
    config = importlib.import_module(f"{package}.config").load_config()
    if plan["command"] == "train":
        # The variables of training may be other ones of the same name.
        frames = Frames(frames.folder, frames.wanted)
        evaluate = importlib.import_module(f"{package}.evaluate").evaluate
        # What was drawn for training is drawn again: the same split.
        same_draws()
        with frames:
            returned = evaluate(pipeline, config)
        frames.found |= returned if isinstance(returned, dict) else {}
    elif plan["trained"]:
        same_draws()
        with frames:
            importlib.import_module(f"{package}.train").fit_pipeline(config)
    for name, value in frames.found.items():
        values[f"flow/{name}"] = portable(value)
        values[f"answers/{name}"] = portable(plain(value))
    if plan["rows"] is not None and answer is not None:
        rows = pickle.loads(Path(plan["rows"]).read_bytes())
        schema = (find("schema_of") or (lambda _: None))(pipeline)
        targets = {*plan["targets"], *(str(name) for name in getattr(schema, "targets", ()))}
        values |= answers(lambda given: answer(pipeline, given), rows, targets)
    if plan["csv"] is not None and answer is not None:
        asked = "predict" if predicts is not None else "transform"
        if plan["answers"] is None:
            plan["answers"] = str(Path(plan["values"]).with_suffix(".csv"))
            command(asked, plan["csv"], "--output", plan["answers"])
        values["raw/command"] = written(Path(plan["answers"]), values.get("raw/batch"))
    return values, None


def keeps_names(value: Any) -> bool:
    """Whether it is a fitted selector of named columns: which ones it keeps is what it learned."""
    return hasattr(value, "get_support") and hasattr(value, "feature_names_in_")


def find_function(package: str, name: str) -> Any:
    """A function of the project, in the module where the style has it; None when there is none."""
    for module in ("fitted", "pipeline"):
        try:
            found = getattr(importlib.import_module(f"{package}.{module}"), name, None)
        except ModuleNotFoundError:
            continue
        if found is not None:
            return found
    return None


def objects_in(value: Any, depth: int = 0) -> list[Any]:
    """The objects with attributes of their own that a pipeline is made of, itself first."""
    if depth > DEEPEST:
        return []
    if isinstance(value, dict):
        inner = list(value.values())
    elif isinstance(value, (list, tuple)):
        inner = list(value)
    elif hasattr(value, "__dict__") and not isinstance(value, (type, types.FunctionType, types.ModuleType)):
        module = type(value).__module__.partition(".")[0]
        if module in ("numpy", "pandas", "builtins"):
            return []
        inner = list(vars(value).values())
        return [value, *(each for one in inner for each in objects_in(one, depth + 1))]
    else:
        return []
    return [each for one in inner[:MOST] for each in objects_in(one, depth + 1)]


def answers(answer: Any, rows: Any, targets: set[str]) -> dict[str, Any]:
    """Answers for all rows, for some alone, and for all in another order and without the target."""
    values = {"raw/batch": portable(plain(answer(rows.copy())))}
    count = len(rows)
    places = sorted({round(each * (count - 1) / max(1, SINGLES - 1)) for each in range(min(SINGLES, count))})
    values["raw/places"] = ("sequence", tuple(("number", place) for place in places))
    batch = plain(answer(rows.copy()))
    values["raw/of batch"] = portable([taken(batch, place) for place in places])
    values["raw/single"] = portable([taken(plain(answer(rows.iloc[[place]].copy())), 0) for place in places])
    shuffled = rows.iloc[::-1].drop(columns=[name for name in rows.columns if str(name) in targets])
    values["raw/reversed"] = portable(reversed_rows(plain(answer(shuffled))))
    return values


def taken(value: Any, place: int) -> Any:
    row = value.iloc[place] if hasattr(value, "iloc") else value[place]
    return row.toarray()[0] if hasattr(row, "toarray") else row


def reversed_rows(value: Any) -> Any:
    if hasattr(value, "iloc"):
        return value.iloc[::-1].reset_index(drop=True)
    return value[::-1]


def written(file: Path, batch: Any) -> Any:
    """The answers in a file, in the form of those that a function gave."""
    import pandas as pd

    table = pd.read_csv(file, float_precision="round_trip")
    flat = len(table.columns) == 1 and batch is not None and batch[0] != "frame"
    if batch is not None and batch[0] == "frame":
        table = with_numbers(table, batch)
    if not flat:
        return portable(table) if batch is not None and batch[0] == "frame" else portable(table.to_numpy())
    column = table.iloc[:, 0]
    if batch[0] == "array" and batch[1].shape == (len(column), 1):
        return portable(table.to_numpy())
    texts = batch[0] == "sequence" and all(each[0] == "text" for each in batch[1])
    return portable(column.astype(str).to_numpy() if texts else column.to_numpy())


def with_numbers(table: Any, batch: Any) -> Any:
    """A column of texts and numbers comes back from a file as texts: those that were numbers are numbers again."""
    table = table.copy()
    for name, (kind, *parts) in zip(list(table.columns), batch[3], strict=False):
        cells = parts[0] if kind == "sequence" and len(parts[0]) == len(table) else ()
        if any(cell[0] == "number" for cell in cells) and any(cell[0] == "text" for cell in cells):
            table[name] = [
                float(text) if cell[0] == "number" and isinstance(text, str) else text
                for text, cell in zip(table[name].astype(object), cells, strict=True)
            ]
    return table


def work(plan: dict[str, Any]) -> None:
    started = time.monotonic()
    values: dict[str, Any] = {}
    failed: str | None = None
    try:
        values, failed = run(plan)
    except (Exception, SystemExit) as error:
        traceback.print_exc()
        failed = f"{type(error).__name__}: {error}"[:400]
    Path(plan["values"]).write_bytes(pickle.dumps(values))
    report = {"seconds": round(time.monotonic() - started, 2), "names": sorted(values), "failed": failed}
    Path(plan["report"]).write_text(json.dumps(report), encoding="utf-8")


def main() -> int:
    plans = [json.loads(Path(file).read_text(encoding="utf-8")) for file in sys.argv[1:]]
    if len(plans) == 1:
        work(plans[0])
        return 0
    for name in ("pandas", "sklearn.pipeline", "sklearn.ensemble", "joblib", "pydantic_settings", "yaml"):
        try:
            importlib.import_module(name)
        except ImportError:
            continue
    for plan in plans:
        child = os.fork()
        if child == 0:
            try:
                work(plan)
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(0)
        os.waitpid(child, 0)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
