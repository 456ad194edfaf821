"""The question asked once of a page's text finds every line that the questions asked of single lines would find."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

from hypothesis import example, given
from hypothesis import strategies as st

from ledger.sources import pdf_gate
from ledger.sources.pdf_page import HYPHEN, Line, PageText

_PIECES = st.sampled_from(
    [
        *[
            "1",
            "23",
            "456",
            "1.234",
            "2 345,6",
            "2026",
            " ",
            " ",
            "  ",
            "\t",
            "\u00a0",
            "\u202f",
            "-",
            "−",
            "–",
            "÷",
            "+",
            "(",
            ")",
            "%",
            "*",
        ],
        *["kr.", "kr", "t. kr.", "tkr", "mio. kr", "mill.", "mia", "ja", "Nej", "JA", "Drift", "ø", "\uf02d", "\u00ad", ",", ".", "?", "'"],
    ]
)
_LINES = st.lists(st.lists(_PIECES, min_size=1, max_size=9).map("".join), min_size=1, max_size=5)


@given(_LINES, st.sampled_from(["\r\n", HYPHEN, " \r\n", "\u2003\r\n"]))
@example(["Drift 12-", "34"], HYPHEN)
@example(["I alt 1\u202f234 kr. −5"], "\r\n")
def test_one_question_a_page_is_wider_than_those_a_line(printed: list[str], end: str) -> None:
    text = end.join(printed)
    lines, begin = [], 0
    for piece in printed:
        bare = piece.strip()
        if bare:
            shown = bare + "-" if end == HYPHEN and begin + len(piece) < len(text) else bare
            lines.append(Line(shown, begin + piece.index(bare), len(bare), 0, 0, 1, 1))
        begin += len(piece) + len(end)
    page = cast(PageText, SimpleNamespace(text=text, lines=lines, letters=False, mapped=True))
    found = pdf_gate._with_figures(page)
    for number, line in enumerate(lines):
        if pdf_gate._TWO_FIGURES.search(line.text):
            assert found.get(number) is True, line
        if line.text.rstrip()[-1:] in pdf_gate._LAST and pdf_gate._ENDS_IN_FIGURE.search(line.text[-pdf_gate._TAIL :]):
            assert number in found, line


@given(st.lists(st.tuples(st.text("ai1 ", min_size=1, max_size=30), st.floats(1, 500), st.floats(-2, 30)), min_size=1, max_size=70))
def test_lines_with_holes_are_among_those_found_at_once(printed: list[tuple[str, float, float]]) -> None:
    lines = [Line(text, 0, len(text), 50.0, 100.0, 50.0 + width, 100.0 + height) for text, width, height in printed]
    usual, found = pdf_gate._with_holes(lines)
    wide = [number for number, line in enumerate(lines) if line.right - line.left > pdf_gate._GAPPY * usual * len(line.text) * line.height]
    assert found.issuperset(wide)
