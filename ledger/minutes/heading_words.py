"""The words of section headings as data: heading → kind of section, for the layouts of FORMATS A1-A4."""

from __future__ import annotations

from ledger.model import SectionKind
from ledger.patterns import pattern

_WORDS: dict[SectionKind, str] = {
    "decision": """
        beslutning | beslutninger | beslutningen | udvalgets beslutning | byrådets beslutning |
        kommunalbestyrelsens beslutning | økonomiudvalgets beslutning | borgerrepræsentationens beslutning |
        magistratens beslutning | vedtagelse | afgørelse | beslutning/referat | referat af punktet""",
    "earlier": """
        sagens forløb | sagsforløb | politisk behandling | tidligere beslutning | tidligere beslutninger |
        tidligere behandling | sagshistorik | sagshistorik, henvisninger | historik | sagens tidligere behandling |
        tidligere politisk behandling | beslutningshistorik""",
    "proposal": """
        indstilling | indstillinger | indstillingen | indstilling om | forvaltningen foreslår | forvaltningen indstiller |
        forvaltningens indstilling | direktionens indstilling | administrationens indstilling |
        administrationen indstiller | det indstilles | det indstilles, at | beslutningspunkter | direktionen indstiller |
        direktionen foreslår | forslag til beslutning | administrationen foreslår | forvaltningens forslag |
        indstilling til beslutning | forvaltningen anbefaler | hovedindstilling | direktørens indstilling |
        kommunaldirektørens indstilling""",
    "summary": """
        resume | resumé | resume og sagens baggrund | sagsresume | sagsresumé | beslutningstema | sagstema | præsentation |
        kort resume | sammenfatning | resumé og sagens baggrund | sagen kort | kort fortalt | sagens kerne | indledning""",
    "case": """
        sagsfremstilling | problemstilling | løsning | løsninger | baggrund | baggrund og vurdering | sagsbeskrivelse |
        beskrivelse af sagen | sagens opståen | redegørelse | sagens baggrund | vurdering | first-agenda sagsfremstilling |
        forvaltningens vurdering | administrationens vurdering | begrundelse | forvaltningens bemærkninger |
        supplerende sagsfremstilling | administrationens bemærkninger | baggrund for sagen | fakta | sagens indhold |
        beslutningsgrundlag | tidsplan | problemstilling og løsning | sagsfremstilling og vurdering""",
    "economy": """
        økonomi | økonomiske konsekvenser | økonomiske og personalemæssige konsekvenser | økonomi og afledt drift |
        økonomiske og erhvervsmæssige konsekvenser | bevillingsmæssige konsekvenser | økonomi og finansiering |
        økonomiske forhold | økonomiske bemærkninger | budgetmæssige konsekvenser | økonomi og bevilling |
        økonomi og bevillinger | økonomiske og bevillingsmæssige konsekvenser | økonomiske aspekter |
        økonomiske/personalemæssige konsekvenser | økonomi og personale | økonomi/personale | bevilling | bevillinger |
        økonomi/finansiering | økonomiske overvejelser | økonomisk påvirkning | økonomiske rammer | økonomi og tidsplan |
        økonomisk konsekvens | økonomi, personale | økonomi/bevilling | økonomi og ressourcer |
        økonomi/bevillingsmæssige konsekvenser | økonomi og budget | vurdering i forhold til økonomi |
        vurdering af økonomi""",
    "competence": """
        beslutningskompetence | kompetence | sagen afgøres i | beslutningskompetencen | afgørelseskompetence |
        sagen afgøres af | kompetencefordeling""",
    "treatment": """
        behandling | sagsgang og sagstype | behandlingsplan | sagsgang | forventet sagsgang | høring og sagsgang |
        videre behandling | kommunikation | sagsgang og behandling | behandling i | øvrig behandling | sagens videre gang |
        sagens gang | sagsprocedure | proces og behandling""",
    "attachments": """
        bilag | bilagsliste | vedhæftede bilag | vedhæftet | bilagsoversigt | bilag til sagen | elektroniske bilag |
        se alle bilag | vedlagte bilag""",
    "other": """
        lovgrundlag | retsgrundlag | retligt grundlag | hjemmel | borgmesterpåtegning | borgmesterens afdelings påtegning |
        andre konsekvenser | miljø- og klimamæssige konsekvenser | co2-konsekvensvurdering | personale | strategisk ramme |
        videre proces | den videre proces | høring | effekt | inddragelse | personalemæssige konsekvenser |
        klimakonsekvenser | klima | miljømæssige konsekvenser | sundhedsmæssige konsekvenser | borgerinddragelse |
        lovhjemmel | lovgivning | juridiske forhold | juridiske konsekvenser | kommunikationsplan |
        tværgående konsekvenser | konsekvenser for andre udvalg | bæredygtighed | sundhed | miljø | klima og miljø |
        verdensmål | planmæssige forhold | borgmesterens påtegning | påtegning | øvrige konsekvenser | øvrige forhold |
        høring og inddragelse | bemærkninger fra handicaprådet | handicaprådets bemærkninger | konsekvenser for klima |
        klima- og miljømæssige konsekvenser | sagens dokumenter | effektvurdering | organisatoriske konsekvenser |
        afstemning | alternativ indstilling | vurdering i forhold til bæredygtighed |
        forvaltningens påtegning | kommunaldirektørens bemærkninger""",
}
MACHINE = pattern(r"^(?:opsummering|fordele|ulemper|emneord)(?: v\d+)?$")
KINDS: dict[str, SectionKind] = {
    word.strip(): kind for kind, words in _WORDS.items() for word in words.replace("\n", " ").split("|") if word.strip()
}
# Only where the format itself marks a heading may these words be one: in running text they are labels of tables and lists.
MARKED_ONLY: dict[str, SectionKind] = {"finansiering": "economy", "udvalgsbehandling": "treatment", "dokumenter": "attachments"}
ECONOMY = pattern(
    r"^(?:økonomi|økonomiske|bevillingsmæssige|budgetmæssige|finansielle)(?:,? (?:og|samt|eller) |/|, "
    r"| )(?:[\wæøå-]+(?:,? og |/|, | )?){1,5}$"
)
ECONOMY_END = pattern(
    r"(?:konsekvenser|forhold|virkninger|aspekter|konsekvensvurdering|drift|finansiering|personale|ressourcer|bæredygtighed)$"
)
CONSEQUENCES = pattern(r"^[\wæøå-]+(?:(?:,| og|/) ?-?[\wæøå-]+){0,3} (?:konsekvenser|konsekvensvurdering)$")
CONSEQUENCES_FOR = pattern(r"^konsekvenser (?:for|i forhold til|vedrørende) [\wæøå ,-]{3,60}$")
