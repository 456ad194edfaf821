"""Printed names of political bodies → their normal form, their class, and whether two names mean the same body (DOMAIN 5.1)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from ledger import kommuner
from ledger.model import BodyClass
from ledger.patterns import pattern
from ledger.prefilter import lowered

_PERIOD = pattern(
    r"^\s*(?:\d{4}\s?[-–]\s?\d{2,4}|\d{2}\s?[-–]\s?\d{2})\s+|\s*[,(]?\s*(?:\d{4}\s?[-–]\s?\d{2,4}|\d{2}\s?[-–]\s?\d{2})\s*\)?\s*$"
)
_WORD = r"[A-ZÆØÅ][\wæøåÆØÅé&/-]*"
_LINK = r"(?:,?\s(?:og|samt|&)\s|,\s|\s)"
_COUNCIL = r"(?<![\wæøå-])(?:byråd(?:et)?|kommunalbestyrelsen?|borgerrepræsentation(?:en)?)s?(?![\wæøå-])"
_PART = rf"(?!\S*(?:udvalg|UDVALG)){_WORD}"
# Bounded everywhere: a hostile line of capitals costs no more than its length.
PHRASE = (
    rf"(?:(?i:{_COUNCIL})"
    r"|Udvalget\s[\"”“»][^\"”“»«]{3,80}[\"”“«]"
    rf"|Udvalget\sfor\s{_WORD}(?:{_LINK}{_WORD}){{0,6}}"
    rf"|(?:(?:{_PART}{_LINK}){{1,6}}[\wæøåÆØÅ/-]{{0,40}}|(?:{_WORD})?)(?:udvalg|UDVALG|DVALG|Udvalg)(?:et|ET)?s?\b(?:\sfor\s{_WORD}(?:{_LINK}{_WORD}){{0,4}})?"
    rf"|(?:§\s?17,?\sstk\.?\s?4[\s,-]*udvalg\w*)"
    rf"|Magistraten\b|MAGISTRATEN\b|Direktionen\b|(?:{_WORD}[\s-](?:og\s)?)?(?:{_WORD})?(?:rådet|rådets|nævnet|kommissionen|bestyrelsen|komiteen)\b)"
)
_PHRASE = pattern(PHRASE)
# One of these stands in every name that PHRASE finds, whatever its capitals.
_NAMING = (
    "dvalg",
    "byråd",
    "kommunalbestyrelse",
    "borgerrepræsentation",
    "magistraten",
    "direktionen",
    "rådet",
    "nævnet",
    "kommissionen",
    "bestyrelsen",
    "komiteen",
)
_COUNCIL_WORD = pattern(r"byråd|kommunalbestyrelse|borgerrepræsentation|^kb$|^by$|^byr$|^br$")
_FINANCE_WORD = pattern(r"^øk?[eu]?$|^økonomi[\w\s,-]*(?:udvalg|komit)|^magistrat|^økonomi-? ?og")
_ADVISORY = pattern(r"rådet|råd$|nævn|kommission|komit|bestyrelse|§ ?17|med-udvalg|medudvalg")
_NOT_A_BODY = pattern(r"^(?:udvalg|udvalget|dette|hele|et flertal i|flertallet i)\s?(?:udvalg|udvalget)?$", re.IGNORECASE)

_LEADING = pattern(
    r"^(?:(?:åben|åbent|lukket|referat|dagsorden|protokol|beslutningsprotokol|tillægsdagsorden|møde|mødet|udvalg|foreløbig[t]?|ekstraordinær[t]?)\s+"
    r"|[A-ZÆØÅ][\w-]+\s(?:regions)?kommunes?\s+)+(?=\S)",
    re.IGNORECASE,
)

_SHORT = {
    "øu": "Økonomiudvalget",
    "øk": "Økonomiudvalget",
    "øe": "Økonomiudvalget",
    "økonomiudvalg": "Økonomiudvalget",
    "kb": "Kommunalbestyrelsen",
    "br": "Borgerrepræsentationen",
    "byr": "Byrådet",
    "by": "Byrådet",
    "byråd": "Byrådet",
    "kommunalbestyrelse": "Kommunalbestyrelsen",
    "borgerrepræsentation": "Borgerrepræsentationen",
}
_GENITIVE = pattern(r"(ådet|lget|aten|ævnet|elsen|onen)s$")


def normal(name: str) -> str | None:
    """A printed name → its normal form: no period years, no genitive, no capitals throughout, the definite form of a single word.

    `Skoleudvalget 2022-2025` and `22-25 Skoleudvalget` → Skoleudvalget; `ØKONOMIUDVALG` → Økonomiudvalget; `Byrådets` → Byrådet.
    `Teknisk Udvalg` and `Ishøj Byråd` are names in their own right and stay.
    """
    name = re.sub(r"\s+", " ", name).strip(" .,:;–-•")
    name = _LEADING.sub("", name)
    for _ in range(2):
        name = _PERIOD.sub("", name).strip(" .,:;–-•()")
    if name.isupper() and len(name) > 4:
        name = _capitals(name)
    name = _GENITIVE.sub(r"\1", name)
    name = re.sub(r"(?<=[Bb]yråd)s$", "", name)
    if not name or _NOT_A_BODY.match(name):
        return None
    if " " not in name and "-" not in name:
        short = _SHORT.get(name.lower())
        if short is not None:
            return short
        if name.lower().endswith("udvalg"):
            return name[0].upper() + name[1:] + "et"
    return name[0].upper() + name[1:]


def _capitals(name: str) -> str:
    """`SOCIAL- OG BESKÆFTIGELSESUDVALGET` → `Social- og Beskæftigelsesudvalget`: words as names are written, joining words small."""
    words = [word if word.lower() in _JOINING else word.capitalize() for word in name.split(" ")]
    return " ".join(word.lower() if word.lower() in _JOINING else word for word in words)


_JOINING = frozenset({"og", "for", "samt", "i", "af"})


def phrases(text: str) -> Iterator[re.Match[str]]:
    """Every stretch of a line that is printed as a body's name is."""
    return _PHRASE.finditer(text[:600])


def may_name(text: str) -> bool:
    """Can a body be named in the text at all? A question of words, before anything dearer is asked."""
    low = lowered(text)
    return low is None or any(word in low for word in _NAMING)


def find(text: str) -> str | None:
    """The first body named in a line, in normal form; `None` when none is named. `Aarhus Byråd` keeps its municipality."""
    for found in _PHRASE.finditer(text[:400]):
        name = normal(_with_owner(text, found))
        if name is not None:
            return name
    return None


def _with_owner(text: str, found: re.Match[str]) -> str:
    printed = found.group()
    if printed.lower() in ("byråd", "kommunalbestyrelse"):
        before = text[: found.start()].rstrip().rsplit(" ", 1)[-1]
        if before and before.lower() not in ("kommunes", "kommune") and kommuner.by_name(before) is not None:
            return f"{before} {printed}"
    return printed


def starts(text: str) -> tuple[str, int] | None:
    """The body a line begins with, in normal form, and where the name ends."""
    found = _PHRASE.match(text[:400])
    if found is None:
        first, _, rest = text.partition(" ")
        inner = starts(rest) if rest and first[:1].isupper() and kommuner.by_name(first) is not None else None
        return None if inner is None else (inner[0], inner[1] + len(first) + 1)
    name = normal(found.group())
    return None if name is None else (name, found.end())


_RANK: dict[BodyClass, int] = {"council": 4, "finance": 3, "committee": 2, "administration": 1, "advisory": 0}
DECIDING = _RANK["committee"]
"""The lowest rank that can decide: the administration and advisory bodies are heard (DOMAIN 5.1)."""


def rank(name: str) -> int:
    """Council 4 · økonomiudvalg 3 · committee 2 · administration 1 · advisory 0."""
    return _RANK[kind(name)]


@lru_cache(maxsize=512)
def kind(name: str) -> BodyClass:
    """The class of a body. Frederiksberg's and Aarhus' Magistrat stands where others have the økonomiudvalg (DOMAIN 5.1)."""
    folded = name.lower().strip()
    if _COUNCIL_WORD.search(folded):
        return "council"
    if "direktion" in folded or "forvaltning" in folded or "administration" in folded:
        return "administration"
    if _FINANCE_WORD.search(folded):
        return "finance"
    if _ADVISORY.search(folded):
        return "advisory"
    return "committee"


def _fold(name: str) -> str:
    return re.sub(r"[^a-zæøå]", "", (normal(name) or name).lower()).removesuffix("et")


@lru_cache(maxsize=2048)
def same(one: str, other: str) -> bool:
    """Whether two printed names mean the same body: spelling apart, and every name of the council is one (DOMAIN 6.3).

    `SOCIAL- OG BESKÆFTIGELSESDVALGET` and `Social- og Beskæftigelsesudvalget 2026-2029` are one body: two letters may differ.
    """
    if kind(one) == "council" and kind(other) == "council":
        return True
    left, right = _fold(one), _fold(other)
    if left == right:
        return True
    if abs(len(left) - len(right)) > 2 or min(len(left), len(right)) < 10:
        return False
    letters, others = Counter(left), Counter(right)
    if max((letters - others).total(), (others - letters).total()) > 2:
        return False
    from rapidfuzz.distance import Levenshtein  # heavy import, needed for misspelt names only

    return Levenshtein.distance(left, right, score_cutoff=2) <= 2
