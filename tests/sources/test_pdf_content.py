"""The second reader's own way through a content stream gives what pdfminer's interpreter gives, and hands over what it does not cover."""

from __future__ import annotations

import io
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from reportlab.pdfgen.canvas import Canvas

from ledger.sources import pdf_content, pdf_interpreted
from ledger.sources.pdf_fonts import Fonts, Printed
from ledger.sources.pdf_interpreted import interpreted
from tests.sources.pdfmade import drawn, html_table, needs_chromium, printed_by_chromium

STRETCHES = [(-math.inf, math.inf), (400.0, 500.0)]


def _page(data: bytes) -> PDFPage:
    return next(PDFPage.create_pages(PDFDocument(PDFParser(io.BytesIO(data)))))


def _stream(*operations: str) -> PDFPage:
    """A page whose content is written by hand, with the fonts and the form of a page that reportlab made."""

    def draw(canvas: Canvas) -> None:
        canvas.beginForm("brev")
        canvas.setFont("Times-Roman", 9)
        canvas.drawString(20, 30, "Brevhoved 17,3")
        canvas.endForm()
        for font in ("Helvetica", "Courier"):
            canvas.setFont(font, 10)
            canvas.drawString(72, 800, font)
        canvas.doForm("brev")
        canvas._code.extend(operations)

    return _page(drawn(draw))


def _rounded(found: list[Printed]) -> list[tuple[object, ...]]:
    return [(text, *(round(place, 6) for place in places)) for text, *places in found]


def _same(page: PDFPage) -> list[Printed]:
    for low, high in STRETCHES:
        assert _rounded(pdf_content.printed(page, low, high, Fonts())) == _rounded(interpreted(page, low, high))
    return pdf_content.printed(page, *STRETCHES[0], Fonts())


NUMBER = st.floats(-500, 900, allow_nan=False).map(lambda value: f"{value:.3f}")
SMALL = st.floats(-9, 20, allow_nan=False).map(lambda value: f"{value:.2f}")
SHOWN = st.sampled_from(["(Drift 17,3)", "(a\\(b\\)\\051\\\n c)", "(Afd. (17) \\(x)", "<4472696674>", "<44 7 2>", "()"])
ARRAY = st.lists(st.one_of(SHOWN, SMALL), max_size=5).map(lambda parts: "[" + " ".join(parts) + "]")
OPERATION = st.one_of(
    st.tuples(SMALL, SMALL).map(lambda two: f"{two[0]} {two[1]} Td"),
    st.tuples(SMALL, SMALL).map(lambda two: f"{two[0]} {two[1]} TD"),
    st.tuples(SMALL, SMALL, SMALL, SMALL, NUMBER, NUMBER).map(lambda six: f"{' '.join(six)} Tm"),
    st.tuples(SMALL, SMALL, SMALL, SMALL, NUMBER, NUMBER).map(lambda six: f"{' '.join(six)} cm"),
    NUMBER.map(lambda height: f"1 0 0 1 72 {height} Tm"),
    SMALL.map(lambda value: f"{value} TL"),
    SMALL.map(lambda value: f"{value} Tc"),
    SMALL.map(lambda value: f"{value} Tw"),
    SMALL.map(lambda value: f"{value} Ts"),
    SMALL.map(lambda value: f"{value}0 Tz"),
    SHOWN.map(lambda text: f"{text} Tj"),
    SHOWN.map(lambda text: f"{text}'"),
    ARRAY.map(lambda parts: f"{parts}TJ"),
    st.sampled_from(["q", "Q", "BT", "ET", "T*", "/F1 9 Tf", "/F2 12.5 Tf", "/F9 8 Tf", "Tj", "5 Td", "/Mangler Do"]),
    st.sampled_from(["0 0 1 rg", "1 2 m 3 4 l S", "0 0 10 10 re W* n", "/GS0 gs", "[3 2] 0 d"]),
    st.sampled_from(["/P <</MCID 3/Lang (da-DK)/Attached [/Top]>> BDC", "EMC", "/List#20Paragraph BMC"]),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(OPERATION, min_size=1, max_size=25))
def test_any_operations_print_what_the_interpreter_prints(operations: list[str]) -> None:
    _same(_stream("BT /F1 10 Tf 1 0 0 1 72 450 Tm", *operations, "(1.500) Tj ET"))


@needs_chromium
def test_a_printed_web_page_prints_what_the_interpreter_prints() -> None:
    assert _same(_page(printed_by_chromium("<p>Øre og æble: –1.500</p>" + html_table([["t. kr.", "2026"], ["Drift", "17,3"]]))))


def test_a_form_is_read_where_it_is_drawn() -> None:
    found = _same(_stream("q 1 0 0 1 100 420 cm /FormXob.brev Do Q"))
    assert {round(place) for text, _, place, _, _ in found if text == "B"} == {30, 450}


@pytest.mark.parametrize(
    "operations",
    [
        "BI /W 1 /H 1 /BPC 8 /CS /G ID x EI BT /F1 10 Tf 72 450 Td (17,3) Tj ET",
        "BT /F1 10 Tf 72 450 Td % (99)\n(17,3) Tj ET",
        "BT /F1 10 Tf 72 450 Td (17 (a (b (c)))) Tj ET",
        "BT /F1 --10 Tf 72 450 Td (17,3) Tj ET",
    ],
)
def test_what_is_not_covered_is_handed_over(operations: str, monkeypatch: pytest.MonkeyPatch) -> None:
    page = _stream(operations)
    expected = interpreted(page, *STRETCHES[0])
    handed = []
    monkeypatch.setattr(pdf_interpreted, "interpreted", lambda *given: handed.append(given) or expected)
    assert pdf_content.printed(page, *STRETCHES[0], Fonts()) is expected
    assert len(handed) == 1


def test_a_string_with_its_own_spacing_begins_the_next_line() -> None:
    page = _stream('BT /F1 10 Tf 14 TL 72 450 Td 3 1 (17 3)" ET')
    told = _stream("BT /F1 10 Tf 14 TL 72 450 Td 3 Tw 1 Tc T* (17 3) Tj ET")
    assert _rounded(pdf_content.printed(page, 430.0, 440.0, Fonts())) == _rounded(interpreted(told, 430.0, 440.0))
    assert len(pdf_content.printed(page, 430.0, 440.0, Fonts())) == 4


def test_a_font_that_cannot_be_read_fails_only_where_it_is_used() -> None:
    class Broken(Fonts):
        def font(self, reference: object) -> object:
            raise ValueError("no font")

    page = _stream("BT /F1 10 Tf 72 450 Td (17,3) Tj ET")
    reader = pdf_content._Reader(0.0, 10.0, Broken())
    reader.read(page.resources, page.contents, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), frozenset())
    assert reader.taken == []
    with pytest.raises(ValueError, match="no font"):
        pdf_content._Reader(440.0, 460.0, Broken()).read(page.resources, page.contents, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), frozenset())
