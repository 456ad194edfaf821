"""Layouts without numbers → points: by journal number, by marked titles, or by the layout's first heading coming again (FORMATS A4)."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from ledger.minutes import forms, journal, noise
from ledger.minutes.forms import Point
from ledger.minutes.headings import Headings
from ledger.minutes.lines import Line
from ledger.minutes.titles import CONNECTORS
from ledger.patterns import pattern


def find(lines: tuple[Line, ...], headings: Headings, first_heading: int) -> list[Point]:
    for find_points in (_by_journal, _by_marked_heading, _by_repeated_heading):
        points = find_points(lines, headings, first_heading)
        if points:
            return points
    return [Point(0, first_heading if first_heading < len(lines) else 0, None, None, None)]


def _by_journal(lines: tuple[Line, ...], headings: Headings, first_heading: int) -> list[Point]:
    """Points that begin with a title and a journal number (monrad.app) or with `Udskriv`/`Sagsid.:` (Aabenraa)."""
    points: list[Point] = []
    for row, line in enumerate(lines):
        if headings[row] is not None or not line.text or len(line.text) > 160:
            continue
        number = journal.of_line(line.text)
        if number is None or (not points and row > first_heading):
            continue
        if points and row < points[-1].content:
            continue
        points.append(_journal_point(lines, headings, row, number, points[-1].content if points else 0))
    return points


def _title_above(lines: tuple[Line, ...], headings: Headings, row: int) -> bool:
    """Whether the line above a labelled journal number is its title: a button stands before it (`Udskriv`), or it is marked."""
    if lines[row].level is not None:
        return True
    return row > 0 and headings[row - 1] is None and noise.furniture(lines[row - 1].text)


def _wraps(upper: Line, lower: Line) -> bool:
    """Whether a title runs over two lines: nothing between them, and the upper one long or unfinished."""
    if upper.level is not None or lower.level is not None or lower.apart or not _may_be_title(upper):
        return False
    return len(upper.text) >= 60 or CONNECTORS.search(upper.text) is not None


def _journal_point(lines: tuple[Line, ...], headings: Headings, row: int, number: str, floor: int) -> Point:
    first, title = row, None
    above = row - 1
    while above >= floor and noise.furniture(lines[above].text) and headings[above] is None:
        first = above
        above -= 1
    labelled = journal.is_labelled(lines[row].text)
    if (
        above >= floor
        and headings[above] is None
        and _may_be_title(lines[above])
        # A button between the two (`Udskriv`, Aabenraa) binds the number to the line above it as one before the title does.
        and (not labelled or above < row - 1 or _title_above(lines, headings, above))
    ):
        title, first = lines[above].text, above
        if above - 1 >= floor and headings[above - 1] is None and _wraps(lines[above - 1], lines[above]):
            title, first = f"{lines[above - 1].text} {title}", above - 1
    content = row + 1
    if title is None and content < len(lines) and headings[content] is None and _may_be_title(lines[content]):
        following = next((later for later in range(content + 1, min(content + 3, len(lines))) if headings[later] is not None), None)
        if following is None and labelled and _short_behind(lines, content):
            following = content
        if following is not None and len(lines[content].text) > 3:
            title = lines[content].text
            content += 1
    return Point(first, content, None, forms.clean_title(title) if title else None, number)


def _short_behind(lines: tuple[Line, ...], row: int) -> bool:
    """Herning prints a grid of the bodies' initials below the title: lines of a few letters, each for itself."""
    behind = [line for line in lines[row + 1 : row + 4] if not line.table]
    return len(behind) == 3 and len(lines[row].text) > 12 and all(len(line.text) <= 5 and line.apart for line in behind)


# what the whole document is, printed above it as its title: no point of the agenda
_DOCUMENT = pattern(
    r"(?:åben[t]?\s+|foreløbigt\s+)?(?:beslutnings|møde)?(?:referat|protokol)|(?:åben\s+)?dagsorden(?:\s+og\s+referat)?", re.IGNORECASE
)
_HEADER_LABEL = pattern(r"^[\wæøå ./]{2,28}:(?:\s|$)|^(?:referat|dagsorden|beslutningsprotokol|protokol)\b", re.IGNORECASE)


def _may_be_title(line: Line) -> bool:
    text = line.text
    if not text or line.table or len(text) > 300 or text.endswith((".", ",", ";", ":")) or noise.furniture(text):
        return False
    return not _HEADER_LABEL.match(text) and (text[0].isupper() or text[0] in "\"”»'(0123456789")


def _by_marked_heading(lines: tuple[Line, ...], headings: Headings, first_heading: int) -> list[Point]:
    """Titles that the format marks (`<h2>`) above the level of its section headings; the number may stand alone before it."""
    section_levels = [line.level for line, heading in zip(lines, headings, strict=True) if heading is not None and line.level is not None]
    if not section_levels:
        return []
    limit = min(section_levels)
    rows = [
        row
        for row, line in enumerate(lines)
        if line.level is not None and line.level < limit and line.text and headings[row] is None and not _DOCUMENT.fullmatch(line.text)
    ]
    if not rows:
        return []
    level = max(lines[row].level or 0 for row in rows)
    points: list[Point] = []
    for row in rows:
        if lines[row].level != level or noise.furniture(lines[row].text):
            continue
        following = next((later for later in range(row + 1, min(row + 6, len(lines))) if headings[later] is not None), None)
        numbered = journal.of_line(lines[row + 1].text) if row + 1 < len(lines) else None
        if following is None and numbered is None:
            continue
        content = row + 1 + (numbered is not None)
        points.append(Point(row, content, None, forms.clean_title(lines[row].text), numbered))
    return points


def _by_repeated_heading(lines: tuple[Line, ...], headings: Headings, first_heading: int) -> list[Point]:
    """Ishøj, Svendborg: no numbers, no titles; a new point begins where the layout's first heading comes again."""
    if first_heading >= len(lines):
        return []
    opening = headings[first_heading]
    assert opening is not None
    name = opening.name.lower().rstrip(" :")
    if opening.kind == "decision":
        name = _behind_decisions(headings) or name
    points = [Point(first_heading, first_heading, None, None, None)]
    kinds = {heading.kind for heading in headings if heading is not None}
    closes = next((kind for kind in ("decision", "proposal") if kind in kinds), None)
    seen: set[str] = {opening.kind}
    enough = 1 if opening.kind == "decision" else 2
    for row in range(first_heading + 1, len(lines)):
        heading = headings[row]
        if heading is None:
            continue
        if heading.name.lower().rstrip(" :") == name and closes in seen and len(seen) >= enough:
            points.append(Point(row, row, None, None, None))
            seen, enough = {heading.kind}, 2
        else:
            seen.add(heading.kind)
    return points


def _behind_decisions(headings: Headings) -> str | None:
    """The heading with which points go on behind a decision, where most do (Svendborg: "Beslutningstema").

    The first point is then the approval of the agenda, which prints nothing but its decision: that heading ends the other points.
    """
    named: Counter[str] = Counter()
    printed = [heading for heading in headings if heading is not None]
    for heading, following in pairwise(printed):
        if heading.kind == "decision" and following.kind not in ("decision", "earlier"):
            named[following.name.lower().rstrip(" :")] += 1
    if not named:
        return None
    name, times = named.most_common(1)[0]
    return name if times >= 2 and times * 2 > named.total() else None
