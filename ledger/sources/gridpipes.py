"""Lines with bars → a table: markdown pipe tables with or without a rule row, and cells separated by " | " (FORMATS B4)."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.limits import Limits
from ledger.model import Paragraph, Place, TableForm
from ledger.patterns import pattern
from ledger.sources.gridcells import (
    closes_table,
    ends_table,
    holds_values,
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
from ledger.sources.gridmend import figures_apart, mended, years_over_words
from ledger.sources.guard import exceeded
from ledger.sources.spaces import fold
from ledger.sources.textlines import Line

_SAMPLE = 40  # rows that tell how wide a table is
_RULE_CELL = pattern(r":?-+:?|:?=+:?")
_FRAME = pattern(r"[+|\s]*[-=+]{3}[-=+|:\s]*")
_UNESCAPED = pattern(r"(?<!\\)\|")
_BOX = str.maketrans({"│": "|", "┃": "|", "¦": "|"})


def has_bar(text: str) -> bool:
    """Does the line hold a bar of any drawing?"""
    return "|" in text or "│" in text or "┃" in text


def read_pipes(lines: Sequence[Line], start: int, limits: Limits, effort: Effort) -> Found | None:
    """The lines from `start` that hold bars → a table ("pipes" with outer bars or a rule row, else "bars"), or `None` for prose.

    A rule row (`|---|---:|`) sets `header_rows` and is dropped; `||||` are empty cells; an escaped bar is text.
    A line of another kind ends it, one or two blank lines between rows do not. Raises `LimitError`.
    """
    outer = _has_outer(lines, start)
    rows: list[tuple[int, list[str]]] = []
    header_rows: int | None = None
    ruled = False
    gaps: list[Place] = []
    aside: list[Paragraph] = []
    gaps_of_header: list[Place] = []
    adjacent = 0
    end = index = start
    while index < len(lines):
        text = lines[index].text.strip()
        if not text or (rows and is_furniture(text)):
            index += 1
            if index - end > (10 if rows else 0):
                break
            continue
        if not has_bar(text):
            if index == end and _FRAME.fullmatch(text):
                index = end = index + 1
                continue
            if index == end and rows and _row_below(lines, index, rows) and not ends_table(text):
                if is_aside(text):
                    aside.append(Paragraph(fold(text), Place(line=lines[index].number)))
                else:
                    rows.append((lines[index].number, [fold(text)]))  # a block heading whose empty cells an editor took away
                index = end = index + 1
                continue
            break
        text = text.translate(_BOX).lstrip("> ")
        # "  | 2025 | 2026" below "Tekst | År | År": a blank first cell, not an outer bar
        blank_first = not outer and text.startswith("|") and (not rows or text.count("|") == len(rows[-1][1]) - 1)
        if text.startswith("|") != outer and not blank_first and not (ruled and not outer):
            break
        if text.count("|") >= limits.table_columns + 50:
            raise exceeded("table_columns", limits)
        cells = _cells(text, outer)
        if _is_rule(cells, text) or _FRAME.fullmatch(text):
            if len(rows) > 1 and header_rows is not None and _is_header(rows[-1][1]):
                rows.pop()  # the line above this rule heads a new table
                end = _line_index(lines, index)
                break
            if header_rows is None and 0 < len(rows) <= 3 and not _has_figure(rows[-1][1]):
                header_rows = len(rows)
            ruled = True
            index = end = index + 1
            continue
        if rows and index > end:
            if not _goes_on(rows, cells, lines[end:index]):
                break
            gaps.append(Place(line=lines[index].number))
        elif rows:
            if (again := _header_again(rows, cells)) is not None:
                if not again:
                    break
                gaps_of_header.append(Place(line=lines[index].number))
                index = end = index + 1
                continue
            adjacent += 1
        rows.append((lines[index].number, [markdown_cell(cell) for cell in cells]))
        if len(rows) > limits.table_rows:
            raise exceeded("table_rows", limits)
        index = end = index + 1
    if not rows or not _is_table(rows, outer, ruled):
        effort.in_vain(index - start)
        return None
    form: TableForm = "pipes" if outer or ruled else "bars"
    joined = (*(gaps if adjacent > len(gaps) else ()), *gaps_of_header)
    cells_of = mended(rows)
    doubts = tuple(doubt("table.shifted_header", line, year=title) for line, title in years_over_words(cells_of))
    printed = [row_of(cells, line) for line, cells in cells_of]
    table = table_of(printed, form, limits, header_rows=header_rows, doubts=doubts, joined=joined)
    return Found(table, start, end, tuple(aside))


def _row_below(lines: Sequence[Line], index: int, rows: list[tuple[int, list[str]]]) -> bool:
    """Does a row of the same table stand right below a line without bars: a legend inside it, no caption of another?"""
    below = lines[index + 1].text.strip().translate(_BOX).lstrip("> ") if index + 1 < len(lines) else ""
    if not has_bar(below):
        return False
    cells = [markdown_cell(cell) for cell in _cells(below, below.startswith("|"))]
    if len(cells) > max(len(row) for _, row in rows[:_SAMPLE]) or is_header_row(cells, apart=True):
        return False
    return _has_figure(cells) or is_aside(lines[index].text.strip())


def _header_again(rows: list[tuple[int, list[str]]], cells: list[str]) -> bool | None:
    """Below rows of figures: `True` for a header row once more, as on a new page, `False` for another table's, `None` for a row."""
    first = next((at for at, (_, row) in enumerate(rows[:_SAMPLE]) if holds_values(row)), None)
    if not first:
        return None
    cells = [markdown_cell(cell) for cell in cells]
    if any(is_same_header(row, cells) for _, row in rows[:first] if len(row) > 1):
        return not closes_table(rows[-1][1])
    return False if is_header_row(cells, apart=False) else None


def _has_outer(lines: Sequence[Line], start: int) -> bool:
    """Does the table frame its rows in bars? A first row that only begins with one has a blank first cell when the next has none."""
    text = lines[start].text.strip().translate(_BOX).lstrip("> ")
    if not text.startswith("|"):
        return False
    below = lines[start + 1].text.strip().translate(_BOX).lstrip("> ") if start + 1 < len(lines) else ""
    return below.startswith("|") or text.count("|") != below.count("|")


def _line_index(lines: Sequence[Line], rule: int) -> int:
    """The index of the line above the rule that heads the new table."""
    index = rule - 1
    while not lines[index].text.strip():
        index -= 1
    return index


def _cells(text: str, outer: bool) -> list[str]:
    if outer:
        text = text[1:]
        if text.endswith("|") and not text.endswith("\\|"):
            text = text[:-1]
    parts = _UNESCAPED.split(text) if "\\|" in text else text.split("|")
    # "400    200" in one cell is two figures, and folding must not make one of them
    return [" / ".join(figures_apart(part)) if "  " in part.strip() else part.strip() for part in parts]


def _is_rule(cells: list[str], text: str) -> bool:
    if not all(_RULE_CELL.fullmatch(cell) for cell in cells):
        return False
    return any(len(cell) > 1 for cell in cells) or " " not in text


def _has_figure(cells: list[str]) -> bool:
    return any(is_value(cell) and not is_year_header(cell) and not is_unit(cell) for cell in cells[1:])


def _is_header(cells: list[str]) -> bool:
    return not _has_figure(cells) and sum(1 for cell in cells if cell) >= 2


def _goes_on(rows: list[tuple[int, list[str]]], cells: list[str], between: Sequence[Line]) -> bool:
    """After blank lines or page furniture: another row of the same table, or the first of a new one?"""
    if len(cells) != max(len(row) for _, row in rows[:_SAMPLE]) or cells == rows[0][1]:
        return False
    if is_header_row(cells, apart=True) or is_unit(cells[0]):
        return False
    return _has_figure(cells) or len(rows) == 1 or (bool(cells[0]) and not any(cells[1:]))


def _is_table(rows: list[tuple[int, list[str]]], outer: bool, ruled: bool) -> bool:
    widths = [len(cells) for _, cells in rows]
    if ruled:
        return True
    if max(widths) < 2:
        return False
    figures = sum(1 for _, cells in rows if _has_figure(cells))
    if outer:
        return len(rows) >= 2 or figures == 1 or sum(map(is_year_header, rows[0][1])) >= 2
    # bars without outer ones also separate links and breadcrumbs: the lines must agree, and hold figures or three columns
    if len(rows) >= 2 and any(sum(map(is_year_header, cells)) >= 2 for _, cells in rows[:3]) and figures:
        return True
    if len(rows) < 2 or sum(1 for width in widths if width == widths[0]) * 2 <= len(rows):
        return False
    return figures > 0 or widths[0] >= 3
