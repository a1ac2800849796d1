"""What a paragraph is made of: characters with their widths, spaces, pictures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from exporter.emit.typesetting.marks import LEADING, TRAILING

HALF = 0.5
_NARROWEST_MARK = 0.45
_FULL_MARK = 0.9
_WIDE = (
    (0x1100, 0x115F),
    (0x2E80, 0xA4CF),
    (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F),
    (0xFF01, 0xFF60),
    (0xFFE0, 0xFFE6),
    (0x16FE0, 0x18DFF),  # Tangut, Khitan
    (0x1AFF0, 0x1B2FF),  # more kana, Nüshu
    (0x20000, 0x3FFFF),
)
_WIDE_SYMBOLS = frozenset("—…‥⸺")
OBJECT = "\ufffc"


class Kind(IntEnum):
    """How a unit behaves: `WIDE` is Han and what stands on a body of its own, as pictures do."""

    SPACE = 0
    WIDE = 1
    LETTER = 2
    SIGN = 3
    OPENING = 4
    CLOSING = 5
    BREAK = 6


_MARKS = frozenset({Kind.OPENING, Kind.CLOSING})


@dataclass(slots=True)
class Unit:
    """A character with what belongs to it, a picture, or a forced break.

    `width` is its advance, `size` the size of its font, `start` and `end` its place in the bytes of
    the leaf (a run of text in one style, counted from 0) that it stands in. `before` and `after`
    are the padding of boxes that begin and end with it. `prepared` says that its font has narrow
    marks, `wrap` whether a line may end inside its run, `verbatim` that the run is to be copied
    as it is: code, an address, a tag; `raised` that it stands above or below the line, as a note's
    number does.
    """

    text: str
    width: float
    size: float
    leaf: int
    start: int
    end: int
    before: float = 0.0
    after: float = 0.0
    prepared: bool = False
    wrap: bool = True
    hyphenate: str = ""
    anywhere: bool = False
    verbatim: bool = False
    kind: Kind = Kind.SIGN
    raised: bool = False

    @property
    def full(self) -> bool:
        """Whether it is a mark that has its blank half."""
        return self.kind >= Kind.OPENING and self.width >= _FULL_MARK * self.size

    @property
    def content(self) -> bool:
        """Whether it counts as a character on the last line."""
        return Kind.WIDE <= self.kind <= Kind.SIGN


def kind_of(text: str, width: float, size: float) -> Kind:
    """Tell how a character behaves; a mark of a Latin font is a sign like any other."""
    kind = _kind(text[0])
    if kind in _MARKS and width < _NARROWEST_MARK * size:
        return Kind.SIGN
    return kind


@cache
def _kind(first: str) -> Kind:
    if first in " \u00a0":
        return Kind.SPACE
    if first == "\n":
        return Kind.BREAK
    if first in LEADING:
        return Kind.OPENING
    if first in TRAILING:
        return Kind.CLOSING
    if first == OBJECT or is_wide(first):
        return Kind.WIDE
    return Kind.LETTER if first.isalnum() else Kind.SIGN


def is_wide(character: str) -> bool:
    """Tell whether a character is Han, kana, Hangul or a mark as wide as these."""
    point = ord(character)
    return character in _WIDE_SYMBOLS or any(low <= point <= high for low, high in _WIDE)
