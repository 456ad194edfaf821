"""Paths → Readings, in order: folders walked, every file read behind the guard, one bad file never costing another its result."""

from __future__ import annotations

import os
import stat
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from pathlib import Path

from ledger.model import Failure, Note, Reading
from ledger.reading import STDIN, Reader, Task, shown, without_waiting
from ledger.sources.suffixes import KINDRED, SUFFIXES, looks_readable

_HEAD = 1_024


def tasks(
    paths: Sequence[str], kommune: str | None = None, stdin: bytes | None = None, passed_over: list[str] | None = None
) -> Iterator[Task | Failure]:
    """Paths as given → one task a document, in order; a folder gives its documents recursively and sorted by name.

    A missing path and a folder without documents are failures (SRC001), so that the rest is still read and nothing is silent.
    `passed_over` takes the names of the files of a folder that are no documents.
    """
    seen: set[str] = set()
    for path in paths:
        if path == STDIN:
            yield Task(STDIN, stdin if stdin is not None else b"", kommune)
            continue
        if not os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises for a name too long
            found, closed = [path], []
        else:
            closed = list[OSError]()
            found = list(documents_in(path, passed_over, closed.append))
            if not found and not closed:
                note = Note("source.no_documents", (("path", shown(path)), ("suffixes", " ".join(SUFFIXES))))
                yield Failure(shown(path), "SRC001", note)
        for name in found:
            key = os.path.realpath(name)
            if key not in seen:
                seen.add(key)
                yield Task(name, None, kommune)
        for error in closed:
            where = shown(str(error.filename))
            yield Failure(where, "SRC001", Note("source.closed_folder", (("path", where), ("reason", error.strerror or str(error)))))


def documents_in(folder: str, passed_over: list[str] | None = None, closed: Callable[[OSError], None] | None = None) -> Iterator[str]:
    """The documents in a folder and below, sorted; hidden files, Office's lock files and README files are no documents of a council.

    A document is told by its name (formats that cannot be read too: they must be said, not hidden), else by its first bytes. The
    other files go into `passed_over`, and so do links to folders, which may lead in a ring. `closed` is told of folders that cannot be
    read.
    """
    for root, folders, files in os.walk(folder, onerror=closed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if passed_over is not None:
            passed_over += [shown(str(path)) for path in (Path(root, name) for name in folders) if path.is_symlink()]
        for name in sorted(files):
            if name.startswith((".", "~$", "README.")):
                continue
            path = str(Path(root, name))
            if name.lower().endswith((*SUFFIXES, *KINDRED)) or looks_readable(_head(path)):
                yield path
            elif passed_over is not None:
                passed_over.append(shown(path))


def _head(path: str) -> bytes:
    """The first bytes of an ordinary file; none of what cannot be opened, or is no file."""
    try:
        with open(path, "rb", opener=without_waiting) as stream:
            return stream.read(_HEAD) or b"" if stat.S_ISREG(os.fstat(stream.fileno()).st_mode) else b""
    except OSError:
        return b""


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
