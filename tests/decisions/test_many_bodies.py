"""Minutes of one point in many orders of bodies → the document's own decision, and whether it appropriates (DOMAIN 5.3)."""

from __future__ import annotations

import pytest

from ledger.appropriations import read_tables
from ledger.appropriations.vocabulary import vocabulary
from ledger.competence.judgement import appropriated
from ledger.limits import Limits
from ledger.minutes import read_meeting
from ledger.reading import read_document
from ledger.settings import load_settings

TABLE = """t. kr. i 2025 p/l\tUdvalg / Aktivitetsområde\t2025\t2026\tVarig? ja/nej
Udgift hal\tKulturudvalget / Idræt\t{a}\t0\tNej
Finansiering\t{f}\t-{a}\t0\tNej
I alt\t\t0\t0\tNej"""
HEAD = "REFERAT {body} d. 16-09-2025\n\nMødedato Tirsdag d. 16. september 2025 kl. 17:00\n\nPunkt 1: Renovering af hal\n\n00.30.10-S00-17-25\n\n"


def doc(
    body: str, proposal: str, decision: str, fin: str = "Økonomiudvalget / Puljer", extra: str = "", after: str = "", first: bool = False
) -> str:
    """Minutes of one point: proposal, table and decision of `body`; `extra` stands before the proposal, `after` behind it all."""
    decided = f"Beslutning\n\n{decision}\n\n"
    told = f"Indstilling\n\nForvaltningen indstiller,\n\n{proposal}\n\nØkonomi\n\n{TABLE.format(a=400, f=fin)}\n\n"
    return HEAD.format(body=body) + (decided if first else "") + extra + told + ("" if first else decided) + after


TWO = "1. at der gives en tillægsbevilling på 400.000 kr. til hallen\n\n2. at orienteringen om tidsplanen tages til efterretning"
ONE = "at der gives en tillægsbevilling på 400.000 kr. til hallen"
CASES: list[tuple[str, str, str, bool | None]] = [
    ("council approves", doc("Byrådet", ONE, "Godkendt."), "approved", True),
    ("council approves m. mindretal", doc("Kommunalbestyrelsen", ONE, "Godkendt med 17 stemmer for og 8 imod (V)."), "approved", True),
    ("council noted", doc("Byrådet", ONE, "Taget til efterretning."), "noted", False),
    ("council per proposal: money approved", doc("Byrådet", TWO, "Ad 1) Godkendt\nAd 2) Taget til efterretning"), "approved", True),
    ("council: money postponed, note approved", doc("Byrådet", TWO, "Ad 1) Udsat\nAd 2) Godkendt"), "postponed", False),
    ("council: money rejected", doc("Byrådet", TWO, "Punkt 1 forkastet. Punkt 2 godkendt."), "rejected", False),
    ("ØU approves pool", doc("Økonomiudvalget", ONE, "Godkendt."), "approved", None),
    ("ØU recommends", doc("Økonomiudvalget", ONE, "Anbefales."), "recommended", False),
    ("fagudvalg approves ØU pool", doc("Kultur- og Fritidsudvalget", ONE, "Godkendt."), "approved", False),
    ("fagudvalg tiltrådt", doc("Kultur- og Fritidsudvalget", ONE, "Tiltrådt.", fin="Kassen"), "approved", False),
    ("fagudvalg anbefaler", doc("Kultur- og Fritidsudvalget", ONE, "Anbefales godkendt.", fin="Kassen"), "recommended", False),
    (
        "council, earlier bodies quoted after",
        doc(
            "Byrådet",
            ONE,
            "Godkendt.",
            after="Sagens forløb\n\nKultur- og Fritidsudvalget, 2. september 2025, pkt. 4:\nAnbefales.\n\nØkonomiudvalget, 9. september 2025, pkt. 12:\nAnbefales, idet Venstre tager forbehold.\n\n",
        ),
        "approved",
        True,
    ),
    (
        "council postponed, earlier approve",
        doc("Byrådet", ONE, "Udsat.", extra="Beslutning fra Økonomiudvalget, den 9. september 2025, punkt 12:\nGodkendt.\n\n"),
        "postponed",
        False,
    ),
    (
        "committee, quotes council of before",
        doc("Økonomiudvalget", ONE, "Anbefales.", extra="Byrådet, 25. marts 2025, pkt. 9:\nGodkendt.\n\n"),
        "recommended",
        False,
    ),
    (
        "decision first",
        doc("Byrådet", ONE, "Vedtaget.", first=True, after="Sagshistorik\n\nØkonomiudvalget den 9. september 2025: Anbefales.\n\n"),
        "approved",
        True,
    ),
    (
        "heading with body",
        doc("Byrådet", ONE, "Godkendt.").replace("Beslutning\n", "Beslutning i Byrådet den 16-09-2025\n"),
        "approved",
        True,
    ),
    (
        "two headings with bodies",
        doc("Byrådet", ONE, "Godkendt.", extra="").replace(
            "Beslutning\n\nGodkendt.",
            "Beslutning i Økonomiudvalget den 09-09-2025\n\nAnbefales.\n\nBeslutning i Byrådet den 16-09-2025\n\nUdsat.",
        ),
        "postponed",
        False,
    ),
    (
        "own committee heading among later ones",
        doc("Økonomiudvalget", ONE, "X").replace(
            "Beslutning\n\nX",
            "Beslutning i Kulturudvalget den 02-09-2025\n\nGodkendt.\n\nBeslutning i Økonomiudvalget den 16-09-2025\n\nAnbefalet.",
        ),
        "recommended",
        False,
    ),
    ("empty decision", doc("Byrådet", ONE, "Afbud: Jens Vig (V)"), "none", None),
    ("stopped", doc("Økonomiudvalget", ONE, "Godkendt.\nJens Vig (V) standsede beslutningen, jf. § 23."), "stopped", False),
    ("sent back", doc("Byrådet", ONE, "Sagen sendes tilbage til Økonomiudvalget."), "returned", False),
    ("budget", doc("Byrådet", ONE, "Oversendes til budgetforhandlingerne for 2026."), "forwarded", False),
    ("lapsed", doc("Byrådet", ONE, "Stemmelighed. Forslaget bortfaldt."), "lapsed", False),
]


@pytest.mark.parametrize(("name", "text", "status", "given"), CASES, ids=[case[0] for case in CASES])
def test_own_decision_and_whether_it_appropriates(name: str, text: str, status: str, given: bool | None) -> None:
    meeting = read_meeting(read_document(text.encode(), f"{name}.txt", Limits()), None)
    [item] = meeting.items
    [table] = read_tables(item, vocabulary(load_settings().words))
    assert (item.decision.status, appropriated(item, meeting, table)) == (status, given)
