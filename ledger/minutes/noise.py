"""Lines that belong to a page or a site, never to the minutes: furniture, navigation, footers, labels of buttons (FORMATS A)."""

from __future__ import annotations

import re

from ledger.patterns import pattern

_WORDS = """
    udskriv | udskriv hele dagsordnen | udskriv hele dagsordenen | udskriv dagsorden |
    til toppen | til top | hent som pdf | kopier link | del | abonnér | abonner | fold alle ind | fold alle ud | søg |
    search | menu | luk | print | vis | læs op | læs højt | tilbage | tilbage til forsiden | se bilag | se alle bilag |
    cookies | feedback | forside | kontakt | genveje | footer da | main navigation da | indhold | pdf | hent pdf |
    udvid alle | first-agenda | del siden | gå til hovedindhold | spring til indhold | monrad | hjem | politik |
    borger | borgerservice | virksomhed | kommunen | english | in english | presserum | ledige stillinger |
    hent bilag | vis alle | skjul alle | referat som pdf | download | dagsordenpunkter | dagsordenspunkter |
    åbne dagsordenspunkter | lukkede dagsordenspunkter | indholdsfortegnelse | punkter | sagsoversigt | åbne punkter |
    lukkede punkter | åbne sager | lukkede sager | åben dagsorden
"""
_BUTTONS = frozenset(button.strip() for button in _WORDS.split("|"))
_END = frozenset(
    ("footer da", "genveje", "cookies", "til toppen", "til top", "del", "til kontaktsiden", "kontakt os", "følg os", "abonnér")
)
_PAGE = pattern(r"^(?:side|s\.)\s*\d{1,4}(?:\s*(?:af|/)\s*\d{1,4})?$|^.{3,70}, s\. \d{1,4}$|^\d{1,4}\s*/\s*\d{1,4}$", re.IGNORECASE)
_BULLET = pattern(r"^[-•*]\s*")


def furniture(text: str) -> bool:
    """Page numbers, running heads (`Kommunalbestyrelsen den 12-05-2014, s. 2`) and buttons."""
    if len(text) > 80:
        return False
    return _BULLET.sub("", text).lower().rstrip(" :") in _BUTTONS or _PAGE.match(text) is not None


def closing(text: str) -> bool:
    """A line with which the site's footer begins: what follows is no longer the point's."""
    return len(text) < 24 and _BULLET.sub("", text).lower() in _END
