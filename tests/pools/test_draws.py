"""Rows and sentences → draws: sign, year, prose beside a table, what counts as decided, and what is listed apart with its reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pools.minutes_of import FROM_POOL, codes, judged, minutes, only, point, register, table

CASH = '[[pool]]\nid = "kassen"\nname = "Kassen"\nkind = "unlimited"\n'
SECOND = (
    '[[pool]]\nid = "bygninger"\nname = "Pulje til bygninger"\nudvalg = "Økonomiudvalget"\narea = "Puljer"\nopening_kr = { 2025 = 1 }\n'
)
BARE = "Finansiering\tØkonomiudvalget / Puljer"


def test_years_are_apart(tmp_path: Path) -> None:
    case = point(table([400, 300], years=(2025, 2026)))
    report, _ = judged(register(tmp_path, "2025 = 1_000_000, 2026 = 200_000"), minutes(case))
    assert [(year.year, year.left_if_recommended) for year in only(report).years] == [(2025, 60_000_000), (2026, -10_000_000)]


def test_money_into_the_pool_is_no_draw(tmp_path: Path) -> None:
    back = table([-400], "Tilbageføres til puljen til uforudsete udgifter\tØkonomiudvalget / Puljer", label="Mindreudgift til gennemgang")
    report, _ = judged(register(tmp_path), minutes(point(back)))
    assert only(report).draws == ()
    assert [entry.reason for entry in report.unmatched] == ["unknown", "into_pool"]  # the row that gives, and the pool that gets


def test_other_sources_are_listed_and_only_pool_like_ones_are_findings(tmp_path: Path) -> None:
    sources = ("Finansiering, kassen\tKassen", "Finansiering - lån\tLån", "Finansiering - sommerpuljen\tØkonomiudvalget / Fritid")
    text = minutes(*(point(table([100 + n], source), number=n, title=f"Sag {n}") for n, source in enumerate(sources, 1)))
    report, result = judged(register(tmp_path, more=CASH), text)
    assert [entry.claim.wording for entry in report.unmatched] == ["Finansiering - lån", "Finansiering - sommerpuljen"]
    assert [(draw.pool, draw.amount) for balance in report.pools for draw in balance.draws] == [("kassen", 10_100_000)]
    assert codes(result) == ["FIN004"]


def test_the_nearest_name_is_a_suggestion_and_books_nothing(tmp_path: Path) -> None:
    text = minutes(point(table([400], "Finansiering - pulje til uforudsette udgifter\tØkonomiudvalget / Drift")))
    report, result = judged(register(tmp_path), text)
    assert only(report).draws == ()
    (found,) = [f for f in result.findings if f.code == "FIN004"]
    assert found.message.endswith("det nærmeste kendte navn er Puljen til uforudsete udgifter")


def test_two_pools_at_one_address_are_told_apart_by_the_words_of_the_case(tmp_path: Path) -> None:
    known = register(tmp_path, more=SECOND)
    silent, _ = judged(known, minutes(point(table([400], BARE))))
    assert [(entry.reason, entry.candidates) for entry in silent.unmatched] == [
        ("ambiguous", ("Puljen til uforudsete udgifter", "Pulje til bygninger"))
    ]
    said = "Forvaltningen indstiller, at der bevilges 400.000 kr. finansieret af puljen til bygninger."
    spoken, _ = judged(known, minutes(point(table([400], BARE), proposal=said)))
    assert [draw.amount for draw in spoken.pools[1].draws] == [40_000_000]
    assert only(spoken).draws == ()
    assert spoken.unmatched == ()


def test_prose_that_repeats_the_table_draws_no_second_time(tmp_path: Path) -> None:
    said = "Forvaltningen indstiller, at der bevilges 0,4 mio. kr. finansieret af puljen til uforudsete udgifter."
    report, _ = judged(register(tmp_path), minutes(point(table([400]), proposal=said)))
    assert [draw.claim.row for draw in only(report).draws] == [3]


def test_prose_without_a_table_draws_in_the_year_of_the_meeting_and_says_so(tmp_path: Path) -> None:
    said = "Forvaltningen indstiller, at der bevilges 400.000 kr. finansieret af puljen til uforudsete udgifter."
    report, _ = judged(register(tmp_path), minutes(point("Se indstillingen.", proposal=said)))
    (draw,) = only(report).draws
    assert (draw.year, draw.amount, draw.claim.year_stated, draw.claim.table_id) == (2025, 40_000_000, False, None)


def test_prose_takes_its_year_from_the_words(tmp_path: Path) -> None:
    said = "Forvaltningen indstiller, at der bevilges 400.000 kr. i 2026 finansieret af puljen til uforudsete udgifter."
    report, _ = judged(register(tmp_path, "2026 = 1_000_000"), minutes(point("Se indstillingen.", proposal=said)))
    assert [(draw.year, draw.claim.year_stated) for draw in only(report).draws] == [(2026, True)]


@pytest.mark.parametrize(
    ("decision", "counted"),
    [
        ("Godkendt.", "decided"),
        ("Anbefalet.", "recommended"),
        ("", "proposed"),
        ("Forslaget blev forkastet.", None),
        ("Udsat.", None),
        ("Taget til efterretning.", None),
    ],
)
def test_what_a_decision_counts_as(tmp_path: Path, decision: str, counted: str | None) -> None:
    report, _ = judged(register(tmp_path), minutes(point(table([400]), decision)))
    assert [draw.counted for draw in only(report).draws] == [counted]


@pytest.mark.parametrize(
    ("body", "competence", "counted"),
    [
        ("Skoleudvalget", "Skoleudvalget.", "decided"),
        ("Skoleudvalget", "Skoleudvalget anbefaler.\n\nKommunalbestyrelsen beslutter.", "recommended"),
        ("Kommunalbestyrelsen", "Skoleudvalget anbefaler.\n\nKommunalbestyrelsen beslutter.", "decided"),
        ("Økonomiudvalget", "Kommunalbestyrelsen", "recommended"),
        ("Ældrerådet", "", "proposed"),
    ],
)
def test_an_approval_counts_by_who_gave_it(tmp_path: Path, body: str, competence: str, counted: str) -> None:
    report, _ = judged(register(tmp_path), minutes(point(table([400]), "Godkendt.", competence=competence), body=body))
    assert [(draw.status, draw.counted) for draw in only(report).draws] == [("approved", counted)]


def test_a_table_without_a_unit_draws_nothing_and_is_listed(tmp_path: Path) -> None:
    text = minutes(point(table([400]).replace("t. kr. i 2025 p/l", "Beskrivelse")))
    report, _ = judged(register(tmp_path), text)
    assert only(report).draws == ()
    assert [entry.reason for entry in report.unmatched] == ["unit_unknown"]


def test_documents_of_another_municipality_are_left_out_and_listed(tmp_path: Path) -> None:
    texts = [minutes(point(table([400])), kommune=name) for name in ("Lyngby-Taarbæk", "Rudersdal", "")]
    report, _ = judged(register(tmp_path), *texts[:2])
    assert [draw.at.path for draw in only(report).draws] == ["1.txt"]
    assert report.excluded == (("2.txt", "Rudersdal"),)
    assumed, _ = judged(register(tmp_path), texts[2])
    assert assumed.assumed == ("1.txt",)
    assert len(only(assumed).draws) == 1


def test_a_row_that_takes_money_from_a_named_pool_is_a_draw_in_any_role(tmp_path: Path) -> None:
    lines = table([400]).split("\n")
    lines[2] = lines[2].replace(FROM_POOL, "Puljen til uforudsete udgifter\tØkonomiudvalget / Puljer")
    report, _ = judged(register(tmp_path), minutes(point("\n".join(lines))))
    assert [draw.amount for draw in only(report).draws] == [40_000_000]


def test_a_table_printed_twice_in_one_item_draws_once(tmp_path: Path) -> None:
    report, _ = judged(register(tmp_path), minutes(point(table([400]) + "\n\nTabellen gentages her.\n\n" + table([400]))))
    assert [draw.claim.table_id for draw in only(report).draws] == ["1.1"]


def test_prose_covers_a_table_that_shows_only_what_is_spent(tmp_path: Path) -> None:
    said = "Forvaltningen indstiller, at der bevilges 700.000 kr. finansieret af puljen til uforudsete udgifter."
    bare = "t. kr. i 2025 p/l\t2025\t2026\nGennemgang\t400\t300\nI alt\t400\t300"
    report, _ = judged(register(tmp_path, "2025 = 1_000_000, 2026 = 1_000_000"), minutes(point(bare, proposal=said)))
    assert [(draw.year, draw.amount) for draw in only(report).draws] == [(2025, 40_000_000), (2026, 30_000_000)]


def test_a_committees_own_area_is_no_unknown_pool(tmp_path: Path) -> None:
    report, result = judged(register(tmp_path), minutes(point(table([400], "Finansiering\tSkoleudvalget / Almen skole"))))
    assert [entry.reason for entry in report.unmatched] == ["unknown"]
    assert codes(result) == []
