"""A regular expression → a pattern compiled when it is first used.

Starting is what a single check pays for, and compiling is the slow half of importing the readers and rules: most documents never ask
most patterns. Used for every pattern of a module; a misspelt one is met by the test that compiles them all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any, cast

Words = tuple[tuple[str, ...], ...]

_LEARNED = 48
"""A pattern that is asked so often, and was not looked at beforehand, is worth the time of finding out what its matches must hold."""

_PATIENCE = 512
"""Texts without a word of a pattern that it takes to wait for one; by then they have cost as much as compiling it does."""


class _Pattern:
    """Stands in for `re.Pattern` until it is asked; its methods are then those of the compiled one, at hardly any cost of their own.

    Where it is known beforehand what its matches must hold, it is not even compiled before a text holds that.
    """

    def __init__(self, text: str, flags: int, plain: bool) -> None:
        self.text = text
        self.options = flags
        self.plain = plain

    def __getattr__(self, name: str) -> Any:
        if name not in _ASKED or self.plain or (name in _AT_ONCE and "_compiled" in self.__dict__):
            method = getattr(self._compiled, name)
        else:
            from ledger.prefilter import words_known

            words = words_known(self.text, self.options)
            method = _counting(self, name) if words is None else _behind(self, words, name)
        if name in _METHODS:
            setattr(self, name, method)
        return method

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.text, self.options)

    @cached_property
    def _small(self) -> re.Pattern[str] | None:
        """The same for texts in small letters, where there is one: without `re.IGNORECASE` it is found about twice as fast."""
        from ledger.prefilter import in_small_letters

        text = in_small_letters(self.text) if self.options & re.IGNORECASE else None
        return None if text is None else re.compile(text, self.options & ~re.IGNORECASE)


_AT_ONCE = ("match", "fullmatch")
"""These look at one place: asking a text for words takes as long, so they do only until the pattern is compiled."""
_ASKED = frozenset(("search", "finditer", "sub", *_AT_ONCE))
"""The methods before which a text is asked for words."""
_METHODS = frozenset((*_ASKED, "findall", "split", "subn"))


def _behind(owner: _Pattern, words: Words, used: str) -> Callable[..., Any]:
    """A method of a pattern → the same behind a quick question, where there is one, and in small letters, where it may be."""
    small = owner.options & re.IGNORECASE
    if used in _ANSWERS and (words or small):
        return _asking(owner, words, used)
    if used in _AT_ONCE and words:
        return _matching(owner, words, used)
    return _replacing(owner, words) if used == "sub" and words else getattr(owner._compiled, used)


def _asking(owner: _Pattern, words: Words, used: str) -> Callable[..., Any]:
    """`search` or `finditer`: only a text that holds a word of each set is searched."""
    from ledger.prefilter import lowered

    nothing, in_text = _ANSWERS[used]

    def asking(string: str, *bounds: int) -> Any:
        global _latest
        seen, low = _latest
        if seen is not string:
            low = lowered(string)
            _latest = string, low
        if low is None:
            return getattr(owner._compiled, used)(string, *bounds)
        for one_of in words:
            for word in one_of:
                if word in low:
                    break
            else:
                return nothing
        if (small := owner._small) is None:
            return getattr(owner._compiled, used)(string, *bounds)
        found = getattr(small, used)(low, *bounds)
        return found if found is None or low == string else in_text(found, string)

    return asking


def _matching(owner: _Pattern, words: Words, used: str) -> Callable[..., Any]:
    """`match` and `fullmatch` of a pattern not compiled yet: it is when a text holds a word of each set, or after many texts without."""
    from ledger.prefilter import lowered

    asked = 0

    def matching(string: str, *bounds: int) -> Any:
        global _latest
        nonlocal asked
        seen, low = _latest
        if seen is not string:
            low = lowered(string)
            _latest = string, low
        asked += 1
        if low is not None and asked < _PATIENCE:
            for one_of in words:
                for word in one_of:
                    if word in low:
                        break
                else:
                    return None
        method = getattr(owner._compiled, used)
        setattr(owner, used, method)
        return method(string, *bounds)

    return matching


class _Found:
    """A match in the small letters of a text, read as one in the text itself: of `re.Match`, what the tool asks of one."""

    __slots__ = ("end", "lastgroup", "re", "span", "start", "string")

    def __init__(self, low: re.Match[str], string: str) -> None:
        self.string = string
        self.re, self.lastgroup = low.re, low.lastgroup
        self.start, self.end, self.span = low.start, low.end, low.span

    def __getitem__(self, group: int | str) -> str | None:
        start, end = self.span(group)
        return None if start < 0 else self.string[start:end]

    def group(self, *groups: int | str) -> str | tuple[str | None, ...] | None:
        return self[groups[0] if groups else 0] if len(groups) < 2 else tuple(self[group] for group in groups)

    def groups(self, default: str | None = None) -> tuple[str | None, ...]:
        return tuple(default if (found := self[group]) is None else found for group in range(1, self.re.groups + 1))

    def groupdict(self, default: str | None = None) -> dict[str, str | None]:
        return {name: default if (found := self[name]) is None else found for name in self.re.groupindex}


_ANSWERS: dict[str, tuple[Any, Callable[[Any, str], Any]]] = {
    "search": (None, _Found),
    "finditer": (iter(()), lambda matches, string: (_Found(match, string) for match in matches)),
}
"""What is given where nothing is found (an iterator at its end stays there), and how what is found in small letters is read in the text."""


def _replacing(owner: _Pattern, words: Words) -> Callable[..., str]:
    """`sub` behind a quick question: a text without the words is given back as it is."""
    from ledger.prefilter import lowered

    def replacing(replacement: Any, string: str, count: int = 0) -> str:
        low = lowered(string)
        if low is None or all(any(word in low for word in one_of) for one_of in words):
            return owner._compiled.sub(replacement, string, count)
        return string

    return replacing


def _counting(owner: _Pattern, used: str) -> Callable[..., Any]:
    """A method of a pattern of which nothing is known: when it has been asked often, its words are found."""
    method = getattr(owner._compiled, used)
    asked = 0

    def counted(*arguments: Any, **named: Any) -> Any:
        nonlocal asked
        asked += 1
        if asked == _LEARNED:
            from ledger.prefilter import words_required

            setattr(owner, used, _behind(owner, words_required(owner.text, owner.options), used))
        return method(*arguments, **named)

    return counted


_latest: tuple[str, str | None] = ("", "")  # one text is asked many patterns; the pair is replaced as one, so threads never mix two texts


def pattern(text: str, flags: int = 0, *, plain: bool = False) -> re.Pattern[str]:
    """A regular expression and its flags (those of `re`) → the pattern, compiled at its first use.

    `plain`: no quick question goes before it, as its caller has asked one, or `re` finds where it may begin as quickly.
    """
    return cast("re.Pattern[str]", _Pattern(text, flags, plain))
