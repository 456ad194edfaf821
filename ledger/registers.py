"""A register of pools (TOML, SPEC 5) → pools and the reservations inside them, with amounts in øre by year.

A register belongs to one municipality. What a pool had at the start of the year is rarely in the minutes: where it is left out, it stays
unknown, and only "drawn so far" can be said (DOMAIN 4.1). A reservation is money set aside inside a pool; it belongs to that pool only.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args

from ledger.kommuner import find_kommune, rules_folder
from ledger.toml_file import Node, read_toml

__all__ = ["Pool", "PoolKind", "Register", "Reservation", "load_register", "parse_register", "shipped_register"]

PoolKind = Literal["pool", "unlimited", "external", "swap"]
"""pool: finite, a balance is kept · unlimited: the cash, exposure is kept · external: depends on someone else's commitment ·
swap: another appropriation pays (DOMAIN 4)."""


@dataclass(frozen=True, slots=True)
class Reservation:
    """Money set aside inside a pool. `amount` is øre by year; `journal_no` are the cases that draw on it."""

    id: str
    name: str
    amount: Mapping[int, int]
    decided_by: str | None
    decided_on: datetime.date | None
    journal_no: tuple[str, ...]
    aliases: tuple[str, ...]
    source: str | None


@dataclass(frozen=True, slots=True)
class Pool:
    """A source of financing. `opening` is øre by year; a year that is not there is unknown, not zero."""

    id: str
    name: str
    kind: PoolKind
    udvalg: str | None
    area: str | None
    aliases: tuple[str, ...]
    opening: Mapping[int, int]
    source: str | None
    reservations: tuple[Reservation, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """The pools of one municipality, as its users keep them. `file` is where they were read.

    `price_level` is the year whose price level all its amounts stand in; `None` where the register does not say.
    """

    kommune: str
    kommunekode: str
    pools: tuple[Pool, ...]
    file: str
    price_level: int | None = None


_POOL_KEYS = ("id", "name", "udvalg", "area", "aliases", "kind", "opening_kr", "source", "reservation")
_RESERVATION_KEYS = ("id", "name", "amount_kr", "decided_by", "decided_on", "journal_no", "aliases", "source")


def _text(keys: dict[str, Node], name: str) -> str | None:
    return keys[name].text() if name in keys else None


def _texts(keys: dict[str, Node], name: str) -> tuple[str, ...]:
    return keys[name].texts() if name in keys else ()


def _once(taken: dict[str, str], node: Node, owner: Node, name: str) -> None:
    """Notes that `owner` goes by `name`; a name that already means something else could book one draw twice."""
    other = taken.setdefault(" ".join(name.casefold().split()), owner.key)
    if other != owner.key:
        raise node.error("same_name", name=name, other=other)


def _reservation(node: Node, ids: dict[str, str], cases: dict[str, str]) -> Reservation:
    keys = node.table(_RESERVATION_KEYS)
    identity = node.need("id", keys)
    _once(ids, identity, node, identity.text())
    journal = _texts(keys, "journal_no")
    for number in journal:
        _once(cases, keys["journal_no"], node, number)
    return Reservation(
        id=identity.text(),
        name=node.need("name", keys).text(),
        amount=node.need("amount_kr", keys).ore_by_year(least=0),
        decided_by=_text(keys, "decided_by"),
        decided_on=keys["decided_on"].date() if "decided_on" in keys else None,
        journal_no=journal,
        aliases=_texts(keys, "aliases"),
        source=_text(keys, "source"),
    )


def _pool(node: Node, ids: dict[str, str], names: dict[str, str]) -> Pool:
    keys = node.table(_POOL_KEYS)
    identity, name = node.need("id", keys), node.need("name", keys)
    _once(ids, identity, node, identity.text())
    _once(names, name, node, name.text())
    for alias in _texts(keys, "aliases"):
        _once(names, keys["aliases"], node, alias)
    cases: dict[str, str] = {}
    return Pool(
        id=identity.text(),
        name=name.text(),
        kind=cast("PoolKind", keys["kind"].choice(get_args(PoolKind))) if "kind" in keys else "pool",
        udvalg=_text(keys, "udvalg"),
        area=_text(keys, "area"),
        aliases=_texts(keys, "aliases"),
        opening=keys["opening_kr"].ore_by_year() if "opening_kr" in keys else {},
        source=_text(keys, "source"),
        reservations=tuple(_reservation(item, ids, cases) for item in keys["reservation"].items()) if "reservation" in keys else (),
    )


def parse_register(root: Node) -> Register:
    """The root of a register's file → the register. Unknown keys, names used twice and inexact amounts are a `SettingsError`.

    An opening balance may be negative: a budgetreguleringspulje is, by design (DOMAIN 4). Reserved amounts may not.
    """
    keys = root.table(("kommune", "price_level", "pool"))
    name = root.need("kommune", keys)
    kommune = find_kommune(name.text(), name)
    ids: dict[str, str] = {}
    names: dict[str, str] = {}
    pools = tuple(_pool(node, ids, names) for node in root.need("pool", keys).items())
    level = keys["price_level"].integer(least=1970) if "price_level" in keys else None
    return Register(kommune.navn, kommune.kommunekode, pools, root.file, level)


def load_register(path: Path) -> Register:
    """A register's TOML file → the register."""
    return parse_register(read_toml(path))


@cache
def shipped_register(kommunekode: str) -> Register | None:
    """The shipped register of the municipality with this code, if there is one."""
    for path in sorted((rules_folder() / "pools").glob("*.toml")):
        register = load_register(path)
        if register.kommunekode == kommunekode:
            return register
    return None
