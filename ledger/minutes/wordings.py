"""The wordings of Danish decisions as data: pattern → status, each row naming the wordings of FORMATS D it serves.

Three tables. `WHOLE` is tried first, in order, on a whole sentence: fixed forms whose meaning is not that of their verb. `STRONG` is
tried on the main clause: the first verb decides; `WEAK` verbs (noted, discussed) only where no strong one stands. Riders about members,
votes and absences are in `ledger.minutes.clauses`. All text is lower case with white space folded.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ledger.model import DecisionStatus

_UDVALG = (
    r"(?:hele |et enigt |et samlet )?(?:[\wæøå ,-]{0,60}udvalg(?:et)?|byråd(?:et)?|kommunalbestyrelsen|magistraten"
    r"|borgerrepræsentationen|flertal(?:let)?)"
)


_COUNCIL = r"(?:byråd|kommunalbestyrelse|borgerrepræsentation)"


class Wording(NamedTuple):
    """One row: what it says, how it is recognised, and the numbers of FORMATS D it serves (0: own addition by DOMAIN 5.3)."""

    status: DecisionStatus
    pattern: re.Pattern[str]
    rows: tuple[int, ...]


def _row(status: DecisionStatus, pattern: str, *rows: int) -> Wording:
    return Wording(status, re.compile(pattern), rows)


_RECOMMEND = r"(?:indstil(?:ler|les|lede|let)|anbefal(?:er|es|ede|et))"
_NOT_SO = (
    r"(?:\bikke\b.{0,60}?\b(?:tiltræd|godkend|imødekom|vedtag|støtt|bevilg|bevilling|nyd|giv|yd[el]|følg|gennemfør|efterkom|fremm)"
    r"|\b(?:afvis|forkast|afslå|afslag))"
)

WHOLE: tuple[Wording, ...] = (
    _row(
        "none",
        r"^(?:[-–—.•]+|ingen(?: bemærkninger)?(?: til [\wæøå ]{3,60})?|intet(?: at bemærke| nyt)?|forventet|n/?a)$",
        61,
        62,
        63,
        64,
        65,
        68,
    ),
    _row("none", r"^beslutning(?:en)? (?:fremgår|offentliggøres|vises) først", 68),
    # § 23: a member has the decision brought before the council. Laying a case before it in the ordinary way is no stop.
    _row(
        "stopped",
        rf"begær\w* (?:sagen|beslutningen|punktet)\b.{{0,20}}{_COUNCIL}"
        r"|begær\w* (?:[\wæøå.,() -]{0,80} )?(?:indbragt|forelagt|indbringe)|indbringe\w* (?:sagen|beslutningen|punktet) for"
        r"|standsningsret|\bstands(?:et|ede|er|es|e)\b(?=.{0,60}\b(?:beslutning|sag|punkt|§)|.{0,40}$)"
        rf"|\b(?:sagen|beslutningen|punktet|den) (?:\w+ ){{0,2}}(?:indbring(?:es|er)|indbragt)\b.{{0,40}}{_COUNCIL}"
        rf"|\bindbragte (?:sagen|beslutningen|punktet)\b.{{0,60}}{_COUNCIL}|\bindbragt for {_COUNCIL}"
        rf"|^(?!udvalget|et flertal|flertallet|et enigt).{{0,160}}\b(?:ønske|kræve|forlang|anmod|bad om)\w*\b.{{0,60}}"
        rf"\b(?:indbragt|forelagt|forelægges|indbringes)\b.{{0,30}}{_COUNCIL}"
        rf"|§ ?23\b(?=.*{_COUNCIL}|.*styrelseslov|.*standse)|{_COUNCIL}.{{0,60}}§ ?23\b",
        0,
    ),
    _row("rejected", r"^(?:sagen )?tilbagesendes .{0,200}?(?:\bhar (?:forkastet|afvist)|\bikke har (?:vedtaget|godkendt|tiltrådt))", 0),
    _row("approved", r"^(?:sagen )?tilbagesendes .{0,200}?\bhar (?:vedtaget|godkendt|tiltrådt)", 12),
    _row("noted", r"^(?:sagen )?tilbagesendes .{0,200}?\bhar taget .{0,80}\b(?:efterretning|orientering)", 0),
    _row(
        "recommended_rejection",
        rf"^(?:sagen )?(?:fremsendes|oversendes) .{{0,200}}?(?:\banbefaler.{{0,120}}?{_NOT_SO}|\bikke (?:kan |kunne )?anbefale)",
        0,
    ),
    _row(
        "recommended",
        r"^(?:sagen )?(?:fremsendes|oversendes) .{0,200}?\b(?:anbefaler\b|med (?:anbefaling|indstilling om)"
        r"|til [\wæøå -]{0,60}godkendelse)",
        30,
    ),
    _row("recommended", r"\b(?:fremsendes|oversendes|videresendes|sendes) .{0,200}?\bmed (?:[\wæøå]+ ){0,3}anbefaling\b", 30),
    _row("recommended", r"\bindstilles (?:herefter |enstemmigt |uændret )?(?:til )?godkend", 24, 25, 33),
    _row("recommended", r"^(?:tiltrådt|tiltrædes|godkendt|godkendes),? og (?:indstilles|anbefales|anbefalet)", 0),
    # Where something is recommended before something else is not, the whole is a recommendation.
    _row("recommended_rejection", rf"\b{_RECOMMEND}\b(?:(?!\b(?:godkendes|tiltrædes|vedtages|gives|bevilges)\b).){{0,200}}?{_NOT_SO}", 47),
    _row(
        "recommended_rejection",
        rf"\b(?:ikke|ej) anbefal(?:et|es)\b|\banbefal(?:es|er|ede) (?:\w+ )?ikke\b"
        rf"|\bikke (?:kan|kunne|vil) anbefale\b|^{_UDVALG} (?:kunne|kan) ikke (?:\w+ )?anbefale\b"
        rf"|\b{_RECOMMEND}\b.{{0,200}}?\bafslag\b",
        0,
    ),
    _row(
        "postponed",
        r"\budsættelse\b.{0,60}\b(?:godkendt|vedtaget|tiltrådt|besluttet)\b"
        r"|\b(?:vedtog|vedtager|tiltrådte|tiltræder|godkendte|besluttede|enige? om)\b.{0,30}\budsættelse"
        r"(?! af (?!sagen|punktet|behandling))",
        0,
    ),
    _row("approved", r"^(?:et |udvalgets )?flertal(?:let)?\b.{0,160}\bstemte for\b", 0),
    _row(
        "approved",
        r"^(?:et |udvalgets )?flertal(?:let)?\b[^,;]{0,100}\b(?:godkend(?:te|er)|tiltrådte|tiltræder|vedtog|bevilgede)\b(?! ikke)",
        0,
    ),
    _row(
        "approved",
        r"^(?:indstillingen |sagen |forslaget )?(?:blev |er |bliver )?(?:godkendt|tiltrådt|vedtaget)\b(?!.{0,40}\bikke\b)",
        1,
        2,
        4,
    ),
    _row(
        "rejected",
        r"\b(?:beslutte(?:de|r|t)|vedtog|vedtaget),? (?:\w+ )?ikke(?: at\b(?! (?:anbefale|indstille|udsætte))|$)"
        r"|\bikke (?:\w+ )?flertal\b|\b(?:opnåede|fandt|vandt|fik|har) (?:\w+ )?ikke (?:\w+ )?(?:tilslutning|opbakning|støtte|medhold)\b"
        r"|\bkan ikke (?:\w+ )?tiltrædes\b"
        r"|\bkunne ikke (?:\w+ )?(?:tiltrædes|godkendes|imødekommes)\b|\bnyder ikke fremme|\bfremmes ikke\b"
        r"|\b(?:ikke|ej|hverken) (?:\w+ )?(?:godkendt|tiltrådt|vedtaget|imødekommet|bevilget|støttet|fulgt|godkendes|tiltrædes"
        r"|vedtages|imødekommes|bevilges)\b"
        r"|\b(?:godkendes|tiltrædes|imødekommes|vedtages|vedtoges|bevilges|godkendte|godkendtes|tiltrådte|tiltrådtes"
        r"|vedtog|imødekom|godkender"
        r"|tiltræder|støtter|støttes) ikke\b",
        45,
        49,
    ),
    _row("lapsed", r"\bstemmelighed|\bstemmerne stod lige|\blige (?:stemmetal|mange stemmer)|\bstemmetallet var lige", 0),
    _row("rejected", rf"^{_UDVALG} (?:kunne|kan|ønske\w*) (?:.{{1,60}} )?ikke (?:at )?(?:støtte|tiltræde|godkende|imødekomme|vedtage)", 48),
    _row(
        "rejected", r"\b(?:gives|ydes|bevilges|meddeles|udbetales) (?:der )?(?:ikke|ingen)\b|\b(?:gav|giver|yder|ydede) (?:\w+ )?ikke\b", 0
    ),
    _row(
        "rejected",
        r"\b(?:forkast(?:et|es|ede|edes)|nedstemt|bortstemt|stemt ned|faldt\b|afvis(?:t|es|er|te|tes)|afslås|afslået|afslår|afslog"
        r"|(?:gives|gav|giver|give|fik|får|meddel\w*) (?:\w+ )?afslag|^afslag)",
        46,
        49,
    ),
    _row(
        "lapsed",
        r"\bbortfald|\bfrafald(?:t|et|es)\b|\bstemmelighed|\btrækkes tilbage|\b(?:blev |er )?trukket\b|^sagen trækkes\b"
        r"|\btrak (?:\w+ )?(?:sit |sin |sagen|forslaget|punktet|ansøgningen|ændringsforslaget)",
        49,
    ),
    # "fulgte Økonomiudvalgets anbefaling", "som foreslået": the verb of another's proposal is taken over, not spoken.
    _row(
        "approved",
        r"\b(?:følge[rs]?|fulgte[s]?|fulgt) (?:[\wæøå-]+ ){0,4}?(?:indstilling|anbefaling|forslag)"
        rf"|^som {_UDVALG}s? (?:har )?{_RECOMMEND}|\bsom (?:foreslået|indstillet|anbefalet)(?: af [\wæøå -]{{1,60}})?$",
        5,
    ),
    _row(
        "postponed",
        r"\budgår (?:til|og behandles|og genoptages)|\b(?:tages|taget|udtages|udtaget) (?:af|fra) dagsorden"
        r"|^(?:sagen|punktet) (?:blev |er )?taget af$|^(?:sagen|punktet|forslaget) (?:\w+ ){0,2}tages op (?:igen|på)",
        41,
        42,
    ),
    _row("lapsed", r"^(?:punktet |sagen |pkt\. ?\d+ )?(?:blev |er )?(?:udgår|udgik|udgået|udgår\.)", 0),
)

STRONG: tuple[Wording, ...] = (
    _row(
        "returned",
        r"\b(?:sende[rst]?|sendt(?:es)?|sendte|send) (?:[\wæøå]+ )?(?:retur|tilbage)|\btilbagesend|\bhjemvis|\breturner"
        r"|\bnyvurdering|\btilbage til (?:[\wæøå,-]+ ){0,6}?[\wæøå-]*(?:forvaltning|administration|udvalg|magistrat|direktion)",
        44,
    ),
    _row(
        "postponed",
        r"\budsæt(?:te|tes|ter)?\b|\budsat(?:te|tes)?\b|\budskyd(?:e|es|er)\b|\budskudt\b|\bgenoptages\b"
        r"|^(?:sagen |punktet |behandlingen |beslutningen |indstillingen |forslaget |spørgsmålet )?afventer\b(?! stilling)"
        r"|\b(?:sættes|sat|stilles|stillet|stiller|hviler) i bero\b"
        rf"|^{_UDVALG} (?:afventer|afventede)\b(?! (?:med )?(?:sin )?stilling)|\bdagsordensættes? (?:igen|på ny|på et|på mødet|senere)"
        r"|\b(?:overføres|flyttes|udskydes) til (?:et |det )?(?:næste|kommende|førstkommende|følgende|mødet|møde)"
        r"|\b(?:behandles|genbehandles|tages op|optages|forelægges|forelægges igen|genfremsættes|kommer) (?:igen )?på (?:et |det )?(?:næste"
        r"|kommende|førstkommende|følgende) (?:ordinære )?møde|\bgenbehandles\b|\btag(?:er|es) (?:sagen |punktet )?op igen\b",
        34,
        35,
        36,
        37,
        38,
        39,
    ),
    _row(
        "forwarded",
        r"\b(?:overs[eæ]nd|frems[eæ]nd|videres[eæ]nd)(?:e|er|es|t|te|tes)?\b|\bindgår i (?:[\wæøå]+ ){0,3}(?:budget"
        r"|forhandling|den videre budget)|\bindgå i (?:[\wæøå]+ ){0,3}budget"
        r"|\bovergår til\b|\b(?:ud)?send(?:e|es|t|te|er) (?:[\wæøå]+ ){0,4}?i (?:[\wæøå]+ ){0,2}høring"
        r"|\bsend(?:e|es|t|te|er) (?:[\wæøå]+ ){0,3}?ud i høring|\bsend(?:e|es|t|te|tes|er) (?:[\wæøå]+ ){0,4}?videre (?:til|i)\b"
        r"|\bhenvis(?:e|es|t|te|tes)\b|\bsende[st]? (?:[\wæøå]+ )?til (?:budget|behandling)|\bmedtages i budget",
        40,
        43,
    ),
    _row("recommended", rf"\b{_RECOMMEND}\b|\banbefale\b|\bindstille\b|\btilråde[rs]?\b|\banbefaling\b", 22, 23, 26, 27, 28, 29, 31, 32),
    _row(
        "approved",
        r"\bgodken(?:dt|des|dtes|der|dte|de)\b|\bvedtag(?:et|es|e)\b|\bvedtog(?:es)?\b|\bvedtages\b|\btiltr(?:ådt|ædes|æder"
        r"|ådte|ådtes|æde)\b"
        r"|\bbevilge(?:t|s|de|des|r)?\b|\bbevilling(?:en|erne)? (?:blev |er )?(?:meddel|giv)|\bimødekom(?:met|mes|mer|me)?\b"
        r"|\btilslutte(?:r|de|t)? sig\b|\btilsluttet\b"
        r"|\btilsagn(?:et)? (?:gives|meddeles|blev givet)\b|\b(?:er|var) enigt? i (?:indstilling|forslag)"
        r"|\bstøtte(?:r|de) (?:indstilling|forslag)|\bbifald(?:t|es)?\b|\b(?:kunne|kan) tiltræde\b|\bfølges\b|\bfulgt\b|"
        r"\bfrigiv(?:es|et)\b|\bgav frigivelse"
        rf"|^{_UDVALG} (?:enstemmigt |herefter |hermed )?(?:udmønte(?:de|r)|fordel(?:te|er)|prioritere(?:de|r)|peg(?:ede|er) på"
        r"|afsatte|afsætter|reservere(?:de|r)|nedsatte|nedsætter|igangs(?:atte|ætter)|iværks(?:atte|ætter)|bemyndige(?:de|r)"
        r"|fasts(?:atte|ætter)|oprette(?:de|r)|ansatte|konstituere(?:de|r)"
        r"|(?:gav|giver) (?!udtryk|plads|(?:en )?orientering|en status|afslag))\b"
        r"|^der (?:afsættes|udmøntes|reserveres|gives|ydes|tilføres|overføres|bevilges|udpeges|nedsættes)\b|\bbemyndiges\b"
        r"|\bmeddel(?:es|t|te)\b|\bvalgt(?:es|e)?\b|\budpeget\b|\bstadfæst",
        3,
        5,
        6,
        7,
        8,
        9,
        10,
        11,
        13,
        14,
        15,
        16,
        17,
        18,
        19,
        20,
        21,
    ),
)

WEAK: tuple[Wording, ...] = (
    _row(
        "noted",
        r"\btil efterretning|\bad notam\b|\bnotere(?:de|r) sig\b|\borientering(?:en|erne)?(?: om [\wæøå ,-]{1,80})? (?:blev |"
        r"er |bliver )?(?:givet"
        r"|taget|modtaget)|\btil orientering|\borienter(?:et|ede|es)\b|\bgav (?:en )?orientering|^orientering$"
        r"|^givet$|\befterretning\b|^orienteret",
        50,
        51,
        52,
        53,
        54,
        55,
        56,
    ),
    _row(
        "discussed",
        r"\bdrøft(?:et|ede|edes|es|er)\b|\bgennemgået\b|\bgennemgik\b|\bstillede spørgsmål|\bdebatter"
        r"|\bbehandlet\b|\btemadrøft|^drøftelse$|\b(?:havde|holdt|afholdt) (?:en |sin )?(?:[\wæøå]+ ){0,2}drøftelse\b|"
        r"\bdrøftelse (?:blev )?(?:gennemført|afholdt)",
        57,
        58,
        59,
        60,
    ),
)

STRONGEST: tuple[DecisionStatus, ...] = (
    "stopped",
    "approved",
    "recommended",
    "recommended_rejection",
    "rejected",
    "postponed",
    "returned",
    "forwarded",
    "lapsed",
    "noted",
    "discussed",
    "none",
)
