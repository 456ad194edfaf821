"""Words of a page read by the ends of their runs of letters are those read letter by letter, whatever way they are drawn."""

from __future__ import annotations

import re
from collections.abc import Callable

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from ledger.limits import Limits
from ledger.sources import pdf_words
from ledger.sources.pdf_page import opened
from ledger.sources.pdf_words import Word, words
from tests.sources.pdfmade import drawn, html_table, needs_chromium, printed_by_chromium

NEVER = re.compile("(?!)")
WORDS = [
    "Anlægsbevilling",
    "budgetkorrektion",
    "Økonomiudvalget",
    "BUDGET",
    "Drift",
    "kr.",
    "2026",
    "-1.500",
    "Aabenraa",
    "(17,3)",
    "é",
    "fi",
]


def _both(data: bytes, marks: bool = False) -> tuple[list[Word], list[Word]]:
    """The words of the first page by runs, and letter by letter."""
    document = pypdfium2.PdfDocument(data)
    found = []
    with opened(document, 1, Limits()) as page, pytest.MonkeyPatch.context() as patch:
        for way in (pdf_words._LETTERS, NEVER):
            patch.setattr(pdf_words, "_LETTERS", way)
            found.append(words(page, marks=marks) + words(page, marks=marks, lines=page.lines[1::2]))
    document.close()
    return found[0], found[1]


def _text(canvas: Canvas, left: float, top: float, text: str, **how: float) -> None:
    part = canvas.beginText(left, top)
    part.setCharSpace(how.get("letters", 0.0))
    part.setWordSpace(how.get("words", 0.0))
    part.setHorizScale(how.get("scale", 100.0))
    part.setRise(how.get("rise", 0.0))
    part.textOut(text)
    canvas.drawText(part)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join),
            st.floats(40, 300),
            st.integers(3, 60).map(lambda row: 12.0 * row),
            st.sampled_from(["Helvetica", "Times-Bold", "Courier", "Helvetica-Oblique"]),
            st.sampled_from([9.0, 10.0, 14.0]),
            st.fixed_dictionaries(
                {},
                optional={
                    "letters": st.sampled_from([-0.2, 0.3, 2.0, 4.0]),
                    "words": st.sampled_from([-3.0, 4.0, 20.0]),
                    "scale": st.sampled_from([85.0, 200.0]),
                    "rise": st.just(3.0),
                    "again": st.sampled_from([0.0, 0.2, 0.6]),
                },
            ),
        ),
        min_size=1,
        max_size=12,
        unique_by=lambda part: part[2],  # what is printed over other text is nobody's word
    ),
    st.sampled_from([0, 90, 180]),
)
def test_runs_of_letters_give_the_same_words(parts: list[tuple[str, float, float, str, float, dict[str, float]]], rotation: int) -> None:
    def draw(canvas: Canvas) -> None:
        for text, left, top, font, size, how in parts:
            canvas.setFont(font, size)
            _text(canvas, left, top, text, **how)
            if "again" in how:
                _text(canvas, left + how["again"], top, text, **how)

    quick, slow = _both(drawn(draw, rotation=rotation))
    assert quick == slow
    assert quick


def _letter_by_letter(canvas: Canvas, times: int, apart: float) -> None:
    left = 72.0
    for letter in "Budgetkorrektion 2026":
        for _ in range(times):
            canvas.drawString(left, 700, letter)
        left += canvas.stringWidth(letter, "Helvetica", 10) + apart


@pytest.mark.parametrize(
    ("draw", "expected"),
    [
        (lambda canvas: _letter_by_letter(canvas, 2, 0.0), ["Budgetkorrektion", "2026"]),
        (lambda canvas: _letter_by_letter(canvas, 1, 4.0), [*"Budgetkorrektion2026"]),
        (lambda canvas: _text(canvas, 72, 700, "Budgetkorrektion 2026", letters=4.0), [*"Budgetkorrektion2026"]),
    ],
)
def test_letters_drawn_twice_or_apart_are_read_one_by_one(draw: Callable[[Canvas], None], expected: list[str]) -> None:
    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        draw(canvas)

    quick, slow = _both(drawn(page))
    assert quick == slow
    assert [word.text for word in quick] == expected


@needs_chromium
def test_words_of_a_tagged_page_have_the_same_marks() -> None:
    rows = [["Udvalg", "Anlægsbevilling", "2026"], ["Økonomiudvalget", "Nyanlæg", "1.500"], ["Kassebeholdning", "Finansiering", "-1.500"]]
    quick, slow = _both(printed_by_chromium("<p>Bevillingen <b>gives</b> til</p>" + html_table(rows)), marks=True)
    assert quick == slow
    assert len({word.mark for word in quick}) > len(rows)
