"""FIN008: a transfer, sale or saving is spent before it exists, or the same cover is used twice.

da: en overførsel, et salg eller en besparelse er brugt, før den findes, eller den samme dækning er brugt to gange.
law: kommunestyrelsesloven § 40, stk. 3
from: C15 C18 C20

why: Unspent money of last year is only there when the council has carried it over, a sale when it is made, a saving when it is decided; and
one krone can cover once.
hvorfor: Sidste års uforbrugte penge er der først, når kommunalbestyrelsen har overført dem, et salg, når der er solgt, en besparelse, når
den er besluttet; og én krone kan kun dække én gang.
fix: Refer to the decision that carries over, sells or saves, or find other cover until then.
ret: Henvis til beslutningen, der overfører, sælger eller sparer, eller find anden dækning indtil da.
false alarms: A warning only where the text says that the money is yet to come, or where two different items name the same source, the same
amount and the same year; the cash, loans and pools may pay more than one case. The same case at the next body is not another.
falske alarmer: Kun en advarsel, hvor teksten siger, at pengene først kommer, eller hvor to forskellige punkter nævner samme kilde, samme
beløb og samme år; kassen, lån og puljer kan betale flere sager. Den samme sag i næste udvalg er ikke en anden.

PASS:
    Sagsfremstilling

    Grunden blev solgt i januar 2025.

    Indstilling

    1. at der gives en tillægsbevilling på 500.000 kr., som finansieres af salgsindtægten fra Engvej
FAIL:
    Sagsfremstilling

    Salget af grunden forventes gennemført i efteråret 2025.

    Indstilling

    1. at der gives en tillægsbevilling på 500.000 kr., som finansieres af salgsindtægten fra Engvej
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import polars as pl

from ledger.checks.cases import Case, Row, cases, meeting
from ledger.checks.covers import Source, sources
from ledger.checks.phrases import phrase, quote
from ledger.checks.rule import Batch, found_rows
from ledger.checks.texts import spoken

MESSAGE = {
    "da": '"{label}" skal dække, men pengene er der ikke endnu: "{said}"',
    "en": '"{label}" is to cover, but the money is not there yet: "{said}"',
    "da.twice": '"{label}" dækker {actual:kr} både i punkt {item_number} og i "{other}"',
    "en.twice": '"{label}" covers {actual:kr} both in item {item_number} and in "{other}"',
}
SPEAKS = {
    "OVERF": phrase(r"overfør|uforbrug|genbevil|restbudget|opspar"),
    "SALG": phrase(r"\bsalg|sælge|solgt|provenu"),
    "OMPL": phrase(r"besparelse|effektivisering"),
}
YET = {
    "OVERF": phrase(
        r"overførselssag|\bforvent\w*|\bventes\b|afvent|forudsat|forudsætning|betinget|såfremt|endnu ikke|behandles (?:i|på|senere)"
    ),
    "SALG": phrase(
        r"\bforvent(?:es|et|ede|er)\b|\bventes\b|afvent|forudsat|forudsætning|betinget|såfremt|endnu ikke|"
        r"når (?:\w+ ){0,4}(?:er|bliver) solgt|sættes til salg|"
        r"udbydes|kommende salg"
    ),
    "OMPL": phrase(r"\bforvent\w*|\bventes\b|afvent|forudsat|forudsætning|endnu ikke|skal findes|kommende"),
}
THERE = {
    "OVERF": phrase(r"\b(?:har|er|blev)\b[^.;]{0,60}\b(?:overført|genbevilget|godkendt)\b"),
    "SALG": phrase(r"\b(?:har|er|blev)\b[^.;]{0,60}\b(?:solgt|underskrevet|gennemført|indgået)\b|\bkøbsaftale\b"),
    "OMPL": phrase(r"\b(?:har|er|blev)\b[^.;]{0,60}\b(?:besluttet|vedtaget|gennemført|realiseret)\b"),
}
NOT_YET = phrase(r"\b(?:ikke|endnu|når|hvis)\b")
ONCE = frozenset({"OVERF", "SALG", "OMPL", "DUT", "PULJE-STAT", "FOND", "MERIND"})


def check(batch: Batch) -> pl.DataFrame:
    """Sources that the text says are yet to come, and the same source with the same amount in two items."""
    every = cases(batch)
    rows = [found for case in every for found in _not_there(batch, case)]
    return found_rows([*rows, *_twice(batch, every)])


def _not_there(batch: Batch, case: Case) -> Iterator[Row]:
    seen: set[str] = set()
    for source in sources(batch, case):
        code = source.code or ""
        if code not in SPEAKS or code in seen or (code == "OMPL" and not SPEAKS[code].search(source.name)) or "ramme" in source.name:
            continue
        seen.add(code)
        about = [s for s in spoken(batch, case.item) if SPEAKS[code].search(s.text)]
        yet = next((s for s in about if YET[code].search(s.text) and not _is_there(code, s.text)), None)
        if yet is None or any(_is_there(code, s.text) and not YET[code].search(s.text) for s in about):
            continue
        yield {
            "document": case.document,
            "item": case.item,
            "table": source.table,
            "row": source.row,
            "page": yet.place.page,
            "line": yet.place.line,
            "label": quote(source.name, 80),
            "said": quote(yet.text),
        }


def _is_there(code: str, text: str) -> bool:
    match = THERE[code].search(text)
    return match is not None and NOT_YET.search(match.group()) is None


def _twice(batch: Batch, every: list[Case]) -> list[Row]:
    used: dict[tuple[object, str, int], list[tuple[Case, Source]]] = {}
    for case in every if len(every) > 1 else ():
        about = meeting(batch, case.document)
        place = (about.kommune or case.document, about.date.year if about.date else None)
        for source in sources(batch, case):
            name = " ".join(re.findall(r"[a-zæøå0-9]+", source.name.lower().replace("finansiering", "")))
            if source.code in ONCE and source.figure is not None and source.figure.amount and len(name) >= 12:
                used.setdefault((place, name, source.figure.amount), []).append((case, source))
    titles = {row[0]: row[1:] for row in batch.frames.items.select("item", "title", "journal_no").iter_rows()} if used else {}
    rows = []
    for (_, _, amount), uses in used.items():
        first_case, _ = uses[0]
        for case, source in uses[1:]:
            title, journal = titles[case.item]
            other, other_journal = titles[first_case.item]
            if case.item == first_case.item or title is None or other is None or _same_case(title, other, journal, other_journal):
                continue
            at: Row = {"table": source.table, "row": source.row, "page": source.page, "line": source.line}
            rows.append(
                {
                    "document": case.document,
                    "item": case.item,
                    **at,
                    "label": quote(source.name, 80),
                    "actual": amount,
                    "other": quote(other, 80),
                    "variant": "twice",
                }
            )
            break
    return rows


def _same_case(title: str, other: str, journal: str | None, other_journal: str | None) -> bool:
    """The same case before another body: the same title, or the same journal number with a title that begins alike."""
    mine, theirs = (re.sub(r"\W+", " ", re.sub(r"\([^)]*\)", "", text)).strip().lower() for text in (title, other))
    return mine == theirs or (journal is not None and journal == other_journal and mine[:12] == theirs[:12])
