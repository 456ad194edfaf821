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

_LETTER = "a-zæøåéüöä0-9"


def _entry(word: str) -> str:
    text, whole, anywhere = word.strip().casefold(), word.startswith("="), word.startswith("*")
    if whole or anywhere:
        text = text[1:]
    ends = text.endswith("$")
    body = re.escape(text.removesuffix("$")).replace(r"\ ", r"\s+")
    if whole:
        return rf"^\W*{body}\W*$"
    return ("" if anywhere else rf"(?<![{_LETTER}])") + body + (rf"(?![{_LETTER}])" if ends else "")


def compile_words(words: Iterable[str]) -> re.Pattern[str]:
    """A word list → one pattern. An empty list matches nothing."""
    entries = [_entry(word) for word in words if word.strip()]
    return re.compile("|".join(entries) if entries else r"(?!)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One pattern for each list of `[words]`; the field names are its keys, and each is documented there."""

    total: re.Pattern[str]
    total_ending: re.Pattern[str]
    part_of: re.Pattern[str]
    measure: re.Pattern[str]
    financing: re.Pattern[str]
    financing_weak: re.Pattern[str]
    financing_address: re.Pattern[str]
    financing_block: re.Pattern[str]
    income: re.Pattern[str]
    expenditure: re.Pattern[str]
    reduction: re.Pattern[str]
    cash: re.Pattern[str]
    rephasing: re.Pattern[str]
    reversed_legend: re.Pattern[str]
    rounded: re.Pattern[str]
    area_column: re.Pattern[str]
    permanent_column: re.Pattern[str]
    remark_column: re.Pattern[str]
    total_column: re.Pattern[str]
    earlier_column: re.Pattern[str]
    budget_year: re.Pattern[str]
    other_columns: re.Pattern[str]
    other_titles: re.Pattern[str]
    other_rows: re.Pattern[str]
    statistics: re.Pattern[str]
    appropriating: re.Pattern[str]
    appropriation_titles: re.Pattern[str]


KEYS = tuple(f.name for f in fields(Vocabulary))


@lru_cache(maxsize=8)
def _compiled(lists: tuple[tuple[str, tuple[str, ...]], ...]) -> Vocabulary:
    return Vocabulary(**{name: compile_words(entries) for name, entries in lists})


def vocabulary(words: Mapping[str, Iterable[str]]) -> Vocabulary:
    """The `words` of the settings → the compiled vocabulary (compiled once). A missing list is an error of ours: KeyError."""
    return _compiled(tuple((key, tuple(words[key])) for key in KEYS))
