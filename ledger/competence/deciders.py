"""An agenda item → the body that is to decide it, as the item itself says (Beslutningskompetence, Behandling, Kompetence; DOMAIN 5.2).

`None` where it does not say. A list of bodies is not reliably in order, so the highest of them is taken as the one that decides.
"""

from __future__ import annotations

import re

from ledger.minutes.bodies import DECIDING, find, rank
from ledger.model import AgendaItem, Heading, Paragraph
from ledger.patterns import pattern

__all__ = ["deciding_body"]

_DECIDES = pattern(r"(?i)\b(?:beslutter|træffer beslutning|træffer afgørelse|afgør|godkender|bevilger|har kompetencen)")
_HEARS = pattern(r"(?i)\b(?:anbefaler|indstiller|orienteres|høres|drøfter|udtaler|kommenterer|til orientering|til efterretning)")
_LONGEST = 60
"""Lines of such a section that are looked at: it is short, and a hostile one is not read to its end."""


def deciding_body(item: AgendaItem) -> str | None:
    """The body that decides the item in the end: by a competence section if there is one, else by the list of bodies it goes to."""
    for section_kind in ("competence", "treatment"):
        lines = [
            line
            for section in item.sections
            if section.kind == section_kind
            for block in section.blocks
            if isinstance(block, Paragraph | Heading)
            for line in re.split(r"\n|(?<=[.;])\s", block.text[:4000])
        ][:_LONGEST]
        found = _highest(lines)
        if found is not None:
            return found
    return None


def _highest(lines: list[str]) -> str | None:
    deciding = [body for line in lines if _DECIDES.search(line) and (body := _body(line)) is not None]
    named = [body for line in lines if not _HEARS.search(line) and (body := _body(line)) is not None]
    return max(deciding or named, key=rank, default=None)


def _body(line: str) -> str | None:
    """The body of a line that can decide; councils of citizens and the administration cannot."""
    body = find(line)
    return body if body is not None and rank(body) >= DECIDING else None
