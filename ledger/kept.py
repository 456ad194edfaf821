"""Readings → a sequence of them whose memory stays small: the first stay as they are, further ones are packed and unpacked when asked for.

A large export must not hold every word of every document at once (SPEC 8); one case, or a hundred, never meets the difference.
"""

from __future__ import annotations

import gc
import pickle
import zlib
from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from ledger.model import Reading

LIVE = 20_000
"""Cells of tables, and paragraphs, that are kept as they are: some 20 MiB."""

AT_HAND = 8
"""Unpacked readings that are remembered: rules go through a batch document by document."""

FASTEST = 1


class _Readings(Sequence["Reading | None"], ABC):
    """A sequence of readings of which a subclass gives one at a time, and which a slice makes a tuple of."""

    @abstractmethod
    def _one(self, index: int) -> Reading | None: ...

    @overload
    def __getitem__(self, index: int) -> Reading | None: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Reading | None, ...]: ...
    def __getitem__(self, index: int | slice) -> Reading | tuple[Reading | None, ...] | None:
        if isinstance(index, slice):
            return tuple(self[number] for number in range(*index.indices(len(self))))
        return self._one(index)


class KeptReadings(_Readings):
    """Readings by document number, `None` where reading failed. Give each with `add`, then only look."""

    def __init__(self, readings: Iterable[Reading | None] = (), live: int = LIVE) -> None:
        self._kept: list[Reading | bytes | None] = []
        self._room = live
        self._at_hand: OrderedDict[int, Reading] = OrderedDict()
        for reading in readings:
            self.add(reading)

    def add(self, reading: Reading | None) -> None:
        """The reading of the next document."""
        if reading is not None:
            self._room -= _size(reading)
        if reading is None or self._room >= 0:
            self._kept.append(reading)
        else:
            self._kept.append(zlib.compress(pickle.dumps(reading, pickle.HIGHEST_PROTOCOL), FASTEST))

    def __len__(self) -> int:
        return len(self._kept)

    def _one(self, index: int) -> Reading | None:
        found = self._kept[index]
        if not isinstance(found, bytes):
            return found
        number = index % len(self)
        if number not in self._at_hand:
            self._at_hand[number] = _unpacked(found)
            if len(self._at_hand) > AT_HAND:
                self._at_hand.popitem(last=False)
        return self._at_hand[number]

    def __iter__(self) -> Iterator[Reading | None]:
        return (self[number] for number in range(len(self)))


class Remembered(_Readings):
    """Readings of which every one that was asked for stays at hand: for a stretch of a batch, gone with it."""

    def __init__(self, readings: Sequence[Reading | None]) -> None:
        self._all = readings
        self._at_hand: dict[int, Reading | None] = {}

    def __len__(self) -> int:
        return len(self._all)

    def _one(self, index: int) -> Reading | None:
        if index not in self._at_hand:
            self._at_hand[index] = self._all[index]
        return self._at_hand[index]


def _unpacked(packed: bytes) -> Reading:
    """Packed a moment ago by this very process: nothing of a document reaches pickle but as values of our own classes."""
    collecting = gc.isenabled()
    gc.disable()  # thousands of new values make the collector look through all others again and again: half of the time
    try:
        reading: Reading = pickle.loads(zlib.decompress(packed))
    finally:
        if collecting:
            gc.enable()
    return reading


def _size(reading: Reading) -> int:
    """About how many values a reading holds."""
    cells = sum(len(row.postings) + 4 for money in reading.money for table in money.tables for row in table.rows)
    return cells + len(reading.meeting.document.blocks)
