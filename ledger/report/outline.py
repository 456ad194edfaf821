"""A Result → the minutes as understood: meeting, items, decisions, tables with roles, prose appropriations (`bevilling show`)."""

from __future__ import annotations

from ledger.messages import Language, say, words
from ledger.model import AgendaItem, ItemMoney, MoneyTable, ProseAppropriation
from ledger.money import Unit, format_kr
from ledger.report.text import clean, shorten
from ledger.report.view import date_text, item_name, status_text
from ledger.result import Result


def render(result: Result, *, colour: bool = False) -> str:
    """Every document in order, with everything that was read in it."""
    lines: list[str] = []
    for row, reading in zip(result.frames.documents.iter_rows(named=True), result.frames.readings, strict=True):
        bold = "\x1b[1m{}\x1b[0m" if colour else "{}"
        if reading is None:
            reasons = [finding.message for finding in result.findings if finding.path == row["path"]]
            lines += [bold.format(clean(row["path"])), *(f"  {clean(reason)}" for reason in reasons), ""]
            continue
        meeting = reading.meeting
        lang = result.lang
        kind = words(f"report.kind.{meeting.kind}", lang)
        body = clean(meeting.udvalg or words("report.unknown_body", lang))
        kommune = f" · {meeting.kommune} ({meeting.kommunekode})" if meeting.kommune else ""
        lines.append(bold.format(clean(row["path"])))
        lines.append(f"{body} · {date_text(meeting.date, lang)} · {kind}{kommune}")
        for position, (item, money) in enumerate(zip(meeting.items, reading.money, strict=True), 1):
            lines.append("")
            lines += _item(position, item, money, lang, bold)
        lines.append("")
    return "\n".join(lines)


def _item(position: int, item: AgendaItem, money: ItemMoney, lang: Language, bold: str) -> list[str]:
    title = clean(item.title or words("report.untitled", lang))
    journal = f"  [{clean(item.journal_no)}]" if item.journal_no else ""
    lines = [bold.format(f"{item_name(item, position, lang)}: {title}") + journal]
    text = f' "{shorten(clean(item.decision.text), 90)}"' if item.decision.text else ""
    lines.append(f"  {words('report.decision', lang)}: {status_text(item, lang)}{text}")
    for part in item.decision.parts:
        numbers = ", ".join(map(str, part.items))
        lines.append(f"    {numbers}: {words(f'report.status.{part.status}', lang)}")
    if money.states_no_consequences:
        lines.append(f"  {words('report.states_none', lang)}")
    for table in money.tables:
        lines += _table(table, lang)
    for prose in money.prose:
        if prose.kind != "mention":
            lines.append(_prose(prose, lang))
    return lines


def _table(table: MoneyTable, lang: Language) -> list[str]:
    where = words("report.line", lang).format(line=table.place.line) if table.place.line else ""
    if table.place.page:
        where = words("report.page", lang).format(page=table.place.page)
    unit = f", {table.unit}" if table.unit else ""
    level = f", {table.price_level}" if table.price_level else ""
    lines = [f"  {words('report.table', lang).format(table=where)}{unit}{level}: {clean(say(table.reason, lang))}"]
    per = table.unit_ore or Unit.KR.ore
    heads = ["", "", *(shorten(clean(column), 16) for column in table.columns)]
    rows = [heads]
    for row in table.rows:
        cells = {posting.column: clean(posting.printed) for posting in row.postings}
        cells |= {column: format_kr(amount, per) for column in table.columns if (amount := row.amount(column)) is not None}
        rows.append(
            [words(f"report.{row.role}", lang), shorten(clean(row.label), 48), *(cells.get(column, "") for column in table.columns)]
        )
    widths = [max(len(row[i]) for row in rows) for i in range(len(heads))]
    for row_cells in rows:
        left = [cell.ljust(width) for cell, width in zip(row_cells[:2], widths[:2], strict=True)]
        right = [cell.rjust(width) for cell, width in zip(row_cells[2:], widths[2:], strict=True)]
        lines.append("    " + "  ".join(left + right).rstrip())
    lines += [f"    ! {clean(say(note, lang))}" for note in table.notes if note.key.startswith("table.")]
    return lines


def _prose(prose: ProseAppropriation, lang: Language) -> str:
    amount = f"{format_kr(prose.amount)} kr." if prose.amount is not None else ""
    years = ", ".join(f"{year}: {format_kr(ore)}" for year, ore in prose.amounts)
    sources = "; ".join(
        clean(source.source) + (f" {format_kr(source.amount)}" if source.amount is not None else "") for source in prose.financing
    )
    cover = f" · {words('report.financed_by', lang)} {sources}" if sources else ""
    return f"  {words(f'report.prose.{prose.kind}', lang)}: {amount}{' (' + years + ')' if years else ''}{cover}"
