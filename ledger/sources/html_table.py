"""A `<table>` of a web page → a grid with its spans resolved, or the answer that it only arranges the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ledger.limits import Limits
from ledger.model import Cell, Note, Place, Table, TableRow
from ledger.sources.guard import exceeded
from ledger.sources.html_drawn import part_of
from ledger.sources.html_inline import inline_text
from ledger.sources.html_scan import LINE
from ledger.sources.html_visible import HEADINGS, attribute, is_hidden
from ledger.sources.layout import Layout, Shape, layout_of

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One `<tr>` with its visible cells; `header` when it stands in `<thead>` or holds only `<th>`."""

    node: LexborNode
    cells: tuple[LexborNode, ...]
    header: bool
    group: int


def line_of(node: LexborNode) -> int | None:
    """The source line of an element, where the scan marked it."""
    value = node.attributes.get(LINE)
    return int(value) if value and value.isdigit() else None


def _children(node: LexborNode) -> list[LexborNode]:
    found = []
    child = node.first_child
    while child is not None:
        if child.is_element_node:
            found.append(child)
        child = child.next
    return found


def _tag(node: LexborNode) -> str:
    return node.tag or ""


def source_rows(table: LexborNode) -> list[SourceRow]:
    """The visible rows of a table, as shown: head, bodies, foot. Rows of tables inside its cells are not among them."""
    named = part_of if table.tag != "table" else _tag
    groups = [child for child in _children(table) if named(child) in {"thead", "tbody", "tfoot", "tr"} and not is_hidden(child)]
    order = {"thead": 0, "tfoot": 2}
    groups.sort(key=lambda group: order.get(named(group), 1))
    rows = []
    for number, group in enumerate(groups):
        part = named(group)
        for row in [group] if part == "tr" else _children(group):
            if named(row) != "tr" or is_hidden(row):
                continue
            cells = tuple(cell for cell in _children(row) if named(cell) in {"td", "th"} and not is_hidden(cell))
            header = part == "thead" or (bool(cells) and all(named(cell) == "th" for cell in cells))
            rows.append(SourceRow(row, cells, header, -1 if part == "tr" else number))
    return rows


def shapes_of(rows: list[SourceRow], limits: Limits) -> list[list[Shape]]:
    """Rows → what each of their cells is made of, the text without that of tables inside it."""
    return [[_shape(cell, limits) for cell in row.cells] for row in rows]


def layout(table: LexborNode, shapes: list[list[Shape]]) -> Layout:
    """Does the table hold data, or arrange the page?"""
    return "layout" if attribute(table, "role") in {"presentation", "none"} else layout_of(shapes)


def _shape(cell: LexborNode, limits: Limits) -> Shape:
    text = inline_text(cell, limits, tables=False)
    child = cell.first_child
    if child is None or (child.next is None and child.is_text_node):
        return Shape(text)
    blocks = len(cell.css("p, li, div, h1, h2, h3, h4, h5, h6"))
    return Shape(text, _is_section(cell, text, limits), blocks, cell.css_first("table") is not None)


def _is_section(cell: LexborNode, text: str, limits: Limits) -> bool:
    """A heading with something under it in the same cell: a part of the page, not an answer."""
    if cell.tag == "th":
        return False
    heading = cell.css_first(", ".join(HEADINGS))
    return heading is not None and len(inline_text(heading, limits)) < len(text)


def _span(cell: LexborNode, name: str, limits: Limits) -> int:
    attributes = cell.attributes
    value = (attributes.get(name) or attributes.get(f"aria-{name}") or "").strip()
    if not (value.isascii() and value.isdigit()):
        return 1
    if len(value) > 9 or int(value) > limits.span:
        raise exceeded("span", limits)
    return int(value)


def check_spans(rows: list[SourceRow], limits: Limits) -> None:
    """Raises LimitError "span" for a cell that claims to cover more than any printed table does."""
    for row in rows:
        for cell in row.cells:
            _span(cell, "colspan", limits)
            _span(cell, "rowspan", limits)


def read_grid(table: LexborNode, rows: list[SourceRow], shapes: list[list[Shape]], limits: Limits) -> Table:
    """A data table → its grid: spanned positions are `covered`, short rows stay short. Raises LimitError "table_rows", "table_columns"."""
    if len(rows) > limits.table_rows:
        raise exceeded("table_rows", limits)
    pending: dict[int, int] = {}  # column → rows still covered from above
    grid: list[TableRow] = []
    doubts: list[Note] = []
    group = None
    for row, row_shapes in zip(rows, shapes, strict=True):
        if row.group != group:
            pending, group = {}, row.group  # a rowspan ends with its row group
        cells: list[Cell] = []
        for cell, shape in zip(row.cells, row_shapes, strict=True):
            _cover(cells, pending)
            place = Place(line=line_of(cell))
            cells.append(Cell(shape.text, place))
            if shape.nested and _holds_figures(cell, limits):
                doubts.append(Note("source.nested_table", place=place))
            across, down = max(_span(cell, "colspan", limits), 1), _span(cell, "rowspan", limits)
            first = len(cells) - 1
            cells.extend(Cell("", covered=True) for _ in range(across - 1))
            if len(cells) > limits.table_columns:
                raise exceeded("table_columns", limits)
            for column in range(first, first + across):
                # where two cells claim a place, each still covers it as long as it says
                pending[column] = max(pending.get(column, 0), 1) - 1
                pending[column] = max(pending[column], down - 1 if down else len(rows))
        _cover(cells, pending)
        while max((column for column, left in pending.items() if left > 0), default=-1) >= len(cells):
            cells.append(Cell(""))  # a place no cell was written for, before one that is covered
            _cover(cells, pending)
        grid.append(TableRow(tuple(cells), Place(line=line_of(row.node))))
    caption = next((inline_text(child, limits) for child in _children(table) if child.tag == "caption"), "")
    return Table(tuple(grid), Place(line=line_of(table)), "html", caption, _header_rows(rows), tuple(doubts))


def _cover(cells: list[Cell], pending: dict[int, int]) -> None:
    while pending.get(len(cells), 0) > 0:
        pending[len(cells)] -= 1
        cells.append(Cell("", covered=True))


def _holds_figures(cell: LexborNode, limits: Limits) -> bool:
    inner = cell.css_first("table")
    return inner is not None and any(character.isdigit() for character in inline_text(inner, limits))


def _header_rows(rows: list[SourceRow]) -> int | None:
    count = 0
    for row in rows:
        if not row.header:
            break
        count += 1
    return count if 0 < count < len(rows) else None
