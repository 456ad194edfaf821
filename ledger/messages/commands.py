"""What a user reads from the command line itself: key → (Danish, English)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "command.unknown_code": (
        '{option}: ingen regel hedder eller begynder med "{code}". Kør "bevilling rules" for at se dem alle.',
        '{option}: no rule is called or begins with "{code}". Run "bevilling rules" to see them all.',
    ),
    "command.not_carried": (
        "{path}: ingen bevilling er vurderet, og --require-appropriation kræver mindst én.",
        "{path}: no appropriation was evaluated, and --require-appropriation demands at least one.",
    ),
    "command.passed_over": (
        "{count} filer i mapperne er ikke dokumenter og er ikke læst: {names}",
        "{count} files in the folders are no documents and were not read: {names}",
    ),
    "command.passed_over_one": (
        "1 fil i mapperne er ikke et dokument og er ikke læst: {names}",
        "1 file in the folders is no document and was not read: {names}",
    ),
    "command.cannot_write": (
        "{path} kan ikke skrives ({reason}). Vælg en anden fil eller mappe med -o.",
        "{path} cannot be written ({reason}). Choose another file or folder with -o.",
    ),
    "command.unknown_suffix": (
        '"{suffix}" er ikke et format, der kan skrives. Brug en af {suffixes}.',
        '"{suffix}" is no format that can be written. Use one of {suffixes}.',
    ),
    "command.usage": (
        "{what}\nPrøv: {try_this}",
        "{what}\nTry: {try_this}",
    ),
    "command.no_such_option": ("der er ingen mulighed, der hedder {name}.", "there is no option called {name}."),
    "command.no_such_option_near": (
        "der er ingen mulighed, der hedder {name}; mente du {near}?",
        "there is no option called {name}; did you mean {near}?",
    ),
    "command.no_such_command": ("der er ingen kommando, der hedder {name}.", "there is no command called {name}."),
    "command.no_such_command_near": (
        "der er ingen kommando, der hedder {name}; mente du {near}?",
        "there is no command called {name}; did you mean {near}?",
    ),
    "command.missing": ("{name} mangler.", "{name} is missing."),
    "command.bad_value": ("{name}: {reason}", "{name}: {reason}"),
    "command.not_a_choice": (
        '"{given}" er ikke en mulighed for {name}. Vælg mellem {choices}.',
        '"{given}" is no choice for {name}. Choose from {choices}.',
    ),
    "command.not_a_number": (
        '{name} skal være et helt tal fra 1 og op, ikke "{given}".',
        '{name} must be a whole number from 1 up, not "{given}".',
    ),
    "command.needs_value": ("{name} skal have en værdi.", "{name} needs a value."),
    "command.unexpected": ("for mange argumenter: {given}", "too many arguments: {given}"),
    "command.broken": (
        "Der er en fejl i bevilling selv ({reason}). Meld den gerne med filen; dine data er ikke ændret. Detaljer: sæt BEVILLING_DEBUG=1.",
        "There is a bug in bevilling itself ({reason}). Please report it with the file; your data is unchanged. Details: set BEVILLING_DEBUG=1.",
    ),
    "command.no_room": (
        "Resultatet kunne ikke skrives ({reason}). Gør plads, eller skriv et andet sted med -o.",
        "The result could not be written ({reason}). Make room, or write elsewhere with -o.",
    ),
    "command.interrupted": ("Afbrudt.", "Interrupted."),
}
