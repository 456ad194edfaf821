"""The help of the command line: the Danish sentences stand beside their options in `cli.py`; here is the English of each."""

ENGLISH: dict[str, str] = {
    "Kommunen, hvor dokumentet ikke selv nævner den.": "The municipality, where the document does not name it.",
    "Egne regler oven på standardreglerne; kan gentages.": "Your own rules on top of the shipped ones; may be repeated.",
    "Egne regler oven på standardreglerne.": "Your own rules on top of the shipped ones.",
    "Kun disse regler; et præfiks vælger en familie (BAL).": "Only these rules; a prefix selects its family (BAL).",
    "Ikke disse regler.": "Not these rules.",
    "Antal dokumenter, der læses samtidig.": "How many documents are read at the same time.",
    "Kun resultatet, intet på stderr.": "Only the result, nothing on stderr.",
    "Vis også oplysninger.": "Show information too.",
    "Sprog / language.": "Sprog / language.",
    "Vis versionen.": "Show the version.",
    "Vis denne hjælp.": "Show this help.",
    "Rapportens format.": "The format of the report.",
    "Format.": "Format.",
    "Skriv rapporten her i stedet for på skærmen.": "Write the report here instead of on the screen.",
    "Fra hvilken alvor exitkoden er 1.": "From which severity the exit code is 1.",
    "Fejl, hvis der ikke er vurderet en bevilling i hvert dokument.": "Fail unless an appropriation was evaluated in every document.",
    "Kendte og godtagne fund, der ikke meldes igen.": "Known and accepted findings, which are not reported again.",
    "Skriv alle fund som kendte og godtagne.": "Write every finding as known and accepted.",
    "Filen; dens endelse vælger formatet.": "The file; its suffix chooses the format.",
    "Læser kommunale referater, finder bevillingerne, regner dem efter og fortæller, hvad der ikke stemmer.": (
        "Reads Danish municipal minutes, finds the appropriations, checks their sums and says what does not fit."
    ),
    "Læs, regn efter og fortæl. PATH er en fil, en mappe eller - (stdin).": (
        "Read, check and report. PATH is a file, a folder or - (stdin)."
    ),
    "Vis referatet, som det er forstået: møde, punkter, beslutninger, tabeller, bevillinger i prosa.": (
        "Show the minutes as understood: meeting, items, decisions, tables, appropriations in prose."
    ),
    "Skriv bevillingerne: .xlsx (regnearksmappe), .html (side), .csv, .parquet, .json, .beancount, datapackage.json (datapakke).": (
        "Write the appropriations: .xlsx (workbook), .html (page), .csv, .parquet, .json, .beancount, datapackage.json (data package)."
    ),
    "Registret over puljerne (TOML, se rules/pools).": "The register of pools (TOML, see rules/pools).",
    "Egne p/l-faktorer (TOML eller CSV); uden dem omregnes intet.": (
        "Your own price-and-wage factors (TOML or CSV); without them nothing is converted."
    ),
    "Hvad hver pulje havde, hvad der er besluttet og anbefalet trukket på den, og hvad der er tilbage.": (
        "What each pool had, what was decided and recommended against it, and what is left."
    ),
    "Alle regler med deres alvor.": "All rules with their severity.",
    "Én regel: hvad den siger, hvorfor, lovgrundlag, eksempler, hvad man gør.": (
        "One rule: what it says, why, its legal basis, examples, what to do."
    ),
}

FRAME: dict[str, str] = {
    "Usage:": "Brug:",
    "[OPTIONS]": "[MULIGHEDER]",
    "Options:": "Muligheder:",
    "Commands:": "Kommandoer:",
    "COMMAND [ARGS]...": "KOMMANDO [ARGUMENTER]...",
}
"""click's own words, English in the library, and their Danish."""
