"""Rows whose columns only their edges tell → cells, for text layers with single spaces and columns that overlap (FORMATS B9, B12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ledger.model import Cell, Note, Place, TableRow
from ledger.sources.gridbody import Printed
from ledger.sources.gridcells import is_text_header, is_year, is_year_header
from ledger.sources.gridfound import doubt
from ledger.sources.gridpieces import Piece, groups_by_space, groups_otherwise, heads, is_figure_head
from ledger.sources.gridplace import Placing, place_figures
from ledger.sources.textlines import Line


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


def columns_of(head_lines: list[str], rows: list[Printed]) -> Columns | None:
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


def is_table(columns: Columns, rows: list[Printed]) -> bool:
    with_figures = [row for row in rows if row.figures]
    whole = sum(1 for row in with_figures if len(row.figures) == columns.figures)
    years = sum(1 for piece in columns.figure_heads() if is_year_header(piece.text) or is_year(piece.text[-4:]))
    if years >= 2:
        return bool(with_figures) and (whole > 0 or len(with_figures) >= 2)
    labelled = all(row.before for row in with_figures)
    return labelled and whole >= 2 and len(with_figures) < 2 * whole + 1


def rows_by_edges(columns: Columns, rows: list[Printed]) -> tuple[list[TableRow], list[Note]]:
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


def head_rows(lines: Sequence[Line], start: int, head_lines: list[str], columns: Columns) -> list[TableRow]:
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
