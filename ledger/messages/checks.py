"""What a user reads from the room `checks`: key → (Danish, English)."""

MESSAGES: dict[str, tuple[str, str]] = {}
