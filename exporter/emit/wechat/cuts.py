"""Finds where an issue is cut into parts: at headings, as few times as may be, balanced.

The text is a row of units: a section up to its first child, or a block of one that is too long for
an article. A part is some of them that follow each other. What a part lists at its end counts once,
however often it is called.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

BETWEEN_BLOCKS = 9
"""The rank of a cut within a section; that of a cut before a heading is how deep it lies."""
NOWHERE = 10
"""The rank where no cut can be: below a heading that has no text of its own."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Blocks `start` to `stop` of the section at a path, () for what stands before all sections.

    `rank` is that of a cut before it, `size` its characters, `listed` what its references and
    notes take at the end of its part.
    """

    path: tuple[int, ...]
    start: int
    stop: int
    rank: int
    size: int
    listed: Mapping[str, int]


Cut = tuple[int, ...]
"""Where the parts end, as numbers of units."""


def best(units: Sequence[Unit], room: int) -> Cut:
    """Return the best cut into parts of at most `room` characters each.

    The fewest parts come first, then cuts at headings of a higher rank, then balance. Where a unit
    is longer than that, its part is.
    """
    count = len(_greedy(units, room))
    most = max(room, *(unit.size + sum(unit.listed.values()) for unit in units))
    for rank in sorted({unit.rank for unit in units[1:]} - {NOWHERE}):
        found = _balanced(units, count, rank, most)
        if found:
            return found
    return (len(units),)


def _greedy(units: Sequence[Unit], room: int) -> list[int]:
    """Fill part after part, each cut as late as can be."""
    ends, first = [], 0
    while first < len(units):
        fitting = [end for end, _ in _parts(units, first, room)]
        may = [end for end in fitting if end == len(units) or units[end].rank < NOWHERE]
        later = (e for e in range(first + 1, len(units)) if units[e].rank < NOWHERE)
        first = may[-1] if may else next(later, len(units))
        ends.append(first)
    return ends


def _parts(units: Sequence[Unit], first: int, room: int) -> Iterator[tuple[int, int]]:
    """Yield the end and the weight of each part that begins with a unit and has room."""
    weight = 0
    listed: set[str] = set()
    for end, unit in enumerate(units[first:], first + 1):
        weight += unit.size + sum(c for key, c in unit.listed.items() if key not in listed)
        listed |= unit.listed.keys()
        if weight > room:
            return
        yield end, weight


def _balanced(units: Sequence[Unit], count: int, rank: int, most: int) -> Cut | None:
    """Return the cut into so many parts whose largest is smallest, None if one is too large."""
    total = len(units)
    # by the number of parts and where the last of them ends: the largest, and where they end
    found: dict[int, tuple[int, Cut]] = {0: (0, ())}
    weights = {first: dict(_parts(units, first, most)) for first in range(total)}
    for _ in range(count):
        longer: dict[int, tuple[int, Cut]] = {}
        for first, (largest, ends) in found.items():
            for end, weight in weights.get(first, {}).items():
                if end < total and units[end].rank > rank:
                    continue
                one = (max(largest, weight), (*ends, end))
                longer[end] = min(one, longer.get(end, one))
        found = longer
    return found[total][1] if total in found else None
