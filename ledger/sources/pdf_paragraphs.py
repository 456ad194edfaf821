"""Printed lines → paragraphs and headings, told apart by place: a line is joined to the one before only where that one was full.

A line was full when the next line's first word would not have fitted on it. So a heading, a journal number or one of several short
lines under each other stays alone, and wrapped text comes together again.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

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
_REFERENCE = pattern(r"(?!(?:19|20)[0-9]{2}-(?:19|20)?[0-9]{2}\.?$)(?=.*[0-9])(?=.*[-./])[0-9A-ZÆØÅ./-]{6,}(?: -)?")
_TITLE = pattern(r"(?:Punkt|Pkt\.?|Sag)[ ][0-9]{1,4}\b")
_BEGINS = pattern(rf"{_STARTS_ITEM.pattern}|(?:{_REFERENCE.pattern})$|{_TITLE.pattern}")
# headings of the genre that stand alone on their line even where nothing in the type sets them apart (FORMATS A1)
HEADING_WORDS = pattern(
    "Resum[eé]|Indstilling(?:er)?|Beslutning(?:er)?|Beslutningspunkter|Beslutningstema|Beslutningskompetence|Kompetence|Sagsfremstilling|"
    "Problemstilling|Løsning(?:er)?|Videre proces|Økonomi|Økonomiske konsekvenser|Bevillingsmæssige konsekvenser|Baggrund|Lovgrundlag|"
    "Behandling|Sagsforløb|Bilag|Høring"
)
_WORDS_KEEP_HYPHEN = pattern(r"(?:og|eller|samt|til|i|på)(?![^\W\d_])")
_PREFIXES = frozenset(("an", "ad", "af", "be", "er", "om", "op", "på", "ud"))  # of words; `it-`, `tv-`, `p-` begin no word without hyphen
_NARROW, _WIDE = "iljtfr., ", "mwMW"
_LEADERS = "....."  # an entry of a table of contents
_HEADING_CHARACTERS = 220
_RAGGED = 15.0  # points by which lines of wrapped text end before the margin
_LARGER = 1.12
_HEADING_PITCH = 1.26  # with the slack for body lines: up to 1.57 of the height between the lines of one heading


@dataclass(frozen=True, slots=True)
class Typography:
    """What is usual in a document: the right edge of its text, the height of its body lines, and the heights above that.

    `text` is all of it in lower case, by which a hyphen at the end of a line is told from one of the word's own.
    """

    margin: float
    body: float
    larger: tuple[float, ...]
    text: str = ""

    def level(self, height: float) -> int:
        """Height of a line → level of heading from 1, counted from the largest size in the document."""
        return 1 + sum(1 for size in self.larger if size > height * 1.03)


def typography(pages: list[tuple[float, list[Line]]]) -> Typography:
    """Width and lines of all pages → the document's typography. The right edge is the farthest that running text reaches."""
    heights: Counter[float] = Counter()
    rights: list[float] = []
    left, width = float("inf"), 0.0
    for page_width, lines in pages:
        width = max(width, page_width)
        for _, _, count, line_left, top, right, bottom, _, _ in lines:
            heights[round((bottom - top) * 2) / 2] += count
            if line_left < left:
                left = line_left
            if count >= 40 and right <= page_width:
                rights.append(right)
    body = heights.most_common(1)[0][0] if heights else 12.0
    # wrapped lines end near the margin; a single line that reaches farther is not set in it
    rights.sort(reverse=True)
    reach = next((right for number, right in enumerate(rights[:-2]) if right - rights[number + 2] < _RAGGED), rights[0] if rights else 0.0)
    # few lines, all of them short: the margins are taken to be the same on both sides
    mirrored = width - min(left, width / 4)
    margin = reach if reach > 0.75 * mirrored else mirrored
    sizes = sorted({size for size in heights if size > body * _LARGER}, reverse=True)
    larger = tuple(size for number, size in enumerate(sizes) if number == 0 or sizes[number - 1] > size * 1.03)
    text = " ".join(line.text for _, lines in pages for line in lines).lower()
    return Typography(margin, body, larger, text)


def paragraphs(lines: list[Line], page: int, kind: Typography, boxes: bool = True) -> list[Block]:
    """The lines of one stretch of a page in reading order → its paragraphs and headings (one block each)."""
    groups: list[list[Line]] = []
    margins = _margins(lines, kind.margin)
    pitch = _pitch(lines)
    for number, line in enumerate(lines):
        text = line.height < kind.body * 1.05
        if groups and (
            _continues(groups[-1], line, lines, number, margins[number - 1], pitch if text else _HEADING_PITCH)
            or (line.height > kind.body * _LARGER and _rest_of_title(groups[-1], line))
        ):
            groups[-1].append(line)
        else:
            groups.append([line])
    lone = min([line.left for line in lines], default=0.0)
    return [_block(group, page, kind, lone, boxes) for group in groups]


def _rest_of_title(group: list[Line], line: Line) -> bool:
    """Large type right under a point's title is the rest of it, however short the lines: titles stand in cells narrower than the page."""
    before = group[-1]
    if not _TITLE.match(group[0].text) or _BEGINS.match(line.text) or HEADING_WORDS.fullmatch(line.text):
        return False
    level = abs(before.height - line.height) < 0.03 * line.height and abs(before.left - line.left) < 2 and before.bold == line.bold
    return level and 0.5 * line.height < line.bottom - before.bottom < 1.25 * _HEADING_PITCH * line.height


def title_over_break(before: Line, line: Line, title: str) -> bool:
    """Does the title of a point that ends a page go on in the first line of the next: the same large type, and no title of its own?"""
    return (
        _TITLE.match(title) is not None
        and not _BEGINS.match(line.text)
        and not HEADING_WORDS.fullmatch(line.text)
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
    return not _fits(before, line, margin)


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


def _pitch(lines: list[Line]) -> float:
    """The usual distance from one line to the next in running text, as a part of the line's height."""
    steps: dict[float, int] = {}  # asked of every line: a Counter takes half as long again
    previous, high, weight = 0.0, 0.0, 0
    for _, _, count, _, top, _, bottom, _, _ in lines:
        height = bottom - top
        if 0.7 * height < bottom - previous < 1.9 * height and abs(height - high) < 0.06 * height:
            step = round((bottom - previous) / height, 2)
            steps[step] = steps.get(step, 0) + weight
        previous, high, weight = bottom, height, count
    return max(steps, key=steps.__getitem__) if steps else 1.1


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
    if (text[0].isupper() and HEADING_WORDS.fullmatch(text)) or (len(group) == 1 and HEADING_WORDS.fullmatch(before.text)):
        return False
    title = _TITLE.match(group[0].text) and (len(line.text.split()) > 2 or line.text[0] == "(")
    if title and line.text[0] == "(":
        return True
    if not title and _lone_heading(before, line, lines[number + 1] if number + 1 < len(lines) else None, margin):
        return False
    return not _fits(before, line, margin)


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
    return after is not None and (_fits(line, after, margin) or after.height != line.height)


def _fits(before: Line, line: Line, margin: float) -> bool:
    """Would the first word of the line have fitted behind the line before? Then the break was meant."""
    word = line.text.split(" ", 1)[0]
    room = margin - before.right
    average = (line.right - line.left) / max(len(line.text), 1)
    rough = average * (len(word) + 1)
    if room < 0.65 * rough:
        return False
    if room > 1.6 * rough:
        return True
    share = _width(word + " ") / max(_width(line.text), 0.1)
    return room > (line.right - line.left) * share + 0.15 * line.height


def _width(text: str) -> float:
    """A rough width of a text in font sizes: what counts is the share that one word has of its line."""
    return 0.54 * len(text) - 0.24 * sum(map(text.count, _NARROW)) + 0.3 * sum(map(text.count, _WIDE))


def _block(group: list[Line], page: int, kind: Typography, left: float, boxes: bool) -> Block:
    text = join([line.text for line in group], kind.text)
    box: Box | None = None
    if boxes:
        if len(group) == 1:
            box = (group[0].left, group[0].top, group[0].right, group[0].bottom)
        else:
            _, _, _, lefts, tops, rights, bottoms, _, _ = zip(*group, strict=True)
            box = (min(lefts), min(tops), max(rights), max(bottoms))
    place = Place(page=page, box=box)
    first = group[0]
    level = _heading_level(group, text, kind)
    if level is not None:
        return Heading(text, level, place)
    if not _STARTS_ITEM.match(text):
        return Paragraph(text, place)
    marker = _SURE_MARKER.match(text) or (_MARKER.match(text) if first.left > left + 0.4 * first.height else None)
    if marker:
        return Paragraph(text[marker.end() :], place, marker.group().strip())
    return Paragraph(text, place)


def _heading_level(group: list[Line], text: str, kind: Typography) -> int | None:
    """A heading is set clearly larger than the text, or stands bold and alone: few words, no figures, no full stop."""
    if len(text) > _HEADING_CHARACTERS or len(group) > 4:
        return None
    if _LEADERS in text or not any(c.isalpha() for c in text):
        return None
    height = min(line.height for line in group)
    if height > kind.body * _LARGER:
        return kind.level(height)
    bold = all(line.bold for line in group)
    if (
        bold
        and len(group) == 1
        and len(text) <= SHORT
        and text[0].isupper()
        and text[-1] not in ".,;:"
        and not any(c.isdigit() for c in text)
    ):
        return len(kind.larger) + 1
    return None


def join(lines: list[str], known: str = "") -> str:
    """Printed lines of one paragraph → its text. A word broken at the end of a line is mended; `Børn- og`, `p-huse` keep their hyphen.

    `known` is all text of the document in lower case: a word that stands there with its hyphen keeps it.
    """
    text = ""
    for line in lines:
        if line[-1:] == "\u00ad":
            line = line[:-1] + "-"
        if not text:
            text = line
        elif text[-1] == "-" and len(text) > 1 and text[-2].isalnum() and line[:1].isalnum():
            text = _mended(text, line, known)
        else:
            text += " " + line
    text = mend_text(text)
    # what `fold` changes is not printable, but for two spaces
    return fold(text) if "  " in text or not text.isprintable() else text.strip()


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
