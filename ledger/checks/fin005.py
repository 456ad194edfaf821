"""FIN005: external money without a commitment.

da: penge udefra uden tilsagn.
law: kommunestyrelsesloven § 40, stk. 3
from: C16

why: A grant that has only been applied for covers nothing; if it is refused, the municipality pays.
hvorfor: Et tilskud, der kun er søgt om, dækker ingenting; får kommunen nej, betaler den selv.
fix: Write who gave the commitment and when, or make the appropriation conditional on it.
ret: Skriv, hvem der har givet tilsagn og hvornår, eller gør bevillingen betinget af det.
false alarms: A warning only where the text says that the money is applied for or expected and nowhere that it is granted. Where nothing is
said of a commitment, it is information.
falske alarmer: Kun en advarsel, hvor teksten siger, at pengene er søgt eller ventes, og intet sted, at de er givet. Siges der intet om
tilsagn, er det oplysning.

PASS:
    Sagsfremstilling

    Fonden har den 3. februar 2025 givet tilsagn om 500.000 kr. til legepladsen.

    Indstilling

    1. at der gives en tillægsbevilling på 500.000 kr., som finansieres af fondsmidler
FAIL:
    Sagsfremstilling

    Der er ansøgt om fondsmidler på 500.000 kr. til legepladsen, og svaret ventes i maj.

    Indstilling

    1. at der gives en tillægsbevilling på 500.000 kr., som finansieres af fondsmidler
"""

from __future__ import annotations

import polars as pl

from ledger.checks.cases import Case, Row, cases
from ledger.checks.covers import sources
from ledger.checks.phrases import phrase, quote
from ledger.checks.rule import Batch, found_rows
from ledger.checks.texts import Spoken, spoken

MESSAGE = {
    "da": '"{label}" skal dække, men pengene er ikke givet endnu: "{said}"',
    "en": '"{label}" is to cover, but the money is not granted yet: "{said}"',
    "da.silent": '"{label}" skal dække, men punktet siger ikke, om der er givet tilsagn',
    "en.silent": '"{label}" is to cover, but the item does not say whether it is granted',
}
EXTERNAL = frozenset({"PULJE-STAT", "FOND"})
SPEAKS = phrase(
    r"tilsagn|\bansøgning(?:en|er)?\b(?! om \w*bevilling)|puljemidler|statslig|\bstaten\b|fond|donation|"
    r"tilskud(?! til\b)|styrelsen\b|ministeri|\beu\b|"
    r"støtte\b|sponsor"
)
GRANTED = phrase(
    r"\b(?:har|havde|er|blev)\b(?:\s+[^\s;]+){0,9}?\s+(?:modtaget|fået|givet|opnået|bevilget|bevilliget|doneret|meddelt|tildelt|imødekommet|lovet)\b|"
    r"\b(?:gav|modtog|fik|bevilgede|bevilligede|donerede|donerer|tildelte|imødekom)\b|\btilsagn (?:om|fra|på|af|den|"
    r"er givet)\b|\btilsagnet\b|"
    r"\bgavebrev|\btilsagnsbrev|\bfinansieret af donation"
)
UNSURE = phrase(
    r"\bansøgt\b|\bansøg(?:er|es|ning)\w*|\bsøg(?:t|es|er)\b[^.;]{0,40}\b(?:om|hos|ved)\b|\bforvent(?:es|er|et|ning)\w*|\bventes\b|\bafvent\w*|\bbetinget\b|"
    r"\bforudsat\b|\bforudsætning\b|\bhåb\w*|\bendnu\b|\bsåfremt\b|\bhvis\b|\bikke\b"
)
NOT_GRANTED = phrase(r"\b(?:ikke|endnu|afvent\w*|når|hvis|såfremt|forudsat|forvent\w*|betinget|ansøg\w*|forudsætning)\b")


def check(batch: Batch) -> pl.DataFrame:
    """Cases covered by state pools or funds whose text tells that the money is only applied for, or is silent about it."""
    return found_rows([found for case in cases(batch) if (found := _case(batch, case)) is not None])


def _case(batch: Batch, case: Case) -> Row | None:
    named = [source for source in sources(batch, case) if source.code in EXTERNAL]
    if not named:
        return None
    said = [s for s in spoken(batch, case.item) if SPEAKS.search(s.text)]
    if any(_granted(s) for s in said):
        return None
    unsure = next((s for s in said if UNSURE.search(s.text)), None)
    first = named[0]
    return {
        "document": case.document,
        "item": case.item,
        "table": first.table,
        "row": first.row,
        "page": unsure.place.page if unsure else first.page,
        "line": unsure.place.line if unsure else first.line,
        "label": quote(first.name, 80),
        "said": quote(unsure.text) if unsure else None,
        "severity": None if unsure else "info",
        "variant": None if unsure else "silent",
    }


def _granted(said: Spoken) -> bool:
    match = GRANTED.search(said.text)
    return match is not None and NOT_GRANTED.search(said.text[max(0, match.start() - 30) : match.end()]) is None
