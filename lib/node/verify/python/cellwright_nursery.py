"""Starts Python programs without the wait for their libraries: each is forked off this process, which has them loaded.

Reads a JSON object a line from standard input: {"id", "script", "args", "cwd", "env", "seconds", "out": FILE, "err": FILE};
writes {"id", "status", "late"} for each that ended. Each has a group of processes of its own, which is
stopped when it ends or when its time is over; all are when the input ends.
"""

from __future__ import annotations

import importlib
import json
import os
import runpy
import select
import signal
import sys
import time
import traceback
from typing import Any

LIBRARIES = """
numpy pandas scipy.stats scipy.sparse sklearn.pipeline sklearn.compose sklearn.ensemble sklearn.linear_model sklearn.preprocessing
sklearn.model_selection sklearn.feature_extraction.text sklearn.impute sklearn.cluster sklearn.decomposition
matplotlib.pyplot seaborn joblib pydantic_settings yaml
""".split()


def run(job: dict[str, Any]) -> int:
    os.chdir(job["cwd"])
    os.environ.clear()
    os.environ.update(job["env"])
    for descriptor, file in ((1, job["out"]), (2, job["err"])):
        opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(opened, descriptor)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.argv = [job["script"], *job["args"]]
    # As the interpreter does for a program that it is given.
    sys.path[0] = os.path.dirname(job["script"])
    try:
        runpy.run_path(job["script"], run_name="__main__")
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else int(error.code is not None)
    except BaseException:  # noqa: BLE001
        traceback.print_exc()
        return 1
    return 0


def start(job: dict[str, Any]) -> int:
    child = os.fork()
    if child:
        return child
    status = 1
    try:
        os.setsid()
        status = run(job)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def stop(child: int) -> None:
    try:
        os.killpg(child, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        pass


def main() -> int:
    for name in LIBRARIES:
        try:
            importlib.import_module(name)
        except ImportError:
            continue
    running: dict[int, tuple[dict[str, Any], float]] = {}
    late: set[int] = set()
    rest = b""
    while True:
        if select.select([0], [], [], 0.02 if running else 5)[0]:
            read = os.read(0, 1 << 16)
            if not read:
                break
            *lines, rest = (rest + read).split(b"\n")
            for line in lines:
                job = json.loads(line)
                running[start(job)] = (job, time.monotonic() + job["seconds"])
        for child, (job, deadline) in list(running.items()):
            if time.monotonic() > deadline and child not in late:
                late.add(child)
                stop(child)
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                stop(child)
                del running[child]
                answer = {"id": job["id"], "status": os.waitstatus_to_exitcode(status), "late": child in late}
                os.write(1, json.dumps(answer).encode() + b"\n")
    for child in running:
        stop(child)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
