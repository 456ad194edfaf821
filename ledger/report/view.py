"""What several reports say the same way: names of items, places, dates and statuses, in Danish or English."""

from __future__ import annotations

import datetime

from ledger.messages import Language, words
from ledger.model import AgendaItem, Finding


def date_text(date: datetime.date | None, lang: Language) -> str:
    """22. april 2025 · 22 April 2025 · ukendt dato."""
    if date is None:
        return words("report.unknown_date", lang)
    month = words("report.month", lang).split()[date.month - 1]
    return f"{date.day}{'.' if lang == 'da' else ''} {month} {date.year}"


def item_name(item: AgendaItem, position: int, lang: Language) -> str:
    """Punkt 4, or Punkt #4 (the fourth) where the layout prints no number."""
    if item.number:
        return words("report.item", lang).format(number=item.number)
    return words("report.item_position", lang).format(number=position)


def status_text(item: AgendaItem, lang: Language) -> str:
    """The decision's status in a word."""
    return words(f"report.status.{item.decision.status}", lang)


def place_text(finding: Finding, lang: Language, *, with_item: bool = True) -> str:
    """Punkt 4, side 3, linje 110, række 2 · whatever of it is known."""
    parts = []
    if with_item and finding.item:
        parts.append(words("report.item", lang).format(number=finding.item))
    if finding.page is not None:
        parts.append(words("report.page", lang).format(page=finding.page))
    if finding.line is not None:
        parts.append(words("report.line", lang).format(line=finding.line))
    elif finding.row is not None:
        parts.append(words("report.row", lang).format(row=finding.row))
    return ", ".join(parts)
