"""Agenda item → points: stretches of text that speak as one, with section, proposal number and the place of each character.

A proposal point ("At 2) …", "2. at …", "at …") with the sentences that follow it is one point, so that "Beløbet
finansieres af …" finds the amount it speaks of. Lines that a page layout broke in mid-sentence are joined again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ledger.appropriations.paragraphs import Blocks, may_speak_of_money
from ledger.appropriations.prose_amounts import may_hold_money
from ledger.model import AgendaItem, Heading, Paragraph, Place, Section, SectionKind, Table
from ledger.patterns import pattern

__all__ = ["Point", "points_of"]


@dataclass(frozen=True, slots=True)
class Point:
    """A stretch of text: `starts` are (offset, place) of the paragraphs it was put together from. `order` counts through the item.

    `group` is the number of the section, so that points of one proposal list know each other. `numbered` is true for a proposal point.
    """

    text: str
    section: SectionKind
    heading: str
    group: int
    order: int
    proposal: int | None
    marked: bool
    starts: tuple[tuple[int, Place], ...]

    def place(self, offset: int) -> Place:
        """Where the character at `offset` stands."""
        found = self.starts[0][1]
        for start, place in self.starts:
            if start > offset:
                break
            found = place
        return found


_MARKER = pattern(
    r"^\s*(?:(?:[Aa]t|AT)\s+(?P<at>\d{1,2})\s*[.):](?!\d)\s*(?:at\s+)?|(?P<number>\d{1,2})\s*[.)]\s+(?:at\s+)?(?=\D|[0-9][0-9.,]*\s?(?:kr|mio|mill|tkr|t\.\s?kr))|"
    r"(?P<letter>[a-zA-Z])[.)]\s+(?=[a-zæøå])|(?P<bullet>[•·▪*–-])\s+|(?P<plain>[Aa]t)\s+(?=\S))"
)
# where a point begins inside a line, told by its first sign, by which `re` finds it: "At 2) …", "2) at …", "…, at der …"
_INLINE = pattern(
    r"[Aa0-9](?:(?<=[\s.;,:]A)(?=t\s+\d{1,2}\)\s)|(?<=[.;:,]\s[0-9])(?=\d?[.)]\s+[Aa]t\s)|"
    r"(?<=[^\d][.;,]\sa)(?<!\bved,\sa)(?=t\s+der\s))",
    plain=True,
)
# where the pattern above may be: each way of it begins with the same letters, and `re` looks only where they are
_MAY_SPLIT = pattern(r"[Aa]t(?:(?<=[0-9][.)]..)|(?<=[0-9][.)] ..)|(?<=At)  ?[0-9]|(?<=[,.;] at) der)")
_LAST_PREPOSITION = pattern(
    r"(?:\b(?:fra|til|af|på|og|i|for|ved|med|der|som|om|under|samt|den|det|de|en|et|at|hos|mellem|inden|over|via)|\d|mio\.?|kr\.?,|,|-)$"
)
_LONGEST_ENDING = 16  # characters, more than any of these words and the one before it
_SENTENCE_END = (".", "!", "?", ":", ";")


def points_of(item: AgendaItem, about: Blocks, only_money: bool = False) -> list[Point]:
    """An item → its points that may hold money or say how something is financed, in printed order; with `only_money` those alone that may
    hold money. `about` are the blocks in which such may stand."""
    found: list[Point] = []
    for group, section in enumerate(item.sections):
        if group in about and section.kind not in ("attachments", "earlier", "competence", "treatment"):
            found += _section_points(section, group, len(found), about[group], only_money)
    return found


def _beside(section: Section, about: set[int]) -> set[int]:
    """Blocks → these, and all that may be one text with them: lines of a sentence that the page broke, the line that announces a list."""
    if section.kind in ("proposal", "decision"):
        return set(range(len(section.blocks)))
    texts = [block.text.replace("\u00ad", "") if isinstance(block, Paragraph) else None for block in section.blocks]
    found: set[int] = set()
    for number in sorted(about):
        if number in found:
            continue  # and so is what goes on with it
        first = last = number
        if first and texts[first - 1] is not None:
            first -= 1
        while first and first not in found and _may_go_on(texts[first - 1], texts[first]):
            first -= 1
        while last + 1 < len(texts) and _may_go_on(texts[last], texts[last + 1]):
            last += 1
        found.update(range(first, last + 1))
    return found


def _may_go_on(before: str | None, text: str | None) -> bool:
    """May a paragraph be the rest of the one before it? Asked of whole paragraphs, before `_continues` is of their parts."""
    if before is None or text is None:
        return False
    start = text.lstrip()[:1]
    if not start or start == "(" or before[:1] == "(" or start.islower() or start.isdigit():
        return True
    ending = before.rstrip()[-_LONGEST_ENDING:]
    return not ending or _LAST_PREPOSITION.search(ending) is not None


def _section_points(section: Section, group: int, order: int, about: set[int], only_money: bool) -> list[Point]:
    lines: list[list[tuple[str, Place, int | None, bool]]] = []
    proposed = section.kind in ("proposal", "decision")
    lead: tuple[str, Place] | None = None
    beside = _beside(section, about)
    for number_of_block, block in enumerate(section.blocks):
        if isinstance(block, Heading | Table):
            lines.append([])
            lead = None
            continue
        if number_of_block not in beside:
            lines.append([])
            continue
        for text, place, number, marked in _pieces(block, proposed):
            previous = lines[-1] if lines else None
            if proposed and number is None:
                lead = _lead(f"at {text}" if marked else text, place)
            elif lead is not None and number is not None and _needs_lead(lead[0], text):
                lines.append([(lead[0].rstrip(" :"), lead[1], number, True), (text, place, None, False)])
                continue
            if (
                previous
                and _lists(block, text, previous[0][0])
                and (_OPENS.search(previous[-1][0]) or (len(previous) > 1 and previous[-1][3]))
            ):
                previous.append((text, place, None, True))
                continue
            if (
                previous
                and not marked
                and (_continues(previous[-1][0], text) or (previous[0][3] and section.kind in ("proposal", "decision")))
            ):
                previous.append((text, place, None, False))
            else:
                lines.append([(text, place, number, marked)])
    points: list[Point] = []
    for parts in lines:
        if not any(may_speak_of_money(text, section.kind) for text, _, _, _ in parts):
            continue
        text, starts = _joined([(text, place, marked and index > 0) for index, (text, place, _, marked) in enumerate(parts)])
        if only_money and not may_hold_money(text):
            continue
        heading = section.heading
        points.append(Point(text, section.kind, heading, group, order + len(points), parts[0][2], parts[0][3], starts))
    return points


# "Forvaltningen indstiller, at der i 2019" above "1. omplaceres 300.000 kr. fra …": what each entry of the list goes on with.
_LEAD = pattern(r"(?:^|[\s,])at:?\s+(?P<tail>\D{0,120}?(?:20[0-9]{2}\D{0,120}?)?)\s*$", re.IGNORECASE)
_LEAD_YEAR = pattern(r"\b(?:i|for) 20[0-9]{2}\b")
_LEAD_GIVES = pattern(
    r"\b(?:gives|bevilges|afsættes|frigives|udmøntes|fordeles|uddeles|udbetales|ydes|giver|bevilger|afsætter|frigiver|udmønter|fordeler|yder)\b"
)


def _lead(text: str, place: Place) -> tuple[str, Place] | None:
    """The words of a proposal's first line that every entry of the list below it goes on with; `None` where the line ends itself."""
    if len(text) > 400 or text.endswith((".", ";", "!", "?")) or may_hold_money(text):
        return None
    found = _LEAD.search(text)
    tail = found["tail"].strip() if found is not None else ""
    return (tail, place) if tail.rstrip(":") and (_LEAD_YEAR.search(tail) or _LEAD_GIVES.search(tail)) else None


def _needs_lead(lead: str, text: str) -> bool:
    """Does an entry lack what the lead says: a verb ("750.000 kr. til cykelbaner"), or the year of a list that names none?"""
    if text[:3].lower() == "at " or len(text) > 600:
        return False
    if text[:1].isdigit() or text[:3].lower() == "kr.":
        return _LEAD_GIVES.search(lead) is not None
    return _LEAD_YEAR.search(lead) is not None and not lead.endswith(":") and _LEAD_YEAR.search(text) is None


_OPENS = pattern(r"(?::|\b(?:således|som følger|følgende|fordelt|fordeling))$", re.IGNORECASE)
_YEAR_FIRST = pattern(r"(?:i\s+|budget\s+)?20[0-9]{2}\s*:?\s+\D{0,20}[0-9]", re.IGNORECASE)
_LISTS = pattern(r"^\s*[•·▪*–-]\s+")
_HAS_VERB = pattern(
    r"\b(?:at|der|give[rs]?|bevilge[rs]?|afsætte[rs]?|godkende[rs]?|frigive[rs]?|meddele[rs]?|overføre[rs]?|omplacere[rs]?|udmønte[rs]?|"
    r"tager|tages|finansiere[rs]|yde[rs]?|anbefale[rs]?|optage[rs]?|flytte[rs]?|indstille[rs]?)\b",
    re.IGNORECASE,
)


_ANNOUNCED = pattern(r"\bfølgende\b[^:]*:$", re.IGNORECASE)
_LABEL_AND_AMOUNT = pattern(r"[^:.;]{2,80}:\s*(?:kr\.?\s*)?[0-9][0-9.,]*\s*(?:mio|mill|kr|t\.|tkr)", re.IGNORECASE)


def _lists(block: Paragraph, text: str, announced: str) -> bool:
    """A bullet that only names an amount with its year or source belongs to the sentence that announces it ("med følgende: • …")."""
    if len(text) > 200 or not may_hold_money(text):
        return False
    bullet = (
        _LISTS.match(block.text) is not None
        or _YEAR_FIRST.match(text) is not None
        or (block.marker != "" and not block.marker[:1].isalnum())
        or (_LABEL_AND_AMOUNT.match(text) is not None and _ANNOUNCED.search(announced[-400:]) is not None)
    )
    return bullet and _HAS_VERB.search(text) is None


_PROPOSER = pattern(r"\s*\([^()]{3,80}(?:udvalg|forvaltning|bestyrelse)(?:et|en)?\)\s*", re.IGNORECASE)  # a line below the proposal


_REPORTED = pattern(
    r"\b(?:tilkendegiv\w*|oplys\w*|meddel\w*|melde[rt]|skriver|varsl\w*|forvent\w*|regner\s+med|vurdere\w*|udmeldt|planlægger)(?:\s+\w+)?,\s*$",
    re.IGNORECASE,
)


def _as_told(pieces: list[str]) -> list[str]:
    """ "Regionen har tilkendegivet, at der …" is told in one sentence: what someone says is no proposal of its own."""
    found: list[str] = []
    for piece in pieces:
        if found and piece[:3] == "at " and _REPORTED.search(found[-1]) is not None:
            found[-1] += piece
        else:
            found.append(piece)
    return found


def _split(text: str) -> list[str]:
    starts = [0, *(match.start() for match in _INLINE.finditer(text))]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _pieces(block: Paragraph, proposed: bool) -> list[tuple[str, Place, int | None, bool]]:
    """A paragraph → its points as (text without marker, place, number, is a point)."""
    text = block.text.replace("\u00ad", "")
    if text[:1] == "(" and _PROPOSER.fullmatch(text) is not None:
        return []
    if block.marker:
        number = re.search(r"\d{1,2}", block.marker)
        return [(text, block.place, int(number[0]) if number else None, True)]
    found: list[tuple[str, Place, int | None, bool]] = []
    pieces = _split(text) if len(text) < 20_000 and _MAY_SPLIT.search(text) else [text]
    for piece in pieces if proposed else _as_told(pieces):
        if not piece.strip():
            continue
        match = _MARKER.match(piece)
        if match is None:
            found.append((piece.strip(), block.place, None, False))
            continue
        number_text = match["at"] or match["number"]
        rest = piece[match.end() :].strip()
        found.append((rest or piece.strip(), block.place, int(number_text) if number_text else None, True))
    return found


def _continues(before: str, line: str) -> bool:
    """Was the line broken off in mid-sentence by the page? Only after a long line, and only where grammar says so."""
    before = before.rstrip()
    if line and line[0].islower() and len(before) > 20 and before.endswith(("kr.", "mio.", "ca.", "jf.")):
        return True
    if len(before) < 55 or not line:
        return False
    if line[0].islower() or line[0].isdigit():
        return not before.endswith((".", "!", "?", ":", ";")) or before.endswith(("kr.", "mio.", "ca.", "jf.", "nr.", "pkt."))
    return _LAST_PREPOSITION.search(before[-_LONGEST_ENDING:]) is not None


def _joined(parts: list[tuple[str, Place, bool]]) -> tuple[str, tuple[tuple[int, Place], ...]]:
    """Lines → one text; entries of a list that its sentence announces are set apart by commas, the rest as printed."""
    pieces: list[str] = []
    starts: list[tuple[int, Place]] = []
    length = 0
    for part, place, listed in parts:
        if pieces:
            joins = listed or not pieces[-1].endswith(_SENTENCE_END) or _continues(pieces[-1], part)
            gap = ", " if listed and _OPENS.search(pieces[-1]) is None else " " if joins else "\n"
            pieces.append(gap)
            length += len(gap)
        starts.append((length, place))
        pieces.append(part)
        length += len(part)
    return "".join(pieces), tuple(starts)
