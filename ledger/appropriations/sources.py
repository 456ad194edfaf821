"""Wording, address and sign of a financing row or phrase → its source code by DOMAIN 4 (KASSE, UFORUDSETE, …), or `None`.

The table below is data: one entry a code, in the order in which the codes are tried (the specific before the general).
Unknown stays `None`; a name that merely sounds like a pool is not guessed into one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ledger.patterns import pattern

__all__ = ["FINANCING_SOURCES", "FinancingSource", "source_code", "source_kind"]

SourceKind = Literal["pool", "unlimited", "external", "swap"]
"""pool: finite, has a balance · unlimited: always formally there · external: depends on someone else · swap: another
appropriation pays (DOMAIN 4)."""


@dataclass(frozen=True, slots=True)
class FinancingSource:
    """One code of DOMAIN 4: its kind, the Danish name, the wordings that mean it (regex, lower case) and those that do not."""

    code: str
    kind: SourceKind
    name: str
    wordings: tuple[str, ...]
    unless: tuple[str, ...] = ()


_ANLAEG = (
    r"anlæg|renover|vedligehold|\bveje?\b|vejen|\bbro(?:er)?\b|cykel|\bstier?\b|trafik|bygning|byfornyelse|nedriv|tilgængelighed|"
    r"belysning|asfalt|legeplads|byggemodning"
)

FINANCING_SOURCES: tuple[FinancingSource, ...] = (
    FinancingSource("REFUSION", "external", "statsrefusion", (r"refusion",), (r"ydelsesrefusion til|refusion til andre",)),
    FinancingSource(
        "UFORUDSETE",
        "pool",
        "pulje til uforudsete udgifter",
        (r"uforudset", r"servicebufferpulje", r"økonomiudvalgets (?:reserve)?pulje", r"økonomiudvalgets reserve\b"),
    ),
    FinancingSource(
        "BUDREG",
        "pool",
        "budgetreguleringspulje",
        (
            r"budgetregulering",
            r"bufferpulje",
            r"generel(?:le)? reserve",
            r"driftsreserve",
            r"reserve\w* under",
            r"reservepulje",
            r"budgetreserve",
        ),
    ),
    FinancingSource(
        "EFFEKT",
        "pool",
        "effektiviserings- eller investeringspulje",
        (
            r"effektiviserings(?:pulje|midler)",
            r"omstillings(?:pulje|reserve)",
            r"investerings- og innovations",
            r"investeringspulje",
            r"innovationspulje",
        ),
    ),
    FinancingSource(
        "DUT",
        "external",
        "statstilskud, DUT",
        (
            r"\bdut\b",
            r"\blcp\b",
            r"lov- og cirkulære",
            r"bloktilskud",
            r"midtvejsregulering",
            r"kompens\w+ (?:fra|af) staten",
            r"(?:generelle?|kommunale?) statstilskud",
        ),
    ),
    FinancingSource(
        "DEPON",
        "pool",
        "frigivet deponering",
        (r"frigiv\w* (?:af )?(?:\w+ )?depon", r"deponerede midler", r"depon\w*[ -]*(?:midler )?frigiv", r"frigivet depon"),
    ),
    FinancingSource(
        "LAAN",
        "external",
        "lån",
        (
            r"lån(?:e)?finansi",
            r"lån(?:e)?optag",
            r"optage\w* (?:af )?(?:et )?lån",
            r"låneadgang",
            r"lånedispensation",
            r"lånepulje",
            r"lån(?:e)?ramme",
            r"kommunekredit",
            r"\blån(?:et|ene)?\b",
        ),
        (r"afdrag", r"renter? (?:af|på)", r"udlån", r"tilbagebetaling", r"tilgodehavende", r"boliglån"),
    ),
    FinancingSource(
        "PULJE-STAT",
        "external",
        "øremærket statslig pulje",
        (
            r"puljemidler",
            r"statslige? (?:pulje|tilskud|midler)",
            r"pulje\w* fra (?:\w+ )?(?:\w*styrelse|ministeri|staten)",
            r"styrelsen\b",
            r"ministeriet\b",
            r"\bstar\b",
            r"værdighedsmilliard",
            r"kvalitetsfond",
            r"tilskud fra staten",
            r"statstilskud",
            r"\btilsagn",
        ),
    ),
    FinancingSource(
        "FOND",
        "external",
        "tilskud fra fond, donation",
        (
            r"fondsmidler",
            r"fonde(?:n|ne|r)\b",
            r"\w*fond\b",
            r"donation",
            r"realdania",
            r"\beu[ -]?(?:midler|tilskud|støtte)?\b",
            r"\blegat",
            r"sponsor",
            r"ekstern(?:e|t)? (?:finansiering|midler|tilskud)",
            r"tilskud fra (?!kommunen)",
        ),
        (r"\bp-fond", r"parkeringsfond", r"jordfond", r"landsbyggefond", r"indefrosne"),
    ),
    FinancingSource(
        "OVERF",
        "swap",
        "overførsel mellem år",
        (
            r"genbevilling",
            r"uforbrugt",
            r"\bopspar(?:ing|ede|et)",
            r"restbevilling",
            r"restbudget",
            r"overførte? (?:\w+ )?(?:midler|beløb|overskud|rådighedsbeløb|restbeløb)",
            r"overført(?:e|es)? (?:fra|mellem)",
            r"overførsel(?:er)? (?:\w+ ){0,2}(?:fra|af|mellem)\b",
            r"driftsoverførsel",
            r"anlægsoverførsel",
            r"^(?:finansiering\W+)?overførs(?:el|ler)\b",
        ),
        (r"overførsels(?:udgift|indkomst)", r"efterspørgselsstyret|efterspørgselsstyrede", r"overførsel(?:er)? til\b"),
    ),
    FinancingSource(
        "SALG",
        "external",
        "indtægt ved salg",
        (
            r"salgsindtægt",
            r"indtægt\w* (?:ved|fra|af) (?:\w+ )?salg",
            r"salgsprovenu",
            r"provenu",
            r"grundsalg",
            r"ejendomssalg",
            r"^(?:finansiering\W+)?salg (?:af|fra)\b",
            r"\bsalg af (?:jord|grund|bygning|ejendom|areal)",
        ),
        (r"udgifter? (?:til|ved) (?:\w+ )?salg", r"køb/salg", r"køb og salg"),
    ),
    FinancingSource(
        "MERIND",
        "external",
        "merindtægt, takst eller brugerbetaling",
        (
            r"merindtægt",
            r"\btakst",
            r"takstfinansi",
            r"brugerbetaling",
            r"brugerfinansi",
            r"husleje(?:indtægt)?",
            r"parkeringsindtægt",
            r"lejeindtægt",
            r"entreindtægt",
            r"(?:øgede|flere|nye) indtægter",
            r"indtægter fra",
            r"betalingsparkering",
        ),
        (r"mindreindtægt",),
    ),
    FinancingSource(
        "KASSE",
        "unlimited",
        "kassen",
        (
            r"(?<![\wæøå-])kasse(?:n|ns)?\b",
            r"kommunekassen",
            r"kassebeholdning",
            r"kassefinansi",
            r"kassetræk",
            r"kasseforbrug",
            r"kasseopbygning",
            r"kasseforbedring",
            r"likvide? (?:aktiver|midler|beholdning)",
            r"\blikviditeten\b",
            r"hovedkonto 8\b",
            r"\b0?8\.22\.05\b",
        ),
        (r"kassekredit", r"kassevirkning", r"kasseeffekt", r"kasse- og regnskab"),
    ),
    FinancingSource(
        "UDV",
        "pool",
        "udvalgets egen pulje",
        (
            r"udviklingspulje",
            r"§ ?18\b",
            r"udvalgets (?:\w+ )?\w*(?:pulje|konto|midler)",
            r"udvalgets rammer\b",
            r"råderum",
            r"forhandlingspulje",
        ),
    ),
    FinancingSource(
        "ANLPULJE",
        "pool",
        "anlægspulje eller afsat rådighedsbeløb",
        (
            r"anlægspulje",
            r"anlægsreserve",
            r"uprioritere(?:de|t) anlæg",
            r"renoveringspulje",
            r"rådighedsbeløb",
            r"investeringsoversigt",
            r"anlægsramme",
            r"anlægsmidler",
            r"anlægsbudget",
            r"nedrivningspulje",
            r"byfornyelsespulje",
            r"investeringsmidler",
            r"afsat\w* (?:\w+ )?anlæg",
            rf"(?=.*\bpulje)(?=.*(?:{_ANLAEG}))",
        ),
    ),
    FinancingSource(
        "OMPL",
        "swap",
        "omplacering",
        (
            r"inden ?for (?:\w+ ){0,4}?\w*(?:ramme|budget|bevilling)",
            r"omplacer",
            r"omprioriter",
            r"mindreforbrug",
            r"mindreudgift",
            r"ved at reducere",
            r"reduktion (?:af|på|i)",
            r"besparelse",
            r"eksisterende (?:budget|ramme|bevilling)",
            r"eget budget",
            r"driftsramme",
            r"egne? ramme",
            r"driftsbudget",
            r"nedsættelse af",
            r"budgetramme",
            r"politikområdets ramme",
            r"udvalgets (?:egen |eget )?(?:ramme|budget)\b",
        ),
    ),
)

_WORDINGS = tuple(
    (source.code, pattern("|".join(source.wordings)), pattern("|".join(source.unless)) if source.unless else None)
    for source in FINANCING_SOURCES
)
_KIND = {source.code: source.kind for source in FINANCING_SOURCES}

# money that goes the other way, or is spent rather than found, however much the words look like cover (DOMAIN 3.1, 4)
_INTO_CASH = pattern(
    r"(?:tilføres|tilgår|tilfalder|tillægges|indgår i|indbetales (?:i|til)|tilbageføres til|lægges i|styrke\w*|forbedr\w*|øge\w*|"
    r"til) (?:kommune)?kasse(?:n|beholdningen|opbygning)\b"
    r"|(?:tilføres|tilgår|styrke\w*|forbedr\w*) (?:likvid\w+|de likvide)"
)
_BUILD_UP = pattern(r"kasseopbygning|kasseforbedring|kassehenlæggelse")
_DRAW = pattern(r"finan[cs]i|træk|forbrug af|nedsættelse af|reduktion af|dæk(?:kes|ning)|afholdes")
_SPENT = pattern(r"grundkapital|kapitalindskud|landsbyggefond")


def _fold(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00ad", "")).strip().lower()[:400]


@lru_cache(maxsize=8192)
def source_code(label: str, address: str | None = None, negative: bool | None = None) -> str | None:
    """A financing row's label (or a phrase), its address and its sign → the code of DOMAIN 4, or `None` when nothing tells it.

    The wording decides; the address only where the wording names no source (a row "Finansiering" under "Økonomiudvalget /
    Puljer"). `negative` is the sign by the ledger's convention, `None` for prose: a "kasseopbygning" is cover only when it is
    drawn upon (negative, or "finansieres af …"). Money put into the cash, and grundkapital, are never sources.
    """
    wording = _fold(label)
    if _SPENT.search(wording) or _INTO_CASH.search(wording):
        return None
    if _BUILD_UP.search(wording) and negative is not True and not _DRAW.search(wording):
        return None
    code = _by_wording(wording)
    if code is not None or not address:
        return code
    return _by_address(_fold(address))


def _by_wording(wording: str) -> str | None:
    for code, yes, no in _WORDINGS:
        if yes.search(wording) and not (no is not None and no.search(wording)):
            return code
    return None


def _by_address(address: str) -> str | None:
    if re.search(r"økonomiudvalg\w*\W+puljer?\b", address):
        return "UFORUDSETE"
    code = _by_wording(address)
    return code if code in {"KASSE", "UFORUDSETE", "BUDREG", "LAAN", "DUT"} else None


def source_kind(code: str | None) -> SourceKind | None:
    """A source code → its kind: pool, unlimited, external or swap (DOMAIN 4). `None` for an unknown code."""
    return _KIND.get(code or "")
