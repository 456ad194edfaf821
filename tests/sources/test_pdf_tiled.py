"""Rows that follow each other without a gap are told by counting their lines; what cannot be counted is left to the other ways."""

from __future__ import annotations

import pytest

from ledger.sources.pdf_cells import TextLine, text_line
from ledger.sources.pdf_tiled import tiled
from ledger.sources.pdf_words import Word

COLUMNS = [(60.0, 200.0), (300.0, 340.0)]


def line(label: str, figure: str, middle: float, height: float = 10.0) -> TextLine:
    words = []
    for text, left in ((label, 60.0), (figure, 300.0)):
        if text:
            words.append(Word(text, left, middle - height / 2, left + 6.0 * len(text), middle + height / 2, 0, 0, False, -1))
    return text_line(words, spaces=False)


def test_a_label_of_three_lines_reaches_one_line_above_and_below_its_figure() -> None:
    lines = [
        line("Ombygning", "400", 100),
        line("Finansiering fra", "", 112),
        line("puljen til skoler og", "-400", 124),
        line("dagtilbud", "", 136),
        line("Balance", "0", 148),
    ]
    rows = tiled(lines, COLUMNS)
    assert rows is not None
    assert [len(row) for row in rows] == [1, 3, 1]


@pytest.mark.parametrize("step", [0.0, -4.0])
def test_lines_that_stand_on_one_height_are_not_counted(step: float) -> None:
    assert tiled([line("Udgift", str(number), 100 + step * number, height=0.0) for number in range(4)], COLUMNS) is None
