"""Tables of a web page drawn with other elements than `<table>` → the same elements named by what they are: table, row, cell.

Accessible components name their parts by roles (`role="table"`, `role="row"`, …), other pages by how they are shown
(`display: table-cell`, in the element or by a class of the page's own style sheet). FORMATS A4: own web sites of municipalities.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ledger.patterns import pattern

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

PART = "ledger-part"
"""The attribute that says which element of a table (`table`, `tbody`, `tr`, `td`, …) an element stands for."""

_ANY = pattern(r"display\s*:\s*(?:inline-)?table|\brole\s*=\s*[\"']?(?:table|grid|treegrid)\b|\bd-table\b", re.IGNORECASE)
_ROLES = {
    "table": "table",
    "grid": "table",
    "treegrid": "table",
    "rowgroup": "tbody",
    "row": "tr",
    "cell": "td",
    "gridcell": "td",
    "columnheader": "th",
    "rowheader": "th",
}
_DISPLAYS = {
    "table": "table",
    "inline-table": "table",
    "table-header-group": "thead",
    "table-row-group": "tbody",
    "table-footer-group": "tfoot",
    "table-row": "tr",
    "table-cell": "td",
    "table-caption": "caption",
}
_KNOWN_CLASSES = {"d-table": "table", "d-table-row": "tr", "d-table-cell": "td"}
_STYLE = pattern(r"<style\b[^>]*>([^<]*)", re.IGNORECASE)
_DISPLAY = pattern(r"(?:^|[;{\s])display\s*:\s*((?:inline-)?table(?:-[a-z]+)*)", re.IGNORECASE)
_CLASS = pattern(r"(?:[a-z]+)?\.([\w-]+)", re.IGNORECASE)
_TABLE_TAGS = frozenset(("table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"))
_SELECTORS = 200  # of a style sheet, at most


def mark_drawn_tables(text: str, body: LexborNode) -> bool:
    """The page as written and as parsed → are there tables drawn with other elements? Their parts are marked with `PART`."""
    if not _ANY.search(text):
        return False
    known = {**_KNOWN_CLASSES, **_classes(text)}
    found = False
    for node in body.css("[role], [style], [class]"):
        if node.tag in _TABLE_TAGS:
            continue
        attributes = node.attributes
        part = _ROLES.get((attributes.get("role") or "").strip().lower())
        if part is None:
            shown = _DISPLAY.search(attributes.get("style") or "")
            part = _DISPLAYS.get(shown[1].lower()) if shown else None
        if part is None:
            part = next((known[name] for name in (attributes.get("class") or "").split() if name in known), None)
        if part is not None:
            node.attrs[PART] = part
            found = True
    return found


def _classes(text: str) -> dict[str, str]:
    """The classes that the page's own style sheets show as parts of a table."""
    found: dict[str, str] = {}
    for sheet in _STYLE.finditer(text):
        for rule in sheet[1].split("}")[: 100 * _SELECTORS]:
            selector, brace, body = rule.rpartition("{")
            shown = _DISPLAY.search(body) if brace and "table" in body else None
            if shown is None or shown[1].lower() not in _DISPLAYS or len(found) > _SELECTORS:
                continue
            for one in selector.rsplit("{", 1)[-1].split(","):
                name = _CLASS.fullmatch(one.strip().split(" ")[-1])
                if name is not None:
                    found[name[1]] = _DISPLAYS[shown[1].lower()]
    return found


def part_of(node: LexborNode) -> str:
    """The element of a table that an element is or stands for; its own name where it is none."""
    return node.attributes.get(PART) or node.tag or ""


def is_drawn_table(node: LexborNode) -> bool:
    """Is the element a table drawn with others: two rows or more, each with cells?"""
    if node.attributes.get(PART) != "table":
        return False
    return len(node.css(f'[{PART}="tr"]')) > 1 and node.css_first(f'[{PART}="td"], [{PART}="th"]') is not None
