"""A page that may hold money tables → drafts of its tables: from its tags, else from its rulings, else from aligned columns."""

from __future__ import annotations

import itertools
from bisect import bisect_right

from ledger.limits import Limits
from ledger.model import Note
from ledger.patterns import pattern
from ledger.sources.guard import exceeded
from ledger.sources.pdf_bands import bands
from ledger.sources.pdf_cells import Piece, TextLine, piece_of, row_step, slots_of, text_line
from ledger.sources.pdf_columns import aligned_tables
from ledger.sources.pdf_grid import Draft, Slot, mark_parted, printed_lines
from ledger.sources.pdf_page import Line, PageText
from ledger.sources.pdf_rulings import Edge, Ruled, grids, rulings
from ledger.sources.pdf_tagged import tagged_draft
from ledger.sources.pdf_tags import TaggedTable, tagged_tables
from ledger.sources.pdf_words import Word, words

_AROUND = 150.0  # points above and below the rows in which the rest of a table is looked for
_EDGE = 40.0
_OVER = 1.5  # points that a word may touch the wall of its cell
_EDGE_LINES = 3  # lines of a running head or foot that may stand between a table and the edge of the page
_SEVERAL = 3  # ruled rows from which on rows are taken to be ruled, not columns only
_YEARS_PARTED = pattern(r"(?:19|20)[0-9]{2}[-−–](?:19|20)?[0-9]{2}$")
_SIGN_OR_YEAR = pattern(r"[-−–]|(?:19|20)[0-9]{2}[-−–]")


def tables_on(page: PageText, rows: list[Line], tagged: bool, limits: Limits) -> list[Draft]:
    """A page and the lines that may be rows → its tables from top to bottom. Each word stands in one table at most.

    Only the lines around the rows are read character by character; where a table reaches the edge of them, the whole page is.
    """
    marked = tagged_tables(page, limits) if tagged else []
    vertical, horizontal = rulings(page, limits)
    ruled = [grid for grid in grids(vertical, horizontal, limits) if len(grid.xs) >= 3]
    top, bottom = min(line.top for line in rows) - _AROUND, max(line.bottom for line in rows) + _AROUND
    near = [line for line in page.lines if line.bottom > top and line.top < bottom]
    if marked or len(near) > 0.8 * len(page.lines):
        return _drafts(page, words(page, marks=bool(marked)), marked, vertical, horizontal, ruled, limits)
    drafts = _drafts(page, words(page, lines=near), marked, vertical, horizontal, ruled, limits)
    if any(draft.box[1] < top + _EDGE or draft.box[3] > bottom - _EDGE for draft in drafts):
        return _drafts(page, words(page), marked, vertical, horizontal, ruled, limits)
    return drafts


def _drafts(
    page: PageText,
    found: list[Word],
    marked: list[TaggedTable],
    vertical: list[Edge],
    horizontal: list[Edge],
    ruled: list[Ruled],
    limits: Limits,
) -> list[Draft]:
    drafts: list[Draft] = []
    used: set[int] = set()
    for table in marked:
        draft = tagged_draft(table, found, ruled, limits)
        if draft is not None:
            drafts.append(draft)
            used.update(word.first for word in draft.words)
    spaces = any(word.glued for word in found)
    for grid in ruled:
        inside = [word for word in found if word.first not in used and _inside(word, grid)]
        draft = _ruled(grid, inside, spaces, limits) if inside else None
        if draft is not None and draft.tentative and not _at_edge(draft, page):
            draft = None
        if draft is not None:
            drafts.append(draft)
            used.update(word.first for word in draft.words)
    rest = [word for word in found if word.first not in used]
    drafts += aligned_tables(rest, spaces, sorted(edge.at for edge in horizontal))
    return sorted((draft for draft in drafts if draft.rows), key=lambda draft: (draft.box[1], draft.box[0]))


# --- from rulings --------------------------------------------------------------------------------------------------------


def _inside(word: Word, grid: Ruled) -> bool:
    left, top, right, bottom = grid.box
    return left - 1 <= (word.left + word.right) / 2 <= right + 1 and top - 1 <= word.middle <= bottom + 1


def _ruled(grid: Ruled, inside: list[Word], spaces: bool, limits: Limits) -> Draft | None:
    """A ruled grid and the words in it → a draft. Cells without a line between them are one; rows without one are told by place."""
    columns = list(zip(grid.xs, grid.xs[1:], strict=False))
    if len(columns) > limits.table_columns:
        raise exceeded("table_columns", limits)
    levels = list(zip(grid.ys, grid.ys[1:], strict=False))
    if len(levels) > limits.table_rows:
        raise exceeded("table_rows", limits)
    if len(columns) * len(levels) > limits.cells:
        raise exceeded("cells", limits)
    at: dict[tuple[int, int], list[Word]] = {}
    for word in _cut(inside, grid):
        over = not _has_digit(word) and bool(_walls(word, grid))  # a word too long for its cell is printed over the next one
        row, column = _index(word.middle, grid.ys), _index(word.left + _OVER if over else (word.left + word.right) / 2, grid.xs)
        at.setdefault((row, column), []).append(word)
    draft = Draft([], columns, grid.box, "pdf-ruled", walls=columns)
    below: list[Slot] | None = None
    for r, (top, bottom) in enumerate(levels):
        slots = [Slot() for _ in columns]
        for c in range(len(columns)):
            owner = None if grid.wall(c, top, bottom) else next((n for n in range(c - 1, -1, -1) if not slots[n].covered), None)
            if owner is not None:
                slots[c].covered = True
                slots[owner].columns += 1
                slots[owner].words.extend(at.get((r, c), []))
            elif below is not None and not grid.floor(r, *columns[c]):
                slots[c].covered = True
                _above(draft.rows, c).words.extend(at.get((r, c), []))
            else:
                slots[c].words.extend(at.get((r, c), []))
        draft.rows.append(slots)
        below = slots
    draft.rows = [row for row in draft.rows if any(slot.words for slot in row)]
    draft.rows = [split for row in draft.rows for split in _stacked(row, columns, spaces, draft.doubts, len(draft.rows))]
    filled = sum(1 for row in draft.rows for slot in row if slot.words)
    if len(draft.rows) == 1 and filled > 1:
        draft.tentative = True  # the heading or the last row of a table whose other rows stand beyond the page break
        return draft
    return None if filled < 3 or len(draft.rows) < 2 else draft


def _at_edge(draft: Draft, page: PageText) -> bool:
    """Does nothing but a running head or foot stand between a table and the top or the bottom of its page?"""
    above = sum(1 for line in page.lines if line.bottom < draft.box[1] + 1)
    below = sum(1 for line in page.lines if line.top > draft.box[3] - 1)
    return min(above, below) <= _EDGE_LINES


def _above(rows: list[list[Slot]], column: int) -> Slot:
    """The cell above that covers this one."""
    for row in reversed(rows):
        if not row[column].covered:
            return row[column]
        if column and row[column].covered:
            owner = next((n for n in range(column - 1, -1, -1) if not row[n].covered), None)
            if owner is not None and owner + row[owner].columns > column:
                return row[owner]
    return rows[0][column]


def _cut(inside: list[Word], grid: Ruled) -> list[Word]:
    """Words with digits of which a line of the grid goes through the middle are two figures in narrow cells: cut where the line stands."""
    result: list[Word] = []
    for word in inside:
        walls = _walls(word, grid) if _has_digit(word) else []
        width = (word.right - word.left) / max(len(word.text), 1)
        start = 0
        for x in walls:
            stop = round((x - word.left) / width)
            if start < stop < len(word.text):
                result.append(_part(word, start, stop, width))
                start = stop
        result.append(_part(word, start, len(word.text), width) if start else word)
    return result


def _has_digit(word: Word) -> bool:
    return any(character.isdigit() for character in word.text)


def _walls(word: Word, grid: Ruled) -> list[float]:
    """The lines of the grid that go through a word, not at its edges."""
    return [
        x
        for column, x in enumerate(grid.xs[1:-1], 1)
        if word.left + _OVER < x < word.right - _OVER and grid.wall(column, word.top, word.bottom)
    ]


def _part(word: Word, start: int, stop: int, width: float) -> Word:
    left, right = word.left + start * width, word.left + stop * width
    return Word(
        word.text[start:stop],
        left,
        word.top,
        right,
        word.bottom,
        word.first + start,
        word.first + stop - 1,
        word.glued and not start,
        word.mark,
    )


def _index(value: float, places: list[float]) -> int:
    """The number of the column or row between whose lines a place lies."""
    return min(max(bisect_right(places, value) - 1, 0), len(places) - 2)


def _two_figures(slot: Slot, spaces: bool) -> bool:
    return sum(1 for words in printed_lines(slot.words) if text_line(words, spaces).figures) == 2


def _parted(words: list[Word]) -> bool:
    """A minus alone over its figure, or a span of years or an account number parted behind its mark: one cell, and narrow."""
    texts = ["".join(word.text for word in line) for line in printed_lines(words)]
    return any((_SIGN_OR_YEAR.fullmatch(one) or one[-1] in "/.") and two[0].isdigit() for one, two in itertools.pairwise(texts))


def _stacked(row: list[Slot], columns: list[tuple[float, float]], spaces: bool, doubts: list[Note], levels: int) -> list[list[Slot]]:
    """A ruled row in whose cells figures stand under each other holds several rows: only its columns are ruled.

    Not so where figures are parted behind their signs, the row has one label, and the table has several ruled rows; nor where they are
    parted between their groups of digits.
    """
    if levels > _SEVERAL and mark_parted(row):
        return [row]
    lines = [text_line(line, spaces) for slot in row for line in printed_lines(slot.words)]
    figures = [
        sum(1 for line in (text_line(words, spaces) for words in printed_lines(slot.words)) if line.figures) for slot in row if slot.words
    ]
    if levels > _SEVERAL and max(figures, default=0) == 2:
        double = [slot for slot in row if _two_figures(slot, spaces)]
        parted = [slot for slot in double if _parted(slot.words)]
        label = ["".join(word.text for word in line) for line in printed_lines(row[0].words)]
        years = all(_YEARS_PARTED.match("".join(word.text for word in slot.words)) for slot in double)
        if parted and (years or all(text[0].islower() for text in label[1:])):
            return [row]
        doubts.extend(Note("table.pdf_columns", (("printed", piece_of(slot.words).text),)) for slot in parted)
    if max(figures, default=0) < 2 or sum(1 for count in figures if count >= 2) < 1 or len(lines) < 4:
        return [row]
    whole = _level([piece for line in lines for piece in line.pieces])
    return [slots_of(band, columns, doubts) for band in bands(whole, columns, row_step(whole, columns))]


def _level(pieces: list[Piece]) -> list[TextLine]:
    """Pieces of several cells → printed lines across the cells."""
    words_of = {id(word): piece for piece in pieces for word in piece.words}
    lines = []
    for line in printed_lines([word for piece in pieces for word in piece.words]):
        ordered = sorted({id(words_of[id(word)]): words_of[id(word)] for word in line}.values(), key=lambda piece: piece.left)
        lines.append(TextLine(ordered, sum(word.middle for word in line) / len(line), max(word.height for word in line)))
    return lines
