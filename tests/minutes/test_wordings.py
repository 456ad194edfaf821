"""Every wording of FORMATS D by its number, further wordings of DOMAIN 5.3, and decoys."""

from __future__ import annotations

import pytest

from ledger.minutes import decisions, wordings

# (numbers of FORMATS D, what stands under the heading, status)
SEEN: list[tuple[tuple[int, ...], str, str]] = [
    ((1,), "Godkendt", "approved"),
    ((2,), "Godkendt.", "approved"),
    ((3,), "Dagsordenen blev godkendt", "approved"),
    ((4,), "Tiltrådt.", "approved"),
    ((5,), "Indstillingen tiltrådt.", "approved"),
    ((6,), "Indstillingen blev tiltrådt.", "approved"),
    ((7,), "Indstillingen blev godkendt uden afstemning.", "approved"),
    ((8,), "SOCIAL- OG BESKÆFTIGELSESDVALGET tiltræder Direktionens forslag", "approved"),
    ((9,), "Skoleudvalget tiltræder Direktionens forslag med den bemærkning, at tallene følges.", "approved"),
    ((10,), "Taksterne blev tiltrådt.", "approved"),
    ((11,), "Kirkeskatten vedtoges uændret", "approved"),
    (
        (12,),
        "Tilbagesendes Teknik og Miljø med bemærkning, at byrådet i sit møde den 4. juni har vedtaget Magistratens indstilling.",
        "approved",
    ),
    ((13,), "Medlemsforslaget blev godkendt med 31 stemmer imod 0.", "approved"),
    ((14,), "Ad 2) Godkendt, idet beløbet sættes op.", "approved"),
    ((15,), "Ad 1; Godkendt Ad 2; Godkendt", "approved"),
    ((16,), "Godkendt med den ændring, at fristen er 1. maj.", "approved"),
    ((17,), "Forslaget er vedtaget", "approved"),
    ((18,), "Indstilling om salg er tiltrådt.", "approved"),
    ((19,), "Herefter godkendt.", "approved"),
    ((20,), "Takstblad og regulativ godkendt", "approved"),
    ((21,), "Et ændringsforslag fra A om 5 mio. kr. blev godkendt uden afstemning.", "approved"),
    ((22,), "Anbefales.", "recommended"),
    ((23,), "Anbefalet.", "recommended"),
    ((23,), "Ad 2-3) Anbefalet.", "recommended"),
    ((24,), "Indstilles godkendt", "recommended"),
    ((25,), "Indstilles godkendt.", "recommended"),
    ((26,), "Børneudvalget indstiller,\n1. at svarene tages til efterretning\n2. at politikken godkendes", "recommended"),
    ((27,), "Økonomi- og Erhvervsudvalget anbefaler indstillingen til Byrådet.", "recommended"),
    ((28,), "Indstillingen anbefales til Byrådets godkendelse.", "recommended"),
    ((29,), "Regnskabet anbefales til Økonomiudvalgets og Byrådets godkendelse.", "recommended"),
    (
        (30,),
        "Fremsendes til Aarhus Byråd med bemærkning, at Magistraten i mødet den 2. juni anbefaler, at byrådet tiltræder indstillingen.",
        "recommended",
    ),
    ((31,), "Hele udvalget anbefaler forslaget overfor Byrådet.", "recommended"),
    ((32,), "By- og Kulturudvalget anbefaler indstillingen.", "recommended"),
    ((33,), "1. Indstilles godkendt. 2. Indstilles godkendt.", "recommended"),
    ((34,), "Udsat.", "postponed"),
    ((35,), "Udsat efter drøftelse.", "postponed"),
    ((36,), "Sagen blev udsat uden behandling.", "postponed"),
    ((37,), "Sagens behandling blev udsat i mødet den 4. juni.", "postponed"),
    ((38,), "Pkt. 5 og 14. blev udsat.", "postponed"),
    ((39,), "Byrådet besluttede herefter at udsætte sagens behandling", "postponed"),
    ((40,), "Fremsendes til Teknisk Udvalg til behandling i henhold til beslutning i mødet den 4. juni.", "forwarded"),
    ((41,), "Pkt. 16 udgår til senere behandling", "postponed"),
    ((42,), "Sagen tages af dagsordenen", "postponed"),
    ((43,), "Fremsendes til Kultur og Borgerservice med henblik på udarbejdelse af en indstilling", "forwarded"),
    ((44,), "Sagen sendes tilbage til Teknikudvalget med henblik på nyvurdering", "returned"),
    ((45,), "Forslaget blev ikke godkendt, idet 27 stemte imod.", "rejected"),
    ((46,), "Ændringen blev forkastet med 37 stemmer imod forslaget og 7 stemmer for", "rejected"),
    (
        (47,),
        "Et flertal i Børneudvalget (A, B og C) indstiller, at det fremsatte beslutningsforslag ikke tiltrædes.",
        "recommended_rejection",
    ),
    ((48,), "Udvalget kunne ikke støtte dette.", "rejected"),
    ((49,), "Ikke godkendt.", "rejected"),
    ((49,), "Afvist.", "rejected"),
    ((49,), "Bortfaldt.", "lapsed"),
    ((50,), "Taget til efterretning.", "noted"),
    ((51,), "Til efterretning.", "noted"),
    ((52,), "Orienteringen taget til efterretning", "noted"),
    ((53,), "Orientering givet.", "noted"),
    ((53,), "Ad 1) Orientering givet.", "noted"),
    ((54,), "Taget til orientering.", "noted"),
    ((55,), "Udvalget blev orienteret om byggeriet.", "noted"),
    ((56,), "Orientering om elevfravær tages til efterretning.", "noted"),
    ((57,), "Drøftet.", "discussed"),
    ((58,), "Drøftet", "discussed"),
    ((59,), "Punktet blev gennemgået", "discussed"),
    ((60,), "Udvalget drøftede og stillede spørgsmål til forvaltningen.", "discussed"),
    ((61,), "Ingen bemærkninger.", "none"),
    ((62,), "Ingen.", "none"),
    ((63,), "Intet.", "none"),
    ((64,), "-", "none"),
    ((65,), ".", "none"),
    ((66,), "Afbud: Anna Prøve", "none"),
    ((66,), "Anna Prøve (C) var fraværende.", "none"),
    ((67,), "Fønix gruppen", "none"),
    ((68,), "Beslutning fremgår først, når referatet er offentliggjort", "none"),
    ((68,), "Forventet", "none"),
]

# DOMAIN 5.3 and the ways people write; prose of our own.
FURTHER: list[tuple[str, str]] = [
    ("Vedtaget.", "approved"),
    ("Bevilget.", "approved"),
    ("Bevillingen blev meddelt.", "approved"),
    ("Byrådet godkendte indstillingen.", "approved"),
    ("Byrådet godkender indstillingen.", "approved"),
    ("Indstillingen godkendes.", "approved"),
    ("Godkendt som indstillet af Økonomiudvalget.", "approved"),
    ("Godkendt som anbefalet.", "approved"),
    ("Indstillingen blev enstemmigt vedtaget.", "approved"),
    ("Udvalget besluttede at godkende indstillingen.", "approved"),
    ("Udvalget besluttede, at der arbejdes videre med model 2.", "approved"),
    ("Udvalget tilsluttede sig indstillingen.", "approved"),
    ("Drøftet og godkendt.", "approved"),
    ("Udvalget drøftede sagen. Indstillingen blev godkendt.", "approved"),
    ("Godkendt efter drøftelse.", "approved"),
    ("Indstillingen blev godkendt med 14 stemmer for og 5 imod.", "approved"),
    ("Indstillingen følges.", "approved"),
    ("Et ændringsforslag fra B blev forkastet med 4 stemmer mod 3. Indstillingen blev herefter godkendt.", "approved"),
    ("Et forslag om udsættelse blev forkastet.\nHerefter godkendt.", "approved"),
    ("Orienteringen blev godkendt.", "approved"),
    ("Udvalget tiltræder, at orienteringen tages til efterretning.", "approved"),
    ("Godkendt.\nEnhedslisten stemte imod, at arealet blev solgt.", "approved"),
    ("Et flertal (A, B og C) godkendte indstillingen. Et mindretal (D) stemte imod.", "approved"),
    ("Godkendt. Venstre tog forbehold.", "approved"),
    ("Indstilles.", "recommended"),
    ("Indstilles til Byrådets godkendelse.", "recommended"),
    ("Indstilles til godkendelse i Kommunalbestyrelsen.", "recommended"),
    ("Anbefales godkendt.", "recommended"),
    ("Udvalget anbefalede indstillingen.", "recommended"),
    ("Udvalget anbefaler, at Byrådet godkender forslaget.", "recommended"),
    ("Udvalget indstiller, at bevillingen gives, og at kassen ikke belastes.", "recommended"),
    ("Anbefales, idet Dansk Folkeparti tog forbehold.", "recommended"),
    ("Et flertal i udvalget (A og B) anbefaler indstillingen.\nEt mindretal (C) kunne ikke anbefale indstillingen.", "recommended"),
    ("Oversendes til Byrådet med anbefaling.", "recommended"),
    ("Udvalget besluttede at anbefale forslaget over for Økonomiudvalget.", "recommended"),
    ("Udvalget anbefaler ikke forslaget tiltrådt, men at det afvises.", "recommended_rejection"),
    ("Udvalget indstiller, at ansøgningen ikke imødekommes.", "recommended_rejection"),
    ("Udvalget anbefaler, at forslaget afvises.", "recommended_rejection"),
    ("Økonomiudvalget indstiller, at indstillingens punkt 1 godkendes, og at punkt 2 ikke godkendes.", "recommended"),
    ("Et flertal bestående af A og V stemte for indstillingen.", "approved"),
    ("Byrådet vedtog at udsætte sagen.", "postponed"),
    ("For indstillingen stemte: A og V. Imod stemte: Ø. Indstillingen er hermed godkendt.", "approved"),
    ("Forslaget forkastes.", "rejected"),
    ("Ansøgningen blev ikke imødekommet.", "rejected"),
    ("Forslaget blev nedstemt.", "rejected"),
    ("Udvalget besluttede, at ansøgningen ikke imødekommes.", "rejected"),
    ("Udvalget godkendte ikke indstillingen.", "rejected"),
    ("Udsættes.", "postponed"),
    ("Punktet udsættes til næste møde.", "postponed"),
    ("Sagen udsat, idet udvalget ønsker, at den godkendes sammen med budgettet.", "postponed"),
    ("Drøftet og udsat.", "postponed"),
    ("Punktet blev taget af dagsordenen.", "postponed"),
    ("Tilbagesendt til udvalget.", "returned"),
    ("Sendes tilbage til forvaltningen.", "returned"),
    ("Sagen blev sendt tilbage til administrationen.", "returned"),
    ("Hjemvist.", "returned"),
    ("Oversendt til budgetforhandlingerne.", "forwarded"),
    ("Oversendes til budgetforhandlingerne for 2026.", "forwarded"),
    ("Indgår i budget 2026.", "forwarded"),
    ("Udvalget besluttede at oversende sagen til budgetforhandlingerne.", "forwarded"),
    ("Bortfalder.", "lapsed"),
    ("Forslaget blev trukket.", "lapsed"),
    ("Punktet udgår.", "lapsed"),
    ("Udgår.", "lapsed"),
    ("Forslaget bortfaldt ved stemmelighed.", "lapsed"),
    ("Godkendt.\nBo Eksempel begærede sagen indbragt for Kommunalbestyrelsen.", "stopped"),
    ("Taget til efterretning med bemærkninger.", "noted"),
    ("Udvalget tog orienteringen til efterretning.", "noted"),
    ("Drøftet og taget til efterretning.", "noted"),
    ("Formanden orienterede.", "noted"),
    ("Udvalget drøftede sagen.", "discussed"),
    ("Temaet blev drøftet med henblik på godkendelse i juni.", "discussed"),
    ("", "none"),
    ("Fraværende: Cilla Test", "none"),
    ("Lokalplan 12, Havnen, Skolen", "none"),
    ("Udvalget ønsker, at sagen godkendes hurtigt.", "none"),
    ("Et mindretal (C) tog forbehold.", "none"),
    ("Undlod at stemme: V, O og C.", "none"),
    ("Bo Eksempel (A) deltog ikke i sagens behandling.", "none"),
]


@pytest.mark.parametrize(("rows", "text", "status"), SEEN)
def test_every_wording_seen(rows: tuple[int, ...], text: str, status: str) -> None:
    assert decisions.read(text.split("\n")).status == status


@pytest.mark.parametrize(("text", "status"), FURTHER)
def test_further_wordings_and_decoys(text: str, status: str) -> None:
    assert decisions.read(text.split("\n")).status == status


def test_the_table_of_wordings_names_every_row() -> None:
    named = {row for table in (wordings.WHOLE, wordings.STRONG, wordings.WEAK) for wording in table for row in wording.rows}
    assert set(range(1, 69)) - named <= {66, 67}  # absences and lists of topics have no wording: they are what is left


@pytest.mark.parametrize(
    ("text", "amended"),
    [
        ("Godkendt, idet udvalget ønsker afsnit 3 præciseret.", True),
        ("Godkendt med den ændring, at beløbet er 5 mio. kr.", True),
        ("Udvalget tiltræder forslaget med den bemærkning, at der følges op.", True),
        ("Ændringsforslaget blev godkendt uden afstemning.", True),
        ("Anbefales med den tilføjelse, at naboer høres.", True),
        ("Godkendt, idet Venstre undlod at stemme.", False),
        ("Godkendt, idet Anna Prøve (C) var fraværende.", False),
        ("Godkendt.", False),
        ("Tilbagesendes Teknik og Miljø med bemærkning, at byrådet i sit møde har vedtaget indstillingen.", False),
        ("Udsat, idet sagen skal belyses.", False),
    ],
)
def test_amended_only_where_the_decision_changes_something(text: str, amended: bool) -> None:
    assert decisions.read([text]).amended is amended


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ad 1) Orientering givet.\nAd 2-3) Anbefalet.", {1: "noted", 2: "recommended", 3: "recommended"}),
        ("Ad 1; Godkendt Ad 2; Godkendt", {1: "approved", 2: "approved"}),
        ("Ad. 1, 3 og 4: Godkendt.\nAd. 2) Udsat.", {1: "approved", 3: "approved", 4: "approved", 2: "postponed"}),
        ("1. Indstilles godkendt. 2. Indstilles godkendt.", {1: "recommended", 2: "recommended"}),
        ("1. at blev godkendt\n2. at blev udsat", {1: "approved", 2: "postponed"}),
        ("Indstillingens pkt. 1-2 godkendt. Indstillingens pkt. 3 forkastet.", {1: "approved", 2: "approved", 3: "rejected"}),
        ("Ad 1 Godkendt.\nAd 2 Taget til efterretning.", {1: "approved", 2: "noted"}),
        ("Ad 1-2: Godkendt, Ad 3: Oversendes til budgetforhandlingerne.", {1: "approved", 2: "approved", 3: "forwarded"}),
        ("Ad 1) og 2) Godkendt. Ad 3) Drøftet.", {1: "approved", 2: "approved", 3: "discussed"}),
        ("Punkt 1: Godkendt\nPunkt 2: Udsat", {1: "approved", 2: "postponed"}),
        ("At 1: Indstilles godkendt.\nAt 2: Taget til efterretning.", {1: "recommended", 2: "noted"}),
        ("At 1 anbefales.\nAt 2 bortfalder.", {1: "recommended", 2: "lapsed"}),
        ("At 1) der gives en bevilling\nAt 2) beløbet finansieres af kassen", {}),
        ("1) Tiltrådt\n2) Tiltrådt", {1: "approved", 2: "approved"}),
        ("1-2 godkendt. 3 udsat. 4 drøftet.", {1: "approved", 2: "approved", 3: "postponed", 4: "discussed"}),
        (
            "1) og 2) blev godkendt. 3) og 4) anbefales over for byrådet.",
            {1: "approved", 2: "approved", 3: "recommended", 4: "recommended"},
        ),
        (
            "Udvalget godkendte punkt 1-2 og anbefaler punkt 3 og 4 over for Byrådet.",
            {1: "approved", 2: "approved", 3: "recommended", 4: "recommended"},
        ),
        ("Udvalget godkendte indstillingens punkt 1. Udvalget anbefaler indstillingens punkt 4.", {1: "approved", 4: "recommended"}),
        ("Udvalget indstiller, at punkt 1 godkendes, og at punkt 2 afvises.", {1: "recommended", 2: "recommended_rejection"}),
        (
            "For så vidt angår punkt 1 blev indstillingen godkendt. For så vidt angår punkt 2 blev sagen udsat.",
            {1: "approved", 2: "postponed"},
        ),
        (
            "Vedrørende punkt 1: Godkendt. Vedrørende punkt 2-4: Anbefales.",
            {1: "approved", 2: "recommended", 3: "recommended", 4: "recommended"},
        ),
        ("Godkendt, dog udgår punkt 4.", {1: "approved", 2: "approved", 3: "approved", 4: "lapsed"}),
        ("Indstilling 1: Godkendt\nIndstilling 2: Ikke godkendt", {1: "approved", 2: "rejected"}),
        # What is named in a reason, as a reference, or as a point of the agenda, is not decided on.
        ("Godkendt, idet punkt 2 præciseres inden udgangen af maj.", {}),
        ("Udvalget godkendte indstillingen, jf. punkt 2 i bilag 1.", {}),
        ("Udvalget godkendte, at punkt 2 på dagsordenen behandles først.", {}),
    ],
)
def test_parts(text: str, parts: dict[int, str]) -> None:
    outcome = decisions.read(text.split("\n"), proposals=frozenset({1, 2, 3, 4}))
    assert {number: part.status for part in outcome.parts for number in part.items} == parts


def test_points_of_the_agenda_are_no_proposals() -> None:
    assert decisions.read(["Godkendt. Pkt. 5 og 14. blev udsat."], proposals=frozenset({1, 2})).parts == ()
    assert [part.items for part in decisions.read(["Pkt. 1: Godkendt. Pkt. 2: Anbefales."]).parts] == [(1,), (2,)]


def test_the_proposals_with_money_decide_the_whole() -> None:
    text = ["Ad 1) Godkendt.", "Ad 2) Anbefalet."]
    assert decisions.read(text).status == "approved"
    assert decisions.read(text, frozenset({2})).status == "recommended"
    assert decisions.read(["Ad 1) Godkendt.", "Ad 2) Udsat."], frozenset({2})).status == "postponed"


def test_a_list_behind_a_verb_is_one_decision() -> None:
    outcome = decisions.read(["Børneudvalget indstiller,", "1. at svarene tages til efterretning", "2. at politikken godkendes"])
    assert outcome.status == "recommended"
    assert outcome.parts == ()


def test_a_lead_printed_behind_the_decision_does_not_change_it() -> None:
    lead = "Byrådet godkendte i 2019 en plan for havnen, og sagen samler op på den."
    assert decisions.read(["Fremsendes til Teknisk Udvalg til behandling i henhold til beslutning i mødet.", lead]).status == "forwarded"


def test_points_named_beside_the_own_verdict_are_others() -> None:
    """Roskilde, under the approval of the agenda."""
    assert decisions.read(["Pkt. 5 og 14. blev udsat.", "Der var udsendt en tillægsdagsorden.", "Godkendt."]).status == "approved"
    assert decisions.read(["Pkt. 5 og 14. blev udsat."]).status == "postponed"


def test_a_talk_before_the_decision_ends_nothing() -> None:
    text = "Der var foretræde, hvorefter udvalget drøftede sagen. Udvalget besluttede herefter at udsætte sagens behandling."
    assert decisions.read([text]).status == "postponed"
    assert decisions.read(["Forvaltningen orienterede, hvorefter udvalget drøftede sagen."]).status == "discussed"


def test_lines_of_a_printed_page_are_put_together() -> None:
    """The text of a PDF keeps the lines of its pages: a year or a name may begin the next."""
    sent = "Tilbagesendes Magistratsafdelingen for Kultur med bemærkning, at byrådet i sit møde den 12. november"
    assert decisions.read([sent, "2025 har vedtaget Magistratens foranstående indstilling."], council=True).status == "approved"
    sent = "Tilbagesendes Borgmesterens Afdeling med bemærkning, at byrådet i sit møde den 12. november 2025 har vedtaget"
    assert decisions.read([sent, "Magistratens foranstående indstilling af 4. november 2025."], council=True).status == "approved"
