"""One table and the facts of a case → whole small minutes in one of the layouts of FORMATS A, with the truth of its agenda items."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from . import words


@dataclass
class Case:
    """What the minutes say around the table."""

    date: datetime.date
    body: str
    council: bool
    number: int
    title: str
    journal: str
    decision: str
    status: str
    table: list[str]
    proposal: list[str]
    lead_in: str
    story: str
    rng: random.Random
    decoy: list[str] = field(default_factory=list)
    kommune: str | None = None
    udvalg: str | None = None
    items: list[dict[str, Any]] = field(default_factory=list)

    @property
    def day(self) -> str:
        """`22. april 2025`."""
        return f"{self.date.day}. {words.MONTHS[self.date.month - 1]} {self.date.year}"

    @property
    def weekday(self) -> str:
        """`tirsdag`."""
        return words.WEEKDAYS[self.date.weekday()]

    @property
    def dashed(self) -> str:
        """`22-04-2025`."""
        return f"{self.date:%d-%m-%Y}"

    def item(self, number: str | None, title: str | None, journal: str | None, status: str, main: bool = True) -> None:
        """Note the truth of one agenda item; the tables are put into the main one."""
        self.items.append({"number": number, "title": title, "journal_no": journal, "decision_status": status, "main": main})


def _economy(case: Case) -> list[str]:
    return [*case.decoy, *([""] if case.decoy else []), *([case.lead_in, ""] if case.lead_in else []), *case.table]


def _kle(rng: random.Random, year: int) -> str:
    subject = f"{rng.randrange(0, 90):02d}.{rng.randrange(0, 40):02d}.{rng.randrange(0, 30):02d}"
    facet = rng.choice("APSØGKI") + rng.choice(("00", "20", "01"))
    return f"{subject}-{facet}-{rng.randrange(1, 300)}-{year % 100:02d}"


def firstagenda(case: Case) -> list[str]:
    """FORMATS A1: `REFERAT … d.`, `Punkt N:`; the headings in the order of four municipalities."""
    rng = case.rng
    order = rng.choice(("lyngby", "rudersdal", "holbaek", "kalundborg"))
    name = case.body
    if order == "lyngby" and rng.random() < 0.5:
        name = f"{case.body} 2022-2025"
    elif order == "holbaek":
        name = f"22-25 {case.body}"
    out = [
        f"REFERAT {name} d. {case.dashed}",
        "",
        f"Mødedato {case.weekday.capitalize()} d. {case.date.day:02d}. {words.MONTHS[case.date.month - 1]} {case.date.year} kl. 16:00",
        "",
        "Mødested Udvalgsværelse 1.1",
        "",
    ]
    case.udvalg = case.body
    number = case.number
    if rng.random() < 0.5:
        case.item("1", "Godkendelse af dagsorden", None, "approved", main=False)
        out += ["Punkt 1: Godkendelse af dagsorden", "", "Beslutning", "", "Godkendt.", ""]
        number = 2
    journal = (
        f"{case.date.year % 100}-{rng.randrange(1000, 30000):06d}" if order in ("holbaek", "kalundborg") else _kle(rng, case.date.year)
    )
    case.item(str(number), case.title, journal, case.status)
    out += [f"Punkt {number}: {case.title}", "", journal, ""]
    decision = ["Beslutning", "", case.decision, ""]
    proposal = ["Indstilling", "", "Forvaltningen indstiller, at", "", *[f"{n}. {text}" for n, text in enumerate(case.proposal, 1)], ""]
    economy = [
        rng.choice(("Økonomi", "Økonomiske konsekvenser")) if order != "holbaek" else "Økonomiske konsekvenser",
        "",
        *_economy(case),
        "",
    ]
    if order == "lyngby":
        return [*out, "Resume", "", case.story, "", *proposal, *economy, "Beslutningskompetence", "", f"{case.body}.", "", *decision]
    if order == "rudersdal":
        return [
            *out,
            "Resume",
            "",
            case.story,
            "",
            "Sagsfremstilling",
            "",
            case.story,
            "",
            *economy,
            *proposal,
            *decision,
            "Bilag",
            "",
            "Notat om sagen",
        ]
    if order == "holbaek":
        return [
            *out,
            *decision,
            "Sagsfremstilling",
            "",
            *proposal,
            "Resume",
            "",
            case.story,
            "",
            "Beskrivelse af sagen",
            "",
            case.story,
            "",
            *economy,
        ]
    return [
        *out,
        *decision,
        "Sagsfremstilling",
        "",
        "Resume og sagens baggrund",
        "",
        case.story,
        "",
        *proposal,
        "Sagsfremstilling",
        "",
        case.story,
        "",
        *economy,
    ]


def aarhus(case: Case) -> list[str]:
    """FORMATS A1, Aarhus: `Beslutninger` first, EMN numbers."""
    journal = f"EMN-{case.date.year}-{case.rng.randrange(1000, 99999):06d}"
    case.udvalg = case.body
    case.item(str(case.number), case.title, journal, case.status)
    out = [
        f"REFERAT {case.body} d. {case.dashed}",
        "",
        f"Mødedato   {case.weekday.capitalize()} d. {case.day} kl. 15:45",
        "",
        "Mødested   Udvalgsværelse 398",
    ]
    out += [
        f"Punkt {case.number}: {case.title}",
        journal,
        "Beslutninger",
        case.decision,
        "Resume",
        case.story,
        "Beslutningspunkter",
        "Det indstilles:",
    ]
    out += [f"At {n}) {text}" for n, text in enumerate(case.proposal, 1)]
    return [*out, "Økonomi", *_economy(case), "Bilag", "Notat"]


def slagelse(case: Case) -> list[str]:
    """FORMATS A4, Acadre: en dashes in the title line, the point twice, Sagsnr./Dok.nr. on one line."""
    journal = f"330-{case.date.year}-{case.rng.randrange(1000, 90000)}"
    title = f"{case.title} (B)"
    case.udvalg = case.body
    case.item(str(case.number), title, journal, case.status)
    out = [
        f"{case.body} – Referat – {case.day}",
        "",
        f"{case.number}. {title}",
        "",
        f"{case.number}.     {title}",
        "",
        f"Sagsnr.: {journal}                   Dok.nr.: 330-{case.date.year}-{case.rng.randrange(1000, 90000)}          Åbent",
    ]
    out += [
        f"Kompetence: {case.body}",
        "Beslutningstema",
        case.story,
        "Baggrund",
        case.story,
        "Økonomiske og personalemæssige konsekvenser",
        *_economy(case),
    ]
    out += ["Indstilling", "Chefen indstiller,", *[f"{n}.    at {text}" for n, text in enumerate(case.proposal, 1)]]
    return [*out, f"Beslutning i {case.body} den {case.day}:", "Fraværende: ", case.decision]


def herning(case: Case) -> list[str]:
    """FORMATS A3, printagenda: Sagsnr. and Sagsbehandler on one line, the title again, a routing matrix of X that is not money."""
    journal = _kle(case.rng, case.date.year)
    case.udvalg = case.body
    case.item(str(case.number), case.title, journal, case.status)
    out = [
        f"Udvalg: {case.body}",
        f"Mødedato: {case.day}",
        "Mødested: Broen",
        "",
        "Dagsordenpunkter",
        "",
        f"{case.number}. {case.title}",
        "",
        f"Sagsnr.: {journal} Sagsbehandler: Test Person  ",
        "",
        case.title,
        "",
    ]
    if case.rng.random() < 0.5:
        for cell in ("DIR", "BFU", "SOS", "TMU", "ØKE", "BYR", "\u00a0", "\u00a0", "\u00a0", "   X", "  X", "  X "):
            out += [cell, ""]
    out += [
        "Sagsresume",
        "",
        case.story,
        "",
        "Sagsfremstilling",
        "",
        case.story,
        "",
        "Økonomi",
        "",
        *_economy(case),
        "",
        "Indstilling",
        "",
        "Direktøren indstiller,",
        "",
    ]
    out += [part for text in case.proposal for part in (f"at {text}", "")]
    return [*out, "Beslutning", "", case.decision]


def svendborg(case: Case) -> list[str]:
    """FORMATS A4, Svendborg: neither number nor title; the decision's heading names body and date."""
    case.udvalg = case.body
    case.item(None, None, None, case.status)
    out = [
        case.body,
        f"Referat • {case.day} kl. 15.30",
        "Indhold",
        "Beslutningstema",
        case.story,
        "Indstilling",
        f"Direktionen indstiller til {case.body}, at:",
    ]
    out += [f"• {text}" for text in case.proposal]
    out += [
        "Sagsfremstilling",
        case.story,
        "Økonomiske og erhvervsmæssige konsekvenser",
        *_economy(case),
        "CO2-Konsekvensvurdering",
        "Ingen.",
        "Lovgrundlag",
        "Styrelsesloven.",
    ]
    return [*out, "Sagen afgøres i", f"{case.body}.", f"Beslutning i {case.body} den {case.dashed}", case.decision]


def naestved(case: Case) -> list[str]:
    """FORMATS A4, Næstved: journal number and `Beslutning` glued together, the decision before the case."""
    journal = f"00.01.00-S00-{case.rng.randrange(1, 90)}-{case.date.year % 100}"
    case.body, case.council = "Byrådet", True
    case.udvalg = "Byrådet"
    case.item(str(case.number), case.title, journal, case.status)
    out = [
        f"Byrådets møde {case.date.year}",
        "",
        f"Punkt {case.number}: {case.title}",
        "",
        f"{journal}S Beslutning",
        "",
        case.decision,
        "",
        "Sagsfremstilling",
        "",
        "Resume",
        "",
        case.story,
        "",
    ]
    before = case.date - datetime.timedelta(days=8)
    out += [
        "Politisk behandling",
        "",
        f"Økonomiudvalget (anbefaler), {before:%d.%m.%Y}",
        "",
        f"Byrådet (godkender), {case.date:%d.%m.%Y}",
        "",
    ]
    out += [
        "Indstilling",
        "",
        "Administrationen indstiller, at Byrådet godkender",
        "",
        *[f"{n}. at {text}" for n, text in enumerate(case.proposal, 1)],
        "",
    ]
    return [*out, "Økonomi", "", *_economy(case)]


def ishoej(case: Case) -> list[str]:
    """FORMATS A4, Ishøj: no numbers, no titles, the theme last."""
    case.udvalg = case.body
    case.kommune = "Ishøj"
    case.item(None, None, None, case.status)
    out = ["Referat", f"{case.body} {case.weekday} den {case.day} kl. 17.00", "", "Rådhuset, Ishøj Store Torv 20, etage 2, 2635 Ishøj", ""]
    out += [
        "Sagsfremstilling",
        "",
        case.story,
        "",
        "Lovgrundlag",
        "",
        "Styrelsesloven.",
        "",
        "Økonomi",
        "",
        *_economy(case),
        "",
        "Indstilling",
        "",
    ]
    out += [part for text in case.proposal for part in (f"at {text}", "")]
    return [*out, "Beslutning", "", case.decision, "", "Beslutningskompetence", "", f"{case.body}.", "", "Beslutningstema", "", case.title]


def koege(case: Case) -> list[str]:
    """FORMATS A4, Køge: `40.   Titel`, the decision late, `Til toppen`."""
    case.udvalg = case.body
    case.item(str(case.number), case.title, None, case.status)
    out = [
        f"Referat af møde i {case.body}",
        f"Den {case.date:%d.%m.%Y} kl. 16:00 i mødelokale 1",
        "",
        f"{case.number}.   {case.title}",
        "",
        "Indstilling",
        "",
        "Forvaltningen indstiller, at",
        *[f"{n}. {text}" for n, text in enumerate(case.proposal, 1)],
        "",
    ]
    return [
        *out,
        "Baggrund og vurdering",
        "",
        case.story,
        "",
        "Økonomi",
        "",
        *_economy(case),
        "",
        "Beslutning",
        "",
        case.decision,
        "",
        "Fraværende",
        "",
        "Ingen",
        "",
        "Til toppen",
    ]


def middelfart(case: Case) -> list[str]:
    """FORMATS A4, Middelfart: headings with a colon, numbers that run on over the term."""
    journal = f"{case.date.year}-{case.rng.randrange(100, 9000):06d}"
    number = case.rng.randrange(30, 600)
    case.udvalg = case.body
    case.item(str(number), case.title, journal, case.status)
    out = [
        f"Referat for {case.body} møde den {case.day}",
        "",
        f"{number}. {case.title}",
        "",
        f"Sagsnr.: {journal}",
        "",
        "Præsentation:",
        "",
        case.story,
        "",
        "Forvaltningen foreslår:",
        "",
        *[f"at {text}" for text in case.proposal],
        "",
    ]
    return [*out, "Sagsbeskrivelse:", "", case.story, "", "Økonomi:", "", *_economy(case), "", "Beslutning", "", case.decision]


LAYOUTS: dict[str, Callable[[Case], list[str]]] = {
    "firstagenda": firstagenda,
    "aarhus": aarhus,
    "slagelse": slagelse,
    "herning": herning,
    "svendborg": svendborg,
    "naestved": naestved,
    "ishoej": ishoej,
    "koege": koege,
    "middelfart": middelfart,
}
