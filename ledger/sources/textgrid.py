"""Lines of text → blocks in reading order: headings, paragraphs, and the tables found in any printed form."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.limits import Limits
from ledger.model import Block, Heading, Paragraph, Place
from ledger.patterns import pattern
from ledger.sources.gridaligned import read_aligned
from ledger.sources.gridbody import may_be_aligned
from ledger.sources.gridcells import is_value, is_year_header
from ledger.sources.gridfound import Effort, Found
from ledger.sources.gridhead import may_be_header_cell
from ledger.sources.gridjoin import join_parts
from ledger.sources.gridlines import read_lines
from ledger.sources.gridpipes import has_bar, read_pipes
from ledger.sources.gridtabs import read_tabs
from ledger.sources.guard import exceeded
from ledger.sources.textlines import Line

_REACH = 250  # lines between a header cell and the first figure below it, blank ones included
_HEADING = pattern(r"(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?$")


def blocks_of(lines: Sequence[Line], limits: Limits, *, markdown: bool) -> list[Block]:
    """Lines → blocks. Each non-blank line outside tables is a paragraph (or, in markdown, a `#` heading) with its line number.

    Raises `LimitError` for `blocks`, `cells`, `table_rows` and `table_columns`.
    """
    blocks: list[Block] = []
    figures = _Figures(lines)
    effort = Effort(len(lines), limits)
    index, cells = 0, 0
    while index < len(lines):
        line = lines[index]
        text = line.text.strip()
        if not text:
            index += 1
            continue
        found = _table_at(lines, index, text, limits, markdown, figures, effort)
        if found is not None:
            first = lines[found.first].number
            while blocks and isinstance(blocks[-1], Paragraph) and (blocks[-1].place.line or 0) >= first:
                blocks.pop()  # header cells above the line the table was known by
            blocks.append(found.table)
            blocks.extend(found.aside)
            cells += sum(len(row.cells) for row in found.table.rows)
            if cells > limits.cells:
                raise exceeded("cells", limits)
            index = found.end
        else:
            blocks.append(_plain(text, line.number, markdown))
            index += 1
        if len(blocks) > limits.blocks:
            raise exceeded("blocks", limits)
    return join_parts(blocks)


class _Figures:
    """Where the next line that is nothing but a figure stands: asked in order, found once, so that long headers cost nothing."""

    __slots__ = ("lines", "next")

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.next = 0

    def stand_below(self, index: int) -> bool:
        """Is there such a line within the reach of a header at `index`?"""
        at = max(self.next, index)
        while at < len(self.lines):
            text = self.lines[at].text
            if text and len(text) <= 60 and is_value(text.strip()) and not is_year_header(text.strip()):
                break
            at += 1
        self.next = at
        return at < len(self.lines) and at - index <= _REACH


def _plain(text: str, number: int, markdown: bool) -> Heading | Paragraph:
    if markdown and text[0] == "#":
        heading = _HEADING.match(text)
        if heading is not None and heading[2]:
            return Heading(heading[2], len(heading[1]), Place(line=number))
    return Paragraph(text, Place(line=number))


def _table_at(
    lines: Sequence[Line], index: int, text: str, limits: Limits, markdown: bool, figures: _Figures, effort: Effort
) -> Found | None:
    """The table that begins, or is first known, at this line. The cheap questions come first: most lines are prose."""
    if has_bar(text):
        return read_pipes(lines, index, limits, effort)
    if "\t" in lines[index].text:
        if index < effort.barren:
            return None
        return read_tabs(lines, index, limits, effort, markdown=markdown)
    if len(text) > 400:
        return None
    if may_be_aligned(lines[index].text):
        found = read_aligned(lines, index, limits, effort)
        if found is not None:
            return found
    return read_lines(lines, index, limits) if may_be_header_cell(text) and figures.stand_below(index) else None
