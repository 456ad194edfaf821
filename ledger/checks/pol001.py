"""POL001: a pool is overdrawn.

da: en pulje er overtrukket.
law: kommunestyrelsesloven § 40, stk. 3
from: C13

why: Money that is not in the pool covers nothing. Draws inside a reservation do not hit the pool again; recommended draws count, so that it
is seen before the decision.
hvorfor: Penge, der ikke er i puljen, dækker ingenting. Træk inden for en ramme rammer ikke puljen igen; anbefalede træk tæller med, så det
ses før beslutningen.
fix: Find other cover for the draw that breaks the pool, or correct the register if its opening balance or reservations are not up to date.
ret: Find anden dækning til det træk, der bryder puljen, eller ret registret, hvis dets primo eller rammer ikke er ajour.
false alarms: A register that lacks a reservation, an addition to the pool, or a case's journal number. An overdraft that the printed
precision could explain is a warning.
falske alarmer: Et register, der mangler en ramme, en tilførsel eller en sags journalnummer. Et overtræk, som de trykte tals afrunding kan
forklare, er en advarsel.

REGISTER:
    kommune = "Lyngby-Taarbæk"
    [[pool]]
    id = "uforudsete"
    name = "Puljen til uforudsete udgifter"
    udvalg = "Økonomiudvalget"
    area = "Puljer"
    opening_kr = { 2025 = 600_000 }
PASS:
    Lyngby-Taarbæk Kommune

    REFERAT Børneudvalget d. 04-03-2025

    Punkt 1: Ekstern gennemgang

    Økonomi

    t. kr. i 2025 p/l | Udvalg / område | 2025
    Gennemgang | Børneudvalget / Børn | 400
    Finansiering | Økonomiudvalget / Puljer | -400

    Beslutning

    Anbefalet.
FAIL:
    Lyngby-Taarbæk Kommune

    REFERAT Børneudvalget d. 04-03-2025

    Punkt 1: Ekstern gennemgang

    Økonomi

    t. kr. i 2025 p/l | Udvalg / område | 2025
    Gennemgang | Børneudvalget / Børn | 700
    Finansiering | Økonomiudvalget / Puljer | -700

    Beslutning

    Anbefalet.
"""

from __future__ import annotations

import polars as pl

from ledger.checks.pooled import overdrawn
from ledger.checks.rule import Batch

ACROSS = True

MESSAGE = {
    "da": "{pool} {column} er overtrukket med {difference:kr}: {actual:kr} trukket af {expected:kr}; trækket på {draw_ore:kr} "
    "({source}), der bryder den, er besluttet",
    "en": "{pool} {column} is overdrawn by {difference:kr}: {actual:kr} drawn of {expected:kr}; the draw of {draw_ore:kr} "
    "({source}) that breaks it is decided",
    "da.recommended": "{pool} {column} bliver overtrukket med {difference:kr}: {actual:kr} trukket af {expected:kr}; trækket på "
    "{draw_ore:kr} ({source}), der bryder den, er kun anbefalet, ikke besluttet",
    "en.recommended": "{pool} {column} will be overdrawn by {difference:kr}: {actual:kr} drawn of {expected:kr}; the draw of "
    "{draw_ore:kr} ({source}) that breaks it is only recommended, not decided",
    "da.proposed": "{pool} {column} bliver overtrukket med {difference:kr}: {actual:kr} trukket af {expected:kr}; trækket på "
    "{draw_ore:kr} ({source}), der bryder den, er kun foreslået, ikke besluttet",
    "en.proposed": "{pool} {column} will be overdrawn by {difference:kr}: {actual:kr} drawn of {expected:kr}; the draw of "
    "{draw_ore:kr} ({source}) that breaks it is only proposed, not decided",
    "da.reserved": "{pool} {column} er overtrukket med {difference:kr}: rammerne i den er på {reserved_ore:kr}, men primo er "
    "{opening_ore:kr}",
    "en.reserved": "{pool} {column} is overdrawn by {difference:kr}: its reservations are {reserved_ore:kr}, its opening balance "
    "{opening_ore:kr}",
}


def check(batch: Batch) -> pl.DataFrame:
    """Pools whose decided, recommended and proposed draws outside reservations are more than was there."""
    return overdrawn(batch, reservations=False)
