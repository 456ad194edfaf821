"""The shipped rules: complete, in step with the code that reads them, and quick to load."""

from __future__ import annotations

import re
import time
from dataclasses import asdict, fields
from pathlib import Path

import pytest

from ledger.appropriations.vocabulary import KEYS
from ledger.kommuner import by_name, kommuner, rules_folder
from ledger.limits import Limits
from ledger.municipalities import load_municipality
from ledger.settings import load_settings
from ledger.toml_file import read_toml

CODES = [
    *(f"BAL{n:03}" for n in range(1, 9)),
    *(f"FIN{n:03}" for n in range(1, 10)),
    *(f"POL{n:03}" for n in range(1, 4)),
    *(f"TXT{n:03}" for n in range(1, 8)),
    *(f"PER{n:03}" for n in range(1, 4)),
    *(f"HDR{n:03}" for n in range(1, 5)),
    *(f"DEC{n:03}" for n in range(1, 5)),
    *(f"TAB{n:03}" for n in range(1, 3)),
    *(f"SRC{n:03}" for n in range(1, 5)),
]
MUNICIPALITIES = sorted((rules_folder() / "kommuner").glob("*.toml"))


def test_every_rule_of_the_contract_has_its_settings_and_none_is_off() -> None:
    rules = load_settings().rules
    assert sorted(rules) == sorted(CODES)
    assert all(rule.enabled for rule in rules.values())


@pytest.mark.parametrize("code", ["BAL004", "POL003", "TAB002", "SRC003", "SRC004", "TXT003", "TXT006", "DEC003"])
def test_what_the_contract_calls_information_stays_information(code: str) -> None:
    assert load_settings().rules[code].severity == "info"


@pytest.mark.parametrize("code", ["BAL001", "BAL002", "FIN001", "POL001", "HDR001", "TAB001", "SRC001"])
def test_what_must_not_be_booked_is_an_error(code: str) -> None:
    assert load_settings().rules[code].severity == "error"


def test_an_option_of_a_rule_that_exists_is_read_by_it() -> None:
    checks = Path(__file__).parents[2] / "ledger" / "checks"
    for code, rule in load_settings().rules.items():
        module = checks / f"{code.lower()}.py"
        if module.is_file():
            source = module.read_text(encoding="utf-8")
            assert all(f'"{option}"' in source for option in rule.options), f"{code}: an option that changes nothing"


def test_the_limits_in_the_file_are_those_in_the_code_field_by_field() -> None:
    written = read_toml(rules_folder() / "default.toml").table()["limits"].value
    assert written == asdict(Limits())
    assert load_settings().limits == Limits()
    assert {field.name for field in fields(Limits)} == set(asdict(load_settings().limits))


def test_every_list_of_words_the_reader_of_tables_needs_is_there_and_no_other() -> None:
    assert sorted(load_settings().words) == sorted(KEYS)


def test_no_word_stands_twice_in_a_list() -> None:
    for name, words in load_settings().words.items():
        assert len(words) == len(set(words)), name


def test_there_are_98_municipalities_and_christiansoe_is_none_of_them() -> None:
    assert len(kommuner()) == 98
    assert "411" not in kommuner()
    assert kommuner()["173"].navn == "Lyngby-Taarbæk"
    assert kommuner()["101"].council_name == "Borgerrepræsentationen"
    assert kommuner()["665"].council_name is None  # Lemvig: not known, so not guessed


@pytest.mark.parametrize(
    ("printed", "navn"),
    [
        ("Århus", "Aarhus"),
        ("AABENRAA KOMMUNE", "Aabenraa"),
        ("Åbenrås", "Aabenraa"),
        ("Lyngby Tårbæk", "Lyngby-Taarbæk"),
        ("Høje Taastrup", "Høje-Taastrup"),
        ("Nordfyn", "Nordfyns"),
        ("Vesthimmerlands Kommune", "Vesthimmerlands"),
        ("Bornholms Regionskommune", "Bornholm"),
        ("Holbæks", "Holbæk"),
    ],
)
def test_a_name_in_every_spelling_is_its_municipality(printed: str, navn: str) -> None:
    found = by_name(printed)
    assert found is not None
    assert found.navn == navn


@pytest.mark.parametrize("printed", ["", "Kommune", "Christiansø", "Byrådet", "Horsen", "s"])
def test_another_name_is_no_municipality(printed: str) -> None:
    assert by_name(printed) is None


@pytest.mark.parametrize("path", MUNICIPALITIES, ids=lambda path: path.stem)
def test_a_shipped_municipality_says_where_each_of_its_facts_was_seen(path: Path) -> None:
    municipality = load_municipality(path)
    stated = set(read_toml(path).table()) - {"kommune", "kommunekode", "sources"}
    assert stated == set(municipality.sources)
    assert all(re.search(r"\d\d\.\d\d\.\d{4}", seen) for seen in municipality.sources.values())


def test_the_five_municipalities_of_the_contract_are_shipped() -> None:
    assert {path.stem for path in MUNICIPALITIES} >= {"lyngby-taarbaek", "rudersdal", "frederiksberg", "holbaek", "kalundborg"}


def test_loading_the_rules_costs_little() -> None:
    load_settings()  # imports and file cache aside: what every run pays again is what is measured
    best = min(_seconds_of_loading() for _ in range(5))
    assert best < 0.020, f"{best * 1000:.1f} ms of CPU; a third of this is usual"


def _seconds_of_loading() -> float:
    start = time.process_time()
    load_settings()
    return time.process_time() - start
