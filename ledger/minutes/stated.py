"""The competence section of a point → who decides, recommends and is informed, and about which proposals (DOMAIN 5.2).

Forms: `Skoleudvalget anbefaler indstilling 2 og 3.` … `Kommunalbestyrelsen beslutter 2 og 3` (Lyngby-Taarbæk), one word
`Skoleudvalget.`, `Kompetence: Byrådet` (Slagelse), `Sagen afgøres i` / `Økonomiudvalget.` (Svendborg, Rebild), a row of bodies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from ledger.minutes import bodies
from ledger.minutes.named import expand
from ledger.patterns import pattern

Part = Literal["decides", "recommends", "informed"]


@dataclass(frozen=True, slots=True)
class Statement:
    """What one body does. `body` is `None` where it is only called "udvalget": the document's own. No `proposals` means all."""

    body: str | None
    part: Part
    proposals: tuple[int, ...] = ()


Stated = tuple[Statement, ...]

_SHORT = pattern(r"(?<![\w-])(?:ØU|ØK|KB|BYR|BY|BR)(?![\w-])")
_OWN = pattern(r"(?<![\wæøå-])(?:det (?:stående )?(?:fag)?udvalg|(?:fag|stående )?udvalget|udvalg)(?![\wæøå-])(?! for\b)", re.IGNORECASE)
_PARTS: tuple[tuple[Part, re.Pattern[str]], ...] = (
    ("informed", pattern(r"orienter|efterretning|drøft|høres|\bhøring|udtal", re.IGNORECASE)),
    ("recommends", pattern(r"anbefal|indstil(?:ler|les)|erklæring|påtegn", re.IGNORECASE)),
    ("decides", pattern(r"beslut|afgør|godkend|bevilg|vedtag|kompetence|træffe|endelig", re.IGNORECASE)),
)
_PROPOSALS = pattern(
    r"(?:indstilling(?:erne|ens|en)?(?:s?punkt(?:erne)?)?|(?:at-)?punkt(?:erne|et)?|pkt\.?|\bad\.?|\bnr\.?)\s?(?:punkt(?:erne)?\s|pkt\.?\s)?"
    r"(?P<after>\d{1,2}(?:\s?(?:-|–|,|og|til|samt)\s?\d{1,2})*)(?![.,]?\d)"
    r"|(?:anbefaler|beslutter|indstiller|afgør|godkender|om)\s(?P<bare>\d{1,2}(?:\s?(?:-|–|,|og|til|samt)\s?\d{1,2})*)(?![.,]?\d)",
    re.IGNORECASE,
)
_SENTENCE = pattern(r"(?<=[.;])\s+(?=[A-ZÆØÅ])|\n|(?<=[a-zæøå)])\s?[/>→]\s?(?=[A-ZÆØÅ])")
_UPON = pattern(r"\b(?:efter|på baggrund af|på) (?:\w+ )?(?:indstilling|anbefaling|udtalelse|erklæring)\w* (?:fra|af)\b", re.IGNORECASE)
_PASSIVE = pattern(r"\b(?:af|i|hos)\s*$", re.IGNORECASE)
_LONGEST = 600


def read(texts: Sequence[str]) -> Stated:
    """The lines of a competence section → its statements in printed order; text that names no body says nothing."""
    found: list[Statement] = []
    last: tuple[int, ...] = ()
    for text in texts:
        for sentence in _SENTENCE.split(text[:_LONGEST]):
            said = _statements(sentence)
            # "Skoleudvalget anbefaler 2 og 3 / ØU anbefaler": what is not said again is the same.
            for statement in said:
                part = statement.part
                proposals = statement.proposals or (last if part == "recommends" else ())
                last = statement.proposals or last
                found.append(Statement(statement.body, part, proposals))
    named = [statement for statement in found if statement.part != "decides"]
    if found and not named and len(found) > 1 and not any(statement.proposals for statement in found):
        # A row of bodies is the way of the case: the last one decides.
        return (*(Statement(one.body, "recommends") for one in found[:-1]), found[-1])
    return tuple(found)


def _statements(sentence: str) -> list[Statement]:
    upon = _UPON.search(sentence)
    end_of_main = upon.start() if upon is not None else len(sentence)
    names = _named(sentence)
    found: list[Statement] = []
    for position, (start, end, body) in enumerate(names):
        last = names[position - 1][1] if position else 0
        following = names[position + 1][0] if position + 1 < len(names) else len(sentence)
        if start > end_of_main:
            found.append(Statement(body, "recommends"))
            continue
        before, behind = sentence[last:start], sentence[end : min(following, end_of_main)]
        # "punkt 2 afgøres af Byrådet": what is said of a body stands before it; else behind it.
        first, second = (before, behind) if _PASSIVE.search(before) else (behind, before if position == 0 else "")
        part = _part(first) or _part(second)
        proposals = _PROPOSALS.search(first) or _PROPOSALS.search(second)
        numbers = expand(proposals["after"] or proposals["bare"]) if proposals is not None else ()
        found.append(Statement(body, part or "decides", numbers))
    return found


def _part(text: str) -> Part | None:
    best: tuple[int, Part] | None = None
    for part, wording in _PARTS:
        match = wording.search(text)
        if match is not None and (best is None or match.start() < best[0]):
            best = (match.start(), part)
    return best[1] if best is not None else None


def _named(sentence: str) -> list[tuple[int, int, str | None]]:
    found: list[tuple[int, int, str | None]] = []
    for match in bodies.phrases(sentence):
        name = bodies.normal(match.group())
        if name is not None and not _OWN.fullmatch(name):
            found.append((match.start(), match.end(), name))
    for match in _SHORT.finditer(sentence):
        if not any(start <= match.start() < end for start, end, _ in found):
            found.append((match.start(), match.end(), bodies.normal(match.group())))
    for match in _OWN.finditer(sentence):
        if not any(start <= match.start() < end for start, end, _ in found):
            found.append((match.start(), match.end(), None))
    return sorted(found, key=lambda name: name[0])


def deciders(stated: Stated, proposals: Iterable[int]) -> tuple[str | None, ...]:
    """The bodies that decide these proposals (all where none are given); empty where nothing is stated."""
    wanted = frozenset(proposals)
    return tuple(
        statement.body
        for statement in stated
        if statement.part == "decides" and (not wanted or not statement.proposals or wanted.intersection(statement.proposals))
    )
