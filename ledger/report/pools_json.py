"""Pools and their findings → the JSON of `bevilling pools` (SPEC 5). Amounts are exact kroner; what is unknown is null."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ledger.messages import Language, say
from ledger.model import Finding, Note
from ledger.pools import Draw, PoolBalance, PoolReport, ReservationYear, Unmatched
from ledger.report.escaped import json_text
from ledger.report.json import SCHEMA_VERSION, finding, kroner
from ledger.version import VERSION


def render(report: PoolReport, findings: Sequence[Finding], items: dict[int, str], lang: Language) -> str:
    """The whole report as text. `items` go from an item's number in the frames to what a user calls it."""
    return json_text(plain(report, findings, items, lang))


def plain(report: PoolReport, findings: Sequence[Finding], items: dict[int, str], lang: Language) -> dict[str, Any]:
    """The report as plain values."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "bevilling", "version": VERSION},
        "kommune": report.register.kommune,
        "kommunekode": report.register.kommunekode,
        "register": report.register.file,
        "price_level_year": report.register.price_level,
        "pools": [pool(balance, items) for balance in report.pools],
        "unmatched": [unmatched(entry, items, lang) for entry in report.unmatched],
        "excluded": [{"path": path, "kommune": kommune} for path, kommune in report.excluded],
        "assumed": list(report.assumed),
        "findings": [finding(found) for found in findings],
    }


def pool(balance: PoolBalance, items: dict[int, str]) -> dict[str, Any]:
    """One pool: its years, the reservations inside it, its draws."""
    by_reservation: dict[str, list[ReservationYear]] = {}
    for part in balance.reservations:
        by_reservation.setdefault(part.reservation.id, []).append(part)
    return {
        "id": balance.pool.id,
        "name": balance.pool.name,
        "kind": balance.pool.kind,
        "years": {
            str(year.year): {
                "opening_kr": kroner(year.opening),
                "reserved_kr": kroner(year.reserved),
                "drawn_decided_kr": kroner(year.decided),
                "drawn_recommended_kr": kroner(year.recommended),
                "drawn_proposed_kr": kroner(year.proposed),
                "drawn_inside_reservations_kr": kroner(year.inside),
                "left_kr": kroner(year.left),
                "left_if_recommended_kr": kroner(year.left_if_recommended),
                "price_level_year": year.price_level,
            }
            for year in balance.years
        },
        "reservations": [reservation(parts) for parts in by_reservation.values()],
        "draws": [draw(found, items) for found in balance.draws],
    }


def reservation(parts: Sequence[ReservationYear]) -> dict[str, Any]:
    """One reservation over its years."""
    return {
        "id": parts[0].reservation.id,
        "name": parts[0].reservation.name,
        "amount_kr": {str(part.year): kroner(part.amount) for part in parts},
        "drawn_decided_kr": {str(part.year): kroner(part.decided) for part in parts},
        "drawn_recommended_kr": {str(part.year): kroner(part.recommended) for part in parts},
        "drawn_proposed_kr": {str(part.year): kroner(part.proposed) for part in parts},
        "left_kr": {str(part.year): kroner(part.left) for part in parts},
    }


def draw(found: Draw, items: dict[int, str]) -> dict[str, Any]:
    """One draw with the place it was booked from, and every body that saw the case."""
    claim = found.claim
    return {
        "path": found.at.path,
        "item": items.get(claim.item),
        "table": claim.table_id,
        "row": claim.row,
        "page": claim.page,
        "line": claim.line,
        "year": found.year,
        "year_stated": claim.year_stated,
        "amount_kr": kroner(found.amount),
        "status": found.status,
        "counted_as": found.counted,
        "reservation": found.reservation,
        "sets_aside": found.sets_aside,
        "source": claim.wording,
        "journal_no": found.at.journal_no,
        "amended": found.case.decisive.amended,
        "changed": found.case.changed,
        "price_level_year": found.price_level,
        "converted_from_kr": kroner(found.converted_from),
        "converted_from_year": claim.level if found.converted_from is not None else None,
        "seen": [
            {
                "path": seen.path,
                "item": items.get(seen.item),
                "udvalg": seen.body,
                "date": seen.date.isoformat() if seen.date else None,
                "status": seen.status,
            }
            for seen in found.case.seen
        ],
    }


def unmatched(entry: Unmatched, items: dict[int, str], lang: Language) -> dict[str, Any]:
    """One source that is booked on no pool, with the reason in words and the nearest known name as a suggestion."""
    claim = entry.claim
    return {
        "path": entry.path,
        "item": items.get(claim.item),
        "table": claim.table_id,
        "row": claim.row,
        "page": claim.page,
        "line": claim.line,
        "label": claim.wording,
        "area": claim.area,
        "udvalg": claim.udvalg,
        "source": claim.code,
        "year": claim.year,
        "amount_kr": kroner(claim.amount),
        "price_level_year": claim.level,
        "status": entry.status,
        "reason": entry.reason,
        "message": reason(entry, lang),
        "pool": entry.pool,
        "nearest": entry.nearest[0] if entry.nearest is not None else None,
        "likeness": entry.nearest[1] if entry.nearest is not None else None,
    }


def reason(entry: Unmatched, lang: Language) -> str:
    """Why a source is booked on no pool, in words."""
    values = (("candidates", ", ".join(entry.candidates)), ("level", str(entry.claim.level or "")))
    return say(Note(f"pool.reason.{entry.reason}", values), lang)
