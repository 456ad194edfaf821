"""White space of any format → white space as a reader sees it: folded, with nothing invisible left inside words and figures."""

from __future__ import annotations

import re
from collections.abc import Iterable

_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
# a fixed space holds a figure together ("1 000"); everywhere else it is layout
_FIXED_IN_FIGURE = re.compile(r"(?<=[0-9])[\u00a0\u202f\u2009\u2007](?=[0-9]{3}(?![0-9]))")
_SPACE = re.compile(r"[\s\u00a0\u202f\u2009\u2007]+")
_HOLD = "\ue000"
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NOT_ONE_WORD = re.compile(r"(?:og|eller|samt|til|i|på|som)(?![^\W\d_])")


def fold(text: str) -> str:
    """Any text → one line: runs of white space become one space, soft hyphens and zero-width characters go.

    A no-break space between groups of digits stays: it belongs to the figure.
    """
    if text.isascii() and "  " not in text and text.isprintable():
        return text.strip(" ")
    text = _INVISIBLE.sub("", text)
    if _FIXED_IN_FIGURE.search(text):
        kept = _FIXED_IN_FIGURE.sub(_HOLD, text.replace(_HOLD, " "))
        return _SPACE.sub(" ", kept).strip().replace(_HOLD, "\u00a0")
    return _SPACE.sub(" ", text).strip()


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
