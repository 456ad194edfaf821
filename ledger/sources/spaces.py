"""White space of any format → white space as a reader sees it: folded, with nothing invisible left inside words and figures."""

from __future__ import annotations

from collections.abc import Iterable

from ledger.patterns import pattern
from ledger.sources.textlines import mend

_SPACE = pattern(r"[^\S\u00a0]+")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NOT_ONE_WORD = pattern(r"(?:og|eller|samt|til|i|på|som)(?![^\W\d_])")


def fold(text: str) -> str:
    """Any text → one line, its characters as meant (`mend`), runs of white space one space.

    A fixed space between groups of digits stays: it belongs to the figure.
    """
    if text.isascii() and "  " not in text and text.isprintable():
        return text.strip(" ")
    return _SPACE.sub(" ", mend(text)).strip()


def join_lines(lines: Iterable[str]) -> str:
    """The lines printed in one cell → its text. A word broken with a hyphen is mended ("Aktivitets-/område"), "drifts- og" is not.

    Two figures under each other are kept apart with " / ", so that 400 over 500 can never be read as 400 500.
    """
    joined = ""
    for line in lines:
        text = fold(line)
        if not text:
            continue
        if not joined:
            joined = text
        elif joined[-1].isdigit() and text[0].isdigit():
            joined += " / " + text
        elif len(joined) > 1 and joined[-1] == "-" and joined[-2].isalpha() and text[0].islower() and not _NOT_ONE_WORD.match(text):
            joined = joined[:-1] + text
        else:
            joined += " " + text
    return joined


def superscript(text: str) -> str:
    """Raised digits → superscript characters, so that a footnote mark never becomes a digit of the amount before it (400¹)."""
    return text.translate(_SUPERSCRIPT)
