"""The life of a worker process: a function once, then arguments one by one, each answered by its result or by what broke.

Kept apart from the parent's side and light, because every worker imports it.
"""

from __future__ import annotations

import os
import pickle
import signal
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Any

from ledger.model import Note

HEADER = struct.Struct("<Q")
"""Before every message: its length."""


@dataclass(frozen=True, slots=True)
class Broken:
    """No result: `note` says which limit was passed, or that the worker crashed."""

    note: Note


@dataclass(frozen=True, slots=True)
class Reply:
    """What a worker sends back: the result or a `Broken`, and whether the worker has grown and should be replaced."""

    result: object
    worn: bool = False


def serve() -> None:
    """Read from stdin, answer on stdout, until the parent closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C means
    source = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not mix with the answers
    memory, parent = receive(source) or (0, 0)
    _end_with_parent(parent)
    _limit_memory(memory)
    function = receive(source)
    while (message := receive(source)) is not None:
        reply = _answer(function, message[0], memory)
        try:
            body = pickle.dumps(reply, pickle.HIGHEST_PROTOCOL)
        except (MemoryError, RecursionError) as error:
            body = pickle.dumps(Reply(_broken(error, memory), worn=True))
        answers.write(HEADER.pack(len(body)))
        answers.write(body)
        answers.flush()
        if reply.worn:
            return  # it will be replaced; what it holds is given back before the parent unpacks a large answer


def receive(source: IO[bytes]) -> Any:
    """The next message, `None` when there will be no more."""
    head = source.read(HEADER.size)
    if len(head) < HEADER.size:
        return None
    size = HEADER.unpack(head)[0]
    body = source.read(size)
    return pickle.loads(body) if len(body) == size else None


def _answer(function: Callable[[Any], object], argument: object, memory: int) -> Reply:
    try:
        return Reply(function(argument), worn=peak() * 2 > memory > 0)
    except Exception as error:  # noqa: BLE001 - the boundary: a fault of ours in one document must not cost another its result
        return Reply(_broken(error, memory), worn=True)


def _broken(error: Exception, memory: int) -> Broken:
    if isinstance(error, MemoryError):
        return Broken(Note("limit.memory_bytes", (("limit", "memory_bytes"), ("allowed", str(memory)))))
    return Broken(Note("source.crashed", (("reason", type(error).__name__),)))


def _limit_memory(memory: int) -> None:
    with suppress(ImportError, ValueError, OSError):  # no such limits on this platform: the time limit remains
        import resource

        if memory:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def peak() -> int:
    """The most memory this process has held, in bytes; 0 where the platform does not tell.

    Not `ru_maxrss`: a started program inherits that from the one that started it.
    """
    status = b""
    with suppress(OSError):
        descriptor = os.open("/proc/self/status", os.O_RDONLY)
        status = os.read(descriptor, 65_536)
        os.close(descriptor)
    held = status.partition(b"VmHWM:")[2].split(maxsplit=1)
    return int(held[0]) * 1024 if held and held[0].isdigit() else 0


def _end_with_parent(parent: int) -> None:
    """A killed parent cannot close its pipes in time: ask the kernel to end this worker with it, where it can."""
    if not sys.platform.startswith("linux"):
        return
    with suppress(ImportError, OSError, AttributeError):
        import ctypes

        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    if os.getppid() != parent:
        os._exit(1)
