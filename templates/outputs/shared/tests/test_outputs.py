"""Results become files that can be read back."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

from project_package.outputs import OutputError, write_outputs


class Frame:
    """Stands for any object that writes itself as CSV."""

    index = range(2)

    def to_csv(self, file: Path, *, index: bool) -> None:
        file.write_text(f"index={index}\n", encoding="utf-8")


def test_each_kind_of_result(tmp_path: Path) -> None:
    results = {"table": Frame(), "limits": {"low": 1, "high": None}, "tags": {"a", "b"}}
    files = write_outputs(results, tmp_path / "new" / "folder")
    assert [file.name for file in files] == ["table.csv", "limits.json", "tags.pkl"]
    assert files[0].read_text(encoding="utf-8") == "index=True\n"
    assert json.loads(files[1].read_text(encoding="utf-8")) == {"low": 1, "high": None}
    assert pickle.loads(files[2].read_bytes()) == {"a", "b"}


def test_what_cannot_be_saved_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="`clean`"):
        write_outputs({"clean": lambda text: text}, tmp_path)
