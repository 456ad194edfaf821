"""Danish verbs and nouns around an amount → what the sentence does with it: appropriate, transfer, release, frame, or only mention.

The decision table (DOMAIN 1.4): bevilling/tillægsbevilling/afsættes give money; overføres/omplaceres move it; frigives, and an
anlægsbevilling of a rådighedsbeløb that is already set aside, release what the budget holds; "en ramme på" is a frame.
History, tariffs, accounts, guarantees and statistics are mentions.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ledger.model import ProseKind
from ledger.patterns import pattern

__all__ = [
    "given_with_it",
    "is_income",
    "is_part",
    "is_past",
    "is_total",
    "names_money_act",
    "refused",
    "requests",
    "sentence_kind",
    "stands_to_be_released",
    "told_by_others",
]

_FRAME = pattern(
    r"\b(?:\w*ramme(?:bevilling|beløb)?|rammebeløb)\b(?:\s+(?!gives|meddeles|bevilges|afsættes|ydes|\w*bevilling)\w+){0,4}?\s+på"
    r"(?:\s+(?:op til|i alt|ca\.|maks\.|maksimalt|højst))?\s*$|"
    r"\b(?:afsætte[rs]?|fastsætte[rs]?|"
    r"reservere[rs]?)\s+(?:\w+\s+){0,2}?(?:en\s+)?(?:\w+\s+)?ramme\b",
    re.IGNORECASE,
)
_TRANSFER = pattern(
    r"\b(?:overføre[rs]?|overført|overførsel|overføring|overførslen|omplacere[rs]?|omplacering(?:en|erne)?|omplaceret|flytte[rs]?|"
    r"flyttet|flytning(?:en)?|"
    r"overflytte[rs]?|omprioritere[rs]|omdisponere[rs]?|"
    r"reperiodiser\w*|fremrykke[rs]|udskyde[rs]|genbevil\w*|tidsforskyd\w*|rokere[rs]?|konvertere[rs]?)\b|"
    r"\bafgiver\s+(?:i alt\s+|ca\.\s+|yderligere\s+)?(?=[0-9])",
    re.IGNORECASE,
)
_RELEASE = pattern(r"\b(?:frigive[rs]?|frigivelse\w*|frigivet|udmøntes? af (?:det|den) afsatte)\b", re.IGNORECASE)
# the border of a word, and a letter behind it, stand before all alternatives but the first: inside or after a word none of them is tried
_GRANT = pattern(
    r"bevilling(?:en|er|erne|s)?\b|\b(?=\w)(?:"
    r"bevilge(?:[rst]|de|t)?\b|afsætte[rs]?\b|afsat\b|tilføre[rs]?\b|afholde[rs]?\b|budgetlægge[rs]?\b|budgetplacere[rs]?\b|"
    r"reservere[rs]?\b|prioritere[rs]\b|yde[rs]\b|indarbejde[rs]\b|indlægge[rs]\b|tildele[rs]\b|meddele[rs]\b|"
    r"får\s+(?:\w+\s+){0,3}?tilført\b|udmønte[rs]?\b|dække[rs]\b|dækning\b|ansøge[rs]?\b|søge[rs]\b|forhøje[rs]\b|øge[rs]\b|opjustere[rs]\b|nedsætte[rs]\b|"
    r"reducere[rs]\b|nedskrive[rs]\b|opskrive[rs]\b|rådighedsbeløb\w*|disponere[rs]\b|anvende[rs]?\b|periodisere[rs]\b|"
    r"imødekomme[rs]\b|\w*tilskud på\b|tilskud(?:det)?\b[^;]{0,80}\bfastsættes til\b|investere[rs]\b|(?:mer|anlægs)udgift|"
    r"medfører\b[^.;]{0,40}\budgift|merforbrug\w*\b.*\b(?:dækkes|finansieres)|reduktion\b|forøgelse\b|hæve[rs]\b|"
    r"sænke[rs]\b|overskride[rs]?\b|opnormere[rs]\b|godkende[rs]?\b[^.;]{0,80}\budgift|optage[rs]?\b|hjemtage[rs]?\b|"
    r"(?:gives|giver|får)\s+(?:(?:i alt|op til|ca\.|yderligere|godt|knap|tilskud|støtte|på|et|der|hertil)\s+){0,3}(?=(?:kr\.?\s*)?[0-9])|"
    r"(?:fordeling|udmøntning)(?:en)?\s+af\s[^.;]{0,60}pulje|stille[rs]\s+til\s+rådighed|tilsagn\s+om\s+(?:\w+\s+)?(?:støtte|tilskud)|"
    r"(?:gives|ydes|bevilges)\s+(?:et\s+|der\s+)?(?:\w+\s+)?(?:tilskud|støtte)\b|negativ tillæg|"
    r"godkende[rs]?\b.*\bfor i alt\b|tillæg på\b|"
    r"fordele[rs]\b|samlede? udgift)",
    re.IGNORECASE,
)
_FINANCED = pattern(
    r"finan[cs]i?er\w*|\bafholdes\b|\bbetal(?:es|t)\s+(?:af|over|via|fra)|\budgifte[nr]\b.*\b(?:tages|hentes|dækkes|udredes)|\bdækkes\b|"
    r"\banvises\b|\b(?:tages|hentes|trækkes|finansieret)\s+(?:af|fra|over|i|på)|kassefinans\w*|lånefinans\w*",
    re.IGNORECASE,
)
_TO_CASH = pattern(r"\bkassen tilføres|\b(?:tilføres|tilgår|tilbageføres til) (?:kommune)?kasse(?:n|beholdningen)\b", re.IGNORECASE)
_CUT = pattern(r"\b(?:nedsætte[rs]|reducere[rs]|nedskrive[rs]|sænke[rs]|mindske[rs]|nedjustere[rs])\b[^.;]*$", re.IGNORECASE)
_GIVING_VERB = pattern(
    r"\b(?:gives|giver|bevilge[rs]|meddele[rs]|afsætte[rs]|godkende[rs]|tilføre[rs]|søge[rs]|ansøge[rs]|vedtages|yde[rs]|"
    r"reservere[rs]|tildele[rs])\b",
    re.IGNORECASE,
)
_VERB_AFTER = pattern(
    r"\b(?:(?P<release>frigives|frigivet)|(?P<move>overføres|flyttes|omplaceres|omprioriteres|genbevilges|"
    r"tidsforskydes|reperiodiseres|udskydes|fremrykkes|omdisponeres|konverteres))\b",
    re.IGNORECASE,
)
_REQUESTS = pattern(
    r"\b(?:an)?søges (?:der )?om\b|\bder søges\b|\b(?:an)?søges\b.*\bbevilling|\bforeslås?\b|\bindstille[rs]\b|\banbefale[rs]\b|"
    r"\bder (?:skal )?(?:meddeles|bevilges|gives)\b|\bder anmodes om\b|\banmodes om\b|\bansøgning om\b.*\bbevilling",
    re.IGNORECASE,
)
# the amount is told, not given
_PAST = pattern(
    r"\b(?:har|havde|er|var|blev|bliver|fik)\b(?:\s+\w+){0,5}?\s+(?:tidligere|allerede|modtaget|fået|brugt|afsat|bevilget|besluttet|"
    r"tilført|ydet|anvendt|indgået|kostet|forbrugt|søgt)\b|"
    r"\b(?:blev|besluttede|bevilgede|vedtog|afsatte(?! \w*(?:rådighedsbeløb|midler|beløb|pulje|ramme))|modtog|godkendte|tidligere|"
    r"oprindeligt?|hidtil|kostede|udgjorde|var|fik|har kostet|siden)\b",
    re.IGNORECASE,
)
_PAID_BACK = pattern(r"\b(?:tilbagebetal\w*|afdrages|refunderes)\b", re.IGNORECASE)
_DECIDED = pattern(
    r"\b(?:besluttede|vedtog|godkendte|bevilgede|(?:har|havde|blev)\s+(?:\w+\s+){0,4}(?:besluttet|vedtaget|godkendt))\b"
    r"(?![^;]*\b(?:foreslå|indstille|anbefale|søge))[^;]*$",
    re.IGNORECASE,
)
_LONG_AGO = pattern(r"\b(?:tidligere|allerede|oprindeligt?|hidtil|siden|i forbindelse med budget\w*)\b", re.IGNORECASE)
_PAST_BY_CONTEXT = pattern(
    r"\b(?:i forbindelse med|med) (?:budget|budgetaftale|vedtagelsen af budget)\w*.*\b(?:besluttet|afsat|afsatte)\b", re.IGNORECASE
)
_GUARANTEE = pattern(r"\b(?:kommunegaranti\w*|garanti(?:en|er|stillelse)?|kaution\w*|lånegaranti)\b", re.IGNORECASE)
_GIVEN_NOW = pattern(
    r"\b(?:bevilges|gives|meddeles|frigives|afsættes|overføres|tilføres)\b|"
    r"\b(?:giver|bevilger|meddeler|afsætter|frigiver)\s+(?:en\s+|et\s+|der\s+)?(?:\w*(?:bevilling|tilskud|rådighedsbeløb|ramme)\w*|[0-9])",
    re.IGNORECASE,
)
_DENIED = pattern(
    r"\b(?:gives|meddeles|får)\s+(?:\w+\s+)?afslag\b|\bafslås\b|\bafvises\b|\bimødekommes\s+ikke\b|\bikke\s+(?:\w+\s+)?imødekomm|"
    r"\brealkreditlån|\bansøge[rs]?\b.*\blånedispensation",
    re.IGNORECASE,
)
_REFUSED = pattern(
    r"\btil efterretning\b|\btil orientering\b|"
    r"\borienteres om\b|\btaksten?\b|\btakster\b|\bgebyr\w*|\bkontingent\w*|\bpriserne\b|"
    r"\b(?:regnskab|årsregnskab|anlægsregnskab)\w*\b.*\b(?:godkendes|forbrug|udvise[rt]?|aflægges)|\budbudssum\b|\bgrænse(?:n)?\b|"
    r"\bprojekter over\b|\bhusleje(?:n)? (?:fastsættes|udgør)|\bløn(?:nen)? (?:udgør|fastsættes)|"
    r"\bvederlag\w*|\bmindstepris\w*|\bmindsteudbud|\bkøbesum\w*\s+(?:på|udgør)|\bbødestraf|\bbøde\w*|\bfortsat\w* .*uændret|"
    r"\bløfteparagraf|\bbudgetforslag\w*|\boversendes\s+til\b(?![^;]*\banbefal)|\bspørgsmålet om\b|\bafklares\b|\bdrøfte[rs]\b|\b(?:sagen|"
    r"punktet|behandlingen|"
    r"ansøgningen)\b[^;]*\budsættes\b|\btager stilling til\b|"
    r"\bindgår i (?:\w+\s+){0,3}(?:forhandlingerne|budgetforhandling\w*|budgetlægning\w*|budgetproces\w*)|"
    r"\bpris(?:en|erne)?\b[^;]{0,80}\b(?:hæves|sænkes|fastsættes|forhøjes|nedsættes|reguleres|udgør)\b",
    re.IGNORECASE,
)
_ONLY_SAID = pattern(
    r"\b(?:forventes at (?:bruge|koste|udgøre)|forventer at bruge|svarer til|svarende til|koster|anslås (?:til|at)|beløber sig til|"
    r"vurderes at udgøre|gennemsnit\w*|betinget af|forudsat,? at|forudsætning af)\b",
    re.IGNORECASE,
)

_INCOME = pattern(
    r"\bindtægts?(?:bevilling|anlægsbevilling)\w*|\bbevilling\w*\s+\((?:anlægs)?indtægt\w*\)|\w*bevilling\w*\s+\(indtægt\w*\)|\banlægsindtægt\w*|\bindtægts(?:beløb|ramme)|\b(?:i|som|af)\s+(?:\w+\s+)?indtægt(?:er|"
    r"en)?\b|\bmerindtægt\w*|\bindtægt(?:er)?\s+(?:på|for)\s*$|^\s*(?:i\s+)?indtægt\w*|\bindtægts\w*bevilling",
    re.IGNORECASE,
)
_SPENT_ON = pattern(r"[^,;.]{0,80}\b(?:anvendes|bruges|benyttes)\s+til\b", re.IGNORECASE)
_GIVES_UP = pattern(r"\b(?:afgive[rs]?|afstå[rs]?)\s+(?:i alt\s+|ca\.\s+|yderligere\s+)?$", re.IGNORECASE)  # an income moved away
_PART = pattern(
    r"\b(?:heraf|hvoraf|herunder|deraf|inkl\.?|inklusive|inclusive|ekskl\.?|eksklusive|incl\.?|medregnet|af hvilke[nt]?)\b[^,;]*$",
    re.IGNORECASE,
)
_TOTAL = pattern(
    r"\b(?:i alt|ialt|samlet(?:\s+set)?|sammenlagt|tilsammen|total(?:t|en)?|samlede?|den samlede (?:\w+)|sum)\b[^,;0-9]{0,50}$",
    re.IGNORECASE,
)


_ACTS: tuple[tuple[re.Pattern[str], ProseKind], ...] = (
    (_TRANSFER, "transfer"),
    (_RELEASE, "release"),
    (_GRANT, "appropriation"),
)
_ACTS_ANYWHERE: tuple[tuple[re.Pattern[str], ProseKind], ...] = (
    (_TRANSFER, "transfer"),
    (_RELEASE, "release"),
    (_GRANT, "appropriation"),
    (_FINANCED, "appropriation"),
)
_GIVEN_NEARBY = pattern(r"\b(?:gives|bevilges|meddeles|afsættes|tillægsbevilling|godkendes)\b", re.IGNORECASE)


# "gives anlægsbevilling og frigives rådighedsbeløb på", "får meddelt og frigivet en anlægsbevilling": given, whatever is released with it
_GIVEN_AND_RELEASED = pattern(
    r"\b(?:gives|giver|meddele[rs]?|meddelt|bevilge[rs]?|bevilget|ydes)\s+(?:(?:og|samt)\s+frigiv\w+\s+)?"
    r"(?:(?!frigiv)[^\s.;]+\s+){0,5}?(?!rådigheds)\w*bevilling\w*",
    re.IGNORECASE,
)
_QUOTED = pattern('["”“»„][^"”“»«„\n]{1,80}["”“«]')


def _unquoted(text: str) -> str:
    """The text with names in quotation marks blanked: 'kontoen "Flytning af klub Nord"' moves nothing."""
    return _QUOTED.sub(lambda match: " " * len(match.group()), text) if _QUOTED.search(text) else text


_NEAR = 200
"""A frame named farther before an amount is not its frame."""


@lru_cache(maxsize=256)
def _act_anywhere(text: str) -> ProseKind | None:
    text = _unquoted(text)
    return next((act for wording, act in _ACTS_ANYWHERE if wording.search(text)), None)


@lru_cache(maxsize=64)
def _acts_in(text: str) -> tuple[tuple[int, int, ProseKind], ...]:
    """The acts a sentence names, each with start and end: worked out once for all of its amounts."""
    text = _unquoted(text)
    return tuple((match.start(), match.end(), act) for wording, act in _ACTS for match in wording.finditer(text))


def _acts_before(text: str, before: str) -> dict[ProseKind, int]:
    """The acts named before an amount, each with the place of its last mention."""
    found: dict[ProseKind, int] = {}
    frame = _FRAME.search(before, max(0, len(before) - _NEAR))
    if frame is not None:
        found["frame"] = frame.start()
    return found | {act: start for start, end, act in _acts_in(text) if end <= len(before)}


def _governing(acts: dict[ProseKind, int], before: str) -> ProseKind:
    """Which of several acts governs the amount: a frame is a frame, "frigives anlægsbevilling" releases, else the nearest."""
    nearest = max(acts, key=lambda act: acts[act])
    if "frame" in acts:
        return "frame"
    if nearest != "appropriation" or "transfer" not in acts:
        if "release" in acts and _GIVEN_AND_RELEASED.search(before) is not None:
            return "appropriation"
        return "release" if nearest == "appropriation" and "release" in acts else nearest
    return nearest if _GIVEN_NEARBY.search(before[max(0, acts[nearest] - 30) :]) else "transfer"


def sentence_kind(text: str, before: str, after: str = "") -> ProseKind | None:
    """A sentence, and the words before and after the amount → the kind of act, or `None` where no act is named.

    `before` decides between two acts in one sentence: the nearest verb or noun before the amount is the one that governs it,
    unless only a noun stands there and its verb follows ("at anlægsbevillingen på 1,4 mio. kr. frigives").
    """
    nearest = _acts_before(text, before)
    kind = _governing(nearest, f"{before}{after[:160]}" if "release" in nearest else before) if nearest else _act_anywhere(text)
    if kind == "appropriation" and nearest and not _GIVING_VERB.search(before) and (verb := _VERB_AFTER.search(after[:160])) is not None:
        kind = "release" if verb["release"] else "transfer"
    if kind == "appropriation" and _is_release(text):
        return "release"
    if kind in ("appropriation", None) and _TO_CASH.search(text) and "bevilling" not in text.lower() and not _CUT.search(before):
        return "transfer"
    return kind


def _is_release(text: str) -> bool:
    """An anlægsbevilling paid by the rådighedsbeløb that stands for it on the very same place: nothing is given but leave to use it
    (FORMATS C1, 7). Paid by another rådighedsbeløb, or by a pool, it is given."""
    return _SAME_PLACE.search(text) is not None and _WORKS.search(text) is not None and _NEW_MONEY.search(text) is None


_SAME_PLACE = pattern(r"\brådighedsbeløb\w*\s[^.;]{0,60}\bsamme\s+(?:stednr|stednummer|sted|projekt|konto)\b", re.IGNORECASE)
_WORKS = pattern(r"\banlægs\w*bevilling\b(?!\s+og\s+rådighedsbeløb)", re.IGNORECASE)
_NEW_MONEY = pattern(r"tillægs\w*bevilling|kassen", re.IGNORECASE)
_GIVEN_WITH_IT = pattern(
    r"\b(?:gives|giver|meddele[rs]|bevilge[rs]|ydes)\s+(?:(?!frigiv)[^\s.;]+\s+){0,4}?anlægs\w*bevilling\w*\s+"
    r"(?:(?:på|af|med)\s+(?:et\s+)?(?:det\s+)?(?:samme|tilsvarende)|hertil|svarende|tilsvarende)\b",
    re.IGNORECASE,
)


_STANDS = pattern(
    r"\b(?:står|indgår|er)\s+(?:der\s+)?(?:\w+\s+){0,3}?(?:et\s+|afsat\s+|optaget\s+|budgetteret\s+)*(?:rådighedsbeløb|beløb|afsat|optaget)",
    re.IGNORECASE,
)
_TO_BE_RELEASED = pattern(r"\bfrigive(?:s|lse)\b", re.IGNORECASE)


def stands_to_be_released(sentence: str, around: str) -> bool:
    """ "På investeringsoversigten står et rådighedsbeløb på 1,5 mio. kr. Der anmodes om frigivelse af beløbet": nothing but released."""
    return _STANDS.search(sentence) is not None and "bevilling" not in sentence.lower() and _TO_BE_RELEASED.search(around) is not None


def given_with_it(text: str) -> bool:
    """ "at rådighedsbeløbet på 3,6 mio. kr. frigives, og at der gives anlægsbevilling på samme beløb": given as well as released."""
    return _GIVEN_WITH_IT.search(text) is not None


def names_money_act(text: str) -> bool:
    """Does the sentence itself name an act with money (a verb or noun of giving, moving, releasing, financing)?"""
    return any(wording.search(text) for wording in (_GRANT, _TRANSFER, _RELEASE, _FINANCED))


def requests(text: str) -> bool:
    """Does the sentence ask for, or propose, money here and now ("der søges om", "det foreslås")?"""
    return _REQUESTS.search(text) is not None


def refused(text: str) -> bool:
    """Is the sentence about something that looks like an appropriation and is none: a guarantee, a tariff, accounts, a note?"""
    if _GUARANTEE.search(text) or _DENIED.search(text):
        return True
    return _REFUSED.search(text) is not None and _GIVEN_NOW.search(text) is None


_REPORTED = pattern(
    r"(?:\b(?:regionen|staten|regeringen|folketinget|KL)|ministeriet|styrelsen|direktoratet|fonden|foreningen|"
    r"\w kommune)\s+(?:har|oplyser|meddeler|forventer|skriver|varsler|vil|regner|melder|afsætter|bevilger|planlægger|påtænker)\b",
    re.IGNORECASE,
)
_WILL_BE = pattern(
    r"\b(?:vil|ville|ventes\s+at|forventes\s+at)\s+(?:der\s+)?blive\s+(?:\w+\s+)?(?:afsat|bevilget|givet|tilført|ydet|udmøntet)\b",
    re.IGNORECASE,
)


def told_by_others(text: str) -> bool:
    """ "Regionen oplyser, at der afsættes 40 mio. kr.", "der vil blive afsat 25 mio. kr.": money of someone else, or of another day."""
    if _WILL_BE.search(text) is not None:
        return _GIVEN_NOW.search(text) is None
    said = _REPORTED.search(text) if ", at " in text else None
    return said is not None and ", at " in text[said.end() :] and _GIVEN_NOW.search(text, 0, said.start()) is None


def is_past(text: str, before: str, decided: bool = False) -> bool:
    """Is the amount history ("har modtaget en bevilling på", "besluttede at afsætte")? `before` is its own clause; `decided` is true
    in a decision, whose past tense gives the money ("Byrådet bevilgede 300.000 kr.")."""
    if decided and _LONG_AGO.search(text) is None:
        return False
    clause = before[max(before.rfind(mark) for mark in (";", ". ", " at der ", " at ")) + 1 :] if before else ""
    if "følgende" in clause and ": " in clause and _GIVEN_NOW.search(clause) is not None:
        clause = clause[clause.rfind(": ") :]  # "der frigives følgende beløb, som er afsat i budgettet: A: 2,0 mio. kr."
    if _PAID_BACK.search(clause) is not None:
        return True
    return _PAST.search(clause) is not None or _DECIDED.search(before) is not None or _PAST_BY_CONTEXT.search(text) is not None


def only_said(before: str) -> bool:
    """Is the amount an estimate or a comparison rather than something done ("beløber sig til", "svarende til")?"""
    return _ONLY_SAID.search(before[-100:]) is not None


def is_income(before: str, after: str) -> bool:
    """Do the words tied to this amount say that it is income ("3,8 mio. kr. i anlægsindtægt", "en indtægtsbevilling på")?"""
    if _GIVES_UP.search(before) is not None or _SPENT_ON.match(after) is not None:
        return False
    return _INCOME.search(before) is not None or _INCOME.search(after) is not None


def is_part(before: str) -> bool:
    """Does "heraf", "inkl." or the like stand before the amount in its clause?"""
    return _PART.search(before) is not None


def is_total(before: str) -> bool:
    """Does "i alt" or "samlet" stand close before the amount?"""
    return _TOTAL.search(before[-70:]) is not None
