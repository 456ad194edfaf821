"""pdfium's functions that are asked for every line of every page → the same without a look at the types of what they are given.

Where a function's types are declared, ctypes checks and converts each argument at each call, and that takes three times what pdfium needs
to answer. What is given here is passed on as it is: pdfium's own handles, the number of a character, a reference to where the answer goes.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice, repeat
from struct import Struct
from typing import Any

_ROOM = 128  # lines: more than most pages have
_BOX = Struct("8f")  # of two FS_RECTF, each left, top, right, bottom
_ONE = Struct("4f")


@cache
def bare(name: str, result: Any = None) -> Callable[..., Any]:
    """The name of one of pdfium's functions → that function as it is, giving back `result` (None: nothing).

    Only for what answers at once: other threads wait meanwhile.
    """
    import pypdfium2.raw as raw

    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value or 0
    function: Callable[..., Any] = ctypes.PYFUNCTYPE(result)(address)
    return function


class _Rectangles:
    """Room for the boxes of many lines, with the references that pdfium is given made once."""

    def __init__(self) -> None:
        import pypdfium2.raw as raw

        self._held = (raw.FS_RECTF * (2 * _ROOM))()
        self.first = [ctypes.byref(rectangle) for rectangle in self._held[0::2]]
        self.last = [ctypes.byref(rectangle) for rectangle in self._held[1::2]]
        self.bytes = memoryview(self._held).cast("B")


_free: list[_Rectangles] = []  # taken and put back, so that two threads never write into one


def loose_boxes(textpage: Any, starts: list[int], stops: list[int]) -> Iterator[tuple[Any, ...]]:
    """Numbers of the first and last characters of lines → left, top, right, bottom of the first's loose box, then of the last's.

    In the page's own space. The page must have characters of these numbers.
    """
    return _BOX.iter_unpack(_loose(textpage, starts, stops))


def character_boxes(textpage: Any, numbers: list[int]) -> Iterator[tuple[Any, ...]]:
    """Numbers of characters → left, top, right, bottom of each one's loose box, in the page's own space.

    The page must have characters of these numbers.
    """
    return islice(_ONE.iter_unpack(_loose(textpage, numbers[0::2], [*numbers[1::2], *numbers[-1:]])), len(numbers))


def _loose(textpage: Any, starts: list[int], stops: list[int]) -> bytes:
    ask = bare("FPDFText_GetLooseCharBox")
    room = _free.pop() if _free else _Rectangles()
    held = []
    for begin in range(0, len(starts), _ROOM):
        some = slice(begin, begin + _ROOM)
        deque(map(ask, repeat(textpage), starts[some], room.first), maxlen=0)
        deque(map(ask, repeat(textpage), stops[some], room.last), maxlen=0)
        held.append(bytes(room.bytes[: _BOX.size * len(starts[some])]))
    _free.append(room)
    return b"".join(held)
