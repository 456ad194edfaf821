"""A sentence → the amounts of money in it, with precision, approximation, ceiling, net and unit price (FORMATS C1, DOMAIN 3.2).

Every figure goes through the closed grammar of `ledger.money`; here only its borders in running text are found. Numbers
without a money unit (accounts, places, sections of law, journal numbers, years) are never amounts. A unit may be shared:
"8,3 og 9,0 mio. kr.", "mio. kr.: 0,7 i 2025, 17,5 i 2026". A range ("325 – 375 mio. kr.") is found and marked, never halved.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ledger.money import Figure, Unit, parse_figure
from ledger.patterns import pattern

__all__ = ["Amount", "amounts_in", "may_hold_money"]


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount in a sentence. `ore` is unsigned, `None` for a range; `negative` keeps a printed minus; `half` in øre (SPEC 6).

    `start` and `end` are offsets in the sentence, with sign and unit. `per` is the unit price word ("pr. døgn"), "" for a sum;
    `yearly` is a sum a year ("årligt"); `times` is how often it is taken ("2 x 500.000 kr."), already in `ore`.
    """

    start: int
    end: int
    printed: str
    ore: int | None
    half: int
    negative: bool = False
    approximate: bool = False
    limit: bool = False
    net: bool = False
    yearly: bool = False
    per: str = ""
    times: int = 1


# Patterns of figures are asked of a text in which each sign has one form: a set that holds signs beyond Latin-1 takes `re` long to compile.
_SPACE = "[ ]"
_LONG_DASH = "\x03"
_SPACES = "\u00a0\u202f\u2009\u2007"
_NUMBER = (
    rf"(?:[1-9][0-9]{{0,2}}(?:\.[0-9]{{3}}){{1,4}}|[1-9][0-9]{{0,2}}(?:{_SPACE}[0-9]{{3}}){{1,4}}(?=(?:,[0-9]{{2}})?{_SPACE}?(?:kr|"
    rf"DKK|,-))|[0-9]+)(?:,(?:[0-9]+|[-{_LONG_DASH}]))?"
)


def _plain_spaces(text: str) -> str:
    """A text → the same with every kind of space a plain one; nothing moves."""
    if not text.isascii():
        for space in _SPACES:
            if space in text:
                text = text.replace(space, " ")
    return text


def _plain_signs(text: str) -> str:
    """A text → the same with one hyphen and one minus, and a control character for the long dash, which is never a minus; nothing moves."""
    return text if text.isascii() else text.replace("–", "-").replace("−", "÷").replace("—", _LONG_DASH)


# "7.99 mill. kr.": a point that cannot part thousands is a decimal one, before millions and milliards only
_DECIMAL = r"(?:[0-9]{1,3}\.[0-9]{1,2}|0\.[0-9]{3})(?![0-9.])"
_DECIMAL_NEXT = (
    rf"(?:[-{_LONG_DASH}]{_SPACE}?[0-9.,]{{1,6}}{_SPACE}?|"
    rf"(?:(?:i|for){_SPACE}[0-9]{{4}})?(?:,|{_SPACE}og|{_SPACE}samt){_SPACE}[0-9]{{1,3}}\.[0-9]{{1,2}}{_SPACE}?)?"
)
_DECIMAL_UNIT = rf"(?={_SPACE}?{_DECIMAL_NEXT}(?:mio|mia|mill?\b|milli))"
_KR = r"(?:kr(?:oner\b|\.|\b)|DKK\b)"
_GROUPED = r"(?!\.?\s?[1-9][0-9]{0,2}(?:\.[0-9]{3}){1,4})"
_SUFFIX = rf"""(?:
    (?:mia\b\.?|milliard(?:er)?\b)(?:{_SPACE}?{_KR})?
  | (?:mio\b\.?|mill\b\.?|million(?:er)?\b)(?:{_SPACE}?{_KR})?
  | mil\b\.?{_SPACE}?{_KR}
  | (?:t\.?{_SPACE}?kr\b\.?|tkr\b\.?|tusinde?{_SPACE}{_KR}|hele{_SPACE}kr\b\.?)
  | {_KR}{_GROUPED}
)"""
_MONEY = pattern(
    rf"""
    (?<![0-9A-Za-zÆØÅæøå/§])(?<![0-9][.,])
    (?:(?P<prefix>(?:kr\.?|DKK|mio\.?{_SPACE}kr\.?|t\.?{_SPACE}?kr\.?){_SPACE}?:?{_SPACE}?)(?=[-÷]?{_SPACE}?[0-9]))?
    (?P<sign>(?<![0-9])[-÷](?={_SPACE}?[0-9]))?{_SPACE}?
    (?!(?:19|20)[0-9]{{2}}{_SPACE}kr\.{_SPACE}?[1-9])(?P<number>{_DECIMAL}{_DECIMAL_UNIT}|{_NUMBER})
    (?:{_SPACE}?[-{_LONG_DASH}]{_SPACE}?(?P<upper>{_DECIMAL}(?={_SPACE}?(?:mia|mi[ol]))|{_NUMBER})(?={_SPACE}?(?:mia|mio|mil|t\.?{_SPACE}?kr|tkr|kr)))?
    (?![0-9])(?!\.[0-9])
    (?:{_SPACE}?(?P<suffix>{_SUFFIX}))?
    """,
    re.VERBOSE | re.IGNORECASE,
)

_UNITS_0 = [
    "nul",
    "en",
    "to",
    "tre",
    "fire",
    "fem",
    "seks",
    "syv",
    "otte",
    "ni",
    "ti",
    "elleve",
    "tolv",
    "tretten",
    "fjorten",
    "femten",
    "seksten",
    "sytten",
    "atten",
    "nitten",
]
_TENS = {"tyve": 20, "tredive": 30, "fyrre": 40, "halvtreds": 50, "tres": 60, "halvfjerds": 70, "firs": 80, "halvfems": 90}
_WORD_NUMBERS: dict[str, int] = {word: value for value, word in enumerate(_UNITS_0)} | _TENS | {"én": 1, "et": 1, "ét": 1, "hundrede": 100}
_WORD_NUMBERS |= {f"{one}og{ten}": value + number for ten, number in _TENS.items() for value, one in enumerate(_UNITS_0) if 1 <= value <= 9}
_WORD_NUMBERS |= {f"{one}{gap}hundrede": 100 * value for value, one in enumerate(_UNITS_0) if 1 <= value <= 9 for gap in ("", " ")}
_WORD_NUMBERS |= {"ethundrede": 100, "et hundrede": 100}
_ANY_WORD = "|".join(word.replace(" ", r"[ ]") for word in sorted(_WORD_NUMBERS, key=len, reverse=True))
_WORDS = pattern(
    rf"""
    (?<![0-9A-Za-zÆØÅæøå])(?P<word>{_ANY_WORD}|halvanden|halvandet|en{_SPACE}halv|tre{_SPACE}?kvart|en{_SPACE}kvart|[0-9]{{0,3}}{_SPACE}?½|[0-9]{{1,3}}(?=\sog\sen\shalv))
    (?P<half>{_SPACE}og{_SPACE}en{_SPACE}halv)?
    {_SPACE}(?:(?P<thousand>tusind(?:e)?)(?={_SPACE}kr)|(?P<million>millioner|million|mio\.)|(?P<milliard>milliarder|milliard|mia\.))
    (?:{_SPACE}?{_KR})?
    """,
    re.VERBOSE | re.IGNORECASE,
)

# a number in words, or "½", ends right before its unit; most units stand behind digits, which the pattern above is too slow to be asked of
_UNIT_OF_WORD = pattern(rf"(?:[^\W\d_]|½){_SPACE}(?:tusind|milli|mio\.|mia\.)", re.IGNORECASE)

# what follows a number of millions that is no money
_NOT_MONEY = pattern(
    rf"{_SPACE}?(?:borgere|indbyggere|mennesker|danskere|personer|besøgende|m2|m²|m3|kwh|mwh|tons?|liter|passagerer|gæster|"
    rf"kubikmeter|kvadratmeter|"
    r"kilometer|km|visninger|brugere|træer|rejser|rejsende|biler|cyklister|kroners klub|euro|eur|usd|dollars?|svenske|norske)\b",
    re.IGNORECASE,
)
_APPROXIMATE = pattern(
    r"(?:\bca\.?|\bcirka|\bomkring|\bomtrent|\bgodt|\bknap|\bstørrelsesorden(?:en)?|\banslået|\bskønnet|\bestimeret|"
    r"\boverslagsmæssigt|\bskønsmæssigt|\bforventet|\bomregnet)\s*$",
    re.IGNORECASE,
)
_LIMIT = pattern(
    r"(?:\bop til|\bmaksimalt|\bmaksimal|\bmaks\.?|\bmax\.?|\bmaksimum|\bhøjst|\binden ?for en (?:samlet |økonomisk )?ramme (?:på|"
    r"af)|\boverstiger? ikke)\s*(?:ca\.?\s*)?(?:en (?:samlet )?(?:udgift|ramme|bevilling) (?:på|af)\s*)?$",
    re.IGNORECASE,
)
_NET_BEFORE = pattern(
    r"\bnetto(?:\w+)?\s*(?:på|for|i alt|med|ca\.)?\s*$|\bnetto(?:bevilling|udgift|ramme|beløb|tillægsbevilling|anlægsbevilling|"
    r"anlægsudgift)\w*\s+på\s*$",
    re.IGNORECASE,
)
_NET_AFTER = pattern(r"\s*\(?\s*(?:i\s+)?netto\b", re.IGNORECASE)
_YEARLY = pattern(
    r"\s*(?:,\s*)?(?:årligt|årlige|om året|pr\.? år(?:et)?\b|per år|/ ?år\b|hvert år|i årlig|i hvert af årene|hvert af årene)",
    re.IGNORECASE,
)
_YEARLY_BEFORE = pattern(r"\b(?:årligt?|årlige|hvert år)\s+(?:\w+\s+){0,3}?(?:på|med|afsættes)?\s*$", re.IGNORECASE)
_PER = pattern(
    r"\s*(?:kr\.?)?\s*(?:(?:pr\.?|per|for hver|/)\s?(?!år\b|\d|1\.|januar)(?:\w+\s)?(?P<per>[a-zæøå0-9²³]+)|(?P<om>om (?:måneden|"
    r"ugen|dagen)|i timen|månedligt))",
    re.IGNORECASE,
)
_PER_WHAT = pattern(
    r"(?:døgn|dag|måned|md|stk|m2|m²|m3|m³|kvm|kvadratmeter|barn|børn|elev|plads|time|uge|person|borger|indbygger|bruger|deltager|"
    r"år(?!et)|kg|ton|km|meter|"
    r"kwh|liter|bolig|husstand|gang|tur|dækning|skole|institution|ansat|medarbejder|årsværk|beboer|enhed|deltager|studerende|ha|"
    r"hektar|lejemål|stander|kvadratm)\w*",
    re.IGNORECASE,
)
_TIMES = pattern(r"(?<![0-9.,])([2-9]|1[0-9])\s?[x×*]\s?$")
_SIGNS_OF_TIMES = ("x", "×", "*")
_LIST_GAP = pattern(
    r"\s*(?:(?:\(|i|for|til)?\s*(?:budget)?(?:19|20)[0-9]{2}\)?)?\s*(?:,|og|samt|eller|\+|,\s*og|/|hhv\.|"
    r"henholdsvis)\s*(?:(?:yderligere|på|med)\s+)?(?:(?:i|for)\s+(?:19|20)[0-9]{2}\s*(?:med)?\s*)?",
    re.IGNORECASE,
)
_UNIT_AHEAD = pattern(rf"(?P<unit>mio\.?{_SPACE}kr\.?|t\.?{_SPACE}?kr\.?|1\.000 kr\.?)\s*[):]?\s*:?\s*$", re.IGNORECASE)
_YEAR_LIKE = pattern(r"(?:19|20)[0-9]{2}")


# a number that names something: it never takes the unit of an amount beside it ("stednr. 301077, med 2,0 mio. kr.")
_NAMES = pattern(
    r"(?:\b(?:\w*nummer|\w*(?:sted|projekt|sags?|konto|matr|journal|dok|psp|lb|løbe)?\.?[ -]?(?:nr|numre)|\w*konto(?:en|i)?|"
    r"\w*sted(?:et)?|projekt(?:et|er)?|"
    r"\w*funktion(?:en|erne|er)?|psp(?:-element)?|element|sag(?:en)?|matrikel|omkostningssted|profitcenter|dranst|gruppering|"
    r"delregnskab|side|punkt|pkt|§|stk|bilag|lokalplan|etape|fase)\.?\s*:?)\s*(?:[0-9][0-9.]*\s*(?:,|og|samt|-|/)\s*)*$",
    re.IGNORECASE,
)
_MOST_OF_UNIT = {"mia": 5, "mio": 5, "mil": 5}
"""Digits before the comma that a figure in milliards or millions may have; more is the number of something."""


# what a text of money holds, each way in letters that `re` looks for at once: a digit before its unit, a unit before its digit, a word
_UNIT_BEHIND = pattern(rf"[0-9]\)?{_SPACE}?\(?(?:t\.?{_SPACE}?kr|tkr|kr|mio|mia|mil|dkk|tusind|,-)", plain=True)
_UNIT_BEFORE = pattern(rf"(?:kr\.?|dkk){_SPACE}?:?{_SPACE}?(?:[-÷]|−|–)?[0-9]", plain=True)
_UNIT_IN_BRACKETS = pattern(r"\([^()]{0,24}(?:kr|dkk|tusind)", plain=True)
_STEMS_OF_MONEY = ("kr", "mio", "mia", "mil", "dkk", ",-", "tusind")
_WORDS_OF_MONEY = ("million", "milliard", "mio.", "mia.", "tusind")


_DIGIT = pattern("[0-9]", plain=True)
_LONGEST_SIGNS = 14  # characters before the first digit of a figure: "mio. kr. : - "


@lru_cache(maxsize=256)
def may_hold_money(text: str) -> bool:
    """Is a scan worth its while? A cheap test that lets whole pages of minutes pass untouched.

    Asked of a paragraph by everyone who reads the item, so the last answers are kept.
    """
    low = _plain_spaces(text).lower()
    for stem in _STEMS_OF_MONEY:
        if stem in low:
            break
    else:
        return False
    for word in _WORDS_OF_MONEY:
        if word in low:
            return True
    digit = _DIGIT.search(low)
    if digit is not None and (
        _UNIT_BEHIND.search(low, digit.start()) is not None or _UNIT_BEFORE.search(low, max(0, digit.start() - _LONGEST_SIGNS)) is not None
    ):
        return True
    return "(" in low and _UNIT_IN_BRACKETS.search(low) is not None


def amounts_in(text: str) -> tuple[Amount, ...]:
    """A sentence → its amounts in printed order. Linear in the text."""
    if not may_hold_money(text):
        return ()
    printed, text = text, _plain_spaces(text)
    found = _with_shared_units(text, _raw(text, printed))
    if _UNIT_OF_WORD.search(text) is not None:
        found += _in_words(text, found)
    found.sort(key=lambda amount: amount.start)
    return tuple(_described(text, amount, printed[amount.start : amount.end]) for amount in found)


@dataclass(frozen=True, slots=True)
class _Raw:
    """A number in the text before its unit is known."""

    start: int
    end: int
    number: str
    upper: str | None
    negative: bool
    unit: str
    prefixed: bool
    number_end: int = 0


_THOUSAND = ("1.000 ", "1000 ")


def _figures(text: str) -> Iterator[re.Match[str]]:
    """The matches of `_MONEY` in order. Each holds a digit, and nearly none stands anywhere else than at the next one."""
    text, end = _plain_signs(text), 0
    while (digit := _DIGIT.search(text, end)) is not None:
        match = _MONEY.search(text, max(end, digit.start() - _LONGEST_SIGNS))
        if match is None:
            return
        yield match
        end = match.end()


def _raw(text: str, printed: str) -> list[_Raw]:
    """The numbers of a text with plain spaces; `printed` tells a space that keeps a minus with its figure from one behind a bullet."""
    found = []
    for match in _figures(text):
        prefix, suffix, number = match["prefix"], match["suffix"], match["number"]
        if suffix and _NOT_MONEY.match(text, match.end()):
            continue
        if suffix and prefix and suffix.lower().startswith(("kr", "dkk")):
            suffix = None
        unit = suffix or (prefix.strip(" :") if prefix else "")
        if not unit and number.endswith((",-", f",{_LONG_DASH}")):
            unit = "kr."
        if not unit and _YEAR_LIKE.fullmatch(number):
            continue  # a year stands between the amounts of a list; it is none of them
        start = match.start("prefix") if prefix else (match.start("sign") if match["sign"] else match.start("number"))
        end = match.end("suffix") if suffix else (match.end("upper") if match["upper"] else match.end("number"))
        negative = bool(match["sign"]) and (start == 0 or printed[start - 1] in " (\u00a0") and not _bullet(printed, match)
        if prefix and not suffix and text.endswith(_THOUSAND, 0, start) and prefix.lower().startswith(("kr", "dkk")):
            unit = "t. kr."  # "1.000 kr. 3.250"
        found.append(_Raw(start, end, number, match["upper"], negative, unit, bool(prefix and not suffix), match.end("number")))
    return _unit_told_apart(text, found)


# written out, so that a text which holds none of them is never searched
_THOUSAND_FIGURE = r"(?:1\.000|1 000|1000)"
_THOUSAND_UNIT = rf"(?:(?:t\. kr|t\.kr|t kr|tkr)\.?|tusinde?{_SPACE}{_KR})"
_WHAT_UNIT = rf"(?:{_THOUSAND_FIGURE}(?:{_SPACE}?{_KR})?|(?:hele{_SPACE})?{_THOUSAND_UNIT})"
_ALL_OF_IT = (
    rf"(?:(?:alle{_SPACE})?(?:beløb(?:et|ene)?|tal(?:lene)?|opgjort|angivet){_SPACE})?(?:er{_SPACE})?(?:i{_SPACE})?(?:hele{_SPACE})?"
)
_THOUSANDS_BEHIND = pattern(
    rf"(?<=[0-9])(?:{_SPACE}?kr\.?)?{_SPACE}?(?:\({_SPACE}?{_ALL_OF_IT}(?:kr\.?{_SPACE})?{_WHAT_UNIT}{_SPACE}?\)(?:{_SPACE}?{_KR})?|i{_SPACE}(?:hele{_SPACE})?{_WHAT_UNIT})",
    re.IGNORECASE,
)
_MILLIONS_BEHIND = pattern(
    rf"(?<=[0-9]){_SPACE}?\({_SPACE}?{_ALL_OF_IT}(?P<unit>mio\.?{_SPACE}?kr\.?|mill?\.?{_SPACE}?kr\.?|kr\.?){_SPACE}?\)", re.IGNORECASE
)
_THOUSANDS_AHEAD = pattern(
    rf"\({_THOUSAND_FIGURE}{_SPACE}?{_KR}\)(?=:?{_SPACE}?[0-9][0-9.,]*(?!{_SPACE}?(?:t\.|tkr|kr|mi))[^0-9])|"
    rf"(?:\(|\b){_ALL_OF_IT}(?:(?<=i{_SPACE})|(?<=hele{_SPACE}))(?:{_THOUSAND_FIGURE}{_SPACE}?{_KR}|{_THOUSAND_UNIT})\)?",
    re.IGNORECASE,
)
_COUNTED = pattern(rf"{_SPACE}?(?:$|[,.;)]|(?:i|for|til|og|samt|årligt|pr)\b)", re.IGNORECASE)


def _unit_told_apart(text: str, raw: list[_Raw]) -> list[_Raw]:
    """ "5.550 (1.000 kr.)", "kr. 5.550 (1.000)", "i 1.000 kr.: 1.240 i 2025 og 2.860 i 2026": the thousand is the unit of the numbers
    beside it, and no amount of its own."""
    behind = [(one.start(), one.end(), "t. kr.") for one in _THOUSANDS_BEHIND.finditer(text)] if _MAY_TELL_UNIT.search(text) else []
    behind += [(one.start(), one.end(), one["unit"]) for one in _MILLIONS_BEHIND.finditer(text)] if "(" in text else []
    behind.sort()
    starts = [start for start, _, _ in behind]
    ahead = [(one.start(), one.end()) for one in _THOUSANDS_AHEAD.finditer(text) if not _inside(one.start(), starts, behind)]
    if not behind and not ahead:
        return raw
    ahead_starts = [start for start, _ in ahead]
    found: list[_Raw] = []
    for number in raw:
        at = number.number_end - len(number.number)
        if _inside(at, ahead_starts, ahead) or _inside(at, starts, behind):
            continue
        near = bisect_left(starts, min(number.end, number.number_end))
        mark = next(
            (one for one in behind[near : near + 2] if one[0] in (number.end, number.number_end) or _only_year(text, number, one[0])), None
        )
        if mark is not None and _may_share(text, number, mark[2]):
            end = mark[1] if mark[0] <= number.end else number.end
            number = replace(number, unit=mark[2], end=end, prefixed=False)
        elif (
            ahead
            and (not number.unit or (number.prefixed and number.start < ahead[0][1] < number.end))
            and ahead[0][1] <= at
            and _COUNTED.match(text, number.end)
            and "," not in number.number
        ):
            number = replace(number, unit="t. kr.") if _may_share(text, number, "t. kr.") else number
        found.append(number)
    return found


def _inside(at: int, starts: list[int], spans: Sequence[tuple[int, int] | tuple[int, int, str]]) -> bool:
    k = bisect_right(starts, at)
    return k > 0 and at < spans[k - 1][1]


def _only_year(text: str, number: _Raw, mark: int) -> bool:
    """ "1.450 i 2027 (1.000 kr.)": between the number and its unit stands nothing but its year."""
    return not number.unit and 0 < mark - number.end < 12 and _YEAR_BETWEEN.fullmatch(text, number.end, mark) is not None


_YEAR_BETWEEN = pattern(rf"{_SPACE}(?:(?:i|for){_SPACE})?(?:19|20)[0-9]{{2}}", re.IGNORECASE)
_MAY_TELL_UNIT = pattern(r"[0-9](?:\s?kr\.?)?\s?(?:\(|i\s)", re.IGNORECASE)


def _bullet(text: str, match: re.Match[str]) -> bool:
    """A dash with a space after it at the start of a line is a bullet, not a minus."""
    at = match.start("sign")
    return text[at + 1 : at + 2] == " " and not text[:at].strip()


def _with_shared_units(text: str, raw: list[_Raw]) -> list[Amount]:
    """Give numbers in a list the unit of the list: backwards from the last, forwards to those that carry a year."""
    units = [number.unit for number in raw]
    for i in range(len(raw) - 2, -1, -1):
        if not units[i] and units[i + 1] and not raw[i + 1].prefixed and _gap(text, raw[i], raw[i + 1]):
            units[i] = units[i + 1] if _may_share(text, raw[i], units[i + 1]) else ""
    for i in range(1, len(raw)):
        if not units[i] and units[i - 1] and "," in raw[i].number and _gap(text, raw[i - 1], raw[i]):
            units[i] = units[i - 1] if _may_share(text, raw[i], units[i - 1]) else ""
    if raw and not any(units):
        ahead = _UNIT_AHEAD.search(text[max(0, raw[0].start - 20) : raw[0].start])
        if ahead:
            units[0] = ahead["unit"]
    found: list[Amount] = []
    skip = -1
    for i, (number, unit) in enumerate(zip(raw, units, strict=True)):
        if not unit or i == skip:
            continue
        if i + 1 < len(raw) and _is_range(text, number, raw[i + 1]):
            end = raw[i + 1].end
            found.append(Amount(number.start, end, text[number.start : end], None, 0))
            skip = i + 1
        elif (amount := _amount(text, number, unit)) is not None:
            found.append(amount)
    return found


def _may_share(text: str, number: _Raw, unit: str) -> bool:
    """May the unit of a neighbour be that of this number? Not when it is the number of an account, a place or a case."""
    digits = re.sub(r"[^0-9]", "", number.number.partition(",")[0])
    if len(digits) >= _MOST_OF_UNIT.get(unit.lower()[:3], 99) and "." not in number.number:
        return False
    return _NAMES.search(text[max(0, number.start - 60) : number.start]) is None


def _is_range(text: str, lower: _Raw, upper: _Raw) -> bool:
    """Two numbers that bound one unknown amount: "mellem 3 og 5 mio. kr.", "3 til 5 mio. kr."."""
    gap = text[lower.end : upper.start].strip().lower()
    before = text[max(0, lower.start - 14) : lower.start]
    if gap == "og":
        return re.search(r"\bmellem\s*(?:ca\.?\s*)?$", before, re.IGNORECASE) is not None
    return gap == "til" and not lower.unit


def _gap(text: str, left: _Raw, right: _Raw) -> bool:
    gap = text[left.end : right.start]
    if len(gap) > 40:
        return False
    gap = re.sub(r"\s*\(?(?:(?:i|for)\s+)?(?:19|20)[0-9]{2}\)?:?\s*", " ", gap)
    return _LIST_GAP.fullmatch(gap) is not None or gap.strip() == "til"


_OF_MILLIONS = ("mio", "mil", "mia")
_POINT_DECIMAL = pattern(_DECIMAL)


def _figure(number: str, unit: str) -> Figure | None:
    unit = re.sub(r"\s+", " ", unit).lower()
    unit = {"mill": "mill.", "hele kr.": "kr.", "hele kr": "kr."}.get(unit, unit)
    if unit.startswith(_OF_MILLIONS):
        unit = "mia. kr." if unit.startswith(("mia", "milliard")) else "mio. kr."
        if _POINT_DECIMAL.fullmatch(number):
            number = number.replace(".", ",")
    thousand = unit.startswith("tusind") or unit == "1.000 kr."
    if number.endswith((",-", f",{_LONG_DASH}")):
        number = number[:-2]
    figure = parse_figure(f"{number} {'t. kr.' if thousand else unit.replace('mill kr', 'mill. kr')}")
    if figure is None and unit.startswith("dkk"):
        figure = parse_figure(f"{number} kr.")
    return figure


def _amount(text: str, number: _Raw, unit: str) -> Amount | None:
    figure = _figure(number.number, unit)
    if figure is None or figure.unit is None:
        return None
    ore = figure.ore()
    printed = text[number.start : number.end]
    if number.upper is not None:
        return Amount(number.start, number.end, printed, None, 0)
    if not ore:
        return None
    return Amount(number.start, number.end, printed, abs(ore), figure.half(), number.negative)


def _in_words(text: str, figures: list[Amount]) -> list[Amount]:
    taken = [(amount.start, amount.end) for amount in figures]
    found = []
    for match in _WORDS.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in taken) or _NOT_MONEY.match(text, match.end()):
            continue
        unit = Unit.T_KR if match["thousand"] else Unit.MIO_KR if match["million"] else Unit.MIA_KR
        word = re.sub(r"\s+", " ", match["word"].lower())
        halved = word.endswith("½")
        digits = word.rstrip("½ ")
        count = int(digits or 0) if halved or word.isdigit() else _WORD_NUMBERS.get(word, 0)
        halves = {"halvanden": 3, "halvandet": 3, "en halv": 1}.get(word)
        figure = Figure(halves * 5, 1, unit) if halves is not None else Figure(count, 0, unit)
        if word.endswith("kvart"):
            figure = Figure(75 if word.startswith("tre") else 25, 2, unit)
        if halved or (match["half"] and halves is None):
            figure = Figure(count * 10 + 5, 1, unit)
        ore = figure.ore()
        if ore:
            found.append(Amount(match.start(), match.end(), match.group(), ore, figure.half()))
    return found


def _described(text: str, amount: Amount, printed: str) -> Amount:
    before = text[max(0, amount.start - 60) : amount.start]
    taken = _TIMES.search(before) if before.rstrip()[-1:] in _SIGNS_OF_TIMES else None
    if taken is not None and amount.ore is not None:
        times = int(taken[1])
        amount = replace(amount, ore=times * amount.ore, half=times * amount.half, times=times)
    after = text[amount.end : amount.end + 60]
    per = _PER.match(after)
    per_word = ""
    if per is not None and not _YEARLY.match(after):
        word = per["per"] or ""
        per_word = per.group().strip() if per["om"] or _PER_WHAT.match(word) else ""
    return replace(
        amount,
        printed=printed,
        approximate=_APPROXIMATE.search(before) is not None,
        limit=_LIMIT.search(before) is not None,
        net=_NET_BEFORE.search(before) is not None or _NET_AFTER.match(after) is not None,
        yearly=_YEARLY.match(after) is not None or _YEARLY_BEFORE.search(before) is not None,
        per=per_word,
    )
