"""The grid of a table: in which column each cell stands among those that span (HTML § 4.9.12).

A group of rows, the head, the body or the foot, keeps its spans to itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from exporter.model import nodes as n

_EMPTY = n.Cell(())


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell at its column, over `span` columns.

    `is_rest` tells that the cell began in a row above, `is_filler` that nobody wrote it.
    """

    column: int
    span: int
    cell: n.Cell
    is_rest: bool = False
    is_filler: bool = False


def grid(table: n.Table) -> list[list[Slot]]:
    """Place every cell of a table; rows that are too short are filled, spans that collide are cut.

    The rows of the head come first, those of the foot last.
    """
    rows = [slots for group in (table.head, table.body, table.foot) for slots in placed(group)]
    columns = max((slot.column + slot.span for slots in rows for slot in slots), default=0)
    columns = max(columns, len(table.alignments))
    for slots in rows:
        end = slots[-1].column + slots[-1].span if slots else 0
        slots.extend(Slot(place, 1, _EMPTY, is_filler=True) for place in range(end, columns))
    return rows


def placed(group: tuple[n.Row, ...]) -> Iterator[list[Slot]]:
    """Yield the rows of one group with their cells in place."""
    hanging: dict[int, tuple[Slot, int]] = {}
    for row in group:
        slots = _place(row, hanging)
        hanging = _hang(slots, hanging)
        yield slots


def _place(row: n.Row, hanging: Mapping[int, tuple[Slot, int]]) -> list[Slot]:
    slots: list[Slot] = []
    column = 0
    waiting = list(reversed(row.cells))
    while waiting or any(place >= column for place in hanging):
        if column in hanging:
            above = hanging[column][0]
            slots.append(Slot(column, above.span, above.cell, is_rest=True))
        elif waiting:
            cell = waiting.pop()
            wall = min((place for place in hanging if place > column), default=None)
            span = cell.colspan if wall is None else min(cell.colspan, wall - column)
            slots.append(Slot(column, span, cell))
        else:
            slots.append(Slot(column, 1, _EMPTY, is_filler=True))
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
