"""The proposal section of a point → its numbered proposals, and which of them carry money (SPEC 2: they decide the item's status)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ledger.minutes.lines import clean
from ledger.model import Block, Paragraph
from ledger.patterns import pattern

_DIGIT = pattern(r"\d", plain=True)
_LETTER = pattern(r"^([a-l])\)\s+(?=at\b)", re.IGNORECASE)
_NUMBERED = pattern(r"^(?:at\s|ad\.?\s)?(\d{1,2})\s?[.)]\s*(.*)$", re.IGNORECASE)
_THAT = pattern(r"^(?:[-•–*]\s*)?at\b", re.IGNORECASE)
_INLINE = pattern(r"(?:(?<=\s)|^)(?:at\s)?(\d{1,2})[.)]\s+(?=\S)", re.IGNORECASE)
_MONEY = pattern(
    r"\d\s?(?:mio|mia|t\.?\s?kr|tkr|kr\b|kroner)|\bkr\.\s?\d|bevilling|bevilg|rådighedsbeløb|finansier|frigiv|\bkassen\b|\bpulje|\blån\b|låneoptag|garanti",
    re.IGNORECASE,
)
_LONGEST = 20_000


def of_section(blocks: Iterable[Block]) -> dict[int, str]:
    """Blocks under Indstilling → number → text. `at …` lines without numbers are counted from 1 (Herning, Ishøj, Aabenraa)."""
    numbered: dict[int, str] = {}
    plain: list[str] = []
    current: int | None = None
    for block in blocks:
        if not isinstance(block, Paragraph):
            continue
        text = clean(f"{block.marker} {block.text}" if block.marker and block.marker[:1].isalnum() else block.text)[:_LONGEST]
        if text[1:2] == ")":
            text = _LETTER.sub(lambda mark: f"{ord(mark[1].lower()) - ord('a') + 1}) ", text)
        for number, piece in _pieces(text):
            if number is not None:
                current = number
                numbered[number] = piece
            elif _THAT.match(piece) and not numbered:
                plain.append(piece)
            elif current is not None:
                numbered[current] += " " + piece
    return numbered or dict(enumerate(plain, start=1))


def _pieces(text: str) -> Iterable[tuple[int | None, str]]:
    if _DIGIT.search(text) is None:
        yield None, text
        return
    first = _NUMBERED.match(text)
    if first is None:
        marks = [mark for mark in _INLINE.finditer(text) if mark[1] in ("1", "2", "3", "4", "5", "6", "7", "8", "9")]
        if len(marks) < 2 or marks[0][1] != "1":
            yield None, text
            return
    else:
        marks = list(_INLINE.finditer(text))
    expected = int(marks[0][1]) if marks else 0
    cuts = []
    for mark in marks:
        if int(mark[1]) == expected:
            cuts.append(mark)
            expected += 1
    if not cuts:
        assert first is not None
        yield int(first[1]), first[2]
        return
    for mark, following in zip(cuts, [*cuts[1:], None], strict=True):
        yield int(mark[1]), text[mark.end() : following.start() if following else len(text)].strip()


def with_money(proposals: dict[int, str]) -> frozenset[int]:
    """The numbers of the proposals whose text names an amount or a word of appropriation."""
    return frozenset(number for number, text in proposals.items() if _MONEY.search(text))
