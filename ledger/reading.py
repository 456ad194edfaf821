"""One file's bytes → a Reading: document, meeting and money; or a Failure with its reason. The light half of the line, no frames.

This is what a worker process runs (ARCHITECTURE): nothing here imports Polars or pandera.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.errors import LimitError, SourceError
from ledger.limits import Limits
from ledger.model import Document, Failure, Note, Reading

if TYPE_CHECKING:
    from ledger.appropriations.vocabulary import Vocabulary

READERS = {
    "text": "ledger.sources.text",
    "markdown": "ledger.sources.text",
    "html": "ledger.sources.html",
    "pdf": "ledger.sources.pdf",
    "docx": "ledger.sources.docx",
    "xlsx": "ledger.sources.xlsx",
}
"""Format → the module that reads it. Adding a format is one module and one line here."""

STDIN = "-"
_NEARLY = 0.75  # of the memory allowed: code and stacks take their part of the rest


@dataclass(frozen=True, slots=True)
class Task:
    """One document to read: its path as the user gave it, its bytes where they came by stdin, the municipality a user named."""

    path: str
    data: bytes | None = None
    kommune: str | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """What every document of a batch is read with. Picklable: a worker process gets it once."""

    limits: Limits
    words: tuple[tuple[str, tuple[str, ...]], ...]

    def vocabulary(self) -> Vocabulary:
        """The compiled word lists."""
        from ledger.appropriations.vocabulary import vocabulary

        return vocabulary(dict(self.words))

    def __call__(self, task: Task | Failure) -> Reading | Failure:
        """Read one document; whatever it holds, the outcome is a value. A path that failed before it was opened stays a failure."""
        if isinstance(task, Failure):
            return task
        path = shown(task.path)
        try:
            data = task.data if task.data is not None else load(Path(task.path), self.limits)
            return self.read(data, path, task.kommune)
        except SourceError as error:
            return self._out_of_memory(path) if _starved(error, self.limits) else Failure(path, error.code, error.note)
        except RecursionError:
            return Failure(path, "SRC001", Note("source.too_deep"))
        except MemoryError:
            return self._out_of_memory(path)

    def _out_of_memory(self, path: str) -> Failure:
        note = Note("limit.memory_bytes", (("limit", "memory_bytes"), ("allowed", str(self.limits.memory_bytes))))
        return Failure(path, "SRC001", note)

    def read(self, data: bytes, path: str, kommune: str | None = None) -> Reading:
        """Bytes → Reading. Raises `SourceError` (and `LimitError`) for what cannot be read."""
        from ledger.appropriations import read_money
        from ledger.competence import judge_item
        from ledger.minutes import read_meeting

        document = read_document(data, path, self.limits)
        meeting = read_meeting(document, kommune)
        words = self.vocabulary()
        money = tuple(read_money(item, meeting, words) for item in meeting.items)
        judged = tuple(judge_item(item, meeting, one) for item, one in zip(meeting.items, money, strict=True))
        return Reading(meeting, money, judged)


def without_waiting(path: str, flags: int) -> int:
    """A pipe that nobody writes to, given as a path, must not make anybody wait."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def shown(path: str) -> str:
    """A path → the same as text: bytes of a name that are no UTF-8 are written as `\\xff`, for no report can hold them."""
    return path if path.isascii() else path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _starved(error: SourceError, limits: Limits) -> bool:
    """Libraries that are given no more memory may call the file damaged: did this process hold nearly all that is allowed?"""
    from ledger.sources.worker_process import peak

    return error.note.key == "source.damaged" and peak() > _NEARLY * limits.memory_bytes > 0


def load(path: Path, limits: Limits) -> bytes:
    """A file's bytes, not one more than `limits.file_bytes`. A path that cannot be opened is a `SourceError`."""
    try:
        with open(path, "rb", opener=without_waiting) as stream:
            kind = os.fstat(stream.fileno()).st_mode
            if not stat.S_ISREG(kind):
                raise SourceError("source.not_a_file", path=shown(str(path)))
            data = stream.read(limits.file_bytes + 1)
            if data is None:  # a file of the system's own that has nothing to say yet
                raise SourceError("source.not_a_file", path=shown(str(path)))
    except FileNotFoundError:
        raise SourceError("source.missing", path=shown(str(path))) from None
    except IsADirectoryError:
        raise SourceError("source.folder", path=shown(str(path))) from None
    except (OSError, ValueError) as error:  # ValueError: a zero byte in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError("source.unreadable", path=shown(str(path)), reason=reason) from error
    if len(data) > limits.file_bytes:
        raise LimitError("limit.file_bytes", limit="file_bytes", allowed=limits.file_bytes)
    return data


def read_document(data: bytes, path: str, limits: Limits) -> Document:
    """Bytes → Document, by what they are, not by what the name says; a name that says otherwise is a note on the document."""
    from dataclasses import replace

    from ledger.sources.detect import detect, mismatch_note

    found = detect(data, path, limits)
    document: Document = import_module(READERS[found]).read(data, path, limits)
    note = mismatch_note(found, path)
    return replace(document, notes=(*document.notes, note)) if note else document
