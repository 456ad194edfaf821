"""A regular expression → a pattern compiled when it is first used.

Starting is what a single check pays for, and compiling is the slow half of importing the readers and rules: most documents never ask
most patterns. Used for every pattern of a module; a misspelt one is met by the test that compiles them all.
"""

from __future__ import annotations

import re
from typing import Any, cast

_USED = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")


class _Pattern:
    """Stands in for `re.Pattern` until it is asked; its methods are then those of the compiled one, at no cost of their own."""

    def __init__(self, text: str, flags: int) -> None:
        self.text = text
        self.options = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.text, self.options)
        for used in _USED:
            setattr(self, used, getattr(compiled, used))
        return getattr(compiled, name)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression and its flags (those of `re`) → the pattern, compiled at its first use."""
    return cast("re.Pattern[str]", _Pattern(text, flags))
