"""A seed → pages of Danish minutes as they are written: agenda items, headings, whole sentences, a money table on few of them.

The sentences are ours. What counts for speed is their shape: most carry dates, paragraphs of the law, counts and percentages; an
amount stands in one paragraph of twelve or so; an item goes over one to three pages. Prose alone has no tables, an amount in every fourth
paragraph and what other bodies decided, in the marked contents of a tagged PDF, as printed from a browser. `words` makes a bag of words
with an amount in every paragraph, which no minutes look like, but which is the hardest for a reader of money.
"""

from __future__ import annotations

import io
import random
from typing import Any

TABLE_SHARE = 0.03
"""So many of the pages carry a money table."""

TABLE = """t. kr. i 2025 p/l\tUdvalg / Aktivitetsområde\t2025\t2026\tVarig?
Vejledere\tSkoleudvalget / Folkeskoler\t400\t200\tNej
Finansiering, kassen\tØkonomiudvalget / Puljer\t-400\t-200\tNej
I alt\t\t0\t0\t"""

TITLES = (
    "Lokalplan for boliger ved {place}",
    "Godkendelse af kvalitetsstandarder på {area}",
    "Status på {plan}",
    "Høringssvar om {plan}",
    "Orientering om {area} i {year}",
    "Renovering af {place}",
    "Tilsynsrapport for {place}",
    "Valg af medlemmer til brugerrådet ved {place}",
    "Drøftelse af mål for {area}",
    "Ansøgning om dispensation ved {place}",
)
SENTENCES = (
    "Forvaltningen har siden mødet den {day}. {month} {year} arbejdet videre med {plan} sammen med de berørte afdelinger.",
    "Formålet er at styrke {area} og at sikre en sammenhængende indsats for borgerne.",
    "Der er i perioden gennemført {count} besøg, og {percent} procent af de adspurgte er tilfredse eller meget tilfredse.",
    "Udvalget behandlede sagen første gang den {day}. {month} {year} og ønskede en uddybning af de praktiske forhold.",
    "Det fremgår af servicelovens § {section}, at kommunen mindst én gang om året skal følge op på indsatsen.",
    "Høringsperioden løber fra den {day}. {month} til den {day}. {month} {year}, og der er modtaget {count} høringssvar.",
    "Høringssvarene giver især anledning til bemærkninger om trafik, støj og adgangen til de grønne områder.",
    "Bygningen ved {place} er opført i {old} og rummer i dag lokaler til undervisning, møder og foreningsliv.",
    "Naboerne har peget på, at vejen er smal, og at cyklister og fodgængere færdes på det samme areal.",
    "Planen omfatter cirka {count} boliger i to til tre etager, og bebyggelsesprocenten må højst være {percent}.",
    "Ældrerådet og handicaprådet er hørt og bakker overordnet op om forslaget.",
    "Indsatsen tilrettelægges i et samarbejde mellem skolerne, de frivillige og de lokale foreninger.",
    "Arbejdet med {area} følger den politik, som kommunalbestyrelsen vedtog i {old}.",
    "Forvaltningen vurderer, at forslaget kan gennemføres inden for de gældende rammer og uden ændringer i bemandingen.",
    "Tilsynet har ikke givet anledning til påbud, men der er aftalt en opfølgning om {count} uger.",
    "Antallet af henvendelser er faldet fra {count} til {small} om måneden i forhold til året før.",
    "Børn og unge skal opleve, at overgangen mellem dagtilbud og skole er tryg og genkendelig.",
    "Medarbejderne har deltaget i et forløb om faglig ledelse, og erfaringerne er samlet i en kort evaluering.",
    "Sagen forelægges igen, når de øvrige myndigheder har svaret, forventeligt i {month} {year}.",
    "Efter planlovens § {section} skal forslaget offentliggøres i mindst fire uger.",
    "Der er ikke registreret beskyttet natur på ejendommen, men et stendige langs skellet skal bevares.",
    "Rådet anbefaler, at belysningen på stien forbedres, og at der opsættes bænke ved {place}.",
    "Projektet ved {place} er inddelt i {small} etaper, hvoraf den første ventes afsluttet i {month} {year}.",
    "Kommunen er forpligtet til at tilbyde genoptræning senest syv dage efter udskrivning fra sygehuset.",
    "Borgere over {age} år modtager et brev om tilbuddet, og de kan selv vælge tid og sted.",
    "En arbejdsgruppe med repræsentanter for brugere, pårørende og personale har drøftet forslaget på {small} møder.",
    "Biblioteket har udvidet åbningstiden, så borgerne kan komme ind alle ugens dage mellem kl. 7 og 22.",
    "Udgiften til {area} i budget {year} følges i de månedlige opgørelser.",
    "Der er stor forskel på, hvor meget de enkelte distrikter bruger ordningen.",
    "Trafiktællingen fra {old} viser, at der dagligt kører {thousands} biler på strækningen.",
)
AMOUNTS = (
    "Den samlede udgift til vedligeholdelse af {place} var {amount} kr. i {year}.",
    "Der er i budget {year} afsat {amount} kr. til {area}.",
    "Puljen til {plan} udgør {small},{digit} mio. kr. om året.",
    "Huslejen er fastsat til {amount} kr. om måneden for en bolig på {count} m2.",
)
NO_COST = ("Sagen har ingen økonomiske konsekvenser.", "Ingen bevillingsmæssige konsekvenser.", "Udgifterne holdes inden for rammen.")
PROPOSALS = (
    "at orienteringen tages til efterretning,",
    "at forslaget sendes i høring i {small} uger,",
    "at kvalitetsstandarderne for {area} godkendes,",
    "at udvalget drøfter de foreslåede mål, og",
    "at sagen sendes videre til behandling i kommunalbestyrelsen.",
)
DECISIONS = ("Godkendt.", "Taget til efterretning.", "Udvalget tiltrådte indstillingen.", "Anbefales godkendt.", "Drøftet.")
PLACES = ("Nordskolen", "Åparken", "Møllevej", "Bibliotekshuset", "Søndergade", "Plejecenter Engen", "Stadion", "Havnepladsen")
AREAS = ("ældreområdet", "skoleområdet", "dagtilbud", "genoptræning", "den kollektive trafik", "kultur og fritid", "sundhedsfremme")
PLANS = ("klimaplanen", "helhedsplanen", "trafikplanen", "ungestrategien", "sundhedspolitikken", "boligpolitikken", "udviklingsplanen")
MONTHS = ("januar", "februar", "marts", "april", "maj", "juni", "august", "september", "oktober", "november", "december")
HEADINGS = ("Resume", "Indstilling", "Sagsfremstilling", "Økonomi", "Beslutning", "Bilag")
BAG = (
    "kommunen forvaltningen sagen byrådet udvalget indstiller bevilling mødet området skole vejen planen projekt lokal at og der er til i "
    "den for på med som en et af det de har vil kan skal ikke også efter ved om fra under over mellem børn unge ældre budget anlæg drift"
)


def archive(pages: int, documents: int, seed: int = 1, words: bool = False, embedded: bool = False) -> list[bytes]:
    """So many pages of minutes in so many PDFs; the pages with tables are spread evenly. `words` makes the bag of words.

    `embedded`: with the fonts in the file, as published PDFs have them; without, in the fonts every reader of PDFs brings along.
    """
    rng = random.Random(seed)
    per = pages // documents
    tables = {round((number + 0.5) / TABLE_SHARE) for number in range(int(pages * TABLE_SHARE))}
    write = _words if words else _minutes
    stories = [write([document * per + page in tables for page in range(per)], rng) for document in range(documents)]
    return [_pdf(story, embedded=embedded) for story in stories]


def tagged_prose(pages: int, documents: int, seed: int = 1) -> list[bytes]:
    """So many pages of prose in so many tagged PDFs."""
    rng = random.Random(seed)
    return [_pdf(_minutes([False] * (pages // documents), rng, prose=True), tagged=True) for _ in range(documents)]


def text(size: int, seed: int = 1) -> str:
    """Minutes of at least `size` bytes as text: items of a page or two, one of them with a money table."""
    rng = random.Random(seed)
    out = [f"Referat\nKultur- og Fritidsudvalget\nMødedato: {rng.randint(1, 28)}. {rng.choice(MONTHS)} 2025"]
    number = 0
    while sum(len(part.encode()) + 2 for part in out) < size:
        number += 1
        out += [
            f"Punkt {number}: {_fill(rng.choice(TITLES), rng)}",
            f"00.22.00-A00-{number}-25",
            "Indstilling",
            "Forvaltningen indstiller,",
        ]
        out += [f"{place}. {_fill(proposal, rng)}" for place, proposal in enumerate(rng.sample(PROPOSALS, 2), 1)]
        out += ["Sagsfremstilling", *(paragraph for _, paragraph in _paragraphs(rng, rng.randint(5, 13))), "Økonomi"]
        out += [TABLE] if number == 3 else [rng.choice(NO_COST)]
        out += ["Beslutning", rng.choice(DECISIONS)]
    return "\n\n".join(out) + "\n"


def tiny() -> bytes:
    """One page with one line: what reading it costs is start-up."""
    return _pdf([("BodyText", "Referat")])


def _minutes(tables: list[bool], rng: random.Random, prose: bool = False) -> list[Any]:
    """Pages in items of one to three: the first begins with title, journal number and proposal, the last ends with the decision."""
    story: list[Any] = [*_head(rng)]
    number = page = 0
    while page < len(tables):
        number += 1
        length = min(rng.randint(1, 3), len(tables) - page)
        proposals = [f"{place}. {_fill(text, rng)}" for place, text in enumerate(rng.sample(PROPOSALS, rng.randint(1, 3)), 1)]
        lines = [("Heading2", f"Punkt {number}: {_fill(rng.choice(TITLES), rng)}"), ("BodyText", f"00.22.00-A00-{number}-25")]
        lines += [("Heading3", "Resume"), *_paragraphs(rng, 1), ("Heading3", "Indstilling"), ("BodyText", "Forvaltningen indstiller,")]
        lines += [("BodyText", text) for text in proposals] + [("Heading3", "Sagsfremstilling")]
        for place in range(length):
            story += lines + _paragraphs(rng, 5 if lines else 8, 1 / 4 if prose else 1 / 12)
            lines = []
            if tables[page + place]:
                story.append(_table(rng))
            if place == length - 1:
                if prose:
                    story += [("Heading3", "Sagens forløb"), *_quoted(rng)]
                story += [("Heading3", "Økonomi"), ("BodyText", rng.choice(NO_COST))]
                story += [("Heading3", "Beslutning"), ("BodyText", rng.choice(DECISIONS))]
            story += _break()
        page += length
    return story


def _head(rng: random.Random) -> list[Any]:
    day = f"Mødedato: {rng.randint(1, 28)}. {rng.choice(MONTHS)} 2025"
    return [("Heading1", "Referat"), ("BodyText", "Kultur- og Fritidsudvalget"), ("BodyText", day)]


def _quoted(rng: random.Random) -> list[tuple[str, str]]:
    """What two bodies decided before, each under its name and date."""
    bodies = rng.sample(("Økonomiudvalget", "Teknisk Udvalg", "Skoleudvalget", "Kultur- og Fritidsudvalget"), 2)
    days = [f"{body}, {rng.randint(1, 28)}. {rng.choice(MONTHS)} 2025" for body in bodies]
    return [("BodyText", text) for day in days for text in (day, rng.choice(DECISIONS))]


def _paragraphs(rng: random.Random, count: int, amounts: float = 1 / 12) -> list[tuple[str, str]]:
    """Paragraphs of three to five sentences; so many of them end with an amount."""
    out = []
    for _ in range(count):
        sentences = rng.sample(SENTENCES, rng.randint(3, 5)) + ([rng.choice(AMOUNTS)] if rng.random() < amounts else [])
        out.append(("BodyText", " ".join(_fill(sentence, rng) for sentence in sentences)))
    return out


def _fill(sentence: str, rng: random.Random) -> str:
    return sentence.format(
        place=rng.choice(PLACES),
        area=rng.choice(AREAS),
        plan=rng.choice(PLANS),
        month=rng.choice(MONTHS),
        day=rng.randint(1, 28),
        year=rng.randint(2023, 2027),
        old=rng.randint(1962, 2019),
        count=rng.randint(11, 190),
        small=rng.randint(2, 9),
        digit=rng.randint(1, 9),
        percent=rng.randint(20, 95),
        section=rng.randint(2, 170),
        age=rng.randint(65, 85),
        thousands=f"{rng.randint(1, 9)}.{rng.randint(1, 9)}00",
        amount=f"{rng.randint(100, 900)}.000",
    )


def _words(tables: list[bool], rng: random.Random) -> list[Any]:
    """A page an item, four headings, under each a bag of words that ends with an amount."""
    story: list[Any] = []
    for number, with_table in enumerate(tables, 1):
        lines = [
            ("Heading2", f"Punkt {number}: {' '.join(rng.choices(BAG.split(), k=9)).capitalize()}"),
            ("BodyText", f"00.22.00-A00-{number}-21"),
        ]
        for heading in rng.sample(HEADINGS, 4):
            bag = " ".join(rng.choices(BAG.split(), k=95)).capitalize()
            lines += [("Heading3", heading), ("BodyText", f"{bag} {rng.randint(100, 900)}.000 kr.")]
        story += lines + ([_table(rng)] if with_table else []) + _break()
    return story


def _break() -> list[Any]:
    from reportlab.platypus import PageBreak

    return [PageBreak()]


def _table(rng: random.Random) -> Any:
    """Four expenditures over four years, financed from one pool; half of the tables are ruled."""
    from reportlab.lib import colors
    from reportlab.platypus import Table

    amounts = [[rng.randrange(0, 900) for _ in range(4)] for _ in range(4)]
    rows = [["t. kr. i 2025 p/l", "Udvalg / Område", "2025", "2026", "2027", "2028"]]
    rows += [[f"Udgift {n}", "Skoleudvalget", *map(str, row)] for n, row in enumerate(amounts, 1)]
    rows.append(["Finansiering", "Puljer", *(str(-sum(row[c] for row in amounts)) for c in range(4))])
    rows.append(["I alt", "", "0", "0", "0", "0"])
    style: list[Any] = [("ALIGN", (2, 0), (-1, -1), "RIGHT")]
    if rng.random() < 0.5:
        style.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    return Table(rows, style=style)


def _pdf(story: list[Any], tagged: bool = False, embedded: bool = False) -> bytes:
    """Lines under the name of their style, tables and page breaks → a PDF."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    styles = getSampleStyleSheet()
    if embedded:
        _embed(styles, [one for one in story if isinstance(one, Table)])
    flowables = [Paragraph(one[1], styles[one[0]]) if isinstance(one, tuple) else one for one in story]
    target = io.BytesIO()
    if tagged:
        SimpleDocTemplate(target, pagesize=A4).build([_marked(one) for one in flowables], onFirstPage=_said_to_be_tagged)
    else:
        SimpleDocTemplate(target, pagesize=A4).build(flowables)
    return target.getvalue()


def _embed(styles: Any, tables: list[Any]) -> None:
    """Have everything printed in the fonts that come with reportlab, which it puts into the file."""
    from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
    from reportlab.pdfbase.ttfonts import TTFont

    faces = {"normal": "Vera", "bold": "VeraBd", "italic": "VeraIt", "boldItalic": "VeraBI"}
    for name in faces.values():
        registerFont(TTFont(name, f"{name}.ttf"))
    registerFontFamily("Vera", **faces)
    for style in styles.byName.values():
        if hasattr(style, "fontName"):
            style.fontName = faces["bold" if "Bold" in style.fontName else "normal"]
    for table in tables:
        table.setStyle([("FONTNAME", (0, 0), (-1, -1), faces["normal"])])


def _said_to_be_tagged(canvas: Any, _template: Any) -> None:
    from reportlab.pdfbase.pdfdoc import PDFDictionary

    canvas._doc.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


def _marked(flowable: Any) -> Any:
    """A paragraph → the same, printed as a marked content of its own, numbered through its page."""
    from reportlab.platypus import Flowable, Paragraph

    class Marked(Flowable):
        """A paragraph between the operators that begin and end a marked content."""

        def __init__(self, inner: Any) -> None:
            super().__init__()
            self.inner = inner

        def wrap(self, width: float, height: float) -> Any:
            return self.inner.wrap(width, height)

        def split(self, width: float, height: float) -> list[Any]:
            return [Marked(part) for part in self.inner.split(width, height)]

        def getSpaceBefore(self) -> Any:  # noqa: N802 - reportlab's name
            return self.inner.getSpaceBefore()

        def getSpaceAfter(self) -> Any:  # noqa: N802 - reportlab's name
            return self.inner.getSpaceAfter()

        def draw(self) -> None:
            code = self.canv._code
            code.append(f"/P <</MCID {code.count('EMC')}>> BDC")
            self.inner.drawOn(self.canv, 0, 0)
            code.append("EMC")

    return Marked(flowable) if isinstance(flowable, Paragraph) else flowable
