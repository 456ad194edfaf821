"""Text → numbered lines, mended: the number is the one an editor shows, the characters are those a reader sees."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from ledger.limits import Limits
from ledger.patterns import pattern
from ledger.sources.guard import exceeded


class Line(NamedTuple):
    """One line: its number from 1, and its text without trailing spaces. "" is a blank line. Tabs and indentation are kept."""

    number: int
    text: str


_FIXED_SPACE = pattern("[\u00a0\u202f\u2000-\u200a\u205f\u3000]")
# a fixed space between groups of digits holds the figure together; everywhere else it is layout
_FIXED_IN_FIGURE = pattern("(?<=[0-9])[\u00a0\u202f\u2007\u2009](?=[0-9]{3}(?![0-9]))")
_HOLD = "\ue000"
_NOTHING = ("\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u200e", "\u200f", "\x00", "\x1a")
_BIDI = pattern("[\u202a-\u202e\u2066-\u2069]")
_LIGATURES = (("ﬀ", "ff"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬃ", "ffi"), ("ﬄ", "ffl"), ("ﬅ", "st"), ("ﬆ", "st"))
# Editors count \n, \r\n and \r; these break the text but not the count, so that a form feed does not move every later number
_INNER_BREAKS = pattern("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def mend(text: str) -> str:
    """Characters as meant: composed (å, not a + ring), ligatures split, soft hyphens and invisible marks gone, spaces plain."""
    if text.isascii():
        return text.replace("\x1a", "") if "\x1a" in text else text
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if _FIXED_SPACE.search(text):
        text = _FIXED_IN_FIGURE.sub(_HOLD, text.replace(_HOLD, " "))
        text = _FIXED_SPACE.sub(" ", text).replace(_HOLD, "\u00a0")
    for character in _NOTHING:
        text = text.replace(character, "")
    text = _BIDI.sub("", text)
    for ligature, letters in _LIGATURES:
        text = text.replace(ligature, letters)
    return text


def split(text: str, limits: Limits) -> list[Line]:
    """Text → its lines. Raises `LimitError` for `line_characters` and `blocks`, the latter counted over non-blank lines."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    raw = text.split("\n")
    longest = limits.line_characters
    if len(text) > longest and max(map(len, raw)) > longest:
        raise exceeded("line_characters", limits)
    if len(raw) > limits.blocks and sum(1 for line in raw if line) > limits.blocks:
        raise exceeded("blocks", limits)
    mended = mend(text)
    raw = mended.split("\n")
    if not _INNER_BREAKS.search(mended):
        return [Line(number, line.rstrip(" ")) for number, line in enumerate(raw, 1)]
    return [Line(number, part.rstrip(" ")) for number, line in enumerate(raw, 1) for part in _INNER_BREAKS.split(line)]
