"""One case through several bodies: it draws once, with the decision of the body that had the last word (DOMAIN 5.3)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from ledger import chain
from ledger.chain import Case, cases, similar_titles
from tests.pools.minutes_of import judged, minutes, only, point, read, register, table

BODIES = (("Skoleudvalget", "22-04-2025"), ("Økonomiudvalget", "24-04-2025"), ("Kommunalbestyrelsen", "28-04-2025"))


def through(*decisions: str, title: str = "Ekstern gennemgang", amounts: tuple[int, ...] = (400, 400, 400)) -> list[str]:
    """The same case at as many bodies as there are decisions."""
    return [
        minutes(point(table([amount]), decision, title=title), body=body, date=date)
        for decision, amount, (body, date) in zip(decisions, amounts, BODIES, strict=False)
    ]


def only_case(*texts: str) -> Case:
    (case,) = cases(read(*texts))
    return case


@pytest.mark.parametrize(
    ("decisions", "status"),
    [
        (("Anbefalet.",), "recommended"),
        (("Anbefalet.", "Anbefalet."), "recommended"),
        (("Anbefalet.", "Anbefalet.", "Godkendt."), "approved"),
        (("Anbefalet.", "Anbefalet.", "Forslaget blev forkastet."), "rejected"),
        (("Anbefalet.", "Anbefalet.", "Udsat."), "recommended"),
        (("Godkendt.", "Anbefalet."), "recommended"),
        (("Taget til efterretning.", "Anbefalet.", "Godkendt."), "approved"),
    ],
)
def test_the_last_word_stands(decisions: tuple[str, ...], status: str) -> None:
    texts = through(*decisions)
    assert only_case(*texts).status == status
    assert only_case(*reversed(texts)).status == status


def test_a_case_seen_three_times_draws_once(tmp_path: Path) -> None:
    report, _ = judged(register(tmp_path), *through("Anbefalet.", "Anbefalet.", "Godkendt."))
    (draw,) = only(report).draws
    assert (draw.amount, draw.counted, draw.at.body, len(draw.case.seen)) == (40_000_000, "decided", "Kommunalbestyrelsen", 3)
    assert only(report).years[0].left == 1_160_000_000


def test_a_rejected_case_draws_nothing(tmp_path: Path) -> None:
    report, _ = judged(register(tmp_path), *through("Anbefalet.", "Anbefalet.", "Forslaget blev forkastet."))
    year = only(report).years[0]
    assert (year.decided, year.recommended, year.left) == (0, 0, 1_200_000_000)
    assert [draw.counted for draw in only(report).draws] == [None]


def test_a_journal_number_alone_joins_nothing() -> None:
    texts = [
        minutes(point(table([400]), title="Ekstern gennemgang af sager")),
        minutes(point(table([400]), "Godkendt.", title="Legeplads ved børnehaven"), body="Kommunalbestyrelsen", date="28-04-2025"),
    ]
    assert len(cases(read(*texts))) == 2


def test_a_title_alone_joins_nothing() -> None:
    texts = [
        minutes(point(table([400]))),
        minutes(point(table([400]), journal="00.22.00-A00-99-25"), body="Økonomiudvalget", date="24-04-2025"),
    ]
    assert len(cases(read(*texts))) == 2


def test_number_and_title_with_other_rows_are_two_cases() -> None:
    texts = [
        minutes(point(table([400], label="Gennemgang"))),
        minutes(point(table([900], label="Vikarer", financing="Kassen\tKassen")), body="Økonomiudvalget", date="24-04-2025"),
    ]
    assert len(cases(read(*texts))) == 2


def test_another_amount_at_the_next_body_is_the_same_case_changed(tmp_path: Path) -> None:
    texts = through("Anbefalet.", "Anbefalet.", "Godkendt.", amounts=(400, 400, 350))
    assert only_case(*texts).changed
    report, _ = judged(register(tmp_path), *texts)
    assert [(draw.amount, draw.case.changed) for draw in only(report).draws] == [(35_000_000, True)]


def test_two_approvals_by_one_body_are_two_draws(tmp_path: Path) -> None:
    texts = [minutes(point(table([400]), "Godkendt."), body="Byrådet", date=date) for date in ("04-03-2025", "01-04-2025")]
    report, _ = judged(register(tmp_path), *texts)
    assert only(report).years[0].decided == 80_000_000


def test_a_postponed_case_taken_up_again_is_one() -> None:
    texts = [
        minutes(point(table([400]), decision), body="Byrådet", date=date)
        for decision, date in (("Udsat.", "04-03-2025"), ("Godkendt.", "01-04-2025"))
    ]
    assert only_case(*texts).status == "approved"


def test_two_points_of_one_meeting_are_two_cases() -> None:
    text = minutes(point(table([400]), number=2, title="Fase et"), point(table([400]), number=3, title="Fase to"))
    assert len(cases(read(text))) == 2


def test_the_same_minutes_in_two_files_are_one_case() -> None:
    text = minutes(point(table([400])))
    assert len(cases(read(text, text))) == 1


def test_other_municipalities_are_other_cases() -> None:
    texts = [minutes(point(table([400])), kommune=name) for name in ("Lyngby-Taarbæk", "Rudersdal")]
    assert len(cases(read(*texts))) == 2


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Ekstern gennemgang (Beslutning)", "Ekstern gennemgang", True),
        ("Skolebyggeri, fase 1", "Skolebyggeri, fase 2", False),
        ("Skolebyggeri", "Skolebyggeri, fase 2", False),
        ("Renovering af Virum Skole", "Renovering af Virum Svømmehal", False),
        ("Punkt 4: Renovering af skolen", "Renovering af Skolen.", True),
        ("", "", False),
    ],
)
def test_titles(one: str, other: str, alike: bool) -> None:
    assert similar_titles(one, other) is similar_titles(other, one) is alike


def test_cases_are_the_same_however_many_pairs_are_compared_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [
        *through("Anbefalet.", "Anbefalet.", "Godkendt."),
        *through("Anbefalet.", "Godkendt.", title="Ny legeplads", amounts=(250, 300)),
        *through("Anbefalet.", "Anbefalet.", "Forslaget blev forkastet.", title="Renovering af tag", amounts=(70, 70, 70)),
    ]
    frames = read(*texts)
    whole = cases(frames)
    assert sorted(len(case.seen) for case in whole) == [2, 3, 3]
    for pairs, postings in ((1, 10**9), (10**9, 1), (10**9, 10**9)):
        monkeypatch.setattr(chain, "PAIRS", pairs)
        monkeypatch.setattr(chain, "POSTINGS", postings)
        assert cases(frames) == whole


def test_figures_that_only_share_a_fingerprint_are_not_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two points of one meeting with one number and title are the same only with the very same figures."""
    texts = minutes(point(table([400]), "Godkendt.", number=2), point(table([500]), "Godkendt.", number=3))
    frames = read(texts)
    real = chain._fingerprints(frames)
    assert len(set(real.values())) == len(real) == 2
    monkeypatch.setattr(chain, "_fingerprints", lambda _frames: dict.fromkeys(real, 1))
    assert [len(case.seen) for case in cases(frames)] == [1, 1]


@given(st.text("abcdef 12", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.sampled_from("abcdef 12")), max_size=8))
def test_titles_that_cannot_be_alike_are_told_without_laying_them_beside_each_other(title: str, changes: list[tuple[int, str]]) -> None:
    other = title
    for place, letter in changes:
        other = other[:place] + letter + other[place + 1 :]
    left, right = " ".join(title.split()), " ".join(other.split())
    numbers_agree = re.findall(r"\d+", left) == re.findall(r"\d+", right)
    cut = min(len(left), len(right)) >= 40 and (left.startswith(right) or right.startswith(left))
    alike = bool(left and right) and numbers_agree and (cut or fuzz.ratio(left, right) >= 90)
    assert similar_titles(title, other) is alike
