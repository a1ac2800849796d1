"""Gives every character of a document a glyph of its own, so that a reader gets back what was said.

Fonts show ～ and 〜, or U+2012 and U+2013, by one glyph. A PDF says once for a glyph which
character it stands for (ISO 32000-1, 9.10.3): the second of two would be read as the first.
"""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO

import uharfbuzz as hb

# Which of these was meant makes no difference to a reader.
_ALIKE = frozenset("\u00a0\u00ad\u2011\u3000\u2003")


def separate(data: bytes, characters: frozenset[str]) -> bytes:
    """Return a TrueType font in which no two of some characters share a glyph."""
    font = hb.Font(hb.Face(hb.Blob(data)))
    taken: set[int] = set()
    doubled: list[str] = []
    for character in sorted(characters - _ALIKE):
        glyph = font.get_nominal_glyph(ord(character))
        if glyph in taken:
            doubled.append(character)
        elif glyph:
            taken.add(glyph)
    return _copied(data, doubled) if doubled else data


def _copied(data: bytes, characters: list[str]) -> bytes:
    from fontTools.ttLib import TTFont  # which takes a while to import

    from exporter.emit.fonts import glyphs

    font = TTFont(BytesIO(data), recalcBBoxes=False, recalcTimestamp=False)
    names = font.getBestCmap()
    for character in characters:
        source = names[ord(character)]
        copy = f"{source}.for{ord(character):04X}"
        glyphs.add(font, copy, deepcopy(font["glyf"][source]), font["hmtx"][source][0])
        glyphs.encode(font, character, copy)
    file = BytesIO()
    font.save(file)
    return file.getvalue()
