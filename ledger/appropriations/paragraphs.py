"""The paragraphs of an item → those that may hold money, may say how something is paid, or hold some word: all of them asked at once.

Nearly none does. Put together they are one text, in which a word is looked for as fast as memory is read; only where one is found is a
paragraph looked at by itself. The quick questions here let pass whatever the exact ones let pass, and a little more.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate

from ledger.appropriations.prose_amounts import may_hold_money
from ledger.model import AgendaItem, Paragraph, SectionKind
from ledger.patterns import pattern

__all__ = ["Blocks", "Paragraphs", "may_speak_of_money"]

Blocks = dict[int, set[int]]
"""Some blocks of an item: the number of their section → their numbers in it."""

_STEMS = (
    "finans",
    "financ",
    "afhold",
    "dækk",
    "dækn",
    "betal",
    "bevilling",
    "kassen",
    "frigiv",
    "puljen",
    "anvis",
    "modpost",
    "lån",
    "tilsvarende",
    "samme beløb",
    "beløbet",
)


def may_speak_of_money(text: str, section: SectionKind) -> bool:
    """May a text hold money, or say how something is paid?"""
    if may_hold_money(text):
        return True
    low = text.lower()
    if section == "economy" and "budget" in low:
        return True  # "pengene står i budgettet for 2024" dates an amount of the proposal
    return any(map(low.__contains__, _STEMS))


def _plain() -> bytes:
    """Each byte of Latin-1 → its small letter, and 0 for a digit: one letter to look for instead of two, or of ten."""
    small = [ord(low) if len(low := chr(byte).lower()) == 1 and ord(low) < 256 else byte for byte in range(256)]
    return bytes(ord("0") if chr(byte) in "0123456789" else low for byte, low in enumerate(small))


_PLAIN = _plain()
# the ways in which `may_hold_money` finds money, each beginning with a fixed letter; "?" is what Latin-1 has not, such as a thin space
_MONEY = (
    pattern(r"0\)?[ \xa0?]?\(?(?:t\.?[ \xa0?]?kr|tkr|kr|mi[aol]|dkk|tusind|,-)", plain=True),
    pattern(r"kr\.?[ \xa0?]?:?[ \xa0?]?[-?÷]?0", plain=True),
    pattern(r"\([^()]{0,24}(?:kr|dkk|tusind)", plain=True),
)
_WORDS_OF_MONEY = ("million", "milliard", "mio.", "mia.", "dkk", "tusind")


class Paragraphs:
    """The paragraphs of an item, asked together."""

    def __init__(self, item: AgendaItem) -> None:
        found = [
            (group, number, section.kind, block.text)
            for group, section in enumerate(item.sections)
            for number, block in enumerate(section.blocks)
            if isinstance(block, Paragraph)
        ]
        self._at = [(group, number) for group, number, _, _ in found]
        self._kinds = [kind for _, _, kind, _ in found]
        self._texts = [text for _, _, _, text in found]
        together = " ".join(self._texts)
        if "\u00ad" in together:
            self._texts = [text.replace("\u00ad", "") for text in self._texts]
            together = " ".join(self._texts)
        # two signs beyond Latin-1 have a small letter within it
        together = together.replace("\u212a", "k").replace("\u212b", "å")
        self._plain = together.encode("latin-1", "replace").translate(_PLAIN).decode("latin-1")

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(text) + 1 for text in self._texts), initial=0))

    @cached_property
    def _money(self) -> set[int]:
        """Those near money, also where its unit stands in the paragraph behind it: the page may have broken a line there."""
        near: set[int] = set()
        for wording in _MONEY:
            for match in wording.finditer(self._plain):
                near.update(range(self._index(match.start()), self._index(match.end() - 1) + 1))
        return near.union(*map(self._holding, _WORDS_OF_MONEY))

    def _holding(self, word: str) -> set[int]:
        """Those that hold a word."""
        found: set[int] = set()
        at = self._plain.find(word)
        while at >= 0:
            k = self._index(at)
            found.add(k)
            at = self._plain.find(word, self._starts[k + 1])
        return found

    @cached_property
    def _paid(self) -> set[int]:
        """Those that hold a word of paying."""
        near = {k for k, kind in enumerate(self._kinds) if kind == "economy"}.union(*map(self._holding, _STEMS))
        return {k for k in near if k not in self._money and may_speak_of_money(self._texts[k], self._kinds[k])}

    def _index(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def hold_money(self) -> bool:
        """May any of them hold money?"""
        return any(may_hold_money(self._texts[k]) for k in self._money)

    def near_money(self) -> Blocks:
        """Those that may hold money, or a part of an amount."""
        return self._blocks(self._money)

    def of_money(self) -> Blocks:
        """Those that may hold money, or say how something is paid."""
        return self._blocks(self._money | self._paid)

    def holding(self, words: Iterable[str]) -> Blocks:
        """Those that hold one of some words, given in small letters and of Latin-1, without digits."""
        return self._blocks(set().union(*map(self._holding, words)))

    def _blocks(self, indexes: set[int]) -> Blocks:
        blocks: Blocks = {}
        for k in indexes:
            group, number = self._at[k]
            blocks.setdefault(group, set()).add(number)
        return blocks
