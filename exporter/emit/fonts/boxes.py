"""Draws what stands for a character that no font has: its code point in a box.

Printers set 〓 for a type that they lack; a reader of a screen can look a number up. The box is the
glyph of the character itself, so what is copied from the page is what was written, and no glyph is
`.notdef`, which ISO 14289-1 (7.21.8) and ISO 19005-3 (6.2.11.8) forbid.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO

from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph

from exporter.emit.fonts import glyphs

_EM = 1000
# The frame stands where Han does, from -80 to 840 on a body of 1000, and is two pens wide.
_LEFT, _BOTTOM, _RIGHT, _TOP, _STROKE = 60, -80, 940, 840, 30
_SIZE = 0.42
_CAPITAL = 733
_PER_ROW = {4: 2, 6: 3}


def boxed(data: bytes, characters: Iterable[str]) -> bytes:
    """Return a TrueType font that shows characters, which it has not, by their code points."""
    font = TTFont(BytesIO(data), recalcBBoxes=False, recalcTimestamp=False)
    names = font.getBestCmap()
    for character in sorted(characters):
        if ord(character) not in names:
            name = f"box{ord(character):04X}"
            glyphs.add(font, name, _box(font, ord(character)), font["head"].unitsPerEm)
            glyphs.encode(font, character, name)
    file = BytesIO()
    font.save(file)
    return file.getvalue()


def _box(font: TTFont, point: int) -> Glyph:
    scale = font["head"].unitsPerEm / _EM
    pen = TTGlyphPen(None)
    page = TransformPen(pen, (scale, 0, 0, scale, 0, 0))
    _rectangle(page, 0)
    _rectangle(page, _STROKE)
    drawn = font.getGlyphSet()
    for digit, left, bottom in _places(point):
        name = font.getBestCmap()[ord(digit)]
        middle = left - _SIZE * drawn[name].width / scale / 2
        digits = TransformPen(pen, (_SIZE, 0, 0, _SIZE, middle * scale, bottom * scale))
        drawn[name].draw(digits)
    glyph = pen.glyph()
    glyph.recalcBounds(font["glyf"])
    return glyph


def _rectangle(pen: TransformPen, inset: int) -> None:
    """Draw the frame's outer edge, clockwise, or its inner one, the other way round."""
    left, bottom = _LEFT + inset, _BOTTOM + inset
    right, top = _RIGHT - inset, _TOP - inset
    corners = [(left, bottom), (left, top), (right, top), (right, bottom)]
    first, *others = corners[::-1] if inset else corners
    pen.moveTo(first)
    for corner in others:
        pen.lineTo(corner)
    pen.closePath()


def _places(point: int) -> Iterator[tuple[str, float, float]]:
    """Yield the digits of a code point in two rows: middle and foot of each."""
    digits = f"{point:04X}"
    digits = digits if len(digits) in _PER_ROW else digits.zfill(max(_PER_ROW))
    across = _PER_ROW[len(digits)]
    column = (_RIGHT - _LEFT) / (across + 0.4)
    row = (_TOP - _BOTTOM) / 2.2
    for place, digit in enumerate(digits):
        left = (_LEFT + _RIGHT) / 2 + (place % across - (across - 1) / 2) * column
        middle = (_BOTTOM + _TOP) / 2 + (0.5 - place // across) * row
        yield digit, left, middle - _SIZE * _CAPITAL / 2
