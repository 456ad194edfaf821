"""Bytes → a file, whole or not at all: an interrupted run leaves the old file (SPEC 7)."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ledger.errors import OutputError


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A temporary file beside the target to write into; it takes the target's place when the block ends well.

    Raises `OutputError` where the folder does not exist or may not be written.
    """
    target = Path(target)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=target.suffix, dir=target.parent)
        os.close(handle)
    except OSError as error:
        raise OutputError("command.cannot_write", path=str(target), reason=error.strerror or str(error)) from error
    temporary = Path(name)
    try:
        yield temporary
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)
        temporary.replace(target)
    except OSError as error:
        raise OutputError("command.cannot_write", path=str(target), reason=error.strerror or str(error)) from error
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()


def write_atomically(target: Path, data: bytes) -> None:
    """All of `data` into `target`, or nothing."""
    with replacing(target) as temporary:
        temporary.write_bytes(data)
