"""FIN009: the released amount exceeds its rådighedsbeløb.

da: der frigives mere end det afsatte rådighedsbeløb.
law: budget- og regnskabssystem for kommuner, kap. 6
from: C12

why: A release only opens money the budget already holds. What goes beyond the rådighedsbeløb is new money and needs cover.
hvorfor: En frigivelse åbner kun penge, budgettet allerede har. Det, der går ud over rådighedsbeløbet, er nye penge og skal dækkes.
fix: Release what is set aside, and ask for a tillægsbevilling with cover for the rest.
ret: Frigiv det afsatte, og søg en tillægsbevilling med dækning til resten.
false alarms: The amounts said to be set aside are added, so that several years or pools fit; quiet where the release names further cover, a
tillægsbevilling, or no amount set aside at all.
falske alarmer: Beløb, der siges at være afsat, lægges sammen, så flere år eller puljer passer; tier, hvor frigivelsen nævner anden
dækning, en tillægsbevilling, eller intet afsat beløb overhovedet.

PASS:
    Sagsfremstilling

    På investeringsoversigten for 2025 er der afsat et rådighedsbeløb på 1,4 mio. kr.

    Indstilling

    1. at anlægsbevillingen på 1,4 mio. kr. frigives
FAIL:
    Sagsfremstilling

    På investeringsoversigten for 2025 er der afsat et rådighedsbeløb på 1,4 mio. kr.

    Indstilling

    1. at anlægsbevillingen på 1,9 mio. kr. frigives
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from ledger.checks.cases import NIL, Case, Figure, Row, cases
from ledger.checks.phrases import phrase, quote
from ledger.checks.rule import Batch, found_rows
from ledger.checks.texts import spoken_with

if TYPE_CHECKING:
    from ledger.appropriations.prose_amounts import Amount

MESSAGE = {
    "da": 'Der frigives {actual:kr}, men kun {expected:kr} er afsat; forskel {difference:kr}: "{label}"',
    "en": 'The release is {actual:kr}, but only {expected:kr} is set aside; difference {difference:kr}: "{label}"',
}
BUDGETED = phrase(r"rådighedsbeløb|afsat|investeringsoversigt|budgetteret|står på budget|står i budget")
SET_ASIDE = phrase(
    r"\b(?:afsat(?:te)?|rådighedsbeløb(?:et)?|budgetteret|investeringsoversigten?|står)\b(?:(?!\bfrigiv|\bbevilling på\b|"
    r"\budgift|\bkoster|\bheraf|\bhvoraf|\bherunder)[^;]){0,90}$"
)
SET_ASIDE_AFTER = phrase(
    r"^\s*(?:,\s*)?(?:i\s+(?:19|20)\d\d\s+)?(?:som\s+|der\s+)?(?:er\s+|blev\s+|var\s+)?(?:allerede\s+)?(?:afsat|budgetteret)\b"
)
LIST_GOES_ON = phrase(
    r"^\s*\(?(?:(?:i|for) )?(?:(?:19|20)\d\d)?\)?\s*(?:,|og|samt)\s*(?:(?:i|for) (?:19|20)\d\d )?(?:på |med |yderligere )?$"
)
MORE = phrase(r"tillægs\w*bevilling|merbevilling|\bnyt? rådighedsbeløb|rådighedsbeløb\w* (?:forhøjes|øges)|medfinansier")


def check(batch: Batch) -> pl.DataFrame:
    """Releases, and anlægsbevillinger paid by a rådighedsbeløb alone, that are larger than all the item says is set aside."""
    return found_rows([found for case in cases(batch) for row in case.prose if (found := _release(batch, case, row)) is not None])


def _release(batch: Batch, case: Case, row: Row) -> Row | None:
    financing = row["financing"] or []
    only_budget = bool(financing) and all(s["code"] == "ANLPULJE" for s in financing)
    if row["kind"] != "release" and not (row["kind"] == "appropriation" and only_budget):
        return None
    if not row["amount"] or row["income"] or MORE.search(row["text"]):
        return None
    paid = Figure(sum(s["amount"] or 0 for s in financing), sum(s["half"] for s in financing))
    if row["kind"] == "appropriation" and only_budget and all(s["amount"] for s in financing):
        return _beyond(case, row, paid) if row["balances"] is False and not any(other["income"] for other in case.prose) else None
    if financing and not only_budget:
        return None
    if paid.amount and row["amount"] - paid.amount <= row["half"] + paid.half:
        return None  # the years it is set aside in stand with it, and they reach
    from ledger.appropriations.prose_amounts import amounts_in

    if any(said.section in ("proposal", "decision", "economy") for said in spoken_with(batch, case.item, MORE)):
        return None
    found: set[Figure] = set()
    for sentence in spoken_with(batch, case.item, BUDGETED):
        if sentence.section not in ("decision", "earlier"):
            held = _set_aside(sentence.text, amounts_in(sentence.text))
            # "at det afsatte rådighedsbeløb på 3,5 mio. kr. frigives" is the release itself and proves nothing about the budget
            found |= {one for one in held if sentence.section != "proposal" or one.amount != row["amount"]}
    return _beyond(case, row, sum(found, NIL)) if found else None


def _set_aside(text: str, amounts: tuple[Amount, ...]) -> set[Figure]:
    """The amounts that the words tied to them say are set aside; a list ("1,4 mio. kr. i 2025 og 1,6 mio. kr. i 2026") goes on."""
    found = set()
    going, end = False, 0
    for amount in amounts:
        before = text[end : amount.start]
        going = (going and LIST_GOES_ON.search(before) is not None) or SET_ASIDE.search(before) is not None
        going = going or SET_ASIDE_AFTER.search(text[amount.end : amount.end + 60]) is not None
        if going and amount.ore:
            found.add(Figure(amount.ore, amount.half))
        end = amount.end
    return found


def _beyond(case: Case, row: Row, held: Figure) -> Row | None:
    rest = row["amount"] - held.amount
    slack = row["half"] + held.half
    if rest <= slack:
        return None
    return {
        "document": case.document,
        "item": case.item,
        "page": row["page"],
        "line": row["line"],
        "label": quote(row["text"]),
        "expected": held.amount,
        "actual": row["amount"],
        "difference": rest,
        "tolerance": slack,
        "why": "digits" if slack else "exact",
    }
