"""A sentence and its amounts → the cover it names: source by source, with the amount of each (FORMATS C3, DOMAIN 4).

Amount and name come in either order: "4,5 mio. kr. fra Sundhed og Omsorg", "kassen med 2 mio. kr.", "donation på 9,3 mio.
kr. fra Salling Fondene". A list is cut where one source ends and the next amount or name begins.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from ledger.appropriations.prose_amounts import Amount
from ledger.appropriations.prose_names import MONEY, Cover, CoverPart, clean_tail, code_of, name_of
from ledger.appropriations.prose_places import ahead_in, borrowed_in, cut_back_in, located_in, spent_income_in, yielded_in
from ledger.appropriations.sources import source_code
from ledger.patterns import pattern

__all__ = ["Cover", "CoverPart", "cover_of", "refers"]


_BY = r"(?:af|ved|via|fra|gennem|igennem|med|over|på|inden\s?for|som|ud af|i)"
_ADVERB = (
    r"(?:\s+(?:delvist?|fuldt ud|dels|herefter|således|derfor|alene|ligeledes|også|i\s+(?:19|20)\d\d|hhv\.|henholdsvis|samlet|"
    r"fortrinsvis|primært|forslås|foreslås))*"
)
_PAYING = (
    r"(?:afholdt|dækket|hentet|taget|udredt|anvist|afholdes|holdes|anvises|dækkes|betales|betalt|udredes|hentes|"
    r"tages|trækkes|rummes|indeholdes|konteres)"
)
_ACCOUNT = (
    r"(?:konto|pulje|budget(?!for|semin|drøft|proces|lægning)|ramme|bevilling|politikområde|anlægs|§|lån|funktion|"
    r"midler|reserve|rådighedsbeløb|stednr)"
)
_AT_ACCOUNT = rf"(?:på|i|under|over)(?=\s(?:[^\s.;,]+(?:,\s|\s)){{0,6}}?[^\s.;,]*{_ACCOUNT})"
_ANY_TEXT = r"(?:[^.;]|\.(?=\s?kr|[0-9]|\s(?-i:[a-zæøå])))"
_TRIGGER = pattern(
    rf"""
      (?P<solo>\b(?:lån|låne|kasse|takst|bruger|pulje|fonds)finansier(?:es?|ing|et)\b)
    | \b(?:finan[cs]i?ering(?:en)?\s+sker|finan[cs]i?er(?:es|et))\s+ved,?\s+at\s+(?:der\s+)?\w+es(?=\s)
    | \bfinan[cs]i?ering(?:en)?(?:\s+(?:af|på)\s{_ANY_TEXT}{{0,70}}?)?
        \s+(?:(?:kan|vil|skal|foreslås\s+at|forudsættes\s+at)\s+ske|sker|foretages|findes|tilvejebringes|kommer|foreslås|udgøres)(?:\s+fundet)?{_ADVERB}\s+{_BY}(?=\s)
    | \b(?:finan[cs]i?er(?:es|et)|finan[cs]i?ering(?:en)?(?:\s+\w+){{0,2}}|dækkes|afholdes)
        \s+(?:således|som\s+følger|på\s+følgende\s+måde|sådan|med\s+følgende)\s*:?(?=\s)
    | \bfinan[cs]i?ering(?:en)?\s*(?:fra|via|af\s+(?=kassen|pulje)|:\s|ved|over)\s*
    | \b(?:finan[cs]i?er(?:es?|et|ede)|medfinansieres){_ADVERB}(?:\s+(?:[^\s.;]+)){{0,5}}?{_ADVERB}\s+{_BY}(?=\s)
    | \b{_PAYING}{_ADVERB}(?:\s+(?!til\b)[^\s.;,]+){{0,4}}?
        \s+(?:af|fra|over|inden\s?for|via|ved|{_AT_ACCOUNT})(?=\s)
    | \banvises\s+(?:\w+\s+){{0,2}}?(?:dækning|finansiering)\b{_ANY_TEXT}{{0,90}}?
        \s(?:på|af|ved|fra|over|i|under|via)(?=\s(?!(?:ca\.\s*)?\d))
    | \bdækning\s+(?:for\s[^.;]{{0,60}}?\s)?(?:på\s+{MONEY}\s+)?
        (?:(?:af|fra|via)(?=\s+(?:\w+\s)?(?:konto|pulje|kasse|likvide))|{_AT_ACCOUNT})
    | \b(?:modpost|træk)\s+på(?=\s)
    | \b(?:mod|ved)\s+(?:en\s+|et\s+)?(?:tilsvarende\s+)?
        (?=(?:mindre(?:udgift|forbrug)|merindtægt|reduktion|nedsættelse|nedskrivning|besparelse|træk)\w*\s+(?:på|af|i|under|fra)\s)
    | \blån(?:et)?\s+optages\s+(?:på|via|i|under|hos)(?=\s)
    | \b(?:tilvejebringes|finan[cs]ieres|hentes|findes|skaffes)\s+ved\s+at\s+(?:der\s+)?
        (?:reducere|nedsætte|nedskrive|mindske|bruge|anvende|omprioritere|omplacere)(?=\s)
    | \bmodsvares\s+af(?=\s)
    | \bmodregnes\s+i(?=\s)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MOVE = pattern(
    r"\b(?:overfør\w*|omplacer\w*|(?:over)?flyt\w*|rokere\w*|konverter\w*|udmønte\w*|udmøntning\w*|omdisponer\w*|hente\w*|"
    r"frigive\w*|omprioriter\w*|tilfør\w*|"
    r"genbevil\w*)\b",
    re.IGNORECASE,
)
_FROM = pattern(r"\bfra\s+(?!(?:19|20)\d\d|og med\b|den \d)(?=\S)", re.IGNORECASE)
_WORDS_BEFORE = r"(?:(?:den|det|de)\s+i\s+(?:\w+\s+){1,3}(?=afsat))?(?:(?!(?:af|fra|via|til|over|ved)\s)[^\s,.;]+\s+){0,4}?"
_POOL_NOUN = pattern(
    rf"\binden\s?for\s+(?={_WORDS_BEFORE}[^\s,.;]*(?:ramme|budget|bevilling|pulje|rådighedsbeløb))|\b(?:fra|af|via|"
    rf"over)\s+(?={_WORDS_BEFORE}(?:[^\s,.;]*(?:pulje|rammen\b|kasse[nb]|kassen|reserve[nr]?\b|reserver\b|rådighedsbeløb|"
    rf"likvid|fondsmidler|bloktilskud|statstilskud|"
    r"fonden|fondene|driftsbudget|uforbrugt|mindreforbrug|merindtægt|restbudget|donation|konto(?:en)?\b)|§ ?18|(?:fonds|"
    r"pulje|anlægs|investerings|"
    r"drifts|budget|dut-|stats)?"
    r"midler(?:ne)?\b|[^\s,.;]*udvalgets konto))",
    re.IGNORECASE,
)
_END = pattern(
    r";|,?\s+(?:heraf|hvoraf|herunder)\b|,?\s+(?:og|samt)\s+at\b|\s+(?:således|som\s+følger|fordelt\s+således|på\s+følgende\s+måde)\s*:|,\s+(?:og\s+)?(?:at|hvor|idet|hvilket|mens|således|såfremt|samtidig|der|som|"
    r"hvorefter|hvorved|med henblik|jf\.?|forudsat|blev|bliver|godkendt|som følge)\b|\s+jf\.|\s+jfr\."
    r"|\s+og\s+(?:tilføres|indarbejdes|frigives|bevillingen|beløbet|udgiften|rådighedsbeløbet|der|indgår|bogføres)\b|"
    r"\s+som\s+(?:angivet|vist|anført|beskrevet)\b|\n",
    re.IGNORECASE,
)
_SEPARATOR = pattern(r",\s*(?:samt|og|dels)?\s*|\s+(?:og|samt|dels|plus|\+)\s+|\s*;\s*", re.IGNORECASE)
_DELS = pattern(r"(?:^|,?\s+(?:og\s+|samt\s+)?)\b(?:dels)\s+", re.IGNORECASE)
_ADJECTIVE = pattern(r"\w+et\s+\w*bevilling", re.IGNORECASE)
_WITH = pattern(r"\s+(?:delvist\s+)?med\s+(?:i alt\s+|ca\.\s+)?", re.IGNORECASE)
_NEXT_BY = pattern(
    r"\s*,?\s+(?:og|samt)\s+(?=(?:\d{1,3}(?:,\d+)?\s?(?:%|pct\.?|procent)|halvdelen|resten)\s+(?:fra|af|via)\s)|"
    r"\s*,?\s+(?:og|samt)\s+(?=(?:fra|af|via|ved|gennem|på)\s)|\s*,\s+(?=(?:fra|af|via|ved|gennem)\s)|\s+(?:samt)\s+(?=\S)",
    re.IGNORECASE,
)
_REST = pattern(
    r"(?:,?\s+(?:og|mens|samt)|,)\s+(?:at\s+)?(?:resten|det resterende(?: beløb)?|restbeløbet|restfinansieringen|"
    r"den resterende del)\s+(?:finan[cs]ieres\s+)?(?:af|fra|via|ved|over)?\s*",
    re.IGNORECASE,
)
_PARTIAL = pattern(
    r"\b(?:delvist?|heraf|hvoraf|herunder|blandt andet|bl\.a\.|primært|fortrinsvis|resten|restbeløbet|resterende)\b", re.IGNORECASE
)
_REFERS = pattern(
    r"\b(?:finan[cs]ier\w*|dækkes|dækning\w*|afholdes|anvises)\b[^.;]{0,40}?(?:\b(?:som|således|jf\.?|efter|på\s+den\s+måde|"
    r"med\s+den|i\s+overensstemmelse|i\s+henhold|ovenfor|nedenfor)\b"
    r"[^.;]{0,60}|\s)(?:beskrevet|anført\w*|angivet|vist|nævnte?|skitseret|foreslået|oplyst|opstillet|omtalt|fremgår|økonomi\w*|"
    r"sagsfremstilling\w*|forslag\w*|ovenfor|ovenstående|bevillingsmæssig\w*)|"
    r"\b(?:beskrevne|anførte|angivne|nævnte|skitserede|foreslåede)\s+finan[cs]iering",
    re.IGNORECASE,
)
_OWN = pattern(r"(?:\b(?:heraf|hvoraf|deraf)\s+|^\s*(?:at\s+)?|,\s+(?:(?:og|samt)\s+at|at|og)\s+)(?:ca\.\s*)?$", re.IGNORECASE)
_TO = pattern(r"\s+til\s+(?=\S)")


def cover_of(text: str, amounts: tuple[Amount, ...]) -> tuple[Cover, ...]:
    """A sentence and its amounts → its covers in printed order; empty when it names none."""
    low = text.lower()
    triggers = []
    if any(stem in low for stem in _STEMS):
        triggers = [match for match in _TRIGGER.finditer(text) if not _negated(text, match) and not _contingent(text, match)]
        if len(triggers) > 1:  # "finansieres gennem en lånefinansieret tillægsbevilling": the verb names it
            triggers = [match for match in triggers if not (match["solo"] and _ADJECTIVE.match(text, match.start()))]
    found: list[Cover] = []
    for i, trigger in enumerate(triggers):
        if found and trigger.start() < found[-1].end:
            continue
        stop = triggers[i + 1].start() if i + 1 < len(triggers) else len(text)
        cover = _triggered(text, amounts, trigger, stop)
        if cover is not None:
            found.append(cover)
    if (
        "lån" in low
        and (loan := borrowed_in(text, amounts)) is not None
        and not any(loan.start < one.end and one.start < loan.end for one in found)
    ):
        found = sorted([*found, loan], key=lambda one: one.start)
    if found and _GIVES_TOO.search(low) and (gifts := _contributed(text, amounts)) is not None and gifts.end <= found[0].start:
        found.insert(0, gifts)
    if not found:
        found = _each_from(text, amounts)
    if not found:
        cover = (
            _contributed(text, amounts)
            or _listed(text, amounts)
            or yielded_in(text, amounts)
            or spent_income_in(text, amounts)
            or _moved(text, amounts)
            or ahead_in(text, amounts)
            or located_in(text, amounts)
            or cut_back_in(text)
        )
        if cover is not None:
            found.append(cover)
    return tuple(found)


def refers(text: str) -> bool:
    """Does the sentence say that the cover is told elsewhere ("finansieres som beskrevet under Økonomi")?"""
    return ("nan" in text and _REFERS.search(text) is not None) or ("dæk" in text and _REFERS.search(text) is not None)


_STEMS = (
    "finan",
    "afhol",
    "dækk",
    "dækn",
    "betal",
    "udred",
    "hente",
    "tages",
    "trækk",
    "træk ",
    "rummes",
    "indehold",
    "konter",
    "anvis",
    "modpost",
    "optages",
    "modsvar",
    "modregn",
    "mod ",
    "ved ",
)


# what is only paid should it come, or is no part of the amount: overruns, the running costs afterwards
_MORE_COST = r"(?:mer|ekstra)(?:udgift|omkostning|forbrug)\w*"
_MAY_COME = pattern(
    rf"\b(?:eventuel\w*|evt\.|mulige?|yderligere|øvrige|senere|uforudsete)\s+(?:\w+\s+)?(?:{_MORE_COST}|udgift\w*|omkostning\w*|forbrug|"
    rf"overskridelse\w*|fordyrelse\w*|mindreindtægt\w*)|\boverskridelse\w*|\boverskrides\b|\bdyrere\b|\bfordyre(?:s|lse\w*)\b|"
    rf"\b(?:hvis|såfremt|skulle)\b[^.;]{{0,80}}\b(?:{_MORE_COST}|overstige\w*|ikke)\b|"
    r"\b(?:den|de|der|alle|al|og)?\s*(?:afledt\w*|fremtidig\w*|efterfølgende)\s+(?:\w+\s+)?(?:drift\w*|udgift\w*|\w*drift)\b|"
    r"\balle\s+udgifter\s+til\b",
    re.IGNORECASE,
)
_BARE_OVERRUN = pattern(rf"(?:^|[.;]\s+|\bat\s+){_MORE_COST[:-3]}er(?:\s+(?:i|ved|på|til)\s+(?:\w+\s?){{1,3}})?\s*$", re.IGNORECASE)
_OWN_FRAME = pattern(r"\b(?:inden\s?for|i|af)\s*$", re.IGNORECASE)
_FIGURE = pattern(r"[0-9]\s?(?:mio|mia|t\.|tkr|kr)", re.IGNORECASE)


_BORDER = pattern(r"[.:;]\s+(?=[A-ZÆØÅ])|;\s|\sat\s")


def _contingent(text: str, trigger: re.Match[str]) -> bool:
    """Does the verb pay what may come on top ("eventuelle merudgifter holdes inden for rammen", "den afledte drift afholdes af …")
    rather than the amount? An amount in the same clause is money that is known, unless it is only the border of the overrun."""
    before = text[max(0, trigger.start() - 200) : trigger.start()]
    borders = [border.end() for border in _BORDER.finditer(before)]
    clause = before[borders[-1] :] if borders else before
    said = f"{clause}{trigger.group()}"
    if _FIGURE.search(clause) is not None:
        return re.search(r"\b(?:eventuel\w*|evt\.)\s", clause, re.IGNORECASE) is not None
    if _MAY_COME.search(said) is not None:
        return True
    return _BARE_OVERRUN.search(clause) is not None and _OWN_FRAME.search(trigger.group()) is not None


def _negated(text: str, trigger: re.Match[str]) -> bool:
    return (
        re.search(r"\b(?:ikke|ingen|uden|mangler)\s*(?:\w+\s+)?$", text[max(0, trigger.start() - 22) : trigger.start()], re.IGNORECASE)
        is not None
    )


def _triggered(text: str, amounts: tuple[Amount, ...], trigger: re.Match[str], stop: int) -> Cover | None:
    if trigger["solo"]:
        word = trigger["solo"]
        following = re.match(r"\s+(?:via|ved|af|gennem)\s+", text[trigger.end() :])
        split = next((i for i, amount in enumerate(amounts) if _WITH.fullmatch(text[trigger.end() : amount.start]) is not None), None)
        if split is not None:
            return Cover(trigger.start(), amounts[split].end, (CoverPart(word, split, source_code(word)),))
        if following is None:
            return Cover(trigger.start(), trigger.end(), (CoverPart(word, None, source_code(word)),))
    begin = trigger.end()
    end = _end(text, begin, stop, amounts)
    if stop < len(text):
        end = min(end, _clause_start(text, begin, stop, amounts))
    parts = _parts(text, begin, end, amounts, _leading(text, trigger.start(), amounts))
    if not parts:
        return None
    partial = _PARTIAL.search(text[max(0, trigger.start() - 40) : end]) is not None
    if len(parts) == 1 and parts[0].amount is None and (own := _share_of(text, trigger, amounts)) is not None:
        return Cover(min(trigger.start(), amounts[own].start), end, (replace(parts[0], amount=own),), partial)
    # "den manglende finansiering på 0,7 mio. kr. findes inden for rammen": what is covered may stand inside the verb
    start = max([trigger.start(), *(amount.end for amount in amounts if trigger.start() <= amount.start and amount.end <= begin)])
    return Cover(start, end, parts, partial)


_COVER_OF = pattern(r"\b(?:dækning|finan[cs]iering)(?:\s+på|:)?\s+(?:i alt\s+|ca\.\s+|yderligere\s+)?$", re.IGNORECASE)
_REMAINING = pattern(
    r"\b(?:(?:de|den|det)\s+(?:resterende|øvrige|sidste|manglende|andre|yderligere)(?:\s+\w+\s+på)?|restbeløbet(?:\s+på)?|"
    r"restfinansieringen(?:\s+på)?|"
    r"resten(?:\s+på|,)?)\s+(?:i alt\s+|ca\.\s+)?$",
    re.IGNORECASE,
)


_OF_IT = pattern(r"\b(?:heraf|hvoraf|deraf)\s+(?:i alt\s+|ca\.\s+)?$", re.IGNORECASE)


_WHEREOF = pattern(r"\b(?:heraf|hvoraf|deraf)\b", re.IGNORECASE)


def _is_of_it(text: str, amounts: tuple[Amount, ...], i: int) -> bool:
    """ "hvoraf 4,4 mio. kr. dækkes af A, og 1,0 mio. kr. dækkes af B": the amount behind "hvoraf", and what fills the whole with it."""
    if _OF_IT.search(text[max(0, amounts[i].start - 40) : amounts[i].start]) is not None:
        return True
    words = list(_WHEREOF.finditer(text, 0, amounts[i].start))
    word = words[-1] if words else None
    before = [amount for amount in amounts if word is not None and amount.end <= word.start()]
    # "7,3 mio. kr. … (2,3 mio. kr.)": what stands in brackets is part of the amount before it
    behind = [a for a in amounts if word is not None and a.start >= word.end() and text[a.start - 1 : a.start] != "("]
    if not before or before[-1].ore is None or any(amount.ore is None for amount in behind):
        return False
    slack = before[-1].half + sum(amount.half for amount in behind)
    return abs(before[-1].ore - sum(amount.ore or 0 for amount in behind)) <= slack


def _share_of(text: str, trigger: re.Match[str], amounts: tuple[Amount, ...]) -> int | None:
    """The amount that the only source pays, said with the verb: "anvises dækning på 1,0 mio. kr. på konto 3.15.3", "de resterende
    2,0 mio. kr. finansieres af kassen"."""
    for i, amount in enumerate(amounts):
        if trigger.start() <= amount.start and amount.end <= trigger.end():
            if _COVER_OF.search(text[trigger.start() : amount.start]) is not None:
                return i
        elif i > 0 and 0 <= trigger.start() - amount.end <= 14 and _is_of_it(text, amounts, i):
            return i
        elif 0 <= trigger.start() - amount.end <= 14 and _REMAINING.search(text[max(0, amount.start - 60) : amount.start]) is not None:
            # what is left is left of something larger
            return i if i == 0 or any((before.ore or 0) > (amount.ore or 0) for before in amounts[:i]) else None
    return None


def _clause_start(text: str, begin: int, stop: int, amounts: tuple[Amount, ...]) -> int:
    """Where the clause of the next cover verb begins: at the separator before its own amount, else at the last separator."""
    own = [amount for amount in amounts if begin <= amount.start < stop and amount.end <= stop and stop - amount.end < 30]
    limit = own[-1].start if own else stop
    at = stop
    for match in _SEPARATOR.finditer(text, begin, limit + 1):
        at = match.start()
    return at


def _end(text: str, begin: int, stop: int, amounts: tuple[Amount, ...]) -> int:
    for match in _END.finditer(text, begin, stop):
        if any(amount.start <= match.start() < amount.end - 1 for amount in amounts):
            continue
        aside = _ASIDE.match(text, match.start(), stop)
        if aside is not None and aside.end() > match.end():
            continue  # the list of sources goes on behind what is said of one of them
        stop = match.start()
        break
    return _before_list(text, begin, stop, amounts)


_ASIDE = pattern(r",\s+hvor\s(?:[^.;]|\.(?=\s?kr|[0-9,]|\s(?-i:[a-zæøå]))){3,90}?,\s+(?:og|samt)\s+(?=(?:fra|af|via|ved)\s)", re.IGNORECASE)
_ENTRY = pattern(r":\s+(?=[^\s])")
_SEVERAL = pattern(r"\b(?:to|tre|fire|fem|flere|følgende|disse|\w*(?:puljer|kilder|poster|konti|reserver|rammer|beløb))$", re.IGNORECASE)
_SOURCE_BEHIND = pattern(r"\s*(?:i\s+[0-9]{4}\s+)?(?:fra|af|via)\s", re.IGNORECASE)


def _before_list(text: str, begin: int, stop: int, amounts: tuple[Amount, ...]) -> int:
    """ "som alle finansieres af puljen til veje: Bro: 425.000 kr., Sti: 310.000 kr.": what the colon announces is what is paid, not who
    pays it, unless several sources or sources behind their amounts are announced."""
    colon = _ENTRY.search(text, begin, stop)
    first = next((amount for amount in amounts if amount.start >= begin), None)
    if colon is None or first is None or first.start < colon.end() or _SEVERAL.search(text[begin : colon.start()]) is not None:
        return stop
    if _SOURCE_BEHIND.match(text, first.end) is not None or not name_of(text[begin : colon.start()]):
        return stop
    return colon.start()


def _moved(text: str, amounts: tuple[Amount, ...]) -> Cover | None:
    """ "Der overføres 5,1 mio. kr. fra X til Y", "tillægsbevilling på 8 mio. kr. fra kassen": the giving side after the amount."""
    if not amounts:
        return _moved_whole(text)
    moves = _MOVE.search(text) is not None
    for wording in (_POOL_NOUN, _FROM) if not moves else (_FROM, _POOL_NOUN):
        if wording is _FROM and not moves:
            continue
        for match in wording.finditer(text):
            if match.start() < amounts[0].start:
                continue
            begin, stop = match.end(), _end(text, match.end(), len(text), amounts)
            if moves:
                to = _TO.search(text, begin, stop)
                if to is not None and not re.search(
                    r"\b(?:pulje\w*|midler\w*|ramme\w*|reserve\w*|fond\w*|beløb\w*)$", text[begin : to.start()]
                ):
                    stop = to.start()
                elif to is not None and (second := _TO.search(text, to.end(), stop)) is not None:
                    stop = second.start()
            parts = _parts(text, begin, stop, amounts)
            if parts:
                return Cover(match.start(), stop, parts, False)
    return None


_MOVED_WHOLE = pattern(
    r"^\s*(?:at\s+)?(?:beløbet|beløbene|midlerne|bevillingen|pengene|udgiften)\s+(?:\w+\s+){0,2}?"
    r"(?:overføres|flyttes|omplaceres|hentes|tages|omprioriteres|omdisponeres)\s+fra\s+",
    re.IGNORECASE,
)


def _moved_whole(text: str) -> Cover | None:
    """ "at beløbet overføres fra projektet Rådhusets tag": the giving side of an amount told before."""
    match = _MOVED_WHOLE.match(text)
    if match is None:
        return None
    stop = _end(text, match.end(), len(text), ())
    to = _TO.search(text, match.end(), stop)
    if to is not None and not re.search(r"\b(?:pulje\w*|midler\w*|ramme\w*|reserve\w*)$", text[match.end() : to.start()]):
        stop = to.start()
    parts = _parts(text, match.end(), stop, ())
    return Cover(match.start(), stop, parts, False) if parts else None


_GIVES = pattern(
    r"(?P<name>[^\s,.;]+(?:\s+[^\s,.;]+){0,5}?)\s+(?:bidrager|medfinansierer|støtter|betaler|finansierer|yder|giver|dækker)\s+"
    r"(?:(?:projektet|udgiften|beløbet|herefter|således|selv|også)\s+)?(?:med\s+)?(?:et\s+\w+\s+på\s+)?(?:i alt\s+|ca\.\s+|de\s+)?$",
    re.IGNORECASE,
)
_GIVES_TOO = pattern(r"\b(?:bidrager|medfinansierer|yder|dækker|betaler|støtter)\s")
_GIVER = pattern(r"^(?:(?:hvoraf|heraf|mens|og|hvor|hvortil|samt|idet|at)\s+)+", re.IGNORECASE)


_GIVEN_IF = pattern(r"\bforudsætning\s+af\b|\bforudsat\b|\bbetinget\s+af\b|\bbetingelse\b", re.IGNORECASE)


def _contributed(text: str, amounts: tuple[Amount, ...]) -> Cover | None:
    """ "hvoraf A Kommune bidrager med 1,2 mio. kr., og B Kommune bidrager med 0,8 mio. kr.": givers as the subjects of their gifts."""
    parts: list[CoverPart] = []
    for i, amount in enumerate(amounts):
        if i == 0 or amount.per:
            continue
        before = text[amounts[i - 1].end : amount.start]
        start = max(before.rfind(", "), before.rfind("; "), before.rfind(" og "), before.rfind(". ")) + 1
        if _GIVEN_IF.search(before) is not None:
            continue
        match = _GIVES.search(before[start:][-160:].strip() + " ")
        name = name_of(_GIVER.sub("", match["name"].strip())) if match is not None else ""
        if name and name[0].isupper():
            parts.append(CoverPart(name, i, source_code(name)))
    if not parts:
        return None
    first, last = (amounts[part.amount or 0] for part in (parts[0], parts[-1]))
    return Cover(first.start, last.end, tuple(parts), True)


_HERAF_PAID = pattern(
    r"\s*(?:heraf|hvoraf|deraf|af\s+(?:\w*bevillingen|beløbet|udgiften|anlægssummen|rammen|disse|dette|det\s+samlede\s+beløb))"
    r"\s+finan[cs]ieres\s+(?:i alt\s+|ca\.\s+)?",
    re.IGNORECASE,
)
_FROM_SOURCE = pattern(r"\s+(?:fra|via|af)\s+(?!(?:19|20)\d\d)(?=[^\s,.;])", re.IGNORECASE)


def _listed(text: str, amounts: tuple[Amount, ...]) -> Cover | None:
    """ "0,9 mio. kr., heraf 0,6 mio. kr. fra puljen og 0,3 mio. kr. fra fonden": two or more amounts, each with its own source, that
    make up the amount before them."""
    own = [i for i, amount in enumerate(amounts) if _FROM_SOURCE.match(text, amount.end)]
    if own and own == list(range(own[0], own[-1] + 1)) and _HERAF_PAID.fullmatch(text[: amounts[own[0]].start]):
        end = _end(text, amounts[own[-1]].end, len(text), amounts)
        parts_paid = _parts(text, amounts[own[0]].start, end, amounts)
        return Cover(amounts[own[0]].start, end, parts_paid) if parts_paid else None
    if len(own) < 2 or own[0] == 0 or own != list(range(own[0], own[-1] + 1)):
        return None
    whole, parts = amounts[own[0] - 1], [amounts[i] for i in own]
    if whole.ore is None or any(part.ore is None for part in parts):
        return None
    slack = whole.half + sum(part.half for part in parts)
    if abs(whole.ore - sum(part.ore or 0 for part in parts)) > slack:
        return None
    begin, end = parts[0].start, _end(text, parts[-1].end, len(text), amounts)
    found = _parts(text, begin, end, amounts)
    return Cover(begin, end, found) if found else None


def _each_from(text: str, amounts: tuple[Amount, ...]) -> list[Cover]:
    """ "der overføres 1,2 mio. kr. fra A, 0,3 mio. kr. fra B og 0,5 mio. kr. fra C til D": each amount with the giver right behind it."""
    if len(amounts) < 2 or _MOVE.search(text, 0, amounts[0].start) is None:
        return []
    found: list[Cover] = []
    for i, amount in enumerate(amounts):
        mark = _FROM_SOURCE.match(text, amount.end)
        if mark is None:
            return []
        end = _cut(text, mark.end(), amounts[i + 1].start) if i + 1 < len(amounts) else _end(text, mark.end(), len(text), amounts)
        to = _TO.search(text, mark.end(), end) if i + 1 == len(amounts) else None
        end = to.start() if to is not None else end
        name = name_of(text[mark.end() : end])
        if not name:
            return []
        found.append(Cover(mark.start(), end, (CoverPart(name, None, source_code(name)),)))
    return found


def _leading(text: str, trigger: int, amounts: tuple[Amount, ...]) -> int | None:
    """The amount before the verb that belongs to the first source: "hvoraf 1 mio. kr. finansieres af lån og 0,2 mio. kr. af kassen"."""
    before = [i for i, amount in enumerate(amounts) if amount.end <= trigger and trigger - amount.end <= 14]
    if not before:
        return None
    return before[-1] if _OWN.search(text[: amounts[before[-1]].start]) else None


def _parts(text: str, begin: int, end: int, amounts: tuple[Amount, ...], leading: int | None = None) -> tuple[CoverPart, ...]:
    inside = [i for i, amount in enumerate(amounts) if begin <= amount.start and amount.end <= end and not amount.per]
    rest = _REST.search(text, begin, end)
    extra: list[CoverPart] = []
    if rest is not None:
        name = name_of(text[rest.end() : end])
        end = rest.start()
        inside = [i for i in inside if amounts[i].end <= end]
        if name:
            extra = [CoverPart(name, None, source_code(name))]
    aside = _ASIDE.search(text, begin, end)
    if aside is not None:
        behind = _parts(text, aside.end(), end, amounts)
        name = name_of(text[begin : aside.start()])
        if name and not any(begin <= amount.start < aside.start() for amount in amounts):
            return (CoverPart(name, None, code_of(name, text[max(0, begin - 24) : begin])), *behind)
    if not inside:
        pieces = _DELS.split(text[begin:end]) if _DELS.search(text[begin:end]) else _NEXT_BY.split(text[begin:end])
        names = [name for name in (name_of(piece) for piece in pieces) if name]
        return tuple(CoverPart(name, None, code_of(name, text[max(0, begin - 24) : begin])) for name in names) + tuple(extra)
    if leading is not None and text[amounts[inside[0]].start - 3 : amounts[inside[0]].start].strip() not in ("på", "ed"):
        cut = _cut(text, begin, amounts[inside[0]].start)
        first = name_of(text[begin:cut])
        if first and cut < amounts[inside[0]].start:
            extra.insert(0, CoverPart(first, leading, code_of(first, text[max(0, begin - 24) : begin])))
            begin = cut
    cuts = [begin]
    for left, right in pairwise(inside):
        cuts.append(_cut(text, amounts[left].end, amounts[right].start))
    cuts.append(end)
    parts = []
    for index, start, stop in zip(inside, cuts, cuts[1:], strict=False):
        amount = amounts[index]
        name = _named(text[start : amount.start], text[amount.end : stop])
        if name:
            parts.append(CoverPart(name, index, code_of(name, text[max(0, begin - 24) : begin])))
        elif parts:
            parts.append(CoverPart(parts[-1].name, index, parts[-1].code))  # the same source, in another year
    return tuple(sorted([*parts, *extra], key=lambda part: (part.amount is None, part.amount or 0)))


def _cut(text: str, left: int, right: int) -> int:
    """Between two amounts: where the first source ends. Right before an amount that opens its own source, else at the first gap."""
    separators = list(_SEPARATOR.finditer(text, left, right))
    if not separators:
        return right
    last = separators[-1]
    if re.fullmatch(r"(?:\s*(?:dels|ved|med|på|af|i alt|ca\.|fra|yderligere|op til|netto)\s*)*", text[last.end() : right]):
        return last.start()
    dels = _DELS.search(text, left, right)
    return dels.start() if dels is not None else separators[0].start()


def _named(before: str, after: str) -> str:
    """The words on both sides of an amount → the name of the source."""
    head, tail = name_of(before), after
    opening = re.match(r"\s*(?:som|til)\b.*?\bfra\s+", tail)
    if opening is not None and not head:
        tail = tail[opening.end() :]
    rest = clean_tail(tail)
    if not head:
        return name_of(rest)
    if re.match(r"\s*(?:fra|af|på|under|via|hos|vedr)\b", rest):
        return name_of(f"{head} {rest.strip()}")
    return head
