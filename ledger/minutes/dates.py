"""Printed Danish dates → `datetime.date`: `22. april 2025`, `22-04-2025`, `28.03.2023`, `30. aug 2022`, `Maj 23, 2018`, `2025-04-22`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from ledger.patterns import pattern

_MONTHS = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "maj": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "okt": 10, "nov": 11, "dec": 12}
MONTH = (
    r"(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|okt|nov|dec)"
)

# A journal number (04.04.00-P20-6-17) and a decimal (1.25.2024) must not look like a date: no digit, dot or hyphen may touch it.
DATE = (
    rf"(?:(?<![\d.,/-])\d{{1,2}}\s?\.?\s?{MONTH}\.?,?\s?\d{{4}}(?!\d)"
    rf"|(?<![\wæøå]){MONTH}\.?\s\d{{1,2}}\.?,?\s\d{{4}}(?!\d)"
    r"|(?<![\d.,/-])\d{4}-\d{2}-\d{2}(?![\d-])"
    r"|(?<![\d.,/-])\d{1,2}\s?[-./]\s?\d{1,2}\s?[-./]\s?(?:\d{4}|\d{2})(?![\d-]|[./]\d))"
)
"""One printed date as a pattern, for use inside larger ones; compile with `re.IGNORECASE`."""

_DATE = pattern(DATE, re.IGNORECASE)
_NUMBERS = pattern(r"\d+")
_NAME = pattern(MONTH, re.IGNORECASE)
_YEARS = (1970, 2100)


class Found(NamedTuple):
    """A date with the stretch of text it was read from."""

    date: datetime.date
    start: int
    end: int


def read(printed: str) -> datetime.date | None:
    """One date as printed → the date, `None` where no such day exists. Two-digit years are of this century."""
    numbers = [int(number) for number in _NUMBERS.findall(printed)]
    name = _NAME.search(printed)
    if name is not None and len(numbers) == 2:
        day, year = numbers
        month = _MONTHS[name.group()[:3].lower()]
    elif len(numbers) == 3:
        year, month, day = numbers if numbers[0] > 31 else (numbers[2], numbers[1], numbers[0])
    else:
        return None
    year += 2000 if year < 100 else 0
    if not _YEARS[0] <= year <= _YEARS[1]:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def find(text: str) -> Found | None:
    """The first date of a line."""
    return next(find_all(text), None)


def find_all(text: str) -> Iterator[Found]:
    """All dates of a line in printed order."""
    for match in _DATE.finditer(text):
        date = read(match.group())
        if date is not None:
            yield Found(date, match.start(), match.end())
