"""The few exceptions of the house: a caller's mistake or unreadable input, each carrying a `Note` with its wording by key."""

from __future__ import annotations

from ledger.model import NOWHERE, Note, Place


class LedgerError(Exception):
    """Anything the house refuses. `note` says what, where and what was expected; `ledger.messages.say` gives the words."""

    def __init__(self, key: str, /, *, place: Place = NOWHERE, **values: object) -> None:
        self.note = Note(key, tuple((name, str(value)) for name, value in values.items()), place)
        super().__init__(key, self.note.values)


class SourceError(LedgerError):
    """A file that cannot be read. `code` is its finding: SRC001, or SRC002 for a scan without text layer."""

    code = "SRC001"


class ScanError(SourceError):
    """A document that is pictures of text only (SRC002)."""

    code = "SRC002"


class LimitError(SourceError):
    """A file that passes one of the limits of SPEC 7. Its values hold `limit` (the key in rules/default.toml) and `allowed`."""


class SettingsError(LedgerError):
    """A rules file that says something the tool does not understand: file, key, what was expected."""


class OutputError(LedgerError):
    """A file that cannot be written: folder missing, no permission, disk full, or a suffix that no format has."""
