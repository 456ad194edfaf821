"""Lines with one cell each → the header of a table: its cells, and how many texts and figures each row holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ledger.sources.gridcells import (
    ends_table,
    is_amount_header,
    is_label_header,
    is_permanent_header,
    is_remark_header,
    is_sum_header,
    is_text_header,
    is_unit,
    is_value,
    is_year,
    is_year_header,
)
from ledger.sources.spaces import fold
from ledger.sources.textlines import Line

_MOST_BACK = 4
_MOST_CELLS = 50
_CAPTIONS = ("tabel", "figur", "beløb i", "beløbene", "beløb er", "alle beløb", "alle tal", "tallene")


class Printed(NamedTuple):
    """One printed cell: its text and its line."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Head:
    """The header of a table with one cell a line.

    `cells` are text and line in column order ("" for a first cell that left no trace); `printed` the texts as they stand, to know a
    repeated header by. `texts` and `figures` are the numbers of text and figure columns, `years` how many of them name a year.
    `leading`: Varig stands before the figures. `guessed`: the label's heading is no word known for one, only a short line in its
    place. `first` is the index of the first header line, `body` that of the first row's first line.
    """

    cells: tuple[tuple[str, int], ...]
    printed: tuple[str, ...]
    texts: int
    figures: int
    years: int
    permanent: bool
    leading: bool
    remark: bool
    guessed: bool
    line: int
    first: int
    body: int


def may_be_header_cell(text: str) -> bool:
    """Can the line be the first header cell over a figure column? Asked of every short line, so the cheap refusals come first."""
    return len(text) <= 60 and (is_year_header(text) or (is_amount_header(text) and not text.endswith((".", ":", ","))))


def printed_cells(lines: Sequence[Line], index: int, most: int) -> list[Printed]:
    """The next non-blank lines as cells, `most` at most."""
    cells: list[Printed] = []
    while index < len(lines) and len(cells) < most:
        text = fold(lines[index].text)
        if text:
            cells.append(Printed(text, lines[index].number))
        index += 1
    return cells


def read_head(lines: Sequence[Line], start: int, widths_from: Callable[[Sequence[Line], int], list[int]]) -> Head | None:
    """The header whose first figure column stands at `start`, or `None` where no row of figures follows it."""
    printed: list[Printed] = []
    units: list[Printed] = []
    unit_columns = 0
    years_only = True
    index = start
    while index < len(lines) and len(printed) < _MOST_CELLS:
        text = fold(lines[index].text)
        if text:
            if len(text) > 140 or "\t" in text:
                return None
            if is_unit(text) and not is_year_header(text):
                unit_columns = unit_columns or len(printed)
                if not years_only or len(units) == unit_columns or len(printed) > unit_columns:
                    return None
                units.append(Printed(text, lines[index].number))
            elif units and len(units) < unit_columns:
                return None
            elif is_value(text) and not (is_year_header(text) and (years_only or not is_year(text) or _awaits_year(printed))):
                break
            else:
                printed.append(Printed(text, lines[index].number))
                years_only = years_only and is_year_header(text)
        index += 1
    else:
        return None
    groups = _grouped(printed)
    years = 0
    while years < len(groups) and is_year_header(groups[years].text):
        years += 1
    figures = _figures(groups, years, widths_from(lines, index - 1 - _blank_above(lines, index)))
    if figures is None:
        return None
    after = groups[figures:]
    permanent = bool(after) and is_permanent_header(after[0].text)
    after = after[1:] if permanent else after
    remark = bool(after) and is_remark_header(after[0].text)
    after = after[1:] if remark else after
    if not after or len(after) > 14:
        return None
    lead = _permanent_above(lines, start)
    if lead is not None and permanent:
        return None
    first, texts = _texts_above(lines, start if lead is None else lead)
    named = groups[: len(groups) - len(after)]
    named_years = sum(1 for cell in named[:figures] if is_year_header(cell.text))
    for at, unit in enumerate(units):  # a row of units below the years belongs to them
        named[at] = Printed(f"{named[at].text} ({unit.text})", named[at].line)
    guessed = figures == 1 and not texts
    if guessed:
        first, texts = _label_above(lines, start)
        if not texts:
            return None
    columns = max(1, len(texts)) if remark else _text_columns(lines, index, texts, len(after))
    unnamed = [Printed("", named[0].line)] * max(0, columns - len(texts))
    above = unnamed + texts[max(0, len(texts) - columns) :]
    if len(texts) > columns:
        first = _index_of(lines, start, texts[len(texts) - columns].line)
    shown = [cell for cell in above if cell.text]
    if lead is not None:
        varig = Printed(fold(lines[lead].text), lines[lead].number)
        shown, named = [*shown, varig], [*named, varig]  # the column is put last, where most tables have it
    taken = sum(1 for cell in printed if cell.line < after[0].line)
    in_order = sorted([*printed[:taken], *units], key=lambda cell: cell.line)
    return Head(
        cells=tuple((cell.text, cell.line) for cell in [*above, *named]),
        printed=tuple(cell.text for cell in [*shown, *in_order]),
        texts=columns,
        figures=figures,
        years=named_years,
        permanent=permanent or lead is not None,
        leading=lead is not None,
        remark=remark,
        guessed=guessed,
        line=(shown or named)[0].line,
        first=first,
        body=_index_of(lines, index, after[0].line),
    )


def _permanent_above(lines: Sequence[Line], start: int) -> int | None:
    """The line above the first year where it is the heading "Varig? ja/nej", its index."""
    index = start - 1
    while index >= 0 and start - index <= 4 and not lines[index].text.strip():
        index -= 1
    return index if index >= 0 and len(lines[index].text) <= 40 and is_permanent_header(fold(lines[index].text)) else None


def _blank_above(lines: Sequence[Line], index: int) -> int:
    blank = 0
    while index - 1 - blank > 0 and not lines[index - 1 - blank].text.strip():
        blank += 1
    return blank


def _awaits_year(printed: list[Printed]) -> bool:
    """Is the cell above an amount header without its year yet ("Korrigeret / budget / 2019")?"""
    return bool(printed) and is_amount_header(printed[-1].text) and not any(character.isdigit() for character in printed[-1].text)


def _grouped(printed: list[Printed]) -> list[Printed]:
    """Header cells broken over lines put together: a line in lower case, or a bare year under words, belongs to the cell above."""
    groups: list[Printed] = []
    for cell in printed:
        if groups:
            above = groups[-1].text
            lower = cell.text[0].islower() and not is_year_header(above)
            year_below = is_year(cell.text) and not any(character.isdigit() for character in above)
            if lower or year_below:
                groups[-1] = Printed(f"{above} {cell.text}", groups[-1].line)
                continue
        groups.append(cell)
    return groups


def _figures(groups: list[Printed], years: int, widths: list[int]) -> int | None:
    """How many figure columns: as many as years, or more where the rows agree on it and the header has the words for them."""
    counted = Counter(width for width in widths if width >= max(1, years))
    common = max(counted, key=lambda width: (counted[width], width)) if counted else None
    if common is not None and common > years and common < len(groups):
        extra = groups[years:common]
        if all(is_sum_header(cell.text) or is_amount_header(cell.text) or is_year_header(cell.text) for cell in extra):
            return common
    if years:
        return years
    return None


def _texts_above(lines: Sequence[Line], start: int) -> tuple[int, list[Printed]]:
    """The header cells over the text columns, which stand above the first year: unit, area, project. Captions stay outside."""
    cells: list[tuple[int, Printed]] = []
    index, blank = start - 1, 0
    while index >= 0 and len(cells) < _MOST_BACK and blank <= 3:
        text = fold(lines[index].text)
        if not text:
            blank += 1
        else:
            blank = 0
            if cells and is_label_header(cells[-1][1].text):
                break  # the label's heading is the first cell of the header; a unit above it is a caption (FORMATS B5)
            if len(text) > 80 or "\t" in text or "|" in text or (is_value(text) and not is_unit(text)):
                break
            cells.append((index, Printed(text, lines[index].number)))
        index -= 1
    unit = next((at for at, (_, cell) in enumerate(cells) if is_unit(cell.text) and not _is_caption(cell.text)), None)
    taken = 0
    for at, (_, cell) in enumerate(cells):
        if unit is not None and at <= unit and (at == unit or _is_short(cell.text)):
            taken = at + 1
            if at == unit:
                break
        elif (is_text_header(cell.text) or is_label_header(cell.text)) and _is_short(cell.text) and not _is_caption(cell.text):
            taken = at + 1
        else:
            break
    texts = [cell for _, cell in cells[:taken]][::-1]
    return (cells[taken - 1][0] if taken else start), texts


def _label_above(lines: Sequence[Line], start: int) -> tuple[int, list[Printed]]:
    """The short line above the only figure column, whatever it says: the heading of the labels, if the rows below bear it out."""
    index = start - 1
    while index >= 0 and start - index <= 3 and not lines[index].text.strip():
        index -= 1
    text = fold(lines[index].text) if index >= 0 else ""
    if not text or not _is_short(text) or _is_caption(text) or is_value(text) or ends_table(text) or "\t" in text or "|" in text:
        return start, []
    return index, [Printed(text, lines[index].number)]


def _is_caption(text: str) -> bool:
    return text.lower().startswith(_CAPTIONS) or text.endswith(":")


def _is_short(text: str) -> bool:
    return len(text) <= 45 and not text.endswith((".", ":", ","))


def _text_columns(lines: Sequence[Line], index: int, texts: list[Printed], first: int) -> int:
    """How many text columns: as many as header cells above the years, corrected where the rows themselves agree on another number."""
    counts: Counter[int] = Counter()
    count, figures = 0, True
    for cell in printed_cells(lines, index, 80):
        if is_value(cell.text):
            if not figures and count:
                counts[count] += 1
            figures, count = True, 0
        elif len(cell.text) <= 3 and cell.text.lower() in ("ja", "nej"):
            continue
        else:
            figures, count = False, count + 1
            if count > 4 or len(cell.text) > 140:
                break
    counts[first] += 1
    known = max(1, len(texts))
    if not texts:
        return 1
    unit = is_unit(texts[0].text) or is_label_header(texts[0].text)
    if not unit and counts.get(known + 1, 0) > counts.get(known, 0):
        return known + 1
    if unit and known > 1 and not counts.get(known) and counts.get(known - 1, 0) >= 2:
        return known - 1
    return known


def _index_of(lines: Sequence[Line], start: int, line: int) -> int:
    while lines[start].number > line or not lines[start].text.strip():
        start -= 1
    return start
