"""A cell's value and its number format → the text a Danish Excel shows: `.` for thousands, `,` for decimals.

Format codes are stored in their international form (`#,##0.00;[Red]-#,##0.00`) whatever the language of the program that wrote them.
Only what is shown is kept: `#,##0,` shows thousands, `0 %` shows hundredths. A negative amount that is only coloured red
is given its minus, because text has no colour.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from ledger.patterns import pattern
from ledger.sources.xlsx_dates import is_date_code, show_date

# quoted text · escaped character · [condition, colour or currency] · _x leaves a gap · *x fills the cell · exponent · General · one sign
_TOKEN = pattern(r'"([^"]*)"|\\(.)|\[([^\]]*)\]|_(.)|\*(.)|([eE][+-])|([Gg]eneral)|(.)', re.DOTALL)
_CONDITION = pattern(r"(<=|>=|<>|<|>|=)\s*(-?[0-9]+(?:\.[0-9]+)?)")
_COLOUR = pattern(r"(?:black|blue|cyan|green|magenta|red|white|yellow|color\s*[0-9]+)", re.IGNORECASE)
_MINUS = "-−–("
_SIGN_GAP = pattern(r"^\s*([-−–(])\s+(?=[0-9])")  # accounting formats put the sign at the other edge of the cell
_GENERAL_DIGITS = 10
_LONGEST_CODE = 255  # Excel's own limit
_WIDE = Context(prec=900)  # the largest float and the longest code together
_CURRENCY = {"$": "kr."}  # the built-in currency formats follow the language of the program


@dataclass(frozen=True, slots=True)
class _Part:
    """One section of a format: literals and digit places in order, and what it does to the number."""

    tokens: tuple[tuple[str, str], ...]  # ("text", …) · ("digit", "0"/"#"/"?") · ("point", "") · ("general", "") · ("at", "")
    percent: int = 0
    thousands: bool = False
    scale: int = 0
    coloured: bool = False
    condition: tuple[str, Decimal] | None = None
    exponent: bool = False


def show(value: object, code: str | None) -> str:
    """A cached value → the text shown. `None` → "". Floats are read to their 15 significant digits, as Excel keeps them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "SAND" if value else "FALSK"
    if isinstance(value, (datetime.datetime, datetime.date, datetime.time, datetime.timedelta)):
        return show_date(value, code or "")
    if isinstance(value, (int, float)):
        number = Decimal(value) if isinstance(value, int) else _exact(value)
        return _show_number(number, code or "General")
    return str(value)


def is_rounded(value: object, shown: str, code: str | None) -> bool:
    """Does the text show less than the value holds (400,4 shown as 400)? Percentages and scaled formats are left out of account."""
    if isinstance(value, bool) or not isinstance(value, float) or value.is_integer() or not shown:
        return False
    if code is None or code == "General" or len(code) > _LONGEST_CODE or is_date_code(code):
        return False
    part = _choose(_parts(code), _exact(value))[0]
    return not part.percent and not part.scale and _decimals(part) < max(-int(_exact(value).normalize().as_tuple().exponent), 0)


def _exact(value: float) -> Decimal:
    return Decimal(f"{value:.15g}")


def _show_number(number: Decimal, code: str) -> str:
    if not number.is_finite():
        return str(number)
    if code.lower() in {"general", "@", ""} or len(code) > _LONGEST_CODE:
        return _general(number)
    part, minus = _choose(_parts(code), number)
    text = _SIGN_GAP.sub(r"\1", _fill(part, abs(number)))
    return f"-{text}" if minus and text.strip() else text


def _general(number: Decimal) -> str:
    if number != number.to_integral_value():
        number = Decimal(f"{number:.{_GENERAL_DIGITS}g}")
    return format(number.normalize(), "f").replace(".", ",") if number else "0"


@lru_cache(maxsize=512)
def _parts(code: str) -> tuple[_Part, ...]:
    return tuple(_part(section) for section in _sections(code)[:4])


def _sections(code: str) -> list[str]:
    sections, start = [], 0
    for match in _TOKEN.finditer(code):
        if match[8] == ";":
            sections.append(code[start : match.start()])
            start = match.end()
    return [*sections, code[start:]]


def _part(section: str) -> _Part:
    tokens: list[tuple[str, str]] = []
    percent = scale = 0
    thousands = coloured = exponent = False
    condition = None
    for quoted, escaped, bracket, gap, fill, power, general, sign in _TOKEN.findall(section):
        if bracket:
            found = _CONDITION.fullmatch(bracket.strip())
            if found:
                condition = (found[1], Decimal(found[2]))
            elif bracket.startswith("$"):
                tokens.append(("text", bracket[1:].partition("-")[0]))
            coloured = coloured or _COLOUR.fullmatch(bracket.strip()) is not None
        elif quoted:
            tokens.append(("text", _CURRENCY.get(quoted, quoted)))
        elif escaped:
            tokens.append(("text", escaped))
        elif gap or fill:
            tokens.append(("text", " "))
        elif power:
            exponent = True
        elif general:
            tokens.append(("general", ""))
        elif sign in {"0", "#", "?"}:
            thousands = thousands or scale > 0
            scale = 0
            tokens.append(("digit", sign))
        elif sign == ",":
            scale += any(kind == "digit" for kind, _ in tokens)
        elif sign == ".":
            tokens.append(("point", ""))
        elif sign == "%":
            percent += 1
            tokens.append(("text", "%"))
        elif sign == "@":
            tokens.append(("at", ""))
        elif sign:
            tokens.append(("text", _CURRENCY.get(sign, sign)))
        # a comma between digits separates thousands, commas behind them divide by a thousand each
        if tokens and tokens[-1][0] == "point" and scale:
            tokens.append(("scale", str(scale)))
            scale = 0
    scale += sum(int(count) for kind, count in tokens if kind == "scale")
    tokens = [token for token in tokens if token[0] != "scale"]
    return _Part(tuple(tokens), percent, thousands, scale, coloured, condition, exponent)


def _choose(parts: tuple[_Part, ...], number: Decimal) -> tuple[_Part, bool]:
    """The section that shows the number, and whether a minus must be put before it."""
    if any(part.condition for part in parts):
        for part in parts[:3]:
            if part.condition is None or _holds(part.condition, number):
                return part, number < 0 and not _says_negative(part)
        return parts[-1], number < 0 and not _says_negative(parts[-1])
    if number < 0 and len(parts) > 1:
        return parts[1], not _says_negative(parts[1]) and any(kind == "digit" for kind, _ in parts[1].tokens)
    if number == 0 and len(parts) > 2:
        return parts[2], False
    return parts[0], number < 0


def _says_negative(part: _Part) -> bool:
    return any(kind == "text" and any(sign in text for sign in _MINUS) for kind, text in part.tokens)


def _holds(condition: tuple[str, Decimal], number: Decimal) -> bool:
    operator, bound = condition
    return {
        "<": number < bound,
        "<=": number <= bound,
        ">": number > bound,
        ">=": number >= bound,
        "=": number == bound,
        "<>": number != bound,
    }[operator]


def _decimals(part: _Part) -> int:
    kinds = [kind for kind, _ in part.tokens]
    return kinds[kinds.index("point") :].count("digit") if "point" in kinds else 0


def _fill(part: _Part, number: Decimal) -> str:
    kinds = [kind for kind, _ in part.tokens]
    if part.exponent and "digit" in kinds:
        return _general(number)
    if "general" in kinds:
        return "".join(_general(number) if kind == "general" else text for kind, text in part.tokens)
    scaled = _WIDE.multiply(number, Decimal(10).scaleb(2 * part.percent - 3 * part.scale - 1))
    rounded = scaled.quantize(Decimal(1).scaleb(-_decimals(part)), ROUND_HALF_UP, _WIDE)
    whole, _, fraction = format(rounded, "f").partition(".")
    point = kinds.index("point") if "point" in kinds else len(kinds)
    return _whole(part, part.tokens[:point], whole) + _fraction(part.tokens[point:], fraction)


def _whole(part: _Part, tokens: tuple[tuple[str, str], ...], digits: str) -> str:
    """Digits into their places from the right; the leftmost place takes all that is left over."""
    digits = digits.lstrip("0")
    out: list[str] = []  # from right to left
    places = sum(kind == "digit" for kind, _ in tokens)
    shown = 0
    for kind, text in reversed(tokens):
        if kind != "digit":
            out.append(text)
            continue
        places -= 1
        taken, digits = (digits[-1:], digits[:-1]) if places else (digits, "")
        if not taken:
            if text == "?":
                out.append(" ")
            taken = "0" if text == "0" else ""
        for digit in reversed(taken):
            if part.thousands and shown and shown % 3 == 0:
                out.append(".")
            out.append(digit)
            shown += 1
    return "".join(reversed(out))


def _fraction(tokens: tuple[tuple[str, str], ...], digits: str) -> str:
    out, index, shown = "", 0, len(digits.rstrip("0"))
    for kind, text in tokens:
        if kind == "point":
            out += ","
        elif kind == "digit":
            if text == "0" or index < shown:
                out += digits[index]
            index += 1
        else:
            out += text
    return out
