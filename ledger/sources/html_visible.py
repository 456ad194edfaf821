"""One element of a web page → is it shown, is it furniture, is it a block? What a reader of the page sees is what is read.

Furniture is what every page of a site carries: menus, page headers and footers, buttons, forms, dialogs, cookie banners
(FORMATS A2-A4). A form that wraps the whole page, as older ASP.NET sites have it, is not furniture; its controls are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ledger.patterns import pattern

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


def words(text: str) -> frozenset[str]:
    """Names separated by spaces → the set of them."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """Phrases separated by bars → the set of them."""
    return frozenset(text.split("|"))


HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}

BLOCKS = words(
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3"
    " h4 h5 h6 header hgroup hr legend li listing main menu nav ol p plaintext pre section summary table tbody td tfoot th thead tr"
    " ul html"
)
_NEVER = words(
    "head script style title template noscript iframe object embed applet audio video canvas map svg math input select option"
    " optgroup datalist textarea nav progress meter base link meta param source track area frame frameset noframes col colgroup rp"
)
_FURNITURE_ROLES = words("navigation search menu menubar menuitem toolbar tooltip dialog alertdialog contentinfo complementary tablist")
_FURNITURE_CLASSES = words(
    "modal dropdown-menu breadcrumb breadcrumbs badge sr-only visually-hidden visuallyhidden screen-reader-text skip-link skiplink"
    " d-none hidden ms-hide noprint no-print"
)
_COOKIE = pattern(r"(?:^|[\s_-])cookie|cookiebot|cookieinformation", re.IGNORECASE)
_HIDING = pattern(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)", re.IGNORECASE)
_RESPONSIVE = pattern(r"d-(?:[a-z]+-)?(?:block|flex|inline|grid|table)|[a-z]+:(?:block|flex|inline|grid|table)")  # hidden on a phone only
_DISPLAY = pattern(r"(?:^|;)\s*display\s*:\s*(?:block|flex|grid|list-item|table|flow-root)\b", re.IGNORECASE)
_COMMANDS = phrases(
    "udskriv|print|til toppen|tilbage til toppen|top|tilbage til forsiden|tilbage|tilbage til oversigten|del|del på facebook|"
    "hent som pdf|kopier link|vis mere|vis mindre|læs op|luk|åbn|fold ud|fold sammen|spring til indhold|gå til indhold|"
    "gå til hovedindhold"
)
_CONTENT = "table, h1, h2, h3, h4, main, article"


def attribute(node: LexborNode, name: str) -> str:
    """The value of an attribute in lower case, "" where it is missing or empty."""
    return (node.attributes.get(name) or "").lower()


def classes(node: LexborNode) -> frozenset[str]:
    """The class names of an element in lower case."""
    return frozenset(attribute(node, "class").split())


def is_hidden(node: LexborNode) -> bool:
    """Does the page itself hide the element: `hidden`, display:none, visibility:hidden, or the usual classes for it?"""
    attributes = node.attributes
    if not attributes:
        return False
    if "hidden" in attributes or _HIDING.search(attributes.get("style") or ""):
        return True
    names = classes(node)
    if not names & _FURNITURE_CLASSES or any(_RESPONSIVE.fullmatch(name) for name in names):
        return False
    return not _holds_data(node)


def is_furniture(node: LexborNode) -> bool:
    """Is the element part of the site rather than of the document? Heading buttons and wrapping forms are not."""
    tag = node.tag or ""
    if tag in _NEVER:
        return True
    role = attribute(node, "role")
    if role in _FURNITURE_ROLES and not _holds_data(node):
        return True
    if tag == "button" or role == "button":
        return not _opens_content(node)
    if tag == "label":
        return _holds(node, "input, select, textarea") or "for" in node.attributes
    if tag in {"form", "aside", "footer"}:
        return not _holds(node, "table") if tag != "form" else not _holds(node, _CONTENT)
    if tag == "header" or role == "banner":
        return not _inside(node, {"article", "main", "section", "td"}) and not _holds(node, "h1, h2, h3")
    if tag == "dialog":
        return "open" not in node.attributes
    if tag == "a":
        return _command(node)
    if tag in {"div", "section"}:
        names = f"{attribute(node, 'id')} {attribute(node, 'class')}"
        return _COOKIE.search(names) is not None and not _holds(node, "table, h1, main, article")
    return False


def is_block(node: LexborNode) -> bool:
    """Does the element stand on lines of its own, by its name or by its own style?"""
    return node.tag in BLOCKS or _DISPLAY.search(node.attributes.get("style") or "") is not None


def _holds(node: LexborNode, selector: str) -> bool:
    return node.css_first(selector) is not None


def _holds_data(node: LexborNode) -> bool:
    return _holds(node, "table")


def _inside(node: LexborNode, tags: set[str]) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in tags:
            return True
        parent = parent.parent
    return False


def _opens_content(node: LexborNode) -> bool:
    """A button that is the title of what it unfolds (FORMATS A2: FirstAgenda's points; accordions) carries content."""
    attributes = node.attributes
    if "aria-haspopup" in attributes:
        return False
    if _inside(node, set(HEADINGS)) or _holds(node, "h1, h2, h3, h4, h5, h6"):
        return True
    if _names_column(node):
        return True
    unfolds = "aria-controls" in attributes or "aria-expanded" in attributes or "collapse" in attribute(node, "data-toggle")
    return unfolds and not _command(node)


def _names_column(node: LexborNode) -> bool:
    """The button in the heading of a column that sorts by it, as accessible tables have it: the column's name stands in it alone.

    A heading with words of its own beside the button has its name there: then the button is a command.
    """
    cell = node.parent
    while cell is not None and cell.tag not in ("th", "td", "table"):
        cell = cell.parent
    heads = cell is not None and (cell.tag == "th" or attribute(cell, "role") == "columnheader")
    return heads and not _command(node) and not _words_beside_buttons(cell)


def _words_beside_buttons(node: LexborNode | None) -> bool:
    """Does the element show words outside the buttons in it?"""
    open_nodes = [] if node is None else [node]
    while open_nodes:
        for child in open_nodes.pop().iter(include_text=True):
            if child.is_text_node:
                if (child.text_content or "").strip():
                    return True
            elif not (child.tag in _NEVER or child.tag == "button" or attribute(child, "role") == "button" or is_hidden(child)):
                open_nodes.append(child)
    return False


def _command(node: LexborNode) -> bool:
    text = node.text_content or node.text() or ""
    return len(text) < 60 and " ".join(text.split()).lower() in _COMMANDS
