"""A line held by position → its pieces, each with the columns of characters it covers."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ledger.money import is_dash, is_percent, parse_figure, unit_in_header
from ledger.patterns import pattern
from ledger.sources.gridcells import is_amount_header, is_sum_header, is_year, is_year_header

# a plain space parts, a fixed one (it stands only inside figures here) does not: "2\u00a0175" is one figure
_SEGMENT = pattern(r"[^ \t]+(?: [^ \t]+)*")
_TOKEN = pattern(r"[^ \t]+")
_MONTH = r"(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?"
_DATE_OR_YEAR = pattern(
    rf"[0-9]{{1,2}}\. ?{_MONTH} (?:19|20)[0-9]{{2}}(?![0-9])"
    r"|(?<![0-9.,/–-])(?:19|20)[0-9]{2}(?:[-–](?:20)?[0-9]{2})?(?![0-9.,/]|[ -]?(?:p/?l\b|pris))",
    re.IGNORECASE,
)
_YES_NO = (" Ja", " Nej", " ja", " nej", " JA", " NEJ")
_AFTER_YEARS = pattern(r"\s*(i alt|ialt|total|sum)\b", re.IGNORECASE)
_GROUPED = pattern(r"(?<![0-9.,])[1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9.,])")
_OTHER_GROUPS = pattern(r"(?<![0-9.,])[1-9][0-9]{0,2}\.[0-9]{3}(?![0-9])|(?<![0-9.,])[1-9][0-9]{4,}(?![0-9])")


class Piece(NamedTuple):
    """Text from character `start` to `end` (excluded). `figure`: a figure or dash. `peeled`: one space alone parts it from words."""

    start: int
    end: int
    text: str
    figure: bool = False
    peeled: bool = False


def segments(text: str) -> list[Piece]:
    """The parts of a line that two or more spaces keep apart."""
    return [Piece(found.start(), found.end(), found.group()) for found in _SEGMENT.finditer(text)]


@lru_cache(maxsize=4096)
def _value(text: str) -> bool:
    return len(text) <= 40 and (parse_figure(text) is not None or is_dash(text) or is_percent(text))


def pieces(text: str) -> list[Piece]:
    """A row's line → texts and figures from left to right. Figures at the end of a segment part from the words before them."""
    found: list[Piece] = []
    for segment in segments(text):
        if _value(segment.text):
            found.append(segment._replace(figure=True))
        elif segment.text.endswith(_YES_NO) and (parted := _before_yes_no(segment)) is not None:
            found.extend(parted)
        elif segment.text[-1].isdigit() or segment.text[-1] in "-−–—)%,":
            found.extend(_peeled(segment))
        else:
            found.append(segment)
    return found


def _before_yes_no(segment: Piece) -> list[Piece] | None:
    """Figures and a last "Ja" or "Nej" one space apart → their pieces; `None` where no figure stands before it."""
    cut = segment.text.rindex(" ")
    before = pieces(segment.text[:cut])
    if not before or not before[-1].figure:
        return None
    shifted = [piece._replace(start=segment.start + piece.start, end=segment.start + piece.end) for piece in before]
    return [*shifted, Piece(segment.start + cut + 1, segment.end, segment.text[cut + 1 :])]


def _peeled(segment: Piece) -> list[Piece]:
    tokens = [Piece(segment.start + token.start(), segment.start + token.end(), token.group()) for token in _TOKEN.finditer(segment.text)]
    first = len(tokens)
    while first > 0 and _value(tokens[first - 1].text):
        first -= 1
    if first == len(tokens) or (first == 1 and not any(character.isalnum() for character in tokens[0].text)):
        return [segment]
    figures = [token._replace(figure=True, peeled=first > 0) for token in tokens[first:]]
    if not first:
        return figures
    words = Piece(segment.start, tokens[first - 1].end, segment.text[: tokens[first - 1].end - segment.start])
    return [words, *figures]


def groups_by_space(text: str) -> bool:
    """Could two figures on the line be one with a space for thousands ("2 500"), or one be two?"""
    return _GROUPED.search(text) is not None


def groups_otherwise(text: str) -> bool:
    """Does the line print thousands with a point, or without any mark? Then a space is none."""
    return _OTHER_GROUPS.search(text) is not None


def heads(text: str) -> list[Piece] | None:
    """A header's line → its columns, or `None` where a segment with several years is prose rather than a row of headings.

    Two spaces part columns; years, dates and "I alt" one space apart are columns of their own (FORMATS B9, B12).
    """
    columns: list[Piece] = []
    for segment in segments(text):
        years = list(_DATE_OR_YEAR.finditer(segment.text))
        if len(years) < 2:
            columns.append(segment)
            continue
        parts = _parted(segment, years)
        if parts is None:
            return None
        columns.extend(parts)
    return columns


def _parted(segment: Piece, years: list[re.Match[str]]) -> list[Piece] | None:
    text, base = segment.text, segment.start
    columns: list[Piece] = []
    cut = 0
    worded = any(text[before.end() : after.start()].strip() for before, after in pairwise(years))
    for number, year in enumerate(years):
        words = text[cut : year.start()].strip()
        begin = year.start()
        if words and number == 0 and not worded:
            columns.append(Piece(base, base + len(text[: year.start()].rstrip()), words))
        elif words:
            if number:
                if not is_amount_header(words) and not is_year_header(f"{words} {year.group()}"):
                    return None
                begin = cut + len(text[cut:]) - len(text[cut:].lstrip())
            else:
                begin = _after_unit(text[: year.start()])
                if begin:
                    columns.append(Piece(base, base + len(text[:begin].rstrip()), text[:begin].strip()))
        columns.append(Piece(base + begin, base + year.end(), text[begin : year.end()].strip()))
        cut = year.end()
    tail = text[cut:]
    total = _AFTER_YEARS.match(tail)
    if total is not None:
        columns.append(Piece(base + cut + total.start(1), base + cut + total.end(1), total.group(1)))
        cut += total.end()
    rest = text[cut:].strip()
    if rest:
        begin = base + cut + len(text[cut:]) - len(text[cut:].lstrip())
        columns.append(Piece(begin, begin + len(rest), rest))
    return columns


def _after_unit(text: str) -> int:
    """Where the unit in a header's first words ends: "Resultatopgørelse i mio. kr. Budget 2019" parts after "kr."; 0 without one."""
    unit = unit_in_header(text)
    if unit is None:
        return 0
    at = text.lower().find(unit.printed)
    end = at + len(unit.printed) if at >= 0 else 0
    while end < len(text) and text[end] in ".) ":
        end += 1
    return end


def is_figure_head(text: str) -> bool:
    """Does the header stand over figures: a year or date, a total, words for an amount?"""
    return names_year(text) or is_sum_header(text) or is_amount_header(text)


def names_year(text: str) -> bool:
    """Is the header piece a year or a date?"""
    return is_year(text) or is_year_header(text) or _DATE_OR_YEAR.fullmatch(text) is not None
