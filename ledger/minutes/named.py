"""Clauses that name numbered proposals in running words → what was decided on each: `Udvalget godkendte punkt 1 og anbefaler punkt 2`.

Secretaries who do not set "Ad 1)" in front write a sentence: the verb before the number (`anbefaler indstillingens punkt 3`), the
number behind a preposition (`For så vidt angår punkt 2 blev sagen udsat`, `Godkendt for punkt 1 og 2`), or two verdicts in one
recommendation (`indstiller, at punkt 1 godkendes, og at punkt 2 afvises`). A number in a reason or a reference decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ledger.minutes import clauses
from ledger.minutes.verdicts import WEAK, Verdict, of_text
from ledger.model import DecisionPart, DecisionStatus
from ledger.patterns import pattern

MORE_NUMBERS = r"(?:\s?\)?\s?(?:-|–|,|og|til|samt|&|\+)\s?(?:ad\.?\s?|punkt\s|pkt\.?\s)?(?:\d{1,2}))*"
"""What may go on behind the first number of a list or span of proposals: `-3`, `, 3 og 4`, `) og ad 2`."""
_NUMBERS = rf"\d{{1,2}}\.?{MORE_NUMBERS}"
_WORD = (
    r"(?:pkt\.?|punkt(?:erne|et)?|beslutningspunkt(?:erne|et)?|at-punkt(?:erne|et)?|dot|delpunkt(?:erne|et)?"
    r"|indstillingspunkt(?:erne|et)?|nr\.|delindstilling(?:erne|en)?|indstilling(?:erne)?)"
)
_ABOUT = r"(?:for så vidt angår|hvad angår|med hensyn til|i forhold til|vedr\.|vedrørende|angående|for)"
_MENTION = pattern(
    rf"(?<![\wæøå])(?P<about>{_ABOUT}\s)?(?:indstilling(?:en|ens|s)\s|forvaltningens\s|administrationens\s)?"
    rf"{_WORD}\s?(?:nr\.?\s?)?(?P<numbers>{_NUMBERS})(?![\d/.]\d|\d)",
    re.IGNORECASE,
)
# `Vindinge (punkt 2) fik afslag`: the number behind what the clause is about.
_BRACKETED = pattern(rf"\s?\({_WORD}\s?(?P<numbers>{_NUMBERS})\)", re.IGNORECASE)
_REFERENCE = pattern(r"(?:\bjf\.|\bse|\bunder|\bdagsordenens|\bi)\s*$", re.IGNORECASE)
_ELSEWHERE = pattern(r"^\s*(?:på|i) (?:dags|møde|bilag|budget|aftale|afsnit|høring)", re.IGNORECASE)
_ACTIVE = (
    r"(?:godkend(?:er|te)|anbefal(?:er|ede)|indstil(?:ler|lede)|tiltr(?:æder|ådte)|tog|tager|vedt(?:og|ager)|uds(?:atte|ætter)|udskød"
    r"|afvis(?:er|te)|forkaste(?:r|de)|afsl(?:og|år)|(?:over|frem|videre|tilbage)?send(?:er|te)|drøfte(?:r|de)|bevilge(?:r|de)|henvis(?:er|te)"
    r"|imødekom(?:mer)?|returnere(?:r|de)|hjemvis(?:er|te)|trak|trækker)"
)
_VERB_AHEAD = pattern(rf"\b{_ACTIVE}\s(?:[\wæøå]+\s){{0,2}}$", re.IGNORECASE)
_PASSIVE = pattern(
    r"^\W*(?:(?:blev|er|bliver|kan|kunne|skal|der|som|dog|enstemmigt|herefter|derfor|ikke)\s){0,4}"
    r"(?:[\wæøå]+(?:t|es|s|ået)|går tilbage|bortfald\w*|fik)\b",
    re.IGNORECASE,
)
_PARTICIPLE = pattern(r"^(?:[\wæøå]+(?:t|es)|til efterretning|taget til efterretning)\s*$", re.IGNORECASE)
_CLAUSE = pattern(
    r"(?<=[.;!?])\s+(?=[A-ZÆØÅ])|\n+"
    rf"|,?\s+(?:og|samt|mens|medens|men|hvorimod|dog)\s+(?=(?:at\s+)?(?:[a-zæøå]+\s){{0,2}}?(?:{_ACTIVE}\s|{_WORD}\s?\d|udgår\s|udgik\s))"
    rf"|,\s+(?:mens\s|og\s)?(?=[^,.]{{2,80}}\({_WORD}\s?\d)"
    rf"|,\s+(?=at\s+(?:indstilling\w*\s)?{_WORD}\s?\d)",
    re.IGNORECASE,
)
_RECOMMENDS = pattern(r"\b(?:indstil(?:ler|lede|les)|anbefal(?:er|ede|es))(?:\s[\wæøå-]+){0,6}$", re.IGNORECASE)
_DOG = pattern(r"^\s*dog\s+", re.IGNORECASE)
_THAT = pattern(r"^(?:og\s+)?at\s+", re.IGNORECASE)
_RECOMMENDED: dict[DecisionStatus, DecisionStatus] = {"approved": "recommended", "rejected": "recommended_rejection"}


class _Clause(NamedTuple):
    text: str
    numbers: tuple[int, ...]
    verdict: Verdict | None


def read(text: str, proposals: frozenset[int]) -> tuple[DecisionPart, ...]:
    """A decision text and the numbers of its proposals → parts; nothing where none are numbered or clauses contradict."""
    if not proposals or (_MENTION.search(text) is None and _BRACKETED.search(text) is None):
        return ()
    read_clauses = list(_clauses(text, proposals))
    parts = [
        DecisionPart(one.numbers, one.verdict.status, one.text, one.verdict.amended) for one in read_clauses if one.numbers and one.verdict
    ]
    named = [number for part in parts for number in part.items]
    if not parts or len(named) != len(set(named)):
        return ()
    rest = [one.verdict for one in read_clauses if not one.numbers and one.verdict is not None and one.verdict.status not in WEAK]
    if rest and proposals.difference(named):
        return (of_the_others(rest[0], rest[0].text, parts, proposals), *parts)
    return tuple(parts)


def of_the_others(verdict: Verdict, text: str, parts: Sequence[DecisionPart], proposals: frozenset[int]) -> DecisionPart:
    """`Godkendt. Punkt 2 udgår dog.`: the verdict on the proposals that no part names. What leaves one out is amended."""
    named = {number for part in parts for number in part.items}
    fewer = verdict.status in ("approved", "recommended") and any(part.status == "lapsed" for part in parts)
    return DecisionPart(tuple(sorted(proposals - named)), verdict.status, text, verdict.amended or fewer)


def _clauses(text: str, proposals: frozenset[int]) -> Iterator[_Clause]:
    recommends = False
    pieces = [clause for piece in _CLAUSE.split(text)[:40] if (clause := piece.strip(" ,;"))]
    for position, clause in enumerate(pieces):
        that = _THAT.match(clause)
        if that is not None:
            yield _clause(clause, clause[that.end() :], recommends, proposals)
            continue
        lead, comma, content = clause.partition(", at ")
        recommends = _RECOMMENDS.search(lead) is not None
        if recommends and not comma and position + 1 < len(pieces) and _THAT.match(pieces[position + 1]):
            continue  # "Udvalget indstiller," says nothing before its that-clauses
        yield _clause(clause, content if recommends and comma else clause, recommends and bool(comma), proposals)


def _clause(clause: str, body: str, inside: bool, proposals: frozenset[int]) -> _Clause:
    """One clause → the proposals its verb is said of. `inside`: a that-clause of a recommendation, whose verb is the body's advice."""
    cut = clauses.SUBORDINATE.search(body.lower())
    head = body[: cut.start()] if cut is not None and cut.start() > 2 else body
    bracketed = _BRACKETED.search(head)
    if bracketed is not None and proposals.issuperset(expand(bracketed["numbers"])):
        without = of_text(f"{head[: bracketed.start()]}{head[bracketed.end() :]}")
        return _Clause(clause, expand(bracketed["numbers"]) if without is not None else (), without)
    mention = next((one for one in _MENTION.finditer(head) if _decided(head, one, proposals)), None)
    if mention is None:
        return _Clause(clause, (), of_text(clause))
    before, behind = head[: mention.start()], head[mention.end() :].lstrip(" :;,.–-")
    said = before + behind if mention["about"] else f"{before}indstillingen {behind}"
    verdict = of_text(_DOG.sub("", said)) or of_text(behind)
    if verdict is None:
        return _Clause(clause, (), None)
    status = _RECOMMENDED.get(verdict.status, verdict.status) if inside else verdict.status
    amended = of_text(clause)
    return _Clause(
        clause, expand(mention["numbers"]), Verdict(status, verdict.amended or (amended is not None and amended.amended), clause)
    )


def _decided(head: str, mention: re.Match[str], proposals: frozenset[int]) -> bool:
    """Whether the clause decides on what it names: its verb stands right before the number or right behind it."""
    before, behind = head[: mention.start()], head[mention.end() :]
    if not proposals.issuperset(expand(mention["numbers"])) or _REFERENCE.search(before) or _ELSEWHERE.match(behind):
        return False
    if mention["about"]:
        return not before.strip() or _PARTICIPLE.match(before.strip()) is not None
    if _VERB_AHEAD.search(before) or before.strip().lower() in ("udgår", "udgik", "dog udgår"):
        return True
    return not before.strip() and (_PASSIVE.match(behind) is not None or behind.lstrip()[:1] == ":")


def expand(printed: str) -> tuple[int, ...]:
    """`1, 3 og 4` → 1, 3, 4; `2-3` and `2 til 3` → 2, 3."""
    numbers: list[int] = []
    ranging = False
    for piece in re.findall(r"\d{1,2}|-|–|til", printed):
        if not piece.isdigit():
            ranging = True
            continue
        value = int(piece)
        numbers.extend(range(numbers[-1] + 1, value + 1) if ranging and numbers and value > numbers[-1] else [value])
        ranging = False
    return tuple(dict.fromkeys(numbers))
