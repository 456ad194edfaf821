"""Printed lines → pieces that stand apart like cells, the columns these pieces line up in, and the rows they belong to."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from ledger.model import Note
from ledger.money import is_dash, is_percent, parse_figure
from ledger.patterns import pattern
from ledger.sources.pdf_grid import Slot, line_text, parted_amount
from ledger.sources.pdf_words import Word

_UNIT_ONLY = pattern(r"(?i)[-–(]?[ ]?(?:i[ ])?(?:hele[ ])?(?:1[. ]?000[ ]?(?:kr\.?|dkk)|dkk[ ]1[. ]?000)[ ]?[-–)]?")
_AMOUNT = pattern(r"[-−–(÷]?[0-9][0-9.,]*[)]?")
_PARTED = pattern(r"[-−–‑÷(]?[0-9]{1,3}(?:\.[0-9]{3})+\.")  # the first groups of an amount that goes on below
_YEAR = pattern(r"(?:19|20)[0-9]{2}")
_DIGIT = pattern("[0-9]", plain=True)
OPEN_END = (" fra", " til", " på", " i", " af", " og", " for", " ved", " med", " under", " inden for", " samt", ",", " -", "/")
SIGNS = frozenset("-−–‑÷+")
_NEIGHBOUR = 0.6  # of a line's height: columns nearer to each other may be one
_APART = 0.15  # of the line's height, where no space is printed between two words
LEADING = 1.6  # of a line's height: from one line to the next of one text, at most (the height is 0.85 to 1.2 of the font size)
_APART_WITHOUT_SPACES = 0.5  # in a document that prints no spaces at all


@dataclass(slots=True)
class Piece:
    """Words that stand together in one line like the text of a cell. `figure`: all of it is one amount, dash or percentage.

    `across`: a heading of a block of rows, in one cell over all columns.
    """

    words: list[Word]
    text: str
    left: float
    right: float
    figure: bool
    year: bool
    across: bool = False


@dataclass(slots=True)
class TextLine:
    """One printed line of a region: its pieces from left to right and where it stands."""

    pieces: list[Piece]
    middle: float
    height: float

    @property
    def figures(self) -> list[Piece]:
        """The pieces that are amounts (years too)."""
        return [piece for piece in self.pieces if piece.figure]

    @property
    def years_only(self) -> bool:
        """Are all its figures years, as in the heading of a table?"""
        figures = self.figures
        return bool(figures) and all(piece.year for piece in figures)

    @property
    def row(self) -> bool:
        """Can it be a row of a table: a figure that stands apart from the rest of its line?"""
        figures = self.figures
        return bool(figures) and (len(self.pieces) > 1 or len(figures) == len(self.pieces))


def piece_of(words: list[Word]) -> Piece:
    """Words → one piece."""
    text = line_text(words)
    if not _DIGIT.search(text):
        figure, year = is_dash(text), False
    else:
        figure = not _UNIT_ONLY.fullmatch(text) and (parse_figure(text) is not None or is_dash(text) or is_percent(text))
        figure = figure or _PARTED.fullmatch(text) is not None
        year = _YEAR.fullmatch(text) is not None
    if len(words) == 1:
        return Piece(words, text, words[0].left, words[0].right, figure, year)
    return Piece(words, text, min([word.left for word in words]), max([word.right for word in words]), figure, year)


def text_line(words: list[Word], spaces: bool) -> TextLine:
    """Words of one printed line → its pieces. `spaces`: the document prints spaces, so where none stands a piece ends."""
    apart = _APART if spaces else _APART_WITHOUT_SPACES
    groups: list[list[Word]] = []
    for word in words:
        before = groups[-1][-1] if groups else None
        close = before is not None and ((word.glued and word.first > before.last) or word.left - before.right <= apart * word.height)
        # a label that runs up to its figure touches it, but no word goes over into an amount
        if before is not None and close and not (not word.glued and before.text[-1].isalpha() and _AMOUNT.fullmatch(word.text)):
            groups[-1].append(word)
        else:
            groups.append([word])
    height = max([word.bottom - word.top for word in words])
    middle = sum([(word.top + word.bottom) / 2 for word in words]) / len(words)
    return TextLine([piece_of(group) for group in groups], middle, height)


Span = tuple[float, float]


def union(spans: list[Span]) -> list[Span]:
    """Intervals → the disjoint intervals they cover, from left to right."""
    found: list[Span] = []
    for left, right in sorted(spans):
        if found and left < found[-1][1] - 0.3:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def overlapping(left: float, right: float, columns: list[Span]) -> list[int]:
    """The numbers of the columns that a stretch lies over."""
    if right - left <= 0.5:
        return []
    return [number for number, (start, end) in enumerate(columns) if right - start > 0.5 and end - left > 0.5 and end - start > 0.5]


def columns_of(lines: list[TextLine]) -> list[Span]:
    """Lines of a table → its columns. Figures of one column overlap each other and those of another never do; so do labels.

    Narrow pieces come first: what lies over two columns already found (a block heading, a caption) spans them and makes no column.
    """
    columns = union([(piece.left, piece.right) for line in lines for piece in line.figures if not is_dash(piece.text)])
    for rows in (True, False):
        rest = [piece for line in lines if line.row is rows for piece in line.pieces if not piece.figure or is_dash(piece.text)]
        rest = [piece for piece in rest if not piece.across]
        for piece in sorted(rest, key=lambda piece: piece.right - piece.left):
            over = overlapping(piece.left, piece.right, columns)
            if len(over) == 1:
                start, end = columns[over[0]]
                wider = (min(start, piece.left), max(end, piece.right))
                if len(overlapping(*wider, columns)) == 1:
                    columns[over[0]] = wider
            elif not over:
                columns = sorted([*columns, (piece.left, piece.right)])
    return _with_neighbours(_with_headings(columns, lines), lines)


def _with_neighbours(columns: list[Span], lines: list[TextLine]) -> list[Span]:
    """Two columns close beside each other of which no line fills both are one, where its cells are set so that they do not overlap.

    So stand amounts behind which different numbers of hard spaces are printed (only one of the two columns has a heading), and labels set
    to the left, to the middle and with an indent in one column, left of all figures. The labels of a table are its first column.
    """
    if len(columns) < 3 or not lines:
        return columns
    first = next((number for number, line in enumerate(lines) if line.row and not line.years_only), 0)
    gap = _NEIGHBOUR * max(line.height for line in lines)
    heads: set[int] = set()
    figures: set[int] = set()
    words: set[int] = set()
    both: set[int] = set()
    for number, line in enumerate(lines):
        filled: set[int] = set()
        for piece in line.pieces:
            over = overlapping(piece.left, piece.right, columns)
            filled.update(over[:1])
            if number < first:
                heads.update(over)
            else:
                (figures if piece.figure else words).update(over)
        both.update(column for column in filled if column + 1 in filled)
    merged = [columns[0]]
    for column, (left, right) in enumerate(columns[1:]):
        near = left - merged[-1][1] < gap and column not in both
        amounts = {column, column + 1} <= figures - words and (column in heads) != (column + 1 in heads)
        labels = not column and not any(one <= 1 for one in figures)
        if near and (amounts or labels):
            merged[-1] = (merged[-1][0], right)
        else:
            merged.append((left, right))
    return merged


def _with_headings(columns: list[Span], lines: list[TextLine]) -> list[Span]:
    """A heading set to the left above figures set to the right lies over none of them: the two are one column all the same.

    So are a heading set to the middle of its column and short words at the left of it, where no line fills both.
    """
    first = next((number for number, line in enumerate(lines) if line.row and not line.years_only), 0)
    heads: set[int] = set()
    bodies: set[int] = set()
    worded: set[int] = set()  # columns headed by words
    lettered: set[int] = set()  # columns in which words stand: no year heads those
    for number, line in enumerate(lines):
        for piece in line.pieces:
            over = overlapping(piece.left, piece.right, columns)
            if number < first:
                heads.update(over if len(over) == 1 else ())  # a wide heading may reach over its figures
                worded.update(() if piece.figure else over)
            else:
                bodies.update(over[:1])  # and a long label over what is next to it
                lettered.update(over[:1] if not (piece.figure or piece.text[0].isdigit()) else ())
    merged: list[Span] = []
    number = 0
    while number < len(columns):
        pair = {number, number + 1}
        head_only = {column for column in pair if column in heads and column not in bodies}
        body_only = {column for column in pair if column not in heads and column in bodies}
        fitting = head_only <= worded or not body_only & lettered
        if number + 1 < len(columns) and head_only | body_only == pair and len(head_only) == 1 and fitting:
            merged.append((columns[number][0], columns[number + 1][1]))
            number += 2
        else:
            merged.append(columns[number])
            number += 1
    return merged


def place(left: float, right: float, columns: list[Span]) -> tuple[int, int]:
    """A stretch → the first and last column it stands in: those it lies over, else the nearest."""
    over = overlapping(left, right, columns)
    if over:
        return over[0], over[-1]
    nearest = min(range(len(columns)), key=lambda number: max(columns[number][0] - right, left - columns[number][1]))
    return nearest, nearest


def row_step(lines: list[TextLine], columns: list[Span]) -> float:
    """Lines of a table → the distance up to which two lines are one row: a label that wraps is taller than the figures beside it.

    Two lines that both have a figure in one column are two rows, and nothing closer to each other than such two is. Where no such
    two stand next to each other, the narrowest distance is the one inside a row, if there are wider ones.
    """
    steps = [(line.middle - before.middle, before, line) for before, line in itertools.pairwise(lines) if line.middle > before.middle]
    pitches = [
        step for step, before, line in steps if figure_columns(before, columns) & figure_columns(line, columns) or two_rows(before, line)
    ]
    distances = sorted(step for step, _, _ in steps)
    limit = min(pitches) - 0.6 if pitches else 0.0
    leading = _leading(lines, columns)
    if leading and pitches and leading > min(pitches) - 0.9:
        leading = None  # labels of rows that have their amounts in different columns
    wider = next((step for step in distances if leading and step > leading + 0.9), None)
    if wider is not None and leading:
        limit = (leading + wider) / 2
    elif not pitches:
        for narrow, wide in itertools.pairwise(distances):
            if wide - narrow > 0.9:
                limit = (narrow + wide) / 2
                break
    return min(limit, 1.6 * max((line.height for line in lines), default=0.0))


def _leading(lines: list[TextLine], columns: list[Span]) -> float | None:
    """The distance from line to line inside the cells of a table, as its columns of words show it; `None` where they do not.

    Figures of one column stand in rows of their own, so what is no nearer than they are is no distance inside a cell.
    """
    words: dict[int, float] = {}
    figures: dict[int, float] = {}
    narrow: list[float] = []
    rows: list[float] = []
    for line in lines:
        for piece in line.pieces:
            over = overlapping(piece.left, piece.right, columns)
            if len(over) != 1:
                continue
            last, found = (figures, rows) if piece.figure else (words, narrow)
            if over[0] in last and line.middle > last[over[0]]:
                found.append(line.middle - last[over[0]])
            last[over[0]] = line.middle
    height = max((line.height for line in lines), default=0.0)
    likely = [step for step in narrow if 0.8 * height < step < LEADING * height]
    if not likely or (rows and min(likely) > min(rows) - 0.9):
        return None
    return min(likely)


def two_rows(before: TextLine, line: TextLine) -> bool:
    """Do two lines both have a label and amounts beside it? The amounts of one row stand on one line.

    So stand rows with amounts in different columns ("Udgift", "Indtægt"), which no column of figures tells apart.
    """
    labels = before.pieces[0], line.pieces[0]
    if any(label.figure for label in labels) or abs(labels[0].left - labels[1].left) > 1.5 or labels[1].text[:1].islower():
        return False
    return all(any(not piece.year for piece in one.figures) for one in (before, line))


def figure_columns(line: TextLine, columns: list[Span]) -> set[int]:
    return {number for piece in line.figures for number in overlapping(piece.left, piece.right, columns)}


def slots_of(band: list[TextLine], columns: list[Span], doubts: list[Note]) -> list[Slot]:
    """The lines of one row → its cells, one for each column.

    Two figures in one cell, one behind words in a cell, or one over two columns is a doubt.
    """
    slots = [Slot() for _ in columns]
    figures: list[list[str]] = [[] for _ in columns]
    for line in band:
        lettered: set[int] = set()
        level: set[int] = set()
        for piece in line.pieces:
            first, last = (0, len(columns) - 1) if piece.across else place(piece.left, piece.right, columns)
            if not piece.figure:
                lettered.add(first)
            else:
                figures[first].append(piece.text)
                slots[first].parted = parted_amount(figures[first]) is not None
                several = len(figures[first]) > 1 and not (slots[first].parted or figures[first][-2] in SIGNS)
                if last > first or several or first in level or (first in lettered and _AMOUNT.fullmatch(piece.text)):
                    doubts.append(Note("table.pdf_columns", (("printed", piece.text),)))
                last = first
                level.add(first)
            slots[first].words.extend(piece.words)
            slots[first].columns = max(slots[first].columns, last - first + 1)
    for number, slot in enumerate(slots):
        for other in range(number + 1, number + slot.columns):
            if slots[other].words:
                break
            slots[other].covered = True
    return slots
