"""A text in short form, and its truth in short form → an agenda item read, and what of the truth was found.

A text is lines; a line stands in the proposal unless it begins with ¶ and a letter (E economy, C case, S summary, D decision).
A truth is entries joined by ";" beginning with a capital: kind (A appropriation, T transfer, R release, F frame), "i" for income,
the amount in mio. kr. ("~" leaves it open), years as 2026=1.5, and after "|" the sources joined by ";": a code of DOMAIN 4 or a
part of the name, with "=amount" where the text gives one.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from ledger.appropriations.prose import read_prose
from ledger.model import AgendaItem, ProseAppropriation

from .prose_items import item

SECTIONS = {"E": "economy", "C": "case", "S": "summary", "D": "decision"}
KINDS = {"A": "appropriation", "T": "transfer", "R": "release", "F": "frame"}
MEETING = datetime.date(2025, 9, 16)
TEXTS = Path(__file__).parent / "texts"


class Source(NamedTuple):
    name: str
    amount: Decimal | None


class Entry(NamedTuple):
    kind: str
    income: bool
    amount: Decimal | None
    years: dict[int, Decimal]
    sources: tuple[Source, ...]


def agenda_item(text: str) -> AgendaItem:
    parts: dict[str, list[str]] = {}
    for line in text.split("\n"):
        marked = re.match(r"¶(\w) (.*)", line)
        kind, said = (SECTIONS[marked[1]], marked[2]) if marked else ("proposal", line)
        parts.setdefault(kind, []).append(said)
    proposal = parts.pop("proposal", [])
    return item(*proposal, **{kind: tuple(lines) for kind, lines in parts.items()})  # type: ignore[arg-type]


def truth(short: str) -> list[Entry]:
    return [_entry(part) for part in re.split(r";\s*(?=[ATRF]i? [-~\d])", short) if part.strip()]


def _entry(part: str) -> Entry:
    said, _, cover = part.partition("|")
    kind, amount, *years = said.split()
    split = [year.split("=") for year in years]
    sources = tuple(_source(name) for name in cover.split(";") if name.strip())
    return Entry(
        KINDS[kind[0]],
        kind.endswith("i"),
        None if amount == "~" else Decimal(amount),
        {int(year): Decimal(value) for year, value in split},
        sources,
    )


def _source(text: str) -> Source:
    name, _, amount = text.strip().partition("=")
    return Source(name, Decimal(amount) if amount else None)


def found(text: str) -> list[ProseAppropriation]:
    return [entry for entry in read_prose(agenda_item(text), MEETING) if entry.kind != "mention"]


def missing(short: str, entries: list[ProseAppropriation]) -> list[str]:
    """What of the truth the entries do not give, in words; empty when amount, years and sources of each are right."""
    expected = truth(short)
    faults = [] if len(expected) == len(entries) else [f"{len(entries)} entries for {len(expected)}"]
    for one, got in zip(expected, entries, strict=False):
        faults.extend(_faults(one, got))
    return faults


def _mio(amount: int) -> Decimal:
    return Decimal(amount) / 10**8


def _faults(one: Entry, got: ProseAppropriation) -> list[str]:
    faults = []
    if one.amount is not None and (got.amount is None or _mio(got.amount) != one.amount):
        faults.append(f"amount {got.amount and _mio(got.amount)} for {one.amount}")
    years = {year: _mio(amount) for year, amount in got.amounts}
    if years != one.years:
        faults.append(f"years {years} for {one.years}")
    if one.income is not got.income:
        faults.append("income")
    named = [(source.source, source.code, None if source.amount is None else _mio(source.amount)) for source in got.financing]
    if len(named) != len(one.sources):
        faults.append(f"sources {named} for {one.sources}")
    for wanted, (name, code, amount) in zip(one.sources, named, strict=False):
        if code != wanted.name and wanted.name.casefold() not in name.casefold():
            faults.append(f"source {name} ({code}) for {wanted.name}")
        if wanted.amount is not None and amount != wanted.amount:
            faults.append(f"source {name} with {amount} for {wanted.amount}")
    return faults


def kinds(short: str) -> list[str]:
    return [entry.kind for entry in truth(short)]


def cases(name: str) -> list[tuple[str, str]]:
    """A file of `texts/`: cases apart by an empty line, each its lines and its truth behind "= "."""
    found = []
    for block in (TEXTS / f"{name}.txt").read_text("utf8").split("\n\n"):
        lines = block.strip().split("\n")
        found.append(("\n".join(lines[:-1]), lines[-1].removeprefix("=").strip()))
    return found
