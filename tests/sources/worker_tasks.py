"""What the worker processes of the tests are asked to do."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path


def work(task: tuple[str, object]) -> object:
    """One of many ways to behave."""
    kind, what = task
    if kind == "give":
        return what
    if kind == "sleep":
        time.sleep(float(str(what)))
        return what
    if kind == "eat":
        return len(bytearray(int(str(what))))
    if kind == "die":
        os.kill(os.getpid(), int(str(what)))
    if kind == "fill and abort":
        filled = bytearray(int(str(what)))
        filled[::4096] = b"x" * len(filled[::4096])
        os.abort()
    if kind == "die once":
        mark = Path(str(what))
        if not mark.exists():
            mark.touch()
            os._exit(3)
        return "second time"
    if kind == "raise":
        raise ValueError(what)
    if kind == "print":
        print(what, flush=True)
        os.write(1, b"straight to the file\n")
        return "printed"
    if kind == "pid":
        return os.getpid()
    if kind == "modules":
        return sorted(name for name in sys.modules if "." not in name)
    if kind == "recurse":
        return work(task)
    raise AssertionError(kind)


@dataclass(frozen=True)
class Adder:
    """A function with something of its own, as the reader of a batch is."""

    number: int

    def __call__(self, other: int) -> int:
        return self.number + other
