"""The nested pool (DOMAIN 4.1): a draw inside a reservation does not hit the pool again, and overdrafts name the draw that made them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger import judge_pools
from ledger import read as read_files
from tests.conftest import SHARED
from tests.inprocess import settings
from tests.pools.minutes_of import codes, judged, minutes, only, point, register, table

DIRECT = point(table([400], financing="Finansiering\tØkonomiudvalget / Puljer"))
INSIDE = point(
    table([4790]), "Godkendt.", number=4, title="Redegørelse om personalet", journal="27.00.00-A00-13-25", competence="Skoleudvalget."
)
MEETING = minutes(DIRECT, INSIDE)


def test_a_draw_inside_a_reservation_does_not_hit_the_pool_again(tmp_path: Path) -> None:
    report, result = judged(register(tmp_path, reserved=5_000_000), MEETING)
    (year,) = only(report).years
    assert (year.opening, year.reserved, year.decided, year.recommended) == (1_200_000_000, 500_000_000, 0, 40_000_000)
    assert (year.left, year.left_if_recommended, year.inside) == (700_000_000, 660_000_000, 479_000_000)
    (reserved,) = only(report).reservations
    assert (reserved.decided, reserved.left) == (479_000_000, 21_000_000)
    assert codes(result) == []
    assert report.unmatched == ()


def test_the_seed_gives_the_same(tmp_path: Path) -> None:
    seed = SHARED / "cases" / "seeds" / "lyngby-taarbaek-2025-04-22.txt"
    if not seed.is_file():
        pytest.skip("../shared is not beside this checkout")
    report, result = judge_pools(read_files([seed]), register(tmp_path, reserved=5_000_000), settings())
    (year,) = only(report).years
    (reserved,) = only(report).reservations
    assert (year.left, year.left_if_recommended, reserved.left) == (700_000_000, 660_000_000, 21_000_000)
    assert [(draw.claim.table_id, draw.status, draw.counted, draw.reservation) for draw in only(report).draws] == [
        ("2.1", "recommended", "recommended", None),
        ("4.2", "approved", "decided", "ramme"),
    ]
    assert codes(result) == []


def test_a_reservation_too_small_is_overdrawn_by_the_decided_draw(tmp_path: Path) -> None:
    report, result = judged(register(tmp_path, reserved=4_000_000), MEETING)
    assert codes(result) == ["POL002"]
    (found,) = [f for f in result.findings if f.code == "POL002"]
    assert (found.severity, found.item, found.table, found.row, found.year) == ("error", "4", "2.1", 3, "2025")
    assert (found.expected, found.actual, found.difference) == (400_000_000, 479_000_000, 79_000_000)
    assert found.message.endswith("der bryder den, er besluttet")
    assert only(report).years[0].left == 800_000_000


def test_a_pool_too_small_is_overdrawn_by_the_recommended_draw(tmp_path: Path) -> None:
    report, result = judged(register(tmp_path, "2025 = 5_200_000", reserved=5_000_000), MEETING)
    assert codes(result) == ["POL001"]
    (found,) = [f for f in result.findings if f.code == "POL001"]
    assert (found.item, found.table, found.difference) == ("2", "1.1", 20_000_000)
    assert "kun anbefalet, ikke besluttet" in found.message
    assert (only(report).years[0].left, only(report).years[0].left_if_recommended) == (20_000_000, -20_000_000)


def test_a_pool_drawn_to_the_last_krone_is_not_overdrawn(tmp_path: Path) -> None:
    assert codes(judged(register(tmp_path, "2025 = 5_400_000", reserved=5_000_000), MEETING)[1]) == []
    assert codes(judged(register(tmp_path, "2025 = 5_399_999", reserved=5_000_000), MEETING)[1]) == ["POL001"]


def test_the_reservations_alone_are_more_than_the_pool(tmp_path: Path) -> None:
    _, result = judged(register(tmp_path, "2025 = 4_000_000", reserved=5_000_000), minutes(INSIDE))
    (found,) = [f for f in result.findings if f.code == "POL001"]
    assert "rammerne i den er på 5.000.000 kr." in found.message


def test_without_an_opening_balance_only_what_is_drawn_is_said(tmp_path: Path) -> None:
    report, result = judged(register(tmp_path, "2024 = 1_000_000", reserved=5_000_000), MEETING)
    years = {year.year: year for year in only(report).years}
    assert (years[2025].opening, years[2025].left, years[2025].recommended) == (None, None, 40_000_000)
    assert [(found.code, found.severity) for found in result.findings if found.code.startswith("POL")] == [("POL003", "info")]


def test_the_case_that_made_the_reservation_is_no_draw_on_it(tmp_path: Path) -> None:
    made = point(table([5000], label="Ramme"), "Godkendt.", title="Ramme til initiativer", journal="27.00.00-A00-13-25")
    both = [minutes(made, body="Økonomiudvalget", date="07-04-2025"), MEETING]
    report, result = judged(register(tmp_path, reserved=5_000_000), *both)
    assert (only(report).years[0].left, only(report).reservations[0].left) == (700_000_000, 21_000_000)
    assert [draw.sets_aside for draw in only(report).draws] == [True, False, False]
    assert codes(result) == []


def test_a_year_without_reserved_money_hits_the_pool(tmp_path: Path) -> None:
    case = point(table([100, 300], years=(2025, 2026)), "Godkendt.", journal="27.00.00-A00-13-25")
    report, _ = judged(register(tmp_path, "2025 = 12_000_000, 2026 = 1_000_000", reserved=5_000_000), minutes(case))
    assert [(draw.year, draw.reservation) for draw in only(report).draws] == [(2025, "ramme"), (2026, None)]
    assert [year.left for year in only(report).years] == [700_000_000, 70_000_000]


def test_a_reservation_named_in_the_row_is_drawn_on_whatever_the_journal_number(tmp_path: Path) -> None:
    case = point(table([300], financing="Finansiering - ramme til initiativer\tØkonomiudvalget / Puljer"))
    report, _ = judged(register(tmp_path, reserved=5_000_000), minutes(case))
    (draw,) = only(report).draws
    assert draw.reservation == "ramme"
