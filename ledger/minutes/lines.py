"""Document → lines: the blocks of a document as clean lines of text, each with its block, so that all formats read alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ledger.folding import folded
from ledger.model import Block, Document, Heading, Paragraph, Place, Table
from ledger.patterns import pattern

_LINK = pattern(r"\[([^\[\]]{0,400})\]\([^()\s]{0,400}\)")
_MARKS = pattern(r"^#{1,6}\s+|\*\*|__|^\*(?=\S)|(?<=\S)\*$")
_LONG = 1200


class Line(NamedTuple):
    """One line or paragraph. `text` is clean (no markdown, white space folded, list marker in front); `level` is a heading's.

    `apart` tells that blank lines or another kind of block separate it from the line before. `table` lines have no text of their own:
    `rows` holds the text of each printed row.
    """

    text: str
    block: Block
    place: Place
    level: int | None = None
    apart: bool = False
    rows: tuple[str, ...] = ()

    @property
    def table(self) -> bool:
        """Whether the line stands for a table."""
        return isinstance(self.block, Table)


def clean(text: str) -> str:
    """Printed text → the words a reader sees: `[Pkt. 125 Titel](#)` → `Pkt. 125 Titel`, `**Økonomi**` → `Økonomi`."""
    if len(text) > _LONG:
        return text
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "*" in text or "_" in text or "#" in text:
        text = _MARKS.sub("", text.strip())
    if folded(text):
        return text
    if "\u00ad" in text or "\ufeff" in text:
        text = text.replace("\u00ad", "").replace("\ufeff", "")
    return " ".join(text.split())


_TOGETHER = 64  # blocks: one with a mark in it costs its neighbours no more than this


def _plain(blocks: Sequence[Block]) -> bool:
    """Is every text of these blocks clean already? Asked once for all of them: most of them print words and nothing else."""
    texts = " ".join(["", *[block.text for block in blocks if not isinstance(block, Table)], ""])
    return (
        texts.isprintable()
        and "  " not in texts  # nor does any text begin or end with a space
        and "](" not in texts
        and "*" not in texts
        and "_" not in texts
        and "#" not in texts
    )


def of_document(document: Document) -> tuple[Line, ...]:
    """The lines of a document in reading order; a paragraph with inner line breaks gives one line for each."""
    lines: list[Line] = []
    last: int | None = None
    for start in range(0, len(document.blocks), _TOGETHER):
        some = document.blocks[start : start + _TOGETHER]
        last = _of_blocks(some, _plain(some), lines, last)
    return tuple(lines)


def _of_blocks(blocks: Sequence[Block], plain: bool, lines: list[Line], last: int | None) -> int | None:
    """Blocks → their lines, behind those before them; `last` is the line of the file where the text before ended, and is given back."""
    for block in blocks:
        place = block.place
        apart = last is None or place.line is None or place.line - last > 1
        if isinstance(block, Table):
            rows = tuple(clean(" ".join(cell.text for cell in row.cells if cell.text)) for row in block.rows[:60])
            lines.append(Line("", block, place, apart=True, rows=rows))
            last = None
            continue
        if isinstance(block, Heading):
            text = block.text if plain else clean(block.text)
            lines.append(Line(text, block, place, block.level, True))
            if text:  # an empty heading still closes the section before it (FirstAgenda pages print empty <h3>)
                last = place.line
            continue
        if plain and not block.marker:
            if block.text:
                lines.append(Line(block.text, block, place, None, apart))
        else:
            lines += _of_paragraph(block, apart)
        last = place.line
    return last


def _of_paragraph(block: Paragraph, apart: bool) -> Iterator[Line]:
    """A paragraph → a line for each of its own lines that holds anything, the list marker in front of the first."""
    marker = block.marker.strip()
    pieces = block.text.split("\n") if "\n" in block.text and len(block.text) <= 20 * _LONG else [block.text]
    for number, piece in enumerate(pieces):
        text = clean(piece)
        if number == 0 and marker and not text.startswith(marker):
            text = f"{marker} {text}"
        if not text:
            continue
        part = block if len(pieces) == 1 else Paragraph(piece.strip(), block.place, block.marker if number == 0 else "")
        yield Line(text, part, block.place, None, apart if number == 0 else False)
