"""Rows of figures → their roles: what is spent, what covers it, what only repeats other rows, what is no money at all.

The evidence, strongest first (SPEC 2, DOMAIN 4): what is counted (årsværk), "heraf", names of totals, the block heading above, the
row's own words, its address, its sign. Where words leave it open, arithmetic decides, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ledger.appropriations.vocabulary import Vocabulary
from ledger.model import Role
from ledger.patterns import pattern

COUNTED = ("expenditure", "income", "financing")
BlockKind = Literal["financing", "income", "expenditure", "neutral"]
Amounts = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One row as the role finder sees it: words, address, block, and its amounts by column in øre (as printed, `None` unknown)."""

    index: int
    label: str
    address: str
    block: str
    block_kind: BlockKind | None
    amounts: Amounts
    measure: str | None = None
    letter: str = ""
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """The outcome: a role for each line, and what was seen of the signs."""

    roles: tuple[Role, ...]
    turned: bool = False
    signs_unknown: bool = False


def block_kind(heading: str, words: Vocabulary) -> BlockKind:
    """A block heading → what its rows are (Finansiering, Indtægter, Udgifter); Drift and Anlæg say nothing of cover: neutral."""
    if words.financing_block.search(heading) and not re.search(r"(?i)før finansiering|ekskl", heading):
        return "financing"
    if words.income.search(heading):
        return "income"
    if re.search(r"(?i)udgift|ansøg|bevillingsønske|bevilling", heading):
        return "expenditure"
    return "neutral"


# "Finansiering i alt fra kassen" is what the whole sum comes from: a row, no sum
_IN_ALL_FROM = pattern(r"(?i)^\W*(?:finansier\w*|dækning|dækkes)\b.*\bi\s?alt,? (?:fra|via|af|over|ved)\b")


def is_total(label: str, words: Vocabulary) -> bool:
    """Is the row named as a sum ("I alt", "Udgifter i alt", "Resultat")?"""
    text = re.sub(r"[*:()]", " ", label)
    if _IN_ALL_FROM.search(text):
        return False
    return bool(words.total.search(text.strip())) and not re.match(r"(?i)\W*(heraf|herunder)", label)


def part_of(label: str, words: Vocabulary) -> bool:
    """Is the row a part of another row ("- heraf løn")? The dash before it is a bullet, no minus (FORMATS B5)."""
    return words.part_of.match(label.lstrip("-–—•· \t")) is not None


def judge(lines: Sequence[Line], words: Vocabulary, *, legend_reversed: bool) -> Judged:
    """Lines in printed order → a role for each, and whether the table is printed with the signs the other way round."""
    roles: list[Role | None] = [_fixed_role(line, words) for line in lines]
    if any(re.search(r"(?i)brutto|refusion", line.label) for line in lines):
        # gross less refund is net: a row so named repeats the two (DOMAIN C04)
        roles = [
            "total" if role is None and re.search(r"(?i)(?<!\w)netto", line.label) else role
            for role, line in zip(roles, lines, strict=True)
        ]
    totals = [i for i, role in enumerate(roles) if role == "total"]
    open_rows = [i for i, role in enumerate(roles) if role is None]
    evidence = _Signs(lines, words, open_rows)
    turned = legend_reversed or evidence.reversed()
    factor = -1 if turned else 1
    chosen = _counted_roles(lines, open_rows, words, factor)
    for i, role in chosen.items():
        roles[i] = role
    final: list[Role] = [role or "expenditure" for role in roles]
    _cash_rows(lines, final, words)
    _subtotals(lines, final, totals)
    return Judged(tuple(final), turned, not turned and evidence.unknown())


def _fixed_role(line: Line, words: Vocabulary) -> Role | None:
    if line.measure is not None or part_of(line.label, words):
        return "memo"
    if is_total(line.label, words):
        return "total"
    return None


def _sign(amounts: Amounts) -> int:
    """+1 when every amount that is not zero is positive, −1 when negative, 0 when mixed or none."""
    signs = {(amount > 0) - (amount < 0) for amount in amounts if amount}
    return signs.pop() if len(signs) == 1 else 0


class _Signs:
    """What the rows themselves say about the printed signs (DOMAIN 3.1)."""

    def __init__(self, lines: Sequence[Line], words: Vocabulary, rows: list[int]) -> None:
        self.lines, self.words, self.rows = lines, words, rows
        self.cover = [i for i in rows if self._covers(lines[i])]

    def _covers(self, line: Line) -> bool:
        return line.block_kind == "financing" or (line.block_kind != "income" and bool(self.words.financing.search(line.label)))

    def _reduces(self, i: int) -> bool:
        return bool(self.words.reduction.search(self.lines[i].label)) and not re.search(r"(?i)\bmer", self.lines[i].label)

    def _named_cover(self, i: int) -> bool:
        return i in self.cover or self._is_income(i) or (_weak_cover(self.lines[i], self.words) and not self._faces_cover(i))

    def _faces_cover(self, i: int) -> bool:
        """A row named like a pool, of the other sign than every row that is cover for certain: money given to a pool."""
        signs = {_sign(self.lines[k].amounts) for k in self.cover} - {0}
        return len(signs) == 1 and _sign(self.lines[i].amounts) == -signs.pop()

    def _opposed(self) -> bool:
        """Is everything named as cover or income printed positive, and everything else negative?"""
        named = [i for i in self.rows if self._named_cover(i)]
        others = [_sign(self.lines[i].amounts) for i in self.rows if i not in named]
        cover = [_sign(self.lines[i].amounts) for i in named if not self._is_income(i)]
        signs = [_sign(self.lines[i].amounts) for i in named]
        return any(cover) and min(signs) >= 0 and any(others) and max(others) <= 0

    def _is_income(self, i: int) -> bool:
        return bool(self.words.income.search(self.lines[i].label)) or self.lines[i].block_kind == "income"

    def reversed(self) -> bool:
        """Cover printed positive and all it covers negative, none of it a reduction: the table is printed the other way round."""
        return self._opposed() and not any(self._reduces(i) for i in self.rows if not self._named_cover(i))

    def unknown(self) -> bool:
        """Opposed signs and a reduction among them: money given back, or a table printed the other way round; it cannot be told."""
        rest = [i for i in self.rows if not self._named_cover(i)]
        return self._opposed() and any(self._reduces(i) for i in rest) and not all(self._reduces(i) for i in rest)


def _counted_roles(lines: Sequence[Line], rows: list[int], words: Vocabulary, factor: int) -> dict[int, Role]:
    out: dict[int, Role] = {}
    spending = {i for i in rows if any((amount or 0) * factor > 0 for amount in lines[i].amounts)}
    for i in rows:
        line = lines[i]
        sign = _sign(line.amounts) * factor
        if line.block_kind == "financing" or (line.block_kind != "income" and _strong(line, words)):
            out[i] = "financing"
        elif line.block_kind == "income" or (words.income.search(line.label) and sign <= 0):
            out[i] = "income"
        elif line.letter == "I":
            out[i] = "financing" if _weak_cover(line, words) else "income"
    explicit = any(role == "financing" and re.search(r"(?i)finansi", lines[i].label + lines[i].block) for i, role in out.items())
    for i in rows:
        if i in out:
            continue
        line = lines[i]
        sign = _sign(line.amounts) * factor
        cover = _weak_cover(line, words)
        positive = bool(spending - {i})
        if (sign < 0 and positive and not explicit) or (cover and (sign < 0 or (sign == 0 and any(line.amounts))) and positive):
            out[i] = "financing"
        else:
            out[i] = "expenditure"
    if "financing" not in out.values() and "income" not in out.values():
        _cover_with_wrong_sign(lines, rows, words, out)
    return out


def _strong(line: Line, words: Vocabulary) -> bool:
    if re.search(r"(?i)før finansiering|ekskl\.? finansiering|uden finansiering", line.label):
        return False
    return bool(words.financing.search(line.label))


def _weak_cover(line: Line, words: Vocabulary) -> bool:
    return bool(words.financing_weak.search(line.label) or words.financing_address.search(line.address))


def _cover_with_wrong_sign(lines: Sequence[Line], rows: list[int], words: Vocabulary, out: dict[int, Role]) -> None:
    """No row covers by its sign: one that is named like a source and is as large as the others covers them with a wrong sign."""
    for i in rows:
        others = [lines[k].amounts for k in rows if k != i]
        if not others or not _weak_cover(lines[i], words) or not any(lines[i].amounts):
            continue
        sums = [sum(a[c] or 0 for a in others) for c in range(len(lines[i].amounts))]
        if all((own or 0) == total for own, total in zip(lines[i].amounts, sums, strict=True)):
            out[i] = "financing"
            return


def _cash_rows(lines: Sequence[Line], roles: list[Role], words: Vocabulary) -> None:
    """A last row "Kassen"/"Kassevirkning" closes the table (financing) or sums it (total): arithmetic decides (FORMATS B-summary)."""
    for i, line in enumerate(lines):
        if not words.cash.search(line.label) or roles[i] not in ("financing", "total", "expenditure") or line.block_kind == "financing":
            continue
        counted = [k for k in range(len(lines)) if k != i and roles[k] in ("expenditure", "income", "financing")]
        if not counted or not any(line.amounts):
            continue
        sums = [sum(lines[k].amounts[c] or 0 for k in counted) for c in range(len(line.amounts))]
        own = [amount or 0 for amount in line.amounts]
        summed = any(roles[k] in ("total", "subtotal") and lines[k].amounts == line.amounts for k in range(i))
        if own == sums and any(sums) and all(k < i for k in counted) and not summed:
            roles[i] = "total"
        elif own == [-total for total in sums] or not re.search(r"(?i)virkning|effekt|påvirkning", line.label):
            roles[i] = "financing"


_ONE_SIDE = pattern(
    r"(?i)(?:samlede|samlet|sum(?: af)?|i alt|total)\s+(?:udgift|merudgift|finansiering|indtægt|dækning)\w*\W*$"
    r"|(?:udgifter|udgift|merudgifter|merudgift|finansiering|indtægter|dækning)\s(?:i alt|ialt|total|samlet)\W*$"
)


def _subtotals(lines: Sequence[Line], roles: list[Role], totals: list[int]) -> None:
    """Of several printed sums the last is the total; one with rows to be counted after it, or that names what it sums, is a subtotal."""
    current = [i for i in totals if roles[i] == "total"]
    for i in current:
        counted_after = any(roles[k] in COUNTED for k in range(i + 1, len(lines)))
        counted_before = any(roles[k] in COUNTED for k in range(i))
        named = re.search(r"(?i)^(?!bevilling|projekt)\w[\w \-/]*\s(i alt|ialt|total)$", lines[i].label.strip(" *:")) is not None
        later_total = any(k > i for k in current)
        if _ONE_SIDE.match(lines[i].label.strip(" *")) and counted_before and {"financing", "expenditure"} <= set(roles):
            roles[i] = "subtotal"  # the sum of one side is no sum of a table that has both
            continue
        if (counted_after and counted_before) or (named and (later_total or counted_after)):
            roles[i] = "subtotal"
