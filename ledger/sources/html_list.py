"""A list of a web page → its items with the marker a reader sees: numbers with start, value, type and reversed; bullets; none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ledger.patterns import pattern
from ledger.sources.html_visible import attribute, classes, is_hidden
from ledger.sources.numbering import BULLET, letters, roman

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_STYLE = pattern(r"(?:^|;)\s*list-style(?:-type)?\s*:\s*([a-z -]+)", re.IGNORECASE)
_TYPES = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "decimal": "1",
}
_BARE = frozenset({"list-unstyled", "list-inline", "unstyled", "list-none"})
_NUMBER = pattern(r"\s*([+-]?[0-9]{1,6})")


def list_markers(node: LexborNode) -> Iterator[tuple[LexborNode, str]]:
    """The elements in a list, each with its marker ("2.", "b.", "•"); "" for what is no item, or where markers are switched off."""
    items = []
    child = node.first_child
    while child is not None:
        if child.is_element_node:
            items.append(child)
        child = child.next
    ordered = node.tag == "ol"
    backwards = ordered and "reversed" in node.attributes
    first = _number(node, "start")
    own = [item for item in items if item.tag == "li" and not _unnumbered(item)]
    number = first if first is not None else (len(own) if backwards else 1)
    bare = bool(classes(node) & _BARE)
    kind = _kind(node)
    for item in items:
        if item.tag != "li" or _unnumbered(item):
            yield item, ""
            continue
        value = _number(item, "value") if ordered else None
        number = number if value is None else value
        shape = _kind(item) or kind or ("1" if ordered else BULLET)
        yield item, "" if bare or shape == "none" else _marker(shape, number)
        number += -1 if backwards else 1


def _unnumbered(item: LexborNode) -> bool:
    return is_hidden(item) and "visibility" not in attribute(item, "style")


def _number(node: LexborNode, name: str) -> int | None:
    match = _NUMBER.match(node.attributes.get(name) or "")
    return int(match[1]) if match else None


def _kind(node: LexborNode) -> str:
    style = _STYLE.search(node.attributes.get("style") or "")
    if style:
        words = style[1].lower().split()
        if "none" in words:
            return "none"
        for word in words:
            if word in _TYPES:
                return _TYPES[word]
            if word in {"disc", "circle", "square"}:
                return BULLET
    kind = node.attributes.get("type") or ""
    return kind if kind in {"1", "a", "A", "i", "I"} else ""


def _marker(kind: str, number: int) -> str:
    if kind == BULLET:
        return BULLET
    text = {"a": letters, "A": letters, "i": roman, "I": roman}.get(kind, str)(number)
    return f"{text.upper() if kind in 'AI' else text}."
