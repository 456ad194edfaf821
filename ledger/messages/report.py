"""What a user reads from the room `report`: key → (Danish, English)."""

MESSAGES: dict[str, tuple[str, str]] = {}
