"""Gives a TrueType font glyphs that its maker did not draw, and characters to them."""

from __future__ import annotations

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables._g_l_y_f import Glyph

_BASIC, _FULL = 4, 12
_LAST_BASIC = 0xFFFF
_WINDOWS, _UNICODE_FULL = 3, 10


def add(font: TTFont, name: str, glyph: Glyph, width: int) -> None:
    """Append a glyph to the order of a font.

    Parameters
    ----------
    width : int
        Its advance in the font's units.
    """
    font["glyf"][name] = glyph
    font["hmtx"][name] = (width, glyph.xMin)
    font["maxp"].numGlyphs = len(font.getGlyphOrder())


def encode(font: TTFont, character: str, name: str) -> None:
    """Let a glyph show a character: format 4 holds the first 65,536 only (OpenType, `cmap`)."""
    point = ord(character)
    tables = [table for table in font["cmap"].tables if table.isUnicode()]
    if point > _LAST_BASIC and all(table.format != _FULL for table in tables):
        tables.append(_full_table(font))
    for table in tables:
        if table.format == _FULL or (table.format == _BASIC and point <= _LAST_BASIC):
            table.cmap[point] = name


def _full_table(font: TTFont) -> CmapSubtable:
    made = CmapSubtable.newSubtable(_FULL)
    made.platformID, made.platEncID, made.language = _WINDOWS, _UNICODE_FULL, 0
    made.cmap = dict(font.getBestCmap())
    font["cmap"].tables.append(made)
    return made
