"""Names of WordprocessingML → the qualified names the XML library uses, and the small questions every part of the reader asks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Element = Any
"""An element of the XML tree: the library publishes no types for it."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

ALTERNATE, CHOICE, FALLBACK = f"{_MC}AlternateContent", f"{_MC}Choice", f"{_MC}Fallback"
_OFF = frozenset({"0", "false", "off", "none"})


def w(name: str) -> str:
    """ "tbl" → the qualified name of `w:tbl`."""
    return _W + name


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute of the main namespace, `None` where the element or the attribute is missing."""
    if element is None:
        return None
    found: str | None = element.get(_W + name)
    return found


def number(element: Element | None, name: str = "val") -> int | None:
    """An attribute as a whole number, `None` where it is missing or no number."""
    text = (value(element, name) or "").strip()
    digits = text.removeprefix("-")
    return int(text) if digits.isdigit() and digits.isascii() and len(digits) <= 9 else None


def switched_on(element: Element | None) -> bool:
    """A property that is on when it is there and not said to be off."""
    return element is not None and (value(element) or "true").lower() not in _OFF


def below(element: Element | None, *names: str) -> Element | None:
    """The first descendant down a path of names of the main namespace, or `None`."""
    for name in names:
        if element is None:
            return None
        element = element.find(_W + name)
    return element


_WRAPPERS = frozenset(map(w, ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "dir", "bdo", "fldSimple")))


def content(element: Element) -> Iterator[Element]:
    """The children of an element, with what only wraps them (content controls, insertions) taken away. Deletions are left in."""
    for child in element.iterchildren():
        tag = child.tag
        if tag in _WRAPPERS:
            yield from content(child)
        elif tag == ALTERNATE:  # the same thing written twice, for new readers and for old ones
            choice = child.find(CHOICE)
            chosen = child.find(FALLBACK) if choice is None else choice
            if chosen is not None:
                yield from content(chosen)
        elif isinstance(tag, str):
            yield child
