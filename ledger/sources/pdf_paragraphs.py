"""Printed lines → paragraphs and headings, told apart by place: a line is joined to the one before only where that one was full.

A line was full when the next line's first word would not have fitted on it. So a heading, a journal number or one of several short
lines under each other stays alone, and wrapped text comes together again.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from math import inf
from unicodedata import is_normalized

from ledger.model import Block, Box, Heading, Paragraph, Place
from ledger.patterns import pattern
from ledger.sources.pdf_page import SHORT, Line
from ledger.sources.pdf_words import mend_text
from ledger.sources.spaces import fold

BULLETS = "•·▪◦‣●○■□\u25aa"
_MARKER = pattern(rf"(?:[{BULLETS}]|[-–](?=[ ])|\(?[0-9]{{1,3}}[.)]|[a-zæøå][.)])[ \u00a0\t]+(?=\S)")
_SURE_MARKER = pattern(rf"[{BULLETS}][ \u00a0\t]*(?=\S)")
_BULLET_ALONE = pattern(rf"[{BULLETS}]|\(?[0-9]{{1,3}}[.)]|[a-zæøå][.)]")
_MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_STARTS_ITEM = pattern(
    rf"(?:[{BULLETS}]|[-–][ ](?!(?:og|eller|samt)\b)|\(?[0-9]{{1,3}}[.)][ ](?!(?:{_MONTHS})\b)"
    r"|[a-zæøå]\)[ ]|(?:[Aa]t|[Aa]d)[ ][0-9]{1,2}[).])"
)
# its six characters are looked for first: most lines have others
_REFERENCE = pattern(r"(?=[0-9A-ZÆØÅ./-]{6})(?!(?:19|20)[0-9]{2}-(?:19|20)?[0-9]{2}\.?$)(?=.*[0-9])(?=.*[-./])[0-9A-ZÆØÅ./-]{6,}(?: -)?")
_TITLE = pattern(r"(?:Punkt|Pkt\.?|Sag)[ ][0-9]{1,4}\b")
_BEGINS = pattern(rf"{_STARTS_ITEM.pattern}|(?:{_REFERENCE.pattern})$|{_TITLE.pattern}")
# headings of the genre that stand alone on their line even where nothing in the type sets them apart (FORMATS A1)
HEADING_WORDS = frozenset(
    (
        *("Resume", "Resumé", "Indstilling", "Indstillinger", "Beslutning", "Beslutninger", "Beslutningspunkter", "Beslutningstema"),
        *("Beslutningskompetence", "Kompetence", "Sagsfremstilling", "Problemstilling", "Løsning", "Løsninger", "Videre proces"),
        *("Økonomi", "Økonomiske konsekvenser", "Bevillingsmæssige konsekvenser", "Baggrund", "Lovgrundlag", "Behandling"),
        *("Sagsforløb", "Bilag", "Høring"),
    )
)
_WORDS_KEEP_HYPHEN = pattern(r"(?:og|eller|samt|til|i|på)(?![^\W\d_])")
_PREFIXES = frozenset(("an", "ad", "af", "be", "er", "om", "op", "på", "ud"))  # of words; `it-`, `tv-`, `p-` begin no word without hyphen
_NOT_PRINTED = bytes(code for code in range(256) if not chr(code).isprintable())  # of Latin 1
_NARROW, _WIDE = b"iljtfr., ", b"mwMW"
_LEADERS = "....."  # an entry of a table of contents
_HEADING_CHARACTERS = 220
_RAGGED = 15.0  # points by which lines of wrapped text end before the margin
_LARGER = 1.12
_CLOSE = 1.2  # times its height below the line before: running text, whatever its pitch
_SLACK = 1.001  # a question of distance asked of rounded figures first, exactly after it
_ON, _ASK = -2.0, -1.0  # in the place of a distance
_HEADING_PITCH = 1.26  # with the slack for body lines: up to 1.57 of the height between the lines of one heading


@dataclass(frozen=True)
class Typography:
    """What is usual in a document: the right edge of its text, the height of its body lines, and the heights above that."""

    margin: float
    body: float
    larger: tuple[float, ...]
    pages: tuple[list[Line], ...] = ()

    @cached_property
    def text(self) -> str:
        """All text in lower case, by which a hyphen at the end of a line is told from one of the word's own. Most documents never ask."""
        return " ".join([line.text for lines in self.pages for line in lines]).lower()

    def level(self, height: float) -> int:
        """Height of a line → level of heading from 1, counted from the largest size in the document."""
        return 1 + sum(1 for size in self.larger if size > height * 1.03)


def typography(pages: list[tuple[float, list[Line]]]) -> Typography:
    """Width and lines of all pages → the document's typography. The right edge is the farthest that running text reaches."""
    exact: dict[float, int] = {}
    rights: list[float] = []
    left, width = float("inf"), 0.0
    for page_width, lines in pages:
        width = max(width, page_width)
        for _, _, count, line_left, top, right, bottom, _, _ in lines:
            exact[bottom - top] = exact.get(bottom - top, 0) + count
            if line_left < left:
                left = line_left
            if count >= 40 and right <= page_width:
                rights.append(right)
    heights: Counter[float] = Counter()
    for height, count in exact.items():
        heights[round(height * 2) / 2] += count
    body = heights.most_common(1)[0][0] if heights else 12.0
    # wrapped lines end near the margin; a single line that reaches farther is not set in it
    rights.sort(reverse=True)
    reach = next((right for number, right in enumerate(rights[:-2]) if right - rights[number + 2] < _RAGGED), rights[0] if rights else 0.0)
    # few lines, all of them short: the margins are taken to be the same on both sides
    mirrored = width - min(left, width / 4)
    margin = reach if reach > 0.75 * mirrored else mirrored
    sizes = sorted({size for size in heights if size > body * _LARGER}, reverse=True)
    larger = tuple(size for number, size in enumerate(sizes) if number == 0 or sizes[number - 1] > size * 1.03)
    return Typography(margin, body, larger, tuple(lines for _, lines in pages))


def paragraphs(lines: list[Line], page: int, kind: Typography) -> list[Block]:
    """The lines of one stretch of a page in reading order → its paragraphs and headings (one block each)."""
    groups: list[list[Line]] = []
    group: list[Line] = []
    margins = _margins(lines, kind.margin)
    pitch, steps = _running(lines, margins, kind.body * _LARGER)
    apart, text = _SLACK * 1.25 * max(pitch, 1.0), kind.body * 1.05
    for number, (line, step) in enumerate(zip(lines, steps, strict=True)):
        if step == _ON or (
            group
            and (step < apart or (step < _SLACK * 1.25 * _HEADING_PITCH and line.height >= text))
            and _goes_on(group, line, lines, number, margins[number - 1], pitch, kind)
        ):
            group.append(line)
        else:
            group = [line]
            groups.append(group)
    lone = min([line[3] for line in lines], default=0.0)
    plain = _plain(" ".join([line[0] for line in lines]))
    return [_block(group, page, kind, lone, plain) for group in groups]


def _running(lines: list[Line], margins: list[float], large: float) -> tuple[float, list[float]]:
    """The usual distance from one line to the next in running text, and that of each line; both as a part of the line's height.

    `_ON` for a line that surely goes on: the ordinary one, under a long line that reached its margin, at the same left edge, with a small
    letter. `_ASK` where it is not told by the distance. Infinite for a line of another height than the one it stands under, and for one
    whose first word would have fitted there, if it is not of titles: neither goes on.
    """
    counted: dict[float, int] = {}
    steps: list[float] = []
    words, face, edge, low, high, room, weight, broken = "", None, 0.0, 0.0, 0.0, 0.0, 0, False  # of the line before
    for (text, _, count, left, top, right, bottom, bold, hyphen), margin in zip(lines, margins, strict=True):
        height = bottom - top
        step = _ASK
        if height > 0:
            step = (bottom - low) / height
            other = abs(height - high)
            if other >= 0.06 * height or step <= 0.7:
                step = inf if other > 0.07 * height and step > 0.4 else _ASK
            elif step < 1.9:
                counted[step] = counted.get(step, 0) + weight
                if (
                    weight > SHORT
                    and step < _CLOSE
                    and -1 < left - edge < 1
                    and text[:1].islower()
                    and text[1:2] not in ")td"
                    and face is None
                    and (room < 2 * height or (not _has_room(text, right - left, height, room) and _LEADERS not in words))
                ):
                    step = _ON
                elif (
                    room > 5 * height and not broken and height <= large and text[:1] != "(" and _has_room(text, right - left, height, room)
                ):
                    step = inf
            if height < 1.0:
                step = _ASK
        steps.append(step)
        words, face, edge, low, high, room, weight, broken = text, bold, left, bottom, height, margin - right, count, hyphen
    usual: dict[float, int] = {}
    for step, weight in counted.items():
        step = round(step, 2)
        usual[step] = usual.get(step, 0) + weight
    return max(usual, key=usual.__getitem__) if usual else 1.1, steps


def _goes_on(group: list[Line], line: Line, lines: list[Line], number: int, margin: float, pitch: float, kind: Typography) -> bool:
    """Does the line go on from the lines of the group, as running text or as a title?"""
    height = line[6] - line[4]
    if _continues(group, line, lines, number, margin, pitch if height < kind.body * 1.05 else _HEADING_PITCH):
        return True
    return height > kind.body * _LARGER and _rest_of_title(group, line)


def _rest_of_title(group: list[Line], line: Line) -> bool:
    """Large type right under a point's title is the rest of it, however short the lines: titles stand in cells narrower than the page."""
    before = group[-1]
    if not _TITLE.match(group[0].text) or _BEGINS.match(line.text) or line.text in HEADING_WORDS:
        return False
    level = abs(before.height - line.height) < 0.03 * line.height and abs(before.left - line.left) < 2 and before.bold == line.bold
    return level and 0.5 * line.height < line.bottom - before.bottom < 1.25 * _HEADING_PITCH * line.height


def title_over_break(before: Line, line: Line, title: str) -> bool:
    """Does the title of a point that ends a page go on in the first line of the next: the same large type, and no title of its own?"""
    return (
        _TITLE.match(title) is not None
        and not _BEGINS.match(line.text)
        and line.text not in HEADING_WORDS
        and before.bold == line.bold
        and abs(before.height - line.height) < 0.03 * line.height
        and abs(before.left - line.left) < 2
    )


def over_break(before: Line, line: Line, margin: float) -> bool:
    """Does the first line of a page go on from the last line of the page before? Asked of running text, not of tables."""
    if abs(before.height - line.height) > 0.07 * line.height or _LEADERS in before.text:
        return False
    if before.bold is not None and line.bold is not None and before.bold != line.bold:
        return False
    if _BEGINS.match(line.text):
        return False
    if before.broken:
        return True
    if line.text[:1].isupper() and (before.text[-1:] in ".:!?" or _STARTS_ITEM.match(before.text) or line.count < 55):
        return False
    return not _fits(line, margin - before.right)


def _margins(lines: list[Line], margin: float) -> list[float]:
    """The right edge that each line could have reached: the page's, or its column's where text stands in two columns."""
    half = 0.4 * margin
    far = [line for line in lines if line.left > half]
    if len(far) < 6 or len(far) < 0.25 * len(lines):
        return [margin] * len(lines)
    gutter = min(line.left for line in far)
    near = [line.right for line in lines if line.right <= gutter]
    if len(near) < 0.25 * len(lines):
        return [margin] * len(lines)
    inner, outer = max(near), max(line.right for line in far)
    return [inner if line.right <= gutter else outer if line.left >= gutter else margin for line in lines]


def _continues(group: list[Line], line: Line, lines: list[Line], number: int, margin: float, pitch: float) -> bool:
    """Does the line go on from the lines of the group?"""
    before = group[-1]
    height = max(line.bottom - line.top, 1.0)
    step = line.bottom - before.bottom
    if len(group) == 1 and abs(step) < 0.4 * height and _BULLET_ALONE.fullmatch(before.text):
        return True
    if not 0.5 * height < step < max(pitch, 1.0) * 1.25 * height or abs(before.bottom - before.top - height) > 0.07 * height:
        return False
    if before.bold is not None and line.bold is not None and before.bold != line.bold:
        return False
    text = line.text
    indent = line.left - before.left
    if text[0].islower() and -1 < indent < 1 and margin - before.right < 2 * height and text[1:2] not in ")td" and before.count > SHORT:
        return True  # the ordinary line of running text, told without further questions
    if _BEGINS.match(text) or _LEADERS in before.text:
        return False
    if abs(indent) > 0.8 * height:
        centred = abs((line.left + line.right) - (before.left + before.right)) < 6
        hanging = len(group) == 1 and (indent > 0) == bool(_STARTS_ITEM.match(before.text))
        if not centred and not hanging:
            return False
    if before.broken:
        return True
    if text in HEADING_WORDS or (len(group) == 1 and before.text in HEADING_WORDS):
        return False
    if text[0] == "(" and _TITLE.match(group[0].text):
        return True
    if _lone_heading(before, line, lines[number + 1] if number + 1 < len(lines) else None, margin):
        return len(text.split()) > 2 and _TITLE.match(group[0].text) is not None and not _fits(line, margin - before.right)
    return not _fits(line, margin - before.right)


def _lone_heading(before: Line, line: Line, after: Line | None, margin: float) -> bool:
    """A short line of words after a finished sentence, followed by something else: a heading, though the line before was full."""
    if (
        line.count > 60
        or before.text[-1] not in ".:;!?)"
        or not line.text[0].isupper()
        or line.text[-1] in ".,;"
        or len(line.text.split()) > 5
    ):
        return False
    return after is not None and (_fits(after, margin - line.right) or after.height != line.height)


def _fits(line: Line, room: float) -> bool:
    """Would the first word of the line have fitted in the room behind the line before? Then the break was meant."""
    text, _, _, left, top, right, bottom, _, _ = line
    return _has_room(text, right - left, bottom - top, room)


def _has_room(text: str, width: float, height: float, room: float) -> bool:
    """Would the first word of a text, that is so wide and high, have fitted in the room?"""
    word = text.split(" ", 1)[0]
    average = width / (len(text) or 1)
    rough = average * (len(word) + 1)
    if room < 0.65 * rough:
        return False
    if room > 1.6 * rough:
        return True
    share = _width(word + " ") / max(_width(text), 0.1)
    return room > width * share + 0.15 * height


def _width(text: str) -> float:
    """A rough width of a text in font sizes: what counts is the share that one word has of its line."""
    letters = text.encode("latin-1", "ignore")
    narrow, wide = len(letters) - len(letters.translate(None, _NARROW)), len(letters) - len(letters.translate(None, _WIDE))
    return 0.54 * len(text) - 0.24 * narrow + 0.3 * wide


def _block(group: list[Line], page: int, kind: Typography, left: float, plain: bool) -> Block:
    """The lines of one paragraph or heading → it. `plain`: no text of the page needs mending."""
    first = group[0]
    texts = [line[0] for line in group]
    text = " ".join(texts).strip() if plain else join(texts, kind)
    place = Place(page, None, first[3:7] if len(group) == 1 else _box(group))
    if (first[7] and len(group) == 1) or first[6] - first[4] > kind.body * _LARGER:  # else the ordinary paragraph
        level = _heading_level(group, text, kind)
        if level is not None:
            return Heading(text, level, place)
    if not _STARTS_ITEM.match(text):
        return Paragraph(text, place)
    marker = _SURE_MARKER.match(text) or (_MARKER.match(text) if first.left > left + 0.4 * first.height else None)
    if marker:
        return Paragraph(text[marker.end() :], place, marker.group().strip())
    return Paragraph(text, place)


def _box(group: list[Line]) -> Box:
    """The box around some lines."""
    _, _, _, left, top, right, bottom, _, _ = group[0]
    for _, _, _, left2, top2, right2, bottom2, _, _ in group[1:]:
        if left2 < left:
            left = left2
        if top2 < top:
            top = top2
        if right2 > right:
            right = right2
        if bottom2 > bottom:
            bottom = bottom2
    return left, top, right, bottom


def _heading_level(group: list[Line], text: str, kind: Typography) -> int | None:
    """A heading is set clearly larger than the text, or stands bold and alone: few words, no figures, no full stop."""
    if len(text) > _HEADING_CHARACTERS or len(group) > 4:
        return None
    if _LEADERS in text or not any(map(str.isalpha, text)):
        return None
    height = min([line[6] - line[4] for line in group])
    if height > kind.body * _LARGER:
        return kind.level(height)
    bold = group[0].bold and len(group) == 1
    if bold and len(text) <= SHORT and text[0].isupper() and text[-1] not in ".,;:" and not any(map(str.isdigit, text)):
        return len(kind.larger) + 1
    return None


def join(lines: list[str], kind: Typography | None = None) -> str:
    """Printed lines of one paragraph → its text. A word broken at the end of a line is mended; `Børn- og`, `p-huse` keep their hyphen.

    A word that stands in the document with its hyphen keeps it.
    """
    text = " ".join(lines)
    if _plain(text):
        return text.strip()
    text = mend_text(_with_hyphens(lines, kind))
    # what `fold` changes is not printable, letters and their marks apart, or two spaces
    return fold(text) if "  " in text or not text.isprintable() or not is_normalized("NFC", text) else text.strip()


def _plain(text: str) -> bool:
    """Are lines, one space between each two, their text as they are? Printable Latin 1, no hyphen that may end a line, no two spaces."""
    return "- " not in text and "  " not in text and len(text.encode("latin-1", "ignore").translate(None, _NOT_PRINTED)) == len(text)


def _with_hyphens(lines: list[str], kind: Typography | None) -> str:
    """Lines of which one may end in the hyphen of a word → their text."""
    text = ""
    for line in lines:
        if line[-1:] == "\u00ad":
            line = line[:-1] + "-"
        if not text:
            text = line
        elif text[-1] == "-" and len(text) > 1 and text[-2].isalnum() and line[:1].isalnum():
            text = _mended(text, line, kind.text if kind else "")
        else:
            text += " " + line
    return text


def _mended(text: str, line: str, known: str) -> str:
    """`til-` + `lægsbevilling`, `an-` + `lægsudgift` → one word; `Lyngby-` + `Taarbæk`, `p-` + `huse` keep the hyphen.

    `Børn-` + `og` keeps it and has a space behind it.
    """
    if _WORDS_KEEP_HYPHEN.match(line):
        return text + " " + line
    stem = re.split(r"[\s/(]", text[:-1])[-1]
    if stem.isupper() or line[0].isupper() or stem[-1].isdigit() or line[0].isdigit():
        return text + line
    if len(stem) <= 2 and stem.lower() not in _PREFIXES and not (len(stem) == 2 and f" {stem}{line.split(' ', 1)[0]}".lower() in known):
        return text + line
    if f"{stem}-{line[:3]}".lower() in known:
        return text + line
    return text[:-1] + line
