"""`bevilling pools` as a user meets it: the keys of SPEC 5, the text with its bars, exit codes; and the register given to `check`."""

from __future__ import annotations

import json
import re
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from cli import bevilling
from ledger.errors import SettingsError
from ledger.pools import YearBalance
from ledger.report.pools_text import BAR, bar
from tests.pools.minutes_of import minutes, point, register, table
from tests.pools.test_nested import MEETING


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    register(tmp_path, reserved=5_000_000)
    (tmp_path / "referat.txt").write_text(MEETING, encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> tuple[int, str]:
    answer = CliRunner().invoke(bevilling, ["pools", str(folder / "referat.txt"), "--register", str(folder / "puljer.toml"), *arguments])
    assert answer.exception is None or isinstance(answer.exception, SystemExit), answer.exception
    return answer.exit_code, answer.output


def test_the_json_has_the_keys_of_the_contract(folder: Path) -> None:
    code, output = run(folder, "--format", "json")
    assert code == 0
    report = json.loads(output)
    assert {"pools", "unmatched", "findings"} <= set(report)
    (pool,) = report["pools"]
    assert (pool["id"], pool["name"], pool["kind"]) == ("uforudsete", "Puljen til uforudsete udgifter", "pool")
    year = pool["years"]["2025"]
    assert (
        year
        | {
            "opening_kr": 12_000_000,
            "reserved_kr": 5_000_000,
            "drawn_decided_kr": 0,
            "drawn_recommended_kr": 400_000,
            "left_kr": 7_000_000,
            "left_if_recommended_kr": 6_600_000,
        }
        == year
    )
    (reservation,) = pool["reservations"]
    assert reservation | {"id": "ramme", "amount_kr": {"2025": 5_000_000}, "left_kr": {"2025": 210_000}} == reservation
    assert (reservation["drawn_decided_kr"], reservation["drawn_recommended_kr"]) == ({"2025": 4_790_000}, {"2025": 0})
    draws = [
        [draw[key] for key in ("item", "table", "row", "year", "amount_kr", "status", "reservation")]
        for draw in sorted(pool["draws"], key=lambda draw: str(draw["item"]))
    ]
    assert draws == [["2", "1.1", 3, 2025, 400_000, "recommended", None], ["4", "2.1", 3, 2025, 4_790_000, "approved", "ramme"]]
    assert {draw["path"] for draw in pool["draws"]} == {str(folder / "referat.txt")}


def test_the_text_shows_a_bar_the_sums_and_the_draws(folder: Path) -> None:
    code, output = run(folder)
    assert code == 0
    lines = output.splitlines()
    (shown,) = [line for line in lines if line.startswith("  2025 [")]
    assert len(shown) == len("  2025 []") + BAR
    assert "primo 12.000.000 · reserveret 5.000.000 · besluttet 0 · anbefalet 400.000 · rest 7.000.000, 6.600.000 hvis" in output
    assert "Ramme: Ramme til initiativer: 5.000.000 · besluttet 4.790.000 · rest 210.000" in output
    assert "opening 12.000.000" in run(folder, "--lang", "en")[1]


def test_an_overdraft_fails_the_command_unless_told_otherwise(folder: Path) -> None:
    register(folder, reserved=4_000_000)
    code, output = run(folder)
    assert code == 1
    assert "POL002 fejl" in output
    assert run(folder, "--fail-on", "never")[0] == 0
    assert run(folder, "--ignore", "POL002")[0] == 0


def test_an_unreadable_document_is_said_and_a_broken_register_stops_it(folder: Path) -> None:
    (folder / "referat.txt").write_bytes(b"")
    code, output = run(folder)
    assert code == 3
    assert "SRC001" in output
    (folder / "puljer.toml").write_text("kommune = ", encoding="utf-8")
    answer = CliRunner().invoke(bevilling, ["pools", str(folder / "referat.txt"), "--register", str(folder / "puljer.toml")])
    assert "toml" in str(getattr(answer.exception, "note", ""))


def test_a_pool_left_alone_and_one_without_an_opening_are_shown(folder: Path) -> None:
    register(folder, "2024 = 1_000_000")
    output = run(folder)[1]
    assert "  2024 [" + "·" * BAR + "]" in output
    assert "primo ukendt · trukket indtil nu 5.190.000" in output


def test_documents_cannot_paint_the_terminal(folder: Path) -> None:
    case = point(table([400], "Finansiering - sommer\x1b[31mpuljen\tX"), title="Sag \x1b[2J")
    (folder / "referat.txt").write_text(minutes(case), encoding="utf-8")
    assert "\x1b" not in run(folder)[1]


def test_check_uses_a_register_given_as_rules_where_the_municipality_is_known(folder: Path) -> None:
    register(folder, reserved=4_000_000)
    call = ["check", str(folder / "referat.txt"), "--rules", str(folder / "puljer.toml"), "--format", "json"]
    unknown = json.loads(CliRunner().invoke(bevilling, call).output)
    known = json.loads(CliRunner().invoke(bevilling, [*call, "--kommune", "Lyngby-Taarbæk"]).output)
    other = json.loads(CliRunner().invoke(bevilling, [*call, "--kommune", "Rudersdal"]).output)
    found = [[f["code"] for f in report["findings"] if f["code"].startswith("POL")] for report in (unknown, known, other)]
    assert found == [[], ["POL002"], []]


def balance(opening: int | None, reserved: int = 0, decided: int = 0, recommended: int = 0) -> YearBalance:
    return YearBalance(2025, opening, reserved, decided, recommended, 0, 0, None)


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (balance(40), "[" + "·" * 40 + "]"),
        (balance(40, decided=40), "[" + "█" * 40 + "]"),
        (balance(40, reserved=10, decided=20, recommended=4), "[" + "█" * 20 + "▓" * 10 + "▒" * 4 + "·" * 6 + "]"),
        (balance(40, decided=39, recommended=3), "[" + "█" * 39 + "▒]!!"),
        (balance(4000, decided=1), "[█" + "·" * 39 + "]"),
        (balance(None, decided=7), "[" + "█" * 40 + "]?"),
        (balance(0), "[" + "·" * 40 + "]"),
        (balance(-10), "[" + "!" * 40 + "]"),
    ],
)
def test_bars(year: YearBalance, expected: str) -> None:
    assert bar(year) == expected


@pytest.mark.parametrize("suffix", ["html", "xlsx"])
def test_an_export_shows_the_pools_of_the_register_it_is_given(folder: Path, suffix: str) -> None:
    target, puljer = folder / f"ud.{suffix}", str(folder / "puljer.toml")
    given = ["export", str(folder / "referat.txt"), "-o", str(target)]
    assert CliRunner().invoke(bevilling, [*given, "--register", puljer]).exit_code == 0
    assert "Puljen til uforudsete udgifter" in shown(target)
    assert re.search("12.?000.?000", shown(target))
    assert CliRunner().invoke(bevilling, [*given, "--rules", puljer]).exit_code == 0
    assert "Puljen til uforudsete udgifter" not in shown(target), "the document does not say that it is of that municipality"
    assert CliRunner().invoke(bevilling, [*given, "--rules", puljer, "--kommune", "Lyngby-Taarbæk"]).exit_code == 0
    assert "Puljen til uforudsete udgifter" in shown(target)
    missing = CliRunner().invoke(bevilling, [*given, "--register", str(folder / "findes-ikke.toml")])
    assert isinstance(missing.exception, SettingsError)


def shown(target: Path) -> str:
    """What an exported file says of pools."""
    if target.suffix == ".html":
        return target.read_text(encoding="utf-8").partition('<h2 id="pools"')[2].partition('<h2 id="decisions"')[0]
    cells = (cell for row in openpyxl.load_workbook(target)["Puljer"].iter_rows(values_only=True) for cell in row)
    return " ".join(str(cell) for cell in cells if cell is not None)
