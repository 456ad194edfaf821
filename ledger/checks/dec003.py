"""DEC003: the chain of bodies is not complete in the documents given.

da: kæden af udvalg er ikke komplet i de givne dokumenter.
law: kommunestyrelsesloven § 40, stk. 2
from: C41

why: A recommendation is not money. Until the minutes of the body that decides are read too, nobody knows what became of the case.
hvorfor: En anbefaling er ikke penge. Før referatet fra det udvalg, der beslutter, også er læst, ved ingen, hvad sagen blev til.
fix: Read the minutes of that body together with these.
ret: Læs referatet fra det udvalg sammen med disse.
false alarms: Information only: the documents given are rarely all there are. Silent where the item does not say who decides.
falske alarmer: Kun oplysning: de givne dokumenter er sjældent alle. Tier, hvor punktet ikke siger, hvem der beslutter.

PASS:
    REFERAT Byrådet d. 04-03-2025

    Punkt 1: Vejledere

    24-025321

    Økonomi

    t. kr. | 2025
    Ny vejleder | 400
    Finansiering, kassen | -400

    Beslutningskompetence

    Byrådet beslutter.

    Beslutning

    Godkendt.
FAIL:
    REFERAT Børneudvalget d. 04-03-2025

    Punkt 1: Vejledere

    24-025321

    Økonomi

    t. kr. | 2025
    Ny vejleder | 400
    Finansiering, kassen | -400

    Beslutningskompetence

    Børneudvalget anbefaler.

    Byrådet beslutter.

    Beslutning

    Anbefalet.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import polars as pl

from ledger.chain import Seen, body_rank, cases, similar_titles
from ledger.checks.rule import FOUND, Batch, nothing
from ledger.checks.texts import agenda_item
from ledger.competence.deciders import deciding_body
from ledger.minutes.bodies import same

ACROSS = True

MESSAGE = {
    "da": "Sagen er anbefalet af {body}, men {decider} beslutter den; dets referat af sagen er ikke blandt dokumenterne",
    "en": "The case is recommended by {body}, but {decider} decides it; its minutes of the case are not among the documents",
    "da.late": "Sagen er anbefalet af {body}, men {decider} beslutter den; {days} dage efter har det ikke behandlet den i dokumenterne",
    "en.late": "The case is recommended by {body}, but {decider} decides it; {days} days later it has not dealt with it in the documents",
}


class Dealt(NamedTuple):
    """An item under a journal number: the municipality where the document names it, the body, the title."""

    kommunekode: str | None
    body: str
    title: str


def check(batch: Batch) -> pl.DataFrame:
    """Cases with money that end in a recommendation, though the item names a body that decides, and that body's minutes lack them.

    A body's item under the same journal number and title is taken as its minutes of the case, also where it prints no amounts.
    """
    if "recommended" not in batch.frames.decisions["status"]:
        return nothing()
    days = int(batch.option("DEC003", "days"))
    open_cases = [case for case in cases(batch.frames) if case.status == "recommended"]
    if not open_cases:
        return nothing()
    dealt = _dealt(batch)
    meetings = [known for known in batch.frames.documents.select("kommunekode", "udvalg", "date").iter_rows() if all(known)]
    rows = []
    for case in open_cases:
        seen = case.decisive
        item = agenda_item(batch, seen.item)
        decider = deciding_body(item) if item is not None else None
        if decider is None or seen.body is None or same(decider, seen.body) or body_rank(decider) <= seen.rank:
            continue
        if _found(seen, decider, dealt.get(seen.journal_no or "", ())):
            continue
        limit = seen.date + datetime.timedelta(days=days) if seen.date else None
        # every council is called the council: only one known to be of the same municipality can be late
        late = limit is not None and any(code == seen.kommunekode and same(body, decider) and date > limit for code, body, date in meetings)
        rows.append(
            {
                "document": seen.document,
                "item": seen.item,
                "variant": "late" if late else None,
                "body": seen.body,
                "decider": decider,
                "days": str(days),
            }
        )
    return pl.DataFrame(rows, schema={**FOUND, "body": pl.String, "decider": pl.String, "days": pl.String})


def _dealt(batch: Batch) -> dict[str, list[Dealt]]:
    """Journal number → the bodies that had an item under it, whose they are, and its title."""
    dealt: dict[str, list[Dealt]] = defaultdict(list)
    items = batch.frames.items.filter(pl.col("journal_no").is_not_null() & pl.col("title").is_not_null())
    bodies = batch.frames.documents.filter(pl.col("udvalg").is_not_null()).select("document", "kommunekode", "udvalg")
    for journal, *known in items.join(bodies, on="document").select("journal_no", "kommunekode", "udvalg", "title").iter_rows():
        dealt[journal].append(Dealt(*known))
    return dealt


def _found(seen: Seen, decider: str, dealt: Sequence[Dealt]) -> bool:
    title = seen.title
    return title is not None and any(
        (one.kommunekode in (None, seen.kommunekode) or seen.kommunekode is None)
        and same(one.body, decider)
        and similar_titles(title, one.title)
        for one in dealt
    )
