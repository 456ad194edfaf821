"""Every rule keeps its own word: its PASS example is silent, its FAIL example is not, and both languages are documented."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner

from cli import bevilling
from ledger import check
from ledger.checks.catalogue import catalogue
from ledger.messages import Language, words
from ledger.settings import load_settings
from tests.inprocess import check_text, read_text

CODES = list(catalogue())
LANGUAGES: tuple[Language, ...] = ("da", "en")
START = "REFERAT Børneudvalget d. 04-03-2025\n\nPunkt 1: Sag\n\n"
MINUTES = START + "Indstilling\n\nForvaltningen indstiller, at der gives en tillægsbevilling.\n\nØkonomi\n\n{}\n\nBeslutning\n\nGodkendt.\n"


def minutes(example: str) -> str:
    """A rule's example → the minutes it stands for: a bare table is put into an item, sections under one, the rest is whole."""
    if example.startswith(("Indstilling\n", "Sagsfremstilling\n")):
        return START + example
    return MINUTES.format(example) if " | " in example.split("\n", 1)[0] else example


def codes_found(text: str, register: str = "") -> list[str]:
    if not register:
        return [found.code for found in check_text(text).findings]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "puljer.toml"
        path.write_text(register, encoding="utf-8")
        return [found.code for found in check(read_text(text), load_settings([path])).findings]


@pytest.mark.parametrize("code", CODES)
def test_pass_example_is_silent(code: str) -> None:
    assert code not in codes_found(minutes(catalogue()[code].passes), catalogue()[code].register)


@pytest.mark.parametrize("code", [code for code in CODES if code != "SRC002"])
def test_fail_example_is_found(code: str) -> None:
    assert code in codes_found(minutes(catalogue()[code].fails), catalogue()[code].register)


def test_empty_file_is_unreadable_and_no_scan() -> None:
    assert codes_found("") == ["SRC001"]


@pytest.mark.parametrize("code", CODES)
def test_documented_in_both_languages(code: str) -> None:
    rule = catalogue()[code]
    assert rule.law
    assert rule.origin
    for lang in LANGUAGES:
        assert rule.says[lang], lang
        assert rule.why[lang], lang
        assert rule.fix[lang], lang
        assert rule.false_alarms[lang], lang
        assert rule.message[lang], lang
    variants = {name.split(".", 1)[1] for name in rule.message if "." in name}
    assert {f"{lang}.{variant}" for lang in LANGUAGES for variant in variants} <= set(rule.message)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_explain_has_law_and_examples(code: str, lang: Language) -> None:
    rule = catalogue()[code]
    answer = CliRunner().invoke(bevilling, ["explain", code, "--lang", lang])
    assert answer.exit_code == 0
    assert answer.output.startswith(f"{code}: {rule.says[lang]}")
    assert f"{words('report.rule.law', lang)}: {rule.law}" in answer.output
    for key, example in (("passes", rule.passes), ("fails", rule.fails)):
        for line in example.split("\n"):
            assert line in answer.output
        assert (words(f"report.rule.{key}", lang) in answer.output) == bool(example.strip())


def test_settings_know_every_rule() -> None:
    assert set(CODES) <= set(load_settings().rules)
