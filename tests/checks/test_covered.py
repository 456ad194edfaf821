"""Which rows a live sum in the workbook adds up, for each reading of a printed sum."""

from __future__ import annotations

import pytest

from ledger.checks.sums import SCOPES, covered

ROWS = [
    {"role": role, "block": block}
    for role, block in (
        ("expenditure", "Drift"),
        ("memo", "Drift"),
        ("income", "Drift"),
        ("subtotal", "Drift"),
        ("expenditure", "Anlæg"),
        ("subtotal", "Anlæg"),
        ("financing", None),
        ("subtotal", None),
        ("total", None),
        ("expenditure", "Drift"),
    )
]


@pytest.mark.parametrize(
    ("index", "scope", "rows"),
    [
        (3, "above", [0, 2]),
        (5, "above", [0, 2, 4]),
        (5, "since", [4]),
        (3, "since", [0, 2]),
        (7, "since", [6]),
        (8, "since", []),
        (8, "above", [0, 2, 4, 6]),
        (8, "whole", [0, 2, 4, 6, 9]),
        (3, "block", [0, 2, 9]),
        (5, "block", [4]),
        (7, "block", [6]),
        (8, "expenditure", [0, 4, 9]),
        (8, "financing", [6]),
        (8, "spent", [0, 2, 4, 9]),
    ],
)
def test_rows_of_a_reading(index: int, scope: str, rows: list[int]) -> None:
    assert scope in SCOPES
    assert covered(ROWS, index, scope) == rows
