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
    "table.missing_cell": (
        "Rækken »{label}« mangler en celle under {column}.",
        "The row “{label}” has no cell under {column}.",
    ),
    "table.unreadable_cell": (
        "Rækken »{label}« har »{printed}« under {column}, som ikke er et beløb.",
        "The row “{label}” has “{printed}” under {column}, which is no amount.",
    ),
    "table.column_without_heading": (
        "Kolonne {column} har beløb, men ingen overskrift.",
        "Column {column} has amounts but no heading.",
    ),
    "table.shifted_header": (
        "Overskriften {year} står over en kolonne med tekst: hovedet er sandsynligvis forskudt.",
        "The heading {year} stands over a column of text: the header is probably shifted.",
    ),
    "table.no_header": (
        "Tabellen har intet hoved, så det kan ikke ses, hvad kolonnerne er.",
        "The table has no header, so it cannot be told what its columns are.",
    ),
    "kind.earlier": (
        "Kolonnen »{column}« er tidligere år og lægges ikke med.",
        "The column “{column}” is earlier years and is not added.",
    ),
    "kind.columns": (
        "ikke en bevilling: kolonnen »{column}« hører til opfølgning, regnskab eller skøn",
        "not an appropriation: the column “{column}” belongs to a follow-up, accounts or an estimate",
    ),
    "kind.dates": (
        "ikke en bevilling: kolonnerne er datoer (»{column}«), ikke år",
        "not an appropriation: the columns are dates (“{column}”), not years",
    ),
    "kind.units": (
        "ikke en bevilling: rækkerne har forskellige enheder",
        "not an appropriation: its rows have different units",
    ),
    "kind.measures": (
        "ikke en bevilling: tabellen har procenter eller antal ved siden af beløbene",
        "not an appropriation: percentages or counts stand beside the amounts",
    ),
    "kind.caption": (
        "ikke en bevilling: tabellen kalder sig »{words}«",
        "not an appropriation: the table calls itself “{words}”",
    ),
    "kind.rows": (
        "ikke en bevilling: rækken »{label}« hører til en budgetoversigt",
        "not an appropriation: the row “{label}” belongs to a budget overview",
    ),
    "kind.letters": (
        "ikke en bevilling: en plan med udgifter og indtægter (U/I), som ikke skal gå i nul",
        "not an appropriation: a plan of expenditure and income (U/I) that need not balance",
    ),
    "kind.title": (
        "ikke en bevilling: punktet handler om »{words}«, og tabellen har ingen finansiering, der skal gå i nul",
        "not an appropriation: the item is about “{words}”, and the table has no financing that must balance",
    ),
    "kind.statistics": (
        "ikke en bevilling: tabellen tæller noget andet end penge",
        "not an appropriation: the table counts something other than money",
    ),
    "kind.no_financing": (
        "ikke en bevilling: ingen finansiering, og intet i teksten siger, at beløbene bevilges",
        "not an appropriation: no financing, and nothing in the text says that the amounts are appropriated",
    ),
    "kind.rephasing": (
        "en omperiodisering: penge flyttes mellem år, og hver række går i nul på tværs",
        "a re-phasing: money moves between years, and each row balances across them",
    ),
    "kind.permanent": (
        "en bevilling: tabellen har kolonnen Varig",
        "an appropriation: the table has a Varig column",
    ),
    "kind.financing": (
        "en bevilling: tabellen har udgifter og det, der finansierer dem",
        "an appropriation: the table has expenditure and what covers it",
    ),
    "kind.zero_total": (
        "en bevilling: den trykte sum er nul",
        "an appropriation: its printed total is zero",
    ),
    "kind.announced": (
        "en bevilling ifølge teksten, men uden finansieringsrække i tabellen",
        "an appropriation according to the text, but without a financing row in the table",
    ),
    "table.pdf_witness": (
        "To uafhængige læsninger af PDF-filen er uenige om et tal i tabellen: »{first}« og »{second}«.",
        "Two independent readings of the PDF disagree about a figure in the table: “{first}” and “{second}”.",
    ),
    "table.pdf_witness_extra": (
        "Den anden læsning af PDF-filen ser {second} cifre i tabellen, den første {first}: et tal kan mangle.",
        "The second reading of the PDF sees {second} digits in the table, the first {first}: a figure may be missing.",
    ),
    "table.pdf_no_witness": (
        "Tabellens tal kunne ikke bekræftes ved en anden, uafhængig læsning af PDF-filen.",
        "The figures of the table could not be confirmed by a second, independent reading of the PDF.",
    ),
    "table.pdf_columns": (
        "»{printed}« kan ikke placeres sikkert i én celle: teksten ligger over en anden kolonne eller et andet tal.",
        "“{printed}” cannot be placed safely in one cell: the text lies over another column or another figure.",
    ),
    "table.pdf_break": (
        "Tabellen står ved et sideskift med tal på begge sider, som ikke kan knyttes sikkert sammen: rækker kan mangle.",
        "The table stands at a page break with figures on both sides that cannot be joined safely: rows may be missing.",
    ),
    "table.pdf_edge": (
        "Tabellen går ud over sidens kant: tal kan mangle.",
        "The table runs off the edge of the page: figures may be missing.",
    ),
    "table.cut": (
        "Under tabellen står tal, som ligner rækker af den ({expected} tal ad gangen), men ikke kan knyttes til den.",
        "Below the table stand figures that look like rows of it ({expected} at a time) but cannot be joined to it.",
    ),
}
