"""Rows of cells as separators part them → the columns that were meant, where the rows themselves leave no other reading."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ledger.patterns import pattern
from ledger.sources.gridcells import (
    is_amount_header,
    is_figure,
    is_permanent_header,
    is_sum_header,
    is_unit,
    is_value,
    is_year_header,
    is_yes_no,
)

Cells = list[str]
Rows = list[tuple[int, Cells]]

_BULLET = pattern(r"[-–•*·o▪◦●]")
_WIDE = pattern(r" {2,}")
_OPEN_END = ("-", "/", ",", "(", " og", " til", " af", " i", " for", " på", " med", " fra", " ved", " via", " samt", " eller", " under")
_PARTS = ("heraf", "herunder", "deraf", "hvoraf")
_MOST_LOST = 2
_HEAD_ROWS = 3


def without_tail(cells: Cells) -> Cells:
    """A row without the empty cells at its end."""
    last = len(cells)
    while last > 1 and not cells[last - 1]:
        last -= 1
    return cells[:last]


def goes_on(above: str, below: str) -> bool:
    """Is a label broken over two lines: the first ends in mid-phrase, or the second begins in lower case?"""
    if above.lower().endswith(_OPEN_END):
        return not is_unit(above)  # "- 1.000 kr. -" is a caption
    return below[:1].islower() and not below.lower().startswith(_PARTS)


def figures_apart(text: str) -> list[str]:
    """One cell as printed → its parts where wide gaps keep figures apart ("400    200"), which folding would make one amount of."""
    if "  " not in text:
        return [text]
    parts = _WIDE.split(text.strip())
    return parts if len(parts) > 1 and all(map(is_value, parts)) else [text]


def mended(rows: Rows, *, stops: bool = False) -> Rows:
    """Rows → rows whose header stands over their columns. What stays ambiguous is left as it was printed.

    Undone are: an indent that made a first column of blanks, or of bullets (tables in lists); with `stops`, tabs used to reach a
    tab stop ("Udgift\\t\\t400\\t\\t0"); columns with nothing in them; a header whose blank cells an editor took away.
    """
    rows = _without_indent(rows)
    if stops:
        rows = _dense(rows)
    rows = _header_over(_without_space_column(_without_blank_columns(rows)))
    width = max(len(without_tail(cells)) for _, cells in rows)
    return units_with_years([(line, cells[:width]) for line, cells in rows])


def years_over_words(rows: Rows) -> list[tuple[int, str]]:
    """Years of the header that stand over nothing but words: its line and the heading. The header has slipped against its columns."""
    at_row = next((at for at, (_, cells) in enumerate(rows[:_HEAD_ROWS]) if any(map(is_year_header, cells[1:]))), None)
    if at_row is None:
        return []
    line, header = rows[at_row]
    body = [cells for _, cells in rows[at_row + 1 :] if any(map(is_figure, cells[1:]))]
    slipped = []
    for at, title in enumerate(header):
        below = [cells[at] for cells in body if len(cells) > at and cells[at]]
        if is_year_header(title) and at and below and not any(map(is_value, below)):
            slipped.append((line, title))
    return slipped


def units_with_years(rows: Rows) -> Rows:
    """A row of units right below the years → each unit in brackets behind its year: alone, "1.000 kr." could be read as an amount."""
    for at, ((line, above), (_, below)) in enumerate(pairwise(rows[:_HEAD_ROWS])):
        years = [column for column, cell in enumerate(above) if is_year_header(cell)]
        units = [column for column, cell in enumerate(below) if cell]
        over_years = bool(units) and set(units) <= set(years) and len(years) <= len(units) + 1  # a total may have no unit
        if over_years and all(map(is_unit, filter(None, below))):
            cells = [f"{cell} ({below[column]})".strip() if column in units else cell for column, cell in enumerate(above)]
            return [*rows[:at], (line, cells), *rows[at + 2 :]]
    return rows


def _without_indent(rows: Rows) -> Rows:
    """A first column that is blank, or the same bullet, in every row that has more than one cell."""
    full = [cells for _, cells in rows if len(cells) > 1]
    first = {cells[0] for cells in full}
    if len(full) < 2 or len(first) != 1 or max(map(len, full)) < 3:
        return rows
    mark = first.pop()
    if mark and not _BULLET.fullmatch(mark):
        return rows
    return _without_indent([(line, cells[1:] if len(cells) > 1 else cells) for line, cells in rows])


def _dense(rows: Rows) -> Rows:
    """Several tabs in a row, as writers reach a tab stop: undone where that alone gives every row the header's number of cells.

    The header must have such gaps itself, or each gap stand in every row below it: else an empty cell may be an amount not stated.
    """
    full = [cells for _, cells in rows if len(cells) > 1]
    header = without_tail(full[0])
    over = [at for at, cell in enumerate([cell for cell in header if cell]) if is_year_header(cell)]
    if not header[0] or not over:
        return rows
    if all(header):
        width = max(map(len, full))
        used = [at for at in range(width) if at == 0 or any(len(cells) > at and cells[at] for cells in full[1:])]
        if width <= len(header) or len(used) != len(header):
            return rows
        body = [[cells[at] for at in used if at < len(cells)] for cells in full[1:]]
        lines = iter([header, *body])
    else:
        dense = [[cells[0]] + [cell for cell in cells[1:] if cell] for cells in full]
        if len(set(map(len, dense))) != 1 or len({len(without_tail(cells)) for cells in full}) == 1:
            return rows
        body = dense[1:]
        lines = iter(dense)
    if not _stand_over_figures([cells for cells in body if any(map(is_figure, cells[1:]))], over, 0):
        return rows
    return [(line, next(lines) if len(cells) > 1 else cells) for line, cells in rows]


def _without_blank_columns(rows: Rows) -> Rows:
    width = max(len(cells) for _, cells in rows)
    used = [at == 0 or any(len(cells) > at and cells[at] for _, cells in rows) for at in range(width)]
    if all(used):
        return rows
    return [(line, [cell for at, cell in enumerate(cells) if used[at]]) for line, cells in rows]


def _without_space_column(rows: Rows) -> Rows:
    """A bullet before every label, the header's too: the table is a list's item, the bullet no part of the labels."""
    labels = [cells[0] for _, cells in rows]
    if len(rows) > 1 and all(len(label) > 2 and label[1] == " " and _BULLET.fullmatch(label[0]) for label in labels):
        return [(line, [cells[0][2:].lstrip(), *cells[1:]]) for line, cells in rows]
    return rows


def _header_over(rows: Rows) -> Rows:
    """A header with fewer cells than the rows, its years over words: blank cells go back in before the years.

    Nothing is done unless that puts every year over figures and the printed places put at least one over words.
    """
    at_row = next((at for at, (_, cells) in enumerate(rows[:_HEAD_ROWS]) if any(map(is_year_header, cells))), 0)
    header = rows[at_row][1]
    body = [cells for _, cells in rows[at_row + 1 :] if any(map(is_figure, cells[1:]))]
    widths = {len(cells) for cells in body}
    lost = (widths.pop() if len(widths) == 1 else max((len(without_tail(cells)) for cells in body), default=0)) - len(header)
    if not 0 < lost <= _MOST_LOST or not body:
        return rows
    over = [at for at, cell in enumerate(header) if is_year_header(cell)]
    over += [at for at, cell in enumerate(header) if over and at > over[0] and (is_sum_header(cell) or is_amount_header(cell))]
    marks = [at for at, cell in enumerate(header) if is_permanent_header(cell)]
    stands = [_stand_over_figures(body, over, shift) and _stand_over_marks(body, marks, shift) for shift in (0, lost)]
    if not over or stands != [False, True]:
        return rows
    first = over[0]
    return [*rows[:at_row], (rows[at_row][0], [*header[:first], *[""] * lost, *header[first:]]), *rows[at_row + 1 :]]


def _stand_over_marks(body: Sequence[Cells], over: Sequence[int], shift: int) -> bool:
    return all(is_yes_no(cells[at + shift]) for at in over for cells in body if len(cells) > at + shift and cells[at + shift])


def _stand_over_figures(body: Sequence[Cells], over: Sequence[int], shift: int) -> bool:
    found = False
    for at in over:
        cells = [cells[at + shift] for cells in body if len(cells) > at + shift and cells[at + shift]]
        if not all(is_value(cell) for cell in cells):
            return False
        found = found or bool(cells)
    return found
