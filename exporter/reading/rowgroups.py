"""Finds the groups of rows in a `<table>`, its head, body and foot (HTML § 4.9.12).

The first `<thead>` is the head, wherever it stands, and every `<tfoot>` belongs to the foot. Where
no head is marked, rows of headers at the top are one, as far as none of them reaches below.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from exporter.model.grid import Slot
from exporter.reading.markup import Element

CELLS = frozenset({"td", "th"})
GROUPS = frozenset({"thead", "tbody", "tfoot"})


@dataclass(slots=True)
class Group:
    """A group of rows, perhaps of none, named after its element."""

    name: str
    rows: list[Element] = field(default_factory=list)


def groups(table: Element) -> list[Group]:
    """Return the groups of a table, the head first, the foot last."""
    found = list(_groups(table))
    heads = [group for group in found if group.name == "thead" and group.rows]
    for group in heads[1:]:
        group.name = "tbody"
    order = {"thead": 0, "tbody": 1, "tfoot": 2}
    return sorted(found, key=lambda group: order[group.name])


def _groups(table: Element) -> Iterator[Group]:
    loose: Group | None = None
    for piece in table.children:
        if not isinstance(piece, Element):
            continue
        if piece.name == "tr":
            if loose is None:
                loose = Group("tbody")
                yield loose
            loose.rows.append(piece)
        elif piece.name in GROUPS:
            loose = None
            inner = [p for p in piece.children if isinstance(p, Element) and p.name == "tr"]
            yield Group(piece.name, inner)


def cells(row: Element) -> list[Element]:
    """Return the cells of a row."""
    return [p for p in row.children if isinstance(p, Element) and p.name in CELLS]


def head_rows(rows: list[list[Slot]], headers: set[int]) -> int:
    """Return how many rows at the top of a body are the head of their table.

    Parameters
    ----------
    headers : set of int
        The identities of the cells that are headers.
    """
    like = 0
    while like < len(rows) and _is_like_head(rows, like, headers):
        like += 1
    ends = [end for end in range(1, min(like + 1, len(rows))) if not _reached(rows[end])]
    if not ends:
        return 0
    return ends[0] if like == len(rows) else ends[-1]


def _is_like_head(rows: list[list[Slot]], index: int, headers: set[int]) -> bool:
    """Tell whether a row has headers alone, or names the columns below a header that spans them."""
    own = [slot for slot in rows[index] if not slot.is_rest and not slot.is_filler]
    others = [slot for slot in own if id(slot.cell) not in headers]
    if not index:
        return not others
    is_reached = _reached(rows[index])
    if not others:
        return is_reached or len(own) > 1
    wide = {
        column
        for slot in rows[index - 1]
        if slot.span > 1 and not slot.is_rest and id(slot.cell) in headers
        for column in range(slot.column, slot.column + slot.span)
    }
    return is_reached and all(slot.column in wide for slot in others)


def _reached(row: list[Slot]) -> bool:
    return any(slot.is_rest for slot in row)
