"""One printed cell → what it can be in a grid: figure, dash, year, unit, header word, yes/no, page furniture."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from itertools import pairwise

from ledger.money import is_dash, is_percent, parse_figure, unit_in_header
from ledger.patterns import pattern
from ledger.sources.spaces import fold

_YEAR = pattern(r"(?:19[89]|20[0-9])[0-9]")
# 2025 · Budget 2025 · B2025 · BO 2026 · Overslagsår 2026 · År 2025 · 2025-2028 · 2025/26 · 2025 p/l
_YEAR_HEADER = pattern(
    r"(?:(?:budget(?:overslag)?|b|bo|r|regnskab|overslags?(?:år)?|år|(?:mer)?(?:udgift|indtægt)(?:er)?|ændring|bevilling|beløb)\s*)?"
    r"(?:19[89]|20[0-9])[0-9](?:\s?[-–/]\s?(?:20)?[0-9]{2})?(?:\s*p/?l)?(?:\s?(?:og\sfrem(?:over|efter)?|ff\.?|\+))?\*?"
    r"(?:\s*\((?:i\s)?(?:hele\s)?(?:t\.?\s?kr\.?|tkr\.?|1\.?000\s?kr\.?|mio\.?\s?kr\.?|kr\.?)\)|,\s(?:t\.?\s?kr\.?|mio\.?\s?kr\.?))?",
    re.IGNORECASE,
)
_AMOUNT_WORDS = (
    r"budget\w*|regnskab\w*|forbrug|afvigelse\w*|bevilling\w*|tillægsbev\w*|korrigeret|oprindeligt|vedtaget|forventet|udgift\w*|indtægt\w*"
    r"|netto\w*|brutto\w*|rest\w*|overfør\w*|overslag\w*|beløb|ramme\w*|rådighedsbeløb|ompl\w*|opr\.|korr\.|forv\.|difference|ændring\w*|afv\.|prognose\w*"
)
_AMOUNT_HEADER = pattern(rf"(?<![\w])(?:{_AMOUNT_WORDS})(?![\w])", re.IGNORECASE)
_SUM_HEADER = pattern(r"(?:i\s?alt|ialt|total|sum|samlet)(?:\s+20[0-9]{2}\s?[-–]\s?(?:20)?[0-9]{2})?\*?", re.IGNORECASE)
_TOTAL_LABEL = pattern(r"(?:i\s?alt|ialt|total|sum|balance|resultat|netto)\b|.*\b(?:i\s?alt|ialt)\b", re.IGNORECASE)
_SUBTOTAL_LABEL = pattern(
    r"(?:samlede\s+)?(?:udgift|merudgift|indtægt|finansiering|dækning|drift|anlæg|bevilling)\w*\b.*|i\s?alt,?\s+(?:udgift|indtægt|finansiering)\w*",
    re.IGNORECASE,
)
_PERMANENT = pattern(r"varig\w*\b.*|.*\bja\s*/\s*nej\b.*", re.IGNORECASE)
_YES_NO = pattern(r"(?:ja|nej|j|n)", re.IGNORECASE)
_REMARK_HEADER = pattern(r"(?:bemærkning(?:er)?|note(?:r)?|kommentar(?:er)?|anm(?:ærkning(?:er)?)?\.?)", re.IGNORECASE)
_TEXT_HEADER = pattern(
    r".*\b(?:udvalg\w*|\w*område\w*|aktivitet\w*|politik\w*|sted(?:nr)?\.?|konto\w*|funktion\w*|projekt\w*|tekst|formål|initiativ\w*|post(?:er)?"
    r"|emne|beskrivelse|navn|center|institution\w*|udgiftstype|type|u/i|kategori|område|bevillings(?:område|niveau)|anlæg|tiltag|forslag)\b.*",
    re.IGNORECASE,
)
_LABEL_HEADER = pattern(
    r"(?:tekst|formål|post(?:er)?|beskrivelse|emne|navn|bevilling|initiativ(?:er)?|projekt(?:er)?|anlægsprojekt(?:er)?|tiltag|forslag|indsats(?:er)?"
    r"|udgiftstype|aktivitet(?:er)?|(?:mer)?udgift(?:er)?\s?(?:/|og)\s?(?:indtægt(?:er)?|finansiering)|udgiftspost(?:er)?)"
    r"(?:\s*[(,/].{0,30}|\s+i\s.{0,20})?",
    re.IGNORECASE,
)
_FURNITURE = pattern(
    r"(?:[-–]\s*)?(?:(?:side|s\.|page)\s*[0-9]{1,4}(?:\s*(?:af|/|of)\s*[0-9]{1,4})?|[0-9]{1,4}\s*/\s*[0-9]{1,4}|[0-9]{1,3})(?:\s*[-–])?"
    r"|[^\W\d].{0,90}[,\s](?:s\.|side)\s*[0-9]{1,4}(?:\s*(?:af|/)\s*[0-9]{1,4})?",
    re.IGNORECASE,
)
# (fortsat) · Fortsættes på næste side · Fortsat fra forrige side · Tabel 2 (fortsat) · Tabel 2, fortsat
_CONTINUED = pattern(
    r"(?:tabel\s*[0-9]{0,3}[a-z]?[.:]?\s*[-–,]?\s*)?[(\[*…. ]*(?:forts(?:\.|at\b|ættelse\b|ættes\b))"
    r"(?:\s+(?:tabel|fra|på|af|næste|forrige|side|tabellen|[0-9]{1,4}))*[)\]*….: ]*",
    re.IGNORECASE,
)
_EMPHASIS = pattern(r"(?<![\w*])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_]*[^\s*_])\1(?![\w*])|`([^`]+)`")
_LINK = pattern(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_ESCAPE = pattern(r"\\([!-/:-@\[-`{-~])")
_BREAK = pattern(r"<br\s*/?>", re.IGNORECASE)


@lru_cache(maxsize=16384)
def is_year(text: str) -> bool:
    """A bare year, 1980-2099."""
    return _YEAR.fullmatch(text) is not None


@lru_cache(maxsize=16384)
def is_year_header(text: str) -> bool:
    """A header cell that names a year or a span of years and nothing else of weight ("2025", "BO 2026", "Budget 2019")."""
    return len(text) <= 36 and _YEAR_HEADER.fullmatch(text) is not None


@lru_cache(maxsize=16384)
def is_value(text: str) -> bool:
    """A figure, a percentage or a lone dash: what stands in a figure column and is not blank."""
    if not text or len(text) > 60:
        return False
    return is_dash(text) or parse_figure(text) is not None or is_percent(text)


@lru_cache(maxsize=16384)
def is_figure(text: str) -> bool:
    """A figure or percentage that is not a bare year: the kind of cell a header does not hold."""
    if not text or len(text) > 60 or _YEAR.fullmatch(text) is not None:
        return False
    return (parse_figure(text) is not None and not is_unit(text)) or is_percent(text)


@lru_cache(maxsize=4096)
def is_unit(text: str) -> bool:
    """A short cell that states a unit: "t. kr. i 2025 p/l", "1.000 kr.", "Resultat (mio. kr.)". An amount with its unit is not one."""
    return len(text) <= 80 and unit_in_header(text) is not None


def is_amount_header(text: str) -> bool:
    """A short header cell over a figure column that is no year: "Korrigeret budget", "Afvigelse i %"."""
    return len(text) <= 60 and _AMOUNT_HEADER.search(text) is not None and not is_value(text) and not is_label_header(text)


def holds_values(cells: list[str]) -> bool:
    """Does the row hold a figure or dash beside its label that is neither year nor unit: a row of the table's body?"""
    return any(is_value(cell) and not is_year_header(cell) and not is_unit(cell) for cell in cells[1:])


def is_same_header(header: list[str], cells: list[str]) -> bool:
    """Is the row a header again: the same cells, or the same years under another wording ("Budget 2025" for "2025")?"""
    if len(cells) != len(header) or holds_values(cells) or holds_values(header):
        return False
    if cells == header:
        return any(cells[1:])
    own, other = ([_YEAR.findall(cell) for cell in row[1:]] for row in (header, cells))
    return own == other and any(own) and (cells[0] == header[0] or sum(map(bool, own)) >= 2)


def is_label_header(text: str) -> bool:
    """A header cell over the row labels: "Tekst", "Formål", "Udgift/finansiering"; an address column has another name."""
    return len(text) <= 60 and _LABEL_HEADER.fullmatch(text) is not None


def is_header_row(cells: list[str], *, apart: bool) -> bool:
    """Can the row, met below rows of figures, only be the header of another part or table? `apart`: blank lines stand above it.

    An amount may look like a year ("Kassen 2040", where thousands have no point): years must follow each other, or words say it.
    """
    if any(is_value(cell) and not is_year_header(cell) for cell in cells[1:]):
        return False
    years = [int(found[-1]) for cell in cells[1:] if is_year_header(cell) and len(found := _YEAR.findall(cell)) == 1]
    if len(set(years)) >= 2:
        return all(after - before in (0, 1) for before, after in pairwise(years))
    words = [cell for cell in cells[1:] if is_permanent_header(cell) or is_sum_header(cell) or is_remark_header(cell)]
    if is_unit(cells[0]) or words:
        return bool(years) or any(map(is_amount_header, cells[1:]))
    return bool(years) and apart and (is_label_header(cells[0]) or any(map(is_text_header, cells[1:])))


def is_sum_header(text: str) -> bool:
    """ "I alt", "Total", "Sum 2025-2028": a figure column when it stands in a header."""
    return len(text) <= 24 and _SUM_HEADER.fullmatch(text) is not None


_ASIDE = pattern(r"\*+\s?[^\W\d_].*|anm(?:ærkning)?\.?:.*|note:.*|\(.*\)|.*\ber lig med\b.*", re.IGNORECASE)
_STOPS = frozenset(
    {"beslutning", "beslutninger", "indstilling", "indstillinger", "sagsfremstilling", "resume", "resumé", "lovgrundlag", "retsgrundlag"}
    | {"beslutningskompetence", "beslutningstema", "fraværende", "problemstilling", "sagsforløb", "sagsresume", "til toppen", "udskriv"}
)
_STOPS_FIRST = frozenset({"bilag", "økonomi", "kompetence", "løsninger", "baggrund"})  # may also name an area
_STOP_STARTS = ("beslutning i ", "beslutning fra ", "punkt ", "pkt. ", "tabel ", "figur ", "sagsnr", "økonomiske ", "videre proces")


def ends_table(text: str, *, first: bool = True) -> bool:
    """Is the line a heading of minutes, which no table of them holds as a label? It ends the forms that nothing else closes.

    `first`: the line would be the first text of its row.
    """
    lower = text.lower().rstrip(":")
    return lower in _STOPS or (first and lower in _STOPS_FIRST) or lower.startswith(_STOP_STARTS) or text[:1] == "#"


def is_aside(text: str) -> bool:
    """A legend or footnote that stands inside a table: "(minus = mindreudgift)", "* Se bilag 1", "Anm.: …"."""
    return _ASIDE.fullmatch(text) is not None and not is_continued(text)


def is_total_label(text: str) -> bool:
    """A row label that closes a table: "I alt", "Resultat i alt", "Balance"."""
    return len(text) <= 80 and _TOTAL_LABEL.match(text) is not None


def is_subtotal_label(text: str) -> bool:
    """The sum of one side of a table: "Udgifter i alt", "Finansiering i alt"."""
    return len(text) <= 80 and _SUBTOTAL_LABEL.fullmatch(text) is not None


def closes_table(cells: list[str]) -> bool:
    """Is the row the total a table ends with? "I alt" is; the sum of one side is only when it comes to nothing."""
    if not is_total_label(cells[0]) or not any(map(is_value, cells[1:])):
        return False
    figures = [figure for text in cells[1:] if (figure := parse_figure(text)) is not None]
    return not is_subtotal_label(cells[0]) or not any(figure.digits for figure in figures)


def is_permanent_header(text: str) -> bool:
    """ "Varig? ja/nej" and its spellings."""
    return len(text) <= 40 and _PERMANENT.fullmatch(text) is not None


def is_yes_no(text: str) -> bool:
    """ "Ja", "Nej", "J", "N"."""
    return len(text) <= 3 and _YES_NO.fullmatch(text) is not None


def is_remark_header(text: str) -> bool:
    """ "Bemærkninger", "Note": a text column after the figures."""
    return len(text) <= 20 and _REMARK_HEADER.fullmatch(text) is not None


def is_text_header(text: str) -> bool:
    """A header cell over a text column: "Udvalg / Aktivitetsområde", "Projekt", "Politikområde"."""
    return len(text) <= 60 and _TEXT_HEADER.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def is_furniture(text: str) -> bool:
    """A page's own line inside a table: "Side 3 af 12", "3", "Lyngby-Taarbæk Kommune, s. 2", "(fortsat)"."""
    return len(text) <= 120 and (_FURNITURE.fullmatch(text.strip()) is not None or is_continued(text))


def is_continued(text: str) -> bool:
    """A line that says the table goes on: "(fortsat)", "Fortsættes på næste side", "Tabel 2 (fortsat)"."""
    return len(text) <= 60 and _CONTINUED.fullmatch(text.strip()) is not None


def markdown_cell(text: str) -> str:
    """A cell of a markdown table → its text: emphasis, escapes, links, `<br>` and entities resolved. `Afvigelse*` keeps its star."""
    if "[" in text:
        text = _LINK.sub(r"\1", text)
    if "<" in text:
        text = _BREAK.sub(" ", text)
    if "*" in text or "_" in text or "`" in text:
        for _ in range(3):
            text, count = _EMPHASIS.subn(lambda found: found[2] if found[2] is not None else found[3], text)
            if not count:
                break
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    if "&" in text:
        text = html.unescape(text)
    return fold(text)
