"""The sheet Puljer: opening, reserved, drawn and left as live formulas over the postings that are draws."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

from ledger import check, read
from ledger.registers import load_register
from ledger.report.workbook import write
from ledger.report.workbook.pool_draws import of_result
from ledger.report.workbook.pool_lines import Draw, PoolBook, of_register
from ledger.result import Result

SAMPLES = Path(__file__).parents[2] / "sample_data"
MINUTES = SAMPLES / "lyngby-taarbaek-skoleudvalget-2025-04-22.txt"
REGISTER = SAMPLES / "pools" / "lyngby-taarbaek-2025.toml"


@pytest.fixture(scope="module")
def result() -> Result:
    return check(read([MINUTES]))


def pool_book(result: Result) -> PoolBook:
    """The draws of the example, matched by hand: 400.000 kr. recommended on the pool, 4.790.000 kr. decided on its reservation."""
    drawn = result.frames.postings.filter((pl.col("role") == "financing") & (pl.col("year") == 2025)).sort("posting")
    direct, inside = drawn.select("posting", "amount").rows()
    draws = (
        Draw("uforudsete", None, 2025, -direct[1], "recommended", direct[0], "Punkt 2"),
        Draw("uforudsete", "udsatte-boern-2025", 2025, -inside[1], "decided", inside[0], "Punkt 3"),
        Draw("uforudsete", None, 2025, 100_000_00, "decided", None, "Punkt 7, i teksten"),
        Draw("bygningsvedligehold", None, 2025, 50_000_00, "decided", None, "Punkt 8, i teksten"),
    )
    return of_register(load_register(REGISTER), draws)


def _line(sheet: Any, *keys: object) -> list[Any]:
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    return next(row for row in rows if all(key in row for key in keys))


def test_roll_forward(result: Result, tmp_path: Path) -> None:
    target = tmp_path / "puljer.xlsx"
    write(result, target, pool_book=pool_book(result))
    book = openpyxl.load_workbook(target, data_only=True)
    sheet = book["Puljer"]
    assert _line(sheet, "uforudsete", 12_000_000)[4:10] == [12_000_000, 5_000_000, 100_000, 6_900_000, 400_000, 6_500_000]
    assert _line(sheet, "udsatte-boern-2025", 5_000_000)[4:10] == [5_000_000, None, 4_790_000, 210_000, 0, 210_000]
    unknown = _line(sheet, "bygningsvedligehold", "pulje")
    assert unknown[4:10] == [None, 0, 50_000, None, 0, None]
    assert unknown[10] == "primo ukendt: kun det trukne kan siges"
    marked = [[cell.value for cell in row[-3:]] for row in book["Posteringer"].iter_rows(min_row=2) if row[-1].value]
    assert marked == [["uforudsete", "direkte", "anbefalet"], ["uforudsete", "udsatte-boern-2025", "besluttet"]]


def test_the_formulas_are_live(result: Result, tmp_path: Path) -> None:
    target = tmp_path / "puljer.xlsx"
    write(result, target, pool_book=pool_book(result))
    sheet = openpyxl.load_workbook(target)["Puljer"]
    line = next(row for row in sheet.iter_rows() if row[4].value == 12_000_000)
    assert line[5].value.startswith("=SUMIFS($E$")
    assert "Posteringer!" in line[6].value
    assert line[7].value == f"=E{line[0].row}-F{line[0].row}-G{line[0].row}"
    assert line[9].value == f"=H{line[0].row}-I{line[0].row}"
    assert len(sheet._charts) == 1


def test_a_register_given_to_check_fills_the_sheet_from_the_postings(tmp_path: Path) -> None:
    known = load_register(REGISTER)
    judged = check(read([MINUTES]), register=known)
    target = tmp_path / "puljer.xlsx"
    write(judged, target)
    book = openpyxl.load_workbook(target, data_only=True)
    assert _line(book["Puljer"], "uforudsete", 12_000_000)[4:10] == [12_000_000, 5_000_000, 0, 7_000_000, 400_000, 6_600_000]
    assert _line(book["Puljer"], "udsatte-boern-2025", 5_000_000)[4:10] == [5_000_000, None, 4_790_000, 210_000, 0, 210_000]
    assert _line(book["Puljer"], "anbefalet", 400_000)[5] == "ja"
    marked = [[cell.value for cell in row[-3:]] for row in book["Posteringer"].iter_rows(min_row=2) if row[-1].value]
    assert marked == [["uforudsete", "direkte", "anbefalet"], ["uforudsete", "udsatte-boern-2025", "besluttet"]]


def test_pools_of_two_municipalities_are_told_apart_and_no_draw_is_lost(tmp_path: Path) -> None:
    known = load_register(REGISTER)
    (mine,) = check(read([MINUTES]), register=known).pools
    result = replace(check(read([MINUTES]), register=known), pools=(mine, replace(mine, register=replace(known, kommune="Herning"))))
    book = of_result(result)
    assert book is not None
    assert {line.pool for line in book.draws} == {"Lyngby-Taarbæk: uforudsete", "Herning: uforudsete"}
    assert len({line.pool for line in book.pools}) == 2 * len({pool.id for pool in known.pools if pool.opening or pool.reservations})
    assert sum(line.amount for line in book.draws) == 2 * 5_190_000_00


def test_a_draw_no_posting_shows_as_booked_stands_in_the_list_with_its_amount(result: Result) -> None:
    (report,) = check(read([MINUTES]), register=load_register(REGISTER)).pools
    balance = report.pools[0]
    changed = tuple(replace(draw, converted_from=draw.amount, amount=draw.amount + 1) for draw in balance.draws)
    book = of_result(replace(result, pools=(replace(report, pools=(replace(balance, draws=changed),)),)))
    assert book is not None
    assert [(line.posting, line.amount) for line in book.draws] == [(None, draw.amount) for draw in changed]
