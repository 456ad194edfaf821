"""A date or time of a workbook and its format → the text a Danish Excel shows."""

from __future__ import annotations

import datetime
import re

from ledger.patterns import pattern

_MONTHS = ("januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december")
_DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_TOKEN = pattern(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.|(y+|m+|d+|h+|s+|AM/PM|A/P)|(.)', re.IGNORECASE | re.DOTALL)
_SHORT = {"mm-dd-yy": "dd-mm-yyyy", "m/d/yy": "dd-mm-yyyy", "m/d/yy h:mm": "dd-mm-yyyy hh:mm", "m/d/yyyy": "dd-mm-yyyy"}
_DATE_SIGN = pattern(r'"[^"]*"|\\.|\[[^\]]*\]|([ymdhs])', re.IGNORECASE)


def is_date_code(code: str) -> bool:
    """Does a format show dates or times?"""
    return any(sign for sign in _DATE_SIGN.findall(code.partition(";")[0])) and "general" not in code.lower()


def show_date(value: datetime.datetime | datetime.date | datetime.time | datetime.timedelta, code: str) -> str:
    """A date, time or duration → the text shown. The built-in short date follows the language: 22-04-2025."""
    if isinstance(value, datetime.timedelta):
        minutes, seconds = divmod(int(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"
    code = code.partition(";")[0]
    code = _SHORT.get(code, code)
    if not is_date_code(code):
        code = "hh:mm" if isinstance(value, datetime.time) else "dd-mm-yyyy"
    out: list[str] = []
    after_hour = False
    tokens = list(_TOKEN.finditer(code))
    for index, match in enumerate(tokens):
        quoted, escaped, sign, other = match[1], match[2], match[3], match[4]
        if sign:
            letter = sign[0].lower()
            minutes = letter == "m" and (after_hour or _before_seconds(tokens, index))
            out.append(_field(value, sign.lower(), minutes))
            after_hour = letter == "h" or (after_hour and letter not in "smdy")
        elif quoted or escaped:
            out.append(quoted or escaped)
        elif other:
            out.append("-" if other == "/" else other)
    return "".join(out).strip()


def _before_seconds(tokens: list[re.Match[str]], index: int) -> bool:
    following = next((match[3] for match in tokens[index + 1 :] if match[3]), "")
    return following[:1].lower() == "s"


def _field(value: datetime.datetime | datetime.date | datetime.time, sign: str, minutes: bool) -> str:
    letter, width = sign[0], len(sign)
    if letter in "hs" or minutes:
        if not isinstance(value, (datetime.datetime, datetime.time)):
            return "00"[:width]
        number = value.minute if minutes else (value.hour if letter == "h" else value.second)
        return f"{number:0{min(width, 2)}d}"
    if isinstance(value, datetime.time) or letter == "a":
        return ""
    if letter == "y":
        return f"{value.year % 100:02d}" if width <= 2 else str(value.year)
    names, number = (_MONTHS, value.month) if letter == "m" else (_DAYS, value.day)
    if width <= 2:
        return f"{number:0{width}d}"
    name = names[value.month - 1] if letter == "m" else names[value.weekday()]
    return name[:3] if width == 3 else name
