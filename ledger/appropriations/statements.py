"""Sections of an agenda item → what it states about economic consequences: none, some, or nothing at all (FORMATS C2).

A bare "Ingen." belongs to its heading: it counts under an economic heading only, never under climate, mayor's remark or
staff. A whole sentence about the case ("Sagen har ingen bevillingsmæssige konsekvenser") counts wherever the case is told.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from ledger.appropriations.paragraphs import Paragraphs
from ledger.appropriations.prose_sentences import fold, sentences
from ledger.appropriations.statement_words import by_words
from ledger.model import AgendaItem, Block, Heading, Paragraph, Place, Section, Table
from ledger.patterns import pattern

__all__ = ["Statement", "is_economy_heading", "statements", "states_no_consequences"]

StatementKind = Literal["none", "neutral", "within", "some"]
"""none: no consequences · neutral: money moves but the sum or the cash does not · within: paid inside an existing frame,
so consequences without an appropriation · some: consequences are announced or figures follow."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement about consequences as printed: `conditional` when it excepts something ("ud over", "dog", "direkte"), `years` it is
    limited to, `bare` when it is only "Ingen" or "-" and leans on its heading, `figures` when it carries or announces figures."""

    kind: StatementKind
    wording: str
    section: str
    heading: str
    place: Place
    conditional: bool = False
    years: tuple[int, ...] = ()
    bare: bool = False
    figures: bool = False


# --- headings ---------------------------------------------------------------------------------------------------------------

_ECONOMY = pattern(
    r"(?<![a-zæøå])(?:kommunal|drifts|samfunds|real)?økonomi|bevillingsmæssig|budgetmæssig|finansiel|^finansiering|^bevilling(?:er)?$"
)
_NOT_ECONOMY = pattern(
    r"udvalg|påtegning|bemærkning|udtalelse|erklæring|afdeling|forvaltning|udviklingsplan|samfundsøkonomi|brugerøkonomi|"
    r"selskabsøkonomi|cirkulær|bilag|for (?:borger|virksomhed|ejer|beboer)"
)
_OTHER_TOPIC = pattern(
    r"^(?:co2|co₂|klima|miljø|bæredygtig|borgmester|personale|hr-|sundhed|lov(?:grundlag)?|retsgrundlag|høring|kommunikation|bilag|"
    r"behandling|effekt|ligestilling|børne|"
    r"handicap|trafik|andre konsekvenser|beslutning|kompetence|inddragelse|borgerinddragelse|afledt drift|takst|natur|sikkerhed|"
    r"gdpr|tidsplan|videre proces|den videre)"
)


@lru_cache(maxsize=256)
def is_economy_heading(text: str) -> bool:
    """Is this heading one under which a bare "Ingen." speaks of the case's economy? (Økonomi, Bevillingsmæssige konsekvenser …)"""
    folded = fold(text).lower().strip(" :.")
    return bool(folded) and len(folded) <= 90 and _ECONOMY.search(folded) is not None and _NOT_ECONOMY.search(folded) is None


# --- wordings ---------------------------------------------------------------------------------------------------------------

_SUBJECT = (
    r"(?:(?:nærværende |denne |selve )?(?:sag(?:en)?|indstilling(?:en)?|forslag(?:et|ene)?|punktet|orientering(?:en)?|"
    r"redegørelse(?:n)?|beslutning(?:en)?|ændring(?:en)?|"
    r"politik(?:ken)?|plan(?:en)?|strategi(?:en)?|lokalplan(?:en)?|vedtagelse(?:n)?|projektet|godkendelse(?:n)?|tiltaget|tiltagene|"
    r"det|dette|der)\b[^.;]{0,60}?\s)"
)
_ECONOMIC = (
    r"(?:bevillingsmæssige?|budgetmæssige?|økonomiske?|økonomimæssige?|finansielle?|udgiftsmæssige?|likviditetsmæssige?|"
    r"kommunaløkonomiske?|driftsøkonomiske?)"
)
_QUALIFIER = (
    r"(?:direkte|umiddelbare?|umiddelbart|afledte?|yderligere|nye|selvstændige|særskilte|særlige|væsentlige|egentlige|øvrige|kendte|"
    r"nævneværdige|isolerede|isoleret set|"
    r"på nuværende tidspunkt|i sig selv|som sådan|nogen|nogle|negative|kommunale)"
)
_NOUN = (
    r"(?:konsekvens(?:er)?|implikationer|ændringer|virkninger|betydning|effekt(?:er)?|følger|følgevirkninger|forhold|aspekter|"
    r"bindinger|påvirkninger)"
)
_OTHERS_TOO = r"(?:\w+mæssige?|organisatoriske|juridiske|personalemæssige)"
_NONE = pattern(
    rf"(?:{_SUBJECT}?(?:har|er|medfører|indebærer|giver|får|afstedkommer|udløser|vurderes|forventes|skønnes|vil)\b[^.;:]{{0,45}}?\s)?"
    rf"(?:(?P<no>ingen|ikke|uden|intet|hverken)\b,?\s)(?:(?:har|er|medfører|får|giver|indebærer|udløser|vil|have|få|"
    rf"medføre)\s)?(?:,?\s?at (?:(?:sagen|det|dette|"
    rf"forslaget|indstillingen|beslutningen|planen|der)\s)?(?:vil\s)?(?:have|få|medføre|være|indebære|give|udløse|har|er|får|giver|"
    rf"medfører|indebærer|udløser)\s)?(?:(?:anledning|grundlag|behov)\s(?:til|for)\s)?(?:(?:nogen|"
    rf"nogle)\s)?(?P<qualifier>(?:{_QUALIFIER}\s){{0,3}})(?:{_OTHERS_TOO}(?:,| og| eller|/)\s?){{0,2}}{_ECONOMIC}"
    rf"(?:(?:,| og| eller| samt|/)\s?(?:(?:\w+mæssige|\w*økonomiske|organisatoriske|juridiske)\s?)){{0,3}}\s?{_NOUN}\b(?P<tail>.*)"
)
_NO_MONEY = pattern(
    r"(?:.{0,60}\b)?(?:ingen|ikke|uden)\s(?:nogen\s)?(?:(?:direkte|yderligere|nye)\s)?(?:(?:økonomi|udgifter|merudgifter|"
    r"omkostninger|tillægsbevilling(?:er)?|bevilling(?:er)?)\s)"
    r"(?:er\s)?(?:forbundet med|i sagen|knyttet til|som følge af|for kommunen|i forbindelse med)(?P<tail>.*)"
)
# "har ingen konsekvenser for kommunens økonomi", "påvirker ikke servicerammen": the economy stands behind as what is not touched
_THE_ECONOMY = (
    r"(?:kommunens\s|kommunernes\s|de\s|den\s|det\s|budgettets\s|udvalgets\s|samlede\s|vedtagne\s|eksisterende\s|\d{4}\s){0,3}"
    r"(?:økonomi(?:en)?|budget(?:ter|tet)?|service(?:ramme|udgift)\w*|anlægsramme\w*|driftsramme\w*|kasse(?:n|beholdning(?:en)?)?|"
    r"kommunekasse(?:n)?|likvid(?:itet(?:en)?|e aktiver)|bevilling(?:en|er|erne)?|budgetramme\w*)\b"
)
_UNTOUCHED = pattern(
    rf".{{0,120}}?\b(?:ingen|ikke|uden|hverken)\s(?:\w+\s){{0,3}}?(?:konsekvens(?:er)?|betydning|virkning(?:er)?|effekt(?:er)?|"
    rf"indflydelse|påvirkning(?:er)?)\s(?:for|på|i forhold til)\s{_THE_ECONOMY}(?P<tail>.*)|"
    rf".{{0,120}}?\b(?:påvirker|berører|ændrer|belaster|vedrører|rører)\s(?:derfor\s|således\s|dermed\s)?(?:ikke|hverken)\s"
    rf"(?:på\s|ved\s|i\s)?{_THE_ECONOMY}(?P<tail2>.*)"
)
# what would cost is named, and denied: "medfører ingen udgifter", "udløser ikke behov for tillægsbevilling"
_COST = r"(?:\w*udgift(?:er)?|omkostning(?:er)?|\w*bevilling(?:er)?)"
_NO_COST = pattern(
    rf".{{0,120}}?\b(?:medfører|indebærer|giver|får|har|udløser|kræver|betyder|forudsætter|er der)\s(?:derfor\s|således\s|i sig selv\s)?"
    rf"(?:ingen|ikke|hverken)\s(?:(?:behov for|krav om|anledning til)\s)?(?:(?!\w*udgift)[\wæøå]+\s){{0,2}}?{_COST}\b(?!\s(?:er|på))"
    r"(?P<tail>.*)|"
    rf"der (?:søges|ansøges|er|skal)\s(?:således\s|derfor\s)?ikke\s(?:søges\s|ansøges\s)?(?:behov for|om|brug for)\s(?:\w+\s)?{_COST}"
    r"(?P<tail2>.*)|"
    r"der (?:er|knytter sig) (?:således |derfor )?ikke (?:knyttet |forbundet )?(?:økonomi|udgifter|omkostninger)\b(?P<tail3>.*)"
)
_HAS = pattern(rf"(?:sagen|indstillingen|forslaget|punktet|beslutningen|nærværende sag) (?:har|får|medfører) (\w+ )?{_ECONOMIC} {_NOUN}\b")
_NOT_WITHOUT = pattern(rf"\bikke\s(?:\w+\s){{0,3}}?uden\s(?:\w+\s){{0,2}}?{_ECONOMIC}\s{_NOUN}")
_NEUTRAL = pattern(
    r"(?:.{0,80}\s)?(?:er\s)?(?:(?:udgifts|budget|kasse|bevillings)neutral\w*|(?:omkostnings|udgifts)fri\w*|"
    r"økonomisk neutral\w*|neutral\w* (?:for|"
    r"i forhold til) (?:kommune)?(?:kassen|budgettet|økonomien|kommunen))(?P<tail>.*)|.{0,120}\b(?:ikke|ingen|"
    r"uden)\s(?:har\s)?(?:nogen\s)?(?:likviditets|kasse)(?:effekt|virkning)\w*(?P<tail2>.*)"
)
_WITHIN = pattern(
    r"(?:.{0,120}\s)?(?:afholdes|håndteres|finansieres|løses|dækkes|rummes|indeholdes|holdes|"
    r"ske[r]?)\b.{0,20}?\sinden ?for\s(?:\w+\s){0,4}?\w*(?:budget|ramme|bevilling|rammer|budgetter)\w*.*"
)
_BARE = pattern(
    r"(?:(?:der er |der forventes |der vurderes at være |(?:sagen|punktet|indstillingen|forslaget|orienteringen) (?:har|medfører) )?ingen"
    r"(?: (?:konsekvenser|på nuværende tidspunkt|direkte|umiddelbar(?:e|t)|afledte|særlige|væsentlige|kendte|yderligere|"
    r"af betydning|at bemærke))?|"
    r"intet|nej|ikke[ -]relevante?t?|irrelevant|ingen konsekvenser|ingen økonomi|ingen udgifter|intet at bemærke|"
    r"ingen bemærkninger|ikke aktuelt|n/a|[-–—]|ingen ændringer)"
    r"(?P<tail>\s(?:i|for)\s.*|,? (?:da|idet|fordi|eftersom) .*|,? (?:ud ?over|bortset fra|andre end|med undtagelse) .*)?"
)
_ANNOUNCES = pattern(
    rf"\b(?:følgende|disse|nedenstående|flg\.?)\s(?:\w+\s){{0,2}}?(?:{_ECONOMIC}\s|bevillings)\w*|(?<!ikke )(?<!ingen )\b(?:har|"
    rf"medfører|indebærer|får|giver)\s(?:\w+\s){{0,2}}?(?:{_ECONOMIC})\s{_NOUN}|"
    rf"\b(?:medfører|indebærer|giver|udløser|kræver|betyder|vil medføre|vil betyde)\s(?!ikke|ingen|hverken)(?:[\wæøå]+\s){{0,3}}?"
    rf"(?:(?<!uden )(?<!ingen )(?:mer|mindre|drifts|anlægs|tillægs)?(?:udgift(?:er)?|bevilling(?:er)?|besparelse(?:r)?|"
    rf"omkostning(?:er)?))\b|"
    r"\b(?:finansieres|afholdes|dækkes)\s(?:\w+\s){0,2}?(?:af|over|via|ved|fra|gennem)\s(?!bygherre|ejer|ansøger|staten|regionen|andre)|"
    r"\b(?:kasse|låne)finansieres\b"
)
_CONDITION = pattern(r"\b(?:ud ?over|bortset fra|med undtagelse|undtagen|andre end|anden end|såfremt|hvis|dog|men|medmindre|førend|før)\b")
_BUT = pattern(r"\b(?:men|dog|såfremt|hvis)\b")
_EXCEPTS = pattern(r"\bud ?over\b|\bbortset fra\b|\bmed undtagelse\b|\bundtagen\b|\banden? end\b|\bandre end\b")
_EXCEPTED_MONEY = pattern(
    r"(?:\bud ?over|\bbortset fra|\bmed undtagelse af|\banden? end|\bandre end)\b.{0,60}?"
    r"(?:\d[\d.,]{0,20}\s?(?:mio|mill|t\.?\s?kr|tkr|kr)\b|\bkr\.\s?\d|udgift|bevilling|omkostning|honorar)"
)
"""`ud over de 150.000 kr. til rådgiver`: what is excepted is money, and so a consequence; `ud over det anførte` only points."""
_FINANCED = pattern(r"\b(?:finansieres|dækkes|afholdes)\b.{0,80}?\bog\b")
_HOWEVER = pattern(r"\b(?:mens|men|dog|medens)\b")
_UNLESS = pattern(r"(?:hvis|såfremt|medmindre)\b[^,]*\bikke\b[^,]*,")  # what would follow from refusing says nothing of the case
_SOMEONE_ELSE = pattern(
    r"^\s?for (?:de |den |det )?(?:\w+ )?(?:takst|erhverv|ansøger|bygherre|borger|bruger|forældre|virksomhed|ejer|beboer|"
    r"lejer|grundejer|familie|forening|elev|selskab|låner|deltager|patient|pårørende|kunde|gæst|bilist|cyklist|passager|"
    r"forbruger|medarbejder)"
)
_ELSEWHERE = pattern(
    r"\bkonsekvenser for (?!(?:\w+s )?(?:samlede )?(?:økonomi|budget|bevilling|kasse|likvid|finans|service|drift|anlæg|20\d\d|området)|"
    r"(?:\w+ )?kommune(?:n|rne)?(?!s)\b)"
)
_OTHER_SUBJECT = pattern(r"\b(?:takstmæssig|effektmål|miljø|klima|borgmester\w*|påtegning|personalemæssige konsekvenser)\b")
_YEAR = pattern(r"(?<![\d.])(?:19|20)\d\d(?![\d.]*\d)")
_FIGURE = pattern(r"(?<![\d.,])\d[\d.,]{0,40}\s?(?:t\.?\s?kr|tkr|kr\b|mio|mill|mia|,-)|\bkr\.?\s?\d")
_INLINE = pattern(r"^(?P<heading>[A-ZÆØÅa-zæøå][^.:;\d]{3,60}):\s*(?P<rest>.+)$")
_INLINE_HEADING = 62  # characters of such a heading with its colon
_DIGIT = pattern(r"\d")
_LONGEST_LINE = 2_000
_RESTRICTING = pattern(r"afledt|yderligere|øvrige|nye|direkte|umiddelbar|væsentlig|særlige|nævneværdig")


def statements(item: AgendaItem, paragraphs: Paragraphs | None = None) -> tuple[Statement, ...]:
    """An item → every statement about economic consequences, in printed order, with wording, place, condition and years. `paragraphs` are
    its own, where somebody asked them already."""
    about = (paragraphs or Paragraphs(item)).holding(_OF_CONSEQUENCES)
    return tuple(
        found for group, section in enumerate(item.sections) for found in _section_statements(section, about.get(group, frozenset()))
    )


def states_no_consequences(item: AgendaItem, paragraphs: Paragraphs | None = None) -> bool | None:
    """An item → True when it states that there are no consequences (also limited to a year or with "ud over"), False when its
    economic section states some (a table, figures, an announcement), `None` when nothing is said. (SPEC 2, FORMATS C2)"""
    found = statements(item, paragraphs)
    figures = any(s.figures for s in found)
    excepted = False
    for statement in found:
        if statement.kind in ("none", "neutral") and not (figures and statement.conditional and not statement.years):
            if not (_EXCEPTS.search(statement.wording.lower()) and _gives_money(item)):
                return True
            excepted = True
    if excepted or figures or any(s.kind in ("some", "within") for s in found):
        return False
    return True if any(s.kind in ("none", "neutral") for s in found) else None


def _gives_money(item: AgendaItem) -> bool:
    """Does the proposal or the decision name an amount? Then "ingen konsekvenser ud over frigivelsen" excepts just that."""
    return any(
        isinstance(block, Paragraph) and _has_figure(fold(block.text).lower())
        for section in item.sections
        if section.kind in ("proposal", "decision")
        for block in section.blocks
    )


_LONGEST_HEADING = 120  # a longer line is none, and no question


def _only_told(text: str) -> bool:
    """Is this outside economic sections only a paragraph: too long for a heading or a question, and without a heading of its own?"""
    start = text[: 2 * _LONGEST_HEADING]
    if len(text) > 2 * _LONGEST_HEADING and ":" not in start and "  " not in start:
        return True  # folding would not take half of it
    start = fold(start)
    return len(start) > _LONGEST_HEADING and ":" not in start[:_INLINE_HEADING]


def _section_statements(section: Section, about: Container[int]) -> Iterator[Statement]:
    """`about` are the blocks that hold a word of consequences."""
    if section.kind in ("attachments", "decision", "earlier", "competence", "treatment"):
        return
    economy = (section.kind == "economy" and _NOT_ECONOMY.search(fold(section.heading).lower()) is None) or is_economy_heading(
        section.heading
    )
    blocks = _unwrapped(section.blocks, about)
    alone = sum(1 for block, _ in blocks if not isinstance(block, Heading)) == 1
    heading = section.heading
    for place, (block, of_consequences) in enumerate(blocks):
        if (
            not (economy or of_consequences)
            and isinstance(block, Paragraph)
            and len(block.text) > _LONGEST_HEADING
            and _only_told(block.text)
        ):
            continue
        if isinstance(block, Heading):
            heading, economy = block.text, is_economy_heading(block.text)
        elif isinstance(block, Table):
            if economy and any(_DIGIT.search(cell.text) for row in block.rows[1:] for cell in row.cells):
                yield Statement("some", "", section.kind, heading, block.place, figures=True)
        elif (turned := _turns(folded := fold(block.text))) is not None:
            heading, economy = block.text, turned
        elif _asks(folded, [block for block, _ in blocks[place + 1 : place + 2]]):
            heading, economy = block.text, economy_line(folded, economy)
        else:
            yield from _paragraph(folded, block.place, section, heading, economy, alone)


def _unwrapped(blocks: Sequence[Block], about: Container[int]) -> list[tuple[Block, bool]]:
    """Blocks with the lines of a sentence that the page broke put together, also inside a word ("øko-" and "nomiske"); with each whether
    it may hold a word of consequences."""
    whole: list[tuple[Block, bool]] = []
    for number, block in enumerate(blocks):
        before = whole[-1][0] if whole else None
        if isinstance(block, Paragraph) and block.text[:1].islower() and not block.marker and isinstance(before, Paragraph):
            hyphen = before.text.endswith(("-", "-\n"))
            broken = hyphen and re.search(r"[a-zæøå]-$", before.text[-3:]) is not None and not block.text.startswith(("og ", "eller "))
            if broken or (before.text[-1:].isalpha() and 20 <= len(before.text) <= _LONGEST_LINE):
                text = before.text[:-1] + block.text if broken else f"{before.text} {block.text}"
                whole[-1] = replace(before, text=text), True
                continue
        whole.append((block, number in about))
    return whole


_ABOUT_MONEY = pattern(
    r"økonomi(?!udvalg|afdeling|stab|forvaltning|center)|budget|bevilling|finans|udgift|omkostning|likvid|(?<![a-zæøå])kasse"
)
_NO_VERB = pattern(
    r"\b(?:er|har|blev|bliver|skal|kan|vil|udgør|koster|medfører|finansieres|afholdes|afsættes|gives|søges|foreslås|indstilles)\b"
)


def _asks(line: str, following: Sequence[Block]) -> bool:
    """Is this line the heading, or the question, that a bare "Ingen." below it answers ("Konsekvenser for borgerne", then "Ingen.")?"""
    if not following or not isinstance(following[0], Paragraph) or len(line) > _LONGEST_HEADING or not line[:1].isupper():
        return False
    below = fold(following[0].text).lower().rstrip(" .!")
    if not below or below in ("-", "–", "—") or _BARE.fullmatch(below) is None:
        return False
    if line.endswith("?"):
        return True
    return (
        not line.endswith((".", ";", ",")) and not re.search(r"\d", line) and len(line.split()) <= 10 and not _NO_VERB.search(line.lower())
    )


def economy_line(line: str, within: bool) -> bool:
    """A line that "Ingen." answers → does it ask about the economy? Inside an economic section its own words must say so too."""
    low = line.lower()
    if _ABOUT_MONEY.search(low) is None or _NOT_ECONOMY.search(low) is not None:
        return False
    return within or line.endswith("?") or is_economy_heading(line)


def _turns(line: str) -> bool | None:
    """A folded line that is itself a heading the layout did not mark → is it economic? `None` when it is no heading."""
    if len(line) > 60 or line.endswith((".", ",", ";", "?")) or ":" in line[:-1] or not line[:1].isupper() or "ingen" in line.lower():
        return None
    if _DIGIT.search(line) or len(line.split()) > 7:
        return None
    if is_economy_heading(line):
        return True
    return False if _OTHER_TOPIC.match(line.lower().rstrip(" :")) and len(line.split()) <= 5 else None


def _paragraph(text: str, place: Place, section: Section, heading: str, economy: bool, alone: bool) -> Iterator[Statement]:
    inline = _INLINE.match(text[:400]) if ":" in text[:_INLINE_HEADING] else None
    if inline is not None and (is_economy_heading(inline["heading"]) or _OTHER_TOPIC.match(inline["heading"].lower())):
        heading, economy = inline["heading"], is_economy_heading(inline["heading"])
        text, alone = text[inline.start("rest") :], True
    if not economy and not _worth_reading(text):
        return
    question = ""
    for sentence in sentences(text):
        asked, question = question, sentence.text if sentence.text.endswith("?") else ""
        found = _statement(sentence.text, economy, alone)
        if found is not None:
            kind, conditional, years, bare = found
            if bare and asked and not economy_line(asked, economy):
                continue  # "Skal sagen behandles i Økonomiudvalget? Nej."
            if kind in ("none", "neutral") and _tells_money(sentence.text, conditional):
                kind = "some"
            yield Statement(
                kind,
                sentence.text,
                section.kind,
                heading,
                place,
                conditional,
                years,
                bare,
                figures=kind in ("some", "within") and _has_figure(sentence.text),
            )
        elif economy and _has_figure(sentence.text):
            yield Statement("some", sentence.text, section.kind, heading, place, figures=True)


_OF_CONSEQUENCES = ("mæssig", "økonomisk", "finansiel")


def _worth_reading(text: str) -> bool:
    low = text.lower()
    return ("ingen" in low or "ikke" in low or "uden" in low) and any(map(low.__contains__, _OF_CONSEQUENCES))


def _has_figure(text: str) -> bool:
    return _FIGURE.search(text) is not None


def _tells_money(text: str, conditional: bool) -> bool:
    """Does a sentence that denies consequences name some beside them?

    "Ingen konsekvenser i år, men fra 2026 en merudgift på 300.000 kr.", "… ud over de 60.000 kr. til rådgiver", "Bevillingen på
    2,0 mio. kr. finansieres af opsparingen og påvirker ikke kassen".
    """
    low = text.lower()
    if _EXCEPTED_MONEY.search(low):
        return True
    if not _has_figure(low):
        return False
    return (conditional and _BUT.search(low) is not None) or _HOWEVER.search(low) is not None or _FINANCED.search(low) is not None


def _statement(text: str, economy: bool, alone: bool) -> tuple[StatementKind, bool, tuple[int, ...], bool] | None:
    low = text.lower().strip().rstrip(" .!").removeprefix("• ").removeprefix("- ")
    if len(low) > 600:
        return None
    bare = _BARE.fullmatch(low or text.strip())
    if economy and bare is not None and not (_SOMEONE_ELSE.match(bare["tail"] or "") or _ELSEWHERE.search(low)):
        dash = low in ("-", "–", "—", "")
        tail = bare["tail"] or ""
        return None if dash and not alone else ("none", _CONDITION.search(tail) is not None, _years(tail), True)
    if _UNLESS.match(low):
        return None
    if _OTHER_SUBJECT.search(low) and not re.search(_ECONOMIC, low):
        return None
    has = _HAS.match(low)
    if _NOT_WITHOUT.search(low) is not None or (has is not None and has[1] not in ("ingen ", "ikke ", "hverken ")):
        return ("some", False, (), False) if economy else None
    none = _NONE.match(low)
    if none is None and economy:
        none = _NONE.search(low)
    if none is not None and (none.group("no") != "ikke" or none.start() == 0 or economy):
        tail = none["tail"]
        whole = economy or none.start() == 0
        if not whole or _SOMEONE_ELSE.match(tail):
            return None
        conditional = _CONDITION.search(tail) is not None or _RESTRICTING.search(none["qualifier"] or "") is not None
        return "none", conditional, _years(tail), False
    if not economy:
        return None
    for wording in (_NO_MONEY, _UNTOUCHED, _NO_COST):
        if (money := wording.match(low)) is not None:
            tail = next((group for group in money.groups() if group is not None), "")
            return "none", _CONDITION.search(tail) is not None, _years(tail), False
    if _NEUTRAL.fullmatch(low) is not None:
        return "neutral", _CONDITION.search(low) is not None, (), False
    if _WITHIN.fullmatch(low) is not None:
        return "within", False, _years(low), False
    if _ANNOUNCES.search(low):
        return "some", False, (), False
    said = None if _has_figure(low) else by_words(low)
    return None if said is None else (said, _CONDITION.search(low) is not None, (), False)


def _years(tail: str) -> tuple[int, ...]:
    return tuple(int(year) for year in _YEAR.findall(tail)) if re.match(r"\s?(?:i|for|på)\b", tail) else ()
