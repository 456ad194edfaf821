"""A page's content streams → the characters they print, as pdfminer.six decodes them: what, and from where to where.

pdfminer's fonts, encodings and resources are used as they are. Its general tokenizer is not: of a content stream only what moves
and shows text matters here, and one regular expression finds that four times faster. Where the stream holds anything this
expression does not cover (inline images, nested brackets in strings), pdfminer's own tokenizer reads it.
"""

from __future__ import annotations

import re
from typing import Any

_TOKEN = re.compile(
    rb"""
      (?P<number>[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+))(?:\s+|(?=[\[\]()<>/%]|$))
    | (?P<word>[A-Za-z'"][A-Za-z0-9'"*]*)\s*
    | (?P<string>\((?:[^()\\]|\\.)*\))
    | (?P<hex><[0-9A-Fa-f\s]*>)
    | (?P<name>/[^\s()<>\[\]{}/%\#]*)(?=[\s()<>\[\]/%]|$)
    | (?P<open>\[) | (?P<close>\])
    | <<|>>|[\s\x00]+|%[^\r\n]*
    | (?P<odd>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_INLINE_IMAGE = re.compile(rb"(?:^|\s)BI[\s/]")
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|[\r\n])|(.))", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_SHOWS: dict[bytes, tuple[str, int]] = {
    b"q": ("do_q", 0),
    b"Q": ("do_Q", 0),
    b"cm": ("do_cm", 6),
    b"BT": ("do_BT", 0),
    b"Tc": ("do_Tc", 1),
    b"Tw": ("do_Tw", 1),
    b"Tz": ("do_Tz", 1),
    b"TL": ("do_TL", 1),
    b"Tf": ("do_Tf", 2),
    b"Ts": ("do_Ts", 1),
    b"Td": ("do_Td", 2),
    b"TD": ("do_TD", 2),
    b"Tm": ("do_Tm", 6),
    b"T*": ("do_T_a", 0),
    b"Tj": ("do_Tj", 1),
    b"TJ": ("do_TJ", 1),
    b"'": ("do__q", 1),
    b'"': ("do__w", 3),
    b"Do": ("do_Do", 1),
}
"""The operators that move or show text, and how many operands each takes."""


Printed = tuple[str, float, float, float, float]
"""One character and the line on which it stands, from where to where, in the page's own coordinates."""


def printed(page: Any, low: float, high: float) -> list[Printed]:
    """A page of pdfminer → its characters between two heights, in the order they are drawn (text on its side: all of it).

    Raises whatever pdfminer raises.
    """
    from pdfminer.pdfdevice import PDFTextDevice
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdftypes import stream_value

    taken: list[Printed] = []

    class Device(PDFTextDevice):
        """Takes down each character and lays nothing out."""

        def render_string_horizontal(
            self,
            seq: Any,
            matrix: Any,
            pos: Any,
            font: Any,
            fontsize: float,
            scaling: float,
            charspace: float,
            wordspace: float,
            rise: float,
            dxscale: float,
            ncs: Any,
            graphicstate: Any,
        ) -> tuple[float, float]:
            a, b, c, d, e, f = matrix
            x, y = pos
            e, f = e + c * (y + rise), f + d * (y + rise)
            if not b and not low <= f <= high:
                return x, y  # what follows on this line is as far away
            known = font.__dict__.setdefault("_read", {})
            spaced = False
            for part in seq:
                if isinstance(part, (int, float)):
                    x -= part * dxscale
                    spaced = True
                    continue
                for cid in font.decode(part):
                    if spaced:
                        x += charspace
                    if cid not in known:
                        known[cid] = (_unicode(font, cid), font.char_width(cid))
                    text, width = known[cid]
                    end = x + width * fontsize * scaling
                    taken.append((text, e + a * x, f + b * x, e + a * end, f + b * end))
                    x = end
                    if cid == 32 and wordspace:
                        x += wordspace
                    spaced = True
            return x, y

    class Interpreter(PDFPageInterpreter):
        """Carries out the operators that move or show text, of the page and of the forms drawn on it."""

        def execute(self, streams: Any) -> None:
            contents = [stream_value(stream) for stream in streams]
            operations = _operations(b"\n".join(content.get_data() for content in contents))
            if operations is None:
                super().execute(streams)
                return
            # a form that draws itself would go on for ever
            own = {content.objid for content in contents if content.objid is not None}
            if own & self.parent_stream_ids:
                return
            self.stream_ids.clear()
            self.stream_ids.update(own)
            for method, operands in operations:
                getattr(self, method)(*operands)

    resources = PDFResourceManager()
    device = Device(resources)
    device.set_ctm((1.0, 0.0, 0.0, 1.0, 0.0, 0.0))
    Interpreter(resources, device).render_contents(page.resources, page.contents, ctm=(1.0, 0.0, 0.0, 1.0, 0.0, 0.0))
    return taken


def _operations(content: bytes) -> list[tuple[str, list[Any]]] | None:
    """The bytes of a content stream → the operations that move or show text; `None` where they are not for this reader."""
    from pdfminer.psparser import LIT

    if _INLINE_IMAGE.search(content):
        return None
    found: list[tuple[str, list[Any]]] = []
    operands: list[Any] = []
    outer: list[Any] | None = None
    for match in _TOKEN.finditer(content):
        kind = match.lastgroup
        if kind is None:
            continue
        if kind == "number":
            operands.append(float(match["number"]))
        elif kind == "word":
            shows = _SHOWS.get(match["word"])
            if shows is not None and outer is None and len(operands) >= shows[1]:
                found.append((shows[0], operands[len(operands) - shows[1] :]))
            if outer is None:
                operands = []
        elif kind == "string":
            operands.append(_string(match.group()[1:-1]))
        elif kind == "hex":
            digits = re.sub(rb"\s", b"", match.group()[1:-1])
            operands.append(bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii")))
        elif kind == "name":
            operands.append(LIT(match.group()[1:].decode("latin-1")))
        elif kind == "open" and outer is None:
            outer, operands = operands, []
        elif kind == "close" and outer is not None:
            outer.append(operands)
            operands, outer = outer, None
        else:
            return None
    return found


def _string(text: bytes) -> bytes:
    return _ESCAPE.sub(_escaped, text) if b"\\" in text else text


def _escaped(match: re.Match[bytes]) -> bytes:
    octal, newline, other = match.groups()
    if octal is not None:
        return bytes([int(octal, 8) & 0xFF])
    if newline is not None:
        return b""
    return _ESCAPED.get(other, other)


def _unicode(font: Any, cid: int) -> str:
    from pdfminer.pdffont import PDFUnicodeNotDefined

    try:
        return str(font.to_unichr(cid))
    except PDFUnicodeNotDefined:
        return "\ufffd"
