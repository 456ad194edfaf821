"""A batch that is checked some documents at a time finds what it finds as a whole."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from ledger import read
from ledger.checks import engine
from ledger.checks.catalogue import catalogue
from ledger.checks.rule import Batch
from ledger.checks.split import split
from ledger.frames import Frames
from ledger.kept import KeptReadings, Remembered
from ledger.schemas import validate
from ledger.settings import load_settings

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def frames() -> Frames:
    return read([ROOT / "sample_data", ROOT / "tests" / "cases"])


def test_findings_are_the_same_however_large_a_stretch_is(frames: Frames, monkeypatch: pytest.MonkeyPatch) -> None:
    settings, balances = load_settings(), validate(frames)
    monkeypatch.setattr(engine, "split", partial(split, size=10**9))
    whole = engine.run(frames, balances, settings)
    assert len({finding.path for finding in whole}) > 20
    for size in (1, 700):
        monkeypatch.setattr(engine, "split", partial(split, size=size))
        assert engine.run(frames, balances, settings) == whole


def test_stretches_hold_every_row_once(frames: Frames) -> None:
    batch = Batch(frames, validate(frames), {})
    parts = list(split(batch, 500))
    assert len(parts) > 5
    for name in ("documents", "items", "tables", "postings", "mentions", "notes"):
        assert sum(getattr(part.frames, name).height for part in parts) == getattr(frames, name).height
    assert sum(part.balances.checked.height for part in parts) == batch.balances.checked.height
    for part in parts:
        documents = set(part.frames.documents["document"])
        assert set(part.frames.postings["document"]) <= documents
        for document in documents:
            assert part.frames.readings[document] == frames.readings[document]


def test_a_small_batch_is_one_stretch(frames: Frames) -> None:
    batch = Batch(frames, validate(frames), {})
    assert [part is batch for part in split(batch, 10**9)] == [True]


def test_a_stretch_unpacks_a_reading_once(frames: Frames, monkeypatch: pytest.MonkeyPatch) -> None:
    readings = list(frames.readings)
    packed = KeptReadings(readings, live=0)
    asked: list[int] = []
    look = KeptReadings.__getitem__

    def counted(self: KeptReadings, index: int) -> object:
        asked.append(index)
        return look(self, index)

    monkeypatch.setattr(KeptReadings, "__getitem__", counted)
    stretch = Remembered(packed)
    for _ in range(3):
        assert [stretch[number] for number in range(len(packed))] == readings
    assert stretch[0:2] == tuple(readings[0:2])
    assert len(asked) == len(packed) == len(stretch)


def test_the_rules_about_pools_and_chains_see_the_whole_batch() -> None:
    across = {code for code, rule in catalogue().items() if rule.across}
    asking = {
        code
        for code in catalogue()
        if any(
            word in (ROOT / "ledger" / "checks" / f"{code.lower()}.py").read_text()
            for word in ("batch.pools", "overdrawn(", "ledger.chain")
        )
    }
    assert across == asking
