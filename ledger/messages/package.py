"""What a data package says of itself: key → (Danish, English)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "package.title": ("Bevillinger", "Appropriations"),
    "package.description": (
        (
            "Bevillingerne i referater og dagsordener: hver postering med sted og trykt tal, hver tabel med sin dom, hvert fund, og alt, der ikke "
            "kunne vurderes, med begrundelsen. Udgift er plus; indtægt og finansiering er minus."
        ),
        (
            "The appropriations of minutes and agendas: every posting with its place and printed figure, every table with its verdict, every "
            "finding, and all that could not be evaluated, with the reason. Expenditure is plus; income and financing are minus."
        ),
    ),
    "package.documents": ("Dokumenter", "Documents"),
    "package.tables": ("Tabeller med deres dom", "Tables with their verdict"),
    "package.postings": ("Posteringer", "Postings"),
    "package.findings": ("Fund", "Findings"),
    "package.not_evaluated": ("Ikke vurderet", "Not evaluated"),
    "package.money": ("Kroner, præcist, med decimalkomma", "Kroner, exact, with a decimal comma"),
    "package.printed": ("Tallet, som det er trykt, i kolonnen enhed", "The figure as printed, in the unit of the column unit"),
}
