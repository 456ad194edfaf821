"""What an auditor reads in the workbook: key → (Danish, English). `|` parts column names, in the order of the columns."""

MESSAGES: dict[str, tuple[str, str]] = {
    "workbook.sheet.front": ("Forside", "Cover"),
    "workbook.sheet.overview": ("Overblik", "Overview"),
    "workbook.sheet.findings": ("Fund", "Findings"),
    "workbook.sheet.appropriations": ("Bevillinger", "Appropriations"),
    "workbook.sheet.tables": ("Tabeller", "Tables"),
    "workbook.sheet.postings": ("Posteringer", "Postings"),
    "workbook.sheet.pools": ("Puljer", "Pools"),
    "workbook.sheet.decisions": ("Beslutninger", "Decisions"),
    "workbook.sheet.unevaluated": ("Ikke vurderet", "Not evaluated"),
    "workbook.sheet.rules": ("Regler", "Rules"),
    "workbook.page_of": ("Side &P af &N", "Page &P of &N"),
    "workbook.yes": ("ja", "yes"),
    "workbook.no": ("nej", "no"),
    "workbook.unknown": ("kan ikke afgøres", "cannot be told"),
    # --- Forside ---
    "workbook.front.title": ("Arbejdspapir: bevillinger regnet efter", "Workpaper: appropriations checked"),
    "workbook.front.purpose": ("Formål", "Purpose"),
    "workbook.front.purpose_text": (
        "At efterprøve, om bevillingerne i de nævnte referater og dagsordener går i nul mod deres finansiering år for år, om trykte summer er summen af deres rækker, og om det, der står i teksten, svarer til tabellerne.",
        "To test whether the appropriations in the minutes and agendas listed balance to zero against their financing year by year, whether printed totals are the sums of their rows, and whether the text agrees with the tables.",
    ),
    "workbook.front.scope": ("Omfang", "Scope"),
    "workbook.front.scope_text": (
        "{documents} dokumenter ({failed} kunne ikke læses), {items} punkter, møder {dates}. {appropriations} bevillingstabeller: {balanced} i balance, {unbalanced} i ubalance, {not_evaluated} ikke vurderet. {others} andre tabeller med penge er gengivet, men ikke vurderet.",
        "{documents} documents ({failed} could not be read), {items} agenda items, meetings {dates}. {appropriations} appropriation tables: {balanced} balanced, {unbalanced} unbalanced, {not_evaluated} not evaluated. {others} other money tables are shown but not evaluated.",
    ),
    "workbook.front.no_dates": ("uden kendt dato", "without a known date"),
    "workbook.front.done": ("Udført arbejde", "Work done"),
    "workbook.front.done_text": (
        "Hver tabel er læst fra dokumentet og gengivet på arket Tabeller med side og linje. Ved hver trykt sum står en levende SUM af de rækker, den dækker, og forskellen. Udgift, indtægt og finansiering er lagt sammen for hvert år og skal give nul. Alle beløb står enkeltvis på arket Posteringer. Hver regel på arket Regler er kørt over det hele; det, reglerne fandt, står på arket Fund.",
        "Each table was read from its document and is shown on the sheet Tables with page and line. Beside each printed total stand a live SUM of the rows it covers, and the difference. Expenditure, income and financing are added for each year and must give zero. Every amount stands by itself on the sheet Postings. Each rule on the sheet Rules was run over all of it; what they found is on the sheet Findings.",
    ),
    "workbook.front.not_done": ("Ikke udført", "Not done"),
    "workbook.front.not_done_text": (
        "Det er ikke efterprøvet, om en bevilling er klog eller lovlig, eller om tallene svarer til kommunens bogføring. Bilag, der ikke er i dokumentet, er ikke læst. Alt, der ikke er vurderet, står med sin begrundelse på arket Ikke vurderet.",
        "Whether an appropriation is wise or lawful, and whether the figures agree with the municipality's books, was not tested. Attachments that are not in the document were not read. All that was not evaluated stands with its reason on the sheet Not evaluated.",
    ),
    "workbook.front.tolerance": ("Tolerance", "Tolerance"),
    "workbook.front.tolerance_text": (
        "Hele kroner og hele t. kr. er præcise, som de er trykt: tolerancen er 0. Et tal trykt med decimaler i t. kr. eller mio. kr. kan ligge en halv af sidste trykte ciffer til hver side; tolerancen for en sum er summen af disse. Den står ved hver tabel og hvert fund.",
        "Whole kroner and whole t. kr. are exact as printed: the tolerance is 0. A figure printed with decimals in t. kr. or mio. kr. may be off by half of its last printed digit either way; the tolerance of a sum is the sum of those. It stands by each table and each finding.",
    ),
    "workbook.front.signs": ("Fortegn", "Signs"),
    "workbook.front.signs_text": (
        "Udgifter er positive, indtægter og finansiering negative. Hvor en tabel er trykt omvendt, er fortegnet vendt og rækken mærket ±.",
        "Expenditure is positive, income and financing negative. Where a table is printed the other way round its signs are turned, and the row is marked ±.",
    ),
    "workbook.front.version": ("Værktøj", "Tool"),
    "workbook.front.rules": ("Regelsæt (sha256)", "Rules (sha256)"),
    "workbook.front.files": ("Regelfiler", "Rule files"),
    "workbook.front.parameters": ("Parametre", "Parameters"),
    "workbook.front.no_parameters": ("standard", "default"),
    "workbook.front.prepared": ("Udarbejdet af", "Prepared by"),
    "workbook.front.reviewed": ("Gennemset af", "Reviewed by"),
    "workbook.front.date": ("Dato", "Date"),
    "workbook.front.conclusion": ("Konklusion", "Conclusion"),
    "workbook.front.contents": ("Indhold", "Contents"),
    "workbook.about.overview": (
        "Antal, udfald og udgift mod finansiering pr. år",
        "Counts, outcomes and expenditure against financing by year",
    ),
    "workbook.about.findings": ("Én linje pr. fund, med plads til konklusion", "One line a finding, with room for a conclusion"),
    "workbook.about.appropriations": (
        "Én linje pr. bevilling: hvem besluttede hvad, summer pr. år",
        "One line an appropriation: who decided what, sums by year",
    ),
    "workbook.about.tables": ("Alle tabeller, som de er trykt, med levende summer", "Every table as printed, with live sums"),
    "workbook.about.postings": ("Alle beløb, én linje hver", "Every amount, one line each"),
    "workbook.about.pools": ("Puljernes primo, reservationer, træk og rest", "Opening balance, reservations, draws and rest of each pool"),
    "workbook.about.decisions": ("Alle punkter med deres beslutning", "Every agenda item with its decision"),
    "workbook.about.unevaluated": ("Alt, der ikke er vurderet, med begrundelse", "All that was not evaluated, with its reason"),
    "workbook.about.rules": ("Reglerne med alvor og lovgrundlag", "The rules with severity and legal basis"),
    "workbook.front.sources": ("Kilder", "Sources"),
    "workbook.front.source_heads": (
        "Nr.|Fil|Kommune|Udvalg|Dato|Art|Format|Sider|Læst|sha256",
        "No.|File|Municipality|Body|Date|Kind|Format|Pages|Read|sha256",
    ),
    # --- Overblik ---
    "workbook.overview.title": ("Overblik", "Overview"),
    "workbook.overview.counts": ("Antal", "Count"),
    "workbook.overview.by_year": (
        "Udgift mod finansiering pr. år (kr.), vurderede bevillingstabeller",
        "Expenditure against financing by year (kr.), evaluated appropriation tables",
    ),
    "workbook.overview.by_year_note": (
        "Tallene lægger tabellerne sammen, som de står i dokumenterne. Er samme sag behandlet af flere udvalg, og er alle deres referater med, er dens beløb med lige så mange gange.",
        "The figures add the tables as they stand in the documents. Where several bodies treated the same case and the minutes of all of them are included, its amounts are in as many times.",
    ),
    "workbook.overview.year_heads": (
        "År|Udgift|Indtægt|Udgift, netto|Finansiering (vendt)|Forskel",
        "Year|Expenditure|Income|Expenditure, net|Financing (turned)|Difference",
    ),
    "workbook.overview.no_year": ("Uden år", "No year"),
    "workbook.overview.unbalanced": ("Bevillinger i ubalance", "Unbalanced appropriations"),
    "workbook.overview.none_unbalanced": ("Ingen", "None"),
    "workbook.overview.unbalanced_heads": (
        "Fil|Tabel|Største forskel i kr.|År|Beslutning|Sted|Titel",
        "File|Table|Largest difference in kr.|Year|Decision|Place|Title",
    ),
    "workbook.overview.more": ("Flere end {shown}: se arket {sheet}.", "More than {shown}: see the sheet {sheet}."),
    "workbook.chart.by_year": ("Udgift mod finansiering pr. år", "Expenditure against financing by year"),
    "workbook.chart.kr": ("kr.", "kr."),
    # --- Fund ---
    "workbook.findings.heads": (
        "Nr.|Kode|Alvor|Fil|Punkt|Tabel|Side|Linje|Række|År|Besked|Forventet|Fundet|Forskel i kr.|Tolerance i kr.|Hvorfor tolerancen|Sandsynlig årsag|Lovgrundlag|Konklusion|Initialer og dato",
        "No.|Code|Severity|File|Item|Table|Page|Line|Row|Year|Message|Expected|Actual|Difference in kr.|Tolerance in kr.|Why the tolerance|Likely cause|Legal basis|Conclusion|Initials and date",
    ),
    # --- Bevillinger ---
    "workbook.appropriations.heads": (
        "Nr.|Fil|Kommune|Udvalg|Dato|Punkt|Titel|Sagsnr.|Beslutning|Besluttet af|Bevilget|Tabel|Vurdering",
        "No.|File|Municipality|Body|Date|Item|Title|Journal no.|Decision|Decided by|Appropriated|Table|Outcome",
    ),
    "workbook.appropriations.spent": ("Udgift, netto {year}", "Expenditure, net {year}"),
    "workbook.appropriations.difference": ("Forskel {year}", "Difference {year}"),
    "workbook.appropriations.no_year": ("uden år", "no year"),
    "workbook.appropriations.spent_all": ("Udgift, netto i alt", "Expenditure, net, all"),
    "workbook.appropriations.financing_all": ("Finansiering i alt", "Financing, all"),
    # --- Tabeller ---
    "workbook.tables.title": ("Tabeller, som de er trykt, regnet efter", "Tables as printed, checked"),
    "workbook.tables.ticks": ("Mærker", "Tick marks"),
    "workbook.tick.booked": (
        "rækkens tal er læst på den viste side og linje, tælles med og står på arket Posteringer",
        "the figures of the row were read at the page and line shown, are counted, and stand on the sheet Postings",
    ),
    "workbook.tick.memo": (
        "tælles ikke med: et antal, en procent eller en heraf-række",
        "not counted: a number, a percentage or a part of another row",
    ),
    "workbook.tick.exact": ("den trykte sum er summen af sine rækker", "the printed total is the sum of its rows"),
    "workbook.tick.rounded": (
        "den trykte sum afviger, men inden for afrundingen af de trykte tal",
        "the printed total differs, but within the rounding of the printed figures",
    ),
    "workbook.tick.wrong": ("den trykte sum er ikke summen af sine rækker", "the printed total is not the sum of its rows"),
    "workbook.tick.open": (
        "ikke regnet efter: tabellen er ikke en vurderet bevilling, og ingen læsning af dens rækker giver den trykte sum",
        "not checked: the table is no evaluated appropriation, and no reading of its rows gives the printed total",
    ),
    "workbook.tick.turned": ("fortegnet er vendt i forhold til det trykte", "the sign is turned from what is printed"),
    "workbook.tick.own_unit": (
        "tallet er trykt med sin egen enhed; det trykte står på arket Posteringer",
        "the figure is printed with a unit of its own; the printed text stands on the sheet Postings",
    ),
    "workbook.tables.heads": ("Række|Mærke|Rolle|Tekst|Område|Side|Linje", "Row|Tick|Role|Text|Area|Page|Line"),
    "workbook.tables.section": ("afsnittet »{section}«", "section “{section}”"),
    "workbook.tables.unit": ("beløb i {unit}", "amounts in {unit}"),
    "workbook.tables.no_unit": ("enheden er ukendt: tallene er, som de er trykt", "unit unknown: the figures are as printed"),
    "workbook.tables.own_units": ("rækkerne har hver sin enhed: beløb i kr.", "each row has a unit of its own: amounts in kr."),
    "workbook.tables.turned": ("fortegn vendt", "signs turned"),
    "workbook.tables.sum": ("Sum af rækkerne", "Sum of the rows"),
    "workbook.tables.difference": ("Forskel", "Difference"),
    "workbook.tables.row_sum": ("Sum af årene", "Sum of the years"),
    "workbook.tables.spent": ("Kontrol: udgift og indtægt", "Check: expenditure and income"),
    "workbook.tables.financing": ("Kontrol: finansiering", "Check: financing"),
    "workbook.tables.balance": ("Balance, skal være 0", "Balance, must be 0"),
    "workbook.tables.balance_free": ("Sum, skal ikke være 0", "Sum, need not be 0"),
    "workbook.tables.tolerance": ("Tolerance", "Tolerance"),
    "workbook.tables.to_line": ("Bevilling nr. {number}", "Appropriation no. {number}"),
    "workbook.tables.finding": ("Fund nr. {number}: {code}", "Finding no. {number}: {code}"),
    "workbook.tables.grid": (
        "Tabellen kunne ikke læses sikkert og står her som trykt:",
        "The table could not be read safely and stands here as printed:",
    ),
    # --- Puljer ---
    "workbook.pools.title": ("Puljer: primo, reserveret, træk og rest (kr.)", "Pools: opening, reserved, drawn and left (kr.)"),
    "workbook.pools.no_register": (
        "Der er ikke givet et puljeregister (--register), så det kan ikke siges, hvad puljerne havde, eller hvad der er tilbage.",
        "No register of pools was given (--register), so it cannot be told what the pools had, or what is left.",
    ),
    "workbook.pools.note": (
        "Træk er positive. Et træk på en reservation rammer ikke puljen igen. Samme sag i flere udvalg tæller én gang, med sin højeste status; de talte posteringer er mærket i kolonnerne Pulje, Reservation og Træk på arket Posteringer.",
        "Draws are positive. A draw on a reservation does not hit the pool again. The same case in several bodies counts once, with its highest status; the postings counted are marked in the columns Pool, Reservation and Draw of the sheet Postings.",
    ),
    "workbook.pools.heads": (
        "Pulje|Navn|Art|År|Primo|Reserveret|Besluttet træk|Rest|Anbefalet træk|Rest, hvis anbefalet|Kilde til primo",
        "Pool|Name|Kind|Year|Opening|Reserved|Drawn, decided|Left|Drawn, recommended|Left if recommended|Source of opening",
    ),
    "workbook.pools.reservations": ("Reservationer i puljerne", "Reservations inside the pools"),
    "workbook.pools.reservation_heads": (
        "Pulje|Navn|Reservation|År|Reserveret||Besluttet træk|Rest|Anbefalet træk|Rest, hvis anbefalet|Besluttet af",
        "Pool|Name|Reservation|Year|Reserved||Drawn, decided|Left|Drawn, recommended|Left if recommended|Decided by",
    ),
    "workbook.pools.draws": ("Træk", "Draws"),
    "workbook.pools.draw_heads": (
        "Pulje|Reservation|Træk|År|Beløb i kr.|I tabel|Sted",
        "Pool|Reservation|Draw|Year|Amount in kr.|In a table|Place",
    ),
    "workbook.pools.decided": ("besluttet", "decided"),
    "workbook.pools.recommended": ("anbefalet", "recommended"),
    "workbook.pools.direct": ("direkte", "direct"),
    "workbook.pools.in_table": ("ja", "yes"),
    "workbook.pools.in_prose": ("nej, i teksten", "no, in prose"),
    "workbook.pools.unknown_opening": ("primo ukendt: kun det trukne kan siges", "opening unknown: only what is drawn can be told"),
    "workbook.chart.pools": ("Puljer pr. år", "Pools by year"),
    # --- Posteringer ---
    "workbook.postings.pool_heads": ("Pulje|Reservation|Træk", "Pool|Reservation|Draw"),
    # --- Beslutninger ---
    "workbook.decisions.heads": (
        "Fil|Udvalg|Dato|Punkt|Titel|Sagsnr.|Hvad|Organ|Organets dato|Beslutning|Ændret|Trykt beslutning|Side|Linje",
        "File|Body|Date|Item|Title|Journal no.|What|Deciding body|Its date|Decision|Amended|Decision as printed|Page|Line",
    ),
    "workbook.decisions.own": ("punktet", "the item"),
    "workbook.decisions.proposal": ("indstillingens punkt {number}", "proposal {number}"),
    "workbook.decisions.earlier": ("tidligere behandling", "earlier treatment"),
    # --- Ikke vurderet ---
    "workbook.unevaluated.heads": (
        "Hvad|Fil|Punkt|Titel|Tabel|Side|Linje|Beløb i kr.|Tekst|Begrundelse",
        "What|File|Item|Title|Table|Page|Line|Amount in kr.|Text|Reason",
    ),
    "workbook.unevaluated.document": ("dokument", "document"),
    "workbook.unevaluated.appropriation": ("bevillingstabel", "appropriation table"),
    "workbook.unevaluated.table": ("anden tabel", "other table"),
    "workbook.unevaluated.no_tables": (
        "dokumentet har ingen bevillingstabel at vurdere",
        "the document has no appropriation table to evaluate",
    ),
    "workbook.unevaluated.no_unit": ("enheden fremgår ingen steder", "the unit is nowhere to be found"),
    "workbook.unevaluated.across": (
        "en omperiodisering: penge flyttes mellem år og skal ikke gå i nul i hvert år",
        "a re-phasing: money moves between years and need not balance in each year",
    ),
    "workbook.unevaluated.no_cover": (
        "tabellen har ingen finansieringsrække, den skulle gå i nul mod",
        "the table has no financing row it should balance against",
    ),
    "workbook.unevaluated.mention": (
        "beløbet nævnes, men bevilges ikke i sætningen",
        "the amount is mentioned but not appropriated in the sentence",
    ),
    "workbook.unevaluated.prose": (
        "sætningen fordeler ikke beløbet på udgift og finansiering, så der er ikke noget at holde det op mod",
        "the sentence does not part the amount into expenditure and financing, so there is nothing to hold it against",
    ),
    # --- Regler ---
    "workbook.rules.heads": (
        "Kode|Alvor|Hvad den siger|Lovgrundlag|Hvorfor|Kendte falske alarmer|Indstillinger|Antal fund",
        "Code|Severity|What it says|Legal basis|Why|Known false alarms|Options|Findings",
    ),
    "workbook.rules.not_built": ("findes ikke i denne version", "not in this version"),
    "workbook.rules.not_built_says": ("reglen er ikke kørt", "the rule was not run"),
}
