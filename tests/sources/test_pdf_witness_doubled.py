"""Characters of the second reader drawn twice are dropped, and the quick test before that passes no doubled one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ledger.sources.pdf_witness import Seen, _undoubled

TEXTS = st.lists(st.text(alphabet="014,", min_size=1, max_size=8), min_size=1, max_size=4)


@given(TEXTS, st.floats(-9, 9), st.floats(0.01, 0.2), st.floats(-0.2, 0.2))
def test_every_character_drawn_again_a_hair_beside_itself_is_dropped(texts: list[str], edge: float, across: float, down: float) -> None:
    seen = [
        Seen(text, edge + 5 * place, edge + 5 * place + 5, edge + 12 * row)
        for row, line in enumerate(texts)
        for place, text in enumerate(line)
    ]
    again = [Seen(one.text, one.left + across, one.right + across, one.base + down) for one in seen]
    assert _undoubled(seen) == seen
    assert _undoubled([*seen, *again]) == seen


def test_the_same_digit_next_to_itself_stays() -> None:
    zeros = [Seen("0", 5.0 * number, 5.0 * number + 5.0, 10.0) for number in range(6)]
    assert _undoubled(zeros) == zeros
