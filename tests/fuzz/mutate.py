"""A document and chance → the document with some of its structure changed: lines, tags, parts of an archive, objects of a PDF.

Random bytes seldom come past the first check of a format. These changes keep most of a file sound, so that what is wrong with it
reaches the code that reads it.
"""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ElementTree
import zipfile
import zlib
from collections.abc import Callable
from random import Random

LONGEST = 400_000
"""Bytes: a larger document is cut, for many small ones find more than a few large ones."""

_FIGURES = (
    "0 -0 1 -1 (400) 1.000 1,5 -2.690 1e400 NaN inf 99999999999999999999 -9223372036854775808 0,005 1.00 2025 1899 9999 ½ ² ٣ − – 1/2 #REF! "
    "1e-300 65535 65536 2147483648 -2147483649 100000000 200 201 0x10 1.2.3 00.22.00-A00-1-21 31-02-2025 4294967296 kr. mio.kr. t.kr. pct. mia."
)
FIGURES = _FIGURES.split()
WORDS = (
    "Udgift Finansiering I~alt Sum Varig? Nej Ja kassen puljen Beslutning Indstilling Økonomi Punkt~1: Godkendt. Ad~1) 1. a) heraf netto t.~kr. mio.~kr. "
    "1.000~kr. Note Udvalg 2025 2026 B2025 p/l årsværk Punkt~999999999999: REFERAT d.~22-04-2025 d.~99-99-0000 ikke ingen fra til i~2025 og dels op~til ca."
)
ODD = (
    "\u202e",
    "\u00ad",
    "\u200b",
    "\x1b[31m",
    "\x00",
    "\ufeff",
    "\u2028",
    "\x85",
    "\x0c",
    "\t",
    "\r",
    "\ud7ff",
    "ﬁ",
    "İ",
    "ß",
    "́",
    "𝟜",
    "\ufffe",
)
LINE_STARTS = (
    "|",
    "|---|--:|",
    "+---+---+",
    "# ",
    "## ",
    "- ",
    "1. ",
    "\t",
    "    ",
    "> ",
    "```",
    "<table>",
    "===",
    "---",
    "* ",
    "::error::",
    "=1+1",
)
_TAGS = (
    "table tr td th thead tbody tfoot caption col colgroup div p span ul ol li dl dt dd h1 h2 br hr a b svg math template script style textarea title "
    "noscript iframe select option pre form input img frameset head body html meta ruby rt details object plaintext"
)
TAGS = _TAGS.split()
_ATTRIBUTES = (
    'colspan="{}" rowspan="{}" start="{}" value="{}" style="display:none" hidden class="n" span="{}" type="a" type="I" reversed align="right" dir="rtl" '
    'aria-hidden="true" id="x" charset="utf-7" content="text/html;charset=utf-16" lang="ar" width="{}"'
)
ATTRIBUTES = _ATTRIBUTES.split()

Change = Callable[[bytes, Random], bytes]


def figure(chance: Random) -> str:
    """A figure that readers of figures may stumble over."""
    return chance.choice(FIGURES) if chance.random() < 0.8 else str(chance.randrange(-(10**6), 10**6))


def word(chance: Random) -> str:
    """A word, figure or odd character that means something to a reader."""
    kind = chance.random()
    if kind < 0.4:
        return figure(chance)
    return chance.choice(WORDS.split()).replace("~", " ") if kind < 0.8 else chance.choice(ODD)


def scribbled(data: bytes, chance: Random) -> bytes:
    """Bytes changed, cut out, doubled or moved, anywhere."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        if not changed:
            break
        start = chance.randrange(len(changed))
        end = min(start + chance.choice((1, 1, 4, 40, 400, 4000)), len(changed))
        match chance.randrange(4):
            case 0:
                changed[start] = chance.choice((0, 255, 32, 60, 62, chance.randrange(256)))
            case 1:
                del changed[start:end]
            case 2:
                changed[start:start] = changed[start:end]
            case _:
                to = chance.randrange(len(changed))
                changed[to : to + end - start] = changed[start:end]
    return bytes(changed)


def line_changed(data: bytes, chance: Random) -> bytes:
    """Plain text and markdown: lines and words of lines."""
    lines = data.decode("utf-8", "replace").split("\n")
    for _ in range(chance.choice((1, 2, 4, 12))):
        place = chance.randrange(len(lines))
        other = chance.randrange(len(lines))
        match chance.randrange(10):
            case 0:
                lines.insert(other, lines[place])
            case 1 if len(lines) > 2:
                del lines[place]
            case 2:
                lines[place], lines[other] = lines[other], lines[place]
            case 3:
                lines[place] += chance.choice((" ", "\t", "|", "  ", "")) + lines[other]
            case 4:
                lines[place] = chance.choice(LINE_STARTS) + lines[place]
            case 5:
                cut = chance.randrange(len(lines[place]) + 1)
                lines[place : place + 1] = [lines[place][:cut], lines[place][cut:]]
            case 6:
                lines[place] = lines[place] * chance.choice((2, 3, 50))
            case 7:
                lines[place : place + 1] = [lines[place]] * chance.choice((2, 10, 300))
            case 8:
                cut = chance.randrange(len(lines[place]) + 1)
                lines[place] = lines[place][:cut] + word(chance) + lines[place][cut:]
            case _:
                lines[place] = text_changed(lines[place], chance)
    return "\n".join(lines).encode("utf-8", "surrogatepass")


def text_changed(text: str, chance: Random) -> str:
    """One of the words or gaps of a text replaced."""
    pieces = re.split(r"(\s+|\|)", text)
    pieces[chance.randrange(len(pieces))] = word(chance) if chance.random() < 0.8 else chance.choice(("", " ", "\t", "|", "  " * 20))
    return "".join(pieces)


def tag_changed(data: bytes, chance: Random) -> bytes:
    """A web page: tags left out, doubled, moved, nested, given attributes; texts changed."""
    pieces = re.findall(r"<[^<>]*>|[^<]+|<", data.decode("utf-8", "replace")) or [""]
    for _ in range(chance.choice((1, 2, 4, 12))):
        place, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
        tag = chance.choice(TAGS)
        match chance.randrange(9):
            case 0 if len(pieces) > 2:
                del pieces[place]
            case 1:
                pieces.insert(other, pieces[place])
            case 2:
                pieces[place], pieces[other] = pieces[other], pieces[place]
            case 3:
                pieces.insert(place, f"<{tag}>" if chance.random() < 0.6 else f"</{tag}>")
            case 4:
                pieces[min(place, other) : min(place, other)] = [f"<{tag}>"] * chance.choice((1, 1, 3, 60))
                pieces.insert(max(place, other), f"</{tag}>")
            case 5 if pieces[place].startswith("<"):
                pieces[place] = pieces[place].rstrip(">") + " " + chance.choice(ATTRIBUTES).format(figure(chance)) + ">"
            case 6:
                start, end = sorted((place, other))
                pieces[chance.randrange(len(pieces)) : 0] = pieces[start : min(end, start + 60)]
            case 7:
                pieces[place] = re.sub(r"\w+", tag, pieces[place], count=1) if pieces[place].startswith("<") else word(chance)
            case _ if not pieces[place].startswith("<"):
                pieces[place] = text_changed(pieces[place], chance)
            case _:
                pieces.insert(
                    place, chance.choice(("<!--", "-->", "<![CDATA[", "&#x202e;", "&#0;", "&nbsp;", "<?xml?>", "&#1114112;", "\x00"))
                )
    return "".join(pieces).encode("utf-8", "surrogatepass")


def part_changed(data: bytes, chance: Random) -> bytes:
    """An Office file: the elements of one of its parts, or the parts themselves; the archive stays sound."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # noqa: BLE001 - what an earlier change broke is scribbled on as it is
        return scribbled(data, chance)
    likely = [name for name in parts if re.search(r"document|sheet|styles|numbering|sharedStrings|workbook", name)]
    for _ in range(chance.choice((1, 1, 2, 4))):
        name = chance.choice(likely if likely and chance.random() < 0.8 else list(parts) or ["a.xml"])
        match chance.randrange(40):  # most parts must stay whole, or little is ever read
            case 0:
                parts[name] = scribbled(parts.get(name, b""), chance)
            case 1:
                parts.pop(name, None)
            case 2:
                parts[chance.choice(list(parts) or ["b.xml"])] = parts.get(name, b"")
            case _:
                parts[name] = element_changed(parts.get(name, b""), chance)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return stream.getvalue()


_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def element_changed(part: bytes, chance: Random) -> bytes:
    """Elements of an XML part left out, doubled, moved, wrapped, renamed; attributes and texts replaced. It stays well-formed."""
    try:
        root = ElementTree.fromstring(part)
    except (ElementTree.ParseError, ValueError, LookupError):
        return scribbled(part, chance)
    for _ in range(chance.choice((1, 2, 4, 8))):
        elements = list(root.iter())
        parents = [element for element in elements if len(element)]
        if not parents:
            break
        one, parent = chance.choice(elements), chance.choice(parents)
        child = chance.randrange(len(parent))
        match chance.randrange(10):
            case 0:
                del parent[child]
            case 1:
                for _ in range(chance.choice((1, 1, 3, 250))):
                    parent.insert(child, parent[child])
            case 2:
                moved = parent[child]
                if one not in moved.iter():
                    parent.remove(moved)
                    one.append(moved)
            case 3 if one.attrib:
                one.set(chance.choice(list(one.attrib)), word(chance))
            case 4:
                one.text = word(chance)
            case 5:
                one.tag = chance.choice(elements).tag
            case 6:
                wrapped = ElementTree.Element(chance.choice(elements).tag)
                wrapped.append(parent[child])
                parent[child] = wrapped
            case 7:
                one.attrib.update(chance.choice(elements).attrib)
            case 8 if one.attrib:
                del one.attrib[chance.choice(list(one.attrib))]
            case _:
                one.text = text_changed(one.text or "", chance)
    try:
        return _NOT_XML.sub("", ElementTree.tostring(root, encoding="unicode")).encode("utf-8", "ignore")
    except (RecursionError, ValueError):
        return part


_OBJECT = re.compile(rb"(\d+) \d+ obj\b(.*?)endobj", re.DOTALL)
_STREAM = re.compile(rb"(.*?)stream\r?\n(.*)\r?\n?endstream", re.DOTALL)
_TRAILER = re.compile(rb"trailer\s*(<<.*?>>)\s*startxref", re.DOTALL)
_TOKEN = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f]*>|<<|>>|[\[\]]|/?[^\s\[\]<>()/]+|\s+|.", re.DOTALL)
_OPERATORS = (
    b"BT ET q Q Tj TJ Td TD Tm T* ' \" re m l S f h n W cm Do BDC EMC BMC Tf Tr Tz Tc Tw TL gs BI ID EI 0 0 R null true /Artifact /P /Table /TR /TD "
    b"/MCID /K /S /Type /Kids /Parent /Count /Contents /Resources /Font /ToUnicode /Encoding /Widths /MediaBox /Rotate /UserUnit /StructTreeRoot /ActualText"
).split()


def object_changed(data: bytes, chance: Random) -> bytes:
    """A PDF: numbers, names and references of its objects and the operators of its pages; mostly with a sound table of objects."""
    objects = {int(number): body for number, body in _OBJECT.findall(data)}
    trailer = _TRAILER.search(data)
    if not objects or trailer is None:
        return scribbled(data, chance)
    for _ in range(chance.choice((1, 1, 2, 5))):
        number, other = chance.choice(list(objects)), chance.choice(list(objects))
        match chance.randrange(8):
            case 0:
                objects[number] = objects[other]
            case 1 if len(objects) > 2:
                del objects[number]
            case _:
                objects[number] = _object_with_change(objects.get(number, b" null "), list(objects), chance)
    out = bytearray(b"%PDF-1.7\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj%bendobj\n" % (number, body)
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    out += b"".join(b"%010d 00000 %c \n" % (places.get(number, 0), b"n" if number in places else b"f") for number in range(1, size))
    out += b"trailer%b\nstartxref\n%d\n%%%%EOF" % (trailer[1], start)
    return scribbled(bytes(out), chance) if chance.random() < 0.1 else bytes(out)


def _object_with_change(body: bytes, numbers: list[int], chance: Random) -> bytes:
    stream = _STREAM.fullmatch(body.strip())
    if stream is None:
        return b" " + _tokens_changed(body, numbers, chance) + b" "
    head, content = stream[1], stream[2]
    if chance.random() < 0.3:
        return b"\n%bstream\n%b\nendstream\n" % (_tokens_changed(head, numbers, chance), content)
    for name, decode in ((b"ASCII85Decode", _ascii85), (b"FlateDecode", zlib.decompress)):
        if name in head:
            try:
                content = decode(content)
            except (zlib.error, ValueError):
                return b"\n%bstream\n%b\nendstream\n" % (head, scribbled(content, chance))
    content = _tokens_changed(content, numbers, chance) if chance.random() < 0.9 else scribbled(content, chance)
    packed = zlib.compress(content)
    head = re.sub(rb"/Filter\s*(?:\[[^\]]*\]|/\w+)|/Length\s+\d+(?: \d+ R)?|/DecodeParms\s*<<.*?>>", b"", head, flags=re.DOTALL)
    head = head.rstrip().removesuffix(b">>") + b"/Filter/FlateDecode/Length %d>>" % len(packed)
    return b"\n%b\nstream\n%b\nendstream\n" % (head, packed)


def _ascii85(content: bytes) -> bytes:
    import base64

    return base64.a85decode(content.strip().removesuffix(b"~>"))


def _tokens_changed(text: bytes, numbers: list[int], chance: Random) -> bytes:
    tokens = _TOKEN.findall(text) or [b" "]
    for _ in range(chance.choice((1, 1, 3, 10))):
        place, other = chance.randrange(len(tokens)), chance.randrange(len(tokens))
        match chance.randrange(8):
            case 0:
                tokens[place] = b""
            case 1:
                tokens.insert(place, tokens[other])
            case 2:
                tokens[place], tokens[other] = tokens[other], tokens[place]
            case 3:
                tokens[place] = b" " + chance.choice(_OPERATORS) + b" "
            case 4:
                tokens[place] = b" " + figure(chance).encode("utf-8") + b" "
            case 5:
                tokens[place] = b" %d 0 R " % chance.choice(numbers)
            case 6:
                start, end = sorted((place, other))
                tokens[end:end] = tokens[start : min(end, start + 100)] * chance.choice((1, 2, 20))
            case _:
                tokens[place] = b"(" + word(chance).encode("utf-8", "replace").replace(b"\\", b"") + b")"
    return b"".join(tokens)


CHANGES: dict[str, tuple[Change, ...]] = {
    "text": (line_changed, line_changed, line_changed, scribbled),
    "markdown": (line_changed, line_changed, line_changed, scribbled),
    "html": (tag_changed, tag_changed, tag_changed, scribbled),
    "docx": (*[part_changed] * 12, scribbled),
    "xlsx": (*[part_changed] * 12, scribbled),
    "pdf": (object_changed, object_changed, object_changed, object_changed, scribbled),
}


def mutated(source: str, data: bytes, chance: Random) -> bytes:
    """The document of this source, changed once or a few times."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        data = chance.choice(CHANGES[source])(data, chance)[:LONGEST]
    return data
