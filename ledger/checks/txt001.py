"""TXT001: an amount in the indstilling differs from the table.

da: et beløb i indstillingen er et andet end tabellens.
law: kommunestyrelsesloven § 40, stk. 2
from: C21

why: The body decides the proposal, and the budget office books the table. Where they name different amounts, nobody knows what was given.
hvorfor: Udvalget beslutter indstillingen, og økonomiafdelingen bogfører tabellen. Siger de hver sit, ved ingen, hvad der er bevilget.
fix: Correct the one that is wrong, and say whether the amount is gross or net, one year or all.
ret: Ret det forkerte, og skriv, om beløbet er brutto eller netto, for ét år eller alle.
false alarms: Expenditure, net, financing, income, each year, each row and sums of several proposals are tried before anything is said; one
that fits within the printed precision is enough, and rounding is only told. What a proposal moves besides the table's money is left alone.
falske alarmer: Udgift, netto, finansiering, indtægt, hvert år, hver række og summen af flere punkter prøves først; ét, der passer inden for
de trykte cifre, er nok, og en afrunding bliver kun oplyst. Det, indstillingen flytter ud over tabellens penge, lades i fred.

PASS:
    Indstilling

    1. at der gives en tillægsbevilling på 400.000 kr., som finansieres af kassen

    Økonomi

    t. kr. | 2025 | 2026
    Ny vejleder | 400 | 0
    Finansiering, kassen | -400 | 0
FAIL:
    Indstilling

    1. at der gives en tillægsbevilling på 450.000 kr., som finansieres af kassen

    Økonomi

    t. kr. | 2025 | 2026
    Ny vejleder | 400 | 0
    Finansiering, kassen | -400 | 0
"""

from __future__ import annotations

import polars as pl

from ledger.checks.against import Compared, compared
from ledger.checks.phrases import phrase
from ledger.checks.rule import Batch, found_rows
from ledger.messages import words

MESSAGE = {
    "da": "Indstillingen siger {actual:kr}, men tabellen giver {expected:kr} ({measure}); forskel {difference:kr}",
    "en": "The proposal says {actual:kr}, but the table gives {expected:kr} ({measure}); difference {difference:kr}",
    "da.year": "{column}: indstillingen siger {actual:kr}, men tabellen giver {expected:kr} ({measure}); forskel {difference:kr}",
    "en.year": "{column}: the proposal says {actual:kr}, but the table gives {expected:kr} ({measure}); difference {difference:kr}",
    "da.rounded": "Indstillingens {actual:kr} passer med tabellens {expected:kr} ({measure}) som afrunding; forskel {difference:kr}",
    "en.rounded": "The proposal's {actual:kr} agrees with the table's {expected:kr} ({measure}) as rounding; difference {difference:kr}",
}
WHOLE_PROJECT = phrase(r"tidligere (?:bevilget|bevilliget|afsat|givet)|anlægssum|projektsum|samlede? (?:projekt|anlægs)økonomi|totaludgift")


def check(batch: Batch) -> pl.DataFrame:
    """Amounts of a proposal that fit nothing in the tables of their case; those that fit as rounding only, as information."""
    return found_rows([_found(one, batch) for one in compared(batch) if one.verdict in ("differs", "year", "rounded")])


def _found(one: Compared, batch: Batch) -> dict[str, object]:
    shown = abs(one.nearest.figure.amount)
    severity, variant = None, None
    if one.verdict == "rounded":
        severity, variant = "info", "rounded"
    elif one.said["kind"] == "release" or WHOLE_PROJECT.search(one.said["text"]):
        severity = "warning"
    if one.verdict == "year":
        variant = "year"
    measure = words(f"check.measure.{one.nearest.name}", batch.lang)
    return {
        "document": one.case.document,
        "item": one.case.item,
        "table": one.nearest.table.table,
        "page": one.said["page"],
        "line": one.said["line"],
        "column": one.column,
        "expected": shown,
        "actual": one.figure.amount,
        "difference": one.figure.amount - shown,
        "tolerance": one.figure.half + one.nearest.figure.half,
        "why": "digits" if one.figure.half + one.nearest.figure.half else "exact",
        "measure": f'{measure} "{one.nearest.detail}"' if one.nearest.name == "row" else measure,
        "severity": severity,
        "variant": variant,
    }
