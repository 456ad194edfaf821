"""The text under a decision heading → status, parts for numbered proposals, and whether it was amended (FORMATS D, DOMAIN 5.3)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ledger.minutes import answers, spelling, wordings
from ledger.minutes.verdicts import choose, classify, verdicts_of
from ledger.model import DecisionPart, DecisionStatus
from ledger.patterns import pattern

__all__ = ["NOTHING", "Outcome", "classify", "read"]

_MOST = 4_000
_ORDINAL_WORD = pattern(
    r"\b(første|andet|anden|tredje|fjerde|femte|sjette|syvende|ottende|niende|tiende)(?=\s(?:at|punkt|pkt|led|dot)\b)", re.IGNORECASE
)
_ORDINALS = {"første": 1, "andet": 2, "anden": 2, "tredje": 3, "fjerde": 4, "femte": 5, "sjette": 6, "syvende": 7, "ottende": 8}
_ORDINALS |= {"niende": 9, "tiende": 10}
_LIST_AHEAD = pattern(r"\b(?:besluttede|beslutter|vedtog|har besluttet)(?: enstemmigt| herefter)?(?:,? at)?\s?[,:]?$", re.IGNORECASE)
_FIRST_OF_LIST = pattern(r"(?:[-•–]\s?|(?:1|a)\s?[.)]\s?)?(?:at\s|(?<=[\s.)])(?=[a-zæøå]))")
_YEAR_FIRST = pattern(r"^(?:19|20)\d\d\s+[a-zæøå]")
_UNFINISHED = pattern(
    r"(?:[,–-]|\b(?:og|til|af|for|i|på|med|om|ved|fra|samt|den|det|de|at|har|som|der|overfor|vedtaget|godkendt|tiltrådt|anbefaler|indstiller))$",
    re.IGNORECASE,
)
_QUOTES = str.maketrans({"\u00a0": " ", "‐": "-", "‑": "-"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a decision text says: status of the whole, parts, amended."""

    status: DecisionStatus
    parts: tuple[DecisionPart, ...] = ()
    amended: bool = False


NOTHING = Outcome("none")


def read(
    paragraphs: Sequence[str], money: frozenset[int] = frozenset(), proposals: frozenset[int] = frozenset(), council: bool = False
) -> Outcome:
    """Paragraphs under the heading → outcome. `money` and `proposals` are the numbers of the Indstilling's points (with money; all).

    With parts, the whole has the status of the proposals that carry money, else the strongest (SPEC 2). Only the beginning of a
    very long text is read for its verdict. Nobody can stop what the `council` decides: there § 23 only tells how the case came.
    """
    lines = _unwrapped([line for line in (_fold(paragraph) for paragraph in paragraphs) if line])
    parts = answers.read(lines, proposals)
    if parts:
        return _overall(parts, money, lines, council)
    verdicts = verdicts_of(lines)
    chosen = choose(verdicts, council)
    if chosen is None:
        mended = spelling.mend(lines)
        verdicts = verdicts_of(mended) if mended is not None else []
        chosen = choose(verdicts, council)
    if chosen is None:
        return NOTHING
    amended = chosen.status in ("approved", "recommended") and any(
        verdict.amended for line in verdicts for verdict in line if verdict.status in ("approved", "recommended")
    )
    return Outcome(chosen.status, (), amended)


def _fold(text: str) -> str:
    folded = re.sub(r"\s+", " ", text[:_MOST].translate(_QUOTES)).strip(" \"”»'")
    return _ORDINAL_WORD.sub(lambda word: f"{_ORDINALS[word[1].lower()]}.", folded)


def _unwrapped(lines: list[str]) -> list[str]:
    """Lines of a paragraph that PDF text wrapped, put together: a long line without an end, and a small letter on the next."""
    whole: list[str] = []
    for line in lines:
        if whole and _LIST_AHEAD.search(whole[-1].lower()) and (item := _FIRST_OF_LIST.match(line)) is not None:
            # "Udvalget besluttede," with the list below: what was decided is what the list says.
            whole[-1] = f"{_LIST_AHEAD.sub('', whole[-1])} besluttede at {line[item.end() :]}"
        elif whole and _goes_on(whole[-1], line):
            whole[-1] += " " + line
        else:
            whole.append(line)
    return whole


def _goes_on(before: str, line: str) -> bool:
    """Whether a line is the wrapped rest of the one before: a small letter, the year of a date, or a name after words that need one."""
    if not 60 <= len(before) < _MOST or before[-1] in ".:;!?":
        return False
    return line[:1].islower() or _YEAR_FIRST.match(line) is not None or (line[:1].isupper() and _UNFINISHED.search(before) is not None)


def _overall(parts: tuple[DecisionPart, ...], money: frozenset[int], lines: list[str], council: bool) -> Outcome:
    carrying = [part for part in parts if money.intersection(part.items) and part.status != "none"]
    counted = carrying or parts
    status = min((part.status for part in counted), key=wordings.STRONGEST.index)
    if not council and any(verdict.status == "stopped" for line in verdicts_of(lines) for verdict in line):
        status = "stopped"
    return Outcome(status, tuple(part for part in parts if part.items), any(part.amended for part in counted))
