"""Word lists of the rules file → one compiled vocabulary: what the rows, columns and titles of money tables are called.

An entry is matched without regard to case, at the start of a word ("kasse" finds "Kassen" and "kassefinansieres", not
"forkasse"). `*word` is found anywhere ("*finansiering" finds "Lånefinansiering"), `=words` is the whole text, a trailing `$` ends
at a word's end ("i alt$"). The lists stand in `rules/default.toml`, table `[words]`; users overlay them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache

_PATIENCE = 32
"""Texts that a list is not compiled for while none holds its words: by then a table is there, and more will come."""
_LETTER = "a-zæøåéüöä0-9"


class WordList:
    """One list of words, found in text whatever its case. Compiled when a text first holds a part of one: most lists never are."""

    __slots__ = ("_asked", "_entries", "_parts", "_pattern")

    def __init__(self, words: Iterable[str]) -> None:
        self._entries = tuple(word.strip().casefold() for word in words if word.strip())
        self._parts = tuple({tuple(sorted(_plain(entry).split(), key=len, reverse=True)) for entry in self._entries})
        self._pattern: re.Pattern[str] | None = None
        self._asked = 0

    def search(self, text: str) -> re.Match[str] | None:
        """The first of the words in the text; what is matched is in lower case."""
        low = text.casefold()
        pattern = self._pattern or self._for(low)
        return None if pattern is None else pattern.search(low)

    def match(self, text: str) -> re.Match[str] | None:
        """The word the text begins with."""
        low = text.casefold()
        pattern = self._pattern or self._for(low)
        return None if pattern is None else pattern.match(low)

    def _for(self, low: str) -> re.Pattern[str] | None:
        """The pattern, where the text holds all parts of any entry, or many texts were asked for them already."""
        self._asked += 1
        if self._asked > _PATIENCE:
            return self._compiled()
        for parts in self._parts:
            for part in parts:
                if part not in low:
                    break
            else:
                return self._compiled()
        return None

    def _compiled(self) -> re.Pattern[str]:
        # one look-behind for all words that begin a word, and no IGNORECASE: both are what makes long lists slow to compile
        whole = [_body(entry[1:]) for entry in self._entries if entry.startswith("=")]
        anywhere = [_body(entry[1:]) for entry in self._entries if entry.startswith("*")]
        begins = [_body(entry) for entry in self._entries if not entry.startswith(("=", "*"))]
        parts = []
        if whole:
            parts.append(rf"^\W*(?:{'|'.join(whole)})\W*$")
        if anywhere:
            parts.append("|".join(anywhere))
        if begins:
            parts.append(rf"(?<![{_LETTER}])(?:{'|'.join(begins)})")
        self._pattern = re.compile("|".join(parts) if parts else r"(?!)")
        return self._pattern


def _plain(entry: str) -> str:
    """An entry → its words alone."""
    return (entry[1:] if entry.startswith(("=", "*")) else entry).removesuffix("$")


def _body(entry: str) -> str:
    ends = entry.endswith("$")
    body = re.escape(entry.removesuffix("$")).replace(r"\ ", r"\s+")
    return body + (rf"(?![{_LETTER}])" if ends else "")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One word list for each list of `[words]`; the field names are its keys, and each is documented there."""

    total: WordList
    total_ending: WordList
    part_of: WordList
    measure: WordList
    financing: WordList
    financing_weak: WordList
    financing_address: WordList
    financing_block: WordList
    income: WordList
    expenditure: WordList
    reduction: WordList
    cash: WordList
    rephasing: WordList
    reversed_legend: WordList
    rounded: WordList
    area_column: WordList
    permanent_column: WordList
    remark_column: WordList
    total_column: WordList
    earlier_column: WordList
    budget_year: WordList
    other_columns: WordList
    other_titles: WordList
    other_rows: WordList
    statistics: WordList
    appropriating: WordList
    appropriation_titles: WordList


KEYS = tuple(f.name for f in fields(Vocabulary))


@lru_cache(maxsize=8)
def _compiled(lists: tuple[tuple[str, tuple[str, ...]], ...]) -> Vocabulary:
    return Vocabulary(**{name: WordList(entries) for name, entries in lists})


def vocabulary(words: Mapping[str, Iterable[str]]) -> Vocabulary:
    """The `words` of the settings → the compiled vocabulary (compiled once). A missing list is an error of ours: KeyError."""
    return _compiled(tuple((key, tuple(words[key])) for key in KEYS))
