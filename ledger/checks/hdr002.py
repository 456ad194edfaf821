"""HDR002: the unit is implausible against the text, by a factor of 1,000.

da: enheden passer ikke med teksten: der er en faktor 1.000 til forskel.
law: budget- og regnskabssystem for kommuner, kap. 6
from: C32

why: 400 in a table headed kr. beside "400.000 kr." in the proposal is the commonest slip of a header, and it makes the money a thousandth.
hvorfor: 400 i en tabel med overskriften kr. ved siden af "400.000 kr." i indstillingen er den hyppigste fejl i et tabelhoved, og den gør
pengene til en tusindedel.
fix: Correct the unit in the header (kr., t. kr., mio. kr.), or the amount in the text.
ret: Ret enheden i tabelhovedet (kr., t. kr., mio. kr.) eller beløbet i teksten.
false alarms: Said only where no figure of the table fits the text as printed, and one does exactly when multiplied.
falske alarmer: Siges kun, hvor intet tal i tabellen passer med teksten, som den er trykt, og ét gør det nøjagtigt, når det ganges op.

PASS:
    Indstilling

    1. at der gives en tillægsbevilling på 400.000 kr., som finansieres af kassen

    Økonomi

    t. kr. | 2025 | 2026
    Ny vejleder | 400 | 0
    Finansiering, kassen | -400 | 0
FAIL:
    Indstilling

    1. at der gives en tillægsbevilling på 400.000 kr., som finansieres af kassen

    Økonomi

    Kr. | 2025 | 2026
    Ny vejleder | 400 | 0
    Finansiering, kassen | -400 | 0
"""

from __future__ import annotations

import polars as pl

from ledger.checks.against import Compared, compared
from ledger.checks.rule import Batch, found_rows

MESSAGE = {
    "da": "Teksten siger {actual:kr}, tabellen {expected:kr}: en faktor {factor}. Enheden i tabelhovedet er sandsynligvis forkert",
    "en": "The text says {actual:kr}, the table {expected:kr}: a factor of {factor}. The unit in the header is probably wrong",
}


def check(batch: Batch) -> pl.DataFrame:
    """Amounts in the text that are a thousand or a million times a figure of the table, or the reverse."""
    return found_rows([_found(one, batch.lang) for one in compared(batch) if one.verdict == "factor"])


def _found(one: Compared, lang: str) -> dict[str, object]:
    shown, said = abs(one.nearest.figure.amount), one.figure.amount
    million = max(shown, said) > 30_000 * min(shown, said)
    factor = "1.000.000" if million else "1.000"
    return {
        "document": one.case.document,
        "item": one.case.item,
        "table": one.nearest.table.table,
        "page": one.nearest.table.page,
        "line": one.nearest.table.line,
        "expected": shown,
        "actual": said,
        "difference": said - shown,
        "factor": factor if lang == "da" else factor.replace(".", ","),
    }
