"""A regular expression → a pattern compiled when it is first used.

Starting is what a single check pays for, and compiling is the slow half of importing the readers and rules: most documents never ask
most patterns. Used for every pattern of a module; a misspelt one is met by the test that compiles them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, cast

Words = tuple[tuple[str, ...], ...]

_SEARCHES = ("search", "finditer", "findall", "split", "sub", "subn")
_OTHERS = ("match", "fullmatch")
_LEARNED = 48
"""A pattern that is asked so often, and was not looked at beforehand, is worth the time of finding out what its matches must hold."""


class _Pattern:
    """Stands in for `re.Pattern` until it is asked; its methods are then those of the compiled one, at hardly any cost of their own.

    Where it is known beforehand what its matches must hold, it is not even compiled before a text holds that.
    """

    def __init__(self, text: str, flags: int, plain: bool) -> None:
        self.text = text
        self.options = flags
        self.plain = plain

    def __getattr__(self, name: str) -> Any:
        from ledger.prefilter import words_known

        words = () if self.plain else words_known(self.text, self.options)
        if words and name in _ASKED:
            setattr(self, name, _behind(words, name, lambda *given, **named: getattr(self._compiled(words), name)(*given, **named)))
            return getattr(self, name)
        compiled = self._compiled(words)
        return getattr(self, name) if name in _SEARCHES else getattr(compiled, name)

    def _compiled(self, words: Words | None) -> re.Pattern[str]:
        compiled = re.compile(self.text, self.options)
        for used in _OTHERS:
            setattr(self, used, getattr(compiled, used))
        counter = _Counter(self, compiled)
        for used in _SEARCHES:
            setattr(self, used, counter.counted(used) if words is None else _behind(words, used, getattr(compiled, used)))
        return compiled


class _Counter:
    """Counts how often a pattern is asked of which nothing is known, and gives it quicker methods when that is often."""

    def __init__(self, owner: _Pattern, compiled: re.Pattern[str]) -> None:
        self._owner = owner
        self._compiled = compiled
        self._asked = 0

    def counted(self, used: str) -> Callable[..., Any]:
        """A method of the compiled pattern that counts."""
        method = getattr(self._compiled, used)

        def asked(*arguments: Any, **named: Any) -> Any:
            self._asked += 1
            if self._asked == _LEARNED:
                self._learned()
            return method(*arguments, **named)

        return asked

    def _learned(self) -> None:
        from ledger.prefilter import words_required

        words = words_required(self._owner.text, self._owner.options)
        for used in _SEARCHES:
            setattr(self._owner, used, _behind(words, used, getattr(self._compiled, used)))


_NOTHING: dict[str, Callable[[], Any]] = {"search": lambda: None, "finditer": lambda: iter(()), "findall": list}
"""What a method of a pattern gives where the pattern is nowhere."""

_ASKED = frozenset((*_NOTHING, "sub"))
"""The methods before which a text is asked for words."""


def _behind(words: Words, used: str, method: Callable[..., Any]) -> Callable[..., Any]:
    """A method of a compiled pattern → the same behind a quick question, where there is one."""
    if not words or used not in _ASKED:
        return method
    return _replacing(method, words) if used == "sub" else _asking(method, words, _NOTHING[used])


def _asking(method: Callable[..., Any], words: Words, nothing: Callable[[], Any]) -> Callable[..., Any]:
    """The method behind a quick question: only a text that holds a word of each set is searched."""
    from ledger.prefilter import lowered

    def asking(string: str, *bounds: int) -> Any:
        global _latest
        seen, low = _latest
        if seen is not string:
            low = lowered(string)
            _latest = string, low
        if low is None:
            return method(string, *bounds)
        for one_of in words:
            for word in one_of:
                if word in low:
                    break
            else:
                return nothing()
        return method(string, *bounds)

    return asking


def _replacing(method: Callable[..., str], words: Words) -> Callable[..., str]:
    """`sub` behind a quick question: a text without the words is given back as it is."""
    from ledger.prefilter import lowered

    def replacing(replacement: Any, string: str, count: int = 0) -> str:
        low = lowered(string)
        if low is None or all(any(word in low for word in one_of) for one_of in words):
            return method(replacement, string, count)
        return string

    return replacing


_latest: tuple[str, str | None] = ("", "")  # one text is asked many patterns; the pair is replaced as one, so threads never mix two texts


def pattern(text: str, flags: int = 0, *, plain: bool = False) -> re.Pattern[str]:
    """A regular expression and its flags (those of `re`) → the pattern, compiled at its first use.

    `plain`: no quick question goes before it, as its caller has asked one, or `re` finds where it may begin as quickly.
    """
    return cast("re.Pattern[str]", _Pattern(text, flags, plain))
