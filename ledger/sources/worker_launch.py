"""Nothing → a started worker program: a new interpreter with our path, importing what it will need before anybody asks.

Light on purpose: a command starts its first worker here before it loads anything else, so that the two load side by side.
"""

from __future__ import annotations

import atexit
import contextlib
import pickle
import subprocess
import sys

_START = (  # what stands on the parent's path is ours, and so is what the worker imports
    "import sys,pickle,gc;gc.set_threshold(100_000,20,50)\n"  # imports make objects that stay: looking through them is in vain
    "p,m=pickle.load(sys.stdin.buffer);sys.path[:]=p\n"
    "for n in m:__import__(n)\n"
    "from ledger.sources.worker_process import serve;serve()"
)
READING = (
    "ledger.reading",
    "ledger.sources.detect",
    "ledger.sources.text",
    "ledger.minutes",
    "ledger.appropriations.prose",
    "ledger.competence",
)
"""What a worker that reads documents will need: all but the readers of the heavier formats."""

_early: list[subprocess.Popen[bytes]] = []


def launch(modules: tuple[str, ...] = ()) -> subprocess.Popen[bytes]:
    """Start a worker program that imports `modules` and then waits for its orders."""
    process = subprocess.Popen(
        [sys.executable, "-S", "-c", _START], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, close_fds=True
    )
    assert process.stdin is not None
    with contextlib.suppress(OSError):  # a worker that dies at its start is met when its answer does not come
        process.stdin.write(pickle.dumps((sys.path, modules)))
        process.stdin.flush()
    return process


def launch_early() -> None:
    """Start the worker that the first pool of workers will take, if none is waiting."""
    if not _early:
        _early.append(launch(READING))
        atexit.register(_end)


def launched() -> subprocess.Popen[bytes]:
    """The worker started early, once; else a new one."""
    return _early.pop() if _early else launch()


def _end() -> None:
    while _early:
        process = _early.pop()
        process.kill()
        process.communicate()
