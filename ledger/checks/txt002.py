"""TXT002: two tables of one case disagree.

da: to tabeller i samme sag er uenige.
law: kommunestyrelsesloven § 40, stk. 2
from: C22

why: The estimate the politicians read and the table that is booked must hold the same money.
hvorfor: Skønnet, politikerne læser, og tabellen, der bogføres, skal være de samme penge.
fix: Correct the one that is wrong, or say why they differ.
ret: Ret den forkerte, eller skriv, hvorfor de er forskellige.
false alarms: Two tables are compared only where most of their rows agree in order, or under the same name, in the same year; then one that
does not is said. Sums that are nearly alike are information only. Alternatives (forslag 1 and 2, model A and B) and budgets beside
accounts are left alone. Rounding is allowed for.
falske alarmer: To tabeller sammenlignes kun, hvor de fleste rækker er enige i rækkefølge eller navn i samme år; så nævnes den, der ikke er.
Summer, der næsten er ens, er kun oplysning. Alternativer (forslag 1 og 2, model A og B) og budget ved siden af regnskab lades i fred.
Afrunding er regnet med.

PASS:
    Løsninger

    Initiativer | Estimerede udgifter 2025
    Vikarer | 2,5 mio. kr.
    Nedsat sagstal | 2,1 mio. kr.
    Administration | 0,19 mio. kr.

    Økonomi

    t. kr. | 2025
    Vikarer | 2.500
    Nedsat sagstal | 2.100
    Administration | 190
    Finansiering, kassen | -4.790
FAIL:
    Løsninger

    Initiativer | Estimerede udgifter 2025
    Vikarer | 2,5 mio. kr.
    Nedsat sagstal | 2,4 mio. kr.
    Administration | 0,19 mio. kr.

    Økonomi

    t. kr. | 2025
    Vikarer | 2.500
    Nedsat sagstal | 2.100
    Administration | 190
    Finansiering, kassen | -4.790
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import NamedTuple

import polars as pl

from ledger.checks.cases import NIL, Figure, Row
from ledger.checks.phrases import phrase
from ledger.checks.rule import Batch, found_rows
from ledger.checks.texts import item_text

MESSAGE = {
    "da": '{column}: "{label}" er {actual:kr} her, men "{other}" er {expected:kr} i sagens anden tabel (linje {there}); '
    "forskel {difference:kr}",
    "en": '{column}: "{label}" is {actual:kr} here, but "{other}" is {expected:kr} in the other table of the case (line {there}); '
    "difference {difference:kr}",
    "da.total": "{column}: tabellens udgifter er {actual:kr}, sagens anden tabel (linje {there}) siger {expected:kr}; "
    "forskel {difference:kr}",
    "en.total": "{column}: the table spends {actual:kr}, the other table of the case (line {there}) says {expected:kr}; "
    "difference {difference:kr}",
}
ALTERNATIVES = phrase(
    r"\b(?:forslag|model|scenarie|scenarium|alternativ|variant|løsning|mulighed|option)(?:et|"
    r"en)? ?(?:nr\.? ?)?(?:\d\b(?![.,]\d)|(?-i:[A-D]|I{1,3})\b)"
)
MOST = 12
"""So many tables of an item are compared with each other."""
NEAR = 10
"""Totals that differ by less than a tenth are probably the same money."""


class Line(NamedTuple):
    """A row of expenditure: its printed number, words, and figures by year."""

    number: int
    label: str
    figures: dict[int, Figure]
    page: int | None
    line: int | None


def check(batch: Batch) -> pl.DataFrame:
    """Items with two money tables of expenditure by year, at least one an appropriation, that are the same money but for some cells."""
    tables = batch.frames.tables
    if tables.height < 2:
        return found_rows([])
    sound = tables.filter((pl.col("doubts") == 0) & pl.col("unit_ore").is_not_null() & pl.col("item").is_duplicated())
    if sound.height < 2:
        return found_rows([])
    by_item: dict[int, list[Row]] = {}
    for table in sound.iter_rows(named=True):
        by_item.setdefault(table["item"], []).append(table)
    lines = _lines(batch, sound)
    rows: list[Row] = []
    for item, found in by_item.items():
        for one, other in combinations(found[:MOST], 2):
            if "appropriation" in (one["kind"], other["kind"]):
                shown, told = (other, one) if other["kind"] == "appropriation" else (one, other)
                pair = lines.get(told["table"], []), lines.get(shown["table"], [])
                wrong = [_found(shown, told, *cell) for cell in _differing(*pair)] or _totals(shown, told, *pair)
                if wrong and not ALTERNATIVES.search(item_text(batch, item)):
                    rows += wrong
    return found_rows(rows)


def _lines(batch: Batch, sound: pl.DataFrame) -> dict[int, list[Line]]:
    postings = batch.frames.postings.join(sound.select("table"), on="table", how="semi")
    postings = postings.filter((pl.col("role") == "expenditure") & pl.col("year").is_not_null() & pl.col("amount").is_not_null())
    found: dict[int, dict[int, Line]] = {}
    columns = ("table", "row", "number", "label", "year", "amount", "half", "page", "line")
    for table, row, number, label, year, amount, half, page, line in postings.select(columns).iter_rows():
        own = found.setdefault(table, {}).setdefault(row, Line(number, label, {}, page, line))
        own.figures[year] = Figure(amount, half)
    return {table: list(rows.values()) for table, rows in found.items()}


def _differing(told: list[Line], shown: list[Line]) -> list[tuple[Line, Line, int]]:
    """The pairs of rows that differ where the tables are plainly the same money, else none."""
    pairs = _paired(told, shown)
    cells = [
        (one, other, year)
        for one, other in pairs
        for year in one.figures.keys() & other.figures.keys()
        if one.figures[year].amount or other.figures[year].amount
    ]
    wrong = [(one, other, year) for one, other, year in cells if not _agree(one.figures[year], other.figures[year])]
    agree = sum(1 for one, other, year in cells if _alike(one.figures[year], other.figures[year]))
    named = len(pairs) >= 2 and all(_name(one.label) == _name(other.label) for one, other in pairs)
    return wrong if wrong and agree >= (1 if named else 2) and agree >= 2 * len(wrong) - 1 else []


def _totals(shown: Row, told: Row, estimate: list[Line], booked: list[Line]) -> list[Row]:
    """An estimate whose sum in a year is nearly, and not quite, that of the appropriation: told as information."""
    if told["kind"] == "appropriation" or not estimate or not booked:
        return []
    found = []
    for year in sorted({y for line in estimate for y in line.figures} & {y for line in booked for y in line.figures}):
        one, other = (sum((line.figures.get(year, NIL) for line in lines), NIL) for lines in (estimate, booked))
        difference = other.amount - one.amount
        if one.half + other.half < abs(difference) <= abs(other.amount) // NEAR:
            row = _found(shown, told, Line(0, "", {year: one}, None, None), Line(0, "", {year: other}, None, None), year)
            found.append({**row, "row": None, "page": shown["page"], "line": shown["line"], "variant": "total", "severity": "info"})
    return found


def _paired(told: list[Line], shown: list[Line]) -> list[tuple[Line, Line]]:
    """Rows by name where names are the same, else by order where there are as many."""
    names = {_name(line.label): line for line in shown}
    pairs = [(line, names[_name(line.label)]) for line in told if _name(line.label) in names]
    if len(pairs) * 2 > len(told):
        return pairs
    in_order = list(zip(told, shown, strict=True)) if len(told) == len(shown) else []
    return in_order if any(_long_words(one.label) & _long_words(other.label) for one, other in in_order) else []


def _long_words(label: str) -> set[str]:
    return set(re.findall(r"[a-zæøå]{5,}", label.lower()))


def _name(label: str) -> str:
    return re.sub(r"[^a-zæøå0-9]+", " ", label.lower()).strip()


def _agree(one: Figure, other: Figure) -> bool:
    return abs(one.amount - other.amount) <= one.half + other.half


def _alike(one: Figure, other: Figure) -> bool:
    """The same money for certain: they agree, and not only because one is printed so coarsely that it may be anything."""
    return _agree(one, other) and abs(one.amount - other.amount) * NEAR <= abs(other.amount)


def _found(shown: Row, told: Row, one: Line, other: Line, year: int) -> Row:
    expected, actual = one.figures[year], other.figures[year]
    return {
        "document": shown["document"],
        "item": shown["item"],
        "table": shown["table"],
        "row": other.number,
        "column": str(year),
        "page": other.page,
        "line": other.line,
        "label": other.label,
        "other": one.label,
        "there": str(one.line or told["line"] or "-"),
        "expected": expected.amount,
        "actual": actual.amount,
        "difference": actual.amount - expected.amount,
        "tolerance": expected.half + actual.half,
        "why": "digits" if expected.half + actual.half else "exact",
    }
