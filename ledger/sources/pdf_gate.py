"""The lines of a page → may a money table stand on it? Only such pages are read character by character.

Wide rather than narrow: a page that passes for nothing costs some milliseconds, a table that is missed is lost money.
"""

from __future__ import annotations

import re
from statistics import median

from ledger.sources.pdf_page import Line

_FIGURE = r"[-−–—‐‑÷+(\u00ad\uf02d]?[ ]?[0-9]{1,3}(?:(?:[. \u00a0\u202f\u2009'][0-9]{3})+|[0-9]*)(?:,[0-9]+)?[)]?[-−–%*]{0,3}"
_UNIT = r"(?:[ ]?(?:kr|t\.?[ ]?kr|tkr|mio|mill|mia)\b\.?(?:[ ]?kr\b\.?)?)"
_ENDS_IN_FIGURE = re.compile(rf"(?:^|[ \t\u00a0]){_FIGURE}{_UNIT}?(?:[ \t]+(?:[-–−]|[Jj]a|[Nn]ej|JA|NEJ))?[ \t]*$")
_TWO_FIGURES = re.compile(rf"(?:^|[ \t\u00a0]){_FIGURE}{_UNIT}?[ \t\u00a0]+{_FIGURE}{_UNIT}?(?=[ \t\u00a0]|$)")
_YEARS = re.compile(r"(?:^|[ \t])(?:[^\W\d_]{1,12}[ \t])?((?:19|20)[0-9]{2})\b.{0,40}?\b((?:19|20)[0-9]{2})(?=[ \t]|$)")
_FIGURE_ANYWHERE = re.compile(r"(?:^|[ \t\u00a0(+−–÷-])[0-9][0-9., \u00a0]*(?=[)*%]?(?:[ \t\u00a0]|$))")
_LEADERS = "..."  # of a table of contents
_DIGIT = re.compile("[0-9]")
_LONGEST = 400
_WINDOW = 8
_GAPPY = 1.3  # a line with this many times the page's usual width for each character has holes in it


def may_hold_table(lines: list[Line], after_table: bool = False) -> bool:
    """Lines of a page → can they be rows of a money table? `after_table`: the page before ends in one, so one row is enough."""
    rows: list[int] = []
    usual = 0.0
    for number, line in enumerate(lines):
        text = line.text
        if len(text) > _LONGEST or _LEADERS in text or not _DIGIT.search(text):
            continue
        if _ENDS_IN_FIGURE.search(text[-40:]) or _TWO_FIGURES.search(text):
            rows.append(number)
        elif _FIGURE_ANYWHERE.search(text):
            usual = usual or _usual_width(lines)
            if line.right - line.left > _GAPPY * usual * len(text) * line.height:
                rows.append(number)
    if after_table and rows:
        return True
    for first, second in zip(rows, rows[1:], strict=False):
        if second - first <= _WINDOW:
            return True
    return any(_YEARS.search(lines[number].text) for number in rows)


def _usual_width(lines: list[Line]) -> float:
    """The usual width of a character, as a part of its line's height."""
    return median((line.right - line.left) / (len(line.text) * max(line.height, 1.0)) for line in lines)
