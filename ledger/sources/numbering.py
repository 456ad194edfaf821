"""A place in a list → the marker as printed: 1, a, A, i, I and their Word and HTML names."""

from __future__ import annotations

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"))
_ROMAN_LOW = (*_ROMAN, (4, "iv"), (1, "i"))

BULLET = "•"


def roman(number: int) -> str:
    """1 → "i", 2025 → "mmxxv". Outside 1-3999 there is no Roman numeral: the decimal number is given."""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, letters in _ROMAN_LOW:
        count, number = divmod(number, value)
        text += letters * count
    return text


def letters(number: int) -> str:
    """1 → "a", 26 → "z", 27 → "aa" as web pages count. Below 1 there is no letter: the decimal number is given."""
    if number < 1:
        return str(number)
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


def repeated_letters(number: int) -> str:
    """1 → "a", 27 → "aa", 28 → "bb": as Word counts."""
    if number < 1 or number > 780:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
