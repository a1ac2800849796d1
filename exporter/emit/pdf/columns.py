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
    for column, cell, bold in _placed(table):
        if cell.colspan == 1:
            found = extent(cell, pictures, ruler, bold=bold)
            needs[column] = max(needs[column], min(found.line + _SLACK, _WIDEST))
            whole[column] = max(whole[column], min(found.whole, _LONGEST) + _SLACK)
            least[column] = max(least[column], min(found.least, _LONGEST) + _SLACK)
    room = max(measure - _PADDING * count, count)
    least = whole if sum(whole) <= room else least
    room = max(room, min(sum(least), measure * _SMALLER - _PADDING * count))
    return tuple(width + _PADDING for width in _shared(needs, _levelled(least, room), room))


def height(rows: tuple[n.Row, ...], widths: tuple[float, ...]) -> float:
    """Return about how high rows of text are, in em of the table's text."""
    highest = [0.0] * len(rows)
    for index, row in enumerate(rows):
        for column, cell in _in_columns((row,), len(widths)):
            wide = sum(widths[column : column + cell.colspan]) - _PADDING
            lines = ceil(estimate(walk.plain(cell.blocks)) / max(wide, 1.0))
            highest[index] = max(highest[index], lines * _LINE + _AROUND)
    return sum(highest)


def _placed(table: n.Table) -> Iterator[tuple[int, n.Cell, bool]]:
    """Yield every cell with its column, and whether it is of the head."""
    for rows in (table.head, table.body):
        for column, cell in _in_columns(rows, len(table.alignments)):
            yield column, cell, rows is table.head


def _in_columns(rows: tuple[n.Row, ...], count: int) -> Iterator[tuple[int, n.Cell]]:
    """Yield every cell with its column, past the cells that reach down from rows above."""
    if rows:
        below = [0] * count
        for row in rows:
            taken = [bool(left) for left in below]
            below = [max(left - 1, 0) for left in below]
            for cell in row.cells:
                column = taken.index(False) if False in taken else len(taken) - 1
                yield column, cell
                for reached in range(column, min(column + cell.colspan, len(taken))):
                    taken[reached] = True
                    below[reached] = cell.rowspan - 1


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
