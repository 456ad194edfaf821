"""Parts of a case → a workbook: one sheet, text in column A, tables where they come, figures as numbers where Excel would hold them so."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import openpyxl

from tests.rendered.parts import Part

_PLAIN = re.compile(r"[-−]?\d{1,3}(?:\.\d{3})*(?:,\d+)?|[-−]?\d+(?:,\d+)?")


def sheet(parts: Sequence[Part], first: int = 1) -> bytes:
    """A sheet of text and tables; `first` is the column in which everything begins."""
    book = openpyxl.Workbook()
    page = book.active
    row = 1
    for part in parts:
        if part.kind != "table":
            page.cell(row, first, f"{part.number}. {part.text}" if part.kind == "item" else part.text)
            row += 1
            continue
        row += 1
        for number, cells in enumerate(part.rows):
            for column, text in enumerate(cells):
                if not text:
                    continue
                cell = page.cell(row, first + column)
                figure = column in part.numeric and _PLAIN.fullmatch(text)
                if figure and not (number == 0 or re.fullmatch("(?:19|20)[0-9]{2}", text)):
                    decimals = len(text.partition(",")[2])
                    value = text.replace("−", "-").replace(".", "").replace(",", ".")
                    cell.value = float(value) if decimals else int(value)
                    cell.number_format = "#,##0" + ("." + "0" * decimals if decimals else "")
                elif re.fullmatch("(?:19|20)[0-9]{2}", text):
                    cell.value = int(text)
                else:
                    cell.value = text
                    cell.data_type = "s"
            row += 1
        row += 1
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


STYLES = {"sheet": sheet, "sheet-c": lambda parts: sheet(parts, 3)}
