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

SECOND: list[Case] = [
    Case(
        "Økonomiudvalget tiltrådte indstillingen med 8 stemmer mod 3, idet de 3 imod var Enhedslisten og Alternativet.",
        "approved",
        amended=False,
    ),
    Case("Flertallet anbefaler forslag A. Mindretallet (F og Ø) anbefaler forslag B.", "recommended"),
    Case("Udvalgets flertal (A, V, C) kan tiltræde indstillingen, medens udvalgets mindretal (Ø) ikke kan tiltræde den.", "approved"),
    Case("Indstillingen blev ikke vedtaget, da 10 stemte for og 15 imod.", "rejected"),
    Case(
        "Ad 1) Tiltrådt\nAd 2) Tiltrådt, dog således at beløbet er 250.000 kr.\nAd 3) Bortfalder",
        "approved",
        {1: "approved", 2: "approved", 3: "lapsed"},
        True,
    ),
    Case(
        "Ad 1-4: Indstillingen anbefales. Ad 5: Sendes tilbage til fagudvalget.",
        "recommended",
        {1: "recommended", 2: "recommended", 3: "recommended", 4: "recommended", 5: "returned"},
    ),
    Case(
        "Pkt. 1-3 blev godkendt. Pkt. 4 blev taget til efterretning.", "approved", {1: "approved", 2: "approved", 3: "approved", 4: "noted"}
    ),
    Case(
        "Punkterne 1, 2 og 5 tiltrådt. Punkterne 3 og 4 udsat.",
        "approved",
        {1: "approved", 2: "approved", 5: "approved", 3: "postponed", 4: "postponed"},
    ),
    Case("3. at blev udsat, øvrige godkendt.", "approved"),
    Case("1. punkt: Godkendt\n2. punkt: Udvalget ønsker en ny beregning og udsætter punktet", "approved", {1: "approved", 2: "postponed"}),
    Case("Beslutningspunkt 1 blev tiltrådt. Beslutningspunkt 2 blev ikke tiltrådt.", "approved", {1: "approved", 2: "rejected"}),
    Case(
        "Indstillingens 1. at blev vedtaget med 28 stemmer mod 23 og 2. at blev vedtaget uden afstemning.",
        "approved",
        {1: "approved", 2: "approved"},
    ),
    Case("Godkendt, at forslaget sendes i høring i perioden 1. maj til 26. juni.", "approved"),
    Case("Udvalget besluttede at sende planforslaget i høring.", "forwarded"),
    Case("Punktet afventer svar fra ministeriet.", "postponed"),
    Case("Sagen blev stillet i bero.", "postponed"),
    Case("Godkendt med den tilføjelse, at rammen forhøjes med 200.000 kr. fra udvalgets pulje.", "approved", amended=True),
    Case("Anbefales, idet finansieringen ændres fra kassen til anlægspuljen.", "recommended", amended=True),
    Case(
        "Venstre fremsatte ændringsforslag om, at beløbet nedsættes til 1 mio. kr. Ændringsforslaget blev nedstemt. Indstillingen vedtaget.",
        "approved",
        amended=False,
    ),
    Case(
        "Venstre fremsatte ændringsforslag om, at beløbet nedsættes til 1 mio. kr. Ændringsforslaget blev vedtaget.",
        "approved",
        amended=True,
    ),
    Case("Vedtaget. Anne Berg (F) meddelte, at hun gør brug af standsningsretten efter § 23.", "stopped"),
    Case("Godkendt. Ole Vang (Ø) kræver sagen forelagt kommunalbestyrelsen til afgørelse.", "stopped"),
    Case("Udvalget godkendte indstillingen og oversender sagen til Byrådet.", "approved"),
    Case("Ved stemmelighed bortfalder forslaget.", "lapsed"),
    Case("Forslaget fik 12 stemmer for og 12 imod og er dermed bortfaldet.", "lapsed"),
    Case(
        "Tilbagesendes Borgmesterens Afdeling med bemærkning, at byrådet i sit møde den 8. oktober 2025 har taget orienteringen til efterretning.",
        "noted",
    ),
    Case("Tilbagesendes Miljø og Teknik med bemærkning, at byrådet har forkastet forslaget med 20 stemmer mod 11.", "rejected"),
    Case("Fremsendes til Byrådet, idet Magistraten anbefaler indstillingen.", "recommended"),
    Case("Fremsendes med ændringsforslaget til Kulturudvalget til behandling.", "forwarded"),
    Case("INDSTILLINGEN TILTRÅDT. FRAVÆRENDE: BO EKSEMPEL.", "approved"),
    Case("Godkedt.", "approved"),
    Case("Anbefals.", "recommended"),
    Case("Taget til efteretning.", "noted"),
    Case("Indstillingen godkendtes ikke.", "rejected"),
    Case("Udvalget indstiller til Byrådet, at ansøgningen afslås.", "recommended_rejection"),
    Case("Der ydes ikke støtte til projektet.", "rejected"),
    Case("Hans Lund (V) og Pia Dam (O) var ikke til stede under behandlingen. Indstillingen blev godkendt.", "approved", amended=False),
    Case("Afbud fra Hans Lund.\nTaget til efterretning.\nPia Dam forlod mødet kl. 17.", "noted"),
    Case("Sagen er udsat til næste møde, idet udvalget ønsker supplerende oplysninger om anlægsbevillingen.", "postponed"),
    Case("Kommunalbestyrelsen besluttede, at beløbet bevilges som engangsbeløb i 2025.", "approved", council=True),
    Case("Byrådet besluttede ikke at imødekomme ansøgningen.", "rejected", council=True),
    Case("Formanden trak sagen tilbage.", "lapsed"),
    Case("Drøftedes.", "discussed"),
    Case("Udvalget gav administrationen mandat til at forhandle videre inden for 2 mio. kr.", "approved"),
]

THIRD: list[Case] = [
    Case("Et enigt udvalg anbefaler, at bevillingen gives.", "recommended"),
    Case("Et flertal på 4 (A og F) stemte for indstillingen. Et mindretal på 3 (V) stemte imod.", "approved"),
    Case("For indstillingen stemte 6, imod stemte 9. Indstillingen er dermed forkastet.", "rejected"),
    Case("Indstillingen blev sat under afstemning og vedtaget med 17 stemmer for og 14 imod.", "approved"),
    Case("Konservative anbefaler ikke forslaget.\nUdvalget anbefaler forslaget.", "recommended"),
    Case(
        "Udvalget tiltrådte indstillingen. Et mindretal bestående af Enhedslisten ønsker at få tilføjet, at de ikke kan støtte besparelsen.",
        "approved",
        amended=False,
    ),
    Case("Ad 1. Godkendt\nAd 2. Godkendt\nAd 3. Ikke godkendt", "approved", {1: "approved", 2: "approved", 3: "rejected"}),
    Case("Ad 1+2: Taget til efterretning\nAd 3+4: Anbefales", "recommended", {1: "noted", 2: "noted", 3: "recommended", 4: "recommended"}),
    Case(
        "Indstillingspunkt 1-3 godkendt. Indstillingspunkt 4 udgår.", "approved", {1: "approved", 2: "approved", 3: "approved", 4: "lapsed"}
    ),
    Case("1) Godkendt\n2) Drøftet\n3) Oversendes til Økonomiudvalget", "approved", {1: "approved", 2: "discussed", 3: "forwarded"}),
    Case("Pkt. 2 blev udsat. Indstillingen blev i øvrigt godkendt.", "approved"),
    Case("1. dot godkendt. 2. dot taget til efterretning.", "approved", {1: "approved", 2: "noted"}),
    Case(
        "Indstillingens pkt. 1, 2 og 3 anbefales godkendt, mens pkt. 4 anbefales afvist.",
        "recommended",
        {1: "recommended", 2: "recommended", 3: "recommended", 4: "recommended_rejection"},
    ),
    Case(
        "Fjerde at blev forkastet med 27 stemmer mod 24. De øvrige at-punkter blev godkendt.",
        "approved",
        {4: "rejected", 1: "approved", 2: "approved", 3: "approved", 5: "approved"},
    ),
    Case("Lokalplanforslaget vedtages og fremlægges i offentlig høring.", "approved"),
    Case("Udsendes i høring.", "forwarded"),
    Case("Behandlingen udsættes på grund af manglende tid.", "postponed"),
    Case("Afventer Økonomiudvalgets behandling.", "postponed"),
    Case("Godkendt således, at bevillingen på 3,4 mio. kr. fordeles med 1,4 mio. kr. i 2025 og 2,0 mio. kr. i 2026.", "approved"),
    Case(
        "Godkendt med følgende ændringer: beløbet i punkt 2 ændres til 1.250.000 kr., og finansieringen sker via likvide aktiver.",
        "approved",
        amended=True,
    ),
    Case("Anbefalet, dog med en anden finansiering.", "recommended", amended=True),
    Case("Et ændringsforslag om at finde pengene i kassen blev vedtaget enstemmigt.", "approved", amended=True),
    Case("Udvalget godkendte indstillingen, men ønsker rammen sat ned til 800.000 kr.", "approved", amended=True),
    Case("Beslutningen blev begæret indbragt for Byrådet af Mette Holm (SF), jf. styrelseslovens § 23.", "stopped"),
    Case("Godkendt. Per Skov (A) begærer sagen for byrådet.", "stopped"),
    Case("Indstillingen godkendt. Karen Bang (V) nedlagde standsningsret.", "stopped"),
    Case("Sagen standses i medfør af § 23 af Karen Bang (V).", "stopped"),
    Case("Stemmerne stod lige, hvorfor forslaget faldt.", "lapsed"),
    Case("Forslaget bortfaldt, da der var stemmelighed (5-5).", "lapsed"),
    Case("Tilbagesendes Magistratsafdelingen for Børn og Unge, idet byrådet har vedtaget indstillingen.", "approved"),
    Case("Tilbagesendes til Magistraten med henblik på nye beregninger.", "returned"),
    Case("Fremsendes til Økonomiudvalget med anbefaling.", "recommended"),
    Case("Fremsendes til byrådet med bemærkning, at Magistraten ikke kan anbefale forslaget.", "recommended_rejection"),
    Case("UDSAT TIL NÆSTE MØDE.", "postponed"),
    Case("Vedtaet.", "approved"),
    Case("Godkendt med bemærkning om at Dorte Høj (V) deltog virtuelt.", "approved"),
    Case("Ansøgningen blev afslået.", "rejected"),
    Case("Forslaget nyder ikke fremme.", "rejected"),
    Case("Kan ikke anbefales.", "recommended_rejection"),
    Case("Ingen beslutning.", "none"),
    Case("Peter Storm (V) var inhabil og deltog ikke i behandlingen.\nUdvalget bevilgede 75.000 kr.", "approved"),
    Case("Lise Kær ankom kl. 15.20.\nOrienteringen blev taget til efterretning.", "noted"),
    Case("Byrådet meddelte anlægsbevilling og frigav rådighedsbeløbet.", "approved", council=True),
    Case("Oversendt til behandling i forbindelse med budget 2027.", "forwarded"),
    Case("Indgår i de videre budgetdrøftelser.", "forwarded"),
]

FOURTH: list[Case] = [
    Case("Et flertal i Økonomiudvalget (9 medlemmer) anbefaler indstillingen til Byrådets godkendelse, Ø tog forbehold.", "recommended"),
    Case("Et flertal (A, B, F) godkendte. V og C kunne ikke godkende.", "approved"),
    Case("Udvalgets mindretal (V) ønskede sagen udsat. Flertallet godkendte indstillingen.", "approved"),
    Case("Indstillingen tiltrådt, idet I og O stemte imod.", "approved", amended=False),
    Case("Forslaget om at nedlægge biblioteket blev forkastet med 6 stemmer mod 1.", "rejected"),
    Case(
        "Ad 1-3) Indstilles godkendt. Ad 4) Taget til efterretning.",
        "recommended",
        {1: "recommended", 2: "recommended", 3: "recommended", 4: "noted"},
    ),
    Case("Ad 1 og 2: Godkendt. Ad 3: Udsat til mødet i november.", "approved", {1: "approved", 2: "approved", 3: "postponed"}),
    Case("1. punkt udsat. 2. og 3. punkt godkendt.", "approved", {1: "postponed", 2: "approved", 3: "approved"}),
    Case("1. at tiltrådt. 2. at tiltrådt. 3. at tages til efterretning.", "approved", {1: "approved", 2: "approved", 3: "noted"}),
    Case(
        "1. at blev godkendt med 49 stemmer imod 5.\nFor stemte: A, B, C.\nImod stemte: Ø.\n2. at blev godkendt uden afstemning.",
        "approved",
        {1: "approved", 2: "approved"},
    ),
    Case(
        "Punkt 1: Godkendt. Punkt 2: Tilbagesendt til forvaltningen. Punkt 3: Taget til efterretning.",
        "approved",
        {1: "approved", 2: "returned", 3: "noted"},
    ),
    Case("Planforslaget sendes i høring i 8 uger.", "forwarded"),
    Case("Høringssvarene taget til efterretning.", "noted"),
    Case("Sagen afventer behandling i Teknisk Udvalg.", "postponed"),
    Case("Godkendt, idet beløbet ændres til 4,5 mio. kr., som finansieres af kassebeholdningen.", "approved", amended=True),
    Case("Vedtaget med den ændring, at der kun frigives 750.000 kr. i 2026.", "approved", amended=True),
    Case("Ændringsforslag fra Venstre blev forkastet. Indstillingen blev vedtaget med 15 stemmer mod 4.", "approved", amended=False),
    Case(
        "Ændringsforslaget blev godkendt uden afstemning, hvorefter den således ændrede indstilling blev vedtaget.",
        "approved",
        amended=True,
    ),
    Case("Anbefales med den ændring, at pengene tages fra anlægsreserven i stedet for kassen.", "recommended", amended=True),
    Case("Godkendt.\nKnud Vester (V) begærede i henhold til § 23, stk. 1, sagen indbragt for kommunalbestyrelsen.", "stopped"),
    Case("Udvalget godkendte indstillingen. Jane Ry (F) standsede sagen, som dermed går videre til Byrådet.", "stopped"),
    Case("Der var stemmelighed. Forslaget er dermed bortfaldet.", "lapsed"),
    Case("4 stemte for, 4 stemte imod. Forslaget er bortfaldet.", "lapsed"),
    Case(
        "Tilbagesendes Magistratsafdelingen for Teknik og Miljø med bemærkning, at byrådet i sit møde den 5. marts 2025 har vedtaget indstillingen med den ændring, at beløbet er 2 mio. kr.",
        "approved",
    ),
    Case("Fremsendes til Magistraten til behandling.", "forwarded"),
    Case("Fremsendes til byrådet med anbefaling af, at indstillingen tiltrædes.", "recommended"),
    Case("Fremsendes til byrådet med Magistratens anbefaling.", "recommended"),
    Case("TAGET TIL EFTERRETNING", "noted"),
    Case("Tilttrådt.", "approved"),
    Case("Drøftedt.", "discussed"),
    Case("Indstillingen blev gokendt.", "approved"),
    Case("Ikke imødekommet.", "rejected"),
    Case("Udvalget anbefaler, at ansøgningen ikke imødekommes.", "recommended_rejection"),
    Case("Forslaget kunne ikke vedtages.", "rejected"),
    Case("Fraværende: Jan Bro.\nGodkendt.\nSuppleant Ib Hav deltog.", "approved"),
    Case("Jan Bro var fraværende.\nIndstillingen anbefales.\nIb Hav stemte imod.", "recommended"),
    Case("Sagen genoptages på mødet den 3. juni.", "postponed"),
    Case("Sagen oversendes til budgetlægningen for 2027.", "forwarded"),
    Case("Udvalget tog sagen til efterretning og oversendte den til budgetforhandlingerne.", "forwarded"),
    Case("Punktet blev trukket tilbage.", "lapsed"),
    Case("Sagen udgår af dagsordenen.", "lapsed"),
    Case("Udvalget besluttede at tilbagesende sagen til forvaltningen.", "returned"),
    Case("Kommunalbestyrelsen godkendte økonomiudvalgets indstilling enstemmigt.", "approved", council=True),
    Case("Drøftet. Der arbejdes videre.", "discussed"),
    Case("Ingen bemærkninger til orienteringen.", "none"),
]

CASES: list[Case] = [*FIRST, *SECOND, *THIRD, *FOURTH]
