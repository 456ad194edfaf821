"""One point with its lines → an `AgendaItem`: sections, the document's own decision, and the earlier decisions quoted in it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ledger.minutes import bodies, dates, decisions, earlier, proposals, sections
from ledger.minutes.forms import Point
from ledger.minutes.headings import PROPOSAL_SENTENCE, SectionHeading
from ledger.minutes.lines import Line, clean
from ledger.minutes.sections import Stretch
from ledger.model import NOWHERE, AgendaItem, Decision, EarlierDecision, Paragraph, Section, SectionKind
from ledger.patterns import pattern

_ABSENCE = pattern(
    r"^(?:fraværende|ikke til stede|ej til stede|afbud|fravær)\b\s*(?::|fra\b|$)|\b(?:var|er) (?:\w+ )?fraværende\b"
    r"|\b(?:havde|har) (?:meldt )?afbud|\bmeldt afbud",
    re.IGNORECASE,
)
_BARE_ABSENCE = pattern(r"^(?:fraværende|ikke til stede|ej til stede|afbud|fravær)\s*:?\s*$", re.IGNORECASE)
_NAMES = pattern(r"^(?:[A-ZÆØÅ][\w.'-]*(?:\s\([A-ZÆØÅ]{1,3}\))?[\s,]*(?:og\s)?){2,24}\.?$")


@dataclass(frozen=True, slots=True)
class Sitting:
    """Whose minutes these are: the body and the date, `None` where the document does not say."""

    body: str | None
    date: datetime.date | None


@dataclass(frozen=True, slots=True)
class Gathered:
    """A point with its stretches, before it is known whose minutes these are."""

    point: Point
    stretches: tuple[Stretch, ...]
    place_line: Line | None


def gather(point: Point, lines: Sequence[Line], headings: Sequence[SectionHeading | None]) -> Gathered:
    """The lines of a point → its stretches."""
    stretches = sections.split(lines[point.content : point.end], headings[point.content : point.end])
    return Gathered(point, tuple(stretches), lines[point.first] if point.first < len(lines) else None)


def build(gathered: Gathered, sitting: Sitting) -> AgendaItem:
    """A gathered point → agenda item. Only the document's own body's decision, of its own date, is *the* decision (FORMATS A3)."""
    own = _own(gathered.stretches, sitting)
    mine = {id(stretch) for stretch in own}
    quoted: list[EarlierDecision] = []
    built: list[Section] = []
    numbered: dict[int, str] = {}
    for stretch in gathered.stretches:
        kind = _kind(stretch, id(stretch) in mine)
        built.append(Section(kind, stretch.heading.name if stretch.heading else "", tuple(stretch.blocks), stretch.place))
        if kind == "earlier":
            quoted.extend(_quoted(stretch, sitting))
        if kind == "proposal" and not numbered:
            numbered = proposals.of_section(stretch.blocks)
    point = gathered.point
    decision = _decision(own or _without_heading(gathered.stretches), numbered, sitting)
    place = gathered.place_line.place if gathered.place_line is not None else NOWHERE
    return AgendaItem(point.number, point.title, point.journal_no, tuple(built), decision, tuple(quoted), place)


def _kind(stretch: Stretch, own: bool) -> SectionKind:
    if own:
        return "decision"
    heading = stretch.heading
    if heading is None:
        return "body"
    return "earlier" if heading.kind == "decision" and (heading.body or heading.date) else heading.kind


def _quoted(stretch: Stretch, sitting: Sitting) -> list[EarlierDecision]:
    heading = stretch.heading
    if heading is not None and (heading.body is not None or heading.date is not None):
        single = earlier.of_heading(stretch)
        return [single] if single is not None else []
    return [
        entry
        for entry in earlier.of_list(stretch)
        if not (entry.date is not None and entry.date == sitting.date and _is(entry.body, sitting.body))
    ]


def _is(body: str | None, own: str | None) -> bool:
    return body is not None and own is not None and bodies.same(body, own)


def _own(stretches: Sequence[Stretch], sitting: Sitting) -> list[Stretch]:
    """The decision sections of the document's own sitting: undated ones, and those whose heading names its body and date."""
    plain: list[Stretch] = []
    named: list[Stretch] = []
    same_day: list[Stretch] = []
    for stretch in stretches:
        heading = stretch.heading
        if heading is None or (heading.kind != "decision" and not (heading.quoted and heading.kind == "earlier")):
            continue
        if heading.body is None and heading.date is None:
            plain.append(stretch)
            continue
        right_body = heading.body is None or _is(heading.body, sitting.body)
        right_date = heading.date is None or heading.date == sitting.date
        if sitting.body is None:
            right_body = not heading.quoted
        if sitting.date is None:
            right_date = True
        if right_body and right_date:
            named.append(stretch)
        elif heading.date is not None and heading.date == sitting.date and not heading.quoted:
            same_day.append(stretch)
    if named and sitting.date is None:
        latest = max((stretch.heading.date for stretch in named if stretch.heading and stretch.heading.date), default=None)
        named = [stretch for stretch in named if stretch.heading and stretch.heading.date in (None, latest)]
    return named + plain or same_day


_PASSED = pattern(
    r"^(?:(?:et|en|det) af .{2,100} stillet (?:ændrings|under)?forslag"
    r"|indstilling\w*|(?:medlems|ændrings|beslutnings)?forslaget|sagen|punktet|\d{1,2}\.(?:-\d{1,2}\.)? at)\b"
    r".{0,300}\b(?:blev|er)\b"
    r".{0,80}\b(?:godkendt|tiltrådt|vedtaget|forkastet|udsat|bortfaldet|taget til efterretning)\b",
    re.IGNORECASE,
)


def _without_heading(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The closing lines of a point that print what became of the proposal without any heading (København's older minutes).

    They are the last lines; behind a proposal that stands as one sentence ("Indstilling om, at …") votes and remarks may follow them.
    """
    last = stretches[-1] if stretches else None
    if last is None or last.kind not in ("proposal", "body", "case", "summary", "economy"):
        return []
    begin, end = len(last.lines), len(last.lines)
    if last.heading is not None and last.heading.name == PROPOSAL_SENTENCE:
        begin = next((row for row, line in enumerate(last.lines) if row and _passes(line)), end)
    else:
        while begin > 0 and _passes(last.lines[begin - 1]):
            begin -= 1
    lines = last.lines[begin:]
    if not lines or begin == 0:
        return []
    return [Stretch(None, lines[0].place, list(lines), [line.block for line in lines])]


def _passes(line: Line) -> bool:
    return _PASSED.match(line.text[:400]) is not None and dates.find(line.text) is None


def _decision(own: list[Stretch], numbered: dict[int, str], sitting: Sitting) -> Decision:
    """The own decision sections → the decision. Of several, the last with a verdict; empty ones change nothing."""
    money = proposals.with_money(numbered)
    chosen: Decision | None = None
    for stretch in own:
        texts = _without_absences([line.text for line in stretch.lines if line.text])
        heading = stretch.heading
        body = heading.body if heading is not None else None
        decider = body or sitting.body
        council = decider is not None and bodies.kind(decider) == "council"
        outcome = decisions.read(texts, money, frozenset(numbered), council)
        decision = Decision(outcome.status, "\n".join(texts), outcome.parts, outcome.amended, body, stretch.place)
        if chosen is None or outcome.status != "none" or (chosen.status == "none" and texts and not chosen.text):
            chosen = decision
    return chosen if chosen is not None else Decision()


def with_headless_decision(item: AgendaItem) -> AgendaItem:
    """A point without any heading and with a line or three of text → the decision those lines say, if they say one."""
    if len(item.sections) != 1 or item.sections[0].kind != "body" or len(item.sections[0].blocks) > 3:
        return item
    section = item.sections[0]
    texts = _without_absences([clean(block.text) for block in section.blocks if isinstance(block, Paragraph)])
    outcome = decisions.read(texts)
    if outcome.status == "none" or sum(map(len, texts)) > 1000:
        return item
    decided = Decision(outcome.status, "\n".join(texts), outcome.parts, outcome.amended, None, section.place)
    return replace(item, sections=(replace(section, kind="decision"),), decision=decided)


def _without_absences(texts: list[str]) -> list[str]:
    """Lines under the heading without absences. `Fraværende:` alone may be followed by names, or at once by the decision (Slagelse)."""
    kept: list[str] = []
    names_follow = False
    for text in texts:
        if len(text) < 400 and _ABSENCE.search(text):
            names_follow = _BARE_ABSENCE.match(text) is not None
            rest = _behind_absence(text)
            if rest:
                kept.append(rest)
            continue
        if names_follow and text.lower().strip(" .") in ("ingen", "-"):
            continue
        if names_follow and len(text) < 200 and _NAMES.match(text) and decisions.classify(text) is None:
            continue
        names_follow = False
        kept.append(text)
    return kept


def _behind_absence(text: str) -> str:
    """`Godkendt. Anna Prøve (C) var fraværende.` → `Godkendt.`: a paragraph that only partly tells of absences keeps the rest."""
    sentences = re.split(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])", text)
    if len(sentences) < 2:
        return ""
    left = [sentence for sentence in sentences if not _ABSENCE.search(sentence)]
    return " ".join(left) if any(decisions.classify(sentence) is not None for sentence in left) else ""
