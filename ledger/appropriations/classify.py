"""A table with its roles → appropriation or other, with the reason in words (FORMATS B4-B13 and B-summary).

Most tables in minutes need not balance: follow-ups, accounts, liquidity, tariffs, plans, statistics. They are "other" and are
never flagged. What makes an appropriation: a Varig column, rows that cover, a printed total of zero, words that appropriate.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ledger.appropriations.header import Header
from ledger.appropriations.vocabulary import Vocabulary
from ledger.model import Note, Role, TableKind
from ledger.patterns import pattern

DATE = pattern(
    r"(?i)\b(?:[0-3]?[0-9]\.\s*(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)|ult\.|primo|ultimo|"
    r"[0-3]?[0-9][./-][01]?[0-9][./-](?:19|20)?[0-9]{2})|(?:januar|februar|marts|april|juni|juli|august|september|oktober|"
    r"november|december)\b"
)

# the cover may stand in the sentence above instead of in a row (DOMAIN 3.1): kassen, a pool, a set-aside amount; "inden for rammen" is none
_COVERED = pattern(
    r"(?i)\b(?:finansieres|finansieret|afholdes)\b[^.]{0,60}?\b(?:kasse|likvide|pulje|rådighedsbeløb|\w*reserven|\w*puljen|lån)"
)


@dataclass(frozen=True, slots=True)
class Context:
    """The words around a table: its own caption, the sentences before it, its section's heading, the item's title."""

    caption: str = ""
    before: str = ""
    section: str = ""
    section_kind: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the grid itself shows, counted once: all that `classify` needs besides words."""

    header: Header
    labels: tuple[str, ...]
    roles: tuple[Role, ...]
    has_unit: bool
    row_units: int
    zero_total: bool
    sums_to_zero: bool
    across: bool
    mixed_signs: bool
    strong_cover: bool
    weak_cover: bool
    permanent: bool
    letters: bool


def classify(evidence: Evidence, context: Context, words: Vocabulary) -> tuple[TableKind, Note]:
    """Evidence and words → kind and reason. Columns speak before rows, rows before titles."""
    amounts = evidence.header.of("amount")
    titles = [column.title for column in amounts]
    covers = "financing" in evidence.roles
    follow_up = [title for title in titles if words.other_columns.search(title)]
    dates = [title for title in titles if DATE.search(title) and not re.fullmatch(r"\W*(?:19|20)\d\d\W*", title)]
    top = " ".join((context.caption, *evidence.header.lines[:1]))
    if follow_up and (len(follow_up) * 2 >= len(titles) or not evidence.permanent):
        return "other", Note("kind.columns", (("column", follow_up[0]),))
    if len(dates) * 2 > len(titles) > 0:
        return "other", Note("kind.dates", (("column", dates[0]),))
    if evidence.row_units > 1 and not (evidence.strong_cover and evidence.sums_to_zero) and not evidence.zero_total:
        return "other", Note("kind.units")
    if evidence.header.of("percent", "measure") and not evidence.permanent and not covers:
        return "other", Note("kind.measures")
    named_plan = words.other_titles.search(top)
    if named_plan and not evidence.permanent and not evidence.zero_total and not (evidence.strong_cover and evidence.sums_to_zero):
        return "other", Note("kind.caption", (("words", named_plan.group().strip()),))
    overview = next((label for label in evidence.labels if words.other_rows.search(label)), None)
    if overview and not evidence.permanent and not evidence.strong_cover and not evidence.zero_total:
        return "other", Note("kind.rows", (("label", overview),))
    if evidence.across and (
        words.rephasing.search(" ".join((top, context.before, context.title, *evidence.labels))) or evidence.header.of("total")
    ):
        return "appropriation", Note("kind.rephasing")
    if (
        evidence.letters
        and not evidence.permanent
        and not evidence.zero_total
        and not (evidence.weak_cover or evidence.strong_cover or _appropriates(top, context, words))
    ):
        return "other", Note("kind.letters")
    if evidence.permanent:
        return "appropriation", Note("kind.permanent")
    title_says = words.other_titles.search(" ".join((context.title, context.section)))
    if covers and (evidence.strong_cover or evidence.zero_total or evidence.sums_to_zero):
        if title_says and not (evidence.zero_total or evidence.sums_to_zero or _appropriates(top, context, words)):
            return "other", Note("kind.title", (("words", title_says.group().strip()),))
        return "appropriation", Note("kind.financing")
    dated = bool(amounts) and all(column.year is not None for column in amounts) and evidence.has_unit
    if evidence.zero_total and (evidence.mixed_signs or dated):
        # a total of 0 below rows of one sign: the side that made it so was left out
        return "appropriation", Note("kind.zero_total")
    if not evidence.has_unit and any(words.statistics.search(text) for text in (*evidence.labels, *titles, top)):
        return "other", Note("kind.statistics")
    if title_says:
        return "other", Note("kind.title", (("words", title_says.group().strip()),))
    if words.statistics.search(top):
        return "other", Note("kind.statistics")
    if evidence.weak_cover and (_appropriates(top, context, words) or context.section_kind in ("economy", "proposal", "decision")):
        return "appropriation", Note("kind.financing")
    if covers and _appropriates(top, context, words):
        return "appropriation", Note("kind.financing")
    if words.appropriation_titles.search(top) or (evidence.header.of("amount") and _announced(context, words)):
        return "appropriation", Note("kind.announced")
    return "other", Note("kind.no_financing")


def _appropriates(top: str, context: Context, words: Vocabulary) -> bool:
    return bool(words.appropriating.search(" ".join((top, context.before, context.section))))


def _announced(context: Context, words: Vocabulary) -> bool:
    """The sentence straight above, or the heading, says that what follows is appropriated."""
    if words.appropriation_titles.search(context.section):
        return True
    return context.section_kind in ("economy", "proposal", "decision") and bool(
        re.search(r"(?i)bevillingsmæssig|tillægsbevilling|anlægsbevilling|omplacer|bevilges|budgetændring", context.before)
        or _COVERED.search(context.before)
    )
