"""A workbook → bytes that depend on its content alone, every formula with its computed value."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook

BIRTH = datetime.datetime(2000, 1, 1)
EARLIEST = (1980, 1, 1, 0, 0, 0)
FORMULA = re.compile(rb'(<c r="([A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)<v\s*(?:/>|></v>)')
MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def save(book: Workbook, cached: Sequence[dict[str, Decimal]], path: Path) -> None:
    """The workbook into `path`. `cached`: for each sheet in order, address → value in kroner."""
    book.properties.creator = "bevilling"
    book.properties.created = book.properties.modified = BIRTH
    plain = io.BytesIO()
    book.save(plain)
    values = {f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in enumerate(cached, 1)}
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name in values:
                data = with_values(data, values[name])
            if name == "docProps/core.xml":  # openpyxl writes the time of saving, whatever the properties say
                data = MODIFIED.sub(rb"\g<1>" + f"{BIRTH:%Y-%m-%dT%H:%M:%SZ}".encode(), data)
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, data)


def with_values(xml: bytes, values: dict[str, Decimal]) -> bytes:
    """A sheet's xml → the same with the value of each formula filled in."""

    def fill(match: re.Match[bytes]) -> bytes:
        value = values[match[2].decode()]
        return match[1] + f"<v>{value:f}</v>".encode()

    return FORMULA.sub(fill, xml) if values else xml
