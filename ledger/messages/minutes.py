"""What a user reads from the room `minutes`: key → (Danish, English)."""

MESSAGES: dict[str, tuple[str, str]] = {
    "minutes.kommune_unknown": (
        "Der er ingen kommune, der hedder »{given}«. Skriv navnet eller den trecifrede kommunekode.",
        "There is no Danish municipality called “{given}”. Give its name or its three digit code.",
    ),
    "minutes.kommune_misspelt": (
        "Der er ingen kommune, der hedder »{given}«. Mente du {nearest}?",
        "There is no Danish municipality called “{given}”. Did you mean {nearest}?",
    ),
}
