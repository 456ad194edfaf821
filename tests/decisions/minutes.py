"""Short minutes of our own put together from their parts, for what is decided about money."""

from __future__ import annotations

from functools import cache

from ledger.limits import Limits
from ledger.model import Reading
from ledger.reading import Reader
from ledger.settings import load_settings

TABLE = "t. kr. i 2025 p/l\tUdvalg / Aktivitetsområde\t2025\t2026\nNy indsats\t{to}\t400\t0\n{label}\t{of}\t-400\t0\nI alt\t\t0\t0"
PROPOSAL = "1. udvalget orienteres om status\n2. der gives en tillægsbevilling på 400.000 kr."


def text(
    body: str,
    decision: str,
    of: str = "Økonomiudvalget / Puljer",
    label: str = "Finansiering",
    to: str = "Skoleudvalget / Skoler",
    proposal: str = PROPOSAL,
    more: str = "",
) -> str:
    """Minutes with one point: a proposal, a table that gives 400 t. kr. from `of` to `to`, and what was decided."""
    table = TABLE.format(of=of, label=label, to=to)
    parts = [f"REFERAT {body} d. 04-03-2025", "Punkt 1: En sag", "24-025320", "Indstilling", proposal, "Økonomi", table, more]
    return "\n\n".join(part for part in (*parts, "Beslutning", decision) if part) + "\n"


@cache
def _reader() -> Reader:
    settings = load_settings()
    return Reader(Limits(), tuple(sorted(settings.words.items())))


def reading(printed: str) -> Reading:
    """Text of minutes → what the tool reads in it."""
    return _reader().read(printed.encode(), "referat.txt")
