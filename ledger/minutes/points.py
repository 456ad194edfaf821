"""Lines → where the agenda points begin, by evidence of the whole document: which form it uses, ascending numbers, what follows.

A single line proves nothing: `1. udvalget får en status` looks like Thisted's `136. Titel`. What tells them apart is that the first
point stands before the first section heading, that numbers go on from it, and that a journal number or the first heading of the
layout follows. Layouts without numbers begin a point with a journal number, a heading of the format, or the layout's first heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ledger.minutes import forms, journal, noise
from ledger.minutes.forms import Candidate
from ledger.minutes.headings import SectionHeading
from ledger.minutes.lines import Line


@dataclass(frozen=True, slots=True)
class Point:
    """One agenda point: its lines are `lines[first:end]`, its content begins at `content` (behind title and journal number)."""

    first: int
    content: int
    number: str | None
    title: str | None
    journal_no: str | None
    end: int = 0


Headings = Sequence[SectionHeading | None]
_CONNECTORS = re.compile(
    r"(?:[,\-–]|\s(?:og|til|af|for|i|på|med|om|ved|fra|samt|vedr\.|vedrørende|det|den|de|en|et|under|mellem|der|som|at))$"
)
_LIST_INTRODUCED = re.compile(r"(?::|,|\bat|følgende)$")
_NOT_A_TITLE = re.compile(
    r"^(?:[A-ZÆØÅ]\.\s|initialer|dok\b|dok\.|sagsbeh|åbent|lukket|deltagere|kompetence|fraværende|afbud|mødedato|mødested|øvrige sagsbehandlere)",
    re.IGNORECASE,
)


def find(lines: tuple[Line, ...], headings: Headings) -> list[Point]:
    """The points of a document in order. Content without any recognisable point is one point with number `None`."""
    # A dated line such as `Økonomiudvalget 18-03-2025` may be the title of the document: it does not open the first point.
    first_heading = next((row for row, heading in enumerate(headings) if heading is not None and not heading.quoted), len(lines))
    chosen = _numbered(lines, headings, first_heading)
    if chosen:
        above = _lone_journal(lines, headings, chosen[0].first - 1) is not None
        points = [_numbered_point(lines, headings, candidate, above) for candidate in chosen]
    else:
        points = _unnumbered(lines, headings, first_heading)
    ends = [point.first for point in points[1:]] + [len(lines)]
    return [
        Point(point.first, point.content, point.number, point.title, point.journal_no, end) for point, end in zip(points, ends, strict=True)
    ]


# --- numbered layouts --------------------------------------------------------------------------------------------------------


def _numbered(lines: tuple[Line, ...], headings: Headings, first_heading: int) -> list[Candidate]:
    by_form: dict[str, list[Candidate]] = {}
    for row in range(len(lines)):
        if headings[row] is None:
            found = forms.candidate(lines, row)
            if found is not None:
                by_form.setdefault(found.form, []).append(found)
    if "word" in by_form:
        accepted = _strong(lines, headings, by_form["word"], first_heading)
        if accepted:
            return accepted
    for form in ("under-open", "open"):
        if form in by_form:
            accepted = _strong(lines, headings, by_form[form], first_heading)
            if accepted:
                return accepted
    for form in ("numbered", "bare"):
        if form in by_form:
            accepted = _weak(lines, headings, by_form[form], first_heading)
            if accepted:
                return accepted
    return []


def _strong(lines: tuple[Line, ...], headings: Headings, candidates: list[Candidate], first_heading: int) -> list[Candidate]:
    """Forms that say they are points. A table of contents in the same form, repeats and references inside the text are left out."""
    candidates = _without_contents(candidates)
    if not any(candidate.row < first_heading for candidate in candidates) and first_heading < len(lines):
        return []
    accepted: list[Candidate] = []
    for candidate in candidates:
        if not accepted:
            accepted.append(candidate)
            continue
        last = accepted[-1]
        if candidate.value <= last.value:
            continue
        if candidate.value != last.value + 1 and not (_evidence(lines, headings, candidate) or candidate.title):
            continue
        accepted.append(candidate)
    return accepted


def _without_contents(candidates: list[Candidate]) -> list[Candidate]:
    """The same number and title printed twice: next to each other it is one point (Slagelse), further apart the first is contents."""
    kept: list[Candidate] = []
    later: dict[tuple[str, str], list[Candidate]] = {}
    for candidate in candidates:
        later.setdefault((candidate.form, candidate.number), []).append(candidate)
    for position, candidate in enumerate(candidates):
        twins = [twin for twin in later[candidate.form, candidate.number][:50] if twin.row > candidate.row and _twins(candidate, twin)]
        between = candidates[position + 1].row if position + 1 < len(candidates) else None
        if twins and twins[0].row != between:
            continue
        kept.append(candidate)
    return kept


def _twins(one: Candidate, other: Candidate) -> bool:
    return forms.same_title(one.title, other.title)


def _weak(lines: tuple[Line, ...], headings: Headings, candidates: list[Candidate], first_heading: int) -> list[Candidate]:
    """`34. Titel` and the number alone: believed only with evidence, since lists inside sections look the same."""
    candidates = _without_contents(candidates)
    start = _first_weak(lines, headings, candidates, first_heading)
    if start is None:
        return []
    accepted = [candidates[start]]
    opening = _next_heading(headings, candidates[start].row, len(lines))
    for candidate in candidates[start + 1 :]:
        last = accepted[-1]
        if candidate.value <= last.value:
            continue
        evidence = _evidence(lines, headings, candidate)
        if candidate.row < first_heading:
            if candidate.value == last.value + 1 or evidence:
                accepted.append(candidate)
            continue
        if evidence in ("journal", "button", "twice"):
            accepted.append(candidate)
        elif evidence == "heading" and _plausible_title(candidate) and candidate.value <= last.value + 30:
            following = _next_heading(headings, candidate.row, len(lines))
            if following is None:
                continue
            seen = {headings[row].kind for row in range(last.row, candidate.row) if headings[row] is not None}  # type: ignore[union-attr]
            fresh = following in seen or following == opening
            if fresh or not _inside_list(lines, headings, candidate, last.row):
                accepted.append(candidate)
        elif (
            evidence is None
            and _plausible_title(candidate)
            and candidate.value == last.value + 1
            and _bare_run(lines, headings, candidate, candidates, last)
        ):
            accepted.append(candidate)
    return accepted


def _first_weak(lines: tuple[Line, ...], headings: Headings, candidates: list[Candidate], first_heading: int) -> int | None:
    """The first point: the start of the ascending run of candidates that ends at the first section heading."""
    before = [position for position, candidate in enumerate(candidates) if candidate.row < first_heading]
    if not before:
        return None
    start = before[-1]
    for position in reversed(before[:-1]):
        if candidates[position].value >= candidates[position + 1].value:
            break
        start = position
    while start <= before[-1]:
        candidate = candidates[start]
        evidence = _evidence(lines, headings, candidate)
        if evidence or (candidate.form == "numbered" and _plausible_title(candidate) and start < before[-1]):
            if candidate.form != "bare" or evidence in ("journal", "heading", "button"):
                return start
        start += 1
    last = candidates[before[-1]]
    if first_heading == len(lines):
        return None
    near = first_heading - last.row <= 12
    return before[-1] if near and last.form == "numbered" and _plausible_title(last) else None


def _plausible_title(candidate: Candidate) -> bool:
    title = candidate.title
    return candidate.form == "bare" or ((title[:1].isupper() or title[:1] in "\"”»'([0123456789") and not title.endswith((",", ";")))


def _inside_list(lines: tuple[Line, ...], headings: Headings, candidate: Candidate, since: int) -> bool:
    """Whether a numbered line goes on with a list begun in the same section, or follows words that introduce one."""
    before = str(candidate.value - 1)
    for row in range(candidate.row - 1, max(since, candidate.row - 60), -1):
        text = lines[row].text
        if row == candidate.row - 1 and _LIST_INTRODUCED.search(text):
            return True
        if text.startswith((before + ".", before + ")")) and row != since:
            return True
        if headings[row] is not None:
            return False
    return False


def _bare_run(lines: tuple[Line, ...], headings: Headings, candidate: Candidate, candidates: list[Candidate], last: Candidate) -> bool:
    """A point without heading and journal number (`3. Meddelelser`), at the end or right before the next proven point."""
    if _inside_list(lines, headings, candidate, last.row):
        return False
    after = [other for other in candidates if other.row > candidate.row and other.value == candidate.value + 1]
    if any(_evidence(lines, headings, other) in ("journal", "button", "twice", "heading") for other in after[:3]):
        return True
    return (
        not any(headings[row] is not None for row in range(candidate.row, len(lines)))
        and len(candidate.title) < 120
        and not candidate.title.endswith(".")
    )


def _evidence(lines: tuple[Line, ...], headings: Headings, candidate: Candidate) -> str | None:
    """What proves a candidate: a journal number before or behind it, a button, its title printed twice, a section heading behind it."""
    if _lone_journal(lines, headings, candidate.row - 1) is not None:
        return "journal"
    looked = 0
    for row in range(candidate.row + 1, min(candidate.row + 8, len(lines))):
        text = lines[row].text
        if not text and not lines[row].table:
            continue
        if headings[row] is not None:
            return "heading"
        if text.lower().startswith("udskriv"):
            return "button"
        if journal.of_line(text) is not None or journal.is_labelled(text):
            return "journal"
        if candidate.title and forms.same_title(candidate.title, re.sub(r"^\d{1,4}[.)]?\s+", "", text)) and len(candidate.title) > 8:
            return "twice"
        if noise.furniture(text):
            continue
        if forms.candidate(lines, row) is not None and candidate.form != "bare":
            return None
        looked += 1
        if looked > (2 if len(text) < 160 else 0):
            return None
    return None


def _next_heading(headings: Headings, row: int, end: int) -> str | None:
    for later in range(row + 1, min(row + 10, end)):
        heading = headings[later]
        if heading is not None:
            return heading.kind
    return None


def _lone_journal(lines: tuple[Line, ...], headings: Headings, row: int) -> str | None:
    """The journal number that stands alone at `row`, if one does."""
    if row < 0 or headings[row] is not None or journal.is_labelled(lines[row].text):
        return None
    return journal.of_line(lines[row].text)


def _numbered_point(lines: tuple[Line, ...], headings: Headings, candidate: Candidate, above: bool) -> Point:
    """A candidate → its point: wrapped title, repeated title and journal number gathered, wherever around the line they stand.

    `above` tells that this document prints the journal number before the point (Mariagerfjord).
    """
    title, journal_no, first = candidate.title, candidate.journal_no, candidate.first
    row = candidate.row + 1
    if journal_no is None and above:
        journal_no = _lone_journal(lines, headings, candidate.first - 1)
        first = candidate.first - 1 if journal_no is not None else first
    wraps = 0
    while row < len(lines) and row - candidate.row < 12:
        line = lines[row]
        if line.table or (not line.text and line.level is not None):
            break
        number = journal.of_line(line.text)
        if number is not None:
            if journal_no is None and not (above and _belongs_to_next(lines, headings, row)):
                journal_no = number
                row += 1
                if journal.glued_heading(line.text):
                    row -= 1
                    break
                continue
            break
        if headings[row] is not None:
            break
        if journal.is_labelled(line.text) or _is_document_line(line.text) or (noise.furniture(line.text) and not noise.closing(line.text)):
            row += 1
            continue
        twin = forms.candidate(lines, row)
        if twin is not None and twin.number != candidate.number:
            break
        text = twin.title if twin is not None else line.text
        if title and forms.same_title(title, text):
            title = text if len(text) > len(title) else title
            row += 1
            continue
        if not title and len(text) < 300 and not _NOT_A_TITLE.match(text):
            title = text
            row += 1
            continue
        if wraps < 2 and _goes_on(lines, headings, row, title):
            title = f"{title[:-1] if title.endswith('-') and text[:1].islower() and not title.endswith(' -') else title + ' '}{text}"
            wraps += 1
            row += 1
            continue
        if _NOT_A_TITLE.match(text) and len(text) < 80 and _journal_ahead(lines, headings, row, above):
            row += 1
            continue
        break
    if journal_no is None and title:
        journal_no = _in_brackets(title)
    return Point(first, row, candidate.number, forms.clean_title(title), journal_no)


_BRACKETS = re.compile(r"\(([A-ZÆØÅ]{2,4}\s\d{1,4}/\d{2,4})\)")


def _in_brackets(title: str) -> str | None:
    """`Titel (KFU 64/2004)` → the court number København prints in the title."""
    found = _BRACKETS.search(title)
    return None if found is None else found[1]


def _is_document_line(text: str) -> bool:
    return len(text) < 60 and re.match(r"(?:dok\.|dok\s|dok\.nr|dokumentnr|initialer)", text, re.IGNORECASE) is not None


def _belongs_to_next(lines: tuple[Line, ...], headings: Headings, row: int) -> bool:
    """A journal number that stands before the next point (Mariagerfjord) is not this point's."""
    if row + 1 >= len(lines) or journal.is_labelled(lines[row].text):
        return False
    following = forms.candidate(lines, row + 1)
    return following is not None and headings[row + 1] is None and following.form in ("numbered", "word", "open")


def _journal_ahead(lines: tuple[Line, ...], headings: Headings, row: int, above: bool) -> bool:
    return any(
        headings[later] is None
        and journal.of_line(lines[later].text) is not None
        and not (above and _belongs_to_next(lines, headings, later))
        for later in range(row + 1, min(row + 3, len(lines)))
    )


def _goes_on(lines: tuple[Line, ...], headings: Headings, row: int, title: str) -> bool:
    """Whether the line at `row` is the wrapped rest of a title: long or unfinished first line, and number or heading behind it."""
    line = lines[row]
    text = line.text
    if len(text) > 140 or text.endswith((".", ":")) or _NOT_A_TITLE.match(text) or line.level is not None:
        return False
    unfinished = _CONNECTORS.search(title) is not None
    if not unfinished and (len(title) < 48 or line.apart):
        return False
    for later in range(row + 1, min(row + 3, len(lines))):
        if headings[later] is not None or journal.of_line(lines[later].text) is not None or journal.is_labelled(lines[later].text):
            return True
    return row + 1 >= len(lines) or forms.candidate(lines, row + 1) is not None


# --- layouts without numbers -------------------------------------------------------------------------------------------------


def _unnumbered(lines: tuple[Line, ...], headings: Headings, first_heading: int) -> list[Point]:
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


def _journal_point(lines: tuple[Line, ...], headings: Headings, row: int, number: str, floor: int) -> Point:
    first, title = row, None
    above = row - 1
    while above >= floor and noise.furniture(lines[above].text) and headings[above] is None:
        first = above
        above -= 1
    labelled = journal.is_labelled(lines[row].text)
    if above >= floor and headings[above] is None and _may_be_title(lines[above]) and (not labelled or lines[above].level is not None):
        title, first = lines[above].text, above
        wrapped = above - 1
        if wrapped >= floor and headings[wrapped] is None and lines[wrapped].level is None and lines[above].level is None:
            if (
                not lines[above].apart
                and _may_be_title(lines[wrapped])
                and (len(lines[wrapped].text) >= 60 or _CONNECTORS.search(lines[wrapped].text))
            ):
                title, first = f"{lines[wrapped].text} {title}", wrapped
    content = row + 1
    if title is None and content < len(lines) and headings[content] is None and _may_be_title(lines[content]):
        following = next((later for later in range(content + 1, min(content + 3, len(lines))) if headings[later] is not None), None)
        if following is not None and len(lines[content].text) > 3:
            title = lines[content].text
            content += 1
    return Point(first, content, None, forms.clean_title(title) if title else None, number)


_HEADER_LABEL = re.compile(r"^[\wæøå ./]{2,28}:(?:\s|$)|^(?:referat|dagsorden|beslutningsprotokol|protokol)\b", re.IGNORECASE)


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
    rows = [row for row, line in enumerate(lines) if line.level is not None and line.level < limit and line.text and headings[row] is None]
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
    points = [Point(first_heading, first_heading, None, None, None)]
    kinds = {heading.kind for heading in headings if heading is not None}
    closes = next((kind for kind in ("decision", "proposal") if kind in kinds), None)
    seen: set[str] = {opening.kind}
    for row in range(first_heading + 1, len(lines)):
        heading = headings[row]
        if heading is None:
            continue
        if heading.name.lower().rstrip(" :") == name and closes in seen and len(seen) >= 2:
            points.append(Point(row, row, None, None, None))
            seen = {heading.kind}
        else:
            seen.add(heading.kind)
    return points
