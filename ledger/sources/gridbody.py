"""Lines from a header on → the header's lines and the lines below that can be rows, each parted at its figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ledger.limits import Limits
from ledger.model import Paragraph, Place
from ledger.patterns import pattern
from ledger.sources.gridcells import (
    ends_table,
    is_aside,
    is_furniture,
    is_header_row,
    is_label_header,
    is_text_header,
    is_unit,
    is_year,
    is_yes_no,
)
from ledger.sources.gridpieces import Piece, heads, names_year, pieces, segments
from ledger.sources.guard import exceeded
from ledger.sources.textlines import Line

_TWO_YEARS = pattern(r"(?:19|20)[0-9]{2}[^0-9].*(?:19|20)[0-9]{2}(?![0-9])")
_LONE_YEAR = pattern(r" {9,}(?:budget )?(?:19|20)[0-9]{2}\s*", re.IGNORECASE)  # one year over the figures, nothing over the labels
_DATED = pattern(r"\b[0-9]{1,2}\. ?[a-z]{3,9}\.? (?:19|20)[0-9]{2}\W*", re.IGNORECASE)
_RULE = pattern(r"\s*(?:[-=_─━]{3,}+[\s|+]*+)+")  # possessive: a long rule with words behind it is looked at once
_MOST_HEAD_LINES = 3
LONGEST_LINE = 400
_LONGEST_LABEL = 90
_MOST_FURNITURE = 4


@dataclass(slots=True)
class Printed:
    """One line below the header, with its pieces parted at its figures."""

    line: int
    index: int
    text: str
    before: list[Piece]
    figures: list[Piece]
    after: list[Piece]


@dataclass(slots=True)
class Body:
    """The lines that can be rows, the index after the last, and the legends that stand between them."""

    rows: list[Printed]
    end: int
    aside: list[Paragraph]


def may_be_aligned(text: str) -> bool:
    """Can the line be a header held by position: two spaces inside it, or two years?"""
    if "  " in text.strip():
        return True
    return len(text) <= 200 and (_TWO_YEARS.search(text) is not None or _LONE_YEAR.fullmatch(text) is not None)


def head_lines_at(lines: Sequence[Line], start: int) -> list[str] | None:
    """The lines of the header: up to three without figures (years apart), the next line holding figures. `None`: no such thing."""
    texts: list[str] = []
    index = start
    while index < len(lines) and len(texts) <= _MOST_HEAD_LINES:
        text = lines[index].text
        if not text.strip():
            if not texts or index > start + len(texts):
                return None
            below = [line.text for line in lines[index + 1 : index + 4] if line.text.strip()]
            while len(below) > 1 and len(segments(below[0])) == 1 and len(below[0]) <= _LONGEST_LABEL:
                below = below[1:]  # a block heading above the first row
            return texts if below and has_figures(below[0]) else None
        if _RULE.fullmatch(text):
            return texts or None
        if len(text) > LONGEST_LINE or "\t" in text:
            return None
        if has_figures(text) or _is_row_of_years(texts, text):
            return texts or None
        if texts and (not _is_head_line(text) or _states_nothing(texts, text)):
            return texts  # a block heading above the first row, or a row that states nothing
        texts.append(text)
        index += 1
    return None


def has_figures(text: str) -> bool:
    """Does a row's line hold a figure that is no year, with words or other figures beside it?"""
    found = pieces(text)
    return len(found) > 1 and any(piece.figure and not is_year(piece.text) and not is_unit(piece.text) for piece in found)


def _is_row_of_years(above: list[str], text: str) -> bool:
    """Below a header that names years, is this a row whose amounts look like years ("Løn 2040", thousands without a point)?"""
    found = pieces(text)
    if not any(is_year(piece.text) for line in above for piece in heads(line) or []) or len(found) < 2 or found[0].figure:
        return False
    label = found[0].text
    return all(is_year(piece.text) for piece in found[1:]) and not (is_unit(label) or is_label_header(label) or is_text_header(label))


def _states_nothing(above: list[str], text: str) -> bool:
    """Below a line of years: a label at the margin with its address or its Varig, and no figure?"""
    found = segments(text)
    if is_yes_no(found[-1].text):
        return True
    years = sum(1 for piece in heads(above[-1]) or [] if names_year(piece.text))
    return years > 1 and found[0].start == 0 and not any(names_year(piece.text) or is_unit(piece.text) for piece in found)


def _is_head_line(text: str) -> bool:
    return len(segments(text)) > 1 or text.startswith("   ")


def body_at(lines: Sequence[Line], index: int, limits: Limits) -> Body:
    """The lines that can be rows, from `index`."""
    rows: list[Printed] = []
    end = index
    pending: list[Printed] = []
    aside: list[Paragraph] = []
    inside = furniture = 0
    blanks = 0
    while index < len(lines):
        text = lines[index].text
        if not text.strip():
            blanks += 1
            if blanks > 2 or len(pending) > 1:
                break
        elif _RULE.fullmatch(text):
            pass
        elif is_furniture(text):
            furniture += 1
            blanks = 0
            if furniture > _MOST_FURNITURE:
                break
        elif rows and is_unit(text.strip()) and len(segments(text)) == 1:
            break  # the caption of another table ("- 1.000 kr. -")
        elif rows and is_aside(text.strip()):
            aside.append(Paragraph(text.strip(), Place(line=lines[index].number)))
        elif _goes_past(text) or (rows and blanks and _is_dated(text)):
            break
        else:
            row = _parted(lines[index], index)
            if row.figures:
                if rows and is_header_row([piece.text for piece in (*row.before, *row.figures, *row.after)], apart=blanks > 0):
                    break  # of another table
                if blanks and not row.before and not row.after and len(row.figures) == 1:
                    break
                rows.extend(pending)
                pending = []
                rows.append(row)
                end, inside, furniture = index + 1, len(aside), 0
                blanks = 0
                if len(rows) > limits.table_rows:
                    raise exceeded("table_rows", limits)
            elif _is_prose(text) or _headings(pending) == 2 or (blanks and pending):
                break
            else:
                pending.append(row)
                blanks = 0
        index += 1
    return Body(rows, end, aside[:inside])


def _is_prose(text: str) -> bool:
    return len(text.strip()) > _LONGEST_LABEL or text.rstrip().endswith((".", ":"))


def _headings(pending: list[Printed]) -> int:
    """How many of the lines without figures have nothing held apart either: two may follow each other, a third is prose."""
    return sum(1 for row in pending if len(segments(row.text)) == 1)


def names_years_again(text: str) -> bool:
    """Does the line name two years or dates as headings: the header of another table? Amounts like 2040 and 2060 are none."""
    if not _TWO_YEARS.search(text):
        return False
    found = heads(text)
    if found is None:
        return False
    years = [int(piece.text) for piece in found if is_year(piece.text)]
    if len(set(years)) == 1 or any(after - before not in (0, 1) for before, after in pairwise(years)):
        return False
    return sum(1 for piece in found if names_year(piece.text)) >= 2


def _goes_past(text: str) -> bool:
    """Is the line of another form, or a heading below the table?"""
    return len(text) > LONGEST_LINE or "\t" in text or "|" in text or ends_table(text.strip()) or names_years_again(text)


def _is_dated(text: str) -> bool:
    """Words that end in a date, nothing held apart: `Kommunalbestyrelsen den 28. januar 2015`, what comes after the table."""
    found = _DATED.search(text)
    return found is not None and found.end() == len(text) and len(segments(text)) == 1


def _parted(line: Line, index: int) -> Printed:
    found = pieces(line.text)
    figures = [at for at, piece in enumerate(found) if piece.figure]
    if not figures or (len(found) == 1 and not figures):
        return Printed(line.number, index, line.text, found, [], [])
    first, last = figures[0], figures[-1]
    if first == 0 and len(found) > 1 and not found[1].figure:
        first = figures[1] if len(figures) > 1 else len(found)  # a row number before the label
    if first > last:
        return Printed(line.number, index, line.text, found, [], [])
    while any(not piece.figure for piece in found[first : last + 1]):
        first = next(at for at in range(first, last) if not found[at].figure) + 1
    return Printed(line.number, index, line.text, found[:first], found[first : last + 1], found[last + 1 :])
