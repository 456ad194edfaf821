"""The text under a decision heading → status, parts for numbered proposals, and whether it was amended (FORMATS D, DOMAIN 5.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ledger.minutes import wordings
from ledger.model import DecisionPart, DecisionStatus

_MOST = 4_000
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-ZÆØÅ\"”»])")
_ABBREVIATION = re.compile(r"(?:\b(?:pkt|nr|jf|ca|kr|kl|d|stk|vedr|bl\.a|f\.eks|inkl|ekskl|hhv|mio|dvs|pr|evt)\.)$", re.IGNORECASE)

_NUMBERS = r"\d{1,2}(?:\s?\)?\s?(?:-|–|,|og|til|samt|&|\+)\s?(?:ad\.?\s?)?(?:\d{1,2}))*"
_AD = re.compile(
    rf"(?<![\wæøå])ad\.?\s?(?:pkt\.?|punkt|nr\.?|indstillingspunkt)?\s?(?P<numbers>{_NUMBERS})(?![\d/])\s?[).:;,]*\s?[-–:]?\s*",
    re.IGNORECASE,
)
_POINT = re.compile(
    rf"(?:(?<=^)|(?<=[.;]\s)|(?<=\n))(?:indstilling(?:en|ens|s)?s?\s)?(?:pkt\.?|punkt(?:erne|et)?|beslutningspunkt(?:erne|et)?|at-punkt|dot|delpunkt|indstillingspunkt)"
    rf"\s?(?:nr\.?\s?)?(?P<numbers>{_NUMBERS})\.?(?![\d/])\s?[):;,]*\s?[-–:]?\s*",
    re.IGNORECASE | re.MULTILINE,
)
_PROPOSAL_POINT = re.compile(r"indstilling|beslutningspunkt|at-punkt|delpunkt", re.IGNORECASE)
_LISTED = re.compile(r"(?:^|(?<=[.;,]\s)|(?<=\n))(?P<numbers>\d{1,2})\s?[.)]\s*(?=[^\s\d])", re.MULTILINE)
_LEADING_THAT = re.compile(
    r"^(?:at|punktet|indstillingen)\s+(?=(?:blev\s|er\s)?(?:godkendt|tiltrådt|vedtaget|anbefal|udsat|drøftet|taget|indstil))", re.IGNORECASE
)
_FINAL = re.compile(r"^(?:herefter|derefter|hermed|således|efterfølgende|sammenfattende|udvalget vedtog herefter)\b")
_MAJORITY = re.compile(r"^(?:et |udvalgets |udvalgets )?flertal")
_WEAK: tuple[DecisionStatus, ...] = ("noted", "discussed", "none", "rejected", "lapsed")
_QUOTES = str.maketrans({"\u00a0": " ", "‐": "-", "‑": "-"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a decision text says: status of the whole, parts, amended."""

    status: DecisionStatus
    parts: tuple[DecisionPart, ...] = ()
    amended: bool = False


@dataclass(frozen=True, slots=True)
class _Verdict:
    status: DecisionStatus
    amended: bool
    text: str


NOTHING = Outcome("none")


def read(paragraphs: Sequence[str], money: frozenset[int] = frozenset(), proposals: frozenset[int] = frozenset()) -> Outcome:
    """Paragraphs under the heading → outcome. `money` and `proposals` are the numbers of the Indstilling's points (with money; all).

    With parts, the whole has the status of the proposals that carry money, else the strongest (SPEC 2). Only the beginning of a
    very long text is read for its verdict.
    """
    lines = _unwrapped([line for line in (_fold(paragraph) for paragraph in paragraphs) if line])
    parts = _parts(lines, proposals)
    if parts:
        return _overall(parts, money, lines)
    verdicts = [[verdict for sentence in _sentences(line) if (verdict := classify(sentence)) is not None] for line in lines]
    chosen = _choose(verdicts)
    if chosen is None:
        return NOTHING
    amended = chosen.status in ("approved", "recommended") and any(
        verdict.amended for line in verdicts for verdict in line if verdict.status in ("approved", "recommended")
    )
    return Outcome(chosen.status, (), amended)


def _fold(text: str) -> str:
    return re.sub(r"\s+", " ", text[:_MOST].translate(_QUOTES)).strip(" \"”»'")


def _unwrapped(lines: list[str]) -> list[str]:
    """Lines of a paragraph that PDF text wrapped, put together: a long line without an end, and a small letter on the next."""
    whole: list[str] = []
    for line in lines:
        if whole and len(whole[-1]) >= 60 and len(whole[-1]) < _MOST and whole[-1][-1] not in ".:;!?" and line[:1].islower():
            whole[-1] += " " + line
        else:
            whole.append(line)
    return whole


def _sentences(line: str) -> list[str]:
    pieces: list[str] = []
    for piece in _SENTENCE.split(line):
        if pieces and _ABBREVIATION.search(pieces[-1]):
            pieces[-1] += " " + piece
        else:
            pieces.append(piece)
    return pieces[:40]


def classify(sentence: str) -> _Verdict | None:
    """One sentence → its verdict; `None` for riders, absences and sentences that decide nothing."""
    printed = sentence.strip()
    text = printed.lower().strip(" .:;!")
    if not text:
        return _Verdict("none", False, printed) if printed in (".", "-", "–") else None
    without_reason = _before_reason(text)
    head = _head(text)
    for wording in wordings.WHOLE:
        if wording.pattern.search(head if wording.status == "rejected" else without_reason):
            if wording.status == "rejected" and text.startswith(("et mindretal", "mindretal")):
                continue
            return _Verdict(
                wording.status, wording.status == "approved" and not text.startswith("tilbagesendes") and _amended(text), printed
            )
    if wordings.RIDERS.search(without_reason):
        return None
    verdict = _first_verb(head)
    if verdict is None:
        return _Verdict("noted", False, printed) if wordings.NOTED_AT_THE_END.search(text) else None
    return _Verdict(verdict, verdict in ("approved", "recommended") and _amended(text), printed)


def _before_reason(text: str) -> str:
    reason = wordings.REASON.search(text)
    return text[: reason.start()] if reason is not None and reason.start() > 3 else text


def _head(text: str) -> str:
    """The main clause: up to the reason and the that-clause; `besluttede at …` opens its that-clause."""
    cut = wordings.SUBORDINATE.search(text)
    head = text[: cut.start()] if cut is not None and cut.start() > 2 else text
    that = wordings.THAT.search(head)
    if that is None:
        return head
    main = head[: that.start()]
    if wordings.OPENING.search(main):
        return f"{wordings.OPENING.sub('', main)} {head[that.end() :]} vedtaget"
    return main


def _first_verb(head: str) -> DecisionStatus | None:
    best: tuple[int, DecisionStatus] | None = None
    for wording in wordings.STRONG:
        found = wording.pattern.search(head)
        if found is not None and (best is None or found.start() < best[0]):
            best = (found.start(), wording.status)
    if best is not None:
        return best[1]
    for wording in wordings.WEAK:
        if wording.pattern.search(head):
            return wording.status
    return None


def _amended(text: str) -> bool:
    if wordings.AMENDED.search(text):
        return True
    reason = wordings.REASON.search(text)
    return reason is not None and reason.start() > 0 and not wordings.MEMBERS.search(reason["clause"])


def _choose(lines: list[list[_Verdict]]) -> _Verdict | None:
    """The operative verdict: the final one where the text says so, else the majority's, else the strongest of the first lines.

    Once a paragraph has decided, later ones are the lead or the case itself (Aarhus prints them without a heading); they only
    change a weak verdict, a rejection (of an amendment, say), or announce themselves as final.
    """
    settled: _Verdict | None = None
    for line in lines:
        for verdict in line:
            if verdict.status == "stopped":
                return verdict
        final = [verdict for verdict in line if _FINAL.match(verdict.text.lower()) and verdict.status != "none"]
        if final:
            settled = final[-1]
            continue
        if settled is not None and settled.status not in _WEAK:
            continue
        majority = [verdict for verdict in line if _MAJORITY.match(verdict.text.lower())]
        found = _strongest(majority or line)
        if found is None:
            continue
        if settled is None or wordings.STRONGEST.index(found.status) < wordings.STRONGEST.index(settled.status):
            settled = found
    return settled


def _strongest(verdicts: Iterable[_Verdict]) -> _Verdict | None:
    return min(verdicts, key=lambda verdict: wordings.STRONGEST.index(verdict.status), default=None)


# --- parts -------------------------------------------------------------------------------------------------------------------


def _parts(lines: list[str], proposals: frozenset[int]) -> tuple[DecisionPart, ...]:
    """`Ad 1) … Ad 2-3) …`, `Ad 1; Godkendt Ad 2; Godkendt`, `Indstillingens pkt. 1-2 godkendt`, `1. Indstilles godkendt. 2. …`."""
    text = "\n".join(lines)[:_MOST]
    for pattern in (_AD, _POINT, _LISTED):
        marks = list(pattern.finditer(text))
        if not marks:
            continue
        if pattern is _LISTED and not _answers_each(text, marks):
            continue
        if pattern is _POINT:
            marks = [mark for mark in marks if _means_proposals(mark, proposals)]
        if not marks:
            continue
        parts = [part for part in (_part(text, mark, following) for mark, following in zip(marks, [*marks[1:], None], strict=True)) if part]
        if parts:
            return tuple(parts)
    return ()


def _means_proposals(mark: re.Match[str], proposals: frozenset[int]) -> bool:
    """`Indstillingens pkt. 1` is a proposal; `Pkt. 1:` is one where such a proposal stands, or none are numbered. `Pkt. 14 blev udsat`
    speaks of a point of the agenda.
    """
    if _PROPOSAL_POINT.search(mark.group()):
        return True
    return proposals.issuperset(_expand(mark["numbers"])) if proposals else ":" in mark.group()


def _answers_each(text: str, marks: list[re.Match[str]]) -> bool:
    """A list under Beslutning answers the proposals one by one only when nothing but a list stands there and every entry has a verdict.

    `Børneudvalget indstiller,` followed by a list is one recommendation (Frederiksberg).
    """
    if text[: marks[0].start()].strip() or [int(mark["numbers"]) for mark in marks] != list(range(1, len(marks) + 1)):
        return False
    bodies = [
        text[mark.end() : following.start() if following else len(text)] for mark, following in zip(marks, [*marks[1:], None], strict=True)
    ]
    return all(_of_text(_LEADING_THAT.sub("", body)) is not None for body in bodies)


def _of_text(text: str) -> _Verdict | None:
    return _choose(
        [
            [verdict for sentence in _sentences(line) if (verdict := classify(sentence)) is not None]
            for line in text.split("\n")
            if line.strip()
        ]
    )


def _part(text: str, mark: re.Match[str], following: re.Match[str] | None) -> DecisionPart | None:
    body = text[mark.end() : following.start() if following is not None else len(text)].strip(" ,;\n")
    body = re.sub(r"\s+og$", "", body)
    verdict = _of_text(_LEADING_THAT.sub("", body))
    if verdict is None and not body:
        return None
    numbers = _expand(mark["numbers"])
    return DecisionPart(numbers, verdict.status if verdict else "none", body, verdict.amended if verdict else False)


def _expand(printed: str) -> tuple[int, ...]:
    """`1, 3 og 4` → 1, 3, 4; `2-3` and `2 til 3` → 2, 3."""
    numbers: list[int] = []
    pieces = re.findall(r"\d{1,2}|-|–|til", printed)
    ranging = False
    for piece in pieces:
        if not piece.isdigit():
            ranging = True
            continue
        value = int(piece)
        numbers.extend(range(numbers[-1] + 1, value + 1) if ranging and numbers and value > numbers[-1] else [value])
        ranging = False
    return tuple(dict.fromkeys(numbers))


def _overall(parts: tuple[DecisionPart, ...], money: frozenset[int], lines: list[str]) -> Outcome:
    carrying = [part for part in parts if money.intersection(part.items) and part.status != "none"]
    counted = carrying or parts
    status = min((part.status for part in counted), key=wordings.STRONGEST.index)
    for line in lines:
        for sentence in _sentences(line):
            verdict = classify(sentence)
            if verdict is not None and verdict.status == "stopped":
                status = "stopped"
    return Outcome(status, parts, any(part.amended for part in counted))
