"""What an item states about consequences: every wording of FORMATS C2, its decoys, and the samples with their truth."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ledger.appropriations.statements import is_economy_heading, statements, states_no_consequences
from ledger.model import AgendaItem, Block, Cell, Heading, Paragraph, Section, SectionKind, Table, TableRow

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"


def item(*sections: tuple[SectionKind, str, tuple[Block | str, ...]]) -> AgendaItem:
    built = (
        Section(kind, heading, tuple(Paragraph(block) if isinstance(block, str) else block for block in blocks))
        for kind, heading, blocks in sections
    )
    return AgendaItem("1", "Sag", None, tuple(built))


def economy(*texts: Block | str, heading: str = "Økonomi") -> AgendaItem:
    return item(("economy", heading, texts))


def money_table() -> Table:
    return Table(tuple(TableRow(tuple(Cell(text) for text in row)) for row in (("t. kr.", "2025"), ("Løn", "400"), ("Kassen", "-400"))))


TRUE = [
    "Ingen",
    "Ingen.",
    "Ingen bevillingsmæssige konsekvenser.",
    "Ingen bevillingsmæssige konsekvenser",
    "Der er ingen bevillingsmæssige konsekvenser.",
    "Sagen er uden bevillingsmæssige konsekvenser.",
    "Sagen har ingen bevillingsmæssige konsekvenser.",
    "Der er ingen økonomiske konsekvenser.",
    "Der er ingen økonomiske konsekvenser ud over det, der er anført ovenfor.",
    "Der er ingen økonomiske konsekvenser udover dem, der er omtalt i sagsfremstillingen.",
    "Sagen har ingen budgetmæssige konsekvenser",
    "Sagen har ingen budgetmæssige konsekvenser i 2016.",
    "Sagen har ingen økonomiske konsekvenser for Odense Kommune.",
    "Intet at bemærke.",
    "Ingen for 2025.",
    "Nærværende sag har ingen økonomiske implikationer, da midlerne er afsat.",
    "Flytningen har ikke likviditetseffekt.",
    "Ingen økonomiske konsekvenser.",
    "Sagen har ikke økonomiske konsekvenser.",
    "Sagen har ingen direkte økonomiske konsekvenser.",
    "Sagen medfører ingen bevillingsmæssige ændringer.",
    "Sagen er udgiftsneutral.",
    "Ikke relevant.",
    "Ingen afledte økonomiske konsekvenser.",
    "-",
    "Det vurderes, at forslaget ikke har økonomiske konsekvenser for kommunen.",
    "Der forventes ikke at være økonomiske konsekvenser af sagen.",
    "Indstillingen har hverken økonomiske eller personalemæssige konsekvenser.",
    "Sagen har ingen økonomiske og personalemæssige konsekvenser.",
    "Der er ingen personalemæssige eller økonomiske konsekvenser.",
    "Der er ingen udgifter forbundet med forslaget.",
]

NOT_STATED = [
    "Borgmesterforvaltningen har ingen bemærkninger.",
    "Indstillingen har ikke takstmæssige konsekvenser",
    "Sagen har ingen konsekvenser for forvaltningens effektmål.",
    "Der vurderes ikke umiddelbart at være væsentlige miljø- og klimamæssige konsekvenser.",
    "Se sagsfremstillingen.",
    "Der er ingen økonomiske konsekvenser for borgerne.",
]


@pytest.mark.parametrize("wording", TRUE)
def test_every_true_wording_under_an_economic_heading(wording: str) -> None:
    assert states_no_consequences(economy(wording, heading="Økonomiske konsekvenser")) is True


@pytest.mark.parametrize("wording", NOT_STATED)
def test_decoys_state_nothing_about_the_economy(wording: str) -> None:
    assert states_no_consequences(economy(wording)) is None
    assert states_no_consequences(item(("other", "Miljø- og klimamæssige konsekvenser", (wording,)))) is None


@pytest.mark.parametrize(
    "heading",
    ["CO2-Konsekvensvurdering", "Miljø- og klimamæssige konsekvenser", "Borgmesterpåtegning", "Borgmesterens Afdelings påtegning"],
)
@pytest.mark.parametrize("bare", ["Ingen.", "Nej", "Ingen", "-", "Ingen bemærkninger."])
def test_a_bare_word_belongs_to_its_heading(heading: str, bare: str) -> None:
    assert states_no_consequences(item(("other", heading, (bare,)))) is None


@pytest.mark.parametrize(
    "heading",
    [
        "Økonomi",
        "Økonomi og evt. afledt drift",
        "ØKONOMI",
        "Bevillingsmæssige konsekvenser",
        "Økonomiske og erhvervsmæssige konsekvenser",
        "Økonomi:",
    ],
)
def test_economic_headings(heading: str) -> None:
    assert is_economy_heading(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "Økonomiudvalget, 23-05-2018, pkt. 203",
        "Økonomi- og Erhvervsudvalgets behandling",
        "Borgmesterens Afdelings påtegning",
        "",
        "Indstilling",
    ],
)
def test_bodies_and_remarks_are_no_economic_headings(heading: str) -> None:
    assert not is_economy_heading(heading)


def test_a_whole_sentence_about_the_case_counts_outside_the_economy_section() -> None:
    assert (
        states_no_consequences(item(("case", "Sagsfremstilling", ("Planen følges. Sagen har ingen bevillingsmæssige konsekvenser.",))))
        is True
    )
    assert states_no_consequences(item(("case", "Sagsfremstilling", ("Ingen.",)))) is None


def test_headings_the_layout_did_not_mark_still_divide() -> None:
    assert states_no_consequences(item(("case", "Sagsfremstilling", ("Teksten.", "Økonomiske konsekvenser", "Ingen.")))) is True
    assert (
        states_no_consequences(
            item(("case", "Sagsfremstilling", ("Teksten.", Heading("Økonomi", 3), "Ingen.", Heading("Klima", 3), "Se bilag.")))
        )
        is True
    )
    assert states_no_consequences(item(("economy", "Økonomi", ("Se bilag 2.", "Miljøvurdering", "Ingen.")))) is None
    assert states_no_consequences(item(("body", "", ("Økonomi: Ingen.",)))) is True
    assert states_no_consequences(item(("body", "", ("Klima: Ingen.",)))) is None


def test_announced_consequences_are_stated() -> None:
    assert states_no_consequences(economy("Sagen har følgende bevillingsmæssige konsekvenser:", money_table())) is False
    assert states_no_consequences(economy("Sagen har bevillingsmæssige konsekvenser.")) is False
    assert states_no_consequences(economy("Udgiften er 400.000 kr. og finansieres af kassen.")) is False
    assert states_no_consequences(economy(money_table())) is False


def test_a_frame_pays_is_a_consequence_without_an_appropriation() -> None:
    found = economy("Sagen afholdes inden for eksisterende budget.")
    assert states_no_consequences(found) is False
    assert [s.kind for s in statements(found)] == ["within"]


def test_a_condition_gives_way_to_the_figures_it_excepts() -> None:
    assert (
        states_no_consequences(economy(money_table(), "Der er ingen økonomiske konsekvenser ud over det, der er anført ovenfor.")) is False
    )
    assert states_no_consequences(economy("Der afsættes 2 mio. kr. fra kassen. Der er ingen afledte økonomiske konsekvenser.")) is False


def test_details_say_condition_and_year() -> None:
    (limited,) = statements(economy("Ingen for 2025."))
    assert (limited.years, limited.bare, limited.conditional) == ((2025,), True, False)
    year, _figures = statements(economy("Sagen har ingen budgetmæssige konsekvenser i 2019. Fra 2020 er udgiften 1,2 mio. kr."))
    assert year.years == (2019,)
    (excepting,) = statements(economy("Der er ingen økonomiske konsekvenser ud over det, der er anført ovenfor."))
    assert excepting.conditional


def test_nothing_said_is_unknown() -> None:
    assert states_no_consequences(item(("case", "Sagsfremstilling", ("Udvalget orienteres.",)))) is None
    assert states_no_consequences(item(("attachments", "Bilag", ("Bilag 1: Bevillingsmæssige konsekvenser",)))) is None


@pytest.mark.skipif(not SHARED.exists(), reason="the sample documents are not beside this checkout")
def test_the_samples_that_need_no_layout_are_read_as_their_truth() -> None:
    """Each agenda item of the plain-text minutes, cut by its "Punkt N:" lines, under its own economic heading."""
    import re

    right = wrong = 0
    for name in ("holbaek-2025-01-07", "kalundborg-2025-12-03", "frederiksberg-2016-11-07"):
        truth = json.loads((SHARED / f"cases/seeds/{name}.expected.json").read_text("utf8"))
        text = (SHARED / f"cases/seeds/{name}.txt").read_text("utf8")
        pieces = re.split(r"(?m)^(?:Punkt \d+:|\[Pkt\. \d+|Pkt\. \d+)", text)[1:]
        for piece, expected in zip(pieces, truth["agenda_items"], strict=False):
            if expected["states_no_consequences"] is None:
                continue
            lines = tuple(line for line in piece.splitlines() if line.strip())
            got = states_no_consequences(item(("body", "", lines)))
            right, wrong = (right + 1, wrong) if got is expected["states_no_consequences"] else (right, wrong + 1)
    assert wrong == 0
    assert right >= 14


@pytest.mark.parametrize(
    ("proposal", "text", "stated"),
    [
        (
            "at der frigives 2,6 mio. kr. af puljen",
            "Beløbet er afsat, og sagen har ingen bevillingsmæssige konsekvenser ud over frigivelsen.",
            False,
        ),
        ("at der gives en tillægsbevilling på 300.000 kr.", "Ingen økonomiske konsekvenser udover tillægsbevillingen.", False),
        ("at der gives et tilskud på 40.000 kr.", "Ingen ud over det ansøgte.", False),
        ("at der afsættes 1,2 mio. kr. til veje", "Bortset fra anlægsudgiften er der ingen økonomiske konsekvenser.", False),
        ("at lokalplanen vedtages", "Der er ingen økonomiske konsekvenser ud over administrationens tid.", True),
        ("at der frigives 900.000 kr.", "Sagen har ingen økonomiske konsekvenser, da beløbet er afsat.", True),
    ],
)
def test_what_is_excepted_where_the_proposal_names_money(proposal: str, text: str, stated: bool) -> None:
    found = item(("proposal", "Indstilling", (proposal,)), ("economy", "Økonomi", (text,)))
    assert states_no_consequences(found) is stated
