"""Metrics are read from what the evaluation prints."""

from __future__ import annotations

import pytest

from project_package.figures import figures, named_figures


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("auc 0.91", {"auc": [0.91]}),
        ("test r2:  -0.5", {"test r2": [-0.5]}),
        ("off by 3.5 minutes", {"off by minutes": [3.5]}),
        ("rmse = 1.2e-05", {"rmse": [1.2e-05]}),
        ("accuracy np.float64(0.75)", {"accuracy": [0.75]}),
        ("0.75", {"printed": [0.75]}),
    ],
)
def test_number_is_known_by_its_words(line: str, expected: dict[str, list[float]]) -> None:
    assert figures([line]) == expected


@pytest.mark.parametrize("line", ["", "no number", "[[50  3]", "0 0.9 0.8 0.85 50"])
def test_tables_and_text_are_left_out(line: str) -> None:
    assert figures([line]) == {}


def test_same_words_are_kept_in_order() -> None:
    assert figures(["mae 1.0", "mae 2.0"]) == {"mae": [1.0, 2.0]}


def test_several_of_one_name_are_numbered() -> None:
    assert named_figures({"mae": [1.0, 2.0], "r2": [0.5]}) == {
        "mae 1": 1.0,
        "mae 2": 2.0,
        "r2": 0.5,
    }
