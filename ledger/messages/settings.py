"""What a user reads from the room `settings`: key → (Danish, English)."""

MESSAGES: dict[str, tuple[str, str]] = {}
