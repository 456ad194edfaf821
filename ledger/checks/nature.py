"""A row's words → drift or anlæg, or neither known: what FIN006 and FIN007 need (DOMAIN 1.4, 2.2). Never guessed."""

from __future__ import annotations

from typing import Literal

from ledger.checks.cases import NIL, Figure, Money, MoneyRow
from ledger.checks.phrases import phrase

Nature = Literal["drift", "anlæg"]

_DRIFT = phrase(
    r"\bdrift(?!sre|sbev|sind)|\bafledt drift|driftsudgift|driftsbudget|driftsbevilling|\bløn(?!niveau)|vikar|\bkurs(?:er|"
    r"us)|kørsel|årsværk|personale|"
    r"medarbejder|koordinator|rengøring|tilskud til|åbningstid|aflastning|supervision|kampagne|vejleder|pædagog|sygeplej|"
    r"rådgivere\b|livredder|"
    r"\bvarme og vand|undervisning|serviceudgift|hjælpemidler|tolkebistand|nedsat sagstal"
)
_ANLAEG = phrase(
    r"anlæg|renover|\bbyggeri|nybyg|opfør|ombyg|tilbyg|byggemod|projektering|cykelsti|\bstier?\b|kunstgræs|legeplads|vinduer|\btag(?:et|entreprise)?\b|"
    r"køb af (?:grund|jord|bygning|ejendom)|ventilation|klimatilpas|belysning|kloak|renseanlæg|entreprise|byggeleder|"
    r"byggeledelse|skoleforlig|"
    r"rådighedsbeløb|\bvejanlæg|\bbro(?:er|en)?\b|genopretning af (?:bygning|vej)"
)


def nature(row: MoneyRow) -> Nature | None:
    """The row's own words decide, then the block heading it stands under, then its address; words of both
    kinds tell nothing, "afledt drift" is drift."""
    for text in (row.label, row.block or "", row.area or ""):
        drift, works = _DRIFT.search(text) is not None, _ANLAEG.search(text) is not None
        if drift and (not works or "afledt drift" in text.lower()):
            return "drift"
        if works and not drift:
            return "anlæg"
        if works and drift:
            return None
    return None


def spent(table: Money, kind: Nature | None) -> Figure:
    """What the table spends on rows of this nature, income taken off: over all columns."""
    return sum((row.total for row in table.rows if row.role in ("expenditure", "income") and nature(row) == kind), NIL)


def covered_by(table: Money, *codes: str) -> Figure:
    """What sources of these codes give, as a positive amount."""
    return -sum((row.total for row in table.of("financing") if row.source in codes), NIL)
