"""A `w:tbl` of a Word document → a grid with its spans and merges resolved, or the answer that it only arranges the page."""

from __future__ import annotations

from dataclasses import dataclass

from ledger.limits import Limits
from ledger.model import Cell, Note, Place, Table, TableRow
from ledger.sources.docx_names import Element, below, content, number, switched_on, value, w
from ledger.sources.docx_text import Story
from ledger.sources.guard import exceeded

_TABLE, _ROW, _CELL, _PARAGRAPH = w("tbl"), w("tr"), w("tc"), w("p")
_SLIVER = 120  # twips, two millimetres: two column edges so close are one edge that a hand did not hit


@dataclass(frozen=True, slots=True)
class SourceCell:
    """One `w:tc`: where it begins and ends on the grid (`end` not included), and whether it continues the cell above."""

    node: Element
    start: int
    end: int
    continues: bool


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One printed row: its cells, the grid columns before and after them, whether it is marked as header."""

    node: Element
    cells: tuple[SourceCell, ...]
    before: int
    after: int
    header: bool


def source_rows(table: Element, story: Story, limits: Limits) -> list[SourceRow]:
    """The rows of a table as printed: deleted and hidden rows are left out and said."""
    rows = []
    for row in content(table):
        if row.tag != _ROW:
            continue
        properties = below(row, "trPr")
        if below(properties, "del") is not None:
            story.say_once("source.docx.tracked")
            continue
        if below(properties, "ins") is not None:
            story.say_once("source.docx.tracked")
        if switched_on(below(properties, "hidden")):
            story.say_once("source.docx.hidden")
            continue
        before = _span(below(properties, "gridBefore"), limits, least=0)
        cells = _cells(row, before, story, limits)
        header = switched_on(below(properties, "tblHeader"))
        rows.append(SourceRow(row, cells, before, _span(below(properties, "gridAfter"), limits, least=0), header))
        if len(rows) > limits.table_rows:
            raise exceeded("table_rows", limits)
    return _without_slivers(rows, table)


def _cells(row: Element, column: int, story: Story, limits: Limits) -> tuple[SourceCell, ...]:
    cells = []
    for cell in content(row):
        if cell.tag != _CELL:
            continue
        properties = below(cell, "tcPr")
        if below(properties, "cellDel") is not None:
            story.say_once("source.docx.tracked")
            continue
        end = column + _span(below(properties, "gridSpan"), limits, least=1)
        merge = below(properties, "vMerge")
        across = below(properties, "hMerge")  # the way of old Word files
        continues = (merge is not None and value(merge) != "restart") or (across is not None and value(across) != "restart")
        cells.append(SourceCell(cell, column, end, continues))
        column = end
        if column > limits.table_columns:
            raise exceeded("table_columns", limits)
    return tuple(cells)


def _span(element: Element | None, limits: Limits, *, least: int) -> int:
    count = number(element)
    if count is None:
        return least
    if count > limits.span:
        raise exceeded("span", limits)
    return max(count, least)


def _without_slivers(rows: list[SourceRow], table: Element) -> list[SourceRow]:
    """Rows → rows on a grid without columns so narrow that nothing can be printed in them.

    Dragging a column edge in one row of a Word table leaves a second edge a millimetre beside the first, and a grid column between
    them that no reader sees: without this, the cells of that row would stand one column further than those above.
    """
    edges = table.find(w("tblGrid"))
    widths = [] if edges is None else [number(column, "w") for column in edges.iterchildren(w("gridCol"))]
    columns = max((row.cells[-1].end + row.after for row in rows if row.cells), default=0)
    if len(widths) < columns or any(width is None for width in widths):
        return rows
    place = [0]
    right, edge = 0, 0
    for width in widths:
        right += width or 0
        if right - edge > _SLIVER:
            place.append(place[-1] + 1)
            edge = right
        else:
            place.append(place[-1])
    if place[-1] == len(widths) or any(place[cell.start] == place[cell.end] for row in rows for cell in row.cells):
        return rows
    return [
        SourceRow(
            row.node,
            tuple(SourceCell(cell.node, place[cell.start], place[cell.end], cell.continues) for cell in row.cells),
            place[row.before],
            place[row.cells[-1].end + row.after] - place[row.cells[-1].end] if row.cells else row.after,
            row.header,
        )
        for row in rows
    ]


def grid(rows: list[SourceRow], texts: list[list[str]], places: list[list[Place]], doubts: tuple[Note, ...], start: Place) -> Table:
    """Rows with the text of each cell → the table. What stands before and after a shortened row is empty, not missing."""
    printed = []
    for row, row_texts, row_places in zip(rows, texts, places, strict=True):
        cells = [Cell("") for _ in range(row.before)]
        for cell, text, place in zip(row.cells, row_texts, row_places, strict=True):
            cells.append(Cell("", place, covered=True) if cell.continues else Cell(text, place))
            cells.extend(Cell("", place, covered=True) for _ in range(cell.end - cell.start - 1))
        cells.extend(Cell("") for _ in range(row.after))
        printed.append(TableRow(tuple(cells), row_places[0] if row_places else start))
    headers = next((index for index, row in enumerate(rows) if not row.header), len(rows))
    return Table(tuple(printed), start, "docx", header_rows=headers if 0 < headers < len(rows) else None, doubts=doubts)
