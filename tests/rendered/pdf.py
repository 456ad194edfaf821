"""Parts of a case → PDFs set by reportlab (ruled in several ways, or without rules) and by Chromium (tagged)."""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from tests.rendered.parts import Part


@dataclass(frozen=True, slots=True)
class Setting:
    """How a PDF is set: font, size of the table, rules, paddings, alignment across, page furniture and page size."""

    font: str = "Helvetica"
    bold: str = "Helvetica-Bold"
    size: float = 9
    rules: str = "grid"
    padding: float = 3
    side: float = 6
    valign: str = "MIDDLE"
    heads_right: bool = True
    wrap_heads: bool = False
    label: float = 0.32
    repeat: int = 0
    footer: bool = True
    wide: bool = False
    space: float = 0.0
    bold_total: bool = False
    height: float = 0.0


RULED = {
    "ruled-grid": Setting(),
    "ruled-inner": Setting("Times-Roman", "Times-Bold", 10, "inner", 2, valign="TOP"),
    "ruled-narrow": Setting(size=7, padding=1, label=0.22, repeat=1, bold_total=True),
    "ruled-box-ground": Setting("Times-Roman", "Times-Bold", 9, "ground", 2, heads_right=False, repeat=1),
    "ruled-short-pages": Setting(size=9, height=330, repeat=1),
}
BARE = {
    "bare-plain": Setting(rules="none"),
    "bare-times": Setting("Times-Roman", "Times-Bold", 10, "none", 1, valign="TOP"),
    "bare-small": Setting(size=7, rules="none", padding=0.5, side=3, label=0.22, heads_right=False),
    "bare-lines": Setting(rules="below", padding=2, valign="BOTTOM", bold_total=True),
    "bare-head": Setting(rules="head", padding=1.5, wrap_heads=True, label=0.2),
    "bare-zebra": Setting("Times-Roman", "Times-Bold", 8, "zebra", 2, label=0.25, wrap_heads=True),
    "bare-short-pages": Setting(rules="none", height=330, repeat=1),
    "bare-short-pages-once": Setting(rules="none", height=330, repeat=0, label=0.2),
    "bare-wide": Setting("Courier", "Courier-Bold", 8, "none", 2, wide=True),
}


def pdf(parts: Sequence[Part], setting: Setting) -> bytes:
    """Parts → a PDF set as the setting says."""
    size = landscape(A4) if setting.wide else (A4[0], setting.height or A4[1])
    margin = 60.0
    width = size[0] - 2 * margin
    body = ParagraphStyle("b", fontName=setting.font, fontSize=10, leading=13, spaceAfter=6)
    title = ParagraphStyle("t", fontName=setting.bold, fontSize=14, leading=17, spaceBefore=8, spaceAfter=6)
    head = ParagraphStyle("h", fontName=setting.bold, fontSize=11.5, leading=14, spaceBefore=6, spaceAfter=4)
    item = ParagraphStyle("i", parent=body, leftIndent=18, bulletIndent=0)
    story: list[Flowable] = []
    for part in parts:
        text = html.escape(part.text)
        if part.kind == "title":
            story.append(Paragraph(text, title))
        elif part.kind == "heading":
            story.append(Paragraph(text, head))
        elif part.kind == "item":
            story.append(Paragraph(text, item, bulletText=f"{part.number}."))
        elif part.kind == "table":
            story += [_table(part, setting, width), Spacer(1, 8)]
        else:
            story.append(Paragraph(text, body))
    target = io.BytesIO()
    hooks: dict[str, Callable[[Canvas, Any], None]] = {}
    if setting.footer:
        hooks = {"onFirstPage": _furniture(size), "onLaterPages": _furniture(size)}
    template = SimpleDocTemplate(target, pagesize=size, leftMargin=margin, rightMargin=margin, topMargin=60, bottomMargin=60)
    template.build(story, **hooks)
    return target.getvalue()


def _furniture(size: tuple[float, float]) -> Callable[[Canvas, Any], None]:
    def draw(canvas: Canvas, template: Any) -> None:
        canvas.saveState()
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, size[1] - 32, "Referat fra mødet")
        canvas.drawRightString(size[0] - 60, 28, f"Side {template.page}")
        canvas.restoreState()

    return draw


def _table(part: Part, setting: Setting, width: float) -> Table:
    columns = max(len(row) for row in part.rows)
    numeric = part.numeric
    cell = ParagraphStyle("c", fontName=setting.font, fontSize=setting.size, leading=setting.size * 1.2)
    bold = ParagraphStyle("d", parent=cell, fontName=setting.bold)
    right = ParagraphStyle("r", parent=bold, alignment=2)
    widths = _widths(part, setting, width, columns)
    rows: list[list[Any]] = []
    for number, row in enumerate(part.rows):
        cells: list[Any] = []
        heavy = number == 0 or (setting.bold_total and row[0].lower().startswith("i alt"))
        for column in range(columns):
            text = row[column] if column < len(row) else ""
            if column in numeric and not (number == 0 and (setting.wrap_heads or len(text) > 8)):
                cells.append(text)
            else:
                style = (right if column in numeric and setting.heads_right else bold) if heavy else cell
                cells.append(Paragraph(html.escape(text), style) if text else "")
        rows.append(cells)
    style: list[Any] = [
        ("FONT", (0, 0), (-1, -1), setting.font, setting.size),
        ("FONT", (0, 0), (-1, 0), setting.bold, setting.size),
        ("VALIGN", (0, 0), (-1, -1), setting.valign),
        ("TOPPADDING", (0, 0), (-1, -1), setting.padding),
        ("BOTTOMPADDING", (0, 0), (-1, -1), setting.padding),
        ("LEFTPADDING", (0, 0), (-1, -1), setting.side),
        ("RIGHTPADDING", (0, 0), (-1, -1), setting.side),
        *(("ALIGN", (column, 0 if setting.heads_right else 1), (column, -1), "RIGHT") for column in numeric),
        *_rules(setting.rules, len(rows)),
    ]
    return Table(rows, colWidths=widths, style=style, repeatRows=setting.repeat)


def _widths(part: Part, setting: Setting, width: float, columns: int) -> list[float]:
    """Columns of figures as wide as they need, text columns sharing the rest; no column narrower than its longest word."""
    least, whole = [0.0] * columns, [0.0] * columns
    for number, row in enumerate(part.rows):
        font = setting.bold if number == 0 or setting.bold_total else setting.font
        for column, text in enumerate(row):
            plain = column in part.numeric and not (number == 0 and (setting.wrap_heads or len(text) > 8))
            pieces = [text] if plain else text.split() or [""]
            least[column] = max(least[column], *(stringWidth(piece, font, setting.size) for piece in pieces))
            whole[column] = max(whole[column], stringWidth(text, font, setting.size))
    room = 2 * setting.side + 0.5
    least = [value + room for value in least]
    wanted = [
        max(low, setting.label * width if n == 0 else 0.8 * setting.label * width if n not in part.numeric else low + 8)
        for n, low in enumerate(least)
    ]
    wanted = [min(want, max(all_ + room, low)) for want, all_, low in zip(wanted, whole, least, strict=True)]
    return wanted if sum(wanted) <= width else least


def _rules(kind: str, rows: int) -> list[Any]:
    black = colors.black
    if kind == "grid":
        return [("GRID", (0, 0), (-1, -1), 0.5, black)]
    if kind == "inner":
        return [("INNERGRID", (0, 0), (-1, -1), 0.25, colors.grey)]
    if kind == "ground":
        return [("GRID", (0, 0), (-1, -1), 0.5, colors.lightgrey), ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#ddeeff"))]
    if kind == "below":
        return [("LINEBELOW", (0, 0), (-1, -1), 0.5, black)]
    if kind == "head":
        return [("LINEBELOW", (0, 0), (-1, 0), 1, black), ("LINEABOVE", (0, -1), (-1, -1), 0.5, black)]
    if kind == "zebra":
        return [("BACKGROUND", (0, row), (-1, row), colors.HexColor("#eeeeee")) for row in range(0, rows, 2)]
    return []
