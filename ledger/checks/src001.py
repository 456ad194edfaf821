"""SRC001: file cannot be read: damaged, encrypted, wrong type, over a limit.

da: filen kan ikke læses: beskadiget, krypteret, forkert type eller over en grænse.
law: ingen
from: SPEC 7

why: What was not read was not checked, and nobody must think it was.
hvorfor: Det, der ikke er læst, er ikke kontrolleret, og ingen må tro andet.
fix: Open the file in the program it comes from and save it again, or raise the limit named in the message with --rules.
ret: Åbn filen i det program, den kommer fra, og gem den igen, eller hæv den nævnte grænse med --rules.
false alarms: None known.
falske alarmer: Ingen kendte.

PASS:
    Punkt 1: Godkendelse af dagsorden

    Beslutning

    Godkendt.
FAIL:

"""

from __future__ import annotations

import polars as pl

from ledger.checks.failures import failures
from ledger.checks.rule import Batch

MESSAGE = {"da": "{reason}", "en": "{reason}"}


def check(batch: Batch) -> pl.DataFrame:
    """Files that gave no document, with the reason."""
    return failures(batch, "SRC001")
