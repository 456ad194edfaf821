"""What a user reads from the room `minutes`: key → (Danish, English)."""

MESSAGES: dict[str, tuple[str, str]] = {}
