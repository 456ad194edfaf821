"""Keys ↔ words: every sentence a user reads, in Danish and English, in one table a room. `say` fills the gaps.

A module here holds `MESSAGES = {key: (danish, english)}`; a key starts with the name of its room ("source.empty").
Gaps are `str.format` fields. Text of documents only ever goes in as a value, never as a format string.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Literal

from ledger.model import Note

Language = Literal["da", "en"]

ROOMS = {
    "source": "sources",
    "limit": "sources",
    "table": "appropriations",
    "kind": "appropriations",
    "prose": "appropriations",
    "settings": "settings",
    "report": "report",
    "workbook": "workbook",
    "check": "checks",
    "pool": "pools",
    "command": "commands",
    "page": "page",
    "beancount": "beancount",
    "package": "package",
}


@cache
def _room(name: str) -> dict[str, tuple[str, str]]:
    messages: dict[str, tuple[str, str]] = import_module(f"ledger.messages.{name}").MESSAGES
    return messages


def words(key: str, lang: Language = "da") -> str:
    """The sentence behind a key, its gaps unfilled. A key nobody wrote is a bug of ours: KeyError."""
    danish, english = _room(ROOMS[key.partition(".")[0]])[key]
    return danish if lang == "da" else english


def say(note: Note, lang: Language = "da") -> str:
    """A note → the sentence a user reads."""
    return words(note.key, lang).format_map(dict(note.values))
