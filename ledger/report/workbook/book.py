"""Sheets → the file: openpyxl writes styles, charts and all but the rows, which are streamed in. Bytes depend on content alone."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font
from openpyxl.utils import range_boundaries
from openpyxl.workbook.defined_name import DefinedName

from ledger.messages import Language, words
from ledger.report.workbook.cells import Cells
from ledger.report.workbook.sheet import LINES, Page, Sheet, letter, quoted
from ledger.report.workbook.styles import Styles

BIRTH = datetime.datetime(2000, 1, 1)
EARLIEST = (1980, 1, 1, 0, 0, 0)
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
DIMENSION = re.compile(rb'<dimension ref="[^"]*"\s*/>')
ROWS = re.compile(rb"<sheetData\s*/>|<sheetData>\s*</sheetData>")
AFTER_LINKS = re.compile(b"<printOptions|<pageMargins")
CHUNK = 1 << 20
LARGE = 1 << 30
"""Bytes of rows from which a sheet gets the larger zip header; smaller ones stay readable for every program."""
RED = Font(color="C00000", bold=True)


class Book:
    """The workbook while it is written. Used in a `with`: leaving it gives back the temporary files."""

    def __init__(self, lang: Language, limit: int = LINES) -> None:
        self.lang: Language = lang
        self.limit = limit
        self.book = Workbook()
        self.cells = Cells(Styles(self.book).number, danish=lang == "da")
        self.sheets: list[Sheet] = []
        self.names: list[tuple[str, str]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for page in self._pages():
            page.spool.close()

    def sheet(self, key: str, *, frozen: int = 0) -> Sheet:
        """A new sheet after the others, named in the language of the report."""
        made = Sheet(words(f"workbook.sheet.{key}", self.lang), self.cells, frozen=frozen, limit=self.limit)
        self.sheets.append(made)
        return made

    def name(self, sheet: Sheet) -> None:
        """A name for the rows of a sheet, its column names included, so that pivots of one's own find them."""
        for page in sheet.pages:
            label = re.sub(r"\W+", "_", page.title).strip("_")
            header = page.header or 1
            area = f"{quoted(page.title)}!$A${header}:${letter(len(sheet.columns))}${max(page.last, header)}"
            self.names.append((label, area))

    def _pages(self) -> Iterator[Page]:
        for sheet in self.sheets:
            yield from sheet.pages

    def save(self, path: Path) -> None:
        """Everything into `path`."""
        scratch = self.book.active
        for sheet in self.sheets:
            for page in sheet.pages:
                page.flush()
                self._dress(self.book.create_sheet(page.title), sheet, page)
        self.book.remove(scratch)
        for name, area in self.names:
            self.book.defined_names[name] = DefinedName(name, attr_text=area)
        self.book.properties.creator = "bevilling"
        self.book.properties.created = self.book.properties.modified = BIRTH
        bare = io.BytesIO()
        self.book.save(bare)
        pages = {f"xl/worksheets/sheet{number}.xml": page for number, page in enumerate(self._pages(), 1)}
        with zipfile.ZipFile(bare) as source, zipfile.ZipFile(path, "w") as target:
            for name in source.namelist():
                data = source.read(name)
                entry = zipfile.ZipInfo(name, EARLIEST)
                entry.compress_type = zipfile.ZIP_DEFLATED
                if name == "docProps/core.xml":  # openpyxl writes the time of saving, whatever the properties say
                    data = MODIFIED.sub(rb"\g<1>" + f"{BIRTH:%Y-%m-%dT%H:%M:%SZ}".encode(), data)
                large = name in pages and pages[name].spool.tell() > LARGE
                with target.open(entry, "w", force_zip64=large) as stream:
                    for part in _with_rows(data, pages[name]) if name in pages else (data,):
                        stream.write(part)

    def _dress(self, worksheet: Any, sheet: Sheet, page: Page) -> None:
        """Panes, filter, widths, print: all that is not a row."""
        last_column = letter(sheet.breadth)
        for column in range(1, sheet.breadth + 1):
            worksheet.column_dimensions[letter(column)].width = sheet.width(column)
        top = page.header if page.header is not None and page is not sheet.pages[0] else sheet.frozen_line or page.header
        worksheet.freeze_panes = f"{letter(sheet.frozen + 1)}{(top or 0) + 1}" if sheet.frozen or top else None
        if page.header is not None:
            worksheet.print_title_rows = f"{page.header}:{page.header}"
            if sheet.filtered:
                worksheet.auto_filter.ref = f"A{page.header}:{letter(len(sheet.columns))}{max(page.last, page.header)}"
        if sheet.across > 1 and sheet.frozen:
            worksheet.print_title_cols = f"A:{letter(sheet.frozen)}"
        worksheet.print_area = f"A1:{last_column}{max(page.last, page.drawn)}"
        for area, formula in sheet.red:
            covered = area.format(column=last_column, line=page.last)
            left, first, right, last = range_boundaries(covered)
            if left <= right and first <= last:  # a sheet may hold no row below its header, and no column of amounts
                worksheet.conditional_formatting.add(covered, FormulaRule([formula], font=RED))
        worksheet.sheet_view.showGridLines = page.header is not None
        setup = worksheet.page_setup
        setup.orientation, setup.paperSize = "landscape", worksheet.PAPERSIZE_A4
        setup.fitToWidth, setup.fitToHeight = sheet.across, 0
        worksheet.sheet_properties.pageSetUpPr.fitToPage = True
        margins = worksheet.page_margins
        margins.left = margins.right = 0.4
        margins.top, margins.bottom = 0.5, 0.7
        margins.header = margins.footer = 0.3
        worksheet.oddFooter.left.text = "bevilling · &A"
        worksheet.oddFooter.right.text = words("workbook.page_of", self.lang)
        for area in page.merged:
            worksheet.merged_cells.add(area)
        for chart, anchor in page.charts:
            worksheet.add_chart(chart, anchor)


def _with_rows(bare: bytes, page: Page) -> Iterable[bytes]:
    """A worksheet without rows → the same with its rows and links, piece by piece."""
    area = f'<dimension ref="A1:{letter(max(page.columns, 1))}{page.last}"/>'.encode()
    bare = DIMENSION.sub(area, bare, count=1)
    rows = ROWS.search(bare)
    if rows is None:
        raise ValueError("a worksheet without sheetData")
    yield bare[: rows.start()] + b"<sheetData>"
    page.spool.seek(0)
    while part := page.spool.read(CHUNK):
        yield part
    rest = bare[rows.end() :]
    after = AFTER_LINKS.search(rest)
    cut = after.start() if after is not None else 0
    yield b"</sheetData>" + rest[:cut]
    if page.links:
        yield b"<hyperlinks>"
        for start in range(0, len(page.links), 1000):
            yield "".join(page.links[start : start + 1000]).encode("utf-8")
        yield b"</hyperlinks>"
    yield rest[cut:]
