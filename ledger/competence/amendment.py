"""A decision's text beside the proposal's money → whether the decision itself names another amount, another source or a deletion (C43).

`Godkendt, idet udvalget ønsker et afsnit præciseret` edits a report and touches no money; `Godkendt med den ændring, at beløbet er
5 mio. kr. og tages af anlægsreserven` leaves the table behind.
"""

from __future__ import annotations

from collections.abc import Sequence

from ledger.appropriations.prose_amounts import Amount, amounts_in
from ledger.appropriations.prose_sources import cover_of
from ledger.model import AgendaItem, Amendment, ItemMoney, MoneyTable
from ledger.patterns import pattern

_CHANGE = pattern(
    r"(?i)\bidet\b|\bmed (?:den |de |følgende |en |disse |denne )?(?:\w+ )?(?:ændring|bemærkning|tilføjelse|justering|korrektion|undtagelse"
    r"|præcisering)\w*|\bdog\b|\bændringsforslag|\bi stedet for\b|\bsom ændret\b"
)
_DELETION = pattern(
    r"(?i)\b(?:\w+ ){0,6}(?:udgår|udtages|slettes|bortfalder|stryges|tages ud|fjernes|reduceres|nedsættes|halveres|forhøjes|øges|hæves)\b"
)
_CARRIES = pattern(
    r"(?i)bevilling|beløb|rammen?\b|puljen?\b|tillæg|kr\b|mio|finansier|tabel|række|punkt|pkt|initiativ|projekt|udgift|tilskud"
)
_FINANCE_SOURCE = pattern(r"(?i)\b(?:finansier|dækkes|afholdes|tages (?:fra|af)|overføres fra|anvises|kassen\b|\w*pulje|\w*reserve)")
_SENTENCE = pattern(r"(?<=[.;])\s+(?=[A-ZÆØÅ])|\n")
_NOT_DECIDED = pattern(r"(?i)\b(?:forkast|nedstemt|bortfaldt|blev ikke|faldt\b|foreslog|stillede forslag|ønskede|stemte|mindretal)")
_LONGEST = 4_000


def of_item(item: AgendaItem, money: ItemMoney | None = None) -> Amendment:
    """An item's decision → what it changes in the item's money; an empty amendment where it changes none."""
    if not (item.decision.amended or any(part.amended for part in item.decision.parts) or _CHANGE.search(item.decision.text)):
        return Amendment()
    return of_text(item.decision.text, *_known(money))


def of_text(text: str, known: frozenset[int] = frozenset(), codes: frozenset[str] = frozenset()) -> Amendment:
    """A decision text, the amounts (øre) and source codes the case has → what is new in the text."""
    amounts: list[int] = []
    sources: list[str] = []
    deleted: str | None = None
    said: list[str] = []
    for sentence in _SENTENCE.split(text[:_LONGEST]):
        change = _CHANGE.search(sentence)
        if change is None or _NOT_DECIDED.search(sentence):
            continue
        clause = sentence[change.start() :]
        found = amounts_in(clause)
        fresh = [amount.ore for amount in found if amount.ore is not None and not amount.per and not _within(amount, known)]
        amounts += fresh
        sources += _sources(clause, found, codes)
        gone = _DELETION.search(clause)
        if gone is not None and _CARRIES.search(gone.group()) and not found:
            deleted = deleted or gone.group().strip()
        if fresh or sources or deleted:
            said.append(clause.strip())
    return Amendment(tuple(dict.fromkeys(amounts)), tuple(dict.fromkeys(sources)), deleted, " ".join(said)[:300])


def _sources(clause: str, found: tuple[Amount, ...], codes: frozenset[str]) -> list[str]:
    if not _FINANCE_SOURCE.search(clause):
        return []
    parts = [part for cover in cover_of(clause, found) for part in cover.parts]
    return [part.name for part in parts if part.name and (part.code is None or part.code not in codes)]


def _within(amount: Amount, known: frozenset[int]) -> bool:
    """Whether the case has this amount already, at the precision with which the decision prints it."""
    return any(abs(abs(figure) - (amount.ore or 0)) <= amount.half for figure in known)


def _known(money: ItemMoney | None) -> tuple[frozenset[int], frozenset[str]]:
    if money is None:
        return frozenset(), frozenset()
    amounts: set[int] = set()
    codes: set[str] = set()
    for table in money.tables:
        amounts |= table_amounts(table)
        codes |= {row.source for row in table.rows if row.source is not None}
    for prose in money.prose:
        if prose.section == "decision":
            continue
        if prose.amount is not None:
            amounts.add(prose.amount)
        amounts |= {amount for _, amount in prose.amounts}
        for source in prose.financing:
            codes |= {source.code} if source.code is not None else set()
            amounts |= {source.amount} if source.amount is not None else set()
    return frozenset(amounts), frozenset(codes)


def table_amounts(table: MoneyTable) -> set[int]:
    """The amounts a sentence may name of a table (øre, unsigned): its cells, its rows over the years, its spending by year and in all."""
    found: set[int] = set()
    columns: dict[str, int] = {}
    for row in table.rows:
        figures = [posting.amount for posting in row.postings if posting.amount is not None]
        found |= {abs(figure) for figure in figures} | {abs(sum(figures))}
        if row.role == "expenditure":
            for posting in row.postings:
                columns[posting.column] = columns.get(posting.column, 0) + (posting.amount or 0)
    return {*found, *(abs(amount) for amount in columns.values()), abs(sum(columns.values()))} - {0}


def names_amount(text: str, known: Sequence[int]) -> bool:
    """Whether a sentence names one of these amounts at its printed precision."""
    wanted = frozenset(known)
    return any(amount.ore is not None and _within(amount, wanted) for amount in amounts_in(text[:_LONGEST]))
