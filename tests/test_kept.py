"""Readings kept: few stay as they are, many are packed, and nobody who asks can tell."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from ledger import read
from ledger.kept import AT_HAND, KeptReadings
from ledger.stretches import between, spans

SAMPLES = Path(__file__).parents[1] / "sample_data"


@pytest.fixture(scope="module")
def frames():  # type: ignore[no-untyped-def]
    return read([SAMPLES])


def test_packed_readings_are_the_same(frames) -> None:  # type: ignore[no-untyped-def]
    packed = KeptReadings(frames.readings, live=0)
    assert list(packed) == list(frames.readings)
    assert packed[-1] == frames.readings[-1]
    assert packed[0:2] == tuple(frames.readings[0:2])
    assert packed[0] is packed[0], "one that was just asked for is not unpacked again"
    assert all(isinstance(one, bytes) for one in packed._kept if one is not None)
    assert len(packed._at_hand) <= AT_HAND
    assert gc.isenabled()


def test_a_document_that_failed_stays_nothing() -> None:
    kept = KeptReadings([None], live=0)
    assert list(kept) == [None]
    with pytest.raises(IndexError):
        kept[1]


def test_a_small_batch_is_kept_as_it_is(frames) -> None:  # type: ignore[no-untyped-def]
    assert all(reading is None or not isinstance(reading, bytes) for reading in frames.readings._kept)


@pytest.mark.parametrize("size", [1, 30, 10_000])
def test_stretches_cover_every_posting_once_and_cut_no_table(frames, size: int) -> None:  # type: ignore[no-untyped-def]
    postings = frames.postings
    found: list[int] = []
    tables: list[int] = []
    for first, last in spans(frames.tables["table"], postings, size):
        part = between(postings, "table", first, last)
        found += part["posting"].to_list()
        tables += part["table"].unique(maintain_order=True).to_list()
    assert found == postings["posting"].to_list()
    assert len(tables) == len(set(tables))
