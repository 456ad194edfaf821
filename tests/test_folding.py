"""A text that is said to be folded is the one that folding would give."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ledger.folding import folded


@given(st.text(alphabet=st.one_of(st.sampled_from(" a\u00ad\u00a0\n\t\u200b\ufeff\u2009å\x1c\x85"), st.characters()), max_size=12))
def test_what_is_folded_is_left_as_it_is(text: str) -> None:
    plain = " ".join(text.replace("\u00ad", "").replace("\ufeff", "").split())
    assert not folded(text) or plain == text


def test_ordinary_lines_are_folded() -> None:
    assert folded("")
    assert folded("Økonomiudvalget indstiller, at der bevilges 1.500.000 kr. – jf. bilag")
    assert not folded("Økonomi ")
    assert not folded("Øko\u00adnomi")
    assert not folded("1 500\u00a0000 kr.")
