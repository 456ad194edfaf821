"""The lines of one agenda point → its sections in printed order, each with what its heading says of body and date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ledger.minutes import noise
from ledger.minutes.headings import SectionHeading
from ledger.minutes.lines import Line
from ledger.model import NOWHERE, Block, Paragraph, Place


@dataclass(slots=True)
class Stretch:
    """One section while it is gathered: its heading (`None` before the first), its lines, and the blocks they come from."""

    heading: SectionHeading | None
    place: Place = NOWHERE
    lines: list[Line] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The section kind its heading gives."""
        return "body" if self.heading is None else self.heading.kind


def split(lines: Sequence[Line], headings: Sequence[SectionHeading | None]) -> list[Stretch]:
    """The content lines of a point and their headings → stretches. Machine-made summaries (monrad.app) are left out.

    An attachment named `Indstilling` is no heading: the section exists already. A dated line within `Sagens forløb` or `Behandling`
    belongs to that list. An empty heading of the format closes a decision (FirstAgenda web pages).
    """
    current = Stretch(None, lines[0].place if lines else NOWHERE)
    stretches = [current]
    seen: set[str] = set()
    for row, line in enumerate(lines):
        heading = headings[row]
        if heading is not None and _counts(heading, current, seen, line, lines, row):
            current = Stretch(heading, line.place)
            stretches.append(current)
            seen.add(heading.kind)
            if heading.rest:
                current.lines.append(Line(heading.rest, Paragraph(heading.rest, line.place), line.place))
                current.blocks.append(Paragraph(heading.rest, line.place))
            continue
        if not line.text and not line.table:
            if current.kind == "decision" and current.lines:
                current = Stretch(None, line.place)
                stretches.append(current)
            continue
        if noise.furniture(line.text):
            if noise.closing(line.text) and current.kind == "decision" and current.lines:
                current = Stretch(None, line.place)
                stretches.append(current)
            continue
        current.lines.append(line)
        if not current.blocks or current.blocks[-1] is not line.block:
            current.blocks.append(line.block)
    return [
        stretch
        for stretch in stretches
        if not (stretch.heading is not None and stretch.heading.machine) and (stretch.heading or stretch.blocks)
    ]


def _counts(heading: SectionHeading, current: Stretch, seen: set[str], line: Line, lines: Sequence[Line], row: int) -> bool:
    if current.kind == "decision" and line.level is None and heading.name.lower().startswith("afstemning"):
        return False  # the votes are told before what came of them: "Afstemning: … Forslaget blev herefter ikke vedtaget."
    if current.kind == "attachments" and line.level is None and heading.kind in ("proposal", "summary", "economy", "case"):
        following = lines[row + 1].text if row + 1 < len(lines) else ""
        if heading.kind in seen or following.startswith("Bilag"):
            return False
    if heading.quoted and heading.kind == "earlier" and current.kind in ("earlier", "treatment"):
        return current.heading is not None and current.heading.body is not None
    return True
