"""DEC001: decided by a body without competence for that movement, or competence not shown.

da: besluttet af et organ uden kompetence til den flytning, eller kompetencen fremgår ikke.
law: kommunestyrelsesloven § 40, stk. 2, og § 41; indenrigsministeriets udtalelser 91.1.1 og 02.1.1
from: C39

why: Only the council appropriates. A committee disposes within the frame it has been given; økonomiudvalget moves money between
appropriations only when the council has authorised it. An approval by anyone else is not money yet.
hvorfor: Kun kommunalbestyrelsen bevilger. Et fagudvalg disponerer inden for den ramme, det har fået; økonomiudvalget flytter kun mellem
bevillinger, når kommunalbestyrelsen har bemyndiget det. Andres godkendelse er endnu ikke penge.
fix: Send the case on to the council, or name the decision that gave the body the frame or the authority.
ret: Send sagen videre til kommunalbestyrelsen, eller henvis til den beslutning, der gav udvalget rammen eller bemyndigelsen.
false alarms: Delegation is local and not in the minutes; what may be in order is a warning, an authority that is merely not shown is
for information, and a movement that cannot be told is left alone. A recommendation is never reported.
falske alarmer: Delegation er lokal og står ikke i referatet; det, der kan være i orden, er en advarsel, en bemyndigelse, der blot ikke
fremgår, er en oplysning, og en flytning, der ikke kan afgøres, lades i fred. En anbefaling meldes aldrig.

PASS:
    REFERAT Skoleudvalget d. 04-03-2025

    Punkt 1: Flere vejledere

    Indstilling

    Forvaltningen indstiller, at der gives en tillægsbevilling på 400.000 kr.

    Økonomi

    t. kr. | Udvalg / Aktivitetsområde | 2025
    Vejledere | Skoleudvalget / Skoler | 400
    Finansiering | Økonomiudvalget / Puljer | -400
    I alt | | 0

    Beslutningskompetence

    Skoleudvalget og Økonomiudvalget anbefaler.

    Kommunalbestyrelsen beslutter.

    Beslutning

    Anbefales.
FAIL:
    REFERAT Skoleudvalget d. 04-03-2025

    Punkt 1: Flere vejledere

    Indstilling

    Forvaltningen indstiller, at der gives en tillægsbevilling på 400.000 kr.

    Økonomi

    t. kr. | Udvalg / Aktivitetsområde | 2025
    Vejledere | Skoleudvalget / Skoler | 400
    Finansiering | Økonomiudvalget / Puljer | -400
    I alt | | 0

    Beslutning

    Godkendt.
"""

from __future__ import annotations

from typing import Any

import polars as pl

from ledger.checks.decided import Decided, decided
from ledger.checks.rule import FOUND, Batch, nothing
from ledger.model import Judgement, Moved

MESSAGE = {
    "da": "{body} har godkendt en bevilling, organet ikke kan give; kompetencen skal dokumenteres",
    "en": "{body} has approved an appropriation it cannot give; its competence must be documented",
    "da.cash": "{body} har godkendt penge af kassen; dem kan kun kommunalbestyrelsen bevilge. Kompetencen skal dokumenteres",
    "en.cash": "{body} has approved money from the cash, which only the council can appropriate. Its competence must be documented",
    "da.loan": "{body} har godkendt lånefinansierede penge; lån besluttes af kommunalbestyrelsen (§ 41). Kompetencen skal dokumenteres",
    "en.loan": "{body} has approved money raised by a loan; loans are for the council (§ 41). Its competence must be documented",
    "da.income": "{body} har godkendt en udgift dækket af nye indtægter; den kræver en bevilling fra kommunalbestyrelsen",
    "en.income": "{body} has approved spending covered by new income; it takes an appropriation by the council",
    "da.carried": "{body} har godkendt penge overført mellem år; det besluttes af kommunalbestyrelsen. Kompetencen skal dokumenteres",
    "en.carried": "{body} has approved money carried between years, which the council decides. Its competence must be documented",
    "da.capital": "{body} har godkendt et anlægs rådighedsbeløb; det frigives af kommunalbestyrelsen, hvis ikke lokale regler siger andet",
    "en.capital": "{body} has approved capital money, which the council releases unless local rules say otherwise",
    "da.between": "{body} har godkendt penge fra et andet udvalgs bevilling; det kan kun kommunalbestyrelsen. "
    "Kompetencen skal dokumenteres",
    "en.between": "{body} has approved money from another committee's appropriation, which only the council can. "
    "Its competence must be documented",
    "da.finance_pool": "{body} har alene godkendt penge fra økonomiudvalgets pulje; fagudvalget kan kun anbefale. "
    "Kompetencen skal dokumenteres",
    "en.finance_pool": "{body} alone has approved money from økonomiudvalget's pool, where a committee can only recommend. "
    "Its competence must be documented",
    "da.frame": "{body} har alene godkendt penge fra økonomiudvalgets pulje. Sagen nævner en ramme, som økonomiudvalget har afsat; at "
    "kommunalbestyrelsen har bemyndiget det, skal dokumenteres",
    "en.frame": "{body} alone has approved money from økonomiudvalget's pool. The case mentions a frame set aside by økonomiudvalget; that "
    "the council authorised this must be documented",
    "da.authority": "{body} har godkendt en flytning, der kræver kommunalbestyrelsens bemyndigelse (§ 40, stk. 2); den fremgår ikke",
    "en.authority": "{body} has approved a move that takes the council's authority (§ 40, stk. 2); it is not shown",
    "da.advisory": "{body} er et rådgivende organ og kan ikke bevilge",
    "en.advisory": "{body} is an advisory body and cannot appropriate",
    "da.elsewhere": "{body} har godkendt, men ifølge sagen beslutter {elsewhere}: godkendelsen er reelt en anbefaling",
    "en.elsewhere": "{body} has approved, but by the case {elsewhere} decides: the approval is a recommendation in substance",
}
_WORST_FIRST = ("loan", "cash", "finance_pool", "between", "income", "carried", "capital")
SCHEMA: dict[str, Any] = {
    **{name: FOUND[name] for name in ("document", "item", "table", "page", "line", "severity", "variant")},
    "body": pl.String,
    "elsewhere": pl.String,
}


def check(batch: Batch) -> pl.DataFrame:
    """Approvals of money by a body that may not give it, one a table; where there is no table, one an item."""
    undocumented = batch.option("DEC001", "undocumented_severity")
    found = []
    for one in decided(batch):
        judged = one.tables or tuple((-1, prose) for prose in one.proposed)
        seen: set[tuple[str, int]] = set()
        for number, judgement in judged:
            verdict = _verdict(judgement, undocumented)
            if verdict is None or (verdict[0], number) in seen:
                continue
            seen.add((verdict[0], number))
            found.append(_row(one, number, judgement, *verdict))
    return pl.DataFrame(found, schema=SCHEMA, orient="row") if found else nothing()


def _verdict(judgement: Judgement, undocumented: str) -> tuple[str, str | None] | None:
    """What is wrong → the variant of the message and its severity (`None`: the rule's own); nothing wrong → `None`."""
    if judgement.status != "approved" or judgement.body is None or judgement.competent is True or not judgement.moved:
        return None
    movements = {one.movement for one in judgement.moved}
    if judgement.role in ("advisory", "administration"):
        return "advisory", None
    if judgement.elsewhere is not None:
        return "elsewhere", "info"
    if judgement.frame:
        return "frame", undocumented
    if judgement.competent is False:
        barred = {one.movement for one in judgement.moved if _barred(judgement, one)}
        worst = next((movement for movement in _WORST_FIRST if movement in barred), "between")
        # Who releases capital money is settled by local rules in most places.
        return worst, "info" if worst == "capital" else undocumented
    if judgement.role == "finance" and not movements.isdisjoint(("between", "finance_pool")):
        return "authority", "info"
    return None


def _barred(judgement: Judgement, one: Moved) -> bool:
    from ledger.competence.movement import may_decide  # only where a decision is not a body's to take

    return judgement.role is not None and judgement.body is not None and may_decide(judgement.role, judgement.body, [one]) is False


def _row(one: Decided, number: int, judgement: Judgement, variant: str, severity: str | None) -> tuple[Any, ...]:
    table = number if number >= 0 else None
    return (one.document, one.item, table, one.page, one.line, severity, variant, judgement.body, judgement.elsewhere)
