"""The command line as a user meets it: exit codes, streams, options, and never a traceback (SPEC 1, 2)."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOUND = """REFERAT Børneudvalget d. 04-03-2025

Punkt 1: Vejledere

Økonomi

t. kr. i 2025 p/l\t2025\t2026
Ny vejleder\t400\t400
Finansiering, kassen\t-400\t-400
I alt\t0\t0

Beslutning

Anbefalet.
"""
BROKEN = SOUND.replace("-400\t-400", "-400\t-390")
NO_MONEY = "REFERAT Børneudvalget d. 04-03-2025\n\nPunkt 1: Dagsorden\n\nBeslutning\n\nGodkendt.\n"


def run(*arguments: str, cwd: Path, stdin: bytes | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """The tool from another folder; a traceback on either stream is a failure of any test."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env={**os.environ, "NO_COLOR": "1", **environment},
        check=False,
        timeout=120,
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in out + err
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    for name, text in (("sound", SOUND), ("broken", BROKEN), ("none", NO_MONEY)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "sound.txt"], 0),
        (["check", "none.txt"], 0),
        (["check", "broken.txt"], 1),
        (["check", "--fail-on", "never", "broken.txt"], 0),
        (["check", "--fail-on", "info", "sound.txt"], 1),
        (["check", "--ignore", "BAL", "--ignore", "BAL", "broken.txt"], 0),
        (["check", "--select", "SRC", "broken.txt"], 0),
        (["check", "--select", "BAL001", "broken.txt"], 1),
        (["check", "--require-appropriation", "none.txt"], 1),
        (["check", "--require-appropriation", "sound.txt"], 0),
        (["check", "absent.txt"], 3),
        (["check", "absent.txt", "broken.txt"], 3),
        (["check", "--select", "XYZ", "sound.txt"], 2),
        (["check", "--format", "yaml", "sound.txt"], 2),
        (["check", "--nope", "sound.txt"], 2),
        (["check"], 2),
        (["chek"], 2),
        (["check", "--kommune", "Atlantis", "sound.txt"], 2),
        (["check", "--rules", "absent.toml", "sound.txt"], 2),
        (["export", "sound.txt", "-o", "out.doc"], 2),
        (["export", "sound.txt", "-o", "no/such/folder/out.csv"], 2),
        (["explain", "NOPE"], 2),
        (["explain", "bal001"], 0),
        (["rules"], 0),
        (["show", "sound.txt"], 0),
        (["--version"], 0),
        (["--help"], 0),
    ],
)
def test_exit_codes(cases: Path, arguments: list[str], code: int) -> None:
    done = run(*arguments, cwd=cases)
    assert done.returncode == code, done.stdout + done.stderr
    assert bool(done.stderr) == (code == 2 or ("--require-appropriation" in arguments and code == 1))


def test_a_bad_input_costs_no_other_its_result(cases: Path) -> None:
    (cases / "empty.txt").write_bytes(b"")
    (cases / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (cases / "folder").mkdir()
    done = run("check", "--format", "json", "absent.txt", "empty.txt", "binary.txt", "folder", "broken.txt", cwd=cases)
    assert done.returncode == 3
    report = json.loads(done.stdout)
    unread = {f["path"] for f in report["findings"] if f["code"] == "SRC001"}
    assert unread == {"absent.txt", "empty.txt", "binary.txt", "folder"}
    assert [f["difference_kr"] for f in report["findings"] if f["code"] == "BAL001"] == [10_000]
    assert report["summary"]["documents"] == 5
    assert report["summary"]["unbalanced"] == 1


def test_one_line_of_sixty_megabytes_and_a_million_columns(cases: Path) -> None:
    (cases / "long.txt").write_bytes(b"x" * 60_000_000)
    (cases / "wide.txt").write_bytes(b"t. kr." + b"\t1" * 1_000_000)
    done = run("check", "long.txt", "wide.txt", "sound.txt", cwd=cases)
    assert done.returncode == 3
    assert done.stdout.count("SRC001") == 2
    assert "i balance" in done.stdout


def test_the_json_report_has_the_keys_of_the_contract(cases: Path) -> None:
    report = json.loads(run("check", "--format", "json", "broken.txt", cwd=cases).stdout)
    assert report["schema_version"] == "1"
    assert report["tool"]["name"] == "bevilling"
    document = report["documents"][0]
    assert {"path", "sha256", "format", "kommune", "kommunekode", "udvalg", "date", "kind", "agenda_items"} <= document.keys()
    item = document["agenda_items"][0]
    assert {"number", "title", "journal_no", "page", "line", "decision", "states_no_consequences", "tables", "prose"} <= item.keys()
    table = item["tables"][0]
    assert {"id", "kind", "reason", "section", "page", "line", "unit", "price_level_year", "years", "rows"} <= table.keys()
    assert table["sum_by_year_kr"] == {"2025": 0, "2026": 10_000}
    assert table["balances"] is False
    assert table["appropriated"] is False
    row = table["rows"][0]
    assert {"row", "label", "area", "udvalg", "role", "source", "permanent", "amounts_kr", "page", "line"} <= row.keys()
    finding = next(f for f in report["findings"] if f["code"] == "BAL001")
    assert (finding["year"], finding["difference_kr"], finding["tolerance_kr"], finding["table"]) == ("2026", 10_000, 0, "1.1")
    summary = {"documents", "agenda_items", "tables", "appropriations", "balanced", "unbalanced", "errors", "warnings", "infos"}
    assert summary <= report["summary"].keys()


def test_a_fingerprint_survives_edits_elsewhere_and_not_another_figure(cases: Path) -> None:
    def fingerprint(text: str) -> str:
        (cases / "broken.txt").write_text(text, encoding="utf-8")
        report = json.loads(run("check", "--format", "json", "broken.txt", cwd=cases).stdout)
        return next(f["fingerprint"] for f in report["findings"] if f["code"] == "BAL001")

    first = fingerprint(BROKEN)
    assert fingerprint(BROKEN.replace("Økonomi\n", "Resume\n\nEn linje mere.\n\nØkonomi\n")) == first
    assert fingerprint(BROKEN.replace("-390", "-380")) != first


def test_standard_input_and_a_report_written_to_a_file(cases: Path) -> None:
    done = run("check", "-", "-o", "rapport.txt", cwd=cases, stdin=BROKEN.encode())
    assert (done.returncode, done.stdout) == (1, "")
    assert "BAL001" in (cases / "rapport.txt").read_text(encoding="utf-8")
    assert sorted(path.name for path in cases.iterdir()) == ["broken.txt", "none.txt", "rapport.txt", "sound.txt"]


def test_nothing_evaluated_is_never_shown_as_success(cases: Path) -> None:
    assert "0 bevillinger vurderet" in run("check", "none.txt", cwd=cases).stdout


def test_english_on_request(cases: Path) -> None:
    danish, english = (run("check", "--lang", lang, "broken.txt", cwd=cases).stdout for lang in ("da", "en"))
    assert "UBALANCE" in danish
    assert "UNBALANCED" in english
    assert "ikke 0" not in english
    assert "is no choice" in run("check", "--lang", "en", "--format", "yaml", "x", cwd=cases).stderr


@pytest.mark.parametrize("command", ["check", "show", "export", "rules", "explain"])
def test_help_speaks_one_language_at_a_time(cases: Path, command: str) -> None:
    danish = run(command, "--help", cwd=cases).stdout
    english = run(command, "--help", "--lang", "en", cwd=cases).stdout
    assert danish.startswith("Brug: bevilling")
    assert "Usage:" not in danish
    assert "Show this" not in danish
    assert english.startswith("Usage: bevilling")
    assert not set("æøåÆØÅ") & set(english)


def test_shell_completion_works(cases: Path) -> None:
    assert "bevilling" in run(cwd=cases, _BEVILLING_COMPLETE="bash_source").stdout


def test_no_colour_in_a_pipe_and_control_characters_never_reach_a_terminal(cases: Path) -> None:
    (cases / "escape.txt").write_text(SOUND.replace("Vejledere", "Vej\x1b[31mledere"), encoding="utf-8")
    assert "\x1b" not in run("check", "escape.txt", cwd=cases).stdout
    assert "\x1b" not in run("show", "escape.txt", cwd=cases).stdout


@pytest.mark.parametrize("suffix", ["csv", "parquet", "json"])
def test_the_flat_exports_hold_every_posting(cases: Path, suffix: str) -> None:
    import polars as pl

    (cases / "broken.txt").write_text(BROKEN.replace("Ny vejleder", '=HYPERLINK("x")'), encoding="utf-8")
    assert run("export", "broken.txt", "-o", f"ud.{suffix}", cwd=cases).returncode == 0
    file = cases / f"ud.{suffix}"
    if suffix == "json":
        assert json.loads(file.read_text(encoding="utf-8"))["summary"]["unbalanced"] == 1
    elif suffix == "parquet":
        frame = pl.read_parquet(file)
        assert frame.height == 6
        assert frame.filter(pl.col("role") != "total")["amount_kr"].sum() == 10_000
    else:
        text = file.read_bytes().decode("utf-8-sig")
        assert file.read_bytes().startswith(b"\xef\xbb\xbf")
        assert text.splitlines()[0].startswith("Fil;Kommune;Udvalg")
        assert len(text.splitlines()) == 7
        assert "-390000,00" in text
        assert re.search(r'(?:^|;)"?=', text, re.MULTILINE) is None
        assert "'=HYPERLINK" in text


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("arguments", [("check",), ("check", "--format", "json"), ("show",)])
def test_a_full_disk_is_said_and_is_no_bug(arguments: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SOUND, encoding="utf-8")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, str(ROOT / "cli.py"), *arguments, "a.txt"], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode().startswith("bevilling: Resultatet kunne ikke skrives")


def test_the_language_may_stand_before_the_command(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SOUND, encoding="utf-8")
    before, after = run("--lang", "en", "check", "a.txt", cwd=tmp_path), run("check", "a.txt", "--lang", "en", cwd=tmp_path)
    assert (before.stdout, before.returncode) == (after.stdout, after.returncode)
    assert "1 appropriation evaluated" in before.stdout
    assert "1 bevilling vurderet" in run("--lang", "en", "check", "a.txt", "--lang", "da", cwd=tmp_path).stdout
    slip = run("--lang", "en", "chek", "a.txt", cwd=tmp_path)
    assert (slip.returncode, slip.stderr.splitlines()[0]) == (2, "bevilling: there is no command called chek; did you mean check?")
