"""A short decision text no wording fits → the same with the verbs of decisions spelt right (`Gokendt` → `Godkendt`), or `None`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ledger.patterns import pattern

_VERBS = (
    "godkendt",
    "godkendes",
    "godkendte",
    "tiltrådt",
    "tiltrædes",
    "tiltræder",
    "vedtaget",
    "vedtages",
    "anbefalet",
    "anbefales",
    "anbefaler",
    "indstilles",
    "bevilges",
    "bevilget",
    "udsættes",
    "udsat",
    "drøftet",
    "forkastet",
    "forkastes",
    "efterretning",
    "orientering",
    "tilbagesendes",
    "tilbagesendt",
    "oversendes",
    "oversendt",
    "bortfalder",
    "bortfaldt",
    "imødekommet",
    "imødekommes",
)
# Words spelt right that lie beside a verb and are none of a decision.
_RIGHT = (
    "indstillet",
    "indstillede",
    "indstille",
    "indstilling",
    "anbefale",
    "anbefaling",
    "godkende",
    "godkender",
    "orienteret",
    "orienterede",
    "orientere",
    "vedtagelse",
    "vedtage",
    "bevilling",
    "bevilge",
    "bevilger",
    "bevilgede",
    "drøftes",
    "drøftede",
    "tiltræde",
    "forkaste",
    "oversende",
    "tilbagesende",
    "udsætte",
    "udsættelse",
    "imødekomme",
    "vedtægt",
    "vedtægter",
)
_KNOWN = frozenset((*_VERBS, *_RIGHT))
_WORD = pattern(r"[a-zæøå]{5,}", re.IGNORECASE)
_MOST_WORDS = 12


def mend(lines: Sequence[str]) -> list[str] | None:
    """Lines of a decision in which nothing was recognised → the lines with misspelt verbs mended; `None` where there are none.

    Only short texts are tried, and only words of five letters and more with the same first letter: one letter wrong, two in a long
    word. A name or a topic is further away than that.
    """
    if not lines or sum(len(line.split()) for line in lines) > _MOST_WORDS:
        return None
    mended = [_WORD.sub(lambda word: _nearest(word.group().lower()) or word.group(), line) for line in lines]
    return mended if mended != list(lines) else None


@lru_cache(maxsize=1024)
def _nearest(word: str) -> str | None:
    if word in _KNOWN:
        return None
    from rapidfuzz.distance import OSA  # heavy import, needed for texts that say nothing otherwise only

    best: tuple[int, str] | None = None
    for verb in _VERBS:
        if verb[0] != word[0] or abs(len(verb) - len(word)) > 2:
            continue
        allowed = 1 if len(verb) < 9 else 2
        distance = int(OSA.distance(word, verb, score_cutoff=allowed))
        if distance <= allowed and (best is None or distance < best[0]):
            best = (distance, verb)
    return best[1] if best is not None else None
