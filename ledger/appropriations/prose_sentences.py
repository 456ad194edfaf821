"""Running text → sentences with their offsets: a full stop after "mio.", "jf." or "nr." does not end a Danish sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ledger.folding import folded
from ledger.patterns import pattern

__all__ = ["Sentence", "fold", "proposals_in", "sentences"]

_NEVER_LAST = {
    "ca",
    "jf",
    "vedr",
    "inkl",
    "ekskl",
    "excl",
    "incl",
    "hhv",
    "nr",
    "pkt",
    "evt",
    "ift",
    "ifm",
    "mhp",
    "pr",
    "stk",
    "sct",
    "st",
    "dr",
    "hr",
    "fr",
    "min",
    "max",
    "maks",
    "f.eks",
    "bl.a",
    "d",
    "t",
    "mill",
    "dvs",
    "cf",
    "kap",
    "afsn",
    "tlf",
    "att",
    "til.",
    "ad",
    "ing",
    "arkt",
    "red",
    "forv",
}
# the sign that may end a sentence, by which `re` finds the place, and the gap behind it
_BREAK = pattern(
    r"[.!?;\n](?:(?<=[.!?])[\"”»’)\]]?\s+(?=[\"”»(]?[A-ZÆØÅ•–-]|\d{1,2}[.)] )|(?<=;)\s+(?=at\b|[A-ZÆØÅ])|(?<=\n)\n*)",
    plain=True,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and where it begins in its paragraph."""

    text: str
    start: int


def fold(text: str) -> str:
    """Text with soft hyphens gone and every white space a plain space: same length only without soft hyphens."""
    return text if folded(text) else " ".join(text.replace("\u00ad", "").split())


def sentences(text: str) -> list[Sentence]:
    """A paragraph → its sentences in order. Linear in the text; an ordinal ("1. januar") does not break."""
    found: list[Sentence] = []
    start = 0
    for match in _BREAK.finditer(text):
        end = match.start() + (text[match.start()] != "\n")
        if _goes_on(text[max(start, end - 24) : end].rstrip('"”»’)]')):
            continue
        _append(found, text, start, end)
        start = match.end()
    _append(found, text, start, len(text))
    return found


def _goes_on(before: str) -> bool:
    """Does the full stop belong to the word before it: an abbreviation, an initial, the number of an entry?"""
    if before[-1:] != ".":
        return False
    word = before.rsplit(None, 1)[-1].rpartition("(")[2][:-1]
    return (
        word.lower() in _NEVER_LAST
        or (len(word) == 1 and word.isupper())
        or (len(word) <= 2 and word.isdecimal() and len(before.strip()) == len(word) + 1)
    )


def _append(found: list[Sentence], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        found.append(Sentence(stripped, start + len(piece) - len(piece.lstrip())))


_LISTED = pattern(r"(?:indstilling\s+om,?\s+)?at\s", re.IGNORECASE)
_NEXT = pattern(r"(?:,|og|samt|men)\s+(?=at\s)", plain=True)


@dataclass(frozen=True, slots=True)
class _Gap:
    """What stands between a proposal and the next one's "at": ", ", " samt ", ", og "."""

    start: int
    end: int
    word: bool


def _gaps(text: str) -> list[_Gap]:
    """A sentence → the gaps before each "at" in it that a comma or a conjunction goes before. Linear in the text."""
    found: list[_Gap] = []
    for match in _NEXT.finditer(text):
        start = match.start()
        word = text[start] != ","
        if word:
            while start and text[start - 1].isspace():
                start -= 1
            if start == match.start():
                continue  # the end of another word: "krog at"
            if text[start - 1 : start] == ",":
                start -= 1
            elif text[match.start()] == "m":
                continue  # "men" goes on only behind a comma
        if not start or not (text[start - 1].isspace() or text[start - 1] == ","):
            found.append(_Gap(start, match.end(), word))
    return found


_LEANS = pattern(
    r"(?:\b(?:af|om|ved|til|for|så|vidt|sådan|således|forudsat|bemærkning|forudsætning|betingelse|tilføjelse|forståelse|"
    r"ændring|ud fra|herunder|dels|"
    r"idet|betinget|krav|aftale|forslag)|\w+(?:es|er))$",
    re.IGNORECASE,
)


def _leans(text: str, gap: _Gap) -> bool:
    return not gap.word and _LEANS.search(text[max(0, gap.start - 24) : gap.start]) is not None


_LONGEST = 3_000  # characters of a sentence that grammar is read into
_LESS, _MORE = r"(?:reduceres|nedsættes|mindskes|nedskrives)", r"(?:forhøjes|øges|forøges|opskrives)"
# "at rådighedsbeløbet i 2025 reduceres med 7,4, og at rådighedsbeløbet i 2026 forhøjes med 7,4": one move, told in two halves
_MOVED_IN_TIME = pattern(
    rf"(?:at\s+)?(?P<what>\w*(?:beløb|bevilling|budget|ramme)\w*)\s[^;]*?(?:{_LESS}\s[^;]*?\sog\s+at\s+(?P=what)\s[^;]*?{_MORE}|"
    rf"{_MORE}\s[^;]*?\sog\s+at\s+(?P=what)\s[^;]*?{_LESS})\s",
    re.IGNORECASE,
)
_OWN_ACT = pattern(r"at\s+der\s+(?!til\s+finan)(?:\S+\s+){0,6}?\w+s\s[^;]*[0-9]\s?(?:mio|mia|mil|t\.\s?kr|tkr|kr)", re.IGNORECASE)
_FIRST_ACT = pattern(r"(?:^|\bat\s+)der\s[^;]*[0-9]\s?(?:mio|mia|mil|t\.\s?kr|tkr|kr)", re.IGNORECASE)


def _two_acts(text: str, gap: _Gap) -> bool:
    """ "at der bevilges 1,4 mio. kr. …, samt at der omplaceres 0,2 mio. kr. …": two acts, each with money of its own."""
    return (
        len(text) <= _LONGEST
        and gap.word
        and _OWN_ACT.match(text, gap.end) is not None
        and _FIRST_ACT.search(text, 0, gap.start) is not None
    )


def proposals_in(sentence: Sentence) -> list[Sentence]:
    """ "Indstilling om, at A, at B, samt at C": each proposal of such a sentence by itself, so that the words of one never rule the
    amounts of another. A clause that leans on the word before it ("forudsat, at …") stays with it."""
    gaps = [gap for gap in _gaps(sentence.text) if not _leans(sentence.text, gap)] if " at " in sentence.text else []
    if len(gaps) == 1 and len(sentence.text) <= _LONGEST and _MOVED_IN_TIME.match(sentence.text) is not None:
        return [sentence]
    if not gaps or (len(gaps) == 1 and _LISTED.match(sentence.text) is None and not _two_acts(sentence.text, gaps[0])):
        return [sentence]
    found: list[Sentence] = []
    start = 0
    for gap in gaps:
        found.append(Sentence(sentence.text[start : gap.start], sentence.start + start))
        start = gap.end + 3  # without its "at "
    found.append(Sentence(sentence.text[start:], sentence.start + start))
    return found
