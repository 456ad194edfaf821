"""Bytes → a file, whole or not at all: an interrupted run leaves the old file (SPEC 7)."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ledger.errors import OutputError


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A temporary file beside the target to write into; it takes the target's place when the block ends well.

    A device or pipe (/dev/null, /dev/stdout) is written into, never replaced; a link is kept, and what it leads to replaced.
    Raises `OutputError` where the folder does not exist or may not be written.
    """
    target = _behind_links(Path(target))
    if _takes_bytes_only(target):
        with _into(target) as temporary:
            yield temporary
        return
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


def _behind_links(target: Path) -> Path:
    try:
        return target.resolve() if target.is_symlink() and target.exists() else target
    except (OSError, RuntimeError):
        return target


def _takes_bytes_only(target: Path) -> bool:
    """Is there something at the target that is neither file nor folder?"""
    try:
        mode = target.stat().st_mode
    except (OSError, ValueError):
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


@contextmanager
def _into(target: Path) -> Iterator[Path]:
    """A temporary file whose bytes go into the device or pipe when the block ends well."""
    with tempfile.TemporaryDirectory() as folder:
        temporary = Path(folder, f"report{target.suffix}")
        yield temporary
        try:
            with temporary.open("rb") as source, target.open("wb") as sink:
                shutil.copyfileobj(source, sink)
        except OSError as error:
            raise OutputError("command.cannot_write", path=str(target), reason=error.strerror or str(error)) from error


def write_atomically(target: Path, data: bytes) -> None:
    """All of `data` into `target`, or nothing."""
    with replacing(target) as temporary:
        temporary.write_bytes(data)
