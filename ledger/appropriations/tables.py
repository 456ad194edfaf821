"""A printed table and the words around it → a MoneyTable: rows with roles, exact postings, kind, and every doubt said."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from ledger.appropriations.classify import Context, Evidence, classify
from ledger.appropriations.grid import Grid, GridRow, build_grid, fold, is_bare_year, is_figure
from ledger.appropriations.header import Column, Header, dated, read_header
from ledger.appropriations.roles import BlockKind, Line, block_kind, is_total, judge, part_of
from ledger.appropriations.sources import source_code
from ledger.appropriations.vocabulary import Vocabulary
from ledger.model import Balance, CellState, MoneyTable, Note, Place, Posting, Role, Row, Table, TableKind
from ledger.money import (
    Figure,
    Unit,
    UnitFound,
    find_price_level,
    is_dash,
    is_percent,
    parse_figure,
    unit_in_header,
    unit_in_sentence,
)
from ledger.patterns import pattern

_UDVALG = pattern(r"(?i)[^/|;:]*?(?:udvalget?|magistraten|byrådet|kommunalbestyrelsen|borgerrepræsentationen)\b")
_FOOTNOTE = pattern(r"(?i)^\s*(?:\*|anm\b|note\b|\d\)|kilde\b)")
Found = TypeVar("Found")
COUNTED: tuple[Role, ...] = ("expenditure", "income", "financing")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The running text around a table: the lines above and below it, nearest first, and the names of section and item."""

    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    section: str = ""
    section_kind: str = ""
    title: str = ""


@dataclass(slots=True)
class _Draft:
    """A row being read: its words, and its figures by column before unit and sign are known."""

    row: GridRow
    label: str
    address: str
    block: str
    block_kind: BlockKind | None
    unit: Unit | None
    letter: str
    permanent: bool | None
    measure: str | None
    figures: list[tuple[Column, Figure | None, CellState, str, Place]]
    aside: list[tuple[Column, str, Place]]
    incomes_turn: bool | None = None


def read_table(table: Table, around: Surroundings, words: Vocabulary) -> MoneyTable | None:
    """A table → the money it holds, or `None` when no column holds figures (routing matrices, attendance, lists).

    Amounts in øre by the ledger's sign (SPEC 6). Nothing is guessed: a cell that cannot be placed or read leaves its posting
    without amount and adds a doubt to `notes` (`table.*`), which makes the table "not evaluated".
    """
    grid = build_grid(table)
    if len(grid.rows) < 2 or grid.width < 2:
        return None
    header = read_header(grid, None if grid.turned else table.header_rows, words)
    if header is None:
        return None
    drafts, legends, doubts = _drafts(grid, header, words)
    if not any(state == "stated" for draft in drafts for _, _, state, _, _ in draft.figures):
        return None
    _settle_incomes(drafts, words)
    caption = table.caption or _caption(around)
    header = dated(header, caption)
    found = _unit(header, drafts, caption, around)
    price = header.price_level or find_price_level(caption) or _near(around, find_price_level)
    rounded = any(words.rounded.search(text) for text in (caption, *legends, *around.above[:2], *around.below[:3]))
    legend = any(words.reversed_legend.search(text) for text in (caption, *header.lines, *legends, *around.above[:2], *around.below[:3]))
    keys = _keys(header)
    lines = [_line(index, draft, found, keys, header) for index, draft in enumerate(drafts)]
    judged = judge(lines, words, legend_reversed=legend)
    rows = [_row(draft, role, found, keys, judged.turned, rounded) for draft, role in zip(drafts, judged.roles, strict=True)]
    evidence = _evidence(header, drafts, rows, lines, found, keys, words)
    context = Context(caption, " ".join(reversed(around.above[:2])), around.section, around.section_kind, around.title)
    kind, reason = classify(evidence, context, words)
    earlier = [Note("kind.earlier", (("column", column.title),)) for column in header.of("earlier")]
    notes = [*grid.doubts, *doubts, *_cell_doubts(rows), *earlier]
    return MoneyTable(
        kind=kind,
        reason=reason,
        section=around.section or None,
        caption=caption,
        unit=found.printed if found else None,
        unit_ore=found.unit.ore if found else None,
        rounded=rounded,
        price_level=price.printed if price else None,
        price_level_year=price.year if price else None,
        columns=tuple(dict.fromkeys(keys.values())),
        years=tuple(sorted({column.year for column in header.of("amount") if column.year is not None})),
        rows=tuple(rows),
        balance=_balance(kind, reason, evidence),
        turned=judged.turned,
        signs_unknown=judged.signs_unknown,
        notes=tuple(notes),
        form=table.form,
        place=table.place,
        grid=table,
    )


# --- rows -------------------------------------------------------------------------------------------------------------------


def _drafts(grid: Grid, header: Header, words: Vocabulary) -> tuple[list[_Draft], list[str], list[Note]]:
    """The rows below the header: figures as printed, block headings remembered, legends and footnotes set aside."""
    drafts: list[_Draft] = []
    legends: list[str] = []
    doubts: list[Note] = _header_doubts(grid, header)
    block, kind = "", None
    amounts = header.of("amount", "total")
    for row in grid.rows[header.rows :]:
        texts = row.texts()
        figures = [row.text(column.index) for column in amounts]
        if _repeats_header(row, header):
            continue
        if not any(is_figure(text) or is_dash(text) for text in figures) and not any(figures):
            text = fold(" ".join(dict.fromkeys(text for text in texts if text and not is_dash(text))))
            if not text:
                continue
            if _FOOTNOTE.match(text) or (text.startswith("(") and text.endswith(")")) or len(text) > 120:
                legends.append(text)
                continue
            found = unit_in_header(text)
            if found and len(text) <= len(found.printed) + 6:
                legends.append(text)
                continue
            if any(is_figure(text) and not is_bare_year(text) for text in texts) and len([t for t in texts if t]) > 1:
                # a row with an address number and no amounts is a row of the table (FORMATS B: blank = not stated)
                drafts.append(_draft(row, header, block, kind, words))
                continue
            block, kind = text, block_kind(text, words)
            continue
        draft = _draft(row, header, block, kind, words)
        drafts.append(draft)
        if is_total(draft.label, words):
            block, kind = "", None
    return drafts, legends, doubts


def _repeats_header(row: GridRow, header: Header) -> bool:
    titles = [column.title for column in header.columns if column.title]
    return len(titles) > 1 and [text for text in row.texts() if text] == titles


def _header_doubts(grid: Grid, header: Header) -> list[Note]:
    doubts = []
    if header.rows == 0:
        doubts.append(Note("table.no_header"))
    years = [column for column in header.columns if column.year is not None]
    for column in header.columns:
        if column.kind == "amount" and not column.title and years:
            doubts.append(Note("table.column_without_heading", (("column", str(column.index + 1)),)))
        if column.kind in ("label", "area") and is_bare_year(column.title):
            doubts.append(Note("table.shifted_header", (("year", column.title),)))
    return doubts


def _draft(row: GridRow, header: Header, block: str, kind: BlockKind | None, words: Vocabulary) -> _Draft:
    label = " ".join(text for column in header.of("label") if (text := row.text(column.index)))
    address = " / ".join(dict.fromkeys(text for column in header.of("area") if (text := row.text(column.index))))
    unit = _row_unit(row, header, label)
    letter = next((text[0].upper() for column in header.of("sign") if (text := row.text(column.index))), "")
    figures: list[tuple[Column, Figure | None, CellState, str, Place]] = []
    percents = 0
    for column in header.of("amount", "total"):
        cell = row.cells[column.index]
        figure, state = _read_cell(cell.text, cell.missing)
        percents += is_percent(cell.text)
        figures.append((column, figure, state, cell.text, cell.place))
    aside = [
        (column, text, row.cells[column.index].place)
        for column in header.of("percent", "measure", "earlier", "net")
        if (text := row.text(column.index))
    ]
    measure = _measure(label, address, percents, unit, words)
    if measure is None and not label and address:
        label = address  # "I alt" may stand under the address when that is the first column
    return _Draft(row, label, address, block, kind, unit, letter, _permanent(row, header), measure, figures, aside)


def _measure(label: str, address: str, percents: int, unit: Unit | None, words: Vocabulary) -> str | None:
    """What a row counts, `None` for money. Only what says so itself: a row left out of a sum by mistake would hide an imbalance."""
    if percents:
        return "pct."
    if unit is not None:
        return None
    if re.search(r"(?i)\b(?:i|andel)\s(?:pct\b|procent\b|%)", label) or label.endswith("%)"):
        return "pct."
    bracket = re.search(r"\(([^()]*)\)\s*\*?$|:\s*([^:]*)$", label)
    for text in (address, label, (bracket[1] or bracket[2] or "") if bracket else ""):
        found = words.measure.match(text.lstrip("-–—•· "))
        if found and not re.search(r"(?i)(?<!æ)løn|\bkr\b|udgift|finansi|tilskud", text):
            return fold(text if text is address else found.group()).casefold()
    return None


def _row_unit(row: GridRow, header: Header, label: str) -> Unit | None:
    for column in header.of("unit"):
        found = unit_in_header(row.text(column.index))
        if found:
            return found.unit
    for ending in (re.search(r"\(([^()]*)\)\s*\*?$", label), re.search(r",\s*([^,]*)$", label)):
        found = unit_in_header(ending[1]) if ending else None
        if ending and found and len(found.printed) + 8 >= len(ending[1]):
            return found.unit
    return None


def _permanent(row: GridRow, header: Header) -> bool | None:
    for column in header.of("permanent"):
        text = row.text(column.index).casefold().strip(" .*")
        once = "engang" in column.title.casefold() and "varig" not in column.title.casefold()
        if re.match(r"(?:ja|j|x|varig|permanent)\b", text):
            return not once
        if re.match(r"(?:nej|n|engangs|midlertidig|ej|ikke)", text):
            return once
    return None


def _read_cell(text: str, missing: bool) -> tuple[Figure | None, CellState]:
    if missing:
        return None, "missing"
    if not text:
        return None, "blank"
    if is_dash(text):
        return None, "dash"
    figure = parse_figure(text)
    return (figure, "stated") if figure is not None else (None, "unreadable")


def _keys(header: Header) -> dict[int, str]:
    """Column index → key: the year, else the header as printed, made unique. Udgift and Indtægt of one year share its key."""
    keys: dict[int, str] = {}
    for column in header.of("amount"):
        key = str(column.year) if column.year is not None else column.title or f"kolonne {column.index + 1}"
        if column.year is None:
            if column.signed and _paired(header):
                key = "beløb"
            while key in keys.values() and not (column.signed and _paired(header)):
                key += "*"
        keys[column.index] = key
    return keys


def _paired(header: Header) -> bool:
    signs = {column.sign for column in header.of("amount") if column.signed}
    return signs == {1, -1}


# --- unit and words around ----------------------------------------------------------------------------------------------------


def _caption(around: Surroundings) -> str:
    """The line straight above is the caption when it is short and reads like one: "Tabel 2 …", a unit, a heading of the table."""
    for text in around.above[:2]:
        if (
            re.match(r"(?i)\W*tabel\b", text)
            or (len(text) <= 80 and unit_in_header(text) and not text.endswith("."))
            or (len(text) <= 40 and unit_in_sentence(text))
        ):
            return text
    return ""


def _near(around: Surroundings, find: Callable[[str], Found | None]) -> Found | None:
    return next((found for text in (*around.above[:3], *around.below[:3]) if (found := find(text))), None)


def _unit(header: Header, drafts: list[_Draft], caption: str, around: Surroundings) -> UnitFound | None:
    """The unit the table as a whole is printed in (SPEC 6): header > caption > sentence above or below > all its cells' own."""
    columns = [column.unit for column in header.of("amount")]
    shared = columns[0] if columns and columns[0] and all(c and c.unit is columns[0].unit for c in columns) else None
    found = header.unit or shared or unit_in_header(caption) or _near(around, unit_in_sentence)
    if found:
        return found
    own = {figure.unit for draft in drafts for _, figure, _, _, _ in draft.figures if figure is not None and figure.digits}
    if len(own) == 1 and (unit := own.pop()) is not None:
        return UnitFound(unit, unit.label)
    rows = {draft.unit for draft in drafts if draft.measure is None}
    if len(rows) == 1 and (unit := rows.pop()) is not None:
        return UnitFound(unit, unit.label)
    return None


def _ore(figure: Figure, draft: _Draft, column: Column, found: UnitFound | None) -> tuple[int | None, int, int | None]:
    unit = figure.unit or draft.unit or (column.unit.unit if column.unit else None) or (found.unit if found else None)
    return figure.ore(unit), figure.half(unit), unit.ore if unit else None


def _line(index: int, draft: _Draft, found: UnitFound | None, keys: dict[int, str], header: Header) -> Line:
    sums: dict[str, int | None] = dict.fromkeys(keys.values())
    fallback = found or UnitFound(Unit.MIO_KR, "")
    for column, figure, _, _, _ in draft.figures:
        if column.kind != "amount" or figure is None:
            continue
        ore, _, _ = _ore(figure, draft, column, fallback)
        if ore is not None:
            key = keys[column.index]
            sums[key] = (sums[key] or 0) + ore * _column_sign(column, ore, draft)
    letter = draft.letter or _side(draft, header)
    return Line(index, draft.label, draft.address, draft.block, draft.block_kind, tuple(sums.values()), draft.measure, letter)


def _side(draft: _Draft, header: Header) -> str:
    """Beside columns Udgift and Indtægt: "I" for a row that has money only under Indtægt."""
    sides = {column.sign for column, figure, _, _, _ in draft.figures if column.signed and figure is not None and figure.digits}
    return "I" if sides == {-1} and _paired(header) else ""


def _settle_incomes(drafts: list[_Draft], words: Vocabulary) -> None:
    """Are incomes under Indtægt, or beside an I, printed without a sign (turned) or with a minus (kept)? The rows tell, by majority.

    Where both occur, one of them is an error or an income taken back: the minority must show, not be bent to fit.
    """
    rows = [draft for draft in drafts if draft.measure is None and not is_total(draft.label, words) and not part_of(draft.label, words)]
    signs = [
        figure.digits > 0
        for draft in rows
        for column, figure, _, _, _ in draft.figures
        if figure is not None and figure.digits and (draft.letter == "I" or (column.signed and column.sign < 0))
    ]
    if len(set(signs)) == 2:
        for draft in rows:
            draft.incomes_turn = sum(signs) * 2 >= len(signs)


def _column_sign(column: Column, ore: int, draft: _Draft) -> int:
    """Udgift and Indtægt columns, or a U/I letter, give the sign; an income already printed negative stays so (FORMATS B12)."""
    if draft.letter == "I" or (column.signed and column.sign < 0):
        turn = ore > 0 if draft.incomes_turn is None else draft.incomes_turn
        return -1 if turn else 1
    return 1


def _aside(draft: _Draft, column: Column, printed: str, place: Place, found: UnitFound | None, turned: bool) -> Posting:
    """A cell of a column that is never added: a share, a count; or, with an amount, what was appropriated before, or a net of two sides."""
    if column.kind not in ("earlier", "net"):
        return Posting(column.title, None, None, 0, "stated", printed, place)
    figure, state = _read_cell(printed, missing=False)
    amount, half, _ = _ore(figure, draft, column, found) if figure is not None and draft.measure is None else (None, 0, None)
    return Posting(column.title, column.year, -amount if amount and turned else amount, half, state, printed, place)


def _row(draft: _Draft, role: Role, found: UnitFound | None, keys: dict[int, str], turned: bool, rounded: bool) -> Row:
    postings: list[Posting] = []
    row_total: Posting | None = None
    for column, figure, state, printed, place in draft.figures:
        amount, half = None, 0
        if figure is not None and (role != "memo" or draft.measure is None):
            amount, half, unit_ore = _ore(figure, draft, column, found)
            if amount is None and unit_ore is not None:
                state = "unreadable"
            if amount is not None:
                amount *= _column_sign(column, amount, draft) * (-1 if turned else 1)
                half = max(half, unit_ore or 0) if rounded and figure.digits else half
        key = keys.get(column.index, column.title)
        posting = Posting(key, column.year, amount, half, state, printed, place)
        if column.kind == "total":
            row_total = posting
        else:
            postings.append(posting)
    aside = tuple(_aside(draft, column, text, place, found, turned) for column, text, place in draft.aside)
    udvalg = _UDVALG.match(draft.address)
    covers = role in ("financing", "income")
    return Row(
        number=draft.row.number,
        label=draft.label,
        area=draft.address or None,
        udvalg=udvalg.group().strip() if udvalg else None,
        role=role,
        postings=tuple(postings),
        source=source_code(f"{draft.label} {draft.block}".strip(), draft.address or None) if covers else None,
        permanent=draft.permanent,
        measure=draft.measure,
        block=draft.block or None,
        row_total=row_total,
        aside=aside,
        place=draft.row.place,
    )


# --- the table as a whole -----------------------------------------------------------------------------------------------------


def _column_sums(rows: list[Row], keys: dict[int, str]) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    sums, slack, size = (dict.fromkeys(keys.values(), 0) for _ in range(3))
    for row in rows:
        if row.role not in COUNTED:
            continue
        for posting in row.postings:
            if posting.amount is not None:
                sums[posting.column] += posting.amount
                slack[posting.column] += posting.half
                size[posting.column] += abs(posting.amount)
    return sums, slack, size


def _evidence(
    header: Header,
    drafts: list[_Draft],
    rows: list[Row],
    lines: list[Line],
    found: UnitFound | None,
    keys: dict[int, str],
    words: Vocabulary,
) -> Evidence:
    plain = rows
    if found is None:  # without a unit the printed figures still show whether they balance
        plain = [_row(draft, row.role, UnitFound(Unit.MIO_KR, ""), keys, False, False) for draft, row in zip(drafts, rows, strict=True)]
    sums, slack, size = _column_sums(plain, keys)
    moved = [key for key in sums if size[key]]
    counted = [row for row in plain if row.role in COUNTED]
    totals = [row for row in plain if row.role == "total"]
    stated = [p for row in totals[-1:] for p in row.postings if p.state == "stated"]
    across = bool(counted) and all(_across(row) for row in counted) and any(p.amount for row in counted for p in row.postings)
    covering = [i for i, row in enumerate(rows) if row.role == "financing"]
    signs = {(p.amount > 0) for row in counted for p in row.postings if p.amount}
    return Evidence(
        header=header,
        labels=tuple(row.label for row in rows),
        roles=tuple(row.role for row in rows),
        has_unit=found is not None,
        row_units=len({draft.unit for draft in drafts if draft.unit and draft.measure is None}),
        zero_total=bool(stated) and bool(counted) and all(p.amount == 0 for p in stated) and bool(moved),
        sums_to_zero=len(signs) > 1 and any(abs(sums[key]) <= slack[key] for key in moved),
        across=across and any(abs(sums[key]) > slack[key] for key in moved),
        mixed_signs=len(signs) > 1,
        strong_cover=any(drafts[i].block_kind == "financing" or bool(words.financing.search(drafts[i].label)) for i in covering),
        weak_cover=any(
            bool(words.financing_weak.search(drafts[i].label) or words.financing_address.search(drafts[i].address)) for i in covering
        ),
        permanent=bool(header.of("permanent")),
        letters=bool(header.of("sign")),
    )


def _across(row: Row) -> bool:
    amounts = [p for p in row.postings if p.amount is not None and p.year is not None]
    if len({p.year for p in amounts}) < 2:
        return False
    return abs(sum(p.amount or 0 for p in amounts)) <= sum(p.half for p in amounts)


def _balance(kind: TableKind, reason: Note, evidence: Evidence) -> Balance:
    if kind == "other":
        return "none"
    if reason.key == "kind.rephasing":
        return "across"
    if (
        "financing" in evidence.roles
        or evidence.zero_total
        or (evidence.mixed_signs and evidence.sums_to_zero and "income" in evidence.roles)
    ):
        return "columns"
    return "none"


def _cell_doubts(rows: list[Row]) -> list[Note]:
    """Cells that are missing or cannot be read, one note each: unknown never balances (SPEC 6)."""
    doubts = []
    for row in rows:
        if row.role == "memo" and row.measure is not None:
            continue
        for posting in (*row.postings, *((row.row_total,) if row.row_total else ())):
            values = (("label", row.label), ("column", posting.column), ("printed", posting.printed))
            if posting.state == "missing":
                doubts.append(Note("table.missing_cell", values, posting.place))
            elif posting.state == "unreadable":
                doubts.append(Note("table.unreadable_cell", values, posting.place))
    return doubts
