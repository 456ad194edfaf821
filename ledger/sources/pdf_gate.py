"""A page → may a money table stand on it? Only such pages are read character by character.

A row of a table is a line whose figure stands apart from its words: either there is no space of the document's own before it (the
cells are drawn one by one), or the line is wider than its characters need. An amount that happens to end a line of prose is not
one. Wide rather than narrow: a page that passes for nothing costs some milliseconds, a table that is missed is lost money.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect
from collections.abc import Sequence
from math import inf
from statistics import median

from ledger.patterns import pattern
from ledger.sources.pdf_calls import loose_boxes
from ledger.sources.pdf_page import HYPHEN, Line, PageText

_FIGURE = r"[-−–—‐‑÷+(\u00ad\uf02d]?[ ]?[0-9]{1,3}(?:(?:[. \u00a0\u202f\u2009'][0-9]{3})+|[0-9]*)(?:,[0-9]+)?[)]?[-−–%*]{0,3}"
_UNIT = r"(?:[ ]?(?:kr|t\.?[ ]?kr|tkr|mio|mill|mia)\b\.?(?:[ ]?kr\b\.?)?)"
_ENDS_IN_FIGURE = pattern(rf"(?:^|[ \t\u00a0])(?:kr\.?[ ])?(?P<figure>{_FIGURE}{_UNIT}?(?:[ \t]+(?:[-–−]|[Jj]a|[Nn]ej|JA|NEJ))?[ \t]*)$")
_TWO_FIGURES = pattern(rf"(?:^|[ \t\u00a0]){_FIGURE}{_UNIT}?[ \t\u00a0]+{_FIGURE}{_UNIT}?(?=[ \t\u00a0]|$)")
# both, the first group two figures, asked of all text of a page at once: digits as 0, white space as a space, foreign letters as ?
_MAY_BE_ROW = re.compile(
    rb"0(?=[)?%*\r\nktm -]|\Z)(?![ ][^ktmjJnN0 ?\r\n+(\xf7\xad-])"  # what can go on, looked at first: most digits do not
    rb"[)]?[-?%*]{0,3}(?:[ ]?(?:kr|t\.?[ ]?kr|mio|mill|mia)\.?(?:[ ]?kr\.?)?)?"
    rb"(?:([ ]+[-?\xf7+(\xad]?[ ]?0)|(?:[ ]+(?:[-?]|[Jj]a|[Nn]ej|JA|NEJ))?[ ?]*(?:[\r\n]|\Z))"
)
_ONE_DIGIT = bytes.maketrans(b"123456789\t\v\f\x1c\x1d\x1e\x1f\x85\xa0", b"000000000" + 9 * b" ")
_YEARS = pattern(r"(?:^|[ \t])(?:[^\W\d_]{1,12}[ \t])?(?:19|20)[0-9]{2}[ \t].{0,40}?\b(?:19|20)[0-9]{2}(?=[ \t]|$)")
_FIGURE_ANYWHERE = pattern(r"(?:^|[ \t\u00a0(+−–÷-])[0-9][0-9., \u00a0]*(?=[)*%]?(?:[ \t\u00a0]|$))")
_DIGIT = pattern("[0-9]")
_LAST = frozenset("0123456789)-−–%*.rolaajAJ")  # what a figure, a unit, "ja" or "nej" ends in
_LEADERS = "..."  # of a table of contents
_SPACES = " \t\u00a0"
_LONGEST = 400
_TAIL = 40
_FIRST_LINES = 12  # of a page, in which the rest of a table from the page before has its first figures
_LAST_LINES = 4  # of a page, in which a table may have its one first row
_WINDOW = 9
_WORDS_APART = 0.7  # of the line's height: further apart than one space sets them, in justified lines too
_OVERLAP = 0.3  # of the line's height, and
_NEAR = 0.5  # points: how far a drawn space may reach into the letters beside it
_FLAT = 1.0  # points: no line counts as lower
_NEARLY = 0.999  # a question asked of rounded figures first, exactly after it
_GAPPY = 1.25  # a line with this many times the page's usual width for each character has holes in it


def table_rows(page: PageText, after_table: bool = False) -> list[Line]:
    """The lines of the page that may be rows of a money table; none where they are too few to be one.

    `after_table`: the page before ends in a table, so one row near the top is enough.
    """
    lines = page.lines
    figures = _with_figures(page)
    usual, holed = _with_holes(lines)
    asked = [number for number in sorted(holed.union(figures)) if _figure_in(lines[number].text)]
    if not (after_table or _near(asked) or any(figures.values())):
        return []  # too few of them, whatever else is asked
    rows: list[int] = []
    apart: dict[int, int] = {}  # number of a line → where the figure begins that it ends in
    years = False  # a line of years, or one that may be the first of a table on the next page
    for number in asked:
        line = lines[number]
        text = line.text
        if figures.get(number) and _TWO_FIGURES.search(text):
            rows.append(number)
            years = years or number >= len(lines) - _LAST_LINES or _YEARS.search(text) is not None
            continue
        start = _ends_apart(page, line) if number in figures else None
        if start is not None:
            rows.append(number)
            apart[number] = start
        elif line.right - line.left > _GAPPY * usual * len(text) * line.height and _FIGURE_ANYWHERE.search(text):
            rows.append(number)
    if page.letters and apart and _enough(rows, years, after_table):
        rows = [number for number in rows if not apart.get(number) or not _drawn_space(page, lines[number], apart[number])]
    return [lines[number] for number in rows] if _enough(rows, years, after_table) else []


def _enough(rows: list[int], years: bool, after_table: bool) -> bool:
    """May these lines be a table: one with a line of years, the rest of one from the page before, or two near each other?"""
    return years or (after_table and rows != [] and rows[0] <= _FIRST_LINES) or _near(rows)


def _figure_in(text: str) -> bool:
    """Is there a digit in a line that is neither endless nor an entry of a table of contents?"""
    return len(text) <= _LONGEST and _LEADERS not in text and _DIGIT.search(text) is not None


def _near(numbers: list[int]) -> bool:
    """Do two of the lines of these numbers stand near each other?"""
    return any(second - first <= _WINDOW for first, second in itertools.pairwise(numbers))


def _with_figures(page: PageText) -> dict[int, bool]:
    """The numbers of the lines that may have two figures side by side (True) or end in one (False): asked once of all the page's text.

    Wider than the questions asked of those lines: every digit is one digit, and what Latin 1 has not is one character.
    """
    if page.letters or not page.mapped:  # the text of its lines is not the page's
        return dict.fromkeys(range(len(page.lines)), True)
    text = page.text.replace(HYPHEN, "\r").encode("latin-1", "replace").translate(_ONE_DIGIT)
    starts = [line[1] for line in page.lines]
    order: Sequence[int] = range(len(starts))
    if starts != sorted(starts):  # marks of lists are drawn last at times
        order = sorted(order, key=starts.__getitem__)
        starts.sort()
    found: dict[int, bool] = {}
    for match in _MAY_BE_ROW.finditer(text):
        number = order[bisect(starts, match.start()) - 1]
        found[number] = found.get(number, False) or match[1] is not None
    return found


def _ends_apart(page: PageText, line: Line) -> int | None:
    """Where in the line the figure begins in which it ends, apart from the words before it; `None` where it does not."""
    text = line.text
    tail = _ENDS_IN_FIGURE.search(text[-_TAIL:]) if text.rstrip()[-1:] in _LAST else None
    if tail is None:
        return None
    start = max(len(text) - _TAIL, 0) + tail.start("figure")
    if start == 0:  # an amount alone at the left edge is the end of a sentence
        return 0 if line.left > min(other.left for other in page.lines) + 2 else None
    return start if text[start - 1] in _SPACES and _made_space(page, line, start) else None


def _told(page: PageText, line: Line, start: int) -> bool:
    """Are the characters of the line up to this place those of the page's text, so that their numbers are known?"""
    return page.mapped and line.text[:start] == page.text[line.start : line.start + start]


def _made_space(page: PageText, line: Line, start: int) -> bool:
    """Is the white space before this place in the line pdfium's own, put where two pieces stand apart? It counts so where not told."""
    return not _told(page, line, start) or bool(page.raw.FPDFText_IsGenerated(page.textpage, line.start + start - 1))


def _drawn_space(page: PageText, line: Line, start: int) -> bool:
    """On a page printed letter by letter every space is pdfium's own: is one drawn before this place of the line after all, and no more?

    Looking for the drawn spaces of a page costs as much as reading it, so this is asked last.
    """
    if not _told(page, line, start):
        return False
    last = line.start + len(line.text[:start].rstrip()) - 1
    [box] = loose_boxes(page.textpage, [last], [line.start + start])
    _, _, right, _ = page.frame.box(box[0], box[3], box[2], box[1])
    left, top, _, bottom = page.frame.box(box[4], box[7], box[6], box[5])
    return left - right < _WORDS_APART * line.height and page.blanks.between(right - _OVERLAP * line.height, left + _NEAR, top, bottom)


def _with_holes(lines: list[Line]) -> tuple[float, set[int]]:
    """The usual width of a character, as a part of its line's height, and the numbers of the lines that may be wider than theirs need.

    The usual width is told from some thirty lines of the page.
    """
    widths = [
        (right - left) / (len(text) * height) if (height := bottom - top) >= _FLAT else inf
        for text, _, _, left, top, right, bottom, _, _ in lines
    ]
    some = widths[:: len(lines) // 30 or 1]
    if inf in some:
        some = [(line.right - line.left) / (len(line.text) * max(line.height, _FLAT)) for line in lines[:: len(lines) // 30 or 1]]
    usual = median(some) if some else 0.0
    if usual <= 0:
        return usual, set(range(len(lines)))
    most = _NEARLY * _GAPPY * usual
    return usual, {number for number, width in enumerate(widths) if width > most}
