"""Tables that end a page and tables that begin the next → one table, with the places where its later parts begin (TAB002)."""

from __future__ import annotations

from dataclasses import replace

from ledger.model import Block, Cell, Note, Place, Table, TableRow
from ledger.patterns import pattern
from ledger.sources.spaces import join_lines

_YEAR = pattern(r"(?:19|20)[0-9]{2}")
_FIGURE = pattern("[^A-Za-zÆØÅæøå]*[0-9][^A-Za-zÆØÅæøå]*")
_WORD = pattern(r"[^\W\d_]+")
_PARTS = ("heraf", "herunder", "deraf", "hvoraf", "i alt")
_OPEN_END = (" fra", " til", " på", " i", " af", " og", " for", " ved", " med", " under", " samt")
_SMALL_WORDS = frozenset("af,på,og,til,fra,med,ved,for,over,under,inden,samt,eller,i,om,mv,m".split(","))  # noqa: SIM905
_DRIFT = 14.0  # points that a column may be moved from one page to the next


def joined(pages: list[list[Block]], known: str = "", cut: list[list[bool | None]] | None = None) -> list[Block]:
    """The blocks of each page in order → the blocks of the document, a table that goes on over a page break put together.

    `known` is the running text of the document in lower case: it tells whether a label is cut between two words or inside one,
    where the spaces printed do not: `cut` says of the last table of each page what they tell of the cells of its last row.
    """
    blocks: list[Block] = []
    for number, page in enumerate(pages):
        rest = page
        if blocks and rest:
            before, after = blocks[-1], rest[0]
            if isinstance(before, Table) and isinstance(after, Table) and goes_on(before, after):
                blocks[-1] = _put_together(before, after, known, cut[number - 1] if cut and number else [])
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
        min(abs(one[0] - two[0]), abs(one[1] - two[1])) <= _DRIFT
        for one, two in zip(_edges(before), _edges(after), strict=False)
        if one is not None and two is not None
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


def _edges(table: Table) -> list[tuple[float, float] | None]:
    """The left and right edges of the figures in each column, `None` for a column without any. Years are headings, set as they may be."""
    edges: list[tuple[float, float] | None] = []
    for column in range(_width(table)):
        boxes = [
            cell.place.box
            for row in table.rows
            for number, cell in enumerate(row.cells)
            if number == column
            and cell.text
            and cell.place is not None
            and cell.place.box is not None
            and _FIGURE.fullmatch(cell.text)
            and not _YEAR.fullmatch(cell.text)
        ]
        edges.append((min(box[0] for box in boxes), max(box[2] for box in boxes)) if boxes else None)
    return edges


def _put_together(before: Table, after: Table, known: str, cut: list[bool | None]) -> Table:
    drop = 0
    while drop < min(len(before.rows), len(after.rows)) and _same_row(before.rows[drop], after.rows[drop]):
        drop += 1
    rows = list(after.rows[drop:])
    head = list(before.rows)
    doubts = (*before.doubts, *after.doubts)
    if rows and (_rest_of_row(rows[0]) or (len(head) > 1 and _begun(head[-1], rows[0]))):
        head[-1], sure = _one_row(head[-1], rows.pop(0), known, cut)
        if not sure:
            doubts = (*doubts, Note("table.pdf_break"))
    place: Place = rows[0].place if rows else after.place
    return replace(before, rows=(*head, *rows), doubts=doubts, joined=(*before.joined, place, *after.joined))


def _rest_of_row(row: TableRow) -> bool:
    """Words in lower case and no figure: the rest of a label that was cut by the page break."""
    words = [cell.text for cell in row.cells if cell.text]
    return bool(words) and all(text[0].islower() and not any(character.isdigit() for character in text) for text in words)


def _begun(row: TableRow, rest: TableRow) -> bool:
    """A row without a figure at the foot of a page, whose label goes on in lower case beside the figures at the head of the next.

    Labels set to the middle or the bottom of their rows are cut so. "Heraf" and the like begin a row of their own.
    """
    if any(character.isdigit() for cell in row.cells for character in cell.text) or not row.cells[0].text or not rest.cells[0].text:
        return False
    label = rest.cells[0].text
    figures = any(_FIGURE.fullmatch(cell.text) for cell in rest.cells[1:])
    return figures and label[0].islower() and not label.startswith(_PARTS)


def _one_row(row: TableRow, rest: TableRow, known: str, cut: list[bool | None]) -> tuple[TableRow, bool]:
    """Two halves of a row → the row, and whether it is sure how its label reads."""
    cells = []
    sure = True
    for number, cell in enumerate(row.cells):
        more = rest.cells[number] if number < len(rest.cells) else None
        if more is None or not more.text:
            cells.append(cell)
        elif not cell.text:
            cells.append(Cell(more.text, more.place, cell.covered))
        else:
            text, certain = _one_label(cell.text, more.text, known, cut[number] if number < len(cut) else None)
            sure = sure and (certain or number > 0)
            cells.append(Cell(text, cell.place, cell.covered))
    return TableRow(tuple(cells), row.place), sure


def _one_label(first: str, rest: str, known: str, cut: bool | None) -> tuple[str, bool]:
    """The words before and behind the page break → the label: one word where only the whole stands in the document's text.

    Not sure is what could be either: one word cut without a hyphen, as narrow columns cut it ("Person", "alemæssige"), makes another label.
    """
    last, following = first.split(" ")[-1].lower(), rest.split(" ")[0].lower().rstrip(",.;:/)")
    if first.endswith("-") and len(last) > 1:
        return join_lines([first, rest]), True
    if not last.isalpha() or not following.isalpha() or first.lower().endswith(_OPEN_END):
        return f"{first} {rest}", True
    if cut is False:
        return f"{first} {rest}", True
    words = set(_WORD.findall(known))
    if cut and last not in words and following not in words:
        return first + rest, True
    if last + following in words and last not in words:
        return first + rest, True
    return f"{first} {rest}", " " in first or following in words or following in _SMALL_WORDS
