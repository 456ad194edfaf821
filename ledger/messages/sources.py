"""What a user reads from the room `sources`: key → (Danish, English)."""

MESSAGES: dict[str, tuple[str, str]] = {
    # limits (SPEC 7): every message names the limit as it is called in rules/default.toml
    "limit.file_bytes": (
        "Filen er større end {allowed} byte (grænsen {limit}) og er ikke læst.",
        "The file is larger than {allowed} bytes (limit {limit}) and was not read.",
    ),
    "limit.pages": (
        "Dokumentet har flere end {allowed} sider (grænsen {limit}) og er ikke læst.",
        "The document has more than {allowed} pages (limit {limit}) and was not read.",
    ),
    "limit.cells": (
        "Dokumentet har flere end {allowed} tabelceller (grænsen {limit}) og er ikke læst.",
        "The document has more than {allowed} table cells (limit {limit}) and was not read.",
    ),
    "limit.seconds": (
        "Læsningen tog mere end {allowed} sekunder (grænsen {limit}) og blev stoppet.",
        "Reading took more than {allowed} seconds (limit {limit}) and was stopped.",
    ),
    "limit.memory_bytes": (
        "Læsningen krævede mere end {allowed} byte hukommelse (grænsen {limit}) og blev stoppet.",
        "Reading needed more than {allowed} bytes of memory (limit {limit}) and was stopped.",
    ),
    "limit.archive_ratio": (
        "Filen fylder mere end {allowed} gange så meget udpakket (grænsen {limit}) og er ikke læst.",
        "The file is more than {allowed} times larger unpacked (limit {limit}) and was not read.",
    ),
    "limit.archive_bytes": (
        "Filen fylder udpakket mere end {allowed} byte (grænsen {limit}) og er ikke læst.",
        "Unpacked the file is larger than {allowed} bytes (limit {limit}) and was not read.",
    ),
    "limit.archive_entries": (
        "Filen indeholder flere end {allowed} dele (grænsen {limit}) og er ikke læst.",
        "The file holds more than {allowed} parts (limit {limit}) and was not read.",
    ),
    "limit.nesting": (
        "Elementerne i dokumentet ligger mere end {allowed} lag inde i hinanden (grænsen {limit}); det er ikke læst.",
        "The elements of the document lie more than {allowed} levels inside each other (limit {limit}); it was not read.",
    ),
    "limit.line_characters": (
        "En linje er længere end {allowed} tegn (grænsen {limit}); dokumentet er ikke læst.",
        "A line is longer than {allowed} characters (limit {limit}); the document was not read.",
    ),
    "limit.blocks": (
        "Dokumentet har flere end {allowed} afsnit og tabeller (grænsen {limit}) og er ikke læst.",
        "The document has more than {allowed} paragraphs and tables (limit {limit}) and was not read.",
    ),
    "limit.table_rows": (
        "En tabel har flere end {allowed} rækker (grænsen {limit}); dokumentet er ikke læst.",
        "A table has more than {allowed} rows (limit {limit}); the document was not read.",
    ),
    "limit.table_columns": (
        "En tabel har flere end {allowed} kolonner (grænsen {limit}); dokumentet er ikke læst.",
        "A table has more than {allowed} columns (limit {limit}); the document was not read.",
    ),
    "limit.span": (
        "En celle i en tabel strækker sig over mere end {allowed} rækker eller kolonner (grænsen {limit}); dokumentet er ikke læst.",
        "A table cell spans more than {allowed} rows or columns (limit {limit}); the document was not read.",
    ),
    # what is wrong with a file as a whole
    "source.missing": (
        "Der er ingen fil eller mappe her. Se efter, om stien er skrevet rigtigt.",
        "There is no file or folder here. Check that the path is spelled right.",
    ),
    "source.folder": (
        "Stien er en mappe, ikke en fil.",
        "The path is a folder, not a file.",
    ),
    "source.not_a_file": (
        "Stien er ikke en almindelig fil (en enhed, en rørledning eller lignende). Send indholdet ind på stdin, og skriv - som sti.",
        "The path is no ordinary file (a device, a pipe or the like). Send the content in on stdin, and give - as the path.",
    ),
    "source.unreadable": (
        "Filen kan ikke åbnes ({reason}).",
        "The file cannot be opened ({reason}).",
    ),
    "source.closed_folder": (
        "Mappen kan ikke åbnes ({reason}); det, der ligger i den, er ikke læst.",
        "The folder cannot be opened ({reason}); what lies in it was not read.",
    ),
    "source.no_documents": (
        "Mappen har ingen dokumenter ({suffixes}).",
        "The folder holds no documents ({suffixes}).",
    ),
    "source.too_deep": (
        "Dokumentet er bygget for dybt til at kunne læses.",
        "The document is nested too deeply to be read.",
    ),
    "source.empty": (
        "Filen er tom, eller der er ingen tekst i den.",
        "The file is empty, or there is no text in it.",
    ),
    "source.binary": (
        "Filen er hverken tekst, PDF, Word, Excel eller en webside; den ligner {looks_like}.",
        "The file is neither text, PDF, Word, Excel nor a web page; it looks like {looks_like}.",
    ),
    "source.saved_page": (
        "Filen er en webside gemt i én fil (MHTML). Gem siden som HTML eller PDF, og prøv igen.",
        "The file is a web page saved as one file (MHTML). Save the page as HTML or PDF and try again.",
    ),
    "source.old_office": (
        "Filen er i det gamle {kind}-format. Gem den som .docx, .xlsx eller PDF, og prøv igen.",
        "The file is in the old {kind} format. Save it as .docx, .xlsx or PDF and try again.",
    ),
    "source.encrypted": (
        "Filen er beskyttet med adgangskode og kan ikke læses.",
        "The file is protected by a password and cannot be read.",
    ),
    "source.damaged": (
        "Filen er beskadiget eller afkortet og kan ikke læses som {format}.",
        "The file is damaged or cut short and cannot be read as {format}.",
    ),
    "source.not_office": (
        "Filen er et zip-arkiv, men hverken et Word-dokument eller en Excel-projektmappe.",
        "The file is a zip archive but neither a Word document nor an Excel workbook.",
    ),
    "source.doctype": (
        "Delen {part} i filen har en dokumenttypeerklæring, som ingen Office-fil har; den er ikke læst.",
        "The part {part} of the file has a document type declaration, which no Office file has; it was not read.",
    ),
    "source.crashed": (
        "Læsningen af filen brød ned ({reason}). De andre filer er læst.",
        "Reading the file broke down ({reason}). The other files were read.",
    ),
    "source.mismatch": (
        "Filen hedder {suffix}, men indholdet er {format}; den er læst efter indholdet.",
        "The file is named {suffix}, but its content is {format}; it was read by its content.",
    ),
    "source.picture": (
        "Her står et billede, som kan indeholde en tabel; billeder læses ikke.",
        "A picture stands here that may hold a table; pictures are not read.",
    ),
    # web pages
    "source.html.charset": (
        "Siden angiver tegnsættet {declared}, men er læst som {used}.",
        "The page declares the character set {declared} but was read as {used}.",
    ),
    "source.html.characters": (
        "{count} tegn kunne ikke læses i tegnsættet {used}.",
        "{count} characters could not be read in the character set {used}.",
    ),
    "source.nested_table": (
        "En celle indeholder en tabel med tal; de to tabeller kan ikke stilles sammen til én.",
        "A cell holds a table with figures; the two tables cannot be put together into one.",
    ),
    "source.not_text": (
        "Filen er ikke tekst: den indeholder styretegn, som ikke findes i tekst.",
        "The file is not text: it holds control characters that text does not.",
    ),
    "source.encoding": (
        "Tegnsættet er ikke angivet og er læst som {encoding}.",
        "The encoding is not stated and was read as {encoding}.",
    ),
    # Word documents
    "source.docx.tracked": (
        "Dokumentet har sporede ændringer, som ikke er godkendt; teksten er læst, som om de var det.",
        "The document holds tracked changes that have not been accepted; its text was read as if they were.",
    ),
    "source.docx.hidden": (
        "Dokumentet har skjult tekst; den er ikke læst.",
        "The document holds hidden text; it was not read.",
    ),
    # PDF
    "limit.page_characters": (
        "En side har flere end {allowed} tegn (grænsen {limit}); dokumentet er ikke læst.",
        "A page has more than {allowed} characters (limit {limit}); the document was not read.",
    ),
    "limit.page_objects": (
        "En side har flere end {allowed} tegnede elementer (grænsen {limit}); dokumentet er ikke læst.",
        "A page has more than {allowed} drawn objects (limit {limit}); the document was not read.",
    ),
    "limit.page_bytes": (
        "Indholdet af en side fylder mere end {allowed} byte udpakket (grænsen {limit}); dokumentet er ikke læst.",
        "The content of a page is larger than {allowed} bytes unpacked (limit {limit}); the document was not read.",
    ),
    "source.pdf.scan": (
        "Dokumentet på {pages} sider er billeder uden tekst (en scanning). Det skal tekstgenkendes (OCR), før det kan læses.",
        "The document of {pages} pages is pictures without text (a scan). It needs text recognition (OCR) before it can be read.",
    ),
    "source.pdf.scanned_pages": (
        "Disse sider har ingen tekst og er ikke læst (billeder eller scanning): {pages}.",
        "These pages have no text and were not read (pictures or scans): {pages}.",
    ),
    "source.pdf.page": (
        "Side {page} i PDF-filen er beskadiget og kan ikke læses.",
        "Page {page} of the PDF is damaged and cannot be read.",
    ),
    # workbooks
    "source.xlsx.hidden_rows": (
        "Arket {sheet} har skjulte rækker med indhold ({rows}); de er ikke læst.",
        "The sheet {sheet} has hidden rows with content ({rows}); they were not read.",
    ),
    "source.xlsx.hidden_columns": (
        "Arket {sheet} har skjulte kolonner med indhold ({columns}); de er ikke læst.",
        "The sheet {sheet} has hidden columns with content ({columns}); they were not read.",
    ),
    "source.xlsx.hidden_sheet": (
        "Arket {sheet} er skjult; det er ikke læst.",
        "The sheet {sheet} is hidden; it was not read.",
    ),
    "source.xlsx.rounded": (
        "Arket {sheet} viser afrundede tal: cellerne indeholder flere decimaler, end de viser.",
        "The sheet {sheet} shows rounded figures: its cells hold more decimals than they show.",
    ),
    "source.xlsx.drawing": (
        "Projektmappen har tekst i figurer oven på arket; den er ikke læst.",
        "The workbook has text in drawings on top of a sheet; it was not read.",
    ),
    "source.xlsx.formula": (
        "Formlerne i {cells} er aldrig beregnet; åbn og gem projektmappen i Excel, og prøv igen.",
        "The formulas in {cells} were never calculated; open and save the workbook in Excel and try again.",
    ),
    "source.xlsx.error": (
        "Cellerne {cells} viser en fejl i stedet for et tal.",
        "The cells {cells} show an error instead of a figure.",
    ),
}
