"""What is told of a line or a text at once is what the full questions say of it."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from ledger.sources import pdf_paragraphs
from ledger.sources.pdf_page import SHORT, Line
from ledger.sources.pdf_paragraphs import Typography, join, paragraphs
from ledger.sources.pdf_words import mend_text
from ledger.sources.spaces import fold

_WORDS = st.sampled_from(
    [
        "bevillingen",
        "Økonomi",
        "Udvalget",
        "i",
        "at",
        "1.",
        "a)",
        "(fortsat",
        "–",
        "Punkt 3",
        "27.00.00-G01-3-25",
        "godkendes.",
        "mio. kr.",
        ".....",
    ]
)
_TEXTS = st.lists(_WORDS, min_size=1, max_size=14).map(" ".join)
_DROPS = st.sampled_from([0.0, 4.0, 11.0, 12.2, 13.6, 15.5, 17.2, 22.0, 25.0, -60.0])


@st.composite
def _lines(draw: st.DrawFn) -> list[Line]:
    lines: list[Line] = []
    low = 60.0
    for text in draw(st.lists(_TEXTS, min_size=1, max_size=12)):
        low += draw(_DROPS)
        height = draw(st.sampled_from([0.5, 11.0, 11.0, 11.0, 11.7, 14.0]))
        left = draw(st.sampled_from([70.0, 70.0, 70.0, 70.6, 82.0, 320.0]))
        right = left + draw(st.sampled_from([5.2 * len(text), 400.0, 445.0]))
        bold = draw(st.booleans()) if len(text) <= SHORT else None
        lines.append(Line(text, 0, len(text), left, low - height, right, low, bold, draw(st.integers(0, 9)) == 0))
    return lines


@given(_lines(), st.sampled_from([500.0, 530.0]))
def test_lines_come_together_as_when_each_is_asked(lines: list[Line], margin: float) -> None:
    kind = Typography(margin, 11.0, (14.0,), (lines,))
    margins = pdf_paragraphs._margins(lines, margin)
    pitch, _ = pdf_paragraphs._running(lines, margins, kind.body * pdf_paragraphs._LARGER)
    groups: list[list[Line]] = []
    for number, line in enumerate(lines):
        if groups and pdf_paragraphs._goes_on(groups[-1], line, lines, number, margins[number - 1], pitch, kind):
            groups[-1].append(line)
        else:
            groups.append([line])
    lone = min(line.left for line in lines)
    assert paragraphs(lines, 1, kind) == [pdf_paragraphs._block(group, 1, kind, lone, False) for group in groups]


@given(st.lists(st.text("aæÅ1-–\u00ad \u00a0\ufb01.\t\u0301", max_size=8), min_size=1, max_size=5))
@example(["for\u00ad", "slaget"])
@example(["pro\ufb01l–", "en"])
@example(["a", "", "b"])
def test_lines_joined_at_once_are_joined_as_one_by_one(lines: list[str]) -> None:
    lines = [line.strip() for line in lines]
    assert join(lines) == fold(mend_text(pdf_paragraphs._with_hyphens(lines, None)))
