"""The cover of a sentence → the sources of its main amounts: whose cover it is, and which amounts are the cover's own."""

from __future__ import annotations

import re
from dataclasses import replace

from ledger.appropriations.prose_amounts import Amount
from ledger.appropriations.prose_drafts import Draft, clause, fits, mention
from ledger.appropriations.prose_kinds import is_part
from ledger.appropriations.prose_sources import Cover
from ledger.model import ProseSource
from ledger.patterns import pattern

__all__ = ["alone", "covered", "covering", "dated_by_cover", "sources_of"]


_POOL_SIZE = pattern(
    r"\b\w*(?:pulje|puljen|ramme|rammen|reserve|reserven|rådighedsbeløb|rådighedsbeløbet|bevilling|bevillingen|budget|budgettet|beløb|"
    r"beløbet|midler|midlerne)\b(?:\s+\w+){0,4}?\s+på\s+(?:i alt\s+|ca\.\s*)?$",
    re.IGNORECASE,
)


def covering(text: str, amounts: tuple[Amount, ...], covers: tuple[Cover, ...]) -> set[int]:
    """The amounts that a cover owns: those inside it, and one right before its verb after "hvoraf" ("hvoraf 2 mio. finansieres af")."""
    owned = {part.amount for cover in covers for part in cover.parts if part.amount is not None}
    for cover in covers:
        owned |= {i for i, amount in enumerate(amounts) if cover.start <= amount.start < cover.end}
        before = [i for i, amount in enumerate(amounts) if amount.end <= cover.start and cover.start - amount.end <= 14]
        if before and before[-1] > 0 and is_part(clause(text, amounts, before[-1])):
            owned.add(before[-1])
    return owned


def sources_of(amounts: tuple[Amount, ...], covers: tuple[Cover, ...], bound: dict[int, tuple[int, ...]]) -> tuple[ProseSource, ...]:
    found: list[ProseSource] = []
    for cover in covers:
        for part in cover.parts:
            if part.amount is None:
                found.append(ProseSource(part.name, None, 0, part.code))
                continue
            amount, years = amounts[part.amount], bound.get(part.amount, ())
            split = ((years[0], amount.ore),) if len(years) == 1 and amount.ore is not None else ()
            one = ProseSource(part.name, amount.ore, amount.half, part.code, split)
            found[-1:] = [_joined(found[-1], one)] if found and found[-1].source == one.source else [*found[-1:], one]
    return tuple(found)


def _joined(left: ProseSource, right: ProseSource) -> ProseSource:
    """One source named for two years ("af kassen med 0,9 i 2025 og 2,1 i 2026") → one source with their sum."""
    if left.amount is None or right.amount is None:
        return left
    return replace(left, amount=left.amount + right.amount, half=left.half + right.half, years=left.years + right.years)


def covered(
    text: str,
    drafts: list[Draft],
    mentions: tuple[Draft, ...],
    amounts: tuple[Amount, ...],
    covers: tuple[Cover, ...],
    cover: tuple[ProseSource, ...],
    partial: bool,
) -> tuple[list[Draft], tuple[Draft, ...]]:
    """Give the cover of the sentence to its main amounts: each its own where the covers alternate with them, else all to all."""
    spending = [k for k, draft in enumerate(drafts) if not draft.income]
    if not spending:  # who gives the income is no cover of it
        return drafts, mentions
    if len(covers) > 1 and len(spending) == len(covers) and all(drafts[k].offset < c.start for k, c in zip(spending, covers, strict=True)):
        result = list(drafts)
        for k, one in zip(spending, covers, strict=True):
            result[k] = replace(drafts[k], financing=sources_of(amounts, (one,), {}), open_cover=one.partial)
        return result, mentions
    hvoraf = _hvoraf(text, amounts, covers, cover)
    result = []
    extra: list[Draft] = []
    for k, draft in enumerate(drafts):
        if k not in spending:
            result.append(draft)
            continue
        given, sizes = _without_pool_sizes(text, amounts, covers, hvoraf, draft) if len(spending) == 1 else (hvoraf, [])
        if len(spending) > 1 and any(source.amount is not None for source in given):
            given = given if k == spending[-1] or len(drafts) == 1 else tuple(replace(s, amount=None, half=0, years=()) for s in given)
        extra += sizes
        result.append(dated_by_cover(replace(draft, financing=given, open_cover=partial)))
    return result, mentions + tuple(extra)


_OF_A_BUDGET = pattern(r"\bbudget(?:tet)?\s+(?:(?:i|for)\s+)?(20[0-9]{2})\b(?!\s?[-–/])|\b(20[0-9]{2})[\s-]budget\b", re.IGNORECASE)
_LEFT_OVER = pattern(r"overf|uforbrugt|mindreforbrug|opspar|\bfra\s+20", re.IGNORECASE)


def _budget_year(draft: Draft) -> int | None:
    """ "dækkes på udvalgets budget for 2005": the year of the budget that pays, unless it is what an earlier year left over."""
    name = draft.financing[0].source
    found = {match[1] or match[2] for match in _OF_A_BUDGET.finditer(name)}
    return int(found.pop()) if len(found) == 1 and _LEFT_OVER.search(name) is None else None


def dated_by_cover(draft: Draft) -> Draft:
    """ "7,4 mio. kr. finansieret med 2,4 af rådighedsbeløbet i 2025 og 5,0 i 2026": the years of all its sources are its years."""
    years = [year for source in draft.financing for year in source.years]
    if not draft.years and draft.amount is not None and len(draft.financing) == 1 and not draft.yearly and (year := _budget_year(draft)):
        return replace(draft, years=((year, draft.amount),), halves=((year, draft.half),))
    if draft.years or draft.amount is None or len(years) < 2:
        return draft
    if any(source.amount != sum(amount for _, amount in source.years) for source in draft.financing):
        return draft
    total, half = sum(amount for _, amount in years), sum(source.half for source in draft.financing)
    if not fits(draft.amount, draft.half, total, half):
        return draft
    by_year: dict[int, int] = {}
    for year, amount in years:
        by_year[year] = by_year.get(year, 0) + amount
    return replace(draft, years=tuple(sorted(by_year.items())), halves=tuple((year, half) for year in sorted(by_year)))


def _hvoraf(text: str, amounts: tuple[Amount, ...], covers: tuple[Cover, ...], cover: tuple[ProseSource, ...]) -> tuple[ProseSource, ...]:
    """ "373,8 mio. kr., hvoraf 249,4 mio. kr. finansieres af anlægsreserven": the part's amount is its source's."""
    if len(covers) != 1 or len(cover) != 1 or cover[0].amount is not None:
        return cover
    before = [i for i, amount in enumerate(amounts) if amount.end <= covers[0].start and covers[0].start - amount.end <= 14]
    if before and before[-1] > 0 and is_part(clause(text, amounts, before[-1])):
        amount = amounts[before[-1]]
        return (replace(cover[0], amount=amount.ore, half=amount.half),)
    return cover


def _without_pool_sizes(
    text: str, amounts: tuple[Amount, ...], covers: tuple[Cover, ...], cover: tuple[ProseSource, ...], draft: Draft
) -> tuple[tuple[ProseSource, ...], list[Draft]]:
    """ "1,2 mio. kr. finansieres af puljen på 5 mio. kr.": 5 is what the pool holds, not what it gives here."""
    if len(cover) != 1 or cover[0].amount is None or draft.amount is None or cover[0].amount <= abs(draft.amount) + draft.half:
        return cover, []
    index = next((part.amount for c in covers for part in c.parts if part.amount is not None), None)
    if index is None or _POOL_SIZE.search(text[: amounts[index].start]) is None:
        return cover, []
    return (replace(cover[0], amount=None, half=0, years=()),), [mention(amounts[index], text)]


def alone(text: str, cover: tuple[ProseSource, ...], amounts: tuple[Amount, ...]) -> Draft | None:
    if not cover or any(source.amount is None for source in cover):
        return None
    total, half = sum(source.amount or 0 for source in cover), sum(source.half for source in cover)
    years = tuple(year for source in cover for year in source.years)
    if len(years) != len(cover) or len({year for year, _ in years}) not in (1, len(years)):
        years = ()
    elif len({year for year, _ in years}) == 1:
        years = ((years[0][0], total),)
    return Draft(
        "appropriation", total, half, amounts[0].start, years, tuple((year, half) for year, _ in years), financing=cover, text=text
    )
