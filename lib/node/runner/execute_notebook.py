"""Executes a notebook in a real kernel and stores what it displayed.

usage: python execute_notebook.py NOTEBOOK --cwd DIR --out EXECUTED.ipynb
                                  [--seconds N] [--variables DIR --name NAME ...]

A cell that fails does not stop the run: a person steps past it too. With
`--variables`, the named variables are written to DIR once the last cell ran:
frames and series as `<name>.csv`, JSON values as `<name>.json`, anything else pickled
as `<name>.pkl`. The last line printed is a JSON summary.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

import nbformat
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError

DUMP = '''
def _write_variable(value, stem):
    import json, pathlib, pickle
    if type(value).__module__.startswith("pandas") and hasattr(value, "to_csv"):
        import pandas
        frame = value.to_frame() if isinstance(value, pandas.Series) else value
        frame.to_csv(stem + ".csv")
        return
    try:
        text = json.dumps(value.tolist() if hasattr(value, "tolist") else value)
    except (TypeError, ValueError):
        pathlib.Path(stem + ".pkl").write_bytes(pickle.dumps(value))
    else:
        pathlib.Path(stem + ".json").write_text(text)
'''


def execute(
    notebook: nbformat.NotebookNode, cwd: Path, seconds: float, after: str
) -> tuple[list[dict[str, object]], bool]:
    """Runs every code cell in order; returns the cells that failed and whether time ran out."""
    # The kernel of this interpreter, whatever kernel the file asks for.
    manager = KernelManager(kernel_name="python3")
    manager.kernel_spec.argv[0] = sys.executable
    manager.kernel_spec.metadata["debugger"] = False
    client = NotebookClient(notebook, km=manager, allow_errors=True, resources={"metadata": {"path": str(cwd)}})
    failed: list[dict[str, object]] = []
    deadline = time.monotonic() + seconds
    with client.setup_kernel():
        try:
            for index, cell in enumerate(notebook.cells):
                if cell.cell_type != "code":
                    continue
                client.timeout = max(1, int(deadline - time.monotonic()))
                client.execute_cell(cell, index)
                for output in cell.get("outputs", []):
                    if output.output_type == "error":
                        failed.append({"cell": index + 1, "error": f"{output.ename}: {output.evalue}"[:300]})
            if after:
                extra = nbformat.v4.new_code_cell(after)
                notebook.cells.append(extra)
                try:
                    client.execute_cell(extra, len(notebook.cells) - 1)
                finally:
                    notebook.cells.pop()
        except (CellTimeoutError, DeadKernelError) as error:
            failed.append({"cell": index + 1, "error": type(error).__name__})
            return failed, True
    return failed, False


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("notebook", type=Path)
    parser.add_argument("--cwd", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
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
    failed, late = execute(notebook, arguments.cwd, arguments.seconds, after)
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
