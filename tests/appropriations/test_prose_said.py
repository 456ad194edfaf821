"""A sentence read only as it is asked says the same as one read both ways at once; the quick tests before a search hide no amount."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.appropriations.prose_amounts import amounts_in, may_hold_money
from ledger.appropriations.prose_gather import Said
from ledger.appropriations.prose_reading import LONGEST_SENTENCE, read_sentence

PIECES = (
    "der gives en anlægsbevilling på ",
    "2,5 mio. kr.",
    " og 400.000 kr.",
    ", finansieret af kassen",
    " fra puljen til veje",
    " i 2025",
    " med en merindtægt på 300 t. kr.",
    "udvalget besøgte skolen",
    " der optages et lån på ",
    ", heraf ",
    " Beløbet afholdes af rammen.",
)


SENTENCES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=7).map("".join)


@given(SENTENCES)
def test_what_a_sentence_tells_is_what_it_mentions_when_it_is_read_and_refused(text: str) -> None:
    refused = f"{text}, hvilket afslås"
    read = read_sentence(refused)
    assert not read.drafts
    assert sorted(read.mentions, key=lambda draft: draft.offset) == list(Said(refused).told)


@given(SENTENCES)
def test_years_and_sizes_are_the_same_whether_or_not_the_whole_sentence_was_read(text: str) -> None:
    whole, said = read_sentence(text), Said(text)
    assert said.spread == whole.spread
    assert said.pays or not (whole.cover or whole.borrowed or any(draft.financing for draft in whole.drafts))
    assert all(said.may_name({abs(draft.amount or 0)}) for draft in whole.drafts)


def test_a_sentence_without_an_end_keeps_the_amounts_past_its_longest_part() -> None:
    text = "ord " * LONGEST_SENTENCE + "400.000 kr."
    said = Said(text)
    assert len(said.text) == LONGEST_SENTENCE
    assert [draft.amount for draft in said.giving.mentions] == [40_000_000]


@pytest.mark.parametrize(
    ("text", "ore"),
    [
        ("en halv million kroner", 50_000_000),
        ("halvanden mio. kr.", 150_000_000),
        ("fem tusind kr.", 500_000),
        ("to milliarder kr.", 200_000_000_000),
        ("2 og en halv million kr.", 250_000_000),
        ("½ mio. kr.", 50_000_000),
        ("DKK 5.000", 500_000),
        ("kr: 5.000", 500_000),
        ("5.000,-", 500_000),
    ],
)
def test_amounts_in_words_and_odd_places_of_the_unit_pass_the_quick_tests(text: str, ore: int) -> None:
    assert may_hold_money(text)
    assert [amount.ore for amount in amounts_in(f"Der gives {text} til formålet")] == [ore]


@pytest.mark.parametrize("text", ["sikre adgang til 2025", "krav om 3 mødre", "milliner i 1900", "mio", ""])
def test_words_that_only_look_like_money_do_not(text: str) -> None:
    assert not may_hold_money(text)
