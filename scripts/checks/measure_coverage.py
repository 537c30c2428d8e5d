"""How much of a generated project's package its own tests run.

usage: python measure_coverage.py PROJECT

The answer is JSON: {"status": of pytest, "share": of lines, "missed": {file: [line]}}.
"""

from __future__ import annotations

import io
import json
import os
import sys
import types
from pathlib import Path
from typing import Any

import pytest

sys.dont_write_bytecode = True


class Lines:
    """The lines that ran, by file."""

    def __init__(self, folder: Path) -> None:
        self.folder = f"{folder}{os.sep}"
        self.ran: dict[str, set[int]] = {}

    def enter(self, frame: types.FrameType, event: str, argument: Any) -> Any:
        file = frame.f_code.co_filename
        if not file.startswith(self.folder):
            return None
        ran = self.ran.setdefault(file, set())

        def line(inner: types.FrameType, event: str, argument: Any) -> Any:
            ran.add(inner.f_lineno)
            return line

        ran.add(frame.f_lineno)
        return line


def lines_of(code: types.CodeType) -> set[int]:
    """Lines that hold something to run, in the code and all inside it; annotations of a checker alone are none."""
    own = {line for _, _, line in code.co_lines() if line}
    return own.union(*(lines_of(each) for each in code.co_consts if isinstance(each, types.CodeType)))


def main() -> int:
    root = Path(sys.argv[1]).resolve()
    os.chdir(root)
    package = next(path.parent for path in sorted(root.glob("src/*/config_file.py")))
    lines = Lines(package)
    output, sys.stdout = sys.stdout, io.StringIO()
    sys.settrace(lines.enter)
    status = int(pytest.main(["-q", "-p", "no:cacheprovider"]))
    sys.settrace(None)
    sys.stdout = output
    missed: dict[str, list[int]] = {}
    total = 0
    for file in sorted(package.rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        known = lines_of(compile(text, str(file), "exec"))
        known -= unreached(text)
        total += len(known)
        left = sorted(known - lines.ran.get(str(file), set()))
        if left:
            missed[str(file.relative_to(package))] = left
    share = 1 - sum(map(len, missed.values())) / total
    print(json.dumps({"status": status, "share": round(share, 4), "missed": missed}))
    return 0


def unreached(text: str) -> set[int]:
    """Lines below `if TYPE_CHECKING:` and `if __name__ == "__main__":`, which no test can run."""
    found: set[int] = set()
    is_inside = False
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith(("if TYPE_CHECKING", "if __name__")):
            is_inside = True
        elif is_inside and line and not line.startswith(" "):
            is_inside = False
        elif is_inside:
            found.add(number)
    return found


if __name__ == "__main__":
    raise SystemExit(main())
