"""FIN007: the case moves money between anlæg and service: servicerammen.

da: sagen flytter penge mellem anlæg og service: servicerammen.
law: budgetloven § 10
from: C19

why: A table can sum to zero and still spend more on service than the frame allows, because works pay for running costs.
hvorfor: En tabel kan gå i nul og alligevel bruge mere på service, end servicerammen tillader, fordi anlæg betaler for drift.
fix: Say that servicerammen is affected and how it is kept, or find cover within service.
ret: Skriv, at servicerammen påvirkes, og hvordan den overholdes, eller find dækning inden for service.
false alarms: Said only where the cover from works is larger than all that could be works in the table. The other way round is information.
falske alarmer: Siges kun, hvor dækningen fra anlæg er større end alt det, der kan være anlæg i tabellen. Den anden vej er det oplysning.

PASS:
    t. kr. | 2025
    Renovering af tag | 400
    Finansiering - anlægspuljen | -400
FAIL:
    t. kr. | 2025
    Løn til vikarer | 400
    Finansiering - anlægspuljen | -400
"""

from __future__ import annotations

import polars as pl

from ledger.checks.cases import NIL, Case, Figure, Money, MoneyRow, Row, cases
from ledger.checks.nature import nature, spent
from ledger.checks.phrases import phrase, quote
from ledger.checks.rule import Batch, found_rows

MESSAGE = {
    "da": "{difference:kr} fra anlæg betaler for drift ({label}): servicerammen belastes",
    "en": "{difference:kr} of works money pays for running costs ({label}): it counts against servicerammen",
    "da.prose": 'Penge flyttes fra anlæg til service: "{label}"; servicerammen belastes',
    "en.prose": 'Money moves from works to service: "{label}"; it counts against servicerammen',
    "da.back": "{difference:kr} fra service betaler for anlæg ({label}): anlægsrammen belastes",
    "en.back": "{difference:kr} of service money pays for works ({label}): it counts against anlægsrammen",
}
MOVED = phrase(
    r"\bfra (?:styringsområde\w* )?(?:anlæg|overførsler|"
    r"efterspørgselsstyrede \w+)\b[^.;]{0,60}\btil (?:styringsområde\w* )?(?:service|drift)|"
    r"\bfra (?:\w+ )?anlægs(?:pulje|ramme|reserve|midler|budget)\w*\b[^.;]{0,80}\btil (?:\w+ ){0,2}?(?:drift|service|løn)\w*"
)
TO_RUNNING = phrase(r"\bdriftsbevilling|\btil (?:\w+ ){0,2}?drift(?:en|sudgifter\w*|sbudget\w*)?\b|\btil løn")


def check(batch: Batch) -> pl.DataFrame:
    """Tables whose works money exceeds their works, or whose service money exceeds their service; transfers in prose that say so."""
    rows: list[Row] = []
    for case in cases(batch):
        rows += [found for table in case.tables if table.balance == "columns" for found in _table(case, table)]
        if not case.tables:
            rows += _prose(case)
    return found_rows(rows)


def _table(case: Case, table: Money) -> list[Row]:
    works, running, other = spent(table, "anlæg"), spent(table, "drift"), spent(table, None)
    from_works = -sum((row.total for row in table.of("financing") if row.source == "ANLPULJE" or _of_works(row)), NIL)
    service = (row.total for row in table.of("financing") if row.source == "OMPL" and nature(row) == "drift")
    from_service = -sum(service, NIL)
    return [
        *_shift(case, table, from_works, works, other, running, None),
        *_shift(case, table, from_service, running, other, works, "back"),
    ]


def _of_works(row: MoneyRow) -> bool:
    """A row of no known source that is addressed to works."""
    return row.source in (None, "OMPL") and nature(row) == "anlæg"


def _shift(case: Case, table: Money, cover: Figure, own: Figure, other: Figure, paid: Figure, variant: str | None) -> list[Row]:
    rest = cover.amount - max(own.amount, 0) - max(other.amount, 0)
    if paid.amount <= 0 or rest <= cover.half + own.half + other.half:
        return []
    kind = "drift" if variant is None else "anlæg"
    label = ", ".join(row.label for row in table.of("expenditure") if nature(row) == kind and row.total.amount > 0)
    return [
        {
            "document": case.document,
            "item": case.item,
            "table": table.table,
            "page": table.page,
            "line": table.line,
            "difference": min(rest, paid.amount),
            "label": quote(label, 100),
            "variant": variant,
            "severity": "info" if variant else None,
        }
    ]


def _prose(case: Case) -> list[Row]:
    for row in case.prose:
        codes = {source["code"] for source in row["financing"] or ()}
        if MOVED.search(row["text"]) or (codes == {"ANLPULJE"} and TO_RUNNING.search(row["text"])):
            place = {"page": row["page"], "line": row["line"]}
            return [{"document": case.document, "item": case.item, **place, "label": quote(row["text"]), "variant": "prose"}]
    return []
