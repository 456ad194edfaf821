"""Lines whose columns are held by position → a table (FORMATS B9, B10, B12; text layers printed with spaces)."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.limits import Limits
from ledger.model import Cell, Note, Place, TableRow
from ledger.money import parse_figure
from ledger.sources.gridbody import LONGEST_LINE, Body, Printed, body_at, has_figures, head_lines_at, names_years_again
from ledger.sources.gridcells import (
    ends_table,
    is_figure,
    is_value,
)
from ledger.sources.gridedges import columns_of, head_rows, is_table, rows_by_edges
from ledger.sources.gridfound import Effort, Found, doubt, table_of
from ledger.sources.gridgutters import Gutters, read_gutters
from ledger.sources.gridmend import goes_on, units_with_years
from ledger.sources.gridpieces import heads, is_figure_head, names_year, pieces, segments
from ledger.sources.gridstops import by_gaps
from ledger.sources.guard import exceeded
from ledger.sources.textlines import Line

_FEWEST_ROWS = 3
_MOST_BELOW = 4


def read_aligned(lines: Sequence[Line], start: int, limits: Limits, effort: Effort) -> Found | None:
    """The header at `start` and the lines below it → a table, or `None` for prose.

    A figure belongs to the header it stands under. A row with all its figures is read in order; a row with fewer is placed
    by the edges that the whole rows keep, and doubted (`table.place`) where those do not tell. Raises `LimitError`.
    """
    head_lines = head_lines_at(lines, start)
    if head_lines is None and not _may_lack_header(lines, start):
        return None
    body = body_at(lines, start + len(head_lines or ()), limits)
    if head_lines is None:
        found = _without_header(lines, start, body, limits)
    else:
        readers = (_by_gutters, _by_gaps, _by_edges, _unplaced)
        found = next((found for read in readers if (found := read(lines, start, head_lines, body, limits)) is not None), None)
    if found is None:
        effort.in_vain(body.end - start + 1)
    return found


def _by_edges(lines: Sequence[Line], start: int, head_lines: list[str], body: Body, limits: Limits) -> Found | None:
    """The table whose figures stand under its headings by the edges they keep, or `None` where headings and rows do not fit."""
    rows = body.rows
    columns = columns_of(head_lines, rows)
    if columns is None or not is_table(columns, rows):
        return None
    if len(columns.heads) > limits.table_columns:
        raise exceeded("table_columns", limits)
    printed, doubts = rows_by_edges(columns, rows)
    top = head_rows(lines, start, head_lines, columns)
    table = table_of([*top, *printed], "aligned", limits, doubts=tuple(doubts))
    return Found(table, start, body.end, tuple(body.aside))


def _may_lack_header(lines: Sequence[Line], start: int) -> bool:
    above = lines[max(0, start - 3) : start]
    return has_figures(lines[start].text) and not any(has_figures(line.text) for line in above)


def _without_header(lines: Sequence[Line], start: int, body: Body, limits: Limits) -> Found | None:
    """Rows of figures of both signs that no header names, as a page break leaves them: a table the next room will doubt, not silence."""
    if len(body.rows) < _FEWEST_ROWS or not _has_both_signs(body.rows):
        return None
    found = _by_gutters(lines, start, [], body, limits)
    return found if found is not None and all(len(row.cells) > 1 for row in found.table.rows[:1]) else None


def _has_both_signs(rows: list[Printed]) -> bool:
    values = [figure for row in rows for piece in row.figures if (figure := parse_figure(piece.text)) is not None]
    return len({figure.digits > 0 for figure in values if figure.digits}) == 2


def _unplaced(lines: Sequence[Line], start: int, head_lines: list[str], body: Body, limits: Limits) -> Found | None:
    """Rows of several figures below years, or of both signs, that no reading can place: kept as printed, each row in doubt."""
    several = sum(1 for row in body.rows if len(row.figures) > 1)
    years = any(names_year(piece.text) for text in head_lines for piece in heads(text) or ())
    if several < (_FEWEST_ROWS - 1 if years else _FEWEST_ROWS) or several * 3 < len(body.rows) * 2:
        return None
    if not years and not _has_both_signs(body.rows):
        return None
    head = [[piece.text for piece in segments(text)] for text in head_lines]
    printed = [TableRow(tuple(map(Cell, cells)), Place(line=lines[start + at].number)) for at, cells in enumerate(head)]
    doubts: list[Note] = []
    for row in body.rows:
        cells = [piece.text for piece in (*row.before, *row.figures, *row.after)]
        printed.append(TableRow(tuple(map(Cell, cells)), Place(line=row.line)))
        doubts.append(doubt("table.place", row.line, label=cells[0], found=len(row.figures), expected=len(head[0]) - 1))
    return Found(table_of(printed, "aligned", limits, doubts=tuple(doubts)), start, body.end, tuple(body.aside))


def _by_gaps(lines: Sequence[Line], start: int, head_lines: list[str], body: Body, limits: Limits) -> Found | None:
    """The table whose gaps are all a number of tabs wide, because each tab became so many spaces."""
    grid = by_gaps([*head_lines, *(row.text for row in body.rows)])
    if grid is None or not any(is_figure_head(cell) for cells in grid[: len(head_lines)] for cell in cells[1:]):
        return None
    if sum(1 for cells in grid if any(map(is_figure, cells[1:]))) < _FEWEST_ROWS - 1:
        return None
    places = [lines[start + at].number for at in range(len(head_lines))] + [row.line for row in body.rows]
    rows = [TableRow(tuple(map(Cell, cells)), Place(line=line)) for cells, line in zip(grid, places, strict=True)]
    return Found(table_of(rows, "aligned", limits), start, body.end, tuple(body.aside))


def _by_gutters(lines: Sequence[Line], start: int, head_lines: list[str], body: Body, limits: Limits) -> Found | None:
    """The table whose columns stay blank between the same characters in every row, or `None` where they do not."""
    rows, end = body.rows, body.end
    gutters = read_gutters(head_lines, [row.text for row in rows])
    if gutters is None or not _is_gutter_table(gutters):
        return None
    over = units_with_years([(lines[start + at].number, list(cells)) for at, cells in enumerate(gutters.head)])
    head = [TableRow(tuple(map(Cell, cells)), Place(line=line)) for line, cells in over]
    printed: list[TableRow] = []
    doubts: list[Note] = []
    for at, (row, cells) in enumerate(zip(rows, gutters.rows, strict=True)):
        place = Place(line=row.line)
        stated = any(cells[column] for column in gutters.figures)
        if not stated and cells[0][:1].islower():
            above = printed or head
            if len(above[-1].cells) > 1:  # a label that goes on below its row
                texts = [f"{cell.text} {text}".strip() for cell, text in zip(above[-1].cells, cells, strict=True)]
                above[-1] = TableRow(tuple(map(Cell, texts)), above[-1].place)
                continue
        if not any(cells[1:]):
            printed.append(TableRow((Cell(cells[0]),), place))
            continue
        above_line = printed[-1] if stated and printed and len(printed[-1].cells) == 1 else None
        if above_line and above_line.place.line == row.line - 1 and goes_on(above_line.cells[0].text, cells[0]):
            cells = (f"{printed.pop().cells[0].text} {cells[0]}", *cells[1:])
        if at in gutters.uncertain:
            filled = sum(1 for column in gutters.figures if cells[column])
            doubts.append(doubt("table.place", row.line, label=cells[0], found=filled, expected=len(gutters.figures)))
            cells = tuple(text for column, text in enumerate(cells) if text or column < gutters.figures[0])
        printed.append(TableRow(tuple(map(Cell, cells)), place))
    if (cut := _cut_off(lines, end, rows, len(gutters.figures))) is not None:
        doubts.append(doubt("table.cut", cut, expected=len(gutters.figures)))
    return Found(table_of([*head, *printed], "aligned", limits, doubts=tuple(doubts)), start, end, tuple(body.aside))


def _cut_off(lines: Sequence[Line], index: int, rows: list[Printed], figures: int) -> int | None:
    """Figures that stand below the table like a row of it, but could not be joined to it: their line."""
    edges = {piece.end for row in rows for piece in row.figures}
    seen = 0
    while index < len(lines) and seen < _MOST_BELOW:
        text = lines[index].text
        index += 1
        if not text.strip():
            continue
        seen += 1
        if len(text) > LONGEST_LINE or "\t" in text or "|" in text or ends_table(text.strip()) or names_years_again(text):
            return None
        found = pieces(text)
        own = [piece for piece in found if piece.figure]
        if not own and len(found) > 1:
            return None
        if len(found) > len(own) >= figures and all(piece.end in edges for piece in own) and not found[0].figure:
            return lines[index - 1].number
    return None


def _is_gutter_table(gutters: Gutters) -> bool:
    figures = gutters.figures
    with_figures = [cells for cells in gutters.rows if any(is_value(cells[at]) for at in figures)]
    whole = sum(1 for cells in with_figures if all(is_value(cells[at]) for at in figures))
    if gutters.years >= 2:
        return len(with_figures) >= 2 or whole > 0
    return whole >= 2 and len(with_figures) <= 2 * whole and all(cells[0] for cells in with_figures)
