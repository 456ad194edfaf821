"""The limits on hostile or broken input (SPEC 7), as one frozen value. Defaults here and in rules/default.toml are the same."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes, counts and seconds past which a document is refused with SRC001 naming the limit. Field names are the TOML keys."""

    file_bytes: int = 200 * 1024**2
    pages: int = 5_000
    cells: int = 2_000_000
    seconds: int = 60
    memory_bytes: int = 768 * 1024**2
    archive_ratio: int = 100
    archive_bytes: int = 1024**3
    archive_entries: int = 10_000
    nesting: int = 100
    line_characters: int = 1_000_000
    blocks: int = 250_000
    table_rows: int = 20_000
    table_columns: int = 200
    span: int = 200
    page_characters: int = 400_000
    page_objects: int = 200_000
    page_bytes: int = 24 * 1024**2
