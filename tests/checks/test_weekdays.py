"""Whether any of many texts may name a date beside a weekday is asked once: nothing that one text says may be lost by it."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from ledger.checks.weekdays import named_dates, names_dates

DAY = datetime.date(2025, 3, 4)
PIECES = ("fredag ", "Mandag, ", "i dag ", "dagsorden", "den ", "d. ", "4", "14. april 2025", "4.3.2025", "maj 5, 2025", " ", "\n", "kl. 9")
TEXTS = st.lists(st.lists(st.sampled_from(PIECES), max_size=6).map("".join), max_size=6)


@given(TEXTS)
def test_texts_without_a_named_date_are_known_at_once(texts: list[str]) -> None:
    if not names_dates(texts):
        assert [named for text in texts for named in named_dates(text, DAY)] == []


def test_a_date_is_not_read_from_one_text_into_the_next() -> None:
    assert not names_dates(["Vi ses fredag", "4. april 2025"])
    assert names_dates(["Vi ses", "fredag 4. april 2025"])
