"""Clauses of a decision sentence as data: riders that never decide, reasons, that-clauses, amendments, parties (FORMATS D, last row).

All text is lower case with white space folded, as in `ledger.minutes.wordings`.
"""

from __future__ import annotations

from ledger.patterns import pattern

# Sentences that never decide: members' reservations and votes, absences, presence, handling.
RIDERS = pattern(
    r"^(?:et )?mindretal(?:let)?\b"
    r"|^(?!.*\b(?:godkendt|vedtaget|tiltrådt|anbefal\w*|forkastet|indstil\w*|godkendes)\b).{0,200}\b(?:tog|tager|tages"
    r"|taget) (?:et )?forbehold"
    r"|^(?:for|imod|hverken for eller imod) (?:indstillingen |forslaget )?(?:stemte|stemmer)\b|^(?:for|imod|undlod)\s?:"
    r"|^undlod|^undlader"
    r"|\bundlod at stemme|\bundlader at stemme"
    r"|^.{0,160}\b(?:stemte|(?<!\d )stemmer) (?:imod|for|mod|nej|ja|blankt)\b(?!.{0,200}\b(?:blev"
    r"|er) (?:herefter |dermed |således |hermed |derfor )?(?:godkendt|vedtaget|forkastet))"
    r"|\bafventer (?:med )?(?:sin )?stillingtagen|\bafventer (?:sin )?stilling\b"
    r"|\b(?:kunne|kan) ikke (?:tiltræde|godkende|anbefale|støtte|medvirke|tilslutte|stemme)"
    r"|\bdeltog ikke\b|\bdeltager ikke\b|\bvar (?:ikke til stede|inhabil|fraværende|erklæret inhabil)"
    r"|\berklær\w+ (?:sig )?inhabil|\bforlod (?:mødet|lokalet)"
    r"|^(?:fraværende|ikke til stede|fravær|afbud|inhabil|ej til stede|mødt|til stede|deltagere?|suppleant)\b\s*(?::|fra\b"
    r"|$)|\bmeldt afbud|\bhavde (?:meldt )?afbud|\bhar meldt afbud"
    # Advice to somebody outside: "Udvalget anbefaler foreningerne at se på fastholdelse".
    r"|\b(?:anbefale(?:r|de)|opfordre(?:r|de)) (?!.{0,60}(?:udvalg|byråd|kommunalbestyrelse|magistrat|indstilling|sagen|punkt|forslag))"
    r"[a-zæøå-]+(?:ne|en|et)(?: [a-zæøå-]+){0,3} at\b"
    # "Jan Prøve kunne godkende ansøgningen": a member, not the body.
    r"|^(?!.{0,60}(?:udvalg|byråd|kommunalbestyrelse|magistrat|borgerrepræsentation|flertal|\bdet\b|indstilling|forslag))"
    r"[a-zæøåé.]+(?: [a-zæøåé.]+){0,4}(?: \([a-zæøå]{1,3}\))? kunne (?:tiltræde|godkende|støtte|anbefale)\b"
    r"|\bønske(?:r|de) (?:det |følgende |tilføjet|ført)|\bmindretalsudtalelse|\bprotokollere|\bindstillede i stedet\b|\bvar mødeleder"
)
"""FORMATS D, last row. They are tried after the fixed forms and before the verbs."""

SAID = pattern(
    r"^(?:(?!godkend|anbefal|indstil|tiltr|vedt|udsat|udsæt|efterretning|orienter)[^,.]){0,80}?"
    r"\b(?:oplyste|fortalte|nævnte|nævnt|forklarede|spurgte|gjorde opmærksom)\b"
)
"""What was told at the meeting decides nothing: `Forvaltningen oplyste, at planen er godkendt af staten`."""

# Clauses behind these belong to the reason, the purpose or the content of the decision, not to the decision itself.
SUBORDINATE = pattern(
    r",? idet\b|,? med henblik på\b|,? jf\.|,? da\b|,? under forudsætning af|,? såfremt\b|,? hvis\b"
    r"|,? efter at\b|,? når\b|, så (?:det|den|de|sagen|der|udvalget|byrådet|man)\b|, (?:før|inden|forinden|til) (?:\w+ )?\w+"
)
MINORITY = pattern(r"^(?:et |udvalgets )?mindretal")
"""What a minority says decides nothing; only § 23 is a member's to use."""

SENT = pattern(
    r"^(?:sagen )?(?:tilbagesendes|fremsendes|oversendes) .{0,200}?\b(?:bemærkning(?:en)?,? (?:om,? )?at|idet) "
    r"(?P<clause>(?:et flertal i )?(?:byrådet|magistraten|kommunalbestyrelsen|[\wæøå-]+udvalget)\b.*)$"
)
"""Aarhus sends a case on or back with what was decided in the remark: `Tilbagesendes … med bemærkning, at byrådet … har vedtaget …`."""

THAT = pattern(r",? at\b")
OPENING = pattern(
    r"\b(?:beslutte(?:de|r|t|des|s)|enedes om|er enige? om|var enige? om|vedtog|valgte|vælger|aftalte)(?: herefter| enstemmigt| derfor"
    r"| således)?,?$|^(?:det |der )?(?:blev |er )?(?:herefter |enstemmigt )?vedtaget,?$|\b(?:forslag(?:et)?|ønske|anmodning) om(?: at)?$"
)
"""`besluttede … at` opens its that-clause: what was decided stands in it."""

PREDICATE = pattern(
    r"\b(?:blev|er|bliver) (?:[\wæøå]+ ){0,2}(?:godkendt|vedtaget|tiltrådt|forkastet|afvist|nedstemt|trukket|udsat|imødekommet)\b.{0,80}"
    r"|\b(?:bortfaldt|bortfalder|faldt)\b.{0,80}"
)
"""`Forslaget om, at udgiften finansieres af kassen, blev vedtaget`: the verb of the proposal stands behind its that-clause."""

NOTED_AT_THE_END = pattern(r"(?:tages|taget|tog .{0,80}) til efterretning$")
"""`Orientering om, at pladserne er godkendt, tages til efterretning`: the verb stands behind the that-clause."""

AMENDED = pattern(
    r"\bmed (?:den|de|en|følgende|disse|nedenstående|enkelte|mindre)? ?(?:[\wæøå]+ )?(?:ændring|tilføjelse|tilretning"
    r"|præcisering|justering|korrektion|rettelse|undtagelse|forbehold)"
    r"|\bmed (?:den|de|følgende) (?:[\wæøå]+ )?bemærkning|\bmed bemærkning om\b|\bi stedet for\b"
    r"|\bmen (?:ønsker|med|således|uden|kun)\b"
    r"|\bi (?:ændret|revideret|justeret|tilrettet|reduceret) (?:form|udgave|version)|\bmed ændring"
    r"|ændringsforslag\w*(?: (?!forkast|bortf|nedstemt|faldt|ikke )[\wæøå.,()]+){0,20}"
    r" (?:blev |er )?(?:godkendt|vedtaget|tiltrådt)|^(?:[\wæøå]+ )?(?:godkendt"
    r"|tiltrådt|vedtaget|godkendes)[^.]{0,20} som ændret|\bsom ændret\b"
)
_PARTY = (
    r"(?:(?:det |de )?(?:socialdemokrat\w*|venstre|konservative(?: folkeparti)?|enhedslisten|sf|socialistisk folkeparti"
    r"|radikale(?: venstre)?"
    r"|dansk folkeparti|liberal alliance|alternativet|moderaterne|danmarksdemokraterne|nye borgerlige|borgerlist\w+|[a-zæøå])"
    r"(?: \([a-zæøå]{1,2}\))?)"
)
PARTY = pattern(
    r"^(?:flere|enkelte|nogle|en række|to|tre|fire) (?:af )?(?:\w*medlemmer(?:ne)?|partier)\b"
    rf"|^{_PARTY}(?:(?:, | og | samt ){_PARTY}){{0,8}} "
    r"(?:anbefaler|indstiller|foreslår|foreslog|ønsker|mener|støtter|finder|godkender|tiltræder|stemm)"
)
"""A party speaks for itself; the body's own words count before its."""
DOG = pattern(r"\bdog\b(?P<clause>.*)$")
"""`Godkendt, dog reduceres rammen`, `Punkt 2 udgår dog`: a reservation in the decision itself."""
REASON = pattern(r",? idet\b(?P<clause>.*)$")
"""`Godkendt, idet …` changes or adds something, unless the clause only tells of members, votes and absences."""
MEMBERS = pattern(
    r"\bundlod|\bstem(?:te|mer|t)\b|\bforbehold|\bfraværende|\bafbud|\bdeltog ikke|\binhabil|\bkunne ikke (?:tiltræde|støtte"
    r"|godkende|anbefale)|\bikke kan (?:tiltræde|støtte|godkende|anbefale)|\bstemmer\b|\bimod\b|^ ikke af\b"
)
