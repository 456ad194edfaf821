"""A text → its dates that name a weekday, and the weekday each truly is (DOMAIN C47)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from ledger.patterns import pattern

NAMES = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_NAMED = pattern(r"dag,?\s(?:den\s|d\.\s?)?(?=\d|[A-Za-zæøå]{3,9}\.?\s\d{1,2},\s\d{4})", plain=True)
_BETWEEN = "\0"  # neither white space nor part of a word: no date is read across it
NEAR = datetime.timedelta(days=200)


@cache
def _no_year() -> re.Pattern[str]:
    from ledger.minutes import dates

    return re.compile(rf"(\d{{1,2}})\.?\s({dates.MONTH})\b(?!\.?,?\s?\d)", re.IGNORECASE)


class Named(NamedTuple):
    """A printed weekday and date; `date` in the year printed, or, where none is, in the meeting's year."""

    printed: str
    weekday: int
    date: datetime.date

    @property
    def fits(self) -> bool:
        return self.date.weekday() == self.weekday


def names_dates(texts: Iterable[str]) -> bool:
    """Does any of the texts name a weekday beside what may be a date? Asked once for all of them: most cases do not."""
    return _NAMED.search(_BETWEEN.join(texts)) is not None


def named_dates(text: str, meeting: datetime.date | None) -> Iterator[Named]:
    """ "fredag den 10. april 2025" → its weekday and its date. A date without a year is read near the meeting, else left alone."""
    if "dag" not in text:
        return
    from ledger.minutes import dates

    for match in _NAMED.finditer(text):
        end = match.start() + 3
        word = re.search(r"[a-zæøå]+$", text[max(0, end - 8) : end].lower())
        if word is None or word[0] not in NAMES:
            continue
        weekday = NAMES.index(word[0])
        rest = text[match.end() : match.end() + 32]
        found = dates.find(rest)
        start = end - len(word[0])
        if found is not None and found.start == 0:
            yield Named(text[start : match.end() + found.end], weekday, found.date)
        elif meeting is not None and (bare := _no_year().match(rest)) is not None:
            near = _near(bare[1], bare[2], meeting, weekday)
            if near is not None:
                yield Named(text[start : match.end() + bare.end()], weekday, near)


def _near(day: str, month: str, meeting: datetime.date, weekday: int) -> datetime.date | None:
    """The date in a year around the meeting's: the one whose weekday fits if any does, else the nearest one that is near."""
    from ledger.minutes import dates

    found = [
        date for year in (meeting.year, meeting.year - 1, meeting.year + 1) if (date := dates.read(f"{day}. {month} {year}")) is not None
    ]
    fitting = [date for date in found if date.weekday() == weekday]
    nearest = min(fitting or found, key=lambda date: abs(date - meeting), default=None)
    return nearest if nearest is not None and (fitting or abs(nearest - meeting) <= NEAR) else None
