"""Paths → Readings, in order: folders walked, every file read behind the guard, one bad file never costing another its result."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ledger.model import Failure, Note, Reading
from ledger.reading import STDIN, Reader, Task

SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".pdf", ".docx", ".xlsx", ".xlsm")
"""What is taken from a folder. A file named on the command line is read whatever its name."""


def tasks(paths: Sequence[str], kommune: str | None = None, stdin: bytes | None = None) -> Iterator[Task | Failure]:
    """Paths as given → one task a document, in order; a folder gives its documents recursively and sorted by name.

    A missing path and a folder without documents are failures (SRC001), so that the rest is still read and nothing is silent.
    """
    seen: set[str] = set()
    for path in paths:
        if path == STDIN:
            yield Task(STDIN, stdin if stdin is not None else b"", kommune)
            continue
        found = [path] if not Path(path).is_dir() else list(documents_in(path))
        if not found:
            yield Failure(path, "SRC001", Note("source.no_documents", (("path", path), ("suffixes", " ".join(SUFFIXES)))))
        for name in found:
            key = os.path.realpath(name)
            if key not in seen:
                seen.add(key)
                yield Task(name, None, kommune)


def documents_in(folder: str) -> Iterator[str]:
    """The documents in a folder and below, sorted; hidden files, Office's lock files and other kinds of files are passed over."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith((".", "~$")) and name.lower().endswith(SUFFIXES):
                yield str(Path(root, name))


def read_all(work: Iterable[Task | Failure], reader: Reader, jobs: int = 1) -> Iterator[Reading | Failure]:
    """Tasks → outcomes in the same order."""
    for task in work:
        yield task if isinstance(task, Failure) else reader(task)
