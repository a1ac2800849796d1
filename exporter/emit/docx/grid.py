"""The grid of a table: where each cell stands among the spans, how wide each column is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exporter.emit.docx.page import CELL_MARGIN
from exporter.model import nodes as n
from exporter.model.bundle import Picture
from exporter.model.walk import descend, plain

_EMPTY = n.Cell(())
_PADDING = 2 * CELL_MARGIN + 100
_LONGEST = 70
_TWIPS_PER_PIXEL = 15


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell at its column. `is_rest` tells that the cell began in a row above."""

    column: int
    span: int
    cell: n.Cell
    is_rest: bool = False


def grid(table: n.Table) -> list[list[Slot]]:
    """Place every cell; rows that are too short are filled, spans that collide are cut."""
    rows: list[list[Slot]] = []
    hanging: dict[int, tuple[Slot, int]] = {}
    for row in (*table.head, *table.body):
        rows.append(_place(row, hanging))
        hanging = _hang(rows[-1], hanging)
    columns = max((slot.column + slot.span for slots in rows for slot in slots), default=0)
    columns = max(columns, len(table.alignments))
    for slots in rows:
        end = slots[-1].column + slots[-1].span if slots else 0
        slots.extend(Slot(column, 1, _EMPTY) for column in range(end, columns))
    return rows


def _place(row: n.Row, hanging: Mapping[int, tuple[Slot, int]]) -> list[Slot]:
    slots: list[Slot] = []
    column = 0
    waiting = list(reversed(row.cells))
    while waiting or any(place >= column for place in hanging):
        if column in hanging:
            above = hanging[column][0]
            slots.append(Slot(column, above.span, above.cell, is_rest=True))
        else:
            cell = waiting.pop() if waiting else _EMPTY
            room = min((place for place in hanging if place > column), default=column + 64)
            slots.append(Slot(column, max(1, min(cell.colspan, room - column)), cell))
        column = slots[-1].column + slots[-1].span
    return slots


def _hang(
    slots: list[Slot], hanging: Mapping[int, tuple[Slot, int]]
) -> dict[int, tuple[Slot, int]]:
    """Return by column the cells that reach into the next row, and how many rows they still go."""
    left = {
        slot.column: (slot, hanging[slot.column][1] - 1 if slot.is_rest else slot.cell.rowspan - 1)
        for slot in slots
    }
    return {column: pair for column, pair in left.items() if pair[1] > 0}


def widths(
    rows: list[list[Slot]], room: int, unit: float, pictures: Mapping[str, Picture]
) -> list[int]:
    """Share out the room: each column gets what its longest word needs, then by its longest line.

    Parameters
    ----------
    unit : float
        The width of half a Han character in twips.
    """
    columns = max(slot.column + slot.span for slot in rows[0])
    least, most = [0.0] * columns, [0.0] * columns
    for slot in (slot for slots in rows for slot in slots):
        if slot.span == 1 and not slot.is_rest:
            word, line = _measure(slot.cell, unit, room, pictures)
            least[slot.column] = max(least[slot.column], word)
            most[slot.column] = max(most[slot.column], line)
    least = [max(width, 6 * unit) + _PADDING for width in least]
    most = [max(low, high + _PADDING) for low, high in zip(least, most, strict=True)]
    spare, wish = room - sum(least), sum(most) - sum(least)
    if spare < 0 or wish <= spare:
        wanted = least if spare < 0 else most
        shares = [width * room / sum(wanted) for width in wanted]
    else:
        shares = [low + spare * (high - low) / wish for low, high in zip(least, most, strict=True)]
    return [int(share) for share in shares]


def _measure(
    cell: n.Cell, unit: float, room: int, pictures: Mapping[str, Picture]
) -> tuple[float, float]:
    """Return the width of the longest word and, within reason, of the longest line."""
    words, lines = [0.0], [0.0]
    for line in plain(cell.blocks).splitlines():
        lines.append(min(_units(line), _LONGEST) * unit)
        words.extend(min(_units(word), 30) * unit for word in _words(line))
    for node in descend(cell.blocks):
        if isinstance(node, n.Image):
            width = min(pictures[node.source].width * _TWIPS_PER_PIXEL, room // 2)
            lines.append(width)
            words.append(min(width, room // 6))
    return max(words), max(lines)


def _units(text: str) -> int:
    return sum(2 if _is_wide(letter) else 1 for letter in text)


def _words(line: str) -> Iterator[str]:
    """Yield what a line break cannot divide: runs of letters that are not wide."""
    yield from "".join(" " if _is_wide(letter) else letter for letter in line).split()


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"
