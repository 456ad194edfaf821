"""FIN006: a loan for operations, or a loan without the council.

da: lån til drift, eller lån uden kommunalbestyrelsen.
law: kommunestyrelsesloven § 41
from: C17

why: Loans are the council's to raise, for works the borrowing rules allow. Running costs cannot be borrowed for.
hvorfor: Lån optages af kommunalbestyrelsen, til anlæg, som lånereglerne giver adgang til. Der kan ikke lånes til drift.
fix: Cover running costs by other means, and send the loan to the council.
ret: Dæk driften på anden måde, og send lånet til kommunalbestyrelsen.
false alarms: Utilities and housing have borrowing rules of their own: a warning there. A loan that may cover works beside the running costs
is not accused, and one that is larger than the works beside running costs is a warning.
A committee's approval is an error only where the item says that the committee decides; else a warning.
falske alarmer: Forsyning og boliger har egne låneregler: der er det en advarsel. Et lån, der kan dække anlæg ved siden af driften, bliver
ikke anklaget, og et, der er større end anlægget ved siden af driften, er en advarsel.
Et udvalgs godkendelse er kun en fejl, hvor punktet siger, at udvalget afgør sagen; ellers en advarsel.

PASS:
    Indstilling

    1. at der gives en anlægsbevilling på 2.000.000 kr., som lånefinansieres

    Økonomi

    t. kr. | 2025
    Renovering af tag | 2.000
    Lånoptagelse | -2.000

    Beslutning

    Anbefales.
FAIL:
    Indstilling

    1. at der gives en tillægsbevilling på 400.000 kr., som lånefinansieres

    Økonomi

    t. kr. | 2025
    Løn til vikarer | 400
    Lånoptagelse | -400

    Beslutning

    Anbefales.
"""

from __future__ import annotations

import polars as pl

from ledger.checks.cases import Case, Row, cases, meeting
from ledger.checks.covers import Source, sources
from ledger.checks.nature import covered_by, spent
from ledger.checks.phrases import phrase, quote
from ledger.checks.rule import Batch, found_rows
from ledger.checks.texts import agenda_item, section_text

MESSAGE = {
    "da": 'Lånet på {actual:kr} ("{label}") er {difference:kr} større end anlægget: der lånes til drift',
    "en": 'The loan of {actual:kr} ("{label}") exceeds the works by {difference:kr}: it pays running costs',
    "da.prose": 'Der lånes til drift: "{label}"',
    "en.prose": 'A loan for running costs: "{label}"',
    "da.council": '{body} har godkendt et lån ("{label}"); lån besluttes af kommunalbestyrelsen',
    "en.council": '{body} has approved a loan ("{label}"); loans are decided by the council',
}
OWN_RULES = phrase(
    r"forsyning|spildevand|kloak|\bvand(?:værk|forsyning)|renovation|affald|varmeværk|fjernvarme|\balmene?\b|ældrebolig|plejebolig|\bbolig"
)
RUNNING = phrase(r"driftsbevilling|driftsudgift|\btil drift|\bløn(?:udgift|ninger)?\b|vikar|\bdriften\b")
WORKS = phrase(r"anlæg|byg|renover|\bkøb\b|vej|\bsti|etabler|energi|klima")
COUNCIL = phrase(r"byråd|kommunalbestyrelse|borgerrepræsentation|\bKB\b|\bBYR?\b")


def check(batch: Batch) -> pl.DataFrame:
    """Cases with a loan among their sources: for more than the works of the table, for operations in prose, or approved by a committee."""
    rows: list[Row] = []
    for case in cases(batch):
        loans = [source for source in sources(batch, case) if source.code == "LAAN"]
        if loans:
            rows += _operations(case, loans) or _prose(case)
            rows += _without_council(batch, case, loans[0])
    return found_rows(rows)


def _operations(case: Case, loans: list[Source]) -> list[Row]:
    found = []
    for table in case.tables:
        loan = next((source for source in loans if source.table == table.table), None)
        lent, works, other = covered_by(table, "LAAN"), spent(table, "anlæg"), spent(table, None)
        running = spent(table, "drift")
        rest = lent.amount - max(works.amount, 0) - max(other.amount, 0)
        if loan is None or running.amount <= 0 or rest <= lent.half + works.half + other.half:
            continue
        words = " ".join(f"{row.label} {row.area or ''}" for row in table.rows)
        found.append(
            {
                **_where(case, loan),
                "actual": lent.amount,
                "difference": rest,
                # works beside the running costs: which of them the loan is for, the table does not say
                "severity": "warning" if OWN_RULES.search(words) or works.amount > 0 else None,
            }
        )
    return found


def _prose(case: Case) -> list[Row]:
    for row in case.prose if not case.tables else ():
        codes = {source["code"] for source in row["financing"] or ()}
        text = row["text"]
        if codes == {"LAAN"} and RUNNING.search(text) and not WORKS.search(text):
            severity = "warning" if OWN_RULES.search(text) else None
            place = {"page": row["page"], "line": row["line"]}
            return [{"document": case.document, "item": case.item, **place, "label": quote(text), "variant": "prose", "severity": severity}]
    return []


def _without_council(batch: Batch, case: Case, loan: Source) -> list[Row]:
    item = agenda_item(batch, case.item)
    if item is None or item.decision.status != "approved":
        return []
    from ledger.minutes import bodies

    body = item.decision.body or meeting(batch, case.document).udvalg
    if body is None or bodies.kind(body) not in ("committee", "finance"):
        return []
    texts = {
        kind: " ".join(section_text(s) for s in item.sections if s.kind == kind)
        for kind in ("competence", "treatment", "proposal", "decision")
    }
    if any(COUNCIL.search(text) for text in texts.values()):
        return []
    own = bool(texts["competence"].strip())
    return [{**_where(case, loan), "body": body, "variant": "council", "severity": None if own else "warning"}]


def _where(case: Case, loan: Source) -> Row:
    return {
        "document": case.document,
        "item": case.item,
        "table": loan.table,
        "row": loan.row,
        "page": loan.page,
        "line": loan.line,
        "label": quote(loan.name, 80),
    }
