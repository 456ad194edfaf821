"""A long frame → stretches of it that fit in little memory, cut between tables: what is reckoned table by table is the same in each."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

POSTINGS = 20_000
"""Postings that are reckoned with at a time."""


def in_order(frame: pl.DataFrame, key: str) -> pl.DataFrame:
    """The frame sorted by a key, untouched where it already is."""
    return frame if frame[key].is_sorted() else frame.sort(key, maintain_order=True)


def between(frame: pl.DataFrame, key: str, first: int, last: int) -> pl.DataFrame:
    """The rows of a sorted frame whose key lies from `first` to `last`."""
    start = int(frame[key].search_sorted(first, "left"))
    return frame.slice(start, int(frame[key].search_sorted(last, "right")) - start)


def spans(tables: pl.Series, postings: pl.DataFrame, size: int = POSTINGS, key: str = "table") -> Iterator[tuple[int, int]]:
    """Sorted table numbers and their postings → first and last table of stretches of about `size` postings; a table is never cut.

    `key` names another key than tables (items, say), whose sorted numbers `tables` then are.
    """
    counts = dict(postings.group_by(key).len().iter_rows())
    first, held, last = None, 0, None
    for table in tables:
        if first is None:
            first = table
        held, last = held + counts.get(table, 0) + 20, table
        if held >= size:
            yield first, last
            first, held = None, 0
    if first is not None and last is not None:
        yield first, last
