"""Columns of lists, which the frames make in one piece, are those that Polars makes value by value."""

from __future__ import annotations

from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from ledger.frames import SCHEMAS, _series

ORE = st.none() | st.integers(-(2**60), 2**60)
WORDS = st.none() | st.text(max_size=5)


def _tuples(*values: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    one = st.lists(st.tuples(*values), max_size=3).map(tuple)
    return st.lists(st.none() | one, max_size=12)


@given(_tuples(WORDS, ORE, ORE, WORDS))
def test_a_list_of_structs_is_the_one_polars_makes(values: list[Any]) -> None:
    kind = SCHEMAS["mentions"]["financing"]
    names = [field.name for field in kind.inner.fields]
    given_singly = [None if value is None else [dict(zip(names, one, strict=True)) for one in value] for value in values]
    made = _series("financing", values, kind)
    assert made.dtype == kind
    assert made.to_list() == given_singly
    assert made.equals(pl.Series("financing", given_singly, dtype=kind))


@given(st.lists(st.none() | st.lists(st.floats(0, 1000), max_size=4).map(tuple), max_size=12))
def test_a_list_of_numbers_is_the_one_polars_makes(values: list[Any]) -> None:
    kind = SCHEMAS["postings"]["box"]
    made = _series("box", values, kind)
    assert made.dtype == kind
    assert made.to_list() == [None if value is None else list(value) for value in values]
