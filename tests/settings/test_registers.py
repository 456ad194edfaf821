"""Pool registers: the form the contract shows, exact amounts, and refusals that name the place."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import SettingsError
from ledger.messages import say
from ledger.registers import Reservation, load_register
from ledger.toml_file import Node

REGISTER = """
kommune = "Lyngby-Taarbæk"
[[pool]]
id = "uforudsete"
name = "Puljen til uforudsete udgifter"
udvalg = "Økonomiudvalget"
area = "Puljer"
aliases = ["pulje til uforudsete udgifter"]
kind = "pool"
opening_kr = { 2026 = "1234.5", 2025 = 12_000_000 }
source = "Budget 2025-2028"
[[pool.reservation]]
id = "personalesituationen-2025"
name = "Ramme til initiativer"
amount_kr = { 2025 = 5_000_000 }
decided_by = "Økonomiudvalget"
decided_on = 2025-04-07
journal_no = ["27.00.00-A00-13-25"]
[[pool]]
id = "kassen"
name = "Kassen"
kind = "unlimited"
"""


def register(folder: Path, text: str) -> Path:
    path = folder / "puljer.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_form_of_the_contract(tmp_path: Path) -> None:
    read = load_register(register(tmp_path, REGISTER))
    assert (read.kommune, read.kommunekode) == ("Lyngby-Taarbæk", "173")
    unforeseen, cash = read.pools
    assert unforeseen.opening == {2025: 1_200_000_000, 2026: 123_450}
    assert list(unforeseen.opening) == [2025, 2026]
    assert unforeseen.reservations == (
        Reservation(
            id="personalesituationen-2025",
            name="Ramme til initiativer",
            amount={2025: 500_000_000},
            decided_by="Økonomiudvalget",
            decided_on=datetime.date(2025, 4, 7),
            journal_no=("27.00.00-A00-13-25",),
            aliases=(),
            source=None,
        ),
    )
    assert (cash.kind, cash.opening, cash.reservations) == ("unlimited", {}, ())


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('kommune = "Lyngby-Taarbæk"', 'kommune = "Lyngby"', 'ukendt kommune "Lyngby"; mente du Lyngby-Taarbæk?'),
        ('kommune = "Lyngby-Taarbæk"', "", "kommune: mangler."),
        ('id = "kassen"', "", "pool[2].id: mangler."),
        ('id = "kassen"', 'id = "uforudsete"', 'pool[2].id: "uforudsete" er allerede brugt af pool[1].'),
        (
            'name = "Kassen"',
            'name = "PULJE til uforudsete  udgifter"',
            'pool[2].name: "PULJE til uforudsete  udgifter" er allerede brugt af pool[1].',
        ),
        ('kind = "unlimited"', 'kind = "unlimitd"', "pool[2].kind: ventede et af ordene pool | unlimited | external | swap, "),
        ("2025 = 12_000_000", "2025 = 12000000.0", "pool[1].opening_kr.2025: ventede hele kroner (12_000_000) eller "),
        ("2025 = 12_000_000", "2025 = true", "pool[1].opening_kr.2025: ventede hele kroner"),
        ("2025 = 12_000_000", '2025 = "12.000.000"', "pool[1].opening_kr.2025: ventede hele kroner"),
        ("2025 = 12_000_000", "25 = 12_000_000", "pool[1].opening_kr.25: ventede et årstal med fire cifre som nøgle."),
        ("amount_kr = { 2025 = 5_000_000 }", "", "pool[1].reservation[1].amount_kr: mangler."),
        ("2025 = 5_000_000", "2025 = -5", "pool[1].reservation[1].amount_kr.2025: skal være mindst 0, men der står -5."),
        ("decided_on = 2025-04-07", 'decided_on = "7. april"', "pool[1].reservation[1].decided_on: ventede en dato skrevet 2025-04-07"),
        ("decided_on = 2025-04-07", "decided_on = 2025-04-07T08:00:00", "pool[1].reservation[1].decided_on: ventede en dato"),
        ("opening_kr =", "opening =", "pool[1].opening: ukendt nøgle; mente du opening_kr?"),
        ("[[pool.reservation]]", "[pool.reservation]", "pool[1].reservation: ventede en liste [ … ] eller tabeller"),
    ],
)
def test_a_refusal_names_the_place(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert old in REGISTER
    path = register(tmp_path, REGISTER.replace(old, new))
    with pytest.raises(SettingsError) as refused:
        load_register(path)
    said = say(refused.value.note)
    assert said.startswith(f"{path}: {words}"), said


def test_one_case_cannot_draw_on_two_reservations_of_a_pool(tmp_path: Path) -> None:
    second = '[[pool.reservation]]\nid = "b"\nname = "B"\namount_kr = { 2025 = 1 }\njournal_no = ["27.00.00-A00-13-25"]\n[[pool]]\nid = "k'
    path = register(tmp_path, REGISTER.replace('[[pool]]\nid = "k', second))
    with pytest.raises(SettingsError) as refused:
        load_register(path)
    assert say(refused.value.note) == (
        f'{path}: pool[1].reservation[2].journal_no: "27.00.00-A00-13-25" er allerede brugt af pool[1].reservation[1].'
    )


def test_a_pool_may_open_below_zero(tmp_path: Path) -> None:
    read = load_register(register(tmp_path, REGISTER.replace("2025 = 12_000_000", "2025 = -3_000_000")))
    assert read.pools[0].opening[2025] == -300_000_000


@given(st.integers(-(10**12), 10**12))
def test_money_as_text_and_as_a_number_is_the_same_money(kroner: int) -> None:
    assert Node("f", "k", kroner).ore() == Node("f", "k", str(kroner)).ore() == kroner * 100


@given(st.integers(0, 10**12), st.integers(0, 99), st.booleans())
def test_oere_are_exact(kroner: int, cents: int, negative: bool) -> None:
    text = f"{'-' if negative else ''}{kroner}.{cents:02}"
    assert Node("f", "k", text).ore() == (kroner * 100 + cents) * (-1 if negative else 1)
