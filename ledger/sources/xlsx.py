"""A workbook → Document: a visible sheet is a case under its name, a block of cells a table, values as a Danish Excel shows them.

Places: `sheet` and, as `line`, the row of the sheet. Hidden rows, columns and sheets are not shown to a reader: they are left out
of the tables, and said (`source.xlsx.hidden`). Macros, external links, comments and drawings are never opened.
"""

from __future__ import annotations

import hashlib
import io
import warnings
import zipfile
from bisect import bisect_left
from typing import Any

from ledger.errors import SourceError
from ledger.limits import Limits
from ledger.model import Block, Document, Heading, Note, Place
from ledger.sources.archive import Archive, open_archive
from ledger.sources.guard import exceeded
from ledger.sources.spaces import fold
from ledger.sources.xlsx_blocks import Grid, Shown, find_blocks
from ledger.sources.xlsx_display import is_rounded, show
from ledger.sources.xlsx_structure import ROWS_PER_TABLE, Structure, read_structure

_COUNTED = {"cells": "c", "rows": "row", "merged": "mergeCell", "strings": "si", "drawn": "a:t", "sheets": "sheet"}
_BROKEN = (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, EOFError, SyntaxError)


def read(data: bytes, path: str, limits: Limits) -> Document:
    """The bytes of a .xlsx (or .xlsm, as data) → Document. Raises SourceError for a damaged or encrypted file, LimitError past a limit."""
    if len(data) > limits.file_bytes:
        raise exceeded("file_bytes", limits)
    archive = open_archive(data, limits, _COUNTED)
    sheets = [counts for name, counts in archive.counts.items() if not name.startswith("xl/drawings/")]
    if sum(counts["cells"] + counts["merged"] for counts in sheets) > limits.cells:
        raise exceeded("cells", limits)
    if sum(counts["strings"] for counts in sheets) > limits.cells:
        raise exceeded("cells", limits)
    if max((counts["rows"] for counts in sheets), default=0) > limits.table_rows * ROWS_PER_TABLE:
        raise exceeded("table_rows", limits)
    if sum(counts["sheets"] for counts in sheets) > limits.pages:  # opening one costs, whatever it holds
        raise exceeded("pages", limits)
    blocks, notes = _read_sheets(data, archive, limits)
    if any(counts["drawn"] for name, counts in archive.counts.items() if name.startswith("xl/drawings/")):
        notes.append(Note("source.xlsx.drawing"))
    if any(name.startswith("xl/media/") for name in archive.names):
        notes.append(Note("source.picture"))
    if not blocks:
        raise SourceError("source.empty")
    return Document(path, hashlib.sha256(data).hexdigest(), "xlsx", tuple(blocks), notes=tuple(notes))


def _read_sheets(data: bytes, archive: Archive, limits: Limits) -> tuple[list[Block], list[Note]]:
    from openpyxl import load_workbook

    blocks: list[Block] = []
    notes: list[Note] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and dates it mends by itself; what matters here is read from the cells
            workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            try:
                cells = 0
                for sheet in workbook.worksheets:
                    cells += archive.counts.get(sheet._worksheet_path, {}).get("cells", 0)  # many sheets may be one part of the file
                    if cells > limits.cells:
                        raise exceeded("cells", limits)
                    structure = read_structure(archive.read(sheet._worksheet_path), limits)
                    grid, hidden, rounded = _shown(sheet, structure)
                    if sheet.sheet_state != "visible":
                        if grid or any(hidden):
                            notes.append(Note("source.xlsx.hidden_sheet", (("sheet", sheet.title),), Place(sheet=sheet.title)))
                        continue
                    notes.extend(_notes(sheet.title, hidden, rounded))
                    found = find_blocks(grid, sheet.title, limits)
                    if found:
                        blocks.append(Heading(fold(sheet.title), 1, Place(line=1, sheet=sheet.title)))
                        blocks.extend(found)
                    if len(blocks) > limits.blocks:
                        raise exceeded("blocks", limits)
            finally:
                workbook.close()
    except _BROKEN as error:
        raise SourceError("source.damaged", format="xlsx") from error
    return blocks, notes


def _shown(sheet: Any, structure: Structure) -> tuple[Grid, tuple[list[int], list[str]], bool]:
    """The values of a sheet → its shown cells, its hidden rows and columns that hold something, and whether figures are shown rounded."""
    sheet.reset_dimensions()
    row_index, column_index = _Index(structure, rows=True), _Index(structure, rows=False)
    covered = _covered(structure)
    grid: Grid = {}
    hidden_rows: set[int] = set()
    hidden_columns: set[str] = set()
    rounded = False
    for cells in sheet.iter_rows():
        for cell in cells:
            place = None if cell.value is None and not hasattr(cell, "row") else (cell.row, cell.column)
            if place is None:
                continue
            formula = structure.uncalculated.get(place)
            text = formula if formula is not None else show(cell.value, cell.number_format)
            if not text.strip() or place in covered:
                continue
            if structure.row_hidden(place[0]):
                hidden_rows.add(place[0])
            elif structure.column_hidden(place[1]):
                hidden_columns.add(cell.column_letter)
            else:
                doubt = "formula" if formula is not None else ("error" if cell.data_type == "e" else "")
                shown = Shown(text, place[0], cell.coordinate, doubt)
                grid.setdefault(row_index.of(place[0]), {})[column_index.of(place[1])] = shown
                rounded = rounded or is_rounded(cell.value, text, cell.number_format)
    _add_covered(grid, structure, row_index, column_index)
    return grid, (sorted(hidden_rows), sorted(hidden_columns)), rounded


class _Index:
    """Row or column of the sheet → its number among the shown ones, so that what is seen side by side is side by side."""

    def __init__(self, structure: Structure, *, rows: bool) -> None:
        self._only: list[int] | None = None
        if rows and structure.rows_hidden_by_default:
            self._only = sorted(structure.visible_rows)
        if rows:
            self._hidden = sorted(structure.hidden_rows)
        else:
            self._hidden = structure.hidden_columns

    def of(self, number: int) -> int:
        """The number among the shown ones."""
        if self._only is not None:
            return bisect_left(self._only, number)
        return number - bisect_left(self._hidden, number)


def _covered(structure: Structure) -> set[tuple[int, int]]:
    """The places merged ranges cover; what a file still keeps in them is never shown."""
    places = {
        (row, column)
        for first, left, last, right in structure.merged
        for row in range(first, last + 1)
        for column in range(left, right + 1)
    }
    return places - {(first, left) for first, left, _, _ in structure.merged}


def _add_covered(grid: Grid, structure: Structure, rows: _Index, columns: _Index) -> None:
    for first, left, last, right in structure.merged:
        top = grid.get(rows.of(first), {}).get(columns.of(left))
        if top is None or structure.row_hidden(first) or structure.column_hidden(left):
            continue
        for row in range(first, last + 1):
            for column in range(left, right + 1):
                if (row, column) != (first, left) and not structure.row_hidden(row) and not structure.column_hidden(column):
                    grid.setdefault(rows.of(row), {})[columns.of(column)] = Shown("", row, top.name, covered=True)


def _notes(sheet: str, hidden: tuple[list[int], list[str]], rounded: bool) -> list[Note]:
    notes = []
    rows, columns = hidden
    if rows:
        notes.append(Note("source.xlsx.hidden_rows", (("sheet", sheet), ("rows", _named(rows))), Place(line=rows[0], sheet=sheet)))
    if columns:
        notes.append(Note("source.xlsx.hidden_columns", (("sheet", sheet), ("columns", _named(columns))), Place(sheet=sheet)))
    if rounded:
        notes.append(Note("source.xlsx.rounded", (("sheet", sheet),), Place(sheet=sheet)))
    return notes


def _named(items: list[int] | list[str]) -> str:
    return ", ".join(map(str, items[:10])) + (" …" if len(items) > 10 else "")
