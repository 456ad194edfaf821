"""PDFs for the tests, made by reportlab or printed by Chromium: never hand-written bytes, but for what no library would write."""

from __future__ import annotations

import html
import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from ledger.limits import Limits
from ledger.model import Document
from ledger.model import Table as PrintedTable
from ledger.sources.pdf import read

CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to print tagged PDFs with")

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=6)
HEAD = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=13, leading=16, spaceAfter=6)
CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=11)

APPROPRIATION = [
    ["t. kr. i 2025 p/l", "Udvalg / Aktivitetsområde", "2025", "2026", "2027", "Varig? ja/nej"],
    ["Vikarer - løn", "Skoleudvalget / Udsatte børn", "2.500", "0", "0", "Nej"],
    ["Ændret organisation - administrativ bistand til rådgiverne", "Skoleudvalget / Udsatte børn", "190", "0", "", "Nej"],
    ["Finansiering - pulje til uforudsete udgifter", "Økonomiudvalget/Puljer", "-2.690", "0", "0", "Nej"],
    ["I alt", "", "0", "0", "0", "Nej"],
]
WIDTHS = [105.0, 105.0, 50.0, 45.0, 45.0, 60.0]


def document(data: bytes) -> Document:
    return read(data, "referat.pdf", Limits())


def tables(data: bytes) -> list[PrintedTable]:
    return [block for block in document(data).blocks if isinstance(block, PrintedTable)]


def texts(table: PrintedTable) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def flowing(*parts: Flowable, footer: Callable[[Canvas, Any], None] | None = None, pagesize: tuple[float, float] = A4) -> bytes:
    target = io.BytesIO()
    hook = {"onFirstPage": footer, "onLaterPages": footer} if footer else {}
    SimpleDocTemplate(target, pagesize=pagesize).build(list(parts), **hook)
    return target.getvalue()


def laid_out(
    rows: list[list[str]], widths: list[float], *, ruled: bool, valign: str = "MIDDLE", padding: float = 3, **options: Any
) -> Table:
    """A table as a word processor sets it: wrapped labels, figures to the right, with or without rulings."""
    numeric = {column for column in range(len(rows[0])) if any(_figure(row[column]) for row in rows[1:])}
    cells = [[cell if column in numeric else Paragraph(html.escape(cell), CELL) for column, cell in enumerate(row)] for row in rows]
    style: list[Any] = [
        ("FONT", (0, 0), (-1, -1), "Helvetica", 9),
        ("VALIGN", (0, 0), (-1, -1), valign),
        ("TOPPADDING", (0, 0), (-1, -1), padding),
        ("BOTTOMPADDING", (0, 0), (-1, -1), padding),
        *(("ALIGN", (column, 0), (column, -1), "RIGHT") for column in numeric),
    ]
    if ruled:
        style.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    return Table(cells, colWidths=widths, style=style, **options)


def _figure(text: str) -> bool:
    return bool(text) and text.strip("-−()").replace(".", "").replace(",", "").isdigit()


def minutes(table: Table) -> list[Flowable]:
    """Short minutes around a table."""
    lines = [
        (HEAD, "Punkt 2: Ekstern gennemgang af sager samt finansiering af den og af de nye stillinger (Beslutning)"),
        (BODY, "00.22.00-A00-21-21"),
        (HEAD, "Økonomi"),
        (BODY, "Sagen koster penge i det første år, og de tages af puljen til uforudsete udgifter, sådan som det er vist her i tabellen."),
    ]
    return [
        *(Paragraph(text, style) for style, text in lines),
        table,
        Spacer(1, 8),
        Paragraph("Beslutning", HEAD),
        Paragraph("Anbefalet.", BODY),
    ]


def drawn(draw: Callable[[Canvas], None], pagesize: tuple[float, float] = A4, rotation: int = 0) -> bytes:
    """One page drawn by hand."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=pagesize)
    if rotation:
        canvas.setPageRotation(rotation)
    draw(canvas)
    canvas.save()
    return target.getvalue()


def rows_at(canvas: Canvas, rows: list[list[str]], lefts: list[float], top: float, *, step: float = 16, size: float = 10) -> None:
    """Rows of strings: the first column set to the left, the others to the right of their place."""
    canvas.setFont("Helvetica", size)
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            (canvas.drawRightString if column else canvas.drawString)(lefts[column], top - number * step, text)


def printed_by_chromium(body: str, style: str = "") -> bytes:
    """A web page → the tagged PDF that Chromium prints of it."""
    assert CHROMIUM is not None
    head = f'<head><meta charset="utf-8"><title>Referat</title><style>{style}</style></head>'
    page = f'<!DOCTYPE html><html lang="da">{head}<body>{body}</body></html>'
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "page.html"), Path(folder, "page.pdf")
        source.write_text(page, encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}"]
        subprocess.run([CHROMIUM, *options, source.as_uri()], check=True, capture_output=True, timeout=60)
        return target.read_bytes()


def html_table(rows: list[list[str]], head: bool = True) -> str:
    lines = []
    for number, row in enumerate(rows):
        tag = "th" if head and number == 0 else "td"
        cells = "".join(f"<{tag}{' class=n' if _figure(cell) else ''}>{html.escape(cell)}</{tag}>" for cell in row)
        lines.append(f"<tr>{cells}</tr>")
    return f"<table><thead>{lines[0]}</thead><tbody>{''.join(lines[1:])}</tbody></table>"
