"""A case → the sources that cover it: financing rows of its tables and sources named in prose, each with code, amount and place.

Shared by FIN001, FIN003 and FIN005-FIN008. A code that wording and address do not tell stays `None`; nothing is guessed (DOMAIN 4).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from ledger.checks.cases import Case, Figure
from ledger.checks.phrases import phrase
from ledger.checks.rule import Batch
from ledger.checks.texts import spoken_with
from ledger.patterns import pattern

PUT_OFF = phrase(
    r"\b(?:ikke|endnu|uden|mangler|ingen)\b[^.;]{0,40}\b(?:finansiering|finansieret|anvist|dækning|fundet)|"
    r"\b(?:finansiering\w*|dækning\w*)\b[^.;]{0,40}\b(?:mangler|findes senere|afklares|anvises senere|forelægges|udestår|"
    r"er ikke|kendes ikke|"
    r"håndteres|afventer)|\bvender tilbage\b[^.;]{0,80}\bfinansiering"
)
"""Cover that is said to be missing or to come later covers nothing."""

COVERED = phrase(
    r"finan[cs]ier(?:es?|et|ede)\b|(?:kasse|låne|takst|bruger|fonds|egen)finansi|\bfinan[cs]iering(?:en)?:?\s+(?:\w+\s+){0,5}?(?:sker|af|fra|via|"
    r"ved|over|på|gennem|som|er|består|udgør|kommer|kassen|pulje)|\bfinan[cs]iering:|dækkes|dækning (?:på|via|af|fra|i)|"
    r"anvis\w+ (?:\w+ ){0,2}dækning|"
    r"\bafholdes (?:af|inden|over|via|på|fra|i)\b|\bbetal(?:es|t) (?:af|over|via|fra|med)|\bkasse(?:n|beholdning|træk|finans)|\blikvid\w+|"
    r"\bpulje\w*|pulje|\blån(?:e)?optag|\boverføres fra|\boverførsel|\bomplacer|\bomprioriter|\binden ?for\b|"
    r"\bmindreforbrug|\bmindreudgift|"
    r"reserve\w*|\bmodpost|\btilskud\b|refusion|\bdonation|\bfond\w*|\bråderum|\buforbrugt|\bopsparing|\bmerindtægt|\bsalgsindtægt|\bsalget\b|"
    r"rådighedsbeløb\w* (?:på|er|afsat)|\bafsat(?:te)? (?:\w+ ){0,3}?(?:midler|beløb|ramme|budget|rådighedsbeløb|i budget|på investerings)|"
    r"investeringsoversigt|\bbudgetneutral|\budgiftsneutral|\bkasseneutral|\bkompenseres|\bdut\b|\bbloktilskud|\bgrundsalg|"
    r"\bhentes (?:i|fra|på)\b|"
    r"\btages (?:fra|af|i)\b"
)
"""Words that tell what covers an amount, or that the budget already holds it (FORMATS C3)."""


AS_COVER = phrase(r"fond|tilskud|donation|pulje|statslig|\beu\b|tilsagn|salg|refusion|merindtægt|\bdut\b")
PAID_BY = phrase(
    r"(?:finan[cs]ier(?:es?|et)|dækkes|afholdes|betales|hentes|tages|finan[cs]iering(?:en)?(?: sker| findes| kommer)?)(?: \w+){0,3}? "
    r"(?:af|fra|via|ved|over|i|gennem|inden ?for) (?P<name>[^.;:,\n]{3,120})"
)
AND = pattern(r"(?i) (?:og|samt|dels|samt af|og af|og at|som|der|hvor|jf|så)\b ?")
VAGUE = phrase(
    r"^(?:tabel|skema|nedenstående|følgende|forbindelse|alt\b|sagen|20\d\d|budget(?:tet)?$|år\b|forhold|henhold|det\b|en\b|et\b|vist|under)"
)
"""Words after the verb that name no source."""


class Source(NamedTuple):
    """One source as printed: its code, its amount (positive, `None` where not split), whether a table's row or prose names it."""

    name: str
    code: str | None
    figure: Figure | None
    where: Literal["row", "proposal", "text"]
    page: int | None
    line: int | None
    table: int | None = None
    row: int | None = None
    area: str | None = None


def sources(batch: Batch, case: Case) -> list[Source]:
    """Every source a case names, in its rows first, then in its prose; worked out once a batch."""
    key = ("sources", case.item)
    if key not in batch.memo:
        batch.memo[key] = [*_rows(case), *_prose(batch, case)]
    found: list[Source] = batch.memo[key]
    return found


def _rows(case: Case) -> list[Source]:
    from ledger.appropriations.sources import source_code

    found = []
    for table in case.tables:
        for row in table.rows:
            total = row.total
            moved = any(figure.amount for figure in row.figures.values())
            code = row.source
            if row.role == "income" and AS_COVER.search(row.label):
                code = source_code(row.label, row.area, total.amount < 0)
            if moved and (row.role == "financing" or (row.role == "income" and code is not None)):
                figure = Figure(abs(total.amount), total.half)
                found.append(Source(row.label, code, figure, "row", row.page, row.line, table.table, row.number, row.area))
    return found


def _prose(batch: Batch, case: Case) -> list[Source]:
    found = []
    for row in case.prose:
        where: Literal["proposal", "text"] = "proposal" if row["section"] == "proposal" else "text"
        for source in row["financing"] or ():
            figure = Figure(source["amount"], source["half"]) if source["amount"] is not None else None
            found.append(Source(source["source"], source["code"], figure, where, row["page"], row["line"]))
    if found or not case.tables:
        return found
    from ledger.appropriations.sources import source_code

    for said in spoken_with(batch, case.item, PAID_BY):
        if said.section in ("proposal", "economy") and not PUT_OFF.search(said.text):
            where = "proposal" if said.section == "proposal" else "text"
            found += [Source(name, source_code(name), None, where, said.place.page, said.place.line) for name in _named(said.text)]
    return found


def _named(text: str) -> list[str]:
    """ "Udgiften afholdes af puljen til …" without an amount, beside a table: the names of the sources, as far as their words go."""
    return [
        name
        for match in PAID_BY.finditer(text)
        for name in (piece.strip(" ,:") for piece in AND.split(match["name"]))
        if len(name) >= 4 and not VAGUE.search(name)
    ]


def said_to_cover(batch: Batch, case: Case) -> bool:
    """Does a sentence of the case say what covers an amount? Not one that says the cover is missing or comes later."""
    return any(not PUT_OFF.search(said.text) for said in spoken_with(batch, case.item, COVERED))
