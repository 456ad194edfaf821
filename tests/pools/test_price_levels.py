"""Price levels: never mixed in silence, converted only by the user's own factors, multiplied year by year (DOMAIN 3.3, 3.4)."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import SettingsError
from ledger.messages import say
from ledger.price_levels import Factors, load_factors
from tests.pools.minutes_of import judged, minutes, only, point, register, table

OLD = minutes(point(table([400], level=" i 2024 p/l")))
FACTORS = Factors({2025: Fraction(103, 100), 2026: Fraction(51, 50)})


def test_a_draw_in_another_price_level_is_refused_and_said(tmp_path: Path) -> None:
    report, result = judged(register(tmp_path), OLD)
    assert only(report).draws == ()
    assert [(entry.reason, entry.pool, entry.claim.amount) for entry in report.unmatched] == [("price_level", "uforudsete", 40_000_000)]
    assert "er i 2024-p/l og er ikke trukket fra Puljen til uforudsete udgifter 2025" in "".join(f.message for f in result.findings)


def test_a_factor_converts_it(tmp_path: Path) -> None:
    report, result = judged(register(tmp_path), OLD, factors=FACTORS)
    (draw,) = only(report).draws
    assert (draw.amount, draw.converted_from, draw.price_level) == (41_200_000, 40_000_000, 2025)
    assert report.unmatched == ()
    assert not [found for found in result.findings if "ikke trukket" in found.message]


def test_a_missing_step_is_refused(tmp_path: Path) -> None:
    older = minutes(point(table([400], level=" i 2023 p/l")))
    report, _ = judged(register(tmp_path), older, factors=FACTORS)
    assert only(report).draws == ()


def test_overslagsaar_in_the_registers_first_year_are_one_level(tmp_path: Path) -> None:
    case = minutes(point(table([400, 300], years=(2025, 2026))))
    report, _ = judged(register(tmp_path, "2025 = 1_000_000, 2026 = 1_000_000"), case)
    assert [(year.year, year.recommended, year.price_level) for year in only(report).years] == [
        (2025, 40_000_000, 2025),
        (2026, 30_000_000, 2025),
    ]


def test_two_levels_in_one_year_are_not_added(tmp_path: Path) -> None:
    first = point(table([400, 300], years=(2025, 2026)), number=1, title="Sag et")
    second = point(table([200], level=" i 2026 p/l", years=(2026,)), number=2, title="Sag to")
    report, _ = judged(register(tmp_path, "2025 = 1_000_000, 2026 = 1_000_000"), minutes(first, second))
    assert {year.year: year.recommended for year in only(report).years} == {2025: 40_000_000, 2026: 20_000_000}
    assert [(entry.reason, entry.claim.year, entry.claim.level) for entry in report.unmatched] == [("price_level", 2026, 2025)]


def test_a_register_may_say_its_level(tmp_path: Path) -> None:
    known = register(tmp_path)
    text = (tmp_path / "puljer.toml").read_text(encoding="utf-8")
    known = register(tmp_path, text=text.replace("[[pool]]", "price_level = 2024\n[[pool]]", 1))
    assert known.price_level == 2024
    report, _ = judged(known, OLD)
    assert [draw.amount for draw in only(report).draws] == [40_000_000]
    assert judged(known, minutes(point(table([400]))))[0].unmatched[0].reason == "price_level"


TOML = '[[factor]]\nfrom_year = 2024\nto_year = 2025\npct = "3,0"\nart = "samlet"\npublisher = "KL"\n'
CSV = "from_year;to_year;pct;art\n2024;2025;3,0;samlet\n2025;2026;2;\n"


def test_factors_are_read_from_toml_and_csv(tmp_path: Path) -> None:
    (tmp_path / "pl.toml").write_text(TOML, encoding="utf-8")
    (tmp_path / "pl.csv").write_text(CSV, encoding="utf-8")
    assert load_factors(tmp_path / "pl.toml").steps == {2025: Fraction(103, 100)}
    assert load_factors(tmp_path / "pl.csv").steps == {2025: Fraction(103, 100), 2026: Fraction(51, 50)}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('pct = "3,0"', "pct = 3.0", "factor[1].pct: ventede en procent"),
        ("to_year = 2025", "to_year = 2026", "factor[1].to_year: et trin går fra ét år til det næste, her 2025"),
        ('publisher = "KL"\n', 'publisher = "KL"\n' + TOML, "factor[2].to_year: trinnet til 2025 står der allerede"),
        ("pct =", "procent =", "factor[1].procent: ukendt nøgle"),
    ],
)
def test_a_refusal_names_the_place(tmp_path: Path, old: str, new: str, words: str) -> None:
    path = tmp_path / "pl.toml"
    path.write_text(TOML.replace(old, new), encoding="utf-8")
    with pytest.raises(SettingsError) as refused:
        load_factors(path)
    assert say(refused.value.note).startswith(f"{path}: {words}")


@given(st.integers(-(10**13), 10**13), st.sampled_from([2024, 2025, 2026]), st.sampled_from([2024, 2025, 2026]))
def test_there_and_back_again(ore: int, start: int, end: int) -> None:
    there = FACTORS.convert(ore, start, end)
    assert there is not None
    back = FACTORS.convert(there, end, start)
    assert back is not None
    assert abs(back - ore) <= 1
    assert FACTORS.convert(-ore, start, end) == -there


def test_percentages_are_multiplied_not_added() -> None:
    assert FACTORS.convert(10_000_000, 2024, 2026) == 10_506_000
    assert FACTORS.convert(10_506_000, 2026, 2024) == 10_000_000
    assert FACTORS.convert(10_000_000, 2024, 2027) is None
