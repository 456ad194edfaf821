"""POL002: a reservation inside a pool is overdrawn.

da: en ramme inde i en pulje er overtrukket.
law: kommunestyrelsesloven § 40, stk. 2
from: C13, 4.1

why: A reservation is the frame a body gave for one purpose. A case that spends more than the frame spends money nobody set aside for it.
hvorfor: En ramme er det beløb, der er sat af til ét formål. En sag, der bruger mere end rammen, bruger penge, ingen har sat af til den.
fix: Bring the case down to what is left of the frame, or ask for a larger one.
ret: Hold sagen inden for det, der er tilbage af rammen, eller bed om en større ramme.
false alarms: A frame that was raised after the register was written, or a journal number that is used for other cases too.
falske alarmer: En ramme, der er hævet, efter at registret blev skrevet, eller et journalnummer, der også bruges til andre sager.

REGISTER:
    kommune = "Lyngby-Taarbæk"
    [[pool]]
    id = "uforudsete"
    name = "Puljen til uforudsete udgifter"
    udvalg = "Økonomiudvalget"
    area = "Puljer"
    opening_kr = { 2025 = 9_000_000 }
    [[pool.reservation]]
    id = "vikarer"
    name = "Ramme til vikarer"
    amount_kr = { 2025 = 500_000 }
    journal_no = ["27.00.00-A00-13-25"]
PASS:
    Lyngby-Taarbæk Kommune

    REFERAT Børneudvalget d. 04-03-2025

    Punkt 1: Vikarer

    27.00.00-A00-13-25

    Økonomi

    t. kr. i 2025 p/l | Udvalg / område | 2025
    Vikarer | Børneudvalget / Børn | 400
    Finansiering - pulje til uforudsete udgifter | Økonomiudvalget / Puljer | -400

    Beslutning

    Godkendt.
FAIL:
    Lyngby-Taarbæk Kommune

    REFERAT Børneudvalget d. 04-03-2025

    Punkt 1: Vikarer

    27.00.00-A00-13-25

    Økonomi

    t. kr. i 2025 p/l | Udvalg / område | 2025
    Vikarer | Børneudvalget / Børn | 700
    Finansiering - pulje til uforudsete udgifter | Økonomiudvalget / Puljer | -700

    Beslutning

    Godkendt.
"""

from __future__ import annotations

import polars as pl

from ledger.checks.pooled import overdrawn
from ledger.checks.rule import Batch

ACROSS = True

MESSAGE = {
    "da": "{reservation} ({pool} {column}) er overtrukket med {difference:kr}: {actual:kr} trukket af {expected:kr}; trækket på "
    "{draw_ore:kr} ({source}), der bryder den, er besluttet",
    "en": "{reservation} ({pool} {column}) is overdrawn by {difference:kr}: {actual:kr} drawn of {expected:kr}; the draw of "
    "{draw_ore:kr} ({source}) that breaks it is decided",
    "da.recommended": "{reservation} ({pool} {column}) bliver overtrukket med {difference:kr}: {actual:kr} trukket af {expected:kr}; "
    "trækket på {draw_ore:kr} ({source}), der bryder den, er kun anbefalet, ikke besluttet",
    "en.recommended": "{reservation} ({pool} {column}) will be overdrawn by {difference:kr}: {actual:kr} drawn of {expected:kr}; "
    "the draw of {draw_ore:kr} ({source}) that breaks it is only recommended, not decided",
    "da.proposed": "{reservation} ({pool} {column}) bliver overtrukket med {difference:kr}: {actual:kr} trukket af {expected:kr}; "
    "trækket på {draw_ore:kr} ({source}), der bryder den, er kun foreslået, ikke besluttet",
    "en.proposed": "{reservation} ({pool} {column}) will be overdrawn by {difference:kr}: {actual:kr} drawn of {expected:kr}; "
    "the draw of {draw_ore:kr} ({source}) that breaks it is only proposed, not decided",
}


def check(batch: Batch) -> pl.DataFrame:
    """Reservations whose draws in a year are more than was set aside."""
    return overdrawn(batch, reservations=True)
