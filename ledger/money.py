"""Printed Danish money ↔ exact figures: a closed grammar for amounts, units, price levels and printed precision.

The grammar (SPEC 6, DOMAIN 3.2) is closed on purpose: what it does not know is refused, never half-read. `1.25` is not 125
and not 1,25; `1.2.3`, `1,234,5` and `-0.0.669` are nothing at all. Inside, every amount is a whole number of øre.

    figure   := sign? number footnote? | "(" number ")" | number sign
    number   := digits | groups of three with ONE kind of thousands separator, then optionally "," and decimals, or ",-"
    sign     := "-" "−" "–" "—" "‐" "‑" "÷" (minus) or "+"
    money    := prefix-unit? figure suffix-unit?          kr. 200.000 · 2,5 mio. kr. · (350) · 400-
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Literal

from ledger.patterns import pattern

__all__ = [
    "Figure",
    "PriceLevel",
    "Spelling",
    "Unit",
    "find_price_level",
    "format_figure",
    "format_kr",
    "is_dash",
    "is_percent",
    "parse_figure",
    "unit_in_header",
    "unit_in_sentence",
]


class Unit(Enum):
    """A money unit; the value is the number of øre in one of it."""

    KR = 100
    T_KR = 100_000
    MIO_KR = 100_000_000
    MIA_KR = 100_000_000_000

    @property
    def ore(self) -> int:
        """Øre in one unit."""
        return int(self.value)

    @property
    def label(self) -> str:
        """The unit as Danish municipalities usually print it."""
        return {Unit.KR: "kr.", Unit.T_KR: "t. kr.", Unit.MIO_KR: "mio. kr.", Unit.MIA_KR: "mia. kr."}[self]


LARGEST_ORE = 10**14
"""1.000 mia. kr.: twice what all municipalities spend in a year. A larger figure is refused, so sums cannot overflow."""

# A set that goes beyond Latin-1 takes `re` as long to compile as a whole expression: control characters, which no text holds, stand for
# such signs in patterns and in what is searched, one for each. What may stand for a space is white space too.
_STAND_INS = str.maketrans("\u202f\u2009\u2007−–—‐‑’", "\x1d\x1e\x1f\x01\x02\x03\x04\x05\x06")


def _stood_in(text: str) -> str:
    """A text → the same with stand-ins; nothing moves."""
    return text if text.isascii() else text.translate(_STAND_INS)


MINUS = _stood_in("-−–—‐‑÷")  # ÷ is the old Danish minus
SPACES = _stood_in(" \u00a0\u202f\u2009\u2007")
APOSTROPHES = _stood_in("'’")
_EN_DASH, _EM_DASH = _stood_in("–"), _stood_in("—")

_SPACE = f"[{SPACES}]"
# one separator, repeated (the named group), never a mixture: 1.234 567 is refused
_INTEGER = rf"(?:[1-9][0-9]{{0,2}}(?:(?P<sep>[.{SPACES}{APOSTROPHES}])[0-9]{{3}})(?:(?P=sep)[0-9]{{3}})*|0|[1-9][0-9]*)"
_NUMBER = rf"(?P<integer>{_INTEGER})(?:,(?P<decimals>[0-9]+)|,(?P<noøre>[-{_EN_DASH}{_stood_in('−')}]))?"

_KR = r"(?:kr(?:oner|\.)?|DKK)"
_SUFFIX = rf"""(?:
    (?P<mia>mia\.?|milliard(?:er)?) (?:{_SPACE}*{_KR})?
  | (?P<mio>mio\.?|mill\.?|million(?:er)?) (?:{_SPACE}*{_KR})?
  | (?P<tkr>t\.?{_SPACE}?kr\.?|tkr\.?|tusinde?{_SPACE}*{_KR})
  | (?P<kr>{_KR})
)"""
_MONEY = pattern(
    rf"""
    (?:(?P<prefix>kr\.?|DKK){_SPACE}*)?
    (?:
        (?P<open>\(){_SPACE}*
      | (?P<lead>[{MINUS}+]){_SPACE}*
    )?
    (?:(?P<prefix2>kr\.?|DKK){_SPACE}+)?
    {_NUMBER}
    (?:(?P<trail>(?<=[0-9]){_SPACE}?[{MINUS}]))?
    (?:{_SPACE}*{_SUFFIX})?
    (?P<close>{_SPACE}*\))?
    (?P<footnote>{_SPACE}?(?:\*{{1,3}}|[¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]?\)?))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UNIT_OUTSIDE = pattern(r"\(([^()a-z]{1,40})\)(?:[ \u00a0]|\u202f)?([a-z][a-z. ]{0,14})", re.IGNORECASE)  # "(250.000) kr."
_PERCENT = pattern(rf"[{MINUS}+]?{_SPACE}*[0-9]+(?:[.][0-9]{{3}})*(?:,[0-9]+)?{_SPACE}*(?:%|pct\.?|procent)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed figure: `digits` × 10^-`decimals`, signed, in `unit` where the cell itself names one.

    `mark` is the sign as printed ("" where none stood, "()" for parentheses), so that a printed sign can be told from none.
    """

    digits: int
    decimals: int = 0
    unit: Unit | None = None
    mark: str = ""

    def ore(self, unit: Unit | int | None = None) -> int | None:
        """Exact øre, taking the figure's own unit before `unit`. `None` without a unit, below one øre or over LARGEST_ORE."""
        per_unit = self._per_unit(unit)
        if per_unit is None:
            return None
        scaled, rest = divmod(abs(self.digits) * per_unit, int(10**self.decimals))
        if rest or scaled > LARGEST_ORE:
            return None
        return -scaled if self.digits < 0 else scaled

    def half(self, unit: Unit | int | None = None) -> int:
        """Half of the last printed digit in øre: how far the printed figure may be from the true one (SPEC 6).

        Kroner, and t. kr. printed without decimals, are exact as printed: 0. `4,8 mio. kr.` is ± 50.000 kr.
        """
        per_unit = self._per_unit(unit)
        if per_unit is None or per_unit <= Unit.KR.ore:
            return 0
        if per_unit <= Unit.T_KR.ore and self.decimals == 0:
            return 0
        last: int = 2 * int(10**self.decimals)
        return -(-per_unit // last)

    def _per_unit(self, unit: Unit | int | None) -> int | None:
        if self.unit is not None:
            return self.unit.ore
        return unit.ore if isinstance(unit, Unit) else unit


@lru_cache(maxsize=8192)
def parse_figure(text: str) -> Figure | None:
    """One cell's text → its figure, or `None` for anything outside the closed grammar (SPEC 6, DOMAIN 3.2).

    The whole text must be the figure: "ca. 400" is refused here, it is prose. A percentage is not money.
    """
    text = text.strip()
    if not text or len(text) > 60:
        return None
    if text[0] == "(" and (outside := _UNIT_OUTSIDE.fullmatch(text)) is not None:
        text = f"({outside[1]} {outside[2]})"
    plain = _stood_in(text)
    match = _MONEY.fullmatch(plain)
    if match is None:
        return None
    part: dict[str, str | None] = match.groupdict()
    if plain is not text:
        part = {name: None if found is None else text[slice(*match.span(name))] for name, found in part.items()}
    if bool(part["open"]) != bool(part["close"]):
        return None
    marks = [m for m in (part["open"], part["lead"], part["trail"]) if m]
    if len(marks) > 1 or (part["trail"] and part["noøre"]):
        return None
    if part["prefix"] and part["prefix2"]:
        return None
    unit = _unit_of(part)
    if unit is not None and unit is not Unit.KR and part["noøre"]:
        return None
    if (part["prefix"] or part["prefix2"]) and part["kr"]:
        return None  # kr. 400 kr. is not a spelling anyone means
    integer = (part["integer"] or "").replace(part["sep"] or " ", "")
    decimals = part["decimals"] or ""
    if len(integer) + len(decimals) > 18:
        return None
    digits = int(integer + decimals)
    negative = bool(marks) and marks[0] != "+"
    mark = "()" if part["open"] else (marks[0].strip() if marks else "")
    return Figure(-digits if negative else digits, len(decimals), unit, mark)


def _unit_of(part: dict[str, str | None]) -> Unit | None:
    if part["mia"]:
        return Unit.MIA_KR
    if part["mio"]:
        return Unit.MIO_KR
    if part["tkr"]:
        return Unit.T_KR
    if part["kr"] or part["prefix"] or part["prefix2"]:
        return Unit.KR
    return None


def is_percent(text: str) -> bool:
    """Is the cell a percentage (0,1% · 12 pct.)? A percentage is another measure, never money (DOMAIN 3.2)."""
    return _PERCENT.fullmatch(_stood_in(text.strip())) is not None


def is_dash(text: str) -> bool:
    """Is the cell a lone dash, "not stated"? One or more dashes and nothing else; kept apart from a printed 0 (SPEC 6)."""
    text = text.strip()
    return bool(text) and len(text) <= 5 and all(character in "-−–—‐‑." for character in text) and text.strip(".") != ""


# --- units -----------------------------------------------------------------------------------------------------------------

_THOUSAND = rf"(?:1[.{SPACES}]?000|1000)"
_UNIT_WORDS = rf"""
    (?P<mia>(?<![a-zæøå0-9])(?:mia\.?|milliarder)(?:{_SPACE}*{_KR})?(?![a-zæøå]))
  | (?P<mio>(?<![a-zæøå0-9])(?:mio\.?|mill\.|millioner)(?:{_SPACE}*{_KR})?(?![a-zæøå]))
  | (?P<tkr>(?<![a-zæøå0-9.,])(?:(?:i{_SPACE}+)?hele{_SPACE}+)?
        (?:t\.?{_SPACE}?kr\b\.?|tkr\b\.?|tusinde?r?{_SPACE}*{_KR}|{_THOUSAND}{_SPACE}?{_KR}(?![a-zæøå])|(?:DKK|kr\.?){_SPACE}?{_THOUSAND}(?![0-9.,]))
        |(?<![a-zæøå])(?:i{_SPACE}+)?hele{_SPACE}+tusinder?(?![a-zæøå]))
  | (?P<kr>(?<![a-zæøå0-9])(?:(?:i{_SPACE}+)?hele{_SPACE}+)?{_KR}(?![a-zæøå]))
"""
_UNIT = pattern(_UNIT_WORDS, re.VERBOSE | re.IGNORECASE)
_AFTER_NUMBER = pattern(rf"[0-9]{_SPACE}*$")
_SAYS_UNIT = pattern(
    rf"(?:(?:^|[(\[,:;{_EN_DASH}{_EM_DASH}-]|\bi(?:{_SPACE}+hele)?|\bangivet|\bhele|\bbeløb|\btal|\benhed|\bopgjort){_SPACE}*[:(]?{_SPACE}*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class UnitFound:
    """A unit statement found in text: the unit, and the words as printed, lower case ("i hele 1.000 kr.")."""

    unit: Unit
    printed: str


def _units(text: str) -> list[tuple[re.Match[str], Unit]]:
    """A text with stand-ins → the units in it."""
    found = []
    for match in _UNIT.finditer(text):
        unit = {"mia": Unit.MIA_KR, "mio": Unit.MIO_KR, "tkr": Unit.T_KR, "kr": Unit.KR}[match.lastgroup or "kr"]
        if _AFTER_NUMBER.search(text[: match.start()]) and not _year_before(text[: match.start()]):
            continue  # "2,5 mio. kr." is an amount, not a statement of unit
        found.append((match, unit))
    return found


def _year_before(text: str) -> bool:
    return re.search(rf"(?<![0-9.,])(?:19|20)[0-9]{{2}}{_SPACE}*$", text) is not None


@lru_cache(maxsize=4096)
def unit_in_header(text: str) -> UnitFound | None:
    """A header cell or caption → the unit it states ("t. kr. i 2025 p/l", "Resultat (mio. kr.)", "1.000 kr."), or `None`.

    In a header `1.000 kr.` is a unit (SPEC 6). An amount in it ("2,5 mio. kr.") is not. Two different units: the first.
    """
    for match, unit in _units(_stood_in(text)):
        return UnitFound(unit, _printed(text, match).lower())
    return None


@lru_cache(maxsize=4096)
def unit_in_sentence(text: str) -> UnitFound | None:
    """A sentence above or below a table → the unit it states for the table ("alle beløb i 1.000 kr."), or `None`.

    Stricter than a header: the unit must be said as one, after "i", "hele", a bracket or dash, or be the whole sentence.
    "Der afsættes 1.000 kr." states an amount, and "udgiften i kr. 200.000" too.
    """
    plain = _stood_in(text)
    for match, unit in _units(plain):
        before, after = plain[: match.start()], plain[match.end() :]
        stated = re.match(r"(?:i\s+)?hele\s", match.group(), re.IGNORECASE) is not None
        if re.match(rf"{_SPACE}*[0-9]", after) and not re.match(rf"{_SPACE}*(?:19|20)[0-9]{{2}}", after):
            continue
        if stated or _SAYS_UNIT.search(before):
            return UnitFound(unit, _printed(text, match).lower())
    return None


def _printed(text: str, match: re.Match[str]) -> str:
    """What was found in a text with stand-ins, as the text prints it."""
    return re.sub(r"\s+", " ", text[match.start() : match.end()].strip())


# --- price levels ------------------------------------------------------------------------------------------------------------

PriceKind = Literal["pl", "current", "fixed"]


@dataclass(frozen=True, slots=True)
class PriceLevel:
    """A price level as printed (DOMAIN 3.3): `pl` indexed to `year`, `current` (løbende, årets priser), `fixed` (faste priser)."""

    kind: PriceKind
    year: int | None
    printed: str


_YEAR = r"(?P<{0}>(?:19|20)[0-9]{{2}}|[0-9]{{2}})"
_LEVEL = rf"pris-{_SPACE}?og{_SPACE}lønniveau"
_PRICE = pattern(
    rf"""
      (?<![0-9.,]){_YEAR.format("y1")}{_SPACE}?[-{_EN_DASH}]?{_SPACE}?(?:p/l|pl|p\.l\.|{_LEVEL}|prisniveau|priser|pris)(?![a-zæøå])(?:-?niveau)?
    | (?<![a-zæøå])(?:p/l|pl|p\.l\.|prisniveau|{_LEVEL}){_SPACE}*[-{_EN_DASH}]?{_SPACE}*(?:i{_SPACE}+)?{_YEAR.format("y2")}(?![0-9.,])
    | (?P<current>(?:løbende|årets|gældende){_SPACE}+priser)
    | (?P<fixed>faste{_SPACE}+priser)
    | (?P<bare>(?<![a-zæøå0-9])p/l(?![a-zæøå0-9]))
    """,
    re.VERBOSE | re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def find_price_level(text: str) -> PriceLevel | None:
    """A header or sentence → the price level it states, or `None` (DOMAIN 3.3). Two-digit years are this century's: 24 → 2024."""
    match = _PRICE.search(_stood_in(text))
    if match is None:
        return None
    printed = _printed(text, match)
    if match["current"]:
        return PriceLevel("current", None, printed)
    if match["fixed"]:
        return PriceLevel("fixed", None, printed)
    year = match["y1"] or match["y2"]
    if year is None:
        return PriceLevel("pl", None, printed)
    number = int(year)
    return PriceLevel("pl", number + 2000 if number < 100 else number, printed)


def strip_price_level(text: str) -> str:
    """The text without its price level, so that the year in "t. kr. i 2025 p/l" is never read as a column (FORMATS B1)."""
    left, kept = 0, []
    for match in _PRICE.finditer(_stood_in(text)):
        kept += [text[left : match.start()], " "]
        left = match.end()
    return "".join([*kept, text[left:]]) if kept else text


# --- printing ---------------------------------------------------------------------------------------------------------------

MinusSpelling = Literal["-", "−", "–", "—", "‐", "‑", "÷", "- ", "÷ ", "trailing -", "trailing −", "()"]


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a figure is printed: minus, thousands separator ("" for none), unit words in the cell and on which side."""

    minus: str = "−"
    thousands: str = "."
    plus: str = ""
    unit: str = ""
    prefix: bool = False
    footnote: str = ""


def format_figure(figure: Figure, spelling: Spelling | None = None) -> str:
    """A figure → its printed text. `parse_figure(format_figure(f, s))` gives back the same digits, decimals and sign."""
    spelling = spelling or Spelling()
    digits = str(abs(figure.digits)).rjust(figure.decimals + 1, "0")
    whole, decimals = (digits[: -figure.decimals], digits[-figure.decimals :]) if figure.decimals else (digits, "")
    if spelling.thousands:
        whole = spelling.thousands.join(_groups(whole))
    body = whole + ("," + decimals if decimals else "")
    if spelling.prefix and spelling.unit:
        body = _signed(body, figure.digits, spelling)
        return f"{spelling.unit} {body}{spelling.footnote}"
    if spelling.minus == "()" and figure.digits < 0:
        return f"({body}{' ' + spelling.unit if spelling.unit else ''}){spelling.footnote}"
    body = _signed(body, figure.digits, spelling)
    return f"{body}{' ' + spelling.unit if spelling.unit else ''}{spelling.footnote}"


def _groups(whole: str) -> list[str]:
    head = len(whole) % 3
    parts = [whole[:head]] if head else []
    return parts + [whole[i : i + 3] for i in range(head, len(whole), 3)]


def _signed(body: str, digits: int, spelling: Spelling) -> str:
    if digits >= 0:
        return spelling.plus + body
    if spelling.minus == "()":
        return f"({body})"
    if spelling.minus.startswith("trailing "):
        return body + spelling.minus.removeprefix("trailing ")
    return spelling.minus + body


def format_kr(ore: int | None, unit: Unit | int = Unit.KR, *, minus: str = "−") -> str:
    """Øre → Danish text in `unit`, exactly: as many decimals as the amount needs and no more. `None` → "ukendt".

    >>> format_kr(-479_000_000, Unit.T_KR)
    '−4.790'
    >>> format_kr(250_000_050)
    '2.500.000,50'
    """
    if ore is None:
        return "ukendt"
    per_unit = unit.ore if isinstance(unit, Unit) else unit
    whole, rest = divmod(abs(ore), per_unit)
    decimals = ""
    if rest:
        width = len(str(per_unit)) - 1
        decimals = str(rest).rjust(width, "0").rstrip("0")
        if per_unit == Unit.KR.ore:
            decimals = decimals.ljust(2, "0")
    body = ".".join(_groups(str(whole))) + ("," + decimals if decimals else "")
    return (minus if ore < 0 else "") + body
