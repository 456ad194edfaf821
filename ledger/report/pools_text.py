"""Pools and their findings → what `bevilling pools` prints: for each pool and year a bar, the sums, and the draws behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ledger.messages import Language, words
from ledger.model import Finding
from ledger.money import format_kr
from ledger.pools import Draw, PoolBalance, PoolReport, ReservationYear, YearBalance
from ledger.report.pools_json import reason
from ledger.report.text import COLOURS, clean, shorten
from ledger.report.view import place_text

BAR = 40
FILLS = (("decided", "█"), ("reserved", "▓"), ("recommended", "▒"), ("proposed", "░"))


def render(
    report: PoolReport, findings: Sequence[Finding], items: dict[int, str], lang: Language, *, colour: bool = False, verbose: bool = False
) -> str:
    """The whole report. `items` go from an item's number in the frames to what a user calls it; `verbose` shows information too."""
    return "\n".join(_Text(report, findings, items, lang, colour, verbose).lines()) + "\n"


class _Text:
    """The text of one register's pools."""

    def __init__(
        self, report: PoolReport, findings: Sequence[Finding], items: dict[int, str], lang: Language, colour: bool, verbose: bool
    ) -> None:
        self.report, self.findings, self.items, self.lang = report, findings, items, lang
        self.colour, self.verbose = colour, verbose

    def lines(self) -> Iterator[str]:
        """Title, legend, pools, what is on no pool, findings."""
        register = self.report.register
        yield self.paint(self.say("title", kommune=register.kommune, file=clean(register.file)), "bold")
        yield self.paint(self.say("legend"), "dim")
        for balance in self.report.pools:
            yield ""
            yield from self.pool(balance)
        if self.report.unmatched:
            yield ""
            yield self.paint(self.say("unmatched"), "bold")
            for entry in self.report.unmatched:
                claim = entry.claim
                amount = f"{format_kr(claim.amount):>12}" if claim.amount is not None else self.say("amount_unknown")
                name = shorten(clean(claim.wording + (f" ({claim.area})" if claim.area else "")), 60)
                yield f"  {claim.year or '    '}  {amount}  {name}: {clean(reason(entry, self.lang))}"
                yield f"        {self.where(entry.path, claim.item)}"
        if self.report.excluded:
            yield ""
            yield self.paint(self.say("excluded"), "bold")
            yield from (f"  {clean(path)} ({kommune})" for path, kommune in self.report.excluded)
        if self.report.assumed:
            yield ""
            count = len(self.report.assumed)
            yield self.say(f"assumed.{'one' if count == 1 else 'many'}", count=count, kommune=register.kommune)
        shown = [finding for finding in self.findings if self.verbose or finding.severity != "info"]
        if shown:
            yield ""
        for finding in shown:
            level = self.paint(f"{finding.code} {words(f'report.{finding.severity}', self.lang)}", finding.severity)
            place = place_text(finding, self.lang)
            yield f"{level} · {clean(finding.path)}{', ' + place if place else ''}: {clean(finding.message)}"

    def pool(self, balance: PoolBalance) -> Iterator[str]:
        """One pool: its name, then each year."""
        pool = balance.pool
        kind = "" if pool.kind == "pool" else f" · {self.say('kind.' + pool.kind)}"
        yield self.paint(clean(pool.name), "bold") + f" ({clean(pool.id)}){kind}"
        if not balance.years:
            yield f"  {self.say('no_draws')}"
        for year in balance.years:
            yield from self.year(balance, year)

    def year(self, balance: PoolBalance, year: YearBalance) -> Iterator[str]:
        """One year of a pool: the bar, the sums, the draws on the pool, then each reservation with its own draws."""
        yield f"  {year.year} {bar(year)}"
        level = f" · {self.say('level', year=year.price_level)}" if year.price_level not in (None, year.year) else ""
        yield "       " + " · ".join(self.sums(balance, year)) + level
        draws = [draw for draw in balance.draws if draw.year == year.year]
        yield from self.draws([draw for draw in draws if draw.reservation is None], "       ")
        for part in balance.reservations:
            if part.year == year.year:
                yield from self.reservation(part, [draw for draw in draws if draw.reservation == part.reservation.id])

    def sums(self, balance: PoolBalance, year: YearBalance) -> Iterator[str]:
        """Opening, reserved, decided, recommended, left; where the opening is unknown only what is drawn so far."""
        if year.opening is None and balance.pool.kind == "pool":
            yield self.say("opening_unknown")
        elif year.opening is not None:
            yield self.money("opening", year.opening)
        if year.reserved:
            yield self.money("reserved", year.reserved)
        if year.opening is None:
            yield self.money("drawn_so_far", year.decided + year.recommended + year.proposed)
        for name, amount in (("decided", year.decided), ("recommended", year.recommended), ("proposed", year.proposed)):
            if amount or (name == "decided" and year.opening is not None):
                yield self.money(name, amount)
        if year.left is not None and year.left_if_recommended is not None:
            left, then = format_kr(year.left), format_kr(year.left_if_recommended)
            text = self.say("left_if", amount=left, then=then) if year.recommended else self.say("left", amount=left)
            yield self.paint(text, "error" if year.left_if_recommended < 0 else "good")

    def reservation(self, part: ReservationYear, draws: Sequence[Draw]) -> Iterator[str]:
        """One reservation of the year, with the draws inside it."""
        sums = [format_kr(part.amount), self.money("decided", part.decided)]
        for name, amount in (("recommended", part.recommended), ("proposed", part.proposed)):
            if amount:
                sums.append(self.money(name, amount))
        over = part.left - part.recommended - part.proposed < 0
        sums.append(self.paint(self.money("left", part.left), "error" if over else "good"))
        yield f"       {self.say('reservation', name=clean(part.reservation.name))}: " + " · ".join(sums)
        yield from self.draws(draws, "         ")

    def draws(self, draws: Sequence[Draw], indent: str) -> Iterator[str]:
        """One line a draw, and a second one for what a reader must know about it."""
        for draw in draws:
            status = words(f"report.status.{draw.status}", self.lang)
            counted = "sets_aside" if draw.sets_aside else (draw.counted or "none")
            kind = self.say(f"counted.{counted}")
            name = shorten(clean(draw.at.title or draw.claim.wording), 56)
            told = kind if kind == status else f"{kind} ({status})"
            yield f"{indent}{format_kr(draw.amount):>12}  {told}  {name}"
            yield indent + " " * 14 + " · ".join([self.where(draw.at.path, draw.claim.item), *self.remarks(draw)])

    def remarks(self, draw: Draw) -> Iterator[str]:
        """What a reader must know before relying on a draw."""
        if draw.converted_from is not None:
            yield self.say("converted", amount=format_kr(draw.converted_from), year=draw.claim.level)
        if not draw.claim.year_stated:
            yield self.say("year_of_meeting")
        if draw.case.decisive.amended:
            yield self.say("amended")
        if draw.case.changed:
            yield self.say("changed")
        if len(draw.case.seen) > 1:
            bodies = dict.fromkeys(clean(seen.body or words("report.unknown_body", self.lang)) for seen in draw.case.seen)
            if len(bodies) > 1:
                yield self.say("bodies", bodies=", ".join(bodies))
            else:
                yield self.say("documents", count=len(draw.case.seen))

    def where(self, path: str, item: int) -> str:
        """The document, and its item."""
        return f"{clean(path)}, {words('report.item', self.lang).format(number=self.items.get(item, '?'))}"

    def money(self, key: str, ore: int) -> str:
        """ "primo 12.000.000"."""
        return self.say(key, amount=format_kr(ore))

    def say(self, key: str, **values: object) -> str:
        """A sentence about pools."""
        return words(f"pool.{key}", self.lang).format(**values)

    def paint(self, text: str, name: str) -> str:
        """The text in colour, on a terminal."""
        return f"\x1b[{COLOURS[name]}m{text}\x1b[0m" if self.colour else text


def bar(year: YearBalance) -> str:
    """What was there as a bar of `BAR` cells; what is drawn beyond it stands as "!" behind. Without an opening balance: what is drawn."""
    whole = year.opening
    parts = {"decided": year.decided, "reserved": year.reserved, "recommended": year.recommended, "proposed": year.proposed}
    used = sum(parts.values())
    scale = whole if whole is not None and whole > 0 else used
    if scale <= 0:
        return "[" + "·" * BAR + "]" if whole is not None and whole >= 0 else "[" + "!" * BAR + "]"
    cells, drawn = "", 0
    for name, fill in FILLS:
        drawn += parts[name]
        # every part that is not nothing shows at least one cell
        length = round(min(drawn, scale) * BAR / scale)
        cells += fill * max(length - len(cells), 1 if parts[name] and len(cells) < BAR else 0)
    cells = cells[:BAR]
    over = "!" * min(BAR // 4, max(1, round((used - scale) * BAR / scale))) if whole is not None and used > max(whole, 0) else ""
    open_end = "" if whole is not None else "?"
    return "[" + cells.ljust(BAR, "·") + "]" + over + open_end
