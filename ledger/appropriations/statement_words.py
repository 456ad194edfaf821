"""The words of a short sentence under an economic heading → does it deny consequences, name some, or neither? (FORMATS C2)

Fixed wordings stand in `ledger.appropriations.statements`; this is what is left when none of them fits: a negation close before
an economic word denies ("Sagen er ikke forbundet med økonomiske konsekvenser"), a cost with a verb of paying names some
("Merudgiften indarbejdes i budgettet"). What is unknown, put off, or somebody else's says nothing.
"""

from __future__ import annotations

from typing import Literal

from ledger.patterns import pattern

__all__ = ["by_words"]

_WORD = pattern(r"[a-zæøåé0-9-]+")
_DENIES = frozenset(["ingen", "ikke", "uden", "hverken", "intet", "næppe", "nul"])
_ECONOMIC = pattern(
    r"^(?:økonomi(?!udvalg|afdeling|stab|forvaltning|center|chef|direkt)|bevilling|tillægsbevilling|budgetmæssig|budget(?:tet|"
    r"ter|ændring)?$|budgetkonsekvens|budgetvirkning|finansiel|likvid|"
    r"serviceramme|kasse(?!r)|kommunekasse|(?:mer|mindre|drifts|anlægs|ekstra)?(?:udgift|omkostning)|økonomisk|merforbrug)"
)
_COST = pattern(
    r"^(?:(?:mer|mindre|drifts|anlægs|netto|brutto|etablerings)?(?:udgift|omkostning|indtægt|forbrug)|(?:tillægs|anlægs)?bevilling"
    r"(?!smæssig|sniveau)|besparelse|tilskuddet|medfinansiering)"
)
_PAYS = pattern(
    r"^(?:forudsæt|indarbejde|rumme|dække|afhold|indgår|finansiere|udgør|medfør|kræv|tilføre|afsæt|bevilg|indebær|betyde|giver|udløs|søge|"
    r"ansøge|stig|falde|øge|forøge|reducere|fordele|hentes|konteres|budgettere|indregne|kommer)"
)
_OPEN = pattern(
    r"^(?:kend(?:t|es|te|skab)|opgjort|opgør|beregn|vurdering|foretage|afklar|lavet|afsat$|mulig|belys|beskrev|udarbejd|endnu|senere|"
    r"særskilt|tilstrækkelig|nok|råd|overskrid|indarbejdet$|medregnet|indregnet|udelukke|tidligere|blev|været|tage[rst]?$|taget)"
)
_OTHERS = pattern(
    r"\b(?:borger|bruger|beboer|lejer|grundejer|familie|forening|elev|virksomhed|erhvervsliv|medarbejder|forældre|egenbetaling|takst|"
    r"brugerbetaling|selskabet har|ejeren?)\w*"
)
_UNBUDGETED = pattern(
    r"\bikke (?:er )?(?:i|på|afsat i|indeholdt i|med i|optaget på|medtaget i) "
    r"(?:det |den |de )?(?:[\wæøå]+ )?\w*(?:budget|ramme|investeringsoversigt)"
)
"""`Beløbet er ikke i budgettet`: a cost nobody has budgeted, not a denial of costs."""
_NEAR = 7
_SHORT = 320


def by_words(sentence: str) -> Literal["none", "some"] | None:
    """A lower-case sentence without figures → "none", "some", or `None`. Linear; long sentences say nothing here."""
    if len(sentence) > _SHORT or _OTHERS.search(sentence):
        return None
    if _UNBUDGETED.search(sentence):
        return "some"
    words = _WORD.findall(sentence)
    if any(_OPEN.match(word) for word in words):
        return None
    denials = [place for place, word in enumerate(words) if word in _DENIES]
    economic = [place for place, word in enumerate(words) if _ECONOMIC.match(word)]
    if len(denials) == 1:
        [denied] = denials
        if any(0 < place - denied <= _NEAR for place in economic) or (
            words[denied] in ("nul", "ingen") and denied == len(words) - 1 and economic
        ):
            return "none"
        return None
    if denials:
        return None
    costs = [place for place, word in enumerate(words) if _COST.match(word)]
    return "some" if costs and any(_PAYS.match(word) for word in words) else None
