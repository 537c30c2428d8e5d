"""
Runs a command of a project with the random numbers that its notebook is given too.

usage: python cellwright_command.py PACKAGE ARGUMENT...   as `python -m PACKAGE ARGUMENT...`
"""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

HERE = str(Path(__file__).resolve().parent)
sys.path[:] = [HERE, *(entry for entry in sys.path if entry != HERE)]
from cellwright_draws import same_draws  # noqa: E402

if __name__ == "__main__":
    package = sys.argv[1]
    del sys.argv[0]
    # The project's own folder comes first: the notebook itself may lie here under the package's name.
    sys.path[:1] = [str(Path("src").resolve()), ""]
    same_draws()
    runpy.run_module(package, run_name="__main__", alter_sys=True)
