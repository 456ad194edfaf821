"""What the beancount file says: key → (Danish, English). Names of accounts and of metadata are those a query then asks for."""

MESSAGES: dict[str, tuple[str, str]] = {
    "beancount.title": ("Bevillinger", "Appropriations"),
    "beancount.about": (
        (
            "Én postering for hver bevillingstabel og hvert år. bean-check melder fejl, hvor en tabel ikke går i nul.|"
            "Udgift er plus; indtægt og finansiering er minus. * er bevilget; ! er indstillet, anbefalet eller kan ikke afgøres.|"
            "En rest, som de trykte tals afrunding kan bære, står som sin egen linje på kontoen Afrunding.|"
            "Linjer med custom er det, der ikke kunne vurderes, med begrundelsen, og bevillinger i prosa med deres dom."
        ),
        (
            "One transaction for every appropriation table and year. bean-check reports an error where a table does not balance.|"
            "Expenditure is plus; income and financing are minus. * is appropriated; ! is proposed, recommended or cannot be told.|"
            "A rest that the rounding of the printed figures allows stands as a posting of its own on the account Rounding.|"
            "Custom entries are what could not be evaluated, with the reason, and appropriations in prose with their verdict."
        ),
    ),
    "beancount.expenses": ("Udgift", "Expenditure"),
    "beancount.income": ("Indtægt", "Income"),
    "beancount.assets": ("Finansiering", "Financing"),
    "beancount.equity": ("Kontrol", "Control"),
    "beancount.liabilities": ("Gæld", "Debt"),
    "beancount.rounding": ("Afrunding", "Rounding"),
    "beancount.no_name": ("Uden navn", "Unnamed"),
    "beancount.unevaluated": ("ikke-vurderet", "not-evaluated"),
    "beancount.prose": ("prosa", "prose"),
    "beancount.meta.path": ("fil", "file"),
    "beancount.meta.sha256": ("sha256", "sha256"),
    "beancount.meta.page": ("side", "page"),
    "beancount.meta.line": ("linje", "line"),
    "beancount.meta.item": ("punkt", "item"),
    "beancount.meta.table": ("tabel", "table"),
    "beancount.meta.journal": ("sagsnr", "journal"),
    "beancount.meta.kommune": ("kommune", "municipality"),
    "beancount.meta.date": ("dato", "date"),
    "beancount.meta.status": ("beslutning", "decision"),
    "beancount.meta.unit": ("enhed", "unit"),
    "beancount.meta.column": ("kolonne", "column"),
    "beancount.meta.year": ("aar", "year"),
    "beancount.meta.row": ("raekke", "row"),
    "beancount.meta.text": ("tekst", "text"),
    "beancount.meta.printed": ("trykt", "printed"),
    "beancount.meta.source": ("kilde", "source"),
    "beancount.meta.rule": ("regel", "rule"),
    "beancount.meta.slack": ("spillerum", "slack"),
}
