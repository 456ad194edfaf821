"""A regular expression → the words of which each of its matches holds at least one: a quick question before a slow search.

Most sentences of minutes hold no word of most patterns. Python's `re` asks every alternative at every place of a text; whether one of a few
fixed strings is in it is told a hundred times faster. What is found is never changed by this, only how soon nothing is found.

Finding the words takes as long as compiling the expression, so those of the tool's own patterns are found beforehand and kept in
`ledger/prefilter_words.py`. After patterns have changed, `python -m ledger.prefilter` writes it again; until then the new ones are learned
while they are used.
"""

from __future__ import annotations

import hashlib
import re
import string
from collections.abc import Iterable
from importlib import import_module
from typing import Any

__all__ = ["MOST_WORDS", "fingerprint", "in_small_letters", "lowered", "words_known", "words_required"]

MOST_WORDS = 64
_SHORTEST = 2
_SETS = 2
_PLAIN = frozenset(string.ascii_lowercase + string.digits + string.punctuation + " æøåéüöä…½²³")
"""Characters of which every spelling that `re.IGNORECASE` takes for them is told by `str.lower`, but for those in `_ODD`."""
_ODD = ("ı", "ſ", "İ")


def lowered(text: str) -> str | None:
    """The text in lower case as `re.IGNORECASE` sees it, or `None` where it holds a letter on which the two differ."""
    if text.isascii():
        return text.lower()
    for odd in _ODD:
        if odd in text:
            return None
    return text.lower()


_CAPITAL = "[A-ZÆØÅÄÖÜÉ]"
_TO_LOWER = re.compile(rf"\\.|\(\?P[<=]\w+|{_CAPITAL}", re.DOTALL)
_CASED = re.compile(rf"\(\?-?[a-zA-Z]*[iL]|(?!{_CAPITAL}).-{_CAPITAL}|{_CAPITAL}-(?!{_CAPITAL}).", re.DOTALL)


def in_small_letters(text: str) -> str | None:
    """A regular expression → one that finds in the small letters of a text what it finds in the text itself with `re.IGNORECASE`; `None`
    where a part of it says for itself whether case matters, or where a range may hold capital letters among other signs."""
    if _CASED.search(text) is not None:
        return None
    return _TO_LOWER.sub(lambda part: part[0].lower() if len(part[0]) == 1 else part[0], text)


def words_known(text: str, flags: int) -> tuple[tuple[str, ...], ...] | None:
    """What `words_required` gives, where it was found beforehand, else `None`."""
    from ledger.prefilter_words import WORDS

    return WORDS.get(fingerprint(text, flags))


def fingerprint(text: str, flags: int) -> str:
    """A regular expression → the short name under which its words are kept; no two expressions have one."""
    return hashlib.blake2b(f"{int(flags)} {text}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def words_required(text: str, flags: int) -> tuple[tuple[str, ...], ...]:
    """A regular expression → in lower case, sets of fixed strings: every match holds at least one of each set. () where there are none.

    Asks the parser of `re`, which is no public part of Python: where it is missing or speaks otherwise there are none.
    """
    try:
        parsed = import_module("re._parser").parse(text, flags)
        walk = _Walk()
        walk.sequence(parsed)
    except (ImportError, AttributeError, TypeError, ValueError):
        return ()
    chosen: list[tuple[str, ...]] = []
    for words in map(_without_longer, walk.best()):
        if len(chosen) < _SETS and not any(all(any(word in one for word in words) for one in before) for before in chosen):
            chosen.append(words)  # one that the words before it do not answer already
    return tuple(chosen)


class _Walk:
    """One way through a parsed expression: strings that stand in it as they are, and sets of which one must stand."""

    def __init__(self, begun: Iterable[str] = ()) -> None:
        self._run = list(begun)
        self._found: list[frozenset[str]] = []

    def sequence(self, parsed: Iterable[tuple[Any, Any]]) -> None:
        for operator, argument in parsed:
            self._step(str(operator), argument)

    def best(self) -> list[frozenset[str]]:
        """All sets worth asking, those first that are met least often: long words, and few."""
        self._end()
        fit = {words for words in self._found if len(words) <= MOST_WORDS and min(map(len, words)) >= _SHORTEST}
        return sorted(fit, key=lambda words: (_often(words), sorted(words)))

    def _step(self, operator: str, argument: Any) -> None:
        if operator == "LITERAL":
            self._literal(chr(argument))
        elif operator in ("AT", "ASSERT_NOT"):
            return  # these stand between two characters and take none
        elif operator == "ASSERT":
            ahead = _Walk()
            ahead.sequence(argument[1])
            self._found += ahead.best()
        elif operator == "SUBPATTERN":
            self.sequence(argument[3])
        elif operator == "ATOMIC_GROUP":
            self.sequence(argument)
        elif operator in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            least, most, repeated = argument
            for _ in range(min(least, 4)):
                self.sequence(repeated)
            if least != most or least > 4:
                self._end()
        elif operator == "BRANCH":
            begun = self._run
            self._end()
            self._branch(begun, argument[1])
        else:
            self._end()

    def _literal(self, character: str) -> None:
        low = character.lower()
        if low in _PLAIN:
            self._run.append(low)
        else:
            self._end()

    def _end(self) -> None:
        if self._run:
            self._found.append(frozenset(("".join(self._run),)))
            self._run = []

    def _branch(self, begun: list[str], alternatives: Iterable[Any]) -> None:
        """`begun` are the letters right before it, with which each alternative goes on."""
        options: list[list[frozenset[str]]] = []
        for alternative in alternatives:
            walk = _Walk(begun)
            walk.sequence(alternative)
            options.append(walk.best())
        if not all(options):
            return
        words: set[str] = set()
        for choice in sorted(options, key=len):  # where there is a choice, what is asked anyway comes free
            words |= min(
                choice, key=lambda one_of: (_often(one for one in one_of if not any(word in one for word in words)), _often(one_of))
            )
        self._found.append(frozenset(words))


def _often(words: Iterable[str]) -> float:
    """Roughly how often one of the words is met in any text: a longer word ten times less a letter."""
    return sum(10.0 ** -len(word) for word in words)


def _without_longer(words: frozenset[str]) -> tuple[str, ...]:
    """A word that holds another one of the set need not be asked; the rest in a fixed order."""
    return tuple(sorted(word for word in words if not any(other != word and other in word for other in words)))


_FILE = '''"""A pattern's fingerprint → the words of which its matches hold one. Written by `python -m ledger.prefilter`."""

from __future__ import annotations

# fmt: off
# ruff: noqa: E501
WORDS: dict[str, tuple[tuple[str, ...], ...]] = {{
{lines}}}
'''


def main() -> None:
    """Look at every pattern of every module and write down its words."""
    import gc
    import pkgutil
    from pathlib import Path

    import ledger
    from ledger.patterns import pattern

    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    ours: Any = type(pattern(""))
    for module in pkgutil.walk_packages(ledger.__path__, "ledger."):
        if module.name not in ("ledger.__main__", "ledger._cli"):
            import_module(module.name)
    for value in gc.get_objects():  # also those that stand in a table of wordings
        if isinstance(value, ours) and not value.plain:
            found[fingerprint(value.text, value.options)] = words_required(value.text, value.options)
    lines = "".join(f"    {name!r}: {words!r},\n" for name, words in sorted(found.items()))
    Path(ledger.__path__[0], "prefilter_words.py").write_text(_FILE.format(lines=lines), encoding="utf-8")


if __name__ == "__main__":
    main()
