"""What a user reads from the room `settings`: key → (Danish, English)."""

MESSAGES: dict[str, tuple[str, str]] = {
    # the file
    "settings.absent": ("{file}: filen findes ikke.", "{file}: no such file."),
    "settings.unreadable": ("{file}: filen kan ikke læses: {reason}.", "{file}: the file cannot be read: {reason}."),
    "settings.too_large": (
        "{file}: filen er for stor til at være en regelfil (højst {allowed} byte).",
        "{file}: too large to be a rules file (at most {allowed} bytes).",
    ),
    "settings.not_utf8": (
        "{file}: linje {line}: filen er ikke UTF-8. Gem den som UTF-8.",
        "{file}: line {line}: the file is not UTF-8. Save it as UTF-8.",
    ),
    "settings.not_toml": ("{file}: filen er ikke gyldig TOML: {reason}.", "{file}: not valid TOML: {reason}."),
    "settings.not_toml_at": (
        "{file}: linje {line}, tegn {column}: ikke gyldig TOML: {reason}.",
        "{file}: line {line}, column {column}: not valid TOML: {reason}.",
    ),
    "settings.no_rules": (
        "{file}: de medfølgende regler mangler. Installationen er ikke hel; installér bevilling igen.",
        "{file}: the shipped rules are missing. The installation is incomplete; install bevilling again.",
    ),
    "settings.not_kommuner": (
        "{file}: ikke en kommuneliste; ventede en CSV-fil med kolonnerne {expected}.",
        "{file}: not a list of municipalities; expected CSV with the columns {expected}.",
    ),
    "settings.not_baseline": (
        "{file}: ikke en baseline; ventede en JSON-fil, som --write-baseline har skrevet.",
        "{file}: not a baseline; expected a JSON file written by --write-baseline.",
    ),
    # the keys
    "settings.unknown_key_near": ("{file}: {key}: ukendt nøgle; mente du {near}?", "{file}: {key}: unknown key; did you mean {near}?"),
    "settings.unknown_key": ("{file}: {key}: ukendt nøgle; her kan stå: {known}.", "{file}: {key}: unknown key; possible here: {known}."),
    "settings.missing_key": ("{file}: {key}: mangler.", "{file}: {key}: missing."),
    # the values
    "settings.expected_table": (
        "{file}: {key}: ventede en tabel, men der står {actual}.",
        "{file}: {key}: expected a table, found {actual}.",
    ),
    "settings.expected_list": (
        "{file}: {key}: ventede en liste [ … ] eller tabeller [[{key}]], men der står {actual}.",
        "{file}: {key}: expected a list [ … ] or tables [[{key}]], found {actual}.",
    ),
    "settings.expected_text": (
        "{file}: {key}: ventede tekst i anførselstegn, men der står {actual}.",
        "{file}: {key}: expected text in quotation marks, found {actual}.",
    ),
    "settings.expected_texts": (
        '{file}: {key}: ventede en liste af tekster, ["…", "…"], men der står {actual}.',
        '{file}: {key}: expected a list of texts, ["…", "…"], found {actual}.',
    ),
    "settings.expected_choice": (
        "{file}: {key}: ventede et af ordene {allowed}, men der står {actual}.",
        "{file}: {key}: expected one of {allowed}, found {actual}.",
    ),
    "settings.expected_choice_near": (
        "{file}: {key}: ventede et af ordene {allowed}, men der står {actual}; mente du {near}?",
        "{file}: {key}: expected one of {allowed}, found {actual}; did you mean {near}?",
    ),
    "settings.expected_integer": (
        "{file}: {key}: ventede et helt tal, men der står {actual}.",
        "{file}: {key}: expected a whole number, found {actual}.",
    ),
    "settings.expected_number": (
        "{file}: {key}: ventede et tal, men der står {actual}.",
        "{file}: {key}: expected a number, found {actual}.",
    ),
    "settings.expected_at_least": (
        "{file}: {key}: skal være mindst {least}, men der står {actual}.",
        "{file}: {key}: must be at least {least}, found {actual}.",
    ),
    "settings.expected_at_most": (
        "{file}: {key}: må højst være {most}, men der står {actual}.",
        "{file}: {key}: must be at most {most}, found {actual}.",
    ),
    "settings.expected_boolean": (
        "{file}: {key}: ventede true eller false, men der står {actual}.",
        "{file}: {key}: expected true or false, found {actual}.",
    ),
    "settings.expected_date": (
        "{file}: {key}: ventede en dato skrevet 2025-04-07 uden anførselstegn, men der står {actual}.",
        "{file}: {key}: expected a date written 2025-04-07 without quotation marks, found {actual}.",
    ),
    "settings.expected_money": (
        '{file}: {key}: ventede hele kroner (12_000_000) eller kroner og øre som tekst ("1234.50"), men der står {actual}.',
        '{file}: {key}: expected whole kroner (12_000_000) or kroner and øre as text ("1234.50"), found {actual}.',
    ),
    "settings.expected_year": (
        "{file}: {key}: ventede et årstal med fire cifre som nøgle.",
        "{file}: {key}: expected a year of four digits as the key.",
    ),
    "settings.expected_percent": (
        '{file}: {key}: ventede en procent som tekst ("3,0") eller et helt tal, men der står {actual}.',
        '{file}: {key}: expected a percentage as text ("3,0") or a whole number, found {actual}.',
    ),
    "settings.expected_next_year": (
        "{file}: {key}: et trin går fra ét år til det næste, her {year}, men der står {actual}.",
        "{file}: {key}: a step leads from one year to the next, here {year}, found {actual}.",
    ),
    "settings.same_step": (
        "{file}: {key}: trinnet til {year} står der allerede; ét trin må kun have én faktor.",
        "{file}: {key}: the step to {year} is there already; a step has one factor only.",
    ),
    "settings.not_in_list": (
        '{file}: {key}: "{word}" står ikke i listen og kan ikke tages fra den.',
        '{file}: {key}: "{word}" is not in the list and cannot be removed from it.',
    ),
    "settings.same_name": (
        '{file}: {key}: "{name}" er allerede brugt af {other}.',
        '{file}: {key}: "{name}" is already used by {other}.',
    ),
    # municipalities
    "settings.unknown_kommune_near": (
        "{file}: ukendt kommune {actual}; mente du {near}?",
        "{file}: unknown municipality {actual}; did you mean {near}?",
    ),
    "settings.unknown_kommune": (
        "{file}: ukendt kommune {actual}; skriv navnet eller den trecifrede kommunekode.",
        "{file}: unknown municipality {actual}; give its name or its three-digit code.",
    ),
    "settings.unknown_code": (
        '{file}: {key}: {actual} er ikke en kommunekode; den har tre cifre, fx "173".',
        '{file}: {key}: {actual} is not a municipality\'s code; it has three digits, such as "173".',
    ),
    "settings.other_name": (
        "{file}: {key}: kommunekode {code} er {expected}, men der står {actual}.",
        "{file}: {key}: code {code} is {expected}, found {actual}.",
    ),
    "settings.council_no_body": (
        '{file}: {key}: {actual} mangler blandt [[bodies]] med class = "council".',
        '{file}: {key}: {actual} is missing among [[bodies]] with class = "council".',
    ),
}
