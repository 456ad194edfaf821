"""Lines with tabs → a table, as word processors and web pages leave it on the clipboard (FORMATS B1-B3)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ledger.limits import Limits
from ledger.model import Place, TableRow
from ledger.sources.gridcells import ends_table, is_figure, is_furniture, is_header_row, is_unit, is_value, is_year_header, markdown_cell
from ledger.sources.gridfound import Found, row_of, table_of
from ledger.sources.guard import exceeded
from ledger.sources.spaces import fold
from ledger.sources.textlines import Line

_MARKER = re.compile(r"[-–•*·o▪◦●]|[0-9]{1,3}[.)]|[0-9]{1,2}(?:\.[0-9]{1,2})+\.?|[a-zæøå][.)]|\(?[ivx]{1,4}[.)]|at", re.IGNORECASE)
_LEADERS = re.compile(r"\.{3,}\s*$|…\s*$")
_CONTENTS = re.compile(r"indhold(?:sfortegnelse)?:?|dagsorden:?", re.IGNORECASE)
_WRAP_LENGTH = 80
_MOST_WRAPS = 4


def read_tabs(lines: Sequence[Line], start: int, limits: Limits, *, markdown: bool = False) -> Found | None:
    """The lines from `start` with at least one tab → a table, or `None` where they are a list, a contents page or prose.

    Cells are as printed: empty ones are kept, a row with fewer stays shorter. Trailing tabs beyond the header are dropped.
    A label wrapped to a line without tabs is put back. Raises `LimitError` for too many columns or rows.
    """
    grid: list[tuple[int, list[str]]] = []
    end = index = start
    gaps: list[Place] = []
    adjacent = 0
    while index < len(lines):
        text = lines[index].text
        if "\t" in text and text.strip():
            if text.count("\t") >= limits.table_columns + 50:
                raise exceeded("table_columns", limits)
            cells = [markdown_cell(cell) if markdown else fold(cell) for cell in text.split("\t")]
            if len(cells) == 2 and _MARKER.fullmatch(cells[0]):
                break
            if grid and index > end:
                if not _goes_on(grid, cells, lines[end:index]):
                    break
                gaps.append(Place(line=lines[index].number))
            elif grid:
                adjacent += 1
            grid.append((lines[index].number, cells))
            index = end = index + 1
            if len(grid) > limits.table_rows:
                raise exceeded("table_rows", limits)
        elif not text.strip():
            index += 1
            if index - end > 3:
                break
        elif index == end and grid and _inside(lines, index):
            _wrapped(grid, lines[index].number, fold(text))
            index = end = index + 1
        elif is_furniture(text) and grid:
            index += 1
            if index - end > 6:
                break
        else:
            break
    if not grid or not _is_table(grid, lines, start):
        return None
    joined = tuple(gaps) if adjacent > len(gaps) else ()
    return Found(table_of(_rows(grid), "tabs", limits, joined=joined), start, end)


def _inside(lines: Sequence[Line], index: int) -> bool:
    """Is the line without tabs, right under a row, followed by another row without a blank between, and short enough for a label?"""
    for line in lines[index : index + _MOST_WRAPS]:
        text = line.text.strip()
        if "\t" in text:
            return True
        if not text or len(text) > _WRAP_LENGTH or text.endswith((".", ":")) or ends_table(text) or is_furniture(text):
            return False
    return False


def _wrapped(grid: list[tuple[int, list[str]]], line: int, text: str) -> None:
    """A line without tabs inside the table: the rest of the label above when it starts in lower case, else a row of its own."""
    above = grid[-1][1]
    if text[:1].islower() and above[0]:
        above[0] = fold(f"{above[0]} {text}")
    else:
        grid.append((line, [text]))


def _goes_on(grid: list[tuple[int, list[str]]], cells: list[str], between: Sequence[Line]) -> bool:
    """After a blank line or page furniture: is this another row of the same table, or the first of a new one?"""
    width = max(len(row) for _, row in grid)
    if abs(len(cells) - width) > 1 or cells == grid[0][1]:
        return False
    if is_header_row(cells, apart=True) or is_unit(cells[0]):
        return False
    return any(map(is_value, cells[1:])) or (bool(cells[0]) and not any(cells[1:]) and not any(line.text.strip() for line in between))


def _is_table(grid: list[tuple[int, list[str]]], lines: Sequence[Line], start: int) -> bool:
    rows = [cells for _, cells in grid if len(cells) > 1]
    width = max(len(cells) for cells in rows)
    figures = sum(1 for cells in rows if any(is_value(cell) and not is_year_header(cell) for cell in cells[1:]))
    years = any(is_year_header(cell) for cells in rows[:3] for cell in cells[1:])
    unit = any(is_unit(cell) for cells in rows[:3] for cell in cells)
    if width == 2:
        if _is_contents(rows, lines, start):
            return False
        if len(rows) == 1:
            return False
        labels = sum(1 for cells in rows if cells[0].endswith(":"))
        return (unit or years or figures >= 2) and figures >= 1 and labels * 2 <= len(rows)
    if len(rows) == 1:
        return figures == 1 or sum(map(is_year_header, rows[0])) >= 2
    even = len(rows) >= 3 and sum(1 for cells in rows if len(cells) == width) * 2 >= len(rows)
    return even or years or unit or figures > 0


def _is_contents(rows: list[list[str]], lines: Sequence[Line], start: int) -> bool:
    """A table of contents: titles with leaders, page numbers that never fall (FORMATS A1)."""
    pages = [cells[1] for cells in rows]
    if not all(page.isdigit() and len(page) <= 4 for page in pages if page):
        return False
    numbers = [int(page) for page in pages if page]
    if numbers != sorted(numbers):
        return False
    if any(_LEADERS.search(cells[0]) for cells in rows):
        return True
    above = next((lines[index].text.strip() for index in range(start - 1, max(-1, start - 4), -1) if lines[index].text.strip()), "")
    return _CONTENTS.fullmatch(above) is not None


def _rows(grid: list[tuple[int, list[str]]]) -> list[TableRow]:
    """Cells → rows: collapsed runs of tabs are undone where that alone makes every row whole, empty cells past the header go."""
    full = [cells for _, cells in grid if len(cells) > 1]
    if len({len(cells) for cells in full}) > 1:
        dense = [[cells[0]] + [cell for cell in cells[1:] if cell] for cells in full]
        with_figures = [cells for cells in dense if any(map(is_figure, cells[1:]))]
        header_width = len(without_tail(full[0]))
        if with_figures and len({len(cells) for cells in dense}) == 1 and header_width != len(dense[0]) and full[0][0]:
            # "Udgift\t\t400\t\t0": tabs used to reach a tab stop, not to skip a cell
            return [row_of([cells[0]] + [cell for cell in cells[1:] if cell], line) for line, cells in grid]
    width = max(len(without_tail(cells)) for cells in full)
    return [row_of(cells[:width], line) for line, cells in grid]


def without_tail(cells: list[str]) -> list[str]:
    """A row without the empty cells at its end."""
    last = len(cells)
    while last > 1 and not cells[last - 1]:
        last -= 1
    return cells[:last]
