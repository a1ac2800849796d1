"""How wide the parts of a line are, and by how much each may shrink and grow.

The figures are clreq's (行内标点的宽度调整, 中西文混排, 行内调整), in em: a mark gives up its
blank half, a space between Han and Latin is ¼ and stays between ⅛ and ½.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import NamedTuple

from exporter.emit.typesetting.marks import APOSTROPHE, QUOTES
from exporter.emit.typesetting.unit import HALF, OBJECT, Kind, Unit

_AUTOSPACE = 0.25
_AUTOSPACE_SHRINK = 0.125
_AUTOSPACE_STRETCH = 0.15
_MARK_STRETCH = 0.1
_SPACE_SHRINK = 0.06
_SPACE_STRETCH = 0.22
_APOSTROPHE_WIDTH = 0.27
PAIRED = "—…"
_MARKS = frozenset({Kind.OPENING, Kind.CLOSING})


class Elastic(NamedTuple):
    """A natural width, by how much it may shrink, and by how much it should grow at first."""

    natural: float = 0.0
    shrink: float = 0.0
    stretch: float = 0.0


NONE = Elastic()
_SIMPLE = frozenset({Kind.WIDE, Kind.LETTER, Kind.SIGN})
_LATIN = frozenset({Kind.LETTER, Kind.SIGN})
_MIXED = Kind.WIDE * Kind.LETTER  # a product that no other two have


def compress_adjacent(units: list[Unit]) -> None:
    """Take the blank halves between adjacent marks away (clreq, 标点挤压).

    Of two marks one is half; which one, follows from where its blank is. The number of a note
    stands in the blank of the mark before it.
    """
    for before, after in pairwise(units):
        if after.raised and before.kind is Kind.CLOSING and before.full:
            before.width = HALF * before.size
        if after.kind < Kind.OPENING:
            continue
        if before.kind is Kind.CLOSING and after.kind >= Kind.OPENING and before.full:
            if after.kind is not Kind.BREAK:
                before.width = HALF * before.size
        elif before.kind is Kind.OPENING and after.kind is Kind.OPENING and after.full:
            after.width = HALF * after.size


def drop_spaces(units: list[Unit]) -> None:
    """Take the width of a written space away beside a mark's blank, which is space enough.

    Before a closing mark too, where editors write one to end an address.
    """
    for before, after in pairwise(units):
        if after.kind is Kind.SPACE and before.kind is Kind.CLOSING and before.full:
            after.width = 0.0
        elif before.kind is Kind.SPACE and after.kind in _MARKS and after.full:
            before.width = 0.0


def narrow_quotes(units: list[Unit]) -> None:
    """Take a quotation mark for the Latin sign that it is: in `don’t`, and among words alone."""
    latin = any(map(_is_word, units)) and not any(map(_is_han, units))
    for place, unit in enumerate(units):
        if unit.text not in QUOTES:
            continue
        around = (units[place - 1], units[place + 1]) if 0 < place < len(units) - 1 else ()
        inside = around and all(unit.kind is Kind.LETTER for unit in around)
        if latin or (unit.text == APOSTROPHE and inside):
            if unit.full and unit.prepared:
                narrow = _APOSTROPHE_WIDTH if unit.text == APOSTROPHE else HALF
                unit.width = narrow * unit.size
            unit.kind = Kind.SIGN


def _is_han(unit: Unit) -> bool:
    """Tell Han and kana from dashes, pictures and other things that are as wide."""
    return unit.kind is Kind.WIDE and unit.text[0].isalpha()


def _is_word(unit: Unit) -> bool:
    return unit.kind is Kind.LETTER and unit.text[0].isalpha()


def _joins(unit: Unit) -> bool:
    """Tell a dash or a tilde, which stand close to the numbers and words that they join."""
    return unit.kind is Kind.WIDE and unit.text != OBJECT and not _is_han(unit)


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

    There is none inside of what is to be copied: read back, it would be a space of an address; and
    none beside the number of a note.
    """
    if before.kind * after.kind != _MIXED or (before.verbatim and after.verbatim):
        return NONE
    if before.raised or after.raised:
        return NONE
    han, latin = (before, after) if before.kind is Kind.WIDE else (after, before)
    if not _is_han(han) or not (latin.text[0].isalpha() or latin.text[0].isdecimal()):
        return NONE  # dashes and ① have a blank of their own
    size = min(before.size, after.size)
    return Elastic(_AUTOSPACE * size, _AUTOSPACE_SHRINK * size, _AUTOSPACE_STRETCH * size)


def may_grow(before: Unit, after: Unit) -> bool:
    """Tell whether slack may go between two units when all else is used up (字距调整).

    Not inside a word, not after an opening mark or before another mark, not in —— or ……, not
    between Latin and a dash or a tilde, not before the number of a note, and not before a written
    space, which takes it itself.
    """
    if after.raised:
        return False
    if before.kind == after.kind == Kind.WIDE:
        return before.text != after.text or before.text not in PAIRED
    if before.kind is Kind.SPACE:
        return before.width > 0
    if before.kind is Kind.OPENING or after.kind in {Kind.CLOSING, Kind.SPACE, Kind.BREAK}:
        return False
    if before.kind is Kind.CLOSING and after.kind is Kind.OPENING:
        return False
    if (_joins(before) and after.kind in _LATIN) or (before.kind in _LATIN and _joins(after)):
        return False
    wide = {Kind.WIDE, Kind.OPENING, Kind.CLOSING}
    return before.kind in wide or after.kind in wide
