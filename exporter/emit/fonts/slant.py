"""Slants the Latin of a font that has no italics, as a browser does: emphasis must be seen."""

from __future__ import annotations

from io import BytesIO

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates

_RISE = 0.21  # twelve degrees


def slanted(data: bytes) -> bytes:
    """Return a TrueType font with every glyph leaning to the right."""
    font = TTFont(BytesIO(data), recalcBBoxes=False, recalcTimestamp=False)
    table = font["glyf"]
    for name in font.getGlyphOrder():
        glyph = table[name]
        if glyph.isComposite():
            for part in glyph.components:
                part.x += round(_RISE * part.y)
        elif glyph.numberOfContours > 0:
            leaning = [(round(x + _RISE * y), y) for x, y in glyph.coordinates]
            glyph.coordinates = GlyphCoordinates(leaning)
    for name in font.getGlyphOrder():
        glyph = table[name]
        glyph.recalcBounds(table)
        advance, _ = font["hmtx"][name]
        font["hmtx"][name] = (advance, getattr(glyph, "xMin", 0))
    file = BytesIO()
    font.save(file)
    return file.getvalue()
