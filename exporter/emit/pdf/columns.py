"""Shares the width of the page out to the columns of a table.

Left to itself, WeasyPrint squeezes a name beside a long address into a column of one character, and
takes a time that grows with the square of a cell's length: 7 s for 1,840 characters, here 0.1 s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from math import ceil, sqrt
from unicodedata import east_asian_width

from exporter.model import nodes as n
from exporter.model import walk
from exporter.model.bundle import Picture

_PADDING = 1.4
_WIDEST = 60.0
_EM_OF_PIXEL = 0.08
_NARROW = 0.58
_SLACK = 0.6
_NUMBER = re.compile(r"[-+−±~$¥€£]*\d[\d.,:/–-]*[%‰°]?")
_WORD = re.compile("[A-Za-z]+")
_FEW, _LONGEST, _MOST = 3.0, 10.0, 4.5
_SMALLER = 1.4
_LINE, _AROUND = 1.5, 0.8


def widths(table: n.Table, pictures: Mapping[str, Picture], measure: float) -> tuple[float, ...]:
    """Return the width of each column in em of the table's text, as wide as it needs to be.

    Where that is too much for the page, what is left by the narrow columns is shared by the wide
    ones: in proportion to the square root of what they need, so that a column of ten times as much
    text is not ten times as wide. No number is divided, no word torn into syllables: rather than
    that, the table is wider than the page by up to two fifths, to be set smaller.
    """
    needs = [1.0] * len(table.alignments)
    least = [1.0] * len(needs)
    for column, cell in _placed(table):
        if cell.colspan == 1:
            needs[column] = max(needs[column], _need(cell, pictures))
            least[column] = max(least[column], _least(cell))
    room = max(measure - _PADDING * len(needs), len(needs))
    room = max(room, min(sum(least), measure * _SMALLER - _PADDING * len(needs)))
    least = [width * min(room / sum(least), 1.0) for width in least]
    return tuple(width + _PADDING for width in _shared(needs, least, room))


def height(rows: tuple[n.Row, ...], widths: tuple[float, ...]) -> float:
    """Return about how high rows of text are, in em of the table's text."""
    highest = [0.0] * len(rows)
    for index, row in enumerate(rows):
        for column, cell in _in_columns((row,), len(widths)):
            wide = sum(widths[column : column + cell.colspan]) - _PADDING
            lines = ceil(_width(walk.plain(cell.blocks)) / max(wide, 1.0))
            highest[index] = max(highest[index], lines * _LINE + _AROUND)
    return sum(highest)


def _placed(table: n.Table) -> Iterator[tuple[int, n.Cell]]:
    for rows in (table.head, table.body):
        yield from _in_columns(rows, len(table.alignments))


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


def _need(cell: n.Cell, pictures: Mapping[str, Picture]) -> float:
    text = max(map(_width, walk.plain(cell.blocks).split("\n")))
    shown = [node for node in walk.descend(cell.blocks) if isinstance(node, n.Image)]
    picture = max((pictures[image.source].width for image in shown), default=0)
    return min(max(text, picture * _EM_OF_PIXEL) + _SLACK, _WIDEST)


def _least(cell: n.Cell) -> float:
    """Return how wide what a cell has should be at least: a few Han, a number, most of a word."""
    text = walk.plain(cell.blocks)
    han = min(_width(text), _FEW)
    number = min(max(map(_width, _NUMBER.findall(text)), default=0.0), _LONGEST)
    word = min(max(map(_width, _WORD.findall(text)), default=0.0), _MOST)
    return max(han, number, word) + _SLACK


def _width(text: str) -> float:
    return sum(1 if east_asian_width(c) in "WF" else _NARROW for c in text)


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
