"""What a user reads from the room `appropriations`: key → (Danish, English)."""

MESSAGES: dict[str, tuple[str, str]] = {}
