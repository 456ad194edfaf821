"""Decision, body and movement together → appropriated or not, row by row of the decision table in DOMAIN 1.3."""

from __future__ import annotations

import pytest

from ledger.competence import appropriated, judge
from ledger.minutes import stated
from tests.decisions.minutes import reading, text

POOL, CASH, OTHER, OWN = "Økonomiudvalget / Puljer", "", "Kulturudvalget / Museer", "Skoleudvalget / Udviklingspulje"


def answer(printed: str) -> bool | None:
    read = reading(printed)
    (table,) = read.money[0].tables
    return appropriated(read.meeting.items[0], read.meeting, table)


@pytest.mark.parametrize(
    ("body", "of", "label", "expected"),
    [
        ("Byrådet", POOL, "Finansiering", True),
        ("Kommunalbestyrelsen", CASH, "Finansiering, kassen", True),
        ("Byrådet", OTHER, "Mindreforbrug", True),
        ("Skoleudvalget", POOL, "Finansiering", False),
        ("Skoleudvalget", CASH, "Finansiering, kassen", False),
        ("Skoleudvalget", CASH, "Låneoptagelse", False),
        ("Skoleudvalget", OTHER, "Finansiering", False),
        ("Skoleudvalget", OWN, "Finansiering", True),
        ("Skoleudvalget", "", "Finansiering, udvalgets egen pulje", True),
        ("Skoleudvalget", "", "Finansiering", None),
        ("Kulturudvalget", OWN, "Finansiering", False),
        ("Økonomiudvalget", POOL, "Finansiering", None),
        ("Økonomiudvalget", OTHER, "Finansiering", None),
        ("Økonomiudvalget", CASH, "Finansiering, kassen", False),
        ("Magistraten", CASH, "Finansiering, kassen", False),
        ("Handicaprådet", POOL, "Finansiering", False),
    ],
)
def test_who_may_decide_what(body: str, of: str, label: str, expected: bool | None) -> None:
    assert answer(text(body, "Godkendt.", of, label)) is expected


def test_økonomiudvalget_uses_its_own_pool_for_its_own_area() -> None:
    assert answer(text("Økonomiudvalget", "Godkendt.", to="Økonomiudvalget / Administration")) is True


@pytest.mark.parametrize(
    "decision", ["Anbefales.", "Udsat.", "Taget til efterretning.", "Drøftet.", "Forkastet.", "Oversendes til budgettet."]
)
def test_no_other_word_than_an_approving_one_appropriates(decision: str) -> None:
    assert answer(text("Byrådet", decision)) is False


def test_nothing_printed_tells_nothing() -> None:
    assert answer(text("Byrådet", "-")) is None


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        ("Ad 1) Orientering givet.\n\nAd 2) Godkendt.", True),
        ("Ad 1) Godkendt.\n\nAd 2) Udsat.", False),
        ("Ad 1-2) Godkendt.", True),
        ("Ad 1) Godkendt.", True),
    ],
)
def test_the_point_that_carries_the_money_decides(decision: str, expected: bool | None) -> None:
    assert answer(text("Byrådet", decision)) is expected


def test_of_two_points_with_money_the_one_that_names_the_amount_counts() -> None:
    proposal = "1. der gives en bevilling på 2 mio. kr. til en hal\n2. der gives en tillægsbevilling på 0,4 mio. kr."
    assert answer(text("Byrådet", "Ad 1) Godkendt.\n\nAd 2) Udsat.", proposal=proposal)) is False
    assert answer(text("Byrådet", "Ad 1) Udsat.\n\nAd 2) Godkendt.", proposal=proposal)) is True


def test_an_amendment_of_the_money_leaves_it_open_and_one_of_a_report_does_not() -> None:
    assert answer(text("Byrådet", "Godkendt med den ændring, at der gives 300.000 kr.")) is None
    assert answer(text("Byrådet", "Godkendt, idet byrådet ønsker afsnit 3 præciseret.")) is True
    assert answer(text("Byrådet", "Godkendt under forudsætning af, at staten giver tilsagn.")) is None


def test_where_the_case_says_that_another_body_decides_the_approval_is_none() -> None:
    more = "Beslutningskompetence\n\nSkoleudvalget anbefaler indstilling 2.\n\nKommunalbestyrelsen beslutter indstilling 2."
    printed = text("Skoleudvalget", "Godkendt.", of=OWN, more=more)
    read = reading(printed)
    judged = judge(read.meeting.items[0], read.meeting, read.money[0].tables[0])
    assert (judged.appropriated, judged.elsewhere) == (False, "Kommunalbestyrelsen")


def test_a_frame_set_aside_by_økonomiudvalget_leaves_it_unknown() -> None:
    more = "Økonomiudvalget besluttede den 3. februar 2025 at afsætte en ramme på 5 mio. kr. til formålet."
    assert answer(text("Skoleudvalget", "Godkendt.", more=more)) is None


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("Skoleudvalget.", [("Skoleudvalget", "decides", ())]),
        ("Byrådet", [("Byrådet", "decides", ())]),
        ("Udvalget", [(None, "decides", ())]),
        (
            "Skoleudvalget anbefaler 2 og 3 / ØU anbefaler / Kommunalbestyrelsen beslutter",
            [
                ("Skoleudvalget", "recommends", (2, 3)),
                ("Økonomiudvalget", "recommends", (2, 3)),
                ("Kommunalbestyrelsen", "decides", ()),
            ],
        ),
        (
            "Ad 1: Skoleudvalget. Ad 2-3: Kommunalbestyrelsen",
            [("Skoleudvalget", "decides", (1,)), ("Kommunalbestyrelsen", "decides", (2, 3))],
        ),
        ("Økonomiudvalget, Byrådet", [("Økonomiudvalget", "recommends", ()), ("Byrådet", "decides", ())]),
        ("Punkt 1 afgøres af udvalget, punkt 2 afgøres af Byrådet.", [(None, "decides", (1,)), ("Byrådet", "decides", (2,))]),
        (
            "Kommunalbestyrelsen træffer beslutning efter anbefaling fra Økonomiudvalget.",
            [("Kommunalbestyrelsen", "decides", ()), ("Økonomiudvalget", "recommends", ())],
        ),
        ("Skoleudvalget orienteres om indstilling 1.", [("Skoleudvalget", "informed", (1,))]),
        ("Se sagsfremstillingen.", []),
    ],
)
def test_stated_competence(section: str, expected: list[tuple[str | None, str, tuple[int, ...]]]) -> None:
    assert [(one.body, one.part, one.proposals) for one in stated.read(section.split("\n"))] == expected


@pytest.mark.parametrize("heading", ["Beslutningskompetence\n\n{}.", "Kompetence: {}", "Sagen afgøres i\n\n{}."])
def test_every_form_of_the_competence_section_is_read(heading: str) -> None:
    read = reading(text("Skoleudvalget", "Godkendt.", of=OWN, more=heading.format("Byrådet")))
    assert judge(read.meeting.items[0], read.meeting, read.money[0].tables[0]).elsewhere == "Byrådet"


def test_the_municipality_file_tells_what_a_name_means() -> None:
    printed = text("Magistraten", "Godkendt.", of="", label="Finansiering, kassen").replace("REFERAT", "Frederiksberg Kommune\n\nREFERAT")
    read = reading(printed)
    assert read.meeting.kommune == "Frederiksberg"
    assert judge(read.meeting.items[0], read.meeting, read.money[0].tables[0]).role == "finance"
