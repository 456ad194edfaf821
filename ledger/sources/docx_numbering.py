"""The numbering of a Word document → the list marker of each paragraph as Word prints it ("1.", "2.3", "b)", "•").

Word stores no marker: it counts while it lays out. So does this, paragraph by paragraph, in reading order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ledger.patterns import pattern
from ledger.sources.docx_names import Element, below, number, switched_on, value, w
from ledger.sources.docx_styles import Styles
from ledger.sources.numbering import BULLET, repeated_letters, roman

_LEVELS = 9
_PLACE = pattern(r"%([1-9])")
_PRINTED_BULLETS = frozenset("-–—*•·o")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how it counts, what is printed, and after which level it begins again."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None  # None: after any higher level; 0: never
    legal: bool = False


@dataclass(frozen=True, slots=True)
class _List:
    abstract: str
    levels: tuple[Level, ...]
    overrides: tuple[tuple[int, int], ...]  # (level, start): counting begins again where this list is first used
    styled: tuple[str | None, ...]


class Numbering:
    """The numbering part with its counters. Ask `marker` once for each paragraph, from first to last."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._numbers: dict[str, Element] = {}
        self._lists: dict[str, _List | None] = {}
        self._counters: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._abstract = {value(element, "abstractNumId") or "": element for element in root.iterchildren(w("abstractNum"))}
            self._numbers = {value(element, "numId") or "": element for element in root.iterchildren(w("num"))}

    def marker(self, number_id: str | None, level: int | None, style: str | None) -> str:
        """The marker of the next paragraph of a list, "" outside lists. `style` tells the level where the paragraph does not."""
        if number_id is None or number_id == "0":
            return ""
        found = self._list(number_id)
        if found is None:
            return ""
        if level is None:
            level = found.styled.index(style) if style is not None and style in found.styled else 0
        level = min(max(level, 0), _LEVELS - 1)
        counters = self._counters.setdefault(found.abstract, [None] * _LEVELS)
        for overridden, start in found.overrides:
            if overridden == level and (number_id, level) not in self._begun:
                counters[level] = start - 1
        self._begun.add((number_id, level))
        current = counters[level]
        counters[level] = found.levels[level].start if current is None else current + 1
        for deeper in range(level + 1, _LEVELS):
            restart = found.levels[deeper].restart
            if restart != 0 and (restart is None or level < restart):
                counters[deeper] = None
        return self._printed(found, level, counters)

    def _printed(self, found: _List, level: int, counters: list[int | None]) -> str:
        shape = found.levels[level]
        if shape.form == "bullet":
            return shape.text if shape.text in _PRINTED_BULLETS and shape.text != "o" else BULLET
        if shape.form == "none" and "%" in shape.text:
            return _PLACE.sub("", shape.text).strip()

        def counted(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            count = counters[place]
            form = "decimal" if shape.legal else found.levels[place].form
            return _formatted(found.levels[place].start if count is None else count, form)

        return _PLACE.sub(counted, shape.text).strip()

    def _list(self, number_id: str) -> _List | None:
        if number_id not in self._lists:
            self._lists[number_id] = self._build(number_id, 0)
        return self._lists[number_id]

    def _build(self, number_id: str, depth: int) -> _List | None:
        element = self._numbers.get(number_id)
        abstract_id = value(below(element, "abstractNumId"))
        abstract = self._abstract.get(abstract_id or "")
        if element is None or abstract is None or abstract_id is None:
            return None
        link = value(below(abstract, "numStyleLink"))
        if link is not None and depth < 5:  # a list style: the levels stand with the style
            linked = self._styles.of(link).number_id
            if linked is not None and linked != number_id:
                return self._build(linked, depth + 1)
        levels = [Level()] * _LEVELS
        styled: list[str | None] = [None] * _LEVELS
        overrides = []
        for entry in abstract.iterchildren(w("lvl")):
            self._set(levels, styled, entry)
        for override in element.iterchildren(w("lvlOverride")):
            place = number(override, "ilvl")
            for entry in override.iterchildren(w("lvl")):
                self._set(levels, styled, entry)
            start = number(below(override, "startOverride"))
            if place is not None and start is not None:
                overrides.append((place, start))
        return _List(abstract_id, tuple(levels), tuple(overrides), tuple(styled))

    @staticmethod
    def _set(levels: list[Level], styled: list[str | None], entry: Element) -> None:
        place = number(entry, "ilvl")
        if place is None or not 0 <= place < _LEVELS:
            return
        start = number(below(entry, "start"))
        form = value(below(entry, "numFmt")) or "decimal"
        text = value(below(entry, "lvlText")) or ""
        legal = switched_on(below(entry, "isLgl"))
        levels[place] = Level(1 if start is None else start, form, text, number(below(entry, "lvlRestart")), legal)
        styled[place] = value(below(entry, "pStyle"))


def _formatted(count: int, form: str) -> str:
    if form in {"lowerLetter", "upperLetter"}:
        text = repeated_letters(count)
        return text.upper() if form == "upperLetter" else text
    if form in {"lowerRoman", "upperRoman"}:
        text = roman(count)
        return text.upper() if form == "upperRoman" else text
    if form == "decimalZero":
        return f"{count:02d}"
    if form == "ordinal":  # Danish ordinals are printed with a full stop
        return f"{count}."
    return "" if form == "none" else str(count)
