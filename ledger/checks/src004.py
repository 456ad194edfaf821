"""SRC004: money tables lie in an attachment or picture that is not in the document.

da: tabeller med penge ligger i et bilag eller et billede, som ikke er i dokumentet.
law: ingen
from: SPEC 4

why: Most detailed tables are attachments. What is not in the document has not been checked, and silence about it would look like success.
hvorfor: De fleste detaljerede tabeller er bilag. Det, der ikke er i dokumentet, er ikke kontrolleret, og tavshed om det ville ligne succes.
fix: Check the attachment too, or put the table into the case.
ret: Kontrollér også bilaget, eller sæt tabellen ind i sagen.
false alarms: Said only of items with money that refer to a table or an attachment of figures and hold no table.
falske alarmer: Siges kun om punkter med penge, der henviser til en tabel eller et bilag med tal og selv ingen tabel har.

PASS:
    Indstilling

    1. at der gives en tillægsbevilling på 400.000 kr., som finansieres af kassen
FAIL:
    Indstilling

    1. at der gives anlægsbevillinger på i alt 64,1 mio. kr., jf. tabel 1, som finansieres af kassen
"""

from __future__ import annotations

import polars as pl

from ledger.checks.cases import Row, cases
from ledger.checks.phrases import phrase, quote
from ledger.checks.rule import Batch, found_rows
from ledger.checks.texts import agenda_item, spoken_with
from ledger.model import Table

MESSAGE = {
    "da": 'Punktet henviser til tal, der ikke er i dokumentet: "{label}"',
    "en": 'The item refers to figures that are not in the document: "{label}"',
}
ELSEWHERE = phrase(
    r"\btabel(?:len)? ?\d|\b(?:nedenstående|følgende|ovenstående|vedlagte) (?:\w+ )?(?:tabel|oversigt|skema|bevillingsskema)|"
    r"\b(?:tabellen|skemaet|oversigten) (?:nedenfor|herunder|ovenfor|i bilag)|\bi tabellen\b|\b(?:bevillingsskema|bevillingsoversigt)\w*|"
    r"\b(?:økonomi\w*|bevilling\w*|udgift\w*|finansiering\w*|beløb\w*|fordeling\w*)\b[^.;]{0,60}\b(?:fremgår af|ses af|jf\.|se|"
    r"vist i|angivet i) "
    r"(?:\w+ )?bilag"
)


def check(batch: Batch) -> pl.DataFrame:
    """Items with money and no table whose text points to one."""
    rows: list[Row] = []
    with_table = set(batch.frames.tables["item"].to_list()) if batch.frames.tables.height else set()
    for case in cases(batch):
        if case.tables or case.item in with_table:
            continue
        item = agenda_item(batch, case.item)
        if item is None or any(isinstance(block, Table) for section in item.sections for block in section.blocks):
            continue
        said = next((s for s in spoken_with(batch, case.item, ELSEWHERE) if s.section not in ("earlier", "attachments")), None)
        if said is not None:
            place = {"page": said.place.page, "line": said.place.line}
            rows.append({"document": case.document, "item": case.item, **place, "label": quote(said.text)})
    return found_rows(rows)
