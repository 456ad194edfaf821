"""A line of text → the journal number of the case (FORMATS A, DOMAIN 6): KLE, Acadre, EMN, yy-running and the older shapes."""

from __future__ import annotations

import re

from ledger.patterns import pattern

_KLE = r"\d{2}\.\d{2}\.\d{2}\s?-?\s?[A-ZØ0]\d{2}-\d{1,7}(?:-(?:\d{4}|\d{2})(?!\d))?"
_OTHER = (
    r"[A-Z]{2,4}-\d{4}-\d{4,7}(?!\d)"  # EMN-2025-009242 (Aarhus)
    r"|\d{3}-\d{4}-\d{1,7}(?!\d)"  # 330-2018-3619 (Acadre: municipality, year, running)
    r"|\d{4}-\d{4,7}(?!\d)"  # 2025-000325 (Middelfart)
    r"|\d{6}-\d{4}(?!\d)"  # 018520-2013 (Gentofte)
    r"|\d{2}-\d{5,6}(?!\d)"  # 24-025320 (Holbæk, Kalundborg)
    r"|\d{4}/\d{4,6}(?!\d)|\d{2}/\d{3,6}(?!\d)"  # 2012/057275, 22/2694
)
_COURT = r"(?:BR|ØU|KFU|[A-ZÆØÅ]{2,4})\s\d{1,4}/(?:\d{4}|\d{2})(?!\d)"  # BR 629/05, ØU 184/2002 (København)

_SHAPE = pattern(rf"(?<![\w./-])(?:{_KLE}|{_OTHER}|{_COURT})")
_ALONE = pattern(
    rf"^(?:(?:åbent|lukket|åben|lukket)(?:\s+punkt|\s+sag)?\s*[-–:]?\s*)?\(?(?P<number>{_KLE}|{_OTHER}|(?:BR|ØU|KFU)\s\d{{1,4}}/\d{{2,4}}(?!\d))\)?"
    r"(?P<rest>.*)$",
    re.IGNORECASE,
)
_LABEL = pattern(
    r"(?<![\wæøå.])(?:sags?\s?(?:nr|nummer|id|snr)\b\.?|sagsnr\.?|sagsnummer|sagsid\.?|journal\s?(?:nr|nummer)\.?|j\.?\s?nr\.?|sag(?=\s\d))"
    r"\s*[:.]?\s*(?=\S)",
    re.IGNORECASE,
)
_LABELLED_NUMBER = pattern(rf"(?:{_KLE}|{_OTHER}|{_COURT}|\d{{2}}/\d{{1,2}}(?![\d/])|\d{{5,8}}(?![\d.,/-]*\d))")
# What may stand behind a lone number: a dash, another number with initials (Skive), a letter or heading glued on (Næstved).
_TAIL = pattern(
    r"^\s*[-–]?\s*$|^[A-ZÆØÅ]?\s*Beslutning(?:er)?\s*$|^\s*[-–/,;|]?\s*(?:åbent|lukket|åben|lukket)\b.{0,20}$|^\s*/.{0,60}$", re.IGNORECASE
)
_LONGEST = 240


def fold(number: str) -> str:
    """A journal number as printed, without the blanks transport put into it."""
    if number[:2].isdigit() and number[2:3] == ".":
        return re.sub(r"\s", "", number)
    return re.sub(r"\s+", " ", number).strip()


def of_line(text: str) -> str | None:
    """A line that gives the journal number and nothing else of weight → the number; else `None`.

    Labelled (`Sagsnr.: … Sagsbehandler: …`, `Sagsid.: 22/2694, Sagsinitialer: hlp`, `Sag 306-2009-600`) or alone, with a trailing
    dash, with `Åbent -` in front, or with the next heading glued on (`00.01.00-S00-5-23S Beslutning`). `Dok.nr.` is no case.
    """
    if len(text) > _LONGEST:
        return None
    found = labelled(text) if is_labelled(text) else None
    if found is not None:
        return found
    alone = _ALONE.match(text)
    if alone is None or not _TAIL.match(alone["rest"]):
        return None
    return fold(alone["number"])


def is_labelled(text: str) -> bool:
    """Whether a line begins as a journal line does: `Sagsnr.:`, `Sagsid.:`, `J.nr.`, `Sag 306-…` (also behind a glued `Udskriv`)."""
    begin = _LABEL.search(text[:40].removeprefix("Udskriv"))
    return begin is not None and begin.start() == 0


def labelled(text: str) -> str | None:
    """The first labelled number of a line."""
    text = text.removeprefix("Udskriv")
    for label in _LABEL.finditer(text):
        number = _LABELLED_NUMBER.match(text, label.end())
        if number is not None:
            return fold(number.group())
    return None


def inside(text: str) -> tuple[str, int, int] | None:
    """The first number of any shape within a line, with its stretch (a title that carries its own number: `BR 629/05. Titel`)."""
    found = _SHAPE.search(text[:_LONGEST])
    return None if found is None else (fold(found.group()), found.start(), found.end())


def glued_heading(text: str) -> str | None:
    """`00.01.00-S00-5-23S Beslutning` → `Beslutning`: the heading that transport glued to the number."""
    alone = _ALONE.match(text[:_LONGEST])
    if alone is None:
        return None
    heading = re.search(r"Beslutning(?:er)?\s*$", alone["rest"])
    return heading.group().strip() if heading is not None else None
