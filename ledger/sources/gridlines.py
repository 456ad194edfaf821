"""One cell a line → a table, as pages lose their columns when copied (FORMATS B5, B6, B7; monrad and Acadre copies)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ledger.limits import Limits
from ledger.model import Cell, Note, Paragraph, Place, TableRow
from ledger.money import parse_figure
from ledger.sources.gridcells import ends_table, is_aside, is_furniture, is_total_label, is_unit, is_value, is_year_header, is_yes_no
from ledger.sources.gridfound import Found, doubt, table_of
from ledger.sources.gridhead import Head, Printed, printed_cells, read_head
from ledger.sources.gridmend import goes_on
from ledger.sources.guard import exceeded
from ledger.sources.spaces import fold
from ledger.sources.textlines import Line

_MOST_TEXTS = 6  # block headings, label over two lines and area
_MOST_TEXTS_OF_WHOLE_ROW = 12  # a stretch of headings and blank rows is believed when a row with all its figures follows
_LONGEST_LABEL = 140


@dataclass(slots=True)
class _Body:
    """The rows read so far, what stood between them, and the index after the last line that belongs to the table."""

    rows: list[TableRow] = field(default_factory=list)
    doubts: list[Note] = field(default_factory=list)
    aside: list[Paragraph] = field(default_factory=list)
    joined: list[Place] = field(default_factory=list)
    whole: int = 0
    end: int = 0


def read_lines(lines: Sequence[Line], start: int, limits: Limits) -> Found | None:
    """A header cell at `start` (year or amount) → the table whose cells stand one to a line around and below it, or `None`.

    The header tells how many figures a row has; a row with another number is kept as far as it goes and doubted, because
    a blank cell leaves no trace. Nothing is a table unless rows follow that fit. Raises `LimitError`.
    """
    head = read_head(lines, start, _sample_widths)
    if head is None:
        return None
    body = _read_rows(lines, head, limits)
    if body.whole == 0 or (body.whole < 2 and head.years < 2) or (head.guessed and not _has_two_signs(body.rows)):
        return None
    header = TableRow(tuple(Cell(text, Place(line=line) if text else None) for text, line in head.cells), Place(line=head.line))
    table = table_of([header, *body.rows], "lines", limits, doubts=tuple(body.doubts), joined=tuple(body.joined))
    return Found(table, head.first, body.end, tuple(body.aside))


def _has_two_signs(rows: list[TableRow]) -> bool:
    """Do the rows hold both signs, as money and its financing do? Asked where the header alone does not show a table."""
    figures = [figure for row in rows for cell in row.cells[1:] if (figure := parse_figure(cell.text)) is not None]
    return any(figure.digits > 0 for figure in figures) and any(figure.digits < 0 for figure in figures)


def _sample_widths(lines: Sequence[Line], index: int) -> list[int]:
    """How many figures stand together in each of the next rows: the table's own evidence for its number of columns."""
    widths: list[int] = []
    run = texts = 0
    for cell in printed_cells(lines, index, 120):
        if is_value(cell.text) and not (run == 0 and texts == 0):
            run += 1
            continue
        if run:
            widths.append(run)
            run = texts = 0
            if len(widths) == 8:
                return widths
        texts += 1
        if texts > _MOST_TEXTS_OF_WHOLE_ROW or len(cell.text) > _LONGEST_LABEL:
            return widths
    return [*widths, run] if run else widths


def _read_rows(lines: Sequence[Line], head: Head, limits: Limits) -> _Body:
    body = _Body(end=head.body)
    index = head.body
    while True:
        repeated = _repeated_head(lines, index, head)
        if repeated is not None and body.rows and not _closed(body.rows):
            body.joined.append(Place(line=repeated[1]))
            index = repeated[0]
        texts, values, permanent, after = _row_at(lines, index, leading=head.leading)
        blank = head.permanent and permanent is not None and not values
        if not texts or not (values or blank) or (values and _is_new_head(values)):
            break
        if blank:
            _add_row(body, head, texts, [], permanent)
            index = body.end = after
            continue
        over = len(values) - head.figures
        if over > 0 and (len(texts) + over == head.texts or (over < head.texts and _lacks_address(texts[-1], body.rows))):
            texts, values = [*texts, *values[:over]], values[over:]  # an address of digits (Stednr. 223042, Politikområde 0)
        surplus = len(values) > head.figures
        if surplus and _is_page_number(values[-1]) and _repeated_head(lines, after, head) is not None:
            values, surplus = values[:-1], len(values) - 1 > head.figures
        prose = any(cell.text.endswith((".", ":")) and len(cell.text) > 60 for cell in texts)
        if (prose or len(texts) > _MOST_TEXTS) and (len(values) != head.figures or head.figures == 1):
            break
        if len(values) != head.figures and not _is_money_row(values, permanent, lines, after, head):
            break
        _add_row(body, head, texts, values, permanent)
        if len(body.rows) > limits.table_rows:
            raise exceeded("table_rows", limits)
        if len(values) == head.figures:
            body.whole += 1
        else:
            name = "table.figures_over" if surplus else "table.figures_under"
            body.doubts.append(doubt(name, values[0].line, expected=head.figures, found=len(values), label=texts[-1].text))
        index = body.end = after
    if body.rows and (line := _cut_off(lines, body.end, head)) is not None:
        body.doubts.append(doubt("table.cut", line, expected=head.figures))
    return body


def _lacks_address(label: Printed, rows: list[TableRow]) -> bool:
    """Do the rows above have an address that begins with a digit in their second cell, where this row's last text is a label?"""
    return not label.text[:1].isdigit() and any(len(row.cells) > 1 and row.cells[1].text[:1].isdigit() for row in rows)


def _cut_off(lines: Sequence[Line], index: int, head: Head) -> int | None:
    """Figures that stand below the table like rows of it, but could not be joined to it: the line they begin at."""
    run: list[Printed] = []
    for cell in printed_cells(lines, index, _MOST_TEXTS_OF_WHOLE_ROW + head.figures + 1):
        if is_year_header(cell.text) or ends_table(cell.text):
            return None
        run = [*run, cell] if is_value(cell.text) else []
        if len(run) == head.figures > 1:
            return run[0].line
    return None


def _row_at(lines: Sequence[Line], index: int, *, leading: bool = False) -> tuple[list[Printed], list[Printed], Printed | None, int]:
    """The texts, the figures and the yes/no of the row at `index`, and the index after it. No figures: the table is over.

    `leading`: the yes/no stands before the figures.
    """
    texts: list[Printed] = []
    said: Printed | None = None
    values: list[Printed] = []
    after = index
    while after < len(lines):
        text = fold(lines[after].text)
        if not text:
            after += 1
            continue
        cell = Printed(text, lines[after].number)
        if is_value(text):
            if not texts:
                break
            values.append(cell)
        elif texts and is_yes_no(text) and leading:
            if values or said is not None:
                break
            said = cell
        elif texts and is_yes_no(text):
            return texts, values, cell, after + 1
        elif values:
            break
        elif not is_furniture(text):
            texts.append(cell)
            if len(texts) > _MOST_TEXTS_OF_WHOLE_ROW or _stops(text, first=len(texts) == 1):
                return texts, [], None, index
        after += 1
    return texts, values, said, after


def _stops(text: str, *, first: bool) -> bool:
    return "\t" in text or len(text) > _LONGEST_LABEL or ends_table(text, first=first)


def _repeated_head(lines: Sequence[Line], index: int, head: Head) -> tuple[int, int] | None:
    """Does the header stand here again, as on a new page? The index after it and its line."""
    cells = printed_cells(lines, index, len(head.printed) + 3)
    skipped = 0
    while cells and skipped < 3 and is_furniture(cells[0].text) and cells[0].text != head.printed[0]:
        cells, skipped = cells[1:], skipped + 1
    if len(cells) < len(head.printed) or [cell.text for cell in cells[: len(head.printed)]] != list(head.printed):
        return None
    last = cells[len(head.printed) - 1].line
    while lines[index].number < last or not lines[index].text.strip():
        index += 1
    return index + 1, cells[0].line


def _closed(rows: list[TableRow]) -> bool:
    return is_total_label(rows[-1].cells[0].text)


def _is_new_head(values: list[Printed]) -> bool:
    """Are these "figures" a unit and years, the header of the next table?"""
    years = sum(1 for value in values if is_year_header(value.text))
    if is_unit(values[0].text):
        return len(values) > 1 and years == len(values) - 1
    return years == len(values) and len({value.text for value in values}) > 1  # 2000, 2000, 2000 are amounts


def _is_page_number(value: Printed) -> bool:
    return value.text.isdigit() and len(value.text) <= 3


def _is_money_row(values: list[Printed], permanent: Printed | None, lines: Sequence[Line], after: int, head: Head) -> bool:
    """A row with the wrong number of figures: is it a row of this table with a blank cell, or a stray number after it?"""
    if permanent is not None or len(values) > 1 or head.figures == 1:
        return True
    if not _is_page_number(values[0]) or values[0].text == "0":
        return True
    return bool(_row_at(lines, after)[1])


def _add_row(body: _Body, head: Head, texts: list[Printed], values: list[Printed], permanent: Printed | None) -> None:
    """Texts → remark of the row above, legends aside, block headings as rows of their own, label and areas; then the figures."""
    labels = [cell for cell in texts if not is_aside(cell.text)] or texts[-1:]
    for cell in texts:
        if cell not in labels:
            body.aside.append(Paragraph(cell.text, Place(line=cell.line)))
    if head.remark and body.rows and len(labels) > head.texts:
        remark, labels = labels[0], labels[1:]
        body.rows[-1] = TableRow((*body.rows[-1].cells, _cell(remark)), body.rows[-1].place)
    labels = _merged(labels)
    keep = 1 if is_total_label(labels[-1].text) else head.texts
    for heading in labels[: max(0, len(labels) - keep)]:
        body.rows.append(TableRow((_cell(heading),), Place(line=heading.line)))
    labels = labels[max(0, len(labels) - keep) :]
    cells = [_cell(label) for label in labels] + [Cell("")] * (head.texts - len(labels)) + [_cell(value) for value in values]
    cells += [] if values else [Cell("")] * head.figures
    if permanent is not None:
        cells.append(_cell(permanent))
    elif head.permanent and len(values) == head.figures:
        cells.append(Cell(""))
    body.rows.append(TableRow(tuple(cells), Place(line=labels[0].line)))


def _merged(texts: list[Printed]) -> list[Printed]:
    """Labels broken over lines put together: a line in lower case goes on the line above."""
    merged: list[Printed] = []
    for cell in texts:
        if merged and goes_on(merged[-1].text, cell.text):
            merged[-1] = Printed(f"{merged[-1].text} {cell.text}", merged[-1].line)
        else:
            merged.append(cell)
    return merged


def _cell(printed: Printed) -> Cell:
    return Cell(printed.text, Place(line=printed.line))
