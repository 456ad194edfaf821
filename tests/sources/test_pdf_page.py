"""The place of a line, told at once where it is as high at its end as where it begins, is the one told from the boxes of both ends."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from ledger.limits import Limits
from ledger.sources.pdf_calls import _ROOM, loose_boxes
from ledger.sources.pdf_page import _box, opened


def _page(turn: int, lines: int) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842 + 20 * lines))
    canvas.setPageRotation(turn)
    for number in range(lines):
        text = canvas.beginText(60, 800 + 20 * (lines - number))
        text.setFont("Times-Roman", 4 + number % 7)
        text.textOut(f"Linje {number} Å")
        if number % 3 == 0:  # the end of the line in another font, and higher
            text.setFont("Helvetica-Bold", 4 + number % 11)
            text.textOut(" i alt")
        canvas.drawText(text)
    canvas.save()
    return stream.getvalue()


@pytest.mark.parametrize("turn", [0, 90, 180])
@pytest.mark.parametrize("lines", [1, 40, 2 * _ROOM + 3])
def test_the_place_of_a_line_is_that_of_its_ends(turn: int, lines: int) -> None:
    document = pypdfium2.PdfDocument(_page(turn, lines))
    try:
        with opened(document, 1, Limits()) as page:
            assert len(page.lines) == lines
            for line in page.lines:
                stop = line.start + line.count - 1
                (ends,) = loose_boxes(page.textpage, [line.start], [stop])
                assert _box(page, page.level, line.start, stop, ends) == line[3:7]
    finally:
        document.close()
