"""Words of the genre: labels, headers, units and sentences that the generator draws from (FORMATS B, C3, E; DOMAIN 3, 4).

Labels are such as real tables carry; sentences are ours. A label stands under exactly one role, so that the truth is never in doubt.
"""

from __future__ import annotations

OPERATING = (
    "Vikarer - løn",
    "Løn, koordinator",
    "Konsulentbistand",
    "Udgift, 2 rådgivere",
    "Drift af værested",
    "Projektledelse",
    "It-system til sagsbehandling",
    "Kørsel med elever",
    "Tilskud til foreninger",
    "Kurser og uddannelse",
    "Merudgift, specialundervisning",
    "Nedsat sagstal til rådgiverne",
    "Åbent bibliotek",
    "Aflastningspladser",
    "Rengøring på skolerne",
    "Kampagne mod madspild",
    "Hjælpemidler",
    "Tolkebistand",
)
CAPITAL = (
    "Renovering af tag, Søndre Skole",
    "Cykelsti langs Bygaden",
    "Etablering af legeplads",
    "Byggemodning, Engvej",
    "Kunstgræsbane",
    "Inventar til børnehus",
    "Skoleforlig 2017, etape 2",
    "Udskiftning af vinduer",
    "Klimatilpasning ved åen",
    "Afledt drift",
    "Belysning på stier",
    "Nyt ventilationsanlæg",
    "Projektering",
    "Rådgiver og byggeledelse",
)
INCOME = ("Statsrefusion", "Brugerbetaling", "Statsrefusion, 50 %", "Forældrebetaling", "Huslejeindtægt")

COVER = (
    ("Finansiering", None),
    ("Kassen", "kassen"),
    ("Finansiering - kassen", "kassen"),
    ("Finansiering, kassebeholdningen", "kassebeholdningen"),
    ("Likvide aktiver", "de likvide aktiver"),
    ("Puljen til uforudsete udgifter", "puljen til uforudsete udgifter"),
    ("Finansiering - pulje til uforudsete udgifter", "puljen til uforudsete udgifter"),
    ("Mindreforbrug på vejområdet", "et mindreforbrug på vejområdet"),
    ("Mindreforbrug på andre serviceudgifter", "et mindreforbrug på andre serviceudgifter"),
    ("Pulje til regnskabsafslutning", "pulje til regnskabsafslutning"),
    ("Udviklingspuljen", "udviklingspuljen"),
    ("Finansiering fra driftsreserven", "driftsreserven"),
    ("Statstilskud", None),
    ("DUT-midler", "DUT-midler"),
    ("Omplacering fra Kultur- og Fritidsudvalget", "en omplacering fra Kultur- og Fritidsudvalget"),
    ("Finansieres af overførte midler", "overførte midler"),
    ("Finansiering via bufferpuljen", "bufferpuljen"),
)
CAPITAL_COVER = (
    ("Afsat rådighedsbeløb", "det afsatte rådighedsbeløb"),
    ("Rådighedsbeløb afsat på investeringsoversigten", "rådighedsbeløbet på investeringsoversigten"),
    ("Anlægsreserven", "anlægsreserven"),
    ("Finansiering - anlægspuljen", "anlægspuljen"),
    ("Frigivelse af deponerede midler", None),
    ("Udmøntning af anlægspuljen", "anlægspuljen"),
)
LOANS = (("Lånoptagelse", None), ("Lånefinansiering", None), ("Låneoptagelse, KommuneKredit", None))
"""Only for a council's capital works: a loan for operations is itself an error (DOMAIN C17)."""

FOOTNOTE_SENTENCES = ("* Beløbet er aftalt i budgetforliget.", "*) Jf. budgetaftalen.", "* Se bilag 1.")

ADDRESSES = {
    "Udvalg / Aktivitetsområde": (
        "Skoleudvalget / Udsatte børn",
        "Socialudvalget / Voksne",
        "Kulturudvalget / Biblioteker",
        "Teknisk Udvalg / Veje",
        "Økonomiudvalget / Administration",
    ),
    "Udvalg": ("Skoleudvalget", "Socialudvalget", "Kulturudvalget", "Teknisk Udvalg", "Økonomiudvalget"),
    "Politikområde": ("3.1", "8.3", "5.2", "7.10", "1.4"),
    "Område": ("Anlæg", "Skoler", "Veje og grønne områder", "Ældre", "Dagtilbud"),
    "Konto": ("5.28.21", "2.28.22", "3.22.01", "0.25.10", "6.45.51"),
    "Stednr.": ("223042", "310015", "512007", "645001", "825011"),
}
NUMERIC_ADDRESSES = frozenset({"Politikområde", "Konto", "Stednr."})
COVER_ADDRESS = {
    "Udvalg / Aktivitetsområde": "Økonomiudvalget / Puljer",
    "Udvalg": "Økonomiudvalget",
    "Politikområde": "9.1",
    "Område": "Finansiering",
    "Konto": "8.22.05",
    "Stednr.": "900001",
}

UNITS = {
    1000: ("t. kr.", "1.000 kr.", "i hele 1.000 kr.", "t.kr.", "tkr.", "1000 kr.", "hele 1.000 kr."),
    1_000_000: ("mio. kr.", "Mio. kr.", "mio.kr.", "i mio. kr."),
    1: ("kr.", "hele kr.", "i kr.", "Kr."),
}
LABEL_HEADERS = ("Tekst", "Bevilling", "Formål", "Udgift/finansiering", "Post", "Beskrivelse")
TOTALS = ("I alt", "Ialt", "Total", "Resultat", "Sum", "Balance", "I alt netto")
SUBTOTALS = ("Udgifter i alt", "Udgift i alt", "Samlede udgifter i alt")
LEGENDS = (
    "+ = mindreudgift, - = merudgift",
    "(+ = mindreudgift/merindtægt, - = merudgift/mindreindtægt)",
    "Positive tal er mindreudgifter, negative tal er merudgifter.",
)
LEAD_INS = (
    "Sagen har følgende bevillingsmæssige konsekvenser:",
    "Bevillingen og dens finansiering fremgår af tabellen.",
    "Udgift og finansiering fordeler sig således:",
    "Der søges om tillægsbevilling som vist herunder.",
)
STORIES = (
    "Forvaltningen har set på opgaven sammen med de berørte enheder og peger på den løsning, der står i tabellen.",
    "Behovet er vokset gennem de seneste år, og den nuværende ordning slår ikke længere til.",
    "Opgaven kan gå i gang, så snart der er givet bevilling.",
)
TITLES = (
    "Tillægsbevilling til nyt tiltag",
    "Bevilling og finansiering af opgaven",
    "Styrket indsats på området",
    "Anlægsbevilling og finansiering",
    "Ansøgning om tillægsbevilling",
    "Opfølgning på politisk aftale",
)
DECISIONS = {
    "council": (("Godkendt.", "approved"), ("Godkendt", "approved"), ("Indstillingen blev tiltrådt.", "approved"), ("Udsat.", "postponed")),
    "committee": (
        ("Anbefales.", "recommended"),
        ("Anbefalet.", "recommended"),
        ("Indstilles godkendt.", "recommended"),
        ("Godkendt.", "approved"),
        ("Tiltrådt.", "approved"),
        ("Udsat efter drøftelse.", "postponed"),
        ("Taget til efterretning.", "noted"),
        ("Drøftet.", "discussed"),
    ),
}
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
DECOYS = (
    (
        "Budgetopfølgning, 1.000 kr.",
        "",
        "Område\tKorrigeret budget 2025\tForventet regnskab 2025\tAfvigelse",
        "Skoler\t318.400\t320.150\t1.750",
        "Dagtilbud\t201.300\t200.900\t-400",
        "I alt\t519.700\t521.050\t1.350",
    ),
    (
        "| Antal børn | 2021 | 2022 | 2023 |",
        "|---|---:|---:|---:|",
        "| Vuggestue | 410 | 402 | 397 |",
        "| Børnehave | 820 | 815 | 801 |",
        "| I alt | 1.230 | 1.217 | 1.198 |",
    ),
    ("| Takst, kr. | 2024 | 2025 |", "|---|---:|---:|", "| Leje af sal | 310 | 320 |", "| Årskort | 1.250 | 1.290 |"),
    (
        "| Serviceramme, mio. kr. | 2025 | 2026 |",
        "|---|---:|---:|",
        "| Udmeldt ramme | 1.653,2 | 1.661,0 |",
        "| Budgetterede serviceudgifter | 1.649,7 | 1.662,4 |",
        "| Afvigelse | 3,5 | -1,4 |",
    ),
)
"""Money tables, or tables that look like it, that need not balance (FORMATS B): they stand above the appropriation in some documents."""
