"""Shares the width of the page out to the columns of a table.

Left to itself, WeasyPrint squeezes a name beside a long address into a column of one character, and
takes a time that grows with the square of a cell's length: 7 s for 1,840 characters, here 0.1 s.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil, sqrt

from exporter.emit.pdf.cells import extent
from exporter.emit.pdf.rulers import Ruler, estimate
from exporter.model import nodes as n
from exporter.model import walk
from exporter.model.bundle import Picture
from exporter.model.grid import Slot, grid, placed

_PADDING = 1.4
_WIDEST, _LONGEST = 60.0, 10.0
_SLACK = 0.6
_SMALLER = 1.4
_LINE, _AROUND = 1.5, 0.8


def widths(
    table: n.Table, pictures: Mapping[str, Picture], measure: float, ruler: Ruler = estimate
) -> tuple[float, ...]:
    """Return the width of each column in em of the table's text, as wide as it needs to be.

    Where that is too much for the page, what is left by the narrow columns is shared by the wide
    ones: in proportion to the square root of what they need, so that a column of ten times as much
    text is not ten times as wide. No number, name or code is torn, and words only as they are
    divided: rather than that, the table is wider than the page by up to two fifths, to be set
    smaller.
    """
    count = len(table.alignments)
    needs, whole, least = [1.0] * count, [1.0] * count, [1.0] * count
    for slot, bold in _begun(table):
        if slot.span == 1 and slot.column < count:
            column, found = slot.column, extent(slot.cell, pictures, ruler, bold=bold)
            needs[column] = max(needs[column], min(found.line + _SLACK, _WIDEST))
            whole[column] = max(whole[column], min(found.whole, _LONGEST) + _SLACK)
            least[column] = max(least[column], min(found.least, _LONGEST) + _SLACK)
    room = max(measure - _PADDING * count, count)
    least = whole if sum(whole) <= room else least
    room = max(room, min(sum(least), measure * _SMALLER - _PADDING * count))
    return tuple(width + _PADDING for width in _shared(needs, _levelled(least, room), room))


def height(rows: tuple[n.Row, ...], widths: tuple[float, ...]) -> float:
    """Return about how high rows of text are, in em of the table's text."""
    highest = 0.0
    for slots in placed(rows):
        row = 0.0
        for slot in slots:
            if not slot.is_rest:
                wide = sum(widths[slot.column : slot.column + slot.span]) - _PADDING
                lines = ceil(estimate(walk.plain(slot.cell.blocks)) / max(wide, 1.0))
                row = max(row, lines * _LINE + _AROUND)
        highest += row
    return highest


def _begun(table: n.Table) -> Iterator[tuple[Slot, bool]]:
    """Yield the place where every cell begins, and whether it is of the head."""
    for index, slots in enumerate(grid(table)):
        for slot in slots:
            if not slot.is_rest:
                yield slot, index < len(table.head)


def _levelled(least: list[float], room: float) -> list[float]:
    """Make the widest columns narrower until all have room: what is short stays whole."""
    left = room
    for place, width in enumerate(sorted(least)):
        share = left / (len(least) - place)
        if width > share:
            return [min(width, share) for width in least]
        left -= width
    return least


def _shared(needs: list[float], least: list[float], room: float) -> list[float]:
    given = dict.fromkeys(range(len(needs)), 0.0)
    waiting = list(given)
    while waiting:
        total = sum(sqrt(needs[i]) for i in waiting)
        shares = {i: room * sqrt(needs[i]) / total for i in waiting}
        fixed = {i: needs[i] for i in waiting if needs[i] <= shares[i]}
        fixed = fixed or {i: least[i] for i in waiting if least[i] > shares[i]}
        given |= fixed or shares
        room -= sum(fixed.values())
        waiting = [i for i in waiting if i not in fixed] if fixed else []
    return list(given.values())
