"""A users' TOML file → values that are what they should be, or a `SettingsError` that names file, key and what was expected.

Every value is reached through a `Node`, which knows the file and the path of keys to itself; its methods give the value in the one
type that is right there. Nothing is coerced: `"5"` is not 5, `true` is not 1.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from ledger.errors import SettingsError
from ledger.model import NOWHERE
from ledger.patterns import pattern

LARGEST_FILE = 4 * 1024**2
"""Bytes. A rules file is a few kilobytes; a wrong path should not read a film."""

_POSITION = pattern(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")
_BARE_KEY = pattern(r"[\w-]+")
_KRONER = pattern(r"-?[0-9]{1,13}(?:\.[0-9]{1,2})?")


def nearest(word: str, known: Collection[str]) -> str | None:
    """A word nobody knows → the known word it was most likely meant to be, `None` where none is near. Letter case is ignored."""
    from rapidfuzz import process, utils
    from rapidfuzz.distance import OSA

    found = process.extractOne(word, sorted(known), scorer=OSA.normalized_similarity, processor=utils.default_process, score_cutoff=0.6)
    return None if found is None else str(found[0])


@dataclass(frozen=True, slots=True)
class Node:
    """A value with the file and the dotted key it stands under. `key` is "" for the whole file; tables in a list count from 1."""

    file: str
    key: str
    value: object

    def error(self, message: str, **values: object) -> SettingsError:
        """The error to raise about this value: message key `settings.<message>`, with file, key and what stands there filled in."""
        gaps = {"file": self.file, "key": self.key, "actual": _shown(self.value), **values}
        return SettingsError(f"settings.{message}", place=NOWHERE, **gaps)

    def unknown(self, name: str, known: Collection[str]) -> SettingsError:
        """The error for a key this table does not have, with the nearest one it has, or else all of them."""
        child = self._child(name, None)
        near = nearest(name, known)
        if near is not None:
            return child.error("unknown_key_near", near=near)
        return child.error("unknown_key", known=", ".join(sorted(known)))

    def _child(self, name: str, value: object) -> Node:
        shown = name if _BARE_KEY.fullmatch(name) else _shown(name)
        return Node(self.file, f"{self.key}.{shown}" if self.key else shown, value)

    def table(self, known: Collection[str] | None = None) -> dict[str, Node]:
        """The keys of a table. `known` closes it: any other key is an error. `None` leaves it open (years, names)."""
        if not isinstance(self.value, dict):
            raise self.error("expected_table")
        if known is not None:
            for name in self.value:
                if name not in known:
                    raise self.unknown(name, known)
        return {name: self._child(name, value) for name, value in self.value.items()}

    def need(self, name: str, table: dict[str, Node]) -> Node:
        """The key a table cannot do without."""
        if name not in table:
            raise self._child(name, None).error("missing_key")
        return table[name]

    def items(self) -> Iterator[Node]:
        """The values of a list, or the tables of `[[…]]`."""
        if not isinstance(self.value, list):
            raise self.error("expected_list")
        for number, value in enumerate(self.value, start=1):
            yield Node(self.file, f"{self.key}[{number}]", value)

    def text(self) -> str:
        """Text with something in it, white space at the ends removed."""
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.error("expected_text")
        return self.value.strip()

    def texts(self) -> tuple[str, ...]:
        """A list of texts."""
        if not isinstance(self.value, list) or not all(isinstance(value, str) and value.strip() for value in self.value):
            raise self.error("expected_texts")
        return tuple(value.strip() for value in self.value)

    def choice(self, allowed: Collection[str]) -> str:
        """One of a few words."""
        if not isinstance(self.value, str) or self.value not in allowed:
            near = nearest(self.value, allowed) if isinstance(self.value, str) else None
            if near is not None:
                raise self.error("expected_choice_near", allowed=" | ".join(allowed), near=near)
            raise self.error("expected_choice", allowed=" | ".join(allowed))
        return self.value

    def integer(self, least: int | None = None) -> int:
        """A whole number, at least `least`."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise self.error("expected_integer")
        if least is not None and self.value < least:
            raise self.error("expected_at_least", least=least)
        return self.value

    def number(self, most: int | None = None) -> int | float:
        """A number of zero or more, at most `most`; not an amount of money."""
        if not isinstance(self.value, int | float) or isinstance(self.value, bool):
            raise self.error("expected_number")
        if not 0 <= self.value < float("inf"):
            raise self.error("expected_at_least", least=0)
        if most is not None and self.value > most:
            raise self.error("expected_at_most", most=most)
        return self.value

    def boolean(self) -> bool:
        """true or false."""
        if not isinstance(self.value, bool):
            raise self.error("expected_boolean")
        return self.value

    def date(self) -> datetime.date:
        """A date written as TOML writes dates: 2025-04-07."""
        if not isinstance(self.value, datetime.date) or isinstance(self.value, datetime.datetime):
            raise self.error("expected_date")
        return self.value

    def ore(self, least: int | None = None) -> int:
        """Money: whole kroner (12_000_000) or kroner and øre as text ("1234.50") → øre. A TOML float is refused: it is not exact."""
        value = self.value
        if isinstance(value, int) and not isinstance(value, bool):
            ore = value * 100
        elif isinstance(value, str) and _KRONER.fullmatch(value):
            kroner, _, cents = value.lstrip("-").partition(".")
            ore = (int(kroner) * 100 + int(cents.ljust(2, "0") or "0")) * (-1 if value.startswith("-") else 1)
        else:
            raise self.error("expected_money")
        if least is not None and ore < least:
            raise self.error("expected_at_least", least=least // 100)
        return ore

    def ore_by_year(self, least: int | None = None) -> dict[int, int]:
        """A table from year to money, `{ 2025 = 12_000_000 }` → year to øre, the years in order."""
        amounts = {}
        for name, node in self.table().items():
            if not re.fullmatch(r"(?:19|20)[0-9]{2}", name):
                raise node.error("expected_year")
            amounts[int(name)] = node.ore(least)
        return dict(sorted(amounts.items()))


def _shown(value: object) -> str:
    """A value as its writer would recognise it, cut where it is long."""
    if isinstance(value, bool):
        shown = "true" if value else "false"
    elif isinstance(value, str):
        shown = f'"{value}"'
    elif isinstance(value, dict):
        shown = "{ … }"
    elif isinstance(value, list):
        shown = "[ … ]" if value else "[]"
    else:
        shown = str(value)
    return shown if len(shown) <= 60 else shown[:59] + "…"


def read_toml(path: Path) -> Node:
    """A TOML file → its root node. Missing, unreadable, too large, not UTF-8 or not TOML is a `SettingsError`."""
    file = str(path)
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1)
    except OSError as reason:
        key = "settings.absent" if isinstance(reason, FileNotFoundError) else "settings.unreadable"
        raise SettingsError(key, file=file, reason=reason.strerror or str(reason)) from reason
    if len(content) > LARGEST_FILE:
        raise SettingsError("settings.too_large", file=file, allowed=LARGEST_FILE)
    try:
        return Node(file, "", tomllib.loads(content.decode("utf-8-sig").replace("\r\n", "\n")))
    except UnicodeDecodeError as reason:
        raise SettingsError("settings.not_utf8", file=file, line=content.count(b"\n", 0, reason.start) + 1) from reason
    except tomllib.TOMLDecodeError as reason:
        text = str(reason)
        at = _POSITION.search(text)
        if at is not None and at[1]:
            raise SettingsError("settings.not_toml_at", file=file, line=at[1], column=at[2], reason=text[: at.start()]) from reason
        raise SettingsError("settings.not_toml", file=file, reason=text[: at.start()] if at else text) from reason
    except RecursionError as reason:
        raise SettingsError("settings.not_toml", file=file, reason="nesting") from reason
