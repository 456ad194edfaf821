"""A page's content streams → the characters they print, as pdfminer.six's own interpreter carries them out.

It reads everything a content stream may hold, several times slower than `pdf_content`, which hands over what it does not cover.
"""

from __future__ import annotations

from typing import Any

from ledger.sources.pdf_fonts import Printed, known_characters


def interpreted(page: Any, low: float, high: float) -> list[Printed]:
    """A page (its resources and contents) → its characters between two heights, in the order they are drawn (text on its side: all of it).

    Raises whatever pdfminer raises.
    """
    from pdfminer.pdfdevice import PDFTextDevice
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager

    taken: list[Printed] = []

    class Device(PDFTextDevice):
        """Takes down each character and lays nothing out."""

        def render_string_horizontal(
            self,
            seq: Any,
            matrix: Any,
            pos: Any,
            font: Any,
            fontsize: float,
            scaling: float,
            charspace: float,
            wordspace: float,
            rise: float,
            dxscale: float,
            ncs: Any,
            graphicstate: Any,
        ) -> tuple[float, float]:
            a, b, c, d, e, f = matrix
            x, y = pos
            e, f = e + c * (y + rise), f + d * (y + rise)
            if not b and not low <= f <= high:
                return x, y  # what follows on this line is as far away
            known = known_characters(font)
            spaced = False
            for part in seq:
                if isinstance(part, (int, float)):
                    x -= part * dxscale
                    spaced = True
                    continue
                for cid in font.decode(part):
                    if spaced:
                        x += charspace
                    text, width = known[cid]
                    end = x + width * fontsize * scaling
                    taken.append((text, e + a * x, f + b * x, e + a * end, f + b * end))
                    x = end
                    if cid == 32 and wordspace:
                        x += wordspace
                    spaced = True
            return x, y

    manager = PDFResourceManager()
    device = Device(manager)
    device.set_ctm((1.0, 0.0, 0.0, 1.0, 0.0, 0.0))
    PDFPageInterpreter(manager, device).render_contents(page.resources, page.contents, ctm=(1.0, 0.0, 0.0, 1.0, 0.0, 0.0))
    return taken
