"""The beancount file: an independent witness of every verdict on a table, and nothing left out on the way."""

from __future__ import annotations

import datetime
import warnings
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import check, read
from ledger.report.beancount import account, kroner, text, write
from ledger.report.unevaluated import unevaluated
from ledger.result import Result
from tests.generated import generator

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # beancount's, not ours
    from beancount import loader
    from beancount.core.data import Custom, Open, Transaction
    from beancount.parser import parser

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """The samples, the cases beside the tests, and tables from the generator: balanced, broken and unreadable ones."""
    folder = tmp_path_factory.mktemp("dannet")
    generator.write(folder, range(11, 131))
    return check(read([ROOT / "sample_data", ROOT / "tests" / "cases", folder]))


def _loaded(result: Result, path: Path) -> tuple[list[Any], list[Any]]:
    write(result, path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        entries, errors, _ = loader.load_file(str(path))
    return entries, errors


@pytest.fixture(scope="module")
def loaded(batch: Result, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Any], list[Any]]:
    return _loaded(batch, tmp_path_factory.mktemp("bean") / "b.beancount")


def _columns(result: Result, balances: bool) -> set[tuple[str, str, str]]:
    frames = result.frames
    checked = result.balances.checked.join(frames.tables.select("table", "table_id"), on="table").join(
        frames.documents.select("document", "path"), on="document"
    )
    some = checked.filter(checked["balances"] if balances else ~checked["balances"])
    return set(some.select("path", "table_id", "column").iter_rows())


def _names(entries: list[Any]) -> Counter[tuple[str, str, str]]:
    return Counter((entry.meta["fil"], entry.meta["tabel"], entry.meta["kolonne"]) for entry in entries)


def test_beancount_refutes_what_we_refute_and_confirms_the_rest(batch: Result, loaded: tuple[list[Any], list[Any]]) -> None:
    entries, errors = loaded
    assert {type(error).__name__ for error in errors} == {"ValidationError"}
    assert all("does not balance" in error.message for error in errors), "an error that is not about a balance is a bug of ours"
    refuted = _names([error.entry for error in errors])
    failing = _columns(batch, balances=False)
    assert set(refuted) == failing
    assert len(failing) > 20
    transactions = _names([entry for entry in entries if isinstance(entry, Transaction)])
    assert set(transactions) == failing | _columns(batch, balances=True)
    assert max(transactions.values()) == 1, "one entry a table and year"
    assert len(transactions) > 200


def test_no_tolerance_helps(batch: Result, loaded: tuple[list[Any], list[Any]]) -> None:
    """A table that balances only within its rounding says so in a posting; all others are zero to the øre."""
    entries, errors = loaded
    refuted = {id(error.entry) for error in errors}
    rounded = 0
    for entry in entries:
        if isinstance(entry, Transaction) and id(entry) not in refuted:
            assert sum(posting.units.number for posting in entry.postings) == 0
            own = [posting for posting in entry.postings if posting.account == "Kontrol:Afrunding"]
            rounded += len(own)
            for posting in own:
                assert posting.meta["regel"] == "BAL004"
                assert 0 < abs(posting.units.number) <= posting.meta["spillerum"].number
    told = {(one.path, one.table, one.year) for one in batch.findings if one.code == "BAL004"}
    assert rounded >= len(told) > 0


def test_every_amount_is_there_once_with_its_place(batch: Result, loaded: tuple[list[Any], list[Any]]) -> None:
    entries, _ = loaded
    written = Counter(
        (entry.meta["fil"], entry.meta["tabel"], entry.meta["kolonne"], posting.meta["raekke"], posting.units.number)
        for entry in entries
        if isinstance(entry, Transaction)
        for posting in entry.postings
        if posting.account != "Kontrol:Afrunding"
    )
    frames = batch.frames
    evaluated = list(batch.verdicts)
    postings = frames.postings.filter(frames.postings["counted"] & frames.postings["amount"].is_not_null())
    postings = postings.filter(postings["table"].is_in(evaluated))
    named = postings.join(frames.tables.select("table", "table_id"), on="table").join(
        frames.documents.select("document", "path"), on="document"
    )
    expected = Counter(
        (path, table, column, number, Decimal(amount) / 100)
        for path, table, column, number, amount in named.select("path", "table_id", "column", "number", "amount").iter_rows()
    )
    assert written == expected
    hashes = dict(frames.documents.select("path", "sha256").iter_rows())
    for entry in entries:
        if isinstance(entry, Transaction):
            assert entry.meta["sha256"] == hashes[entry.meta["fil"]]
            assert entry.meta["punkt"]
            assert entry.meta.get("side") or entry.meta.get("linje")


def test_what_is_not_evaluated_stands_with_its_reason(batch: Result, loaded: tuple[list[Any], list[Any]]) -> None:
    entries, _ = loaded
    custom = [entry for entry in entries if isinstance(entry, Custom)]
    told = [entry for entry in custom if entry.type == "ikke-vurderet"]
    expected = list(unevaluated(batch))
    assert len(told) == len(expected) > 50
    assert Counter(entry.values[1].value for entry in told) == Counter(one.reason for one in expected)
    judged = batch.frames.mentions["balances"].drop_nulls().len()
    assert sum(entry.type == "prosa" for entry in custom) == judged


def test_accounts_are_opened_once_and_all_of_them_are_used(loaded: tuple[list[Any], list[Any]]) -> None:
    entries, _ = loaded
    opened = [entry.account for entry in entries if isinstance(entry, Open)]
    used = {posting.account for entry in entries if isinstance(entry, Transaction) for posting in entry.postings}
    assert Counter(opened) == Counter(used)


HOSTILE = """# Referat

Udvalg: Byrådet
Dato: 7. januar 2025

## Punkt 1: Sti "mod" C:\\temp; 2025-01-01 open Assets:X

| Beløb i kr. | Område | 2025 |
|---|---|---:|
| "; include "/etc/passwd" | --- | 1.000,50 |
| =cmd\\ " {{ }} | *!#^ | 100,00 |
| Finansiering, kassen | øre:æble | -1.100,50 |
| I alt | | 0 |

### Beslutning

Godkendt.
"""


@pytest.mark.parametrize("lang", ["da", "en"])
def test_text_of_a_document_stays_text(tmp_path: Path, lang: Any) -> None:
    source = tmp_path / 'a"b.md'
    source.write_text(HOSTILE, encoding="utf-8")
    entries, errors = _loaded(check(read([source]), lang=lang), tmp_path / "h.beancount")
    assert errors == []
    (entry,) = (one for one in entries if isinstance(one, Transaction))
    assert entry.meta["fil" if lang == "da" else "file"] == str(source)
    assert 'Sti "mod"' in entry.narration
    assert [posting.units.number for posting in entry.postings] == [Decimal("1000.50"), Decimal(100), Decimal("-1100.50")]
    assert {type(one) for one in entries} <= {Open, Transaction, Custom}


@given(st.text(max_size=80))
def test_any_text_is_one_string_and_any_name_an_account(name: str) -> None:
    written = f'2025-01-01 open {account("Udgift", name or "x")} DKK\n2025-01-01 custom "x" {text(name)}\n'
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        entries, errors, _ = parser.parse_string('option "name_expenses" "Udgift"\n' + written)
    assert errors == []
    assert [type(entry) for entry in entries] == [Open, Custom]


@given(st.integers(-(10**15), 10**15))
def test_amounts_are_exact(ore: int) -> None:
    assert Decimal(kroner(ore)) * 100 == ore
    assert ("." in kroner(ore)) == (ore % 100 != 0)


def test_what_has_no_date_stands_on_no_real_day() -> None:
    from ledger.report.beancount import OPENED

    assert datetime.date(1900, 1, 1) == OPENED


def test_the_same_bytes_twice_and_whole_or_not_at_all(batch: Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = tmp_path / "a.beancount", tmp_path / "b.beancount"
    write(batch, first)
    write(batch, second)
    assert first.read_bytes() == second.read_bytes()
    before = first.read_bytes()
    monkeypatch.setattr("ledger.report.beancount.unevaluated", lambda result: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write(batch, first)
    assert first.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.beancount", "b.beancount"]


def test_what_a_row_prints_beside_its_years_is_told_once(batch: Result, tmp_path: Path) -> None:
    """Its own total, and cells of columns that are never added: comments, for they are in no sum."""
    path = tmp_path / "b.beancount"
    write(batch, path)
    comments = Counter(line.rsplit(" · ", 1)[-1] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("  ; "))
    frames = batch.frames
    judged = [*batch.verdicts]
    rows = frames.rows.filter(frames.rows["table"].is_in(judged))
    asides = frames.asides.filter(frames.asides["table"].is_in(judged))
    assert asides.height > 3
    assert rows["total_printed"].null_count() < rows.height
    postings = frames.postings.filter(frames.postings["table"].is_in(judged))
    uncounted = postings.filter(~postings["counted"] | postings["amount"].is_null())["printed"]
    beside = [printed for printed in (*rows["total_printed"], *asides["printed"]) if printed]
    assert comments == Counter([*(printed or "" for printed in uncounted), *beside])
