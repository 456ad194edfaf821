"""A function and its arguments → its results, each computed in a worker process with a limit on memory and time (SPEC 7).

Whatever a document does to the code that reads it (endless loops, gigabytes, a crash inside a library) ends in a `Broken` value for
that document, and the next one is read by a fresh worker. Workers are started as new programs, never forked: the parent may hold the
threads of Polars, and a fork of a threaded process can deadlock. A worker ends when its parent does.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import IO, Any, Generic, Self, TypeVar

from ledger.limits import Limits
from ledger.model import Note
from ledger.sources.worker_launch import launched
from ledger.sources.worker_process import HEADER, Broken, Reply, peak, receive

__all__ = ["DOCUMENTS_PER_WORKER", "Broken", "Workers", "run_guarded"]

Argument = TypeVar("Argument")
Result = TypeVar("Result")

DOCUMENTS_PER_WORKER = 500
"""After so many a worker is replaced, so that what libraries leak stays bounded."""

_RETRIED_SECONDS = 5  # a worker that died at once may have died of something else; the document gets one more
_ABORTS = frozenset(int(getattr(signal, name, 0)) for name in ("SIGABRT", "SIGTRAP", "SIGILL")) - {0}
_NEARLY = 0.6  # of the address space allowed: a worker that held so much had no room for more (code and stacks take their part)
_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes
_WAITING_PER_WORKER = 4  # results that may wait for an earlier, slower document


class _Worker:
    """One worker process and the thread that waits for its answers."""

    def __init__(self, function: bytes, memory: int, answers: queue.SimpleQueue[tuple[_Worker, Reply | None]]) -> None:
        self.index = -1
        self.given = self.deadline = 0.0
        self.argument = b""
        self.retried = False
        self.done = 0
        self._answers = answers
        self._process = launched()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        with contextlib.suppress(OSError):  # a worker that dies at its start is met when its answer does not come
            self._send(pickle.dumps((memory, os.getpid())))
            self._send(function)

    @property
    def _pipe(self) -> IO[bytes]:
        assert self._process.stdin is not None
        return self._process.stdin

    def give(self, index: int, argument: bytes, seconds: float) -> None:
        """Hand the worker its next argument."""
        self.index, self.argument = index, argument
        self.given = time.monotonic()
        self.deadline = self.given + seconds
        with contextlib.suppress(OSError):
            self._send(argument)

    def end(self) -> int:
        """Kill and reap the process, whatever it does; its exit status."""
        self._process.kill()
        with contextlib.suppress(OSError):
            self._pipe.close()
        status = self._process.wait()
        self._listener.join()
        assert self._process.stdout is not None
        self._process.stdout.close()
        return status

    def status(self) -> tuple[int, int]:
        """The exit status of a worker that ended by itself, and the most memory it held in bytes (0 where that is not told)."""
        held = 0
        if hasattr(os, "wait4") and self._process.returncode is None:
            with contextlib.suppress(ChildProcessError):
                _, status, usage = os.wait4(self._process.pid, 0)
                self._process.returncode = os.waitstatus_to_exitcode(status)
                held = usage.ru_maxrss * _MAXRSS_UNIT
        return self._process.wait(), held

    def _send(self, body: bytes) -> None:
        self._pipe.write(HEADER.pack(len(body)))
        self._pipe.write(body)
        self._pipe.flush()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        while True:
            try:
                reply = receive(self._process.stdout)
            except (OSError, ValueError, pickle.UnpicklingError, EOFError, MemoryError):
                reply = None
            self._answers.put((self, reply))
            if reply is None:
                return


class Workers(Generic[Argument, Result]):
    """A pool of workers for one function: `with Workers(read, limits, jobs=2) as workers: for outcome in workers.map(paths)`.

    `function` and its arguments are pickled: a module's function, or an instance of a class with `__call__`.
    """

    def __init__(self, function: Callable[[Argument], Result], limits: Limits, jobs: int = 1) -> None:
        self._function = pickle.dumps(function, pickle.HIGHEST_PROTOCOL)
        self._limits = limits
        self._jobs = max(jobs, 1)
        self._answers: queue.SimpleQueue[tuple[_Worker, Reply | None]] = queue.SimpleQueue()
        self._idle: list[_Worker] = []
        self._busy: list[_Worker] = []

    def __enter__(self) -> Self:
        self._idle.append(self._new())  # starts while the caller still loads what it needs
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._end_busy()
        while self._idle:
            self._idle.pop().end()

    def map(self, arguments: Iterable[Argument]) -> Iterator[Result | Broken]:
        """Results in the order of the arguments. At most a few results a worker wait for a slower one before them."""
        self._end_busy()  # of a batch that was not read to its end
        upcoming = iter(arguments)
        waiting: dict[int, Any] = {}
        given = taken = 0
        exhausted = False
        while True:
            while not exhausted and len(self._busy) < self._jobs and given - taken < self._jobs * _WAITING_PER_WORKER:
                try:
                    argument = next(upcoming)
                except StopIteration:
                    exhausted = True
                    break
                worker = self._idle.pop() if self._idle else self._new()
                self._busy.append(worker)
                worker.give(given, pickle.dumps((argument,), pickle.HIGHEST_PROTOCOL), self._limits.seconds)
                given += 1
            while taken in waiting:
                yield waiting.pop(taken)
                taken += 1
            if taken == given:
                if exhausted:
                    return
                continue
            waiting.update(self._wait())

    def _end_busy(self) -> None:
        while self._busy:
            self._busy.pop().end()

    def _new(self) -> _Worker:
        return _Worker(self._function, self._limits.memory_bytes, self._answers)

    def _wait(self) -> Iterator[tuple[int, Any]]:
        """The next answer, or the workers whose time is over."""
        nearest = min(worker.deadline for worker in self._busy)
        try:
            worker, reply = self._answers.get(timeout=max(nearest - time.monotonic(), 0.0))
        except queue.Empty:
            now = time.monotonic()
            for late in [worker for worker in self._busy if worker.deadline <= now]:
                self._busy.remove(late)
                late.end()
                yield late.index, Broken(Note("limit.seconds", (("limit", "seconds"), ("allowed", str(self._limits.seconds)))))
            return
        if worker not in self._busy:  # the last word of a worker that was ended, or that died while idle
            if worker in self._idle:
                self._idle.remove(worker)
                worker.end()
            return
        self._busy.remove(worker)
        if reply is None:
            status, held = worker.status()
            worker.end()
            if _out_of_memory(status, held, self._limits.memory_bytes):
                note = Note("limit.memory_bytes", (("limit", "memory_bytes"), ("allowed", str(self._limits.memory_bytes))))
                yield worker.index, Broken(note)
                return
            if worker.retried or time.monotonic() - worker.given > _RETRIED_SECONDS:
                yield worker.index, Broken(Note("source.crashed", (("reason", _died(status)),)))
                return
            fresh = self._new()
            fresh.retried = True
            self._busy.append(fresh)
            fresh.give(worker.index, worker.argument, self._limits.seconds)
            return
        worker.done += 1
        worker.retried = False
        if reply.worn or worker.done >= DOCUMENTS_PER_WORKER:
            worker.end()
        else:
            self._idle.append(worker)
        yield worker.index, reply.result


def _out_of_memory(status: int, held: int, allowed: int) -> bool:
    """Did a worker give up because it was given no more memory? Libraries in C abort then, where Python raises MemoryError.

    What a process is said to have held includes what its parent held when it was started: where that alone is much, nothing is told.
    """
    return -status in _ABORTS and peak() * 2 < allowed and held > _NEARLY * allowed


def _died(status: int) -> str:
    if status >= 0:
        return f"exit {status}"
    try:
        return signal.Signals(-status).name
    except ValueError:
        return f"signal {-status}"


def run_guarded(function: Callable[[Argument], Result], argument: Argument, limits: Limits) -> Result | Broken:
    """One call in a worker of its own: its result, or `Broken` with the reason."""
    with Workers(function, limits) as workers:
        return next(workers.map([argument]))
