"""What a user reads from the room `sources`: key → (Danish, English)."""

MESSAGES: dict[str, tuple[str, str]] = {}
