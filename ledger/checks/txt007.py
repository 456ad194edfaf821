"""TXT007: started, agreed or paid before it was appropriated.

da: sat i gang, aftalt eller betalt, før der var bevilget.
law: kommunestyrelsesloven § 40, stk. 2
from: C42

why: Nothing that costs money may begin before the council has appropriated it, unless the law orders it or a given frame holds it.
hvorfor: Intet, der koster penge, må begynde, før kommunalbestyrelsen har bevilget dem, medmindre loven kræver det, eller en given ramme
rummer det.
fix: Write on what authority it was begun: a law, an earlier decision, or a frame; else ask for the appropriation first.
ret: Skriv, hvad der gav ret til at begynde: en lov, en tidligere beslutning eller en ramme; ellers søg bevillingen først.
false alarms: Only in an item that asks for money, and only a sentence that belongs to it: it stands in the economic section, its paragraph
names the amount, or it names what a row of the table or the proposal names. Quiet where the sentence names a law or an existing frame.
falske alarmer: Kun i et punkt, der beder om penge, og kun en sætning, der hører til dem: den står under økonomi, dens afsnit nævner
beløbet, eller den nævner det samme som en række i tabellen eller indstillingen. Tier, hvor sætningen nævner en lov eller en given ramme.

PASS:
    Sagsfremstilling

    Forvaltningen indgår aftalen, når der er givet bevilling. Udgiften er 400.000 kr.

    Indstilling

    1. at der gives en tillægsbevilling på 400.000 kr., som finansieres af kassen
FAIL:
    Sagsfremstilling

    Forvaltningen har den 10. februar 2025 indgået aftale med et rådgivningsfirma. Udgiften er 400.000 kr.

    Indstilling

    1. at der gives en tillægsbevilling på 400.000 kr., som finansieres af kassen
"""

from __future__ import annotations

import datetime
import re
from functools import cached_property

import polars as pl

from ledger.checks.cases import Case, Row, cases, meeting
from ledger.checks.phrases import NO_APPROPRIATION, phrase, quote
from ledger.checks.rule import Batch, found_rows
from ledger.checks.texts import Spoken, spoken, spoken_with
from ledger.patterns import pattern

MESSAGE = {
    "da": 'Sat i gang eller aftalt, før der er bevilget: "{label}"',
    "en": 'Begun or agreed before it was appropriated: "{label}"',
    "da.dated": 'Sat i gang eller aftalt den {date}, før der er bevilget: "{label}"',
    "en.dated": 'Begun or agreed on {date}, before it was appropriated: "{label}"',
}
_DONE = (
    r"indgået|indgik|igangsat|igangsatte|iværksat|iværksatte|påbegyndt|påbegyndte|startet|sat i gang|opstartet|ansat|"
    r"bestilt|indkøbt|købt|betalt|"
    r"udbetalt|afholdt|underskrevet|kontraheret|udført|gennemført|etableret|lejet|leaset|entreret"
)
BEGUN = phrase(
    rf"\b(?:har|blev|havde)\b(?:\s+[^\s;]+){{0,8}}?\s+(?:{_DONE})\b|\b(?:er|var)\b(?:\s+[^\s;]+){{0,3}}?\s+(?:{_DONE})\b|"
    r"\b(?:indgik|igangsatte|iværksatte|påbegyndte|bestilte|underskrev)\b|\btilbagevirkende kraft\b|"
    rf"\b(?:aftale|kontrakt|arbejde\w*|projekt\w*|udgift\w*)\b[^.;]{{0,60}}\b(?:er|blev) (?:allerede )?(?:{_DONE})\b"
)
WHAT = phrase(
    r"aftale|kontrakt|arbejde|projekt|ordning|indsats|stilling|medarbejder|konsulent|vikar|udgift|faktura|leverandør|entrepr|indkøb|"
    r"initiativ|tiltag|forløb|anlæg|byggeri|renover|køb|leje|leas|tilbagevirkende|undersøgelse|gennemgang"
)
LAWFUL = phrase(
    r"\bjf\. |\bi henhold til|\blovpligtig|\blovkrav|\blov(?:en)? om|s lov\b|inden ?for (?:\w+ ){0,4}?\w*(?:ramme|budget|bevilling)|"
    r"eksisterende (?:budget|ramme|bevilling)|tidligere bevil|der er (?:tidligere )?(?:givet|bevilget)|\bsom (?:led i|"
    r"besluttet|vedtaget|bevilget)|"
    r"hasteproced|formandsbeslut|efter bemyndigelse|\banbud|\budbud|\blicitation|\bhøring|\bdialog\b|\bforbehold"
)
NOT_YET = phrase(
    r"\b(?:ikke|endnu|når|hvis|såfremt|forventes|forventer|kan|skal|vil|bør|ville|planlagt|tænkes|foreslås|forslås|ønskes|"
    r"ønsker|anbefales|indstilles|betinget|forudsat|under forudsætning)\b"
)
MOST = 50
"""So many sentences are looked at: one finding an item needs no more."""
NAMED = pattern(r"(?<![.!?:] )(?<!^)\b[A-ZÆØÅ][A-ZÆØÅa-zæøå-]{2,}\b")
COMMON = frozenset(
    {
        "forvaltningen",
        "kommunen",
        "udvalget",
        "økonomiudvalget",
        "kommunalbestyrelsen",
        "byrådet",
        "puljer",
        "puljen",
        "finansiering",
        "udgift",
    }
)


def check(batch: Batch) -> pl.DataFrame:
    """Items that ask for money and tell that what it is for is under way: one finding an item, a dated sentence before others."""
    return found_rows([found for case in cases(batch) if (found := _case(batch, case)) is not None])


def _case(batch: Batch, case: Case) -> Row | None:
    wanted = [row for row in case.proposed if row["kind"] != "release" and not NO_APPROPRIATION.search(row["text"])]
    if not wanted and not case.tables:
        return None
    if not wanted and all(NO_APPROPRIATION.search(s.text) for s in spoken(batch, case.item, "proposal")):
        return None
    day = meeting(batch, case.document).date
    subject = _Subject(case, wanted)
    found: list[tuple[bool, int, Spoken, datetime.date | None]] = []
    for index, sentence in enumerate(spoken_with(batch, case.item, BEGUN)):
        if len(found) == MOST:
            break
        match = _begun(sentence)
        if match is not None and subject.meant_by(sentence):
            told = _dates(sentence, match)
            if day is None or all(date <= day for date in told):
                found.append((not told, index, sentence, told[0] if told else None))
    if not found:
        return None
    _, _, sentence, date = min(found, key=lambda entry: entry[:2])
    return {
        "document": case.document,
        "item": case.item,
        "page": sentence.place.page,
        "line": sentence.place.line,
        "label": quote(sentence.text, 200),
        "date": f"{date.day}.{date.month}.{date.year}" if date else None,
        "variant": "dated" if date else None,
    }


def _begun(said: Spoken) -> re.Match[str] | None:
    """Where a sentence tells that something costly has begun, on no authority that it names."""
    if said.section in ("proposal", "decision", "earlier", "competence", "treatment", "attachments"):
        return None
    match = BEGUN.search(said.text)
    if match is None or not WHAT.search(said.text) or LAWFUL.search(said.text):
        return None
    return None if NOT_YET.search(said.text[max(0, match.start() - 40) : match.end()]) else match


def _dates(said: Spoken, match: re.Match[str]) -> list[datetime.date]:
    """The dates told beside it."""
    from ledger.minutes import dates

    return [one.date for one in dates.find_all(said.text[max(0, match.start() - 60) : match.end() + 40])]


class _Subject:
    """What the money asked for is: its amounts, and the words of its rows and proposals. Worked out when a sentence first asks."""

    def __init__(self, case: Case, wanted: list[Row]) -> None:
        self.case, self.wanted = case, wanted

    @cached_property
    def told(self) -> list[str]:
        """The sentences elsewhere in the item that name its amount."""
        amounts = {row["amount"] for row in self.wanted}
        amounts |= {abs(row.total.amount) for table in self.case.tables for row in table.of("expenditure")}
        return [row["text"] for row in self.case.told if row["amount"] in amounts][:MOST]

    @cached_property
    def labels(self) -> str:
        rows = (row.label for table in self.case.tables for row in table.of("expenditure"))
        return " ".join([*(row["text"] for row in self.wanted), *rows])

    def meant_by(self, said: Spoken) -> bool:
        """Does the sentence speak of it? By its section, an amount in its paragraph, or a name it shares."""
        if said.section == "economy" or any(text in said.paragraph for text in self.told):
            return True
        names = {name.group() for name in NAMED.finditer(said.text) if name.group().lower() not in COMMON}
        return any(re.search(rf"\b{re.escape(name)}", self.labels) for name in names)
