"""What a user reads from the room `checks` besides the rules' own sentences: why a tolerance, and the likely causes."""

MESSAGES: dict[str, tuple[str, str]] = {
    "check.why.exact": (
        "hele kroner og hele t. kr. er præcise, som de er trykt",
        "whole kroner and whole t. kr. are exact as printed",
    ),
    "check.why.digits": (
        "et halvt af sidste trykte ciffer for hvert tal",
        "half of the last printed digit for each figure",
    ),
    "check.why.said": (
        "tabellen siger selv, at den er afrundet: én enhed pr. række",
        "the table itself says it is rounded: one unit a row",
    ),
    "check.hint.sign": (
        'forskellen er det dobbelte af "{label}": fortegnet er sandsynligvis vendt ({amount:unit})',
        'the difference is twice "{label}": its sign is probably turned ({amount:unit})',
    ),
    "check.hint.shifted": (
        'kolonnen {other} mangler det samme beløb: "{label}" ({amount:unit}) hører sandsynligvis til i {other}',
        'column {other} lacks the same amount: "{label}" ({amount:unit}) probably belongs in {other}',
    ),
    "check.hint.shifted_from": (
        'kolonnen {other} har det samme beløb for meget: "{label}" ({amount:unit}) hører sandsynligvis til i {column}',
        'column {other} has the same amount too much: "{label}" ({amount:unit}) probably belongs in {column}',
    ),
    "check.hint.unit_large": (
        '"{label}" er sandsynligvis skrevet 1.000 gange for stort (kr. i stedet for t. kr.): {amount:unit} får kolonnen til at gå i nul',
        '"{label}" is probably written 1,000 times too large (kr. for t. kr.): {amount:unit} makes the column balance',
    ),
    "check.hint.unit_small": (
        '"{label}" er sandsynligvis skrevet 1.000 gange for småt (t. kr. i stedet for kr.): {amount:unit} får kolonnen til at gå i nul',
        '"{label}" is probably written 1,000 times too small (t. kr. for kr.): {amount:unit} makes the column balance',
    ),
    "check.hint.transposed": (
        '"{label}" har sandsynligvis to cifre byttet om: {amount:unit} får kolonnen til at gå i nul',
        '"{label}" probably has two digits transposed: {amount:unit} makes the column balance',
    ),
    "check.hint.twice": (
        'forskellen er "{label}" ({amount:unit}), som står to gange',
        'the difference is "{label}" ({amount:unit}), which stands twice',
    ),
    "check.hint.alone": (
        'forskellen er netop "{label}" ({amount:unit}): modposten mangler sandsynligvis, eller rækken er talt med to gange',
        'the difference is exactly "{label}" ({amount:unit}): its counter-entry is probably missing, or the row counted twice',
    ),
    "check.measure.gross": ("udgifterne", "the expenditure"),
    "check.measure.net": ("udgifter minus indtægter", "expenditure less income"),
    "check.measure.cover": ("finansieringen", "the financing"),
    "check.measure.income": ("indtægterne", "the income"),
    "check.measure.moved": ("det, der flyttes mellem årene", "what moves between the years"),
    "check.measure.row": ("rækken", "the row"),
    "check.weekday.0": ("mandag", "Monday"),
    "check.weekday.1": ("tirsdag", "Tuesday"),
    "check.weekday.2": ("onsdag", "Wednesday"),
    "check.weekday.3": ("torsdag", "Thursday"),
    "check.weekday.4": ("fredag", "Friday"),
    "check.weekday.5": ("lørdag", "Saturday"),
    "check.weekday.6": ("søndag", "Sunday"),
}
