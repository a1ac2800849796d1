"""How wide the parts of a line are, and by how much each may shrink and grow.

The figures are clreq's (行内标点的宽度调整, 中西文混排, 行内调整), in em: a mark gives up its
blank half, a space between Han and Latin is ¼ and stays between ⅛ and ½.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import NamedTuple

from exporter.emit.typesetting.marks import APOSTROPHE
from exporter.emit.typesetting.unit import HALF, OBJECT, Kind, Unit

_AUTOSPACE = 0.25
_AUTOSPACE_SHRINK = 0.125
_AUTOSPACE_STRETCH = 0.15
_MARK_STRETCH = 0.1
_SPACE_SHRINK = 0.06
_SPACE_STRETCH = 0.22
_APOSTROPHE_WIDTH = 0.27
_PAIRED = "—…"
_APART = frozenset((*_PAIRED, OBJECT))


class Elastic(NamedTuple):
    """A natural width, by how much it may shrink, and by how much it should grow at first."""

    natural: float = 0.0
    shrink: float = 0.0
    stretch: float = 0.0


NONE = Elastic()
_SIMPLE = frozenset({Kind.WIDE, Kind.LETTER, Kind.SIGN})
_MIXED = Kind.WIDE * Kind.LETTER  # a product that no other two have


def compress_adjacent(units: list[Unit]) -> None:
    """Take the blank halves between adjacent marks away (clreq, 标点挤压).

    Of two marks one is half; which one, follows from where its blank is.
    """
    for before, after in pairwise(units):
        if after.kind < Kind.OPENING:
            continue
        if before.kind is Kind.CLOSING and after.kind >= Kind.OPENING and before.full:
            if after.kind is not Kind.BREAK:
                before.width = HALF * before.size
        elif before.kind is Kind.OPENING and after.kind is Kind.OPENING and after.full:
            after.width = HALF * after.size


def drop_spaces(units: list[Unit]) -> None:
    """Take the width of a written space away beside a mark's blank, which is space enough."""
    for before, after in pairwise(units):
        if after.kind is Kind.SPACE and before.kind is Kind.CLOSING and before.full:
            after.width = 0.0
        elif before.kind is Kind.SPACE and after.kind is Kind.OPENING and after.full:
            before.width = 0.0


def narrow_apostrophes(units: list[Unit]) -> None:
    """Take the quotation mark of `don’t` for the Latin sign that it is."""
    for place, unit in enumerate(units[1:-1], 1):
        if unit.text != APOSTROPHE:
            continue
        if units[place - 1].kind is units[place + 1].kind is Kind.LETTER:
            unit.kind = Kind.SIGN
            if unit.prepared:
                unit.width = _APOSTROPHE_WIDTH * unit.size


def own(unit: Unit, before: Unit | None, after: Unit | None) -> Elastic:
    """Return a unit's width and elasticity."""
    size = unit.size
    if unit.kind in _SIMPLE:
        return _rigid(unit.width)
    if unit.full:
        return Elastic(unit.width, unit.width - HALF * size, _MARK_STRETCH * size)
    if unit.kind is Kind.SPACE:
        if not unit.width:
            return NONE
        mixed = before and after and Kind.WIDE in {before.kind, after.kind}
        stretch = _AUTOSPACE_STRETCH if mixed else _SPACE_STRETCH
        return Elastic(unit.width, _SPACE_SHRINK * size, stretch * size)
    return Elastic(unit.width)


@cache
def _rigid(width: float) -> Elastic:
    return Elastic(width)


def between(before: Unit, after: Unit) -> Elastic:
    """Return the space that two units have between them though none is written (中西间距).

    There is none inside of what is to be copied: read back, it would be a space of an address.
    """
    if before.kind * after.kind != _MIXED or (before.verbatim and after.verbatim):
        return NONE
    if before.text in _APART or after.text in _APART:
        return NONE
    size = min(before.size, after.size)
    return Elastic(_AUTOSPACE * size, _AUTOSPACE_SHRINK * size, _AUTOSPACE_STRETCH * size)


def may_grow(before: Unit, after: Unit) -> bool:
    """Tell whether slack may go between two units when all else is used up (字距调整).

    Not inside a word, not after an opening mark or before another mark, not in —— or ……, and not
    before a written space, which takes it itself.
    """
    if before.kind == after.kind == Kind.WIDE:
        return before.text != after.text or before.text not in _APART
    if before.kind is Kind.SPACE:
        return before.width > 0
    if before.kind is Kind.OPENING or after.kind in {Kind.CLOSING, Kind.SPACE, Kind.BREAK}:
        return False
    if before.kind is Kind.CLOSING and after.kind is Kind.OPENING:
        return False
    wide = {Kind.WIDE, Kind.OPENING, Kind.CLOSING}
    return before.kind in wide or after.kind in wide
