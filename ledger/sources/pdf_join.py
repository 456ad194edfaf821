"""Tables that end a page and tables that begin the next → one table, with the places where its later parts begin (TAB002)."""

from __future__ import annotations

from dataclasses import replace

from ledger.model import Block, Cell, Note, Place, Table, TableRow
from ledger.patterns import pattern

_YEAR = pattern(r"(?:19|20)[0-9]{2}")
_FIGURE = pattern("[^A-Za-zÆØÅæøå]*[0-9][^A-Za-zÆØÅæøå]*")
_DRIFT = 14.0  # points that a column may be moved from one page to the next


def joined(pages: list[list[Block]]) -> list[Block]:
    """The blocks of each page in order → the blocks of the document, a table that goes on over a page break put together."""
    blocks: list[Block] = []
    for page in pages:
        rest = page
        if blocks and rest:
            before, after = blocks[-1], rest[0]
            if isinstance(before, Table) and isinstance(after, Table) and goes_on(before, after):
                blocks[-1] = _put_together(before, after)
                rest = rest[1:]
            elif isinstance(before, Table) and isinstance(after, Table) and not _has_heading(after):
                # rows that may belong to the table above: neither is reckoned with, for each may lack what the other has
                blocks[-1] = replace(before, doubts=(*before.doubts, Note("table.pdf_break")))
                rest = [replace(after, doubts=(*after.doubts, Note("table.pdf_break"))), *rest[1:]]
        blocks.extend(rest)
    return blocks


def goes_on(before: Table, after: Table) -> bool:
    """Is the second table the rest of the first? As many columns in the same places, and its heading the same or missing."""
    if before.form != after.form or _width(before) != _width(after):
        return False
    if _same_row(before.rows[0], after.rows[0]):
        return True
    if _has_heading(after):
        return False
    return all(
        abs(one - two) <= _DRIFT for one, two in zip(_edges(before), _edges(after), strict=False) if one is not None and two is not None
    )


def _width(table: Table) -> int:
    return max(len(row.cells) for row in table.rows)


def _has_heading(table: Table) -> bool:
    """Does the table begin with a heading of its own: years, or words over every column? A year before amounts is a row's label."""
    if table.header_rows:
        return True
    first = table.rows[0].cells
    years = sum(1 for cell in first if _YEAR.fullmatch(cell.text))
    amounts = any(_FIGURE.fullmatch(cell.text) and not _YEAR.fullmatch(cell.text) for cell in first)
    return (years > 0 and not amounts) or (
        len(first) > 1 and all(cell.text and not any(character.isdigit() for character in cell.text) for cell in first)
    )


def _same_row(one: TableRow, two: TableRow) -> bool:
    return [cell.text for cell in one.cells] == [cell.text for cell in two.cells] and any(cell.text for cell in one.cells)


def _edges(table: Table) -> list[float | None]:
    """The right edge of the figures in each column, `None` for a column without any."""
    edges: list[float | None] = []
    for column in range(_width(table)):
        rights = [
            cell.place.box[2]
            for row in table.rows
            for number, cell in enumerate(row.cells)
            if number == column and cell.text and cell.place is not None and cell.place.box is not None and _FIGURE.fullmatch(cell.text)
        ]
        edges.append(max(rights) if rights else None)
    return edges


def _put_together(before: Table, after: Table) -> Table:
    drop = 0
    while drop < min(len(before.rows), len(after.rows)) and _same_row(before.rows[drop], after.rows[drop]):
        drop += 1
    rows = list(after.rows[drop:])
    head = list(before.rows)
    if rows and _rest_of_row(rows[0]):
        head[-1] = _one_row(head[-1], rows.pop(0))
    place: Place = rows[0].place if rows else after.place
    return replace(before, rows=(*head, *rows), doubts=(*before.doubts, *after.doubts), joined=(*before.joined, place, *after.joined))


def _rest_of_row(row: TableRow) -> bool:
    """Words in lower case and no figure: the rest of a label that was cut by the page break."""
    words = [cell.text for cell in row.cells if cell.text]
    return bool(words) and all(text[0].islower() and not any(character.isdigit() for character in text) for text in words)


def _one_row(row: TableRow, rest: TableRow) -> TableRow:
    cells = []
    for number, cell in enumerate(row.cells):
        more = rest.cells[number].text if number < len(rest.cells) else ""
        cells.append(Cell(f"{cell.text} {more}".strip(), cell.place, cell.covered) if more else cell)
    return TableRow(tuple(cells), row.place)
