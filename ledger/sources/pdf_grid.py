"""Words placed in rows and columns → a Table, each cell with its text as printed and its box."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import attrgetter
from statistics import median
from typing import Any

from ledger.model import Box, Cell, Note, Place, Table, TableForm, TableRow
from ledger.patterns import pattern
from ledger.sources.pdf_words import Word
from ledger.sources.spaces import join_lines, superscript

_LEFT = attrgetter("left")
_FIRST_GROUPS = pattern(r"[-−–‑÷(+]?[ ]?[0-9]{1,3}(?:[. \u00a0][0-9]{3})*\.?")
_LAST_GROUPS = pattern(r"[0-9]{3}(?:[. \u00a0][0-9]{3})*(?:\.|,[0-9]+)?[)]?")
_LAST_WORD = pattern(r"[^\w]+")
_NARROW, _LETTER, _WIDE = 0.3, 0.57, 0.8  # of a word's height: the width of a letter
_SPACE = 0.27  # of a word's height: a printed space and a little more
_ENDINGS = frozenset(("er", "en", "et"))  # of words, though also words; labels do not end in those
_OWN_WORDS = frozenset(
    "i,af,på,og,om,at,ad,til,fra,med,ved,for,over,under,inden,uden,primo,ultimo,heraf,samt,eller".split(",")  # noqa: SIM905
)
_ADJECTIVES = ("et", "ede", "igt", "ere", "ete", "sat")
_SLACK = 0.6  # points
_PADDING = 9.0  # points between the wall of a cell and its words, at most
_PUNCTUATION = ".,;:)"
_END_OF_WORD = pattern("[a-zæøå]{1,2}")
_SHORT_WORDS = frozenset(
    "i,å,ø,af,at,på,og,en,et,er,om,de,du,vi,jo,nu,så,se,ny,op,ud,ad,hr,kr,mv,pr,el,la,fx,be,os,da,nr,ca,st,m".split(",")  # noqa: SIM905
)


@dataclass(slots=True)
class Slot:
    """One cell in the making: its words, how many columns it spans, and whether another cell covers it.

    `parted`: its lines are one amount, which the narrow column parts between its groups of digits.
    """

    words: list[Word] = field(default_factory=list)
    columns: int = 1
    covered: bool = False
    parted: bool = False


@dataclass(slots=True)
class Draft:
    """A table on one page before it is a Table. `columns` are the left and right edges of each column in reading position.

    `lines` are kept for tables of aligned columns, whose columns and rows are told anew when they go on over a page break. A draft
    that is `tentative` (a heading without rows, or one row without a heading) is a table only together with its other part. `over` and
    `under` are the few lines between such a table and the edge of its page: labels of a row that goes on, or block headings. `walls` are
    the rulings at the left and right of each column, where there are any; `spaced`: the document prints spaces at the ends of lines.
    """

    rows: list[list[Slot]]
    columns: list[tuple[float, float]]
    box: Box
    form: TableForm
    header_rows: int | None = None
    doubts: list[Note] = field(default_factory=list)
    lines: list[Any] = field(default_factory=list)
    rules: list[float] = field(default_factory=list)
    tentative: bool = False
    over: list[Any] = field(default_factory=list)
    under: list[Any] = field(default_factory=list)
    walls: list[tuple[float, float]] = field(default_factory=list)
    spaced: bool = False

    @property
    def words(self) -> list[Word]:
        """All words of the table."""
        return [word for row in self.rows for slot in row for word in slot.words]


def bounds(words: list[Word]) -> Box:
    """The smallest box around some words (at least one)."""
    if len(words) == 1:
        return words[0].box
    return (
        min([word.left for word in words]),
        min([word.top for word in words]),
        max([word.right for word in words]),
        max([word.bottom for word in words]),
    )


def printed_lines(words: list[Word]) -> list[list[Word]]:
    """Words of one cell or region → its printed lines from top to bottom, each from left to right."""
    if len(words) == 1:
        return [[words[0]]]
    lines: list[list[Word]] = []
    middle = first = 0.0
    for at, _, _, word in sorted([((word.top + word.bottom) / 2, word.left, number, word) for number, word in enumerate(words)]):
        if lines and abs(at - middle) < 0.38 * max(word.bottom - word.top, first):
            lines[-1].append(word)
        else:
            lines.append([word])
            middle, first = at, word.bottom - word.top
    for line in lines:
        line.sort(key=_LEFT)
    return lines


def line_text(line: list[Word]) -> str:
    """Words of one printed line → text. Words that no space and no gap parts (a sign drawn by itself) stay together.

    Small digits set high are a footnote mark (400¹), never digits of the amount before them.
    """
    text = line[0].text
    for before, word in itertools.pairwise(line):
        apart = word.glued or word.left - before.right > 0.12 * word.height
        raised = word.text.isdigit() and word.height < 0.85 * before.height and word.bottom < before.bottom - 0.12 * before.height
        text += (" " if apart else "") + (superscript(word.text) if raised else word.text)
    return text


def parted_amount(lines: list[str]) -> str | None:
    """The lines of a narrow cell → the one amount they may be, parted between its groups of digits (`1.234.` over `567`, `-2` over `200`).

    With points the break itself tells; with spaces two amounts may stand under each other as well: the row must tell (`mark_parted`).
    """
    if len(lines) < 2 or not _FIRST_GROUPS.fullmatch(lines[0]) or not all(map(_LAST_GROUPS.fullmatch, lines[1:])):
        return None
    amount = lines[0]
    for line in lines[1:]:
        if not amount[-1].isdigit() and amount[-1] != ".":
            return None
        if amount[-1] != "." and "." in amount + line:
            return None
        amount += line if amount[-1] == "." else "\u00a0" + line
    return amount


def mark_parted(row: list[Slot]) -> bool:
    """A row that is one by its label: are all figures with several lines in it amounts parted by their columns? Then they are marked.

    The label must stand on one line, or go on in lower case: two labels over each other may have two amounts each.
    """
    texts = [[line_text(line) for line in printed_lines(slot.words)] for slot in row]
    label = next((lines for lines in texts if any(character.isalpha() for line in lines for character in line)), None)
    stacked = [
        number
        for number, lines in enumerate(texts)
        if len(lines) > 1 and not any(character.isalpha() for line in lines for character in line)
    ]
    amounts = [parted_amount(texts[number]) for number in stacked]
    if not amounts or any(amount is None for amount in amounts):
        return False
    one = label is not None and all(line[0].islower() for line in label[1:])
    if not one and not all(lines[:-1] and all(line.endswith(".") for line in lines[:-1]) for lines in (texts[n] for n in stacked)):
        return False
    for number in stacked:
        row[number].parted = True
    return True


def cell_text(words: list[Word], known: str = "", edge: float | None = None, walled: bool = True) -> str:
    """Words of a cell → its text, wrapped lines joined and broken words mended. `known` is the text around the table, lower case.

    A word too long for its cell is broken without a hyphen. It is put together where the whole stands in the text and its first half
    does not, where one or two letters that are no word are left over, or where it fills its line up to `edge`, the right end of the
    cell's lines (`None`: not known, or the writer prints no spaces at the ends of lines). No line that ends in a printed space is broken.
    Where no wall tells that edge (not `walled`) it is the end of the longest line of the column.
    """
    lines: list[str] = []
    before: list[Word] = []
    for line in printed_lines(words):
        text = line_text(line)
        rest = text.partition(" ")[0]
        if lines and lines[-1][-1].isalpha() and rest[0].islower() and not before[-1].spaced:
            half = _LAST_WORD.split(lines[-1])[-1].lower()
            end = "".join(itertools.takewhile(str.isalpha, rest)).lower()
            broken = _stands_in(known, half + end) and not _stands_in(known, half)
            if edge is not None and " " not in line_text(before):
                broken = broken or _fills(before[-1], line[0], edge, half, end, known, walled)
            whole = rest.rstrip(_PUNCTUATION).lower() == end  # not "t.kr."
            if broken or (whole and _END_OF_WORD.fullmatch(end) and end not in _SHORT_WORDS):
                lines[-1] += text
                before = line
                continue
        lines.append(text)
        before = line
    return join_lines(lines)


def _fills(word: Word, following: Word, edge: float, half: str, end: str, known: str, walled: bool) -> bool:
    """Is a word broken that stands alone on its line: would not one letter more have gone before the edge?

    Where a space would have gone there, it would have been printed. Where none would, two words may have met the edge by chance: then
    neither may be known by itself, and the first be no adjective (Korrigeret budget). So where the edge is not known for certain.
    """
    room = edge - word.right
    if room >= _first_letter(following):
        return False
    if walled and room > _SPACE * word.height:
        return True
    alone = _stands_in(known, half) or end in _OWN_WORDS or (len(end) > 2 and _stands_in(known, end))
    return end in _ENDINGS or not (alone or half.endswith(_ADJECTIVES))


def _first_letter(word: Word) -> float:
    """About the width of a word's first letter, in points: no narrower than usual, and as wide as the word's letters make likely."""
    usual, share = (_NARROW, 0.7) if word.text[0] in "fijlrt" else (_WIDE, 1.6) if word.text[0] in "mwæ" else (_LETTER, 1.0)
    return max(usual * word.height, share * (word.right - word.left) / len(word.text)) + _SLACK


def _stands_in(known: str, word: str) -> bool:
    """Does the word stand in the text as a whole word?"""
    return word in known and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", known) is not None


def table_of(draft: Draft, page: int, shown: Callable[[Box], Box], known: str = "") -> Table:
    """A draft → the Table, with a box on the page for every row and every cell."""
    rows: list[TableRow] = []
    padding = _padding(draft)
    reach = _reach(draft) if padding is None else {}
    for slots in draft.rows:
        words = [word for slot in slots for word in slot.words]
        _, top, _, bottom = bounds(words) if words else draft.box
        cells = []
        for number, slot in enumerate(slots):
            if slot.words:
                box = bounds(slot.words)
            else:
                left, right = draft.columns[number] if number < len(draft.columns) else (draft.box[0], draft.box[2])
                box = (left, top, right, bottom)
            edge = draft.walls[min(number + slot.columns, len(draft.walls)) - 1][1] - padding if padding is not None else None
            edge = reach.get(number) if edge is None and slot.columns == 1 else edge
            text = parted_amount([line_text(line) for line in printed_lines(slot.words)]) if slot.parted else None
            text = text or (cell_text(slot.words, known, edge, walled=padding is not None) if slot.words else "")
            cells.append(Cell(text, Place(page, box=shown(box)), slot.covered))
        rows.append(TableRow(tuple(cells), Place(page, box=shown((draft.box[0], top, draft.box[2], bottom)))))
    place = Place(page, box=shown(draft.box))
    return Table(tuple(rows), place, draft.form, header_rows=draft.header_rows, doubts=tuple(draft.doubts))


def cut_labels(draft: Draft) -> list[bool | None]:
    """The cells of a table's last row → is a label that goes on beyond the page break cut inside a word? `None` where nothing tells.

    A writer that prints spaces at the ends of lines prints one where the line ends between two words (LibreOffice); no space behind a
    word alone on its line is a word too long for its cell.
    """
    found: list[bool | None] = []
    for slot in draft.rows[-1] if draft.rows else []:
        line = printed_lines(slot.words)[-1] if slot.words else []
        if not line or not draft.spaced:
            found.append(None)
        else:
            found.append(False if line[-1].spaced else True if len(line) == 1 and line[0].text.isalpha() else None)
    return found


def _reach(draft: Draft) -> dict[int, float]:
    """The column → how far to the right its lines of words go, for a table without walls whose writer prints spaces at line ends."""
    found: dict[int, float] = {}
    if draft.spaced:
        for row in draft.rows:
            for number, slot in enumerate(row):
                if slot.words and slot.columns == 1:
                    found[number] = max(found.get(number, 0.0), max(word.right for word in slot.words))
    return found


def _padding(draft: Draft) -> float | None:
    """Points from the left walls of a table's cells to the words in them, taken to be the same at the right; `None` without walls."""
    if not draft.spaced or not draft.walls or any(len(row) != len(draft.walls) for row in draft.rows):
        return None
    lefts = [
        min(word.left for word in slot.words) - wall[0]
        for row in draft.rows
        for slot, wall in zip(row, draft.walls, strict=True)
        if slot.words and -1 < min(word.left for word in slot.words) - wall[0] < _PADDING
    ]
    return max(median(lefts), 0.0) if lefts else None
