"""Paths → Readings, in order: folders walked, every file read behind the guard, one bad file never costing another its result."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from pathlib import Path

from ledger.model import Failure, Note, Reading
from ledger.reading import STDIN, Reader, Task, shown

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
        found = [path] if not os.path.isdir(path) else list(documents_in(path))  # noqa: PTH112 - Path.is_dir raises for a name too long
        if not found:
            yield Failure(shown(path), "SRC001", Note("source.no_documents", (("path", shown(path)), ("suffixes", " ".join(SUFFIXES)))))
        for name in found:
            key = os.path.realpath(name)
            if key not in seen:
                seen.add(key)
                yield Task(name, None, kommune)


def documents_in(folder: str) -> Iterator[str]:
    """The documents in a folder and below, sorted; hidden files, Office's lock files, README and other kinds of files are passed over."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith((".", "~$", "README.")) and name.lower().endswith(SUFFIXES):
                yield str(Path(root, name))


def read_all(work: Iterable[Task | Failure], reader: Reader, jobs: int = 1) -> Generator[Reading | Failure, None, None]:
    """Tasks → outcomes in the same order, each read in a worker process with limits on memory and time.

    A document that breaks its worker is a failure naming the limit (SRC001); the next one gets a fresh worker.
    """
    from ledger.sources.worker import Broken, Workers

    given: deque[Task | Failure] = deque()

    def remembered() -> Iterator[Task | Failure]:
        for task in work:
            given.append(task)
            yield task

    with Workers(reader, reader.limits, jobs) as workers:
        for outcome in workers.map(remembered()):
            task = given.popleft()
            yield Failure(shown(task.path), "SRC001", outcome.note) if isinstance(outcome, Broken) else outcome
