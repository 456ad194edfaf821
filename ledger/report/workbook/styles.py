"""Looks → style numbers of one workbook, each made once."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill

from ledger.report.workbook.cells import PLAIN, Look

FONT = "Arial"
"""Every system has it, or one of the same widths, so that columns fit wherever the workbook is opened."""


INDENTED = {"indent": "left"}
"""Text beside a column of amounts stands a little off it."""


class Styles:
    """The styles of a workbook; openpyxl keeps and writes them."""

    def __init__(self, book: Workbook) -> None:
        self.scratch = book.active
        normal = Font(name=FONT, size=PLAIN.size)
        book._fonts[0] = normal  # openpyxl has no public way to choose the font that columns are measured in
        book._named_styles["Normal"].font = normal
        self.known: dict[Look, int] = {}

    def number(self, look: Look) -> int:
        """The style number of a look."""
        known = self.known.get(look)
        return known if known is not None else self._new(look)

    def _new(self, look: Look) -> int:
        cell = WriteOnlyCell(self.scratch)
        cell.font = Font(
            name=FONT,
            size=look.size,
            bold=look.bold,
            italic=look.italic,
            color=look.colour or None,
            underline="single" if look.underline else None,
        )
        if look.fill:
            cell.fill = PatternFill("solid", fgColor=look.fill)
        if look.format:
            cell.number_format = look.format
        cell.alignment = Alignment(
            vertical="top",
            wrap_text=look.wrap or None,
            horizontal=INDENTED.get(look.align, look.align or None),
            indent=int(look.align in INDENTED),
        )
        cell.quotePrefix = look.quoted
        self.known[look] = int(cell.style_id)
        return self.known[look]
