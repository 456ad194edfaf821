"""Decision texts of our own, invented to mislead: what stands under the heading, and what a careful reader makes of it."""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    """A decision text. `parts` are the numbered proposals it answers, `None` where it answers none apart."""

    text: str
    status: str
    parts: dict[int, str] | None = None
    amended: bool | None = None
    council: bool = False


FIRST: list[Case] = [
    # majority and minority
    Case(
        "Et flertal bestående af A, F og Ø anbefaler indstillingen over for Kommunalbestyrelsen. "
        "Et mindretal bestående af V og C indstiller, at sagen sendes tilbage til forvaltningen.",
        "recommended",
    ),
    Case(
        "Et mindretal (V) foreslog, at beløbet nedsættes til 2 mio. kr. Forslaget fik 5 stemmer. Et flertal (A, B, F) godkendte indstillingen.",
        "approved",
        amended=False,
    ),
    Case("Flertallet (A, B og C) tiltrådte indstillingen, mens mindretallet (D og I) stemte imod.", "approved", amended=False),
    Case("Et mindretal kunne ikke tiltræde indstillingen. Indstillingen blev tiltrådt.", "approved"),
    Case("12 stemte for indstillingen (A, B), 7 stemte imod (V, C). Indstillingen er dermed vedtaget.", "approved"),
    Case("For stemte 9: A, F, Ø. Imod stemte 10: V, C, O. Indstillingen er dermed bortfaldet.", "lapsed"),
    Case("Forslaget blev sat til afstemning. 8 stemte for, 17 stemte imod. Forslaget faldt.", "rejected"),
    Case("Indstillingen blev med 15 stemmer for (A, B, F) og 10 stemmer imod (V, C) vedtaget.", "approved"),
    Case("15 medlemmer stemte for, 10 imod, og 2 undlod at stemme. Vedtaget.", "approved"),
    Case("Ændringsforslaget blev forkastet med 16 stemmer mod 9. Hovedforslaget blev vedtaget med 16 stemmer mod 9.", "approved"),
    Case("Liberal Alliance ønsker ført til protokol, at partiet ikke kan støtte forslaget. Godkendt.", "approved", amended=False),
    Case("Radikale Venstre kan ikke støtte indstillingen.\nAnbefalet.", "recommended"),
    Case("Ø stillede forslag om, at sagen udsættes. Forslaget blev forkastet. Indstillingen tiltrådt.", "approved"),
    # per proposal
    Case(
        "Ad 1-2) Godkendt. Ad 3-5) Taget til efterretning.", "approved", {1: "approved", 2: "approved", 3: "noted", 4: "noted", 5: "noted"}
    ),
    Case("Ad 1) - 3) Godkendt\nAd 4) Udsat", "approved", {1: "approved", 2: "approved", 3: "approved", 4: "postponed"}),
    Case(
        "Ad 1, 2 og 4) Anbefales godkendt.\nAd 3) Anbefales ikke.",
        "recommended",
        {1: "recommended", 2: "recommended", 4: "recommended", 3: "recommended_rejection"},
    ),
    Case("1. og 2. punkt godkendt.\n3. punkt udsat.", "approved", {1: "approved", 2: "approved", 3: "postponed"}),
    Case("Punkt 1 og 2 blev godkendt. Punkt 3 blev udsat til mødet i juni.", "approved", {1: "approved", 2: "approved", 3: "postponed"}),
    Case(
        "Indstillingens punkt 1 blev godkendt, mens punkt 2 blev sendt tilbage til forvaltningen.",
        "approved",
        {1: "approved", 2: "returned"},
    ),
    Case(
        "1., 2. og 3. at: Godkendt\n4. at: Oversendes til budgetforhandlingerne",
        "approved",
        {1: "approved", 2: "approved", 3: "approved", 4: "forwarded"},
    ),
    Case("1. at-punkt tiltrådt, 2. at-punkt ikke tiltrådt.", "approved", {1: "approved", 2: "rejected"}),
    Case("Pkt. 1: Til efterretning. Pkt. 2: Anbefales.", "recommended", {1: "noted", 2: "recommended"}),
    Case(
        "Indstillingens 1. at-punkt blev godkendt med 40 stemmer mod 11.\nIndstillingens 2.-4. at-punkt blev godkendt uden afstemning.",
        "approved",
        {1: "approved", 2: "approved", 3: "approved", 4: "approved"},
    ),
    Case(
        "1. at blev godkendt uden afstemning.\n2. at blev godkendt med 32 stemmer imod 15.\n3. at blev forkastet.",
        "approved",
        {1: "approved", 2: "approved", 3: "rejected"},
    ),
    Case("Første at blev godkendt. Andet at blev taget til efterretning.", "approved", {1: "approved", 2: "noted"}),
    # sent out, waiting
    Case("Sendes i høring.", "forwarded"),
    Case("Forslaget sendes i offentlig høring i otte uger.", "forwarded"),
    Case("Godkendt til udsendelse i høring.", "approved"),
    Case("Udvalget godkendte, at planen sendes i høring.", "approved"),
    Case("Sagen afventer budgetforhandlingerne.", "postponed"),
    Case("Afventer.", "postponed"),
    Case("Sagen afventer nærmere oplysninger om økonomien og genoptages i august.", "postponed"),
    # another amount, another source
    Case("Godkendt, idet bevillingen nedsættes fra 6 mio. kr. til 5 mio. kr. og finansieres af anlægsreserven.", "approved", amended=True),
    Case("Godkendt, dog således at der kun afsættes 300.000 kr. i 2025.", "approved", amended=True),
    Case(
        "Godkendt med den ændring, at udgiften finansieres af kassen i stedet for puljen til uforudsete udgifter.", "approved", amended=True
    ),
    Case("Udvalget anbefaler indstillingen, idet beløbet forhøjes til 1,5 mio. kr.", "recommended", amended=True),
    Case(
        "A foreslog, at bevillingen finansieres af kassen. Forslaget blev vedtaget med 6 stemmer mod 3. "
        "Herefter blev indstillingen som ændret vedtaget.",
        "approved",
        amended=True,
    ),
    Case("Godkendt. Punkt 2 udgår dog.", "approved"),
    Case(
        "Ændringsforslag fra SF om at finansiere udgiften via kassen blev vedtaget med 13 stemmer mod 12, "
        "hvorefter indstillingen med denne ændring blev godkendt.",
        "approved",
        amended=True,
    ),
    Case("Direktionens indstilling anbefales, dog reduceres rammen til 900.000 kr.", "recommended", amended=True),
    Case("Godkendt med forbehold for finansieringen.", "approved", amended=True),
    # stopped
    Case("Godkendt.\nBo Hansen (V) standsede beslutningen med henvisning til styrelseslovens § 23.", "stopped"),
    Case("Godkendt. Lise Holm (Ø) anmodede om, at sagen forelægges byrådet, jf. § 23 i den kommunale styrelseslov.", "stopped"),
    Case("Tiltrådt med stemmerne 4-3. Ole Berg (A) benyttede sin standsningsret.", "stopped"),
    Case("Udvalget godkendte indstillingen. Mindretallet ønskede sagen indbragt for Kommunalbestyrelsen.", "stopped"),
    Case("Indstillingen godkendt. Sagen indbringes for Byrådet efter ønske fra Per Lund (C).", "stopped"),
    Case("Sagen er i udvalget standset efter § 23 af Per Lund (C). Byrådet godkendte indstillingen.", "approved", council=True),
    # ties
    Case("Stemmelighed (4-4). Forslaget bortfaldt.", "lapsed"),
    Case("Der var stemmelighed, og ændringsforslaget bortfaldt dermed. Indstillingen blev derefter godkendt.", "approved"),
    # Aarhus
    Case(
        "Tilbagesendes Børn og Unge med bemærkning, at byrådet i sit møde den 3. september 2025 har vedtaget indstillingen med 24 stemmer mod 7.",
        "approved",
    ),
    Case("Tilbagesendes Sundhed og Omsorg med bemærkning, at magistraten har tiltrådt indstillingen.", "approved"),
    Case("Tilbagesendes Kultur og Borgerservice, idet byrådet ikke har vedtaget forslaget.", "rejected"),
    Case("Tilbagesendes Teknik og Miljø til fornyet overvejelse.", "returned"),
    Case("Fremsendes til byrådet med indstilling om vedtagelse.", "recommended"),
    Case("Fremsendes til Magistraten med henblik på udtalelse.", "forwarded"),
    Case(
        "Fremsendes til Aarhus Byråd med bemærkning, at et flertal i Magistraten anbefaler indstillingen, mens et mindretal ikke kan anbefale den.",
        "recommended",
    ),
    Case("Oversendes til Økonomiudvalget med henblik på finansiering.", "forwarded"),
    # capitals and misspellings
    Case("GODKENDT", "approved"),
    Case("ANBEFALES TIL BYRÅDETS GODKENDELSE.", "recommended"),
    Case("INDSTILLINGEN BLEV FORKASTET MED 14 STEMMER MOD 11.", "rejected"),
    Case("Gokendt.", "approved"),
    Case("Godkent", "approved"),
    Case("Anbefalles.", "recommended"),
    Case("Tiltråt.", "approved"),
    Case("Taget til eftereretning.", "noted"),
    # negation
    Case("Ej godkendt.", "rejected"),
    Case("Ikke anbefalet.", "recommended_rejection"),
    Case("Anbefales ikke.", "recommended_rejection"),
    Case("Udvalget kan ikke anbefale forslaget.", "recommended_rejection"),
    Case("Økonomiudvalget indstiller, at der gives afslag på ansøgningen.", "recommended_rejection"),
    Case("Afslag.", "rejected"),
    Case("Der gives ikke tilskud.", "rejected"),
    Case("Udvalget er positivt indstillet over for forslaget.", "none"),
    # absences before and behind
    Case("Mette Dahl (A) deltog ikke under punktets behandling.\nTiltrådt.", "approved"),
    Case("Godkendt.\nIkke til stede: Jens Vig.", "approved"),
    Case("Jens Vig (V) var fraværende. Anbefales.", "recommended"),
    Case("Fraværende: Jens Vig (V), Lis Bo (A)", "none"),
    # taken up again, money given, other verbs
    Case("Genoptaget. Indstillingen blev godkendt.", "approved"),
    Case("Sagen blev genoptaget fra mødet den 4. marts. Anbefalet.", "recommended"),
    Case("Udvalget besluttede at bevilge 250.000 kr. af udviklingspuljen.", "approved"),
    Case("Byrådet bevilger 1,2 mio. kr. til formålet.", "approved", council=True),
    Case("Ansøgningen imødekommes med 50.000 kr.", "approved"),
    Case("Der meddeles tillægsbevilling som indstillet.", "approved"),
    Case("Taget til efterretning, idet udvalget ønsker en ny status til efteråret.", "noted"),
    Case("Punktet blev udskudt.", "postponed"),
    Case("Indgår i budgetlægningen for 2027.", "forwarded"),
    Case("Henvist til budgetforhandlingerne.", "forwarded"),
    Case("Økonomiudvalget besluttede at lade sagen indgå i budgetprocessen.", "forwarded"),
    Case("Sagen blev drøftet, og udvalget anbefaler scenarie B.", "recommended"),
    Case("Udvalget valgte model 2.", "approved"),
    Case("Vedtaget i overensstemmelse med økonomiudvalgets indstilling.", "approved", amended=False),
    Case("Udvalget tog redegørelsen til efterretning og godkendte handleplanen.", "approved"),
    Case("Sagen bortfalder, da ansøger har trukket sin ansøgning.", "lapsed"),
    Case("Sagen hjemvises til fornyet behandling i Teknisk Udvalg.", "returned"),
    Case("Udvalget ønsker sagen belyst yderligere, hvorfor den udsættes.", "postponed"),
    Case("Udsættelse vedtaget.", "postponed"),
    Case("Byrådet tiltrådte udsættelse af sagen.", "postponed", council=True),
    Case("Indstillingen videresendes til Økonomiudvalget og Byrådet med udvalgets anbefaling.", "recommended"),
]

CASES: list[Case] = FIRST
