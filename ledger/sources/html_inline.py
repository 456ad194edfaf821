"""An element of a web page → the text in it as read on one line: a cell, a heading, a caption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.limits import Limits
from ledger.patterns import pattern
from ledger.sources.guard import exceeded
from ledger.sources.html_visible import is_block, is_furniture, is_hidden
from ledger.sources.spaces import join_lines, superscript

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_FOOTNOTE = pattern(r"\s*[0-9]{1,2}\s*[)*]?\s*")


def raised(node: LexborNode) -> str | None:
    """A `<sup>` with a number in it → that number in superscript characters, so that it never joins the amount before it."""
    if node.tag != "sup":
        return None
    text = node.text() or ""
    return superscript(text.strip()) if _FOOTNOTE.fullmatch(text) else None


def inline_text(node: LexborNode, limits: Limits, *, tables: bool = True, depth: int = 0) -> str:
    """Element → its text, lines joined as one. With `tables=False` the text of tables inside it is left out."""
    lines: list[list[str]] = [[]]
    _gather(node, lines, limits, tables, depth)
    return join_lines("".join(line) for line in lines)


def _gather(node: LexborNode, lines: list[list[str]], limits: Limits, tables: bool, depth: int) -> None:
    if depth > limits.nesting:
        raise exceeded("nesting", limits)
    child = node.first_child
    while child is not None:
        if child.is_text_node:
            lines[-1].append(child.text_content or "")
        elif child.is_element_node:
            tag = child.tag
            if tag == "br":
                lines.append([])
            elif not (is_furniture(child) or is_hidden(child) or (tag == "table" and not tables)):
                mark = raised(child)
                if mark is not None:
                    lines[-1].append(mark)
                elif is_block(child):
                    lines.append([])
                    _gather(child, lines, limits, tables, depth + 1)
                    lines.append([])
                else:
                    _gather(child, lines, limits, tables, depth + 1)
        child = child.next
