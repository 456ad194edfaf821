"""The lines of a document → the municipality it says it belongs to (SPEC 2, DOMAIN 6.3)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ledger.kommuner import Kommune, by_name
from ledger.patterns import pattern

_NAME = r"[A-ZÆØÅ][A-Za-zæøåÆØÅ]{1,20}(?:[ -][A-ZÆØÅ][A-Za-zæøåÆØÅ]{1,20})?"
_KOMMUNE = pattern(rf"(?<![\w-])({_NAME})\s(?:[Rr]egions[Kk]ommune|REGIONSKOMMUNE|[Kk]ommune|KOMMUNE)s?(?![\w-])")
# How a municipality's name must end: few texts say "kommune" alone, nearly all say "kommunen".
_KOMMUNE_WORD = pattern(r"ommunes?(?![\w-])", plain=True)
_COUNCIL = pattern(rf"(?<![\w-])({_NAME})\s(?:[Bb]yråds?|BYRÅD|[Kk]ommunalbestyrelses?)(?![\w-])")
_TOWN_HALL = pattern(rf"(?i:rådhus)[^\n]{{0,160}}\b\d{{4}}\s({_NAME})")
_CONSEQUENCES_FOR = pattern(
    rf"(?:[Øø]konomiske|[Bb]evillingsmæssige|[Bb]udgetmæssige|[Ff]inansielle)(?:\s[a-zæøå,]+){{0,4}}\skonsekvenser for ({_NAME})"
    r"\s(?:[Rr]egions[Kk]ommune|[Kk]ommune)(?![\w-])"
)
_SEPARATOR = pattern(r"\s+[-–|•]\s+")
_RAADHUS_OF = pattern(rf"^({_NAME})\sRådhus\b")
# A partner, a neighbour or a model is mentioned with these before it; the document's own municipality acts or is a place.
_PARTNER = pattern(
    r"(?:\b(?:med|fra|af|til|mellem|hos|og|samt|eller|som|inspireret|nabokommunen|både|eks\.|fx|f\.eks\.|bl\.a\.|herunder)|[,/(])\s*$",
    re.IGNORECASE,
)


def named_in(texts: Iterable[str]) -> bool:
    """Does any of the texts say `… Kommune`? Asked once for all: where none does, none speaks of a municipality by name."""
    return _named_in("\n".join(texts))


def _named_in(text: str) -> bool:
    return _KOMMUNE_WORD.search(text) is not None or "OMMUNE" in text


def _look_up(printed: str) -> Kommune | None:
    found = by_name(printed)
    if found is None and " " in printed:
        # "I Kalundborg Kommune", "For Aarhus Byråd": a capital word that begins the sentence stands before the name.
        found = by_name(printed.split(" ", 1)[1])
    return found


def of_header(lines: Iterable[str]) -> set[Kommune]:
    """The municipalities named as sender: letterhead, title (`Aarhus Byråd`), site name line, address of the town hall."""
    found: set[Kommune] = set()
    for line in lines:
        if len(line) > 240:
            continue
        alone = by_name(line) if len(line) < 30 else None
        parts = _SEPARATOR.split(line) if alone is None and len(line) < 90 else []
        alone = alone or next((owner for part in parts[:1] if len(parts) > 1 and (owner := by_name(part)) is not None), None)
        names = [match[1] for wording in (_KOMMUNE, _COUNCIL, _TOWN_HALL, _RAADHUS_OF) for match in wording.finditer(line)]
        found |= {municipality for municipality in (alone, *map(_look_up, names)) if municipality is not None}
    return found


def of_letterhead(lines: Iterable[str]) -> set[Kommune]:
    """The municipalities that stand alone on a line as `X Kommune`, wherever it is (footer, sender below the last point)."""
    found: set[Kommune] = set()
    for line in lines:
        if len(line) <= 60 and "ommun" in line.lower():
            match = _KOMMUNE.fullmatch(line.strip(" .,|–-"))
            municipality = None if match is None else by_name(match[1])
            if municipality is not None:
                found.add(municipality)
    return found


def of_statements(items: Iterable[Iterable[str]]) -> set[Kommune]:
    """The municipalities whose economy the statements speak of: `ingen økonomiske konsekvenser for Odense Kommune` (FORMATS C2, 15).

    A case states its consequences for the treasury that decides it, so the sentence says whose document this is.
    """
    found: set[Kommune] = set()
    for lines in items:
        for line in lines:
            if "onsekvenser for " in line:
                for match in _CONSEQUENCES_FOR.finditer(line):
                    municipality = _look_up(match[1])
                    if municipality is not None:
                        found.add(municipality)
    return found


def acting(items: Sequence[Sequence[str]]) -> Kommune | None:
    """The municipality that acts throughout: at least three mentions as `X Kommune` in at least two points, no other near it.

    Partners (`med`, `fra`, `mellem` … before the name) do not count for it, but do count against it. Unsure is `None`.
    """
    own: Counter[Kommune] = Counter()
    all_mentions: Counter[Kommune] = Counter()
    spread: dict[Kommune, set[int]] = {}
    for number, lines in enumerate(items):
        for line in lines:
            if not _named_in(line):
                continue
            for match in _KOMMUNE.finditer(line):
                municipality = _look_up(match[1])
                if municipality is None:
                    continue
                all_mentions[municipality] += 1
                if not _PARTNER.search(line[max(0, match.start() - 24) : match.start()]):
                    own[municipality] += 1
                    spread.setdefault(municipality, set()).add(number)
    if not own:
        return None
    best, count = own.most_common(1)[0]
    others = max((mentions for municipality, mentions in all_mentions.items() if municipality is not best), default=0)
    return best if count >= 3 and len(spread[best]) >= 2 and count >= 3 * others else None
