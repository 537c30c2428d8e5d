"""Runs the old side of fixtures/modernise where the named library has the named version, and writes what it gives.

    PYTHON scripts/old-results.py

PYTHON is an interpreter with old libraries. A case says with which it is to be run (`# old: pandas 1.5.3`); its result
is what `repr(result)` gives, below `# --- gives`.
"""

import importlib
import os
import re
import tempfile
import warnings
from pathlib import Path

warnings.simplefilter("ignore")
FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "modernise"


def has(library: str, version: str) -> bool:
    try:
        return importlib.import_module(library).__version__ == version
    except ImportError:
        return False


def with_result(case: str) -> str:
    old = re.search(r"^# old: (\w+) (\S+)$", case, re.M)
    if old is None or not has(*old.groups()):
        return case
    code = case.split("# --- now\n")[0]
    scope = {}
    exec(compile(code, case.split("\n")[0], "exec"), scope)  # noqa: S102 -- our own fixtures
    kept = case.split("# --- gives\n")[0]
    return f"{kept}# --- gives\n{scope['result']!r}\n"


def main() -> None:
    for file in sorted(FOLDER.glob("*.py")):
        head, *cases = re.split(r"^(?=# %% )", file.read_text(), flags=re.M)
        done = []
        for case in cases:
            try:
                done.append(with_result(case))
            except Exception as error:  # noqa: BLE001 -- told, and the case left as it is
                print(case.split("\n")[0], type(error).__name__, error)
                done.append(case)
        file.write_text(head + "".join(done))


if __name__ == "__main__":
    os.chdir(tempfile.mkdtemp())
    main()
