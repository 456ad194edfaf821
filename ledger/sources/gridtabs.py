"""Lines with tabs → a table, as word processors and web pages leave it on the clipboard (FORMATS B1-B3)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ledger.limits import Limits
from ledger.model import Note, Paragraph, Place
from ledger.patterns import pattern
from ledger.sources.gridcells import (
    closes_table,
    ends_table,
    holds_values,
    is_amount_header,
    is_aside,
    is_furniture,
    is_header_row,
    is_same_header,
    is_unit,
    is_value,
    is_year_header,
    markdown_cell,
)
from ledger.sources.gridfound import Effort, Found, doubt, row_of, table_of
from ledger.sources.gridmend import Cells, Rows, figures_apart, goes_on, mended, without_tail, years_over_words
from ledger.sources.gridpieces import pieces, segments
from ledger.sources.gridstops import by_stops
from ledger.sources.guard import exceeded
from ledger.sources.spaces import fold
from ledger.sources.textlines import Line

_MARKER = pattern(r"[-–•*·o▪◦●]|[0-9]{1,3}[.)]|[0-9]{1,2}(?:\.[0-9]{1,2})+\.?|[a-zæøå][.)]|\(?[ivx]{1,4}[.)]|at", re.IGNORECASE)
_LEADERS = pattern(r"\.{3,}\s*$|…\s*$")
_CONTENTS = pattern(r"indhold(?:sfortegnelse)?:?|dagsorden:?", re.IGNORECASE)
_WRAP_LENGTH = 80
_MOST_WRAPS = 4
_MOST_FURNITURE = 10
_SAMPLE = 40  # rows that tell how wide a table is; asking all of them at every line would take the square of the time


def read_tabs(lines: Sequence[Line], start: int, limits: Limits, effort: Effort, *, markdown: bool = False) -> Found | None:
    """The lines from `start` with at least one tab → a table, or `None` where they are a list, a contents page or prose.

    Cells are as printed: empty ones are kept, a row with fewer stays shorter. Trailing tabs beyond the header are dropped.
    A label wrapped to a line without tabs is put back. Raises `LimitError` for too many columns or rows.
    """
    grid: Rows = []
    end = index = start
    gaps: list[Place] = []
    repeated: list[Place] = []
    blanks = 0
    aside: list[Paragraph] = []
    doubts: list[Note] = []
    adjacent = 0
    while index < len(lines):
        text = lines[index].text
        if "\t" in text and text.strip():
            if text.count("\t") >= limits.table_columns + 50:
                raise exceeded("table_columns", limits)
            cells = _cells(text, markdown)
            if len(cells) == 2 and _MARKER.fullmatch(cells[0]):
                break
            if grid and index > end:
                if not _goes_on(grid, cells, lines[end:index]):
                    break
                gaps.append(Place(line=lines[index].number))
            elif grid:
                if _is_header_again(grid, cells):
                    repeated.append(Place(line=lines[index].number))
                    index = end = index + 1
                    continue
                if (cut := _new_table(grid, cells)) is not None:
                    grid, end = grid[:cut], _index_of(lines, index, grid[cut][0]) if cut < len(grid) else index
                    break
                adjacent += 1
            _add(grid, lines[index].number, cells)
            index = end = index + 1
            blanks = 0
            if len(grid) > limits.table_rows:
                raise exceeded("table_rows", limits)
        elif not text.strip():
            index += 1
            blanks += 1
            if blanks > 3:
                break
        elif index == end and grid and (spaced := _by_spaces(grid, text)) is not None:
            if spaced:
                grid.append((lines[index].number, spaced))
            else:
                doubts.append(doubt("table.cut", lines[index].number, expected=_width(grid) - 1))
            index = end = index + 1
        elif index == end and grid and is_aside(fold(text)) and _row_below(lines, index):
            aside.append(Paragraph(fold(text), Place(line=lines[index].number)))
            index = end = index + 1
        elif index == end and grid and _inside(lines, index):
            _wrapped(grid, lines[index].number, fold(text))
            index = end = index + 1
        elif is_furniture(text) and grid:
            index += 1
            blanks = 0
            if index - end > _MOST_FURNITURE:
                break
        else:
            break
    if not grid or not _is_table(grid, lines, start):
        effort.in_vain(index - start)
        if not any(holds_values(cells) for _, cells in grid):
            effort.barren = end
        return None
    joined = (*(gaps if adjacent > len(gaps) else ()), *repeated)
    cells_of = _columns(grid, {line.number: line.text for line in lines[start:end]})
    doubts += [doubt("table.shifted_header", line, year=title) for line, title in years_over_words(cells_of)]
    rows = [row_of(cells, line) for line, cells in cells_of]
    return Found(table_of(rows, "tabs", limits, doubts=tuple(doubts), joined=joined), start, end, tuple(aside))


def _columns(grid: Rows, printed: Mapping[int, str]) -> Rows:
    """The grid with its columns mended; where rows then still reach past the header, as they stand under each other on paper."""
    rows = mended(grid, stops=True)
    if all(len(without_tail(cells)) <= len(rows[0][1]) for _, cells in rows) and not any(not cell for cell in rows[0][1][1:]):
        return rows
    texts = [printed[line] for line, _ in grid]
    if len(grid) < 2 or len(set(map(len, (cells for _, cells in rows if len(cells) > 1)))) == 1:
        return rows
    stopped = by_stops(texts)
    return rows if stopped is None else [(line, cells) for (line, _), cells in zip(grid, stopped, strict=True)]


def _cells(text: str, markdown: bool) -> Cells:
    parts = text.split("\t")
    if "  " in text:
        parts = [part for cell in parts for part in figures_apart(cell)]
    return [markdown_cell(part) if markdown else fold(part) for part in parts]


def _add(grid: Rows, line: int, cells: Cells) -> None:
    """A row → the grid; the beginning of its label may stand on the line above ("Omplacering fra Kultur- og")."""
    if len(grid) > 1 and len(grid[-1][1]) == 1 and grid[-1][0] == line - 1 and goes_on(grid[-1][1][0], cells[0]):
        above = grid.pop()
        grid.append((above[0], [fold(f"{above[1][0]} {cells[0]}"), *cells[1:]]))
    else:
        grid.append((line, cells))


def _new_table(grid: Rows, cells: Cells) -> int | None:
    """Where the rows above a header of another table end, the caption between left out; `None` for a row, or a repeated header."""
    cut = len(grid)
    while cut and len(grid[cut - 1][1]) == 1:
        cut -= 1
    captioned = cut < len(grid)
    named = sum(1 for cell in cells if cell) > 1 or any(map(is_amount_header, cells[1:]))
    words = named and not any(map(is_value, cells))  # years may stand down the side below it
    if not is_header_row(cells, apart=captioned) and not (captioned and words and len(cells) != _width(grid)):
        return None
    return cut if any(holds_values(row) for _, row in (*grid[:_SAMPLE], *grid[-_SAMPLE:cut])) else None


def _is_header_again(grid: Rows, cells: Cells) -> bool:
    """Below rows of figures, and not below a closing total: is this a row of the header once more, as on a new page?"""
    first = next((at for at, (_, row) in enumerate(grid[:_SAMPLE]) if holds_values(row)), None)
    if not first or closes_table(grid[-1][1]):
        return False
    return any(is_same_header(row, cells) for _, row in grid[:first] if len(row) > 1)


def _index_of(lines: Sequence[Line], index: int, number: int) -> int:
    while lines[index].number > number:
        index -= 1
    return index


def _width(grid: Rows) -> int:
    return max(len(cells) for _, cells in grid[:_SAMPLE])


def _by_spaces(grid: Rows, text: str) -> Cells | None:
    """A line below tab rows whose tabs became spaces → its cells; [] where it holds figures that fit no column; `None` for words."""
    if not any(is_value(cell) for cell in grid[-1][1][1:]) and len(grid) < 2:
        return None
    cells = [fold(piece.text) for piece in segments(text)]
    figures = sum(1 for cell in cells[1:] if is_value(cell))
    if not figures:
        found = pieces(text)
        figures = sum(1 for piece in found if piece.figure)
        return [] if figures > 1 and figures >= _figures(grid) else None
    if len(cells) == _width(grid) and figures >= 1:
        return cells
    return [] if len(cells) <= _width(grid) + 1 else None


def _figures(grid: Rows) -> int:
    """How many figures a row of the grid holds at most."""
    return max(sum(1 for cell in cells[1:] if is_value(cell)) for _, cells in grid[:_SAMPLE])


def _row_below(lines: Sequence[Line], index: int) -> bool:
    return index + 1 < len(lines) and "\t" in lines[index + 1].text


def _inside(lines: Sequence[Line], index: int) -> bool:
    """Is the line without tabs, right under a row, followed by another row without a blank between, and short enough for a label?"""
    for line in lines[index : index + _MOST_WRAPS]:
        text = line.text.strip()
        if "\t" in text:
            return True
        if not text or len(text) > _WRAP_LENGTH or text.endswith((".", ":")) or ends_table(text) or is_furniture(text):
            return False
    return False


def _wrapped(grid: Rows, line: int, text: str) -> None:
    """A line without tabs inside the table: the rest of the label above where that goes on, else a row of its own."""
    above = grid[-1][1]
    if above[0] and goes_on(above[0], text):
        above[0] = fold(f"{above[0]} {text}")
    else:
        grid.append((line, [text]))


def _goes_on(grid: Rows, cells: Cells, between: Sequence[Line]) -> bool:
    """After a blank line or page furniture: is this another row of the same table, or the first of a new one?"""
    width = _width(grid)
    if abs(len(cells) - width) > 1 or cells == grid[0][1]:
        return False
    if is_header_row(cells, apart=True) or is_unit(cells[0]):
        return False
    return any(map(is_value, cells[1:])) or (bool(cells[0]) and not any(cells[1:]) and not any(line.text.strip() for line in between))


def _is_table(grid: Rows, lines: Sequence[Line], start: int) -> bool:
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


def _is_contents(rows: list[Cells], lines: Sequence[Line], start: int) -> bool:
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
