"""PER001: Varig = nej, yet the same amount in every year; or the text says it is permanent.

da: varig er nej, men beløbet er det samme i alle år; eller teksten siger, at det er varigt.
law: kommunestyrelsesloven § 37
from: C25 C26

why: Money that is the same in every year shown is permanent in fact; marked as not permanent, it drops out of the next budget.
hvorfor: Penge, der er de samme i alle viste år, er i virkeligheden varige; mærket som ikke varige falder de ud af næste budget.
fix: Set Varig to Ja, or show the year in which the money ends.
ret: Sæt Varig til Ja, eller vis det år, hvor pengene ophører.
false alarms: Projects of four years; therefore a warning, and only from three years on. Where the text leaves the later years to another
case or to the coming budget, it is information.
falske alarmer: Fireårige projekter; derfor en advarsel, og kun fra tre år og op. Hvor teksten henviser de senere år til en anden sag eller
til det kommende budget, er det oplysning.

PASS:
    t. kr. | 2025 | 2026 | 2027 | Varig? ja/nej
    Projektleder | 400 | 400 | 0 | Nej
    Finansiering, kassen | -400 | -400 | 0 | Nej
FAIL:
    t. kr. | 2025 | 2026 | 2027 | Varig? ja/nej
    Projektleder | 400 | 400 | 400 | Nej
    Finansiering, kassen | -400 | -400 | -400 | Nej
"""

from __future__ import annotations

import polars as pl

from ledger.checks.cases import Case, Row, cases
from ledger.checks.phrases import phrase, quote
from ledger.checks.rule import Batch, found_rows
from ledger.checks.texts import Spoken, spoken_with

MESSAGE = {
    "da": '"{label}" er mærket som ikke varig, men er {actual:unit} i alle {years} år',
    "en": '"{label}" is marked as not permanent, but is {actual:unit} in all {years} years',
    "da.said": 'Alle rækker er mærket som ikke varige, men teksten siger: "{label}"',
    "en.said": 'All rows are marked as not permanent, but the text says: "{label}"',
}
PERMANENT = phrase(
    r"\bvarigt?e?\b|\bpermanent|\bfremadrettet\b|\bfra (?:19|20)\d\d og (?:frem|fremad)|\b(?:årlig|løbende) (?:drift|udgift|bevilling)\w*|"
    r"\b(?:kr\.|beløb\w*|udgift\w*|bevilling\w*)\b[^.;]{0,40}\bårligt\b|\bfastansæt|\bfaste stillinger"
)
OF_MONEY = phrase(r"bevilling|bevilges|udgift|midler|stilling|ansæt|beløb|finansier|\bkr\b|økonomi|indsats|ordning|drift")
NOT_SO = phrase(
    r"\b(?:ikke|ingen|uden)\b[^.;]{0,30}\b(?:varig|permanent|fast)|midlertidig|engangs|forsøg|projektperiode|"
    r"\bhvis\b[^.;]{0,40}varigt? (?:skal|ønskes)"
)
RESOLVED = phrase(
    r"\bløftes\b|\bindgår i\b|\bbudgetforhandling|\bsag(?:en)? om\b|\bforelægges\b|\bsærskilt|\bkommende budget|\bbudget 20\d\d|\bsenere\b"
)


def check(batch: Batch) -> pl.DataFrame:
    """Expenditure rows marked Nej with one and the same amount in all of at least three years; and tables of such rows beside a text
    that calls the money permanent."""
    rows: list[Row] = []
    for case in cases(batch):
        same = _same_every_year(case)
        rows += same or _said(batch, case)
    return found_rows(rows)


def _same_every_year(case: Case) -> list[Row]:
    found = []
    for table in case.tables:
        for row in table.of("expenditure"):
            years = [column for column in table.columns if _is_year(column)]
            amounts = {row.figures[year].amount if year in row.figures else 0 for year in years}
            if row.permanent is False and len(years) >= 3 and len(amounts) == 1 and 0 not in amounts:
                found.append(
                    {
                        "document": case.document,
                        "item": case.item,
                        "table": table.table,
                        "row": row.number,
                        "label": row.label,
                        "actual": amounts.pop(),
                        "page": row.page,
                        "line": row.line,
                        "years": str(len(years)),
                    }
                )
    return found


def _is_year(column: str) -> bool:
    return len(column) == 4 and column.isdigit()


def _said(batch: Batch, case: Case) -> list[Row]:
    """Every row of expenditure says Nej, and a sentence calls the money permanent: information where it is left to another case."""
    spent = [row for table in case.tables for row in table.of("expenditure")]
    if not spent or any(row.permanent is not False for row in spent):
        return []
    said = next((s for s in spoken_with(batch, case.item, PERMANENT) if _calls_permanent(s)), None)
    if said is None:
        return []
    resolved = RESOLVED.search(said.paragraph) is not None
    return [
        {
            "document": case.document,
            "item": case.item,
            "table": case.tables[0].table,
            "page": said.place.page,
            "line": said.place.line,
            "label": quote(said.text),
            "variant": "said",
            "severity": "info" if resolved else None,
        }
    ]


def _calls_permanent(said: Spoken) -> bool:
    return (
        said.section not in ("earlier", "attachments", "competence", "treatment", "decision")
        and OF_MONEY.search(said.text) is not None
        and NOT_SO.search(said.text) is None
    )
