"""The styles of a Word document → heading level, list membership and hiddenness of each style, inheritance resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ledger.patterns import pattern
from ledger.sources.docx_names import Element, below, number, switched_on, value, w

_HEADING = pattern(r"(?:heading|overskrift)\s*([1-9])", re.IGNORECASE)
_TITLES = {"title": 1, "titel": 1, "subtitle": 2, "undertitel": 2}
_CONTENTS = pattern(r"(?:toc|indholdsfortegnelse|table of figures)\s*[0-9]?", re.IGNORECASE)
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says: heading `level` (None: text), its list (`number_id`, `list_level`), hidden text, table-of-contents line."""

    level: int | None = None
    number_id: str | None = None
    list_level: int | None = None
    hidden: bool = False
    contents: bool = False


PLAIN = Style()


class Styles:
    """The styles part, asked by style id."""

    def __init__(self, root: Element | None) -> None:
        self._raw: dict[str, Element] = {}
        self._known: dict[str, Style] = {}
        self.default = PLAIN
        if root is None:
            return
        for element in root.iterchildren(w("style")):
            name = value(element, "styleId")
            if name is not None:
                self._raw.setdefault(name, element)
        for name, element in self._raw.items():
            if value(element, "type") == "paragraph" and (value(element, "default") or "0") in {"1", "true", "on"}:
                self.default = self.of(name)

    def of(self, name: str | None) -> Style:
        """A style id → its style; the document's default for none, plain for an unknown one."""
        if name is None:
            return self.default
        if name not in self._known:
            self._known[name] = self._resolve(name, 0)
        return self._known[name]

    def _resolve(self, name: str, depth: int) -> Style:
        element = self._raw.get(name)
        if element is None:
            return self._by_name(name, PLAIN)
        based_on = value(below(element, "basedOn"))
        base = PLAIN if based_on is None or depth >= _DEEPEST else self._known.get(based_on) or self._resolve(based_on, depth + 1)
        outline = number(below(element, "pPr", "outlineLvl"))
        level = base.level if outline is None else (outline + 1 if 0 <= outline <= 8 else None)
        numbering = below(element, "pPr", "numPr")
        number_id, list_level = base.number_id, base.list_level
        if numbering is not None:
            number_id = value(below(numbering, "numId")) or number_id
            list_level = number(below(numbering, "ilvl")) if below(numbering, "ilvl") is not None else list_level
        vanish = below(element, "rPr", "vanish")
        style = Style(level, number_id, list_level, base.hidden if vanish is None else switched_on(vanish), base.contents)
        named = self._by_name(value(below(element, "name")) or name, style)
        return self._known.setdefault(name, named)  # hundreds of thousands of styles may be based on one another

    @staticmethod
    def _by_name(name: str, style: Style) -> Style:
        heading = _HEADING.fullmatch(name.strip())
        level = int(heading[1]) if heading else _TITLES.get(name.strip().lower(), style.level)
        contents = style.contents or _CONTENTS.fullmatch(name.strip()) is not None
        return Style(None if contents else level, style.number_id, style.list_level, style.hidden, contents)
