"""Sentences of a decision text → verdicts, and the operative one among them (FORMATS D, DOMAIN 5.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ledger.minutes import clauses, wordings
from ledger.model import DecisionStatus
from ledger.patterns import pattern

# `mens` and `hvorefter` open a clause that decides for itself: the minority's, another proposal's, or what came of it in the end.
_SENTENCE = pattern(r"(?<=[.;!?])\s+(?=[A-ZÆØÅ\"”»(])|,\s+(?=(?:mens|hvorefter|hvorpå|medens)\s)")
_ABBREVIATION = pattern(r"(?:\b(?:pkt|nr|jf|ca|kr|kl|d|stk|vedr|bl\.a|f\.eks|inkl|ekskl|hhv|mio|dvs|pr|evt)\.)$", re.IGNORECASE)
_NOUN = pattern(r"(?:forslag\w*|indstilling\w*|anmodning\w*|ansøgning\w*|beslutning\w*)\b[^.]{0,80}$")
_ATTITUDE = pattern(
    r"\b(?:positiv|negativ|velvillig|åben)\w* indstillet\b|(?<=\bdet )indstillede\b|(?<=\bden )indstillede\b|(?<=\bde )indstillede\b"
)
# `Indstillingen – som anbefalet af Økonomiudvalget – blev godkendt`: what stands between dashes is another's word.
_INSERTED = pattern(r"\s[–—-]\s(?:som|således som|der)\s[^–—]{1,160}?\s[–—-]\s")
_LINK = pattern(r"^(?:mens|medens|hvorefter|hvorpå)\s+")
_MAY_AMEND = ("approved", "recommended")
_FINAL = pattern(r"^(?:hvorefter|hvorpå|herefter|derefter|hermed|således|efterfølgende|sammenfattende|udvalget vedtog herefter)\b")
_OTHER_POINTS = pattern(r"^(?:pkt\.?|punkt(?:erne)?)\s\d{1,3}\b.{0,60}\b(?:udsat|udsættes|udgår|udgik|taget af)")
_MAJORITY = pattern(r"^(?:et |udvalgets |udvalgets )?flertal")
WEAK: tuple[DecisionStatus, ...] = ("noted", "discussed", "none", "rejected", "lapsed")


@dataclass(frozen=True, slots=True)
class Verdict:
    status: DecisionStatus
    amended: bool
    text: str


def verdicts_of(lines: Iterable[str]) -> list[list[Verdict]]:
    """Paragraphs → the verdicts of each. In one that begins by telling what was said, only the body's own sentences decide."""
    return [list(_verdicts(_sentences(line))) for line in lines]


def _verdicts(sentences: list[str]) -> Iterator[Verdict]:
    told = bool(sentences) and clauses.SAID.match(sentences[0].lower()) is not None
    for sentence in sentences:
        verdict = classify(sentence)
        if verdict is not None and not (told and clauses.OWN.match(sentence.lower()) is None):
            yield verdict


def _sentences(line: str) -> list[str]:
    pieces: list[str] = []
    for piece in _SENTENCE.split(line):
        if pieces and _ABBREVIATION.search(pieces[-1]):
            pieces[-1] += " " + piece
        else:
            pieces.append(piece)
    return pieces[:40]


@lru_cache(maxsize=512)  # a document says "Godkendt." under most of its points
def classify(sentence: str) -> Verdict | None:
    """One sentence → its verdict; `None` for riders, absences and sentences that decide nothing."""
    printed = sentence.strip()
    text = _ATTITUDE.sub("", _LINK.sub("", _INSERTED.sub(" ", printed.lower().strip(" .:;!"))))
    if not text:
        return Verdict("none", False, printed) if printed in (".", "-", "–") else None
    if clauses.SAID.match(text):
        return None
    # Aarhus: what the council did stands in the reason for which the case goes back.
    sent = clauses.SENT.match(text)
    remark = classify(sent["clause"]) if sent is not None else None
    if remark is not None and remark.status != "discussed":
        return Verdict(remark.status, remark.amended, printed)
    minority = clauses.MINORITY.match(text) is not None
    sent_back = text.startswith(("tilbagesendes", "sagen tilbagesendes"))
    without_reason = text if sent_back or text.startswith(("fremsendes", "sagen fremsendes", "oversendes")) else _before_reason(text)
    head = text if sent_back else _head(text)
    for wording in wordings.WHOLE:
        whole = head if wording.status == "rejected" else text if wording.status == "stopped" else without_reason
        if (minority and wording.status != "stopped") or not wording.pattern.search(whole):
            continue
        return Verdict(wording.status, wording.status in _MAY_AMEND and not sent_back and _amended(text), printed)
    if minority:
        return None
    if clauses.RIDERS.search(without_reason):
        return None
    verdict = _first_verb(head)
    if verdict is None:
        return Verdict("noted", False, printed) if clauses.NOTED_AT_THE_END.search(text) else None
    return Verdict(verdict, verdict in ("approved", "recommended") and _amended(text), printed)


def _before_reason(text: str) -> str:
    reason = clauses.REASON.search(text)
    return text[: reason.start()] if reason is not None and reason.start() > 3 else text


def _head(text: str) -> str:
    """The main clause: up to the reason and the that-clause; `besluttede at …` opens its that-clause."""
    cut = clauses.SUBORDINATE.search(text)
    head = text[: cut.start()] if cut is not None and cut.start() > 2 else text
    that = clauses.THAT.search(head)
    if that is None:
        return head
    main = head[: that.start()]
    if main.endswith(" ikke"):
        return head
    behind = clauses.PREDICATE.search(head, that.end())
    if behind is not None and _NOUN.search(main):
        return f"{main} {behind.group()}"
    if clauses.OPENING.search(main):
        return f"{clauses.OPENING.sub('', main)} {head[that.end() :]} vedtaget"
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
    if clauses.AMENDED.search(text):
        return True
    reservation = clauses.DOG.search(text)
    if reservation is not None and not clauses.MEMBERS.search(reservation["clause"]):
        return True
    reason = clauses.REASON.search(text)
    return reason is not None and reason.start() > 0 and not clauses.MEMBERS.search(reason["clause"])


def choose(lines: list[list[Verdict]], council: bool = False) -> Verdict | None:
    """The operative verdict: the final one where the text says so, else the majority's, else the strongest of the first lines.

    Once a paragraph has decided, later ones are the lead or the case itself (Aarhus prints them without a heading); they only
    change a weak verdict, a rejection (of an amendment, say), or announce themselves as final.
    """
    settled: Verdict | None = None
    for aside in (_partisan, _of_other_points):
        if any(not aside(verdict) for line in lines for verdict in line):
            lines = [[verdict for verdict in line if not aside(verdict)] for line in lines]
    if council:
        lines = [[verdict for verdict in line if verdict.status != "stopped"] for line in lines]
    for line in lines:
        for verdict in line:
            if verdict.status == "stopped":
                return verdict
        final = [verdict for verdict in line if _FINAL.match(verdict.text.lower()) and verdict.status != "none"]
        # "…, hvorefter udvalget drøftede sagen. Udvalget besluttede herefter at udsætte den": a talk ends nothing when words follow.
        if final and (final[-1].status not in WEAK or final[-1] is line[-1]):
            settled = final[-1]
            continue
        if settled is not None and settled.status not in WEAK:
            continue
        majority = [verdict for verdict in line if _MAJORITY.match(verdict.text.lower())]
        found = _strongest(majority or line)
        if found is None:
            continue
        if settled is None or wordings.STRONGEST.index(found.status) < wordings.STRONGEST.index(settled.status):
            settled = found
    return settled


def _partisan(verdict: Verdict) -> bool:
    return verdict.status != "stopped" and clauses.PARTY.match(verdict.text.lower()) is not None


def _of_other_points(verdict: Verdict) -> bool:
    """`Pkt. 5 og 14. blev udsat.` beside `Godkendt.`: under the approval of the agenda other points are postponed (Roskilde)."""
    return _OTHER_POINTS.match(verdict.text.lower()) is not None


def _strongest(verdicts: Iterable[Verdict]) -> Verdict | None:
    return min(verdicts, key=lambda verdict: wordings.STRONGEST.index(verdict.status), default=None)


def of_text(text: str) -> Verdict | None:
    return choose(verdicts_of(line for line in text.split("\n") if line.strip()))
