"""The text of a web page → the same page without scripts and comments, each block marked with its line, its nesting counted.

One linear pass before any tree is built, because the parser searches its whole stack of open elements for every tag: a page nested
a million deep would take it hours. The pass also gives what the parser does not keep: the source line of an element.
"""

from __future__ import annotations

import re

from ledger.limits import Limits
from ledger.patterns import pattern
from ledger.sources.guard import exceeded
from ledger.sources.html_visible import words

LINE = "ledger-line"
"""The attribute that carries the source line through the parser."""

_MARKUP = pattern(r"<(?:(?P<comment>!--)|(?P<bogus>[!?])|(?P<close>/)?(?P<name>[a-zA-Z][^\s/>]*))")
# attributes up to the closing bracket; quotes only count after "=", as browsers do
_REST = pattern(r"""(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|(?!["'])))*+>""")
_COMMENT_END = pattern(r"--!?>")
_DROPPED = frozenset({"script", "style", "textarea", "title", "iframe", "noframes", "noembed", "xmp", "svg", "math", "template"})
_VOID = words("area base br col embed hr img input link meta param source track wbr keygen")
# their end tags may be left out, and a new one closes the old: they never nest by themselves
_IMPLIED_END = words("p li dt dd td th tr thead tbody tfoot colgroup option optgroup rp rt html head body caption")
_MARKED = words(
    "address article blockquote br button caption center dd details div dl dt figure h1 h2 h3 h4 h5 h6 li main ol p pre section"
    " span table td th tr ul"
)
_SCAN_FACTOR = 10  # forgotten end tags are common; the tree itself is held to limits.nesting exactly


def scan(text: str, limits: Limits) -> str:
    """Page text → page text for the parser, with `LINE` attributes. Raises LimitError "nesting"."""
    out: list[str] = []
    open_now: dict[str, int] = {}
    depth = 0
    position = 0  # up to here the text is written out
    counted = 0  # up to here the lines are counted
    line = 1
    endless: set[str] = set()
    allowed = limits.nesting * _SCAN_FACTOR
    search = _MARKUP.search
    match = search(text)
    while match is not None:
        start = match.start()
        if match["comment"]:
            end = _COMMENT_END.search(text, start + 2)
            out.append(text[position:start])
            position = len(text) if end is None else end.end()
        elif match["bogus"]:
            close = text.find(">", match.end())
            out.append(text[position:start])
            position = len(text) if close < 0 else close + 1
        else:
            rest = _REST.match(text, match.end())
            if rest is None:  # the file ends inside a tag
                out.append(text[position:start])
                position = len(text)
                break
            name = match["name"].lower()
            if match["close"]:
                if open_now.get(name, 0):
                    open_now[name] -= 1
                    depth -= 1
                match = search(text, rest.end())
                continue
            if name in _DROPPED:
                out.append(text[position:start])
                position = _after_dropped(text, name, rest.end(), endless)
            else:
                if name not in _VOID and name not in _IMPLIED_END:
                    open_now[name] = open_now.get(name, 0) + 1
                    depth += 1
                    if depth > allowed:
                        raise exceeded("nesting", limits)
                if name in _MARKED:
                    line += text.count("\n", counted, start)
                    counted = start
                    out.append(text[position : match.end()])
                    out.append(f' {LINE}="{line}"')
                    position = match.end()
                match = search(text, rest.end())
                continue
        match = search(text, position)
    out.append(text[position:])
    return "".join(out)


def _after_dropped(text: str, name: str, start: int, endless: set[str]) -> int:
    """Where the reading goes on after an element whose content is no text. Without an end tag only foreign markup is read on."""
    if name not in endless:
        end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(text, start)
        if end is not None:
            close = text.find(">", end.end())
            return len(text) if close < 0 else close + 1
        endless.add(name)
    return start if name in {"svg", "math", "template"} else len(text)
