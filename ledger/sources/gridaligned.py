"""Lines whose columns are held by position → a table (FORMATS B9, B10, B12; text layers printed with spaces)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ledger.limits import Limits
from ledger.model import Cell, Note, Paragraph, Place, TableRow
from ledger.money import parse_figure
from ledger.sources.gridcells import (
    ends_table,
    is_aside,
    is_figure,
    is_furniture,
    is_header_row,
    is_label_header,
    is_text_header,
    is_unit,
    is_value,
    is_year,
    is_year_header,
)
from ledger.sources.gridfound import Found, doubt, table_of
from ledger.sources.gridgutters import Gutters, read_gutters
from ledger.sources.gridmend import goes_on, units_with_years
from ledger.sources.gridpieces import Piece, groups_by_space, groups_otherwise, heads, is_figure_head, names_year, pieces, segments
from ledger.sources.gridplace import Placing, place_figures
from ledger.sources.gridstops import by_gaps
from ledger.sources.guard import exceeded
from ledger.sources.textlines import Line

_TWO_YEARS = re.compile(r"(?:19|20)[0-9]{2}[^0-9].*(?:19|20)[0-9]{2}(?![0-9])")
_RULE = re.compile(r"[\s]*(?:[-=_─━]{3,}[\s|+]*)+")
_MOST_HEAD_LINES = 3
_LONGEST_LINE = 400
_LONGEST_LABEL = 90
_FEWEST_ROWS = 3
_MOST_BELOW = 4
_MOST_FURNITURE = 4


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of an aligned table: header pieces from left to right, and which of them hold figures (a stretch of them)."""

    heads: tuple[Piece, ...]
    first: int
    figures: int

    def figure_heads(self) -> tuple[Piece, ...]:
        """The header pieces over figures."""
        return self.heads[self.first : self.first + self.figures]

    @property
    def after(self) -> int:
        """How many text columns stand after the figures."""
        return len(self.heads) - self.first - self.figures


@dataclass(slots=True)
class Printed:
    """One line below the header, with its pieces parted at its figures."""

    line: int
    index: int
    text: str
    before: list[Piece]
    figures: list[Piece]
    after: list[Piece]


@dataclass(slots=True)
class Body:
    """The lines that can be rows, the index after the last, and the legends that stand between them."""

    rows: list[Printed]
    end: int
    aside: list[Paragraph]


def may_be_aligned(text: str) -> bool:
    """Can the line be a header held by position: two spaces inside it, or two years?"""
    return "  " in text.strip() or (len(text) <= 200 and _TWO_YEARS.search(text) is not None)


def read_aligned(lines: Sequence[Line], start: int, limits: Limits) -> Found | None:
    """The header at `start` and the lines below it → a table, or `None` for prose.

    A figure belongs to the header it stands under. A row with all its figures is read in order; a row with fewer is placed
    by the edges that the whole rows keep, and doubted (`table.place`) where those do not tell. Raises `LimitError`.
    """
    head_lines = _head_lines(lines, start)
    if head_lines is None:
        return _without_header(lines, start, limits)
    body = _body(lines, start + len(head_lines), limits)
    found = _by_gutters(lines, start, head_lines, body, limits)
    if found is not None:
        return found
    rows, end = body.rows, body.end
    found = _by_gaps(lines, start, head_lines, body, limits)
    if found is not None:
        return found
    columns = _columns(head_lines, rows)
    if columns is None or not _is_table(columns, rows):
        return _unplaced(lines, start, head_lines, body, limits)
    if len(columns.heads) > limits.table_columns:
        raise exceeded("table_columns", limits)
    printed, doubts = _rows(columns, rows)
    top = _head_rows(lines, start, head_lines, columns)
    table = table_of([*top, *printed], "aligned", limits, doubts=tuple(doubts))
    return Found(table, start, end, tuple(body.aside))


def _without_header(lines: Sequence[Line], start: int, limits: Limits) -> Found | None:
    """Rows of figures of both signs that no header names, as a page break leaves them: a table the next room will doubt, not silence."""
    above = lines[max(0, start - 3) : start]
    if not _has_figures(lines[start].text) or any(_has_figures(line.text) for line in above):
        return None
    body = _body(lines, start, limits)
    if len(body.rows) < _FEWEST_ROWS or not _has_both_signs(body.rows):
        return None
    found = _by_gutters(lines, start, [], body, limits)
    return found if found is not None and all(len(row.cells) > 1 for row in found.table.rows[:1]) else None


def _has_both_signs(rows: list[Printed]) -> bool:
    values = [figure for row in rows for piece in row.figures if (figure := parse_figure(piece.text)) is not None]
    return len({figure.digits > 0 for figure in values if figure.digits}) == 2


def _unplaced(lines: Sequence[Line], start: int, head_lines: list[str], body: Body, limits: Limits) -> Found | None:
    """Rows of several figures of both signs below a header, that no reading can place: kept as printed, each row in doubt."""
    several = sum(1 for row in body.rows if len(row.figures) > 1)
    if several < _FEWEST_ROWS or several * 3 < len(body.rows) * 2 or not _has_both_signs(body.rows):
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
        if len(text) > _LONGEST_LINE or "\t" in text or "|" in text or ends_table(text.strip()) or _is_head(text):
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


def _head_lines(lines: Sequence[Line], start: int) -> list[str] | None:
    """The lines of the header: up to three without figures (years apart), the next line holding figures. `None`: no such thing."""
    texts: list[str] = []
    index = start
    while index < len(lines) and len(texts) <= _MOST_HEAD_LINES:
        text = lines[index].text
        if not text.strip():
            if not texts or index > start + len(texts):
                return None
            below = [line.text for line in lines[index + 1 : index + 4] if line.text.strip()]
            while len(below) > 1 and len(segments(below[0])) == 1 and len(below[0]) <= _LONGEST_LABEL:
                below = below[1:]  # a block heading above the first row
            return texts if below and _has_figures(below[0]) else None
        if _RULE.fullmatch(text):
            return texts or None
        if len(text) > _LONGEST_LINE or "\t" in text:
            return None
        if _has_figures(text) or _is_row_of_years(texts, text):
            return texts or None
        if texts and not _is_head_line(text):
            return texts  # a block heading above the first row
        texts.append(text)
        index += 1
    return None


def _has_figures(text: str) -> bool:
    """Does a row's line hold a figure that is no year, with words or other figures beside it?"""
    found = pieces(text)
    return len(found) > 1 and any(piece.figure and not is_year(piece.text) and not is_unit(piece.text) for piece in found)


def _is_row_of_years(above: list[str], text: str) -> bool:
    """Below a header that names years, is this a row whose amounts look like years ("Løn 2040", thousands without a point)?"""
    found = pieces(text)
    if not any(is_year(piece.text) for line in above for piece in heads(line) or []) or len(found) < 2 or found[0].figure:
        return False
    label = found[0].text
    return all(is_year(piece.text) for piece in found[1:]) and not (is_unit(label) or is_label_header(label) or is_text_header(label))


def _is_head_line(text: str) -> bool:
    return len(segments(text)) > 1 or text.startswith("   ")


def _body(lines: Sequence[Line], index: int, limits: Limits) -> Body:
    """The lines that can be rows, from `index`."""
    rows: list[Printed] = []
    end = index
    pending: list[Printed] = []
    aside: list[Paragraph] = []
    inside = furniture = 0
    blanks = 0
    while index < len(lines):
        text = lines[index].text
        if not text.strip():
            blanks += 1
            if blanks > 2 or len(pending) > 1:
                break
        elif _RULE.fullmatch(text):
            pass
        elif is_furniture(text):
            furniture += 1
            blanks = 0
            if furniture > _MOST_FURNITURE:
                break
        elif rows and is_unit(text.strip()) and len(segments(text)) == 1:
            break  # the caption of another table ("- 1.000 kr. -")
        elif rows and is_aside(text.strip()):
            aside.append(Paragraph(text.strip(), Place(line=lines[index].number)))
        elif len(text) > _LONGEST_LINE or "\t" in text or "|" in text or ends_table(text.strip()) or _is_head(text):
            break
        else:
            row = _parted(lines[index], index)
            if row.figures:
                if rows and is_header_row([piece.text for piece in (*row.before, *row.figures, *row.after)], apart=blanks > 0):
                    break  # of another table
                if blanks and not row.before and not row.after and len(row.figures) == 1:
                    break
                rows.extend(pending)
                pending = []
                rows.append(row)
                end, inside, furniture = index + 1, len(aside), 0
                blanks = 0
                if len(rows) > limits.table_rows:
                    raise exceeded("table_rows", limits)
            elif len(text.strip()) > _LONGEST_LABEL or text.rstrip().endswith((".", ":")) or len(pending) == 2 or (blanks and pending):
                break
            else:
                pending.append(row)
                blanks = 0
        index += 1
    return Body(rows, end, aside[:inside])


def _is_head(text: str) -> bool:
    """Does the line name two years or dates as headings: the header of another table? Amounts like 2040 and 2060 are none."""
    if not _TWO_YEARS.search(text):
        return False
    found = heads(text)
    if found is None:
        return False
    years = [int(piece.text) for piece in found if is_year(piece.text)]
    if any(after - before not in (0, 1) for before, after in pairwise(years)):
        return False
    return sum(1 for piece in found if names_year(piece.text)) >= 2


def _parted(line: Line, index: int) -> Printed:
    found = pieces(line.text)
    figures = [at for at, piece in enumerate(found) if piece.figure]
    if not figures or (len(found) == 1 and not figures):
        return Printed(line.number, index, line.text, found, [], [])
    first, last = figures[0], figures[-1]
    if first == 0 and len(found) > 1 and not found[1].figure:
        first = figures[1] if len(figures) > 1 else len(found)  # a row number before the label
    if first > last:
        return Printed(line.number, index, line.text, found, [], [])
    while any(not piece.figure for piece in found[first : last + 1]):
        first = next(at for at in range(first, last) if not found[at].figure) + 1
    return Printed(line.number, index, line.text, found[:first], found[first : last + 1], found[last + 1 :])


def _columns(head_lines: list[str], rows: list[Printed]) -> Columns | None:
    """Header lines and rows → columns: figures where the header says year or amount, else where the rows agree they stand."""
    parted = [heads(text) for text in head_lines]
    best: list[Piece] = []
    for found in parted:
        if found is None:
            return None
        if len(found) > len(best):
            best = found
    flags = [is_figure_head(piece.text) and not (is_text_header(piece.text) and not is_year_header(piece.text)) for piece in best]
    if flags and flags[0] and (is_year_header(best[0].text) or len(best) == 1 or best[0].start > 8):
        best, flags = [Piece(0, 0, ""), *best], [False, *flags]
    elif flags:
        flags[0] = False
    if any(flags):
        first = flags.index(True)
        figures = 1
        while first + figures < len(flags) and flags[first + figures]:
            figures += 1
        widths = [len(row.figures) for row in rows if row.figures]
        if not any(flags[first + figures :]):
            return Columns(tuple(best), first, figures)
        figures = len(flags) - first - flags[::-1].index(True)
        return Columns(tuple(best), first, figures) if widths.count(figures) * 2 > len(widths) else None
    widths = sorted(len(row.figures) for row in rows if row.figures)
    if len(widths) < 2:
        return None
    figures = max(set(widths), key=lambda width: (widths.count(width), width))
    tails = [len(row.after) for row in rows if row.figures]
    after = max(set(tails), key=tails.count)
    first = len(best) - figures - after
    if first == 0 and best[0].start > 8:
        return Columns((Piece(0, 0, ""), *best), 1, figures)
    return Columns(tuple(best), first, figures) if first > 0 else None


def _is_table(columns: Columns, rows: list[Printed]) -> bool:
    with_figures = [row for row in rows if row.figures]
    whole = sum(1 for row in with_figures if len(row.figures) == columns.figures)
    years = sum(1 for piece in columns.figure_heads() if is_year_header(piece.text) or is_year(piece.text[-4:]))
    if years >= 2:
        return bool(with_figures) and (whole > 0 or len(with_figures) >= 2)
    labelled = all(row.before for row in with_figures)
    return labelled and whole >= 2 and len(with_figures) < 2 * whole + 1


def _rows(columns: Columns, rows: list[Printed]) -> tuple[list[TableRow], list[Note]]:
    points = any(groups_otherwise(row.text) for row in rows if row.figures)
    spaced = [not points and groups_by_space(row.text) for row in rows]
    placed = place_figures(columns.figure_heads(), [row.figures for row in rows], spaced)
    printed: list[TableRow] = []
    doubts: list[Note] = []
    for row, place in zip(rows, placed, strict=True):
        if not row.figures:
            _heading(printed, row, columns)
            continue
        label = _texts([*row.before, *place.label], columns.heads[: columns.first])
        if printed and len(printed[-1].cells) == 1 and label[0][:1].islower() and (printed[-1].place.line or 0) == row.line - 1:
            label[0] = f"{printed.pop().cells[0].text} {label[0]}"
        cells = [*label, *place.cells]
        pushed = len(row.figures) < columns.figures and row.before and row.before[-1].end > columns.figure_heads()[0].start
        if place.certain and (pushed or (len(row.before) < columns.first and _may_be_address(columns, rows))):
            place = Placing(place.cells, place.label, certain=False)
        if place.certain:
            cells += _texts(row.after, columns.heads[columns.first + columns.figures :])
        else:
            doubts.append(doubt("table.place", row.line, label=label[0], found=len(row.figures), expected=columns.figures))
            cells += [piece.text for piece in row.after]
        printed.append(TableRow(tuple(map(Cell, cells)), Place(line=row.line)))
    return printed, doubts


def _may_be_address(columns: Columns, rows: list[Printed]) -> bool:
    """May the first figures of a row be its address (Stednr. 223042) and its last figure be blank? No row has words in that column."""
    return columns.first > 1 and all(len(row.before) < columns.first for row in rows if row.figures)


def _heading(printed: list[TableRow], row: Printed, columns: Columns) -> None:
    """A line without figures inside the table: labels going on in lower case, a row whose figures are all blank, or a block heading."""
    last = columns.heads[columns.first + columns.figures - 1].end
    before = [piece for piece in row.before if piece.start < last]
    texts = _texts(before, columns.heads[: columns.first])
    if printed and len(printed[-1].cells) > 1 and texts[0][:1].islower() and len(before) == len(row.before):
        above = printed[-1]
        merged = [Cell(f"{cell.text} {text}".strip()) for cell, text in zip(above.cells, texts, strict=False)]
        printed[-1] = TableRow((*merged, *above.cells[len(merged) :]), above.place)
    elif len(row.before) > 1:
        after = _texts(row.before[len(before) :], columns.heads[columns.first + columns.figures :])
        cells = [*texts, *[""] * columns.figures, *after]
        printed.append(TableRow(tuple(map(Cell, cells)), Place(line=row.line)))
    else:
        printed.append(TableRow((Cell(row.before[0].text),), Place(line=row.line)))


def _texts(found: list[Piece], over: Sequence[Piece]) -> list[str]:
    """Text pieces → the text columns of the header: the first is the label, the others go where they start."""
    cells = [""] * len(over)
    if not over:
        return [piece.text for piece in found]
    if len(found) == len(over):
        return [piece.text for piece in found]
    at = 0
    for number, piece in enumerate(found):
        if number or piece.start >= over[-1].start - 1:
            nearest = min(range(at, len(over)), key=lambda column: abs(over[column].start - piece.start))
            at = nearest if abs(over[nearest].start - piece.start) <= 2 else at
        cells[at] = f"{cells[at]} {piece.text}".strip()
    return cells


def _head_rows(lines: Sequence[Line], start: int, head_lines: list[str], columns: Columns) -> list[TableRow]:
    rows: list[TableRow] = []
    for number, text in enumerate(head_lines):
        found = heads(text) or []
        cells = [""] * len(columns.heads)
        if len(found) == len(columns.heads) or (len(found) == len(columns.heads) - 1 and not columns.heads[0].text):
            cells = [*cells[len(found) :], *(piece.text for piece in found)]
        else:
            for piece in found:
                column = min(range(len(cells)), key=lambda at: _distance(columns.heads[at], piece))
                cells[column] = f"{cells[column]} {piece.text}".strip()
        rows.append(TableRow(tuple(map(Cell, cells)), Place(line=lines[start + number].number)))
    return rows


def _distance(head: Piece, piece: Piece) -> tuple[int, int]:
    overlap = min(head.end, piece.end) - max(head.start, piece.start)
    return (-max(0, overlap), min(abs(head.end - piece.end), abs(head.start - piece.start)))
