"""Text of minutes → frames and findings without a worker process: what tests of rules and schemas need, a hundred times faster."""

from __future__ import annotations

from functools import cache

from ledger import check
from ledger.frames import Frames, build_frames
from ledger.model import Failure
from ledger.reading import Reader, Task
from ledger.result import Result
from ledger.settings import Settings, load_settings


@cache
def settings() -> Settings:
    """The shipped rules, loaded once."""
    return load_settings()


def read_text(text: str, path: str = "referat.txt") -> Frames:
    """The frames of one document given as text; an unreadable one is a failure in them, as in a real batch."""
    reader = Reader(settings().limits, tuple(settings().words.items()))
    outcome = reader(Task(path, text.encode()))
    assert isinstance(outcome, Failure) or outcome.meeting.document.path == path
    return build_frames([outcome])


def check_text(text: str) -> Result:
    """The document read and checked by all rules."""
    return check(read_text(text), settings())
