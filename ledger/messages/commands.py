"""What a user reads from the room `commands`: key → (Danish, English)."""

MESSAGES: dict[str, tuple[str, str]] = {}
