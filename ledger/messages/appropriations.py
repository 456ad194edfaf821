"""What a user reads from the room `appropriations`: key → (Danish, English)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "table.place": (
        "Et tal i rækken »{label}« kan ikke placeres sikkert under én kolonne: rækken har {found} tal, tabellen {expected} talkolonner.",
        "A figure in the row “{label}” cannot be placed safely under one column: the row has {found} figures, the table {expected} figure columns.",
    ),
    "table.figures_under": (
        "Rækken »{label}« har {found} tal, tabellen {expected} talkolonner: en tom celle har ikke sat spor, og tallene kan ikke placeres.",
        "The row “{label}” has {found} figures, the table {expected} figure columns: a blank cell left no trace, and the figures cannot be placed.",
    ),
    "table.figures_over": (
        "Rækken »{label}« har {found} tal, flere end tabellens {expected} talkolonner.",
        "The row “{label}” has {found} figures, more than the table's {expected} figure columns.",
    ),
}
