"""DEC004: no økonomiudvalg before the council (§ 18).

da: sagen er ikke behandlet i økonomiudvalget før kommunalbestyrelsen (§ 18).
law: kommunestyrelsesloven § 18, stk. 2
from: C45

why: Økonomiudvalget must give its statement on every economic case before the council decides.
hvorfor: Økonomiudvalgets erklæring skal indhentes om enhver økonomisk sag, før kommunalbestyrelsen beslutter.
fix: Lay the case before økonomiudvalget, or write when it gave its statement.
ret: Forelæg sagen for økonomiudvalget, eller skriv, hvornår det har afgivet sin erklæring.
false alarms: Said only where the document itself shows the bodies that treated the case, a committee and the council among them, and
økonomiudvalget is named nowhere in it. It may have been asked in writing.
falske alarmer: Meldes kun, hvor dokumentet selv viser, hvilke organer der behandler sagen, med et fagudvalg og kommunalbestyrelsen
iblandt, og økonomiudvalget intet sted er nævnt. Det kan være hørt skriftligt.

PASS:
    REFERAT Byrådet d. 04-03-2025

    Punkt 1: Ny sti

    Indstilling

    Forvaltningen indstiller, at der gives en tillægsbevilling på 400.000 kr., som finansieres af kassen.

    Behandling

    Teknisk Udvalg, Økonomiudvalget, Byrådet

    Økonomi

    t. kr. | 2025
    Sti | 400
    Finansiering, kassen | -400
    I alt | 0

    Beslutning

    Godkendt.
FAIL:
    REFERAT Byrådet d. 04-03-2025

    Punkt 1: Ny sti

    Indstilling

    Forvaltningen indstiller, at der gives en tillægsbevilling på 400.000 kr., som finansieres af kassen.

    Behandling

    Teknisk Udvalg, Byrådet

    Økonomi

    t. kr. | 2025
    Sti | 400
    Finansiering, kassen | -400
    I alt | 0

    Beslutning

    Godkendt.
"""

from __future__ import annotations

from typing import Any

import polars as pl

from ledger.checks.decided import decided
from ledger.checks.rule import FOUND, Batch, nothing
from ledger.patterns import pattern

MESSAGE = {
    "da": "Sagen går ifølge dokumentet fra {committee} til {council} uden økonomiudvalget, hvis erklæring skal indhentes",
    "en": "By the document the case goes from {committee} to {council} without økonomiudvalget, whose statement must be obtained",
}
SCHEMA: dict[str, Any] = {
    **{name: FOUND[name] for name in ("document", "item", "page", "line", "severity")},
    "committee": pl.String,
    "council": pl.String,
}
_FINANCE = pattern(
    r"(?i)økonomi\w*udvalg|økonomi[\w,-]* (?:[\wæøå,-]+ ){0,3}\w*udvalg|økonomikomit|magistrat|(?<![\w-])(?-i:ØU|ØK|ØKE|ØE|ØKU)(?![\w-])"
)
_UNDECIDED = ("rejected", "postponed", "returned", "lapsed", "noted", "discussed", "recommended_rejection")


def check(batch: Batch) -> pl.DataFrame:
    """Items with money whose printed chain has a committee and the council, in documents that never name økonomiudvalget there."""
    found = []
    for one in decided(batch):
        if one.agenda.decision.status in _UNDECIDED:
            continue
        chain = one.judged.chain
        committee = next((body for body, role in chain if role == "committee"), None)
        council = next((body for body, role in chain if role == "council"), None)
        if committee is None or council is None or any(role == "finance" for _, role in chain):
            continue
        if not _FINANCE.search(one.text()):
            # While the case is still on its way, økonomiudvalget may yet be asked.
            own = one.agenda.decision.body or one.meeting.udvalg
            here = own is not None and dict(chain).get(own) == "council"
            found.append((one.document, one.item, one.page, one.line, None if here else "info", committee, council))
    return pl.DataFrame(found, schema=SCHEMA, orient="row") if found else nothing()
