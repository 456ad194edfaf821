"""kommuner.csv → municipalities by name or code; the lines of a document → the municipality it says it belongs to (SPEC 2, DOMAIN 6.3)."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ledger.model import Note


@dataclass(frozen=True, slots=True)
class Municipality:
    """One of the 98. `code` has three digits; `council` is the council's name, "" where it is not known for sure."""

    code: str
    name: str
    region: str
    council: str


class UnknownMunicipalityError(ValueError):
    """A name or code given by the user that is no Danish municipality. `nearest` is the most similar name; `note` says it in words."""

    def __init__(self, given: str, nearest: str | None) -> None:
        self.given = given
        self.nearest = nearest
        key = "minutes.kommune_unknown" if nearest is None else "minutes.kommune_misspelt"
        self.note = Note(key, (("given", given), ("nearest", nearest or "")))
        super().__init__(given if nearest is None else f"{given} ({nearest})")


# Older and other spellings of the same names (DOMAIN 6.3).
_SPELLINGS = {
    "århus": "aarhus",
    "åbenrå": "aabenraa",
    "ålborg": "aalborg",
    "lyngby taarbæk": "lyngby-taarbæk",
    "høje taastrup": "høje-taastrup",
}
_SPELLINGS |= {
    "nordfyn": "nordfyns",
    "vesthimmerland": "vesthimmerlands",
    "lyngby-tårbæk": "lyngby-taarbæk",
    "høje-tåstrup": "høje-taastrup",
}


def _default_path() -> Path:
    """The list beside the code: `rules/` of a checkout, `ledger/_rules/` inside the wheel."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "_rules" / "kommuner.csv"
    return inside if inside.exists() else package.parent / "rules" / "kommuner.csv"


@lru_cache(maxsize=8)
def load(path: Path | None = None) -> tuple[Municipality, ...]:
    """The list of municipalities: columns kommunekode, navn, region, council_name. Read once for each path."""
    with (path or _default_path()).open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return tuple(Municipality(row["kommunekode"].zfill(3), row["navn"], row["region"], row["council_name"]) for row in rows)


@lru_cache(maxsize=8)
def _index(path: Path | None = None) -> dict[str, Municipality]:
    index = {municipality.name.lower(): municipality for municipality in load(path)}
    index |= {spelling: index[name] for spelling, name in _SPELLINGS.items() if name in index}
    return index


def by_name(name: str) -> Municipality | None:
    """A printed name, genitive and old spelling allowed → the municipality; `None` for anything else."""
    folded = re.sub(r"\s+", " ", name).strip(" .,:").lower()
    index = _index()
    return index.get(folded) or index.get(folded.removesuffix("s")) or index.get(folded.removesuffix("'"))


def resolve(given: str) -> Municipality:
    """What a user gave as `--kommune` (name, `X Kommune`, three or four digit code) → the municipality; else `UnknownMunicipalityError`."""
    text = given.strip()
    if text.isdigit():
        code = text.lstrip("0").zfill(3)
        for municipality in load():
            if municipality.code == code:
                return municipality
        raise UnknownMunicipalityError(given, None)
    found = by_name(re.sub(r"\s+(?:regions)?kommune$", "", text, flags=re.IGNORECASE))
    if found is not None:
        return found
    from rapidfuzz import process  # needed for the message only

    nearest = process.extractOne(text.lower(), list(_index()), score_cutoff=70)
    raise UnknownMunicipalityError(given, None if nearest is None else _index()[nearest[0]].name)


_NAME = r"[A-ZÆØÅ][A-Za-zæøåÆØÅ]{1,20}(?:[ -][A-ZÆØÅ][A-Za-zæøåÆØÅ]{1,20})?"
_KOMMUNE = re.compile(rf"(?<![\w-])({_NAME})\s(?:[Rr]egions[Kk]ommune|REGIONSKOMMUNE|[Kk]ommune|KOMMUNE)s?(?![\w-])")
_COUNCIL = re.compile(rf"(?<![\w-])({_NAME})\s(?:[Bb]yråds?|BYRÅD|[Kk]ommunalbestyrelses?)(?![\w-])")
_TOWN_HALL = re.compile(rf"(?i:rådhus)[^\n]{{0,160}}\b\d{{4}}\s({_NAME})")
_CONSEQUENCES_FOR = re.compile(
    rf"(?:[Øø]konomiske|[Bb]evillingsmæssige|[Bb]udgetmæssige|[Ff]inansielle)(?:\s[a-zæøå,]+){{0,4}}\skonsekvenser for ({_NAME})"
    r"\s(?:[Rr]egions[Kk]ommune|[Kk]ommune)(?![\w-])"
)
_SEPARATOR = re.compile(r"\s+[-–|•]\s+")
_RAADHUS_OF = re.compile(rf"^({_NAME})\sRådhus\b")
# A partner, a neighbour or a model is mentioned with these before it; the document's own municipality acts or is a place.
_PARTNER = re.compile(
    r"(?:\b(?:med|fra|af|til|mellem|hos|og|samt|eller|som|inspireret|nabokommunen|både|eks\.|fx|f\.eks\.|bl\.a\.|herunder)|[,/(])\s*$",
    re.IGNORECASE,
)


def _look_up(printed: str) -> Municipality | None:
    found = by_name(printed)
    if found is None and " " in printed:
        # "I Kalundborg Kommune", "For Aarhus Byråd": a capital word that begins the sentence stands before the name.
        found = by_name(printed.split(" ", 1)[1])
    return found


def of_header(lines: Iterable[str]) -> set[Municipality]:
    """The municipalities named as sender: letterhead, title (`Aarhus Byråd`), site name line, address of the town hall."""
    found: set[Municipality] = set()
    for line in lines:
        if len(line) > 240:
            continue
        alone = by_name(line) if len(line) < 30 else None
        parts = _SEPARATOR.split(line) if alone is None and len(line) < 90 else []
        alone = alone or next((owner for part in parts[:1] if len(parts) > 1 and (owner := by_name(part)) is not None), None)
        names = [match[1] for pattern in (_KOMMUNE, _COUNCIL, _TOWN_HALL, _RAADHUS_OF) for match in pattern.finditer(line)]
        found |= {municipality for municipality in (alone, *map(_look_up, names)) if municipality is not None}
    return found


def of_letterhead(lines: Iterable[str]) -> set[Municipality]:
    """The municipalities that stand alone on a line as `X Kommune`, wherever it is (footer, sender below the last point)."""
    found: set[Municipality] = set()
    for line in lines:
        if len(line) <= 60 and "ommun" in line.lower():
            match = _KOMMUNE.fullmatch(line.strip(" .,|–-"))
            municipality = None if match is None else by_name(match[1])
            if municipality is not None:
                found.add(municipality)
    return found


def of_statements(items: Iterable[Iterable[str]]) -> set[Municipality]:
    """The municipalities whose economy the statements speak of: `ingen økonomiske konsekvenser for Odense Kommune` (FORMATS C2, 15).

    A case states its consequences for the treasury that decides it, so the sentence says whose document this is.
    """
    found: set[Municipality] = set()
    for lines in items:
        for line in lines:
            if "onsekvenser for " in line:
                for match in _CONSEQUENCES_FOR.finditer(line):
                    municipality = _look_up(match[1])
                    if municipality is not None:
                        found.add(municipality)
    return found


def acting(items: Sequence[Sequence[str]]) -> Municipality | None:
    """The municipality that acts throughout: at least three mentions as `X Kommune` in at least two points, no other near it.

    Partners (`med`, `fra`, `mellem` … before the name) do not count for it, but do count against it. Unsure is `None`.
    """
    own: Counter[Municipality] = Counter()
    all_mentions: Counter[Municipality] = Counter()
    spread: dict[Municipality, set[int]] = {}
    for number, lines in enumerate(items):
        for line in lines:
            if "ommun" not in line and "OMMUN" not in line:
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
