"""The columns of a table: how wide each is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exporter.emit.docx.page import CELL_MARGIN
from exporter.model import nodes as n
from exporter.model.bundle import Picture
from exporter.model.grid import Slot
from exporter.model.walk import descend, plain
from exporter.textwidth import columns, is_wide

_PADDING = 2 * CELL_MARGIN + 100
_LONGEST = 70
_TWIPS_PER_PIXEL = 15


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
        lines.append(min(columns(line), _LONGEST) * unit)
        words.extend(min(columns(word), 30) * unit for word in _words(line))
    for node in descend(cell.blocks):
        if isinstance(node, n.Image):
            width = min(pictures[node.source].width * _TWIPS_PER_PIXEL, room // 2)
            lines.append(width)
            words.append(min(width, room // 6))
    return max(words), max(lines)


def _words(line: str) -> Iterator[str]:
    """Yield what a line break cannot divide: runs of letters that are not wide."""
    yield from "".join(" " if is_wide(letter) else letter for letter in line).split()
