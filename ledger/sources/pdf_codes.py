"""The ToUnicode table of a font → what each of its codes prints, several times faster than pdfminer's general parser reads it."""

from __future__ import annotations

import re

_SECTION = re.compile(rb"beginbf(char|range)\b(.*?)endbf", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f]+)>|([^\s<])|<")
_LONGEST = 8  # digits of a code
_MOST = 0x10000  # codes from one to another


def codes_told(table: bytes) -> dict[int, str] | None:
    """A ToUnicode table → code and character(s); `None` where it holds anything but codes in hexadecimal, alone or from one to another."""
    table, _, rest = table.partition(b"endcmap")
    if b"usecmap" in table or b"begincid" in table or b"beginbf" in rest:
        return None
    found: dict[int, str] = {}
    try:
        for kind, body in _SECTION.findall(table):
            (_characters if kind == b"char" else _ranges)(_TOKEN.findall(body), found)
    except ValueError:
        return None
    return found


Token = tuple[bytes, bytes]
"""Digits, or another byte; neither: a bracket that does not close."""


def _characters(tokens: list[Token], found: dict[int, str]) -> None:
    """Pairs of code and text. Raises ValueError where there is anything else."""
    for (code, _), (text, _) in zip(tokens[::2], tokens[1::2], strict=True):
        _tell(found, _code(code), _text(text))


def _ranges(tokens: list[Token], found: dict[int, str]) -> None:
    """The first and the last code of a range, and the text of the first or a list of texts. Raises ValueError for all else."""
    at = 0
    while at < len(tokens):
        (first, _), (last, _), (text, bracket) = tokens[at : at + 3]
        at += 3
        start, stop = _code(first), _code(last) + 1
        if len(first) != len(last) or stop - start > _MOST:
            raise ValueError
        if bracket:
            end = tokens.index((b"", b"]"), at)
            several = [_text(one) for one, _ in tokens[at:end]]
            at = end + 1
            if bracket != b"[":
                raise ValueError
            for code, one in zip(range(start, stop), several, strict=False):
                _tell(found, code, one)
            continue
        before, counted = _text(text)[:-4], _text(text)[-4:]
        base = int.from_bytes(counted, "big")
        for code in range(start, stop):
            _tell(found, code, before + (base + code - start).to_bytes(8, "big")[-len(counted) :])


def _code(digits: bytes) -> int:
    if len(digits) % 2 or len(digits) > _LONGEST:
        raise ValueError
    return int(digits, 16)


def _text(digits: bytes) -> bytes:
    if not digits:
        raise ValueError
    return bytes.fromhex(digits.decode("ascii"))


def _tell(found: dict[int, str], code: int, text: bytes) -> None:
    character = text.decode("utf-16-be", "ignore")
    if character != "\u00a0" or found.get(code) != " ":  # some fonts print a hard space with the code of the space
        found[code] = character
