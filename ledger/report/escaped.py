"""JSON or XML that holds text of documents → the same, with every character that could change what a terminal shows written as an escape.

What a reader of the JSON or XML gets is unchanged; a log or terminal that the report is printed on is never steered by a document.
"""

from __future__ import annotations

import json
import re

from ledger.patterns import pattern

TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""The marks that turn the direction of writing: an amount behind one reads backwards. For a set of characters in a pattern."""
BREAKS = "\u2028\u2029"
"""The breaks of line and paragraph beside the usual ones, likewise."""
STEERING = pattern(f"[\x7f-\x9f{TURNING}{BREAKS}\ud800-\udfff]")
"""Control characters that JSON and XML allow as they are, the marks that turn the direction of writing, halves of characters."""


def json_text(value: object) -> str:
    """Plain values → JSON with an end of line, other UTF-8 characters kept."""
    return STEERING.sub(_as_json, json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def xml_text(text: str) -> str:
    """XML without halves of characters → the same, steering characters as references."""
    return STEERING.sub(_as_reference, text)


def _as_json(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _as_reference(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"
