"""Candidates of one document → the points of a layout with numbers, believed by the evidence around them.

Forms that say they are points (`Punkt 4:`) need little; `34. Titel` and a number alone look like lists and need proof.
"""

from __future__ import annotations

import re

from ledger.minutes import forms, journal, noise, titles
from ledger.minutes.forms import Candidate
from ledger.minutes.headings import Headings
from ledger.minutes.lines import Line
from ledger.patterns import pattern

_LIST_INTRODUCED = pattern(r"(?::|,|\bat|følgende)$")


def choose(lines: tuple[Line, ...], headings: Headings, first_heading: int) -> list[Candidate]:
    by_form: dict[str, list[Candidate]] = {}
    for row, line in enumerate(lines):
        if headings[row] is None and forms.may_begin(line.text):
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
        if _written(lines, accepted[0]) == "punkt" and _written(lines, candidate) == "pkt":
            continue  # among headings "Punkt 4: …" a line "Pkt. 5: Godkendt" is a decision on a proposal
        last = accepted[-1]
        if candidate.order <= last.order:
            continue
        if candidate.value > last.value + 1 and not (_evidence(lines, headings, candidate) or candidate.title):
            continue
        accepted.append(candidate)
    return accepted


def _written(lines: tuple[Line, ...], candidate: Candidate) -> str:
    return lines[candidate.row].text.lower().lstrip().partition(" ")[0].rstrip(".")


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
        believed = evidence or (candidate.form == "numbered" and _plausible_title(candidate) and start < before[-1])
        if believed and (candidate.form != "bare" or evidence in ("journal", "heading", "button")):
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
    if titles.lone_journal(lines, headings, candidate.row - 1) is not None:
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
