"""Executes a notebook in a real kernel and stores what it displayed.

usage: python execute_notebook.py NOTEBOOK --cwd DIR --out EXECUTED.ipynb [--displays FILE.json]
                                  [--seconds N] [--variables DIR --name NAME ...]

A cell that fails does not stop the run: a person steps past it too. With `--displays`, what
each top-level statement displayed is written to FILE: cell, line and text. With
`--variables`, the named variables are written to DIR once the last cell ran:
frames and series as `<name>.csv`, JSON values as `<name>.json`, anything else pickled
as `<name>.pkl`. The last line printed is a JSON summary.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from pathlib import Path

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError

# Run in the kernel: before each top-level statement of a cell its line goes to standard output, between
# two marks, so that what is displayed after it is known to be its. Other magics compile code of their own.
TRACE = """
def _trace_statements():
    import ast, sys
    MAGICS = {"time", "capture", "timeit", "prun", "run"}

    class Trace(ast.NodeTransformer):
        def visit_Module(self, module):
            frame, offset = sys._getframe(), 0
            while frame is not None:
                name = frame.f_code.co_name
                if name in MAGICS and "IPython" in frame.f_code.co_filename:
                    if name != "time" or frame.f_locals.get("cell") is None:
                        return module
                    offset = 1
                frame = frame.f_back
            body = []
            for statement in module.body:
                first = min([statement.lineno, *(d.lineno for d in getattr(statement, "decorator_list", []))])
                future = isinstance(statement, ast.ImportFrom) and statement.module == "__future__"
                if not future:
                    text = "\\u241e%d\\u241e" % (first + offset)
                    body += ast.parse("if __import__('sys').stdout.write(%r): pass" % text).body
                body.append(statement)
            module.body = body
            return ast.fix_missing_locations(module)

    get_ipython().ast_transformers.append(Trace())
_trace_statements()
"""

MARK = re.compile("\u241e(\\d+)\u241e")

CAPTURE = re.compile(r"\s*%%capture(?:[ \t]+--\S+)*(?:[ \t]+(?P<name>[A-Za-z_]\w*))?[ \t]*(?=\n)")

DUMP = """
def _write_variable(value, stem):
    import json, pathlib, pickle
    if type(value).__module__.startswith("pandas") and hasattr(value, "to_csv"):
        import pandas
        frame = value.to_frame() if isinstance(value, pandas.Series) else value
        frame.to_csv(stem + ".csv")
        return
    try:
        text = json.dumps(value.item() if hasattr(value, "item") and not getattr(value, "shape", (1,)) else value)
    except (TypeError, ValueError):
        pathlib.Path(stem + ".pkl").write_bytes(pickle.dumps(value))
    else:
        pathlib.Path(stem + ".json").write_text(text)
"""


def execute(
    notebook: nbformat.NotebookNode, cwd: Path, seconds: float, before: str, after: str
) -> tuple[list[dict[str, object]], bool]:
    """Runs every code cell in order; returns the cells that failed and whether time ran out."""
    # The kernel of this interpreter, whatever kernel the file asks for. With the blocking manager no time limit holds.
    manager = AsyncKernelManager(kernel_name="python3")
    manager.kernel_spec.argv[0] = sys.executable
    manager.kernel_spec.metadata["debugger"] = False
    client = NotebookClient(notebook, km=manager, allow_errors=True, resources={"metadata": {"path": str(cwd)}})
    # A kernel in an endless loop does not answer a polite request to end.
    client.shutdown_kernel = "immediate"
    failed: list[dict[str, object]] = []
    deadline = time.monotonic() + seconds

    def run_unseen(code: str) -> str:
        extra = nbformat.v4.new_code_cell(code)
        notebook.cells.append(extra)
        try:
            client.execute_cell(extra, len(notebook.cells) - 1, store_history=False)
        finally:
            notebook.cells.pop()
        for output in extra.outputs:
            if output.output_type == "error":
                raise RuntimeError("\n".join(output.traceback))
        return MARK.sub("", "".join(output.text for output in extra.outputs if output.output_type == "stream"))

    def run_cell(cell: nbformat.NotebookNode, index: int) -> None:
        capture = CAPTURE.match(cell.source)
        if not before or capture is None:
            client.execute_cell(cell, index)
            return
        # What a captured cell prints is hidden, and still what it prints.
        source, name = cell.source, capture["name"] or "_captured"
        cell.source = f"%%capture {name}{source[capture.end() :]}"
        client.execute_cell(cell, index)
        cell.source = source
        cell.metadata["captured"] = run_unseen(f"print({name}.stdout, end='')")

    with client.setup_kernel():
        if before:
            run_unseen(before)
        try:
            for index, cell in enumerate(notebook.cells):
                if cell.cell_type != "code":
                    continue
                client.timeout = max(1, int(deadline - time.monotonic()))
                run_cell(cell, index)
                for output in cell.get("outputs", []):
                    if output.output_type == "error":
                        failed.append({"cell": index + 1, "error": f"{output.ename}: {output.evalue}"[:300]})
            if after:
                run_unseen(after)
        except (CellTimeoutError, DeadKernelError) as error:
            failed.append({"cell": index + 1, "error": type(error).__name__})
            return failed, True
    return failed, False


def take_displays(notebook: nbformat.NotebookNode) -> list[dict[str, object]]:
    """Takes the marks out of the outputs, and tells what each statement displayed as text."""
    displays: list[dict[str, object]] = []
    for position, cell in enumerate(notebook.cells, start=1):
        line = 0
        kept = []
        captured = cell.metadata.pop("captured", "")
        if captured:
            displays.append({"cell": position, "line": line, "text": captured})
        for output in cell.get("outputs", []):
            text = ""
            if output.output_type == "stream" and output.name == "stdout":
                # Odd pieces are the numbers between marks: each opens the text of another statement.
                pieces = MARK.split(output.text)
                for index, piece in enumerate(pieces):
                    if index % 2 == 1:
                        line = int(piece)
                    elif piece:
                        displays.append({"cell": position, "line": line, "text": piece})
                output["text"] = MARK.sub("", output.text)
                if output["text"] == "":
                    continue
            elif output.output_type in ("execute_result", "display_data"):
                text = output.data.get("text/plain", "")
                if text and "image/png" not in output.data:
                    displays.append({"cell": position, "line": line, "text": text})
            kept.append(output)
        if cell.cell_type == "code":
            cell["outputs"] = kept
    return displays


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("notebook", type=Path)
    parser.add_argument("--cwd", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--displays", type=Path)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--variables", type=Path)
    parser.add_argument("--name", action="append", default=[])
    arguments = parser.parse_args()

    if arguments.notebook.suffix == ".py":
        notebook = read_percent(arguments.notebook.read_text(encoding="utf-8"))
    else:
        notebook = nbformat.read(arguments.notebook, as_version=4)
    after = ""
    if arguments.variables is not None:
        arguments.variables.mkdir(parents=True, exist_ok=True)
        stems = {name: str((arguments.variables / name).resolve()) for name in arguments.name}
        after = DUMP + "".join(
            f"if {name!r} in globals():\n    _write_variable({name}, {stem!r})\n" for name, stem in stems.items()
        )
    started = time.monotonic()
    before = TRACE if arguments.displays is not None else ""
    failed, late = execute(notebook, arguments.cwd, arguments.seconds, before, after)
    if arguments.displays is not None:
        arguments.displays.write_text(json.dumps(take_displays(notebook)), encoding="utf-8")
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, arguments.out)
    print(json.dumps({"seconds": round(time.monotonic() - started, 2), "late": late, "failed": failed}))
    return 0


def read_percent(text: str) -> nbformat.NotebookNode:
    """Reads a script with `# %%` cells; text before the first marker is a cell of its own."""
    cells: list[nbformat.NotebookNode] = []
    kind, lines = "code", list[str]()

    def close() -> None:
        body = "\n".join(lines).strip("\n")
        if kind == "markdown":
            plain = "\n".join(line.removeprefix("# ").removeprefix("#") for line in body.split("\n"))
            cells.append(nbformat.v4.new_markdown_cell(plain))
        elif body or cells:
            cells.append(nbformat.v4.new_code_cell(body))

    for line in text.splitlines():
        if line.startswith("# %%"):
            close()
            kind, lines = ("markdown" if "[markdown]" in line else "code"), []
        else:
            lines.append(line)
    close()
    return nbformat.v4.new_notebook(cells=cells)


if __name__ == "__main__":
    raise SystemExit(main())
