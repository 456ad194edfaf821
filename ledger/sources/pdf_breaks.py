"""Tables of aligned columns that a page break cuts → both parts with one set of columns; a heading alone at a page's foot is found."""

from __future__ import annotations

import itertools

from ledger.model import Box
from ledger.money import is_dash
from ledger.sources.pdf_cells import Span, TextLine, columns_of, overlapping, row_step, text_line, union
from ledger.sources.pdf_columns import fill_rows
from ledger.sources.pdf_grid import Draft, Slot, bounds, printed_lines
from ledger.sources.pdf_page import Line, PageText
from ledger.sources.pdf_words import words

_LABEL_CHARACTERS = 60
_FOOT_LINES = 9  # of a page, among which a heading alone is looked for
_SAME_WALL = 1.5  # points
_EDGE_LINES = 3  # lines of a running head or foot that may stand between a table and the edge of the page


def headless(draft: Draft, lines: list[Line]) -> bool:
    """Does a table of aligned columns begin its page with a row of amounts, nothing over it naming the columns?"""
    if draft.form != "pdf-columns" or draft.tentative or sum(1 for line in lines if line.bottom < draft.box[1] + 1) > _EDGE_LINES:
        return False
    figures = _figures(draft.lines)
    for line in draft.lines:
        if line.years_only:
            return False
        if line.row:
            return True
        if sum(1 for piece in line.pieces if overlapping(piece.left, piece.right, figures)) >= min(2, len(figures)):
            return False
    return False


def heading_at_foot(page: PageText, drafts: list[Draft], after: Draft) -> Draft | None:
    """The last lines of a page, and the table that begins the next without a heading → its heading, a tentative draft.

    Each piece of the heading stands over one column of the table, at least one of them over figures.
    """
    foot = sorted(page.lines, key=lambda line: line.bottom)[-_FOOT_LINES:]
    foot = [line for line in foot if not any(line.top < draft.box[3] and line.bottom > draft.box[1] for draft in drafts)]
    found = words(page, lines=foot) if foot else []
    spaces = any(word.glued for word in found)
    lines = [text_line(line, spaces) for line in printed_lines(found)]
    figures = _figures(after.lines)
    for last in range(len(lines) - 1, max(len(lines) - 2 - _EDGE_LINES, -1), -1):
        if not _over_columns(lines[last], after.columns):
            continue
        first = last
        while (
            first
            and lines[first].middle - lines[first - 1].middle < 1.3 * lines[first].height
            and _over_columns(lines[first - 1], after.columns)
        ):
            first -= 1
        head = lines[first : last + 1]
        pieces = [piece for line in head for piece in line.pieces]
        over = {number for piece in pieces for number in overlapping(piece.left, piece.right, after.columns)}
        if len(over) < 2 or not any(overlapping(piece.left, piece.right, figures) for piece in pieces):
            return None
        box = bounds([word for piece in pieces for word in piece.words])
        draft = Draft([], columns_of(head), box, "pdf-columns", lines=head, tentative=True, under=lines[last + 1 :])
        fill_rows(draft, row_step(head, draft.columns))
        return draft
    return None


def put_between(row: Draft, walls: list[Span]) -> bool:
    """One ruled row and the walls of the table beyond the page break → its cells in that table's columns, merged ones over several.

    False, and nothing changed, where one of its walls stands where the table has none, or it is not as wide.
    """
    edges = [left for left, _ in walls] + [right for _, right in walls[-1:]]
    own = [left for left, _ in row.walls] + [right for _, right in row.walls[-1:]]
    at = [next((number for number, edge in enumerate(edges) if abs(edge - one) < _SAME_WALL), None) for one in own]
    found = [number for number in at if number is not None]
    if len(found) < len(at) or found[0] != 0 or found[-1] != len(walls) or sorted(set(found)) != found:
        return False
    rows = []
    for slots in row.rows:
        placed = [Slot(covered=True) for _ in walls]
        for slot, first, following in zip(slots, found, found[1:], strict=False):
            if not slot.covered:
                slot.columns = max(following - first, slot.columns)
                placed[first] = slot
        rows.append(placed)
    row.rows, row.columns, row.walls = rows, walls, walls
    return True


def _over_columns(line: TextLine, columns: list[Span]) -> bool:
    """Does every piece of the line stand over one column, none of them an amount?"""
    return (not line.figures or line.years_only) and all(
        len(overlapping(piece.left, piece.right, columns)) == 1 and len(piece.text) <= _LABEL_CHARACTERS for piece in line.pieces
    )


def _figures(lines: list[TextLine]) -> list[Span]:
    return union([(piece.left, piece.right) for line in lines for piece in line.figures])


def put_in_step(before: Draft, after: Draft, below: list[Box], above: list[Box]) -> bool:
    """Two drafts on two pages, the second going on from the first → the columns and rows of both told from both together.

    `below` and `above` are the boxes of the lines between the tables and the edges of their pages: each must be a label of theirs. False,
    and nothing changed, where one is not, where the second's figures do not stand under the first's columns, or it has years of its own.
    """
    under, over = _labels(before, before.under, below), _labels(after, after.over, above)
    if under is None or over is None:
        return False
    new = [line for line in after.lines if line.row]
    old = _figures(before.lines)
    # a heading without rows: a column of amounts may stand under words ("I alt"), one of numbers left of them all under nothing
    heading = before.tentative and all(line.years_only or not line.figures for line in before.lines)
    if heading:
        left = old[0][0] if old else 0.0
        old = before.columns
    heads = [[piece.text for piece in line.pieces] for line in before.lines]
    for line in new:
        own_heading = line.years_only and len(line.figures) > 1 and [piece.text for piece in line.pieces] not in heads
        figures = [piece for piece in line.figures if not is_dash(piece.text) and not (heading and piece.right < left)]
        if own_heading or any(len(overlapping(piece.left, piece.right, old)) != 1 for piece in figures):
            return False
    lines = [*before.lines, *under, *over, *after.lines]
    columns = columns_of(lines)
    if len(columns) < max(len(before.columns), len(after.columns)):
        return False
    before.lines, after.lines = [*before.lines, *under], [*over, *after.lines]
    step = row_step(lines, columns)
    for draft in (before, after):
        draft.columns = columns
        draft.tentative = False
        draft.box = bounds([word for line in draft.lines for piece in line.pieces for word in piece.words])
        fill_rows(draft, step)
    return True


def _labels(draft: Draft, near: list[TextLine], between: list[Box]) -> list[TextLine] | None:
    """The lines between a table and the edge of its page, if all of them are labels under (or over) its columns of words."""
    starts = {piece.left for line in draft.lines for piece in line.pieces if not piece.figure}
    figures = _figures(draft.lines)
    found = []
    for _, top, _, bottom in between:
        line = next((line for line in near if top <= line.middle <= bottom), None)
        if line is None or line.figures:
            return None
        for piece in line.pieces:
            stands = any(abs(piece.left - start) < 2 for start in starts)
            if not stands or len(piece.text) > _LABEL_CHARACTERS or overlapping(piece.left, piece.right, figures):
                return None
        if line not in found:
            found.append(line)
    ordered = sorted([*found, *draft.lines], key=lambda line: line.middle)
    if any(two.middle - one.middle > 2.4 * two.height for one, two in itertools.pairwise(ordered) if one in found or two in found):
        return None
    return sorted(found, key=lambda line: line.middle)
