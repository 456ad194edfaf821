"""FIN003: text and table name different sources.

da: tekst og tabel angiver hver sin finansiering.
law: kommunestyrelsesloven § 40, stk. 3
from: C11

why: The council decides that a pool pays, and the table draws on another. One of the two is overdrawn, the other untouched.
hvorfor: Der besluttes, at én kilde betaler, men tabellen trækker på en anden. Så bliver den ene overtrukket, og den anden står urørt.
fix: Name the same source in the proposal and in the table.
ret: Skriv den samme kilde i indstillingen og i tabellen.
false alarms: Said only where both sides are known sources and have none in common. "Puljen til uforudsete udgifter" and the address
Økonomiudvalget / Puljer are one; an unspent appropriation and a transfer between years may be. Outside the proposal, and where the
text only says "within the frame", it is a warning.
falske alarmer: Siges kun, hvor begge sider er kendte kilder og ingen har til fælles. "Puljen til uforudsete udgifter" og adressen
Økonomiudvalget / Puljer er én; et mindreforbrug og en overførsel mellem år kan være det. Uden for indstillingen, og hvor teksten kun
siger "inden for rammen", er det en advarsel.

PASS:
    Indstilling

    1. at der gives en tillægsbevilling på 400.000 kr., som finansieres af puljen til uforudsete udgifter

    Økonomi

    t. kr. | Udvalg / Aktivitetsområde | 2025
    Ny vejleder | Børneudvalget / Dagtilbud | 400
    Finansiering | Økonomiudvalget / Puljer | -400
FAIL:
    Indstilling

    1. at der gives en tillægsbevilling på 400.000 kr., som finansieres af kassen

    Økonomi

    t. kr. | Udvalg / Aktivitetsområde | 2025
    Ny vejleder | Børneudvalget / Dagtilbud | 400
    Finansiering | Økonomiudvalget / Puljer | -400
"""

from __future__ import annotations

import re

import polars as pl

from ledger.checks.cases import Case, Row, cases
from ledger.checks.covers import Source, sources
from ledger.checks.rule import Batch, found_rows
from ledger.patterns import pattern

MESSAGE = {
    "da": 'Teksten siger "{label}", men tabellen finansierer af "{shown}"',
    "en": 'The text says "{label}", but the table is financed by "{shown}"',
}
ALIKE = tuple(
    frozenset(pair)
    for pair in (
        ("UFORUDSETE", "BUDREG"),
        ("OVERF", "OMPL"),
        ("OVERF", "KASSE"),
        ("OVERF", "ANLPULJE"),
        ("PULJE-STAT", "FOND"),
        ("PULJE-STAT", "DUT"),
        ("PULJE-STAT", "REFUSION"),
        ("DUT", "KASSE"),
        ("SALG", "KASSE"),
        ("SALG", "MERIND"),
        ("MERIND", "OMPL"),
        ("DEPON", "KASSE"),
        ("UDV", "OMPL"),
        ("EFFEKT", "OMPL"),
        ("ANLPULJE", "OMPL"),
        ("EFFEKT", "UDV"),
        ("ANLPULJE", "UDV"),
        ("ANLPULJE", "EFFEKT"),
        ("BUDREG", "EFFEKT"),
    )
)
"""Codes whose wordings may mean the same money (DOMAIN 4): a mismatch between them cannot be told."""

POOL = pattern(r"(?i)pulje")
FINANCE_POOLS = pattern(r"(?i)økonomiudvalg\w*\W+puljer?\b")
AS_INCOME = frozenset({"MERIND", "SALG", "FOND", "PULJE-STAT", "DUT"})
"""Cover that a table may show as an income row."""
NO_POOL = frozenset({"KASSE", "LAAN", "DUT", "REFUSION", "SALG"})


def check(batch: Batch) -> pl.DataFrame:
    """Cases whose text names sources, all known, none of which is among those of the table, all known as well."""
    return found_rows([found for case in cases(batch) if case.tables and (found := _case(batch, case)) is not None])


def _case(batch: Batch, case: Case) -> Row | None:
    named = sources(batch, case)
    shown = [source for source in named if source.where == "row" and source.code != "REFUSION"]
    told = [source for source in named if source.where != "row" and source.code != "REFUSION"]
    said = [source for source in told if source.where == "proposal"] or told
    if any(table.of("income") for table in case.tables):
        said = [source for source in said if source.code not in AS_INCOME]
    if not shown or not said or any(_same(one, other) for one in said for other in shown):
        return None
    first, row = said[0], shown[0]
    return {
        "document": case.document,
        "item": case.item,
        "table": row.table,
        "row": row.row,
        "page": first.page,
        "line": first.line,
        "label": first.name,
        "shown": ", ".join(dict.fromkeys(_printed(source) for source in shown)),
        "severity": None if first.where == "proposal" and first.code != "OMPL" else "warning",
    }


def _printed(source: Source) -> str:
    return f"{source.name} ({source.area})" if source.area else source.name


def _same(said: Source, shown: Source) -> bool:
    """May the two be one source? Unknown may be any, but a named pool is neither the cash nor a loan."""
    if said.code is None or shown.code is None:
        known = shown.code if said.code is None else said.code
        unknown = said if said.code is None else shown
        return not (known in NO_POOL and POOL.search(unknown.name) and not POOL.search((shown if unknown is said else said).name))
    if said.code == shown.code or frozenset((said.code, shown.code)) in ALIKE:
        return True
    if shown.area is not None and FINANCE_POOLS.search(shown.area) and POOL.search(said.name) and not POOL.search(shown.name):
        return True
    return _words(said.name) == _words(shown.name)


def _words(name: str) -> set[str]:
    return {word for word in re.findall(r"[a-zæøå]{5,}", name.lower()) if not word.startswith("finansier")}
