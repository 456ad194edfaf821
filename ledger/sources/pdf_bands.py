"""Printed lines of a table → its rows, each one or more lines: labels wrap above, beside or below their figures."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right

from ledger.money import is_dash
from ledger.patterns import pattern
from ledger.sources.pdf_cells import LEADING, OPEN_END, SIGNS, Piece, Span, TextLine, figure_columns, place, two_rows
from ledger.sources.pdf_grid import parted_amount
from ledger.sources.pdf_tiled import tiled

_YEAR = pattern(r"(?:19|20)[0-9]{2}")
_PARTS = ("heraf", "herunder", "i alt")
_EVEN = 0.9  # points: distances that differ by less are the same
_WIDE = 2.6  # of a line's height: the same, where every line is a paragraph with space below it
_LABEL_LINES = 6  # of a label that wraps, looked at to see where it ends
_HALF = 0.75  # of a line's height: no farther from its figures stand the two lines of a label set to the middle of its row
_BESIDE = 1.1  # of a line's height: the same, where nothing but figures stands between the two lines
_SAME_STEP = 0.4  # points


def bands(lines: list[TextLine], columns: list[Span], limit: float, rules: list[float] | None = None) -> list[list[TextLine]]:
    """Lines of a table → its rows, each one or more printed lines not farther apart than `limit`. A ruling always parts two rows."""
    rows = tiled(lines, columns)
    if rows is not None:
        return rows
    groups: list[list[TextLine]] = []
    taken: set[int] = set()
    pitch = _pitch(lines, columns)
    wide = _wide_leading(lines, columns, pitch)
    middles = _set_to_the_middle(lines)
    ends = set(middles.values())
    each = rules is not None and _ruled_rows(lines, columns, rules)
    inside = {number for first, last in middles.items() for number in range(first + 1, last + 1)}
    for number, line in enumerate(lines):
        figures = figure_columns(line, columns)
        across = line.pieces[0].across or (number > 0 and lines[number - 1].pieces[0].across)
        if number in middles or number - 1 in ends or across:
            groups.append([line])
            taken = figures
            continue
        if number in inside:
            groups[-1].append(line)
            taken |= figures
            continue
        if groups:
            before = groups[-1][-1]
            step = line.middle - before.middle
            parted = rules is not None and bisect_right(rules, before.middle) < bisect_left(rules, line.middle)
            following = lines[number + 1 : number + 1 + _LABEL_LINES]
            alone = not (line.figures and before.figures)
            in_step = bool(wide) and alone and abs(step - wide) < _EVEN and step > pitch + _EVEN
            in_step = in_step or (each and not parted and not line.figures)
            near = step <= limit or in_step or _goes_on(before, line, following, columns, pitch)
            below = near and not in_step and bool(taken) and _goes_below(before, line, following, columns)
            near = near and not below and not taken & figures and not _heads(before, line, columns, step)
            near = near and not any(two_rows(other, line) for other in groups[-1])
            if not parted and (near or _parts_amounts(groups[-1], line, columns, step)):
                groups[-1].append(line)
                taken |= figures
                continue
        groups.append([line])
        taken = figures
    return groups


def _set_to_the_middle(lines: list[TextLine]) -> dict[int, int]:
    """The rows whose label of two (four, six) lines is set to the middle of them: the number of their first line → that of their last.

    Their figures stand between two lines of the label, half a line from each; more lines go on from those evenly on both sides, as far as
    they are not nearer to the figures of another row.
    """
    rows: dict[int, tuple[int, int]] = {}
    leading: dict[int, float] = {}
    for number in range(1, len(lines) - 1):
        above, line, below = lines[number - 1 : number + 2]
        up, down = line.middle - above.middle, below.middle - line.middle
        alone = line.figures and not above.figures and not below.figures
        bare = line.pieces[0].figure and line.pieces[0].left > max(above.pieces[-1].right, below.pieces[-1].right)
        after = lines[number + 2].middle - below.middle if bare and number + 2 < len(lines) else down
        near = _HALF if not bare or after < down - _SAME_STEP else _BESIDE
        if alone and max(up, down) < near * line.height and abs(up - down) < _EVEN:
            rows[number], leading[number] = (number - 1, number + 1), up + down
    used = {other for first, last in rows.values() for other in range(first, last + 1)}
    growing = list(rows)
    while growing:
        grown = []
        for number in growing:
            first, last = rows[number]
            if first == 0 or last == len(lines) - 1 or {first - 1, last + 1} & used:
                continue
            above, line, below = lines[first - 1], lines[number], lines[last + 1]
            even = abs((line.middle - above.middle) - (below.middle - line.middle)) < _EVEN
            step = max(lines[first].middle - above.middle, below.middle - lines[last].middle)
            if even and step <= leading[number] + _SAME_STEP and not above.figures and not below.figures:
                rows[number] = (first - 1, last + 1)
                grown.append(number)
                used |= set(rows[number])
        growing = grown
    return dict(rows.values())


def _ruled_rows(lines: list[TextLine], columns: list[Span], rules: list[float]) -> bool:
    """Is there a ruling between each two rows (lines that follow each other, both with a figure in one column), and are there some?"""
    pairs = [
        bisect_right(rules, before.middle) < bisect_left(rules, line.middle)
        for before, line in itertools.pairwise(lines)
        if figure_columns(before, columns) & figure_columns(line, columns) or two_rows(before, line)
    ]
    return len(pairs) > 1 and all(pairs)


def _pitch(lines: list[TextLine], columns: list[Span]) -> float:
    """The least distance between two lines that follow each other and both have a figure in one column; 0 where there are no such two."""
    steps = [
        line.middle - before.middle
        for before, line in itertools.pairwise(lines)
        if figure_columns(before, columns) & figure_columns(line, columns) or two_rows(before, line)
    ]
    return min(steps, default=0.0)


def _wide_leading(lines: list[TextLine], columns: list[Span], pitch: float) -> float:
    """The distance from line to line inside the cells where it is greater than that from row to row; 0 where it is not, or nothing tells.

    So stand labels in tables whose cells have little room above and below their text (Typst), or whose lines are paragraphs of their own
    (pages of Word). What tells is a line in lower case under words, or below words that cannot end where they do, when the line on its
    other side stands as far from the two as rows do.
    """
    steps = []
    distances = [line.middle - before.middle for before, line in itertools.pairwise(lines)]
    for number, (before, line) in enumerate(itertools.pairwise(lines)):
        step = distances[number]
        if not pitch or not pitch + _EVEN < step < _WIDE * line.height or (before.figures and line.figures):
            continue
        beyond = number - 1 if line.figures else number + 1
        other = distances[beyond] if 0 <= beyond < len(distances) else pitch
        above = {place(piece.left, piece.right, columns)[0]: piece for piece in before.pieces if not piece.figure}
        below = [(place(piece.left, piece.right, columns)[0], piece) for piece in line.pieces if not piece.figure]
        rest = any(at in above and _rest_of(above[at], piece) for at, piece in below)
        if rest and min(abs(other - pitch), abs(other - step)) < _EVEN:
            steps.append(step)
    return sum(steps) / len(steps) if steps and max(steps) - min(steps) < 2 * _EVEN else 0.0


def _goes_below(before: TextLine, line: TextLine, below: list[TextLine], columns: list[Span]) -> bool:
    """Words without figures between two rows: are they the beginning of the label below rather than the end of the one above?

    They are where they stand nearer to the line below (labels set to the middle or the bottom of their rows); where they stand as near to
    both, if what follows goes on in lower case, or they end in a word that cannot end a label ("Finansiering fra"). They are not where
    more words of theirs follow, and then a greater distance before the next figures (narrow cells of several lines, set to the top).
    """
    if line.figures or not below:
        return False
    following = below[0]
    up, down = line.middle - before.middle, following.middle - line.middle
    if not 0 < down <= LEADING * line.height or down > up + _EVEN:
        return False
    for one, two in itertools.pairwise(below):
        if one.figures:
            break
        if two.middle - one.middle > up + _EVEN:
            return False
    if down < up - _EVEN:
        return True
    label = line.pieces[0]
    at = place(label.left, label.right, columns)[0]
    rest = next((piece for piece in following.pieces if not piece.figure and place(piece.left, piece.right, columns)[0] == at), None)
    up_there = next((piece for piece in before.pieces if place(piece.left, piece.right, columns)[0] == at), None)
    if rest is None or label.text[:1].islower() or (up_there is not None and up_there.text.lower().endswith(OPEN_END)):
        return False
    return rest.text[:1].islower() or label.text.lower().endswith(OPEN_END)


def _heads(before: TextLine, line: TextLine, columns: list[Span], step: float) -> bool:
    """Words over columns whose amounts stand on the next line are the heading of those ("Udgift", "Netto"), however near it is."""
    if step < 0.7 * line.height or before.figures:
        return False
    amounts = {place(piece.left, piece.right, columns)[0] for piece in line.figures if not piece.year}
    over = {place(piece.left, piece.right, columns)[0] for piece in before.pieces}
    return len(amounts & over) > 1


def _parts_amounts(group: list[TextLine], line: TextLine, columns: list[Span], step: float) -> bool:
    """Lines with figures under each other that are one row all the same: narrow columns part its amounts.

    A sign stands over its amount, or groups of digits over the rest of them; and the label goes on in lower case, or there is none and the
    amounts are signs and unsigned amounts, or parted at a point (`1.234.` over `567`).
    """
    if step > 1.1 * LEADING * line.height or not line.figures:
        return False
    above = {place(piece.left, piece.right, columns)[0]: piece.text for before in group for piece in before.pieces}
    words = [piece for piece in line.pieces if not piece.figure]
    on = bool(words) and _goes_on_in_lower_case(words[0]) and place(words[0].left, words[0].right, columns)[0] in above
    found = False
    for piece in line.figures:
        text = above.get(place(piece.left, piece.right, columns)[0])
        if text is None:
            continue
        pointed = parted_amount([text, piece.text]) is not None
        signed = text in SIGNS and piece.text[0].isdigit() and not is_dash(piece.text)
        if not (pointed or signed) or not (on or (not words and (signed or text.endswith(".")))):
            return False
        found = True
    return found


def _goes_on(before: TextLine, line: TextLine, following: list[TextLine], columns: list[Span], pitch: float) -> bool:
    """Lines as close as the rows themselves: words only, in lower case, under (or over) the rest of their cell, go on from it.

    So do words under a text that cannot end where it does ("Teknik- og" over "Miljøudvalget"). Rows may stand wider than lines of text do,
    each line of a cell a paragraph with space below it (`pitch` from row to row).
    """
    step = line.middle - before.middle
    alone = line if not line.figures else before if not before.figures else None
    if alone is None or step > _WIDE * line.height:
        return False
    above = {place(piece.left, piece.right, columns)[0]: piece for piece in before.pieces if not piece.figure}
    words = [(place(piece.left, piece.right, columns)[0], piece) for piece in line.pieces if not piece.figure]
    if alone is before:
        first = before.pieces[0]
        if first.text.lower().endswith(OPEN_END):
            at = place(first.left, first.right, columns)[0]
            return any(other == at for other, _ in words)
    if step > LEADING * line.height:
        after = following[0].pieces[0].text if following else ""
        if step > pitch + _EVEN or (alone is before and after[:1].islower()):
            return False  # of several rows in lower case one under the other the line above them all is the heading
    if alone is before:
        # the row's figures stand on its last line, and words in columns that take one line only beside them ("Nej")
        words = [(at, piece) for at, piece in words if at in above]
    return (
        bool(words)
        and all(at in above and _rest_of(above[at], piece) for at, piece in words)
        and (alone is line or len(above) == len(before.pieces))
    )


def _rest_of(above: Piece, piece: Piece) -> bool:
    """Do the words go on from those above them in their cell?"""
    return _goes_on_in_lower_case(piece) or _YEAR.fullmatch(piece.text) is not None or above.text.lower().endswith(OPEN_END)


def _goes_on_in_lower_case(piece: Piece) -> bool:
    """Do the words begin in lower case, and not with one that begins a row of its own ("heraf rådgivning")?"""
    return piece.text[:1].islower() and not piece.text.startswith(_PARTS)
