"""The punctuation of Chinese text and the narrow glyphs that a prepared font has for it.

Classes after clreq, "Positions and Classes of Punctuation Marks" (标点符号的种类与位置). A wide
mark is half ink and half blank: the blank may go, and how much of it is said by the glyph. A blank
taken away by moving the next glyph would look the same, but programs that read the page find glyphs
that overlap, and break the line there. A prepared font therefore has each mark in several widths,
at code points for private use that take as many bytes in UTF-8 as the mark itself.
"""

from __future__ import annotations

OPENING = "（《〈「『【〔［｛“‘"
CLOSING = "）》〉」』】〕］｝”’"
STOPS = "，。、；：！？"
TRAILING = frozenset(CLOSING + STOPS)
LEADING = frozenset(OPENING)
MARKS = OPENING + CLOSING + STOPS

WIDTHS = (500, 600, 700, 800, 900, 1100, 1200, 1300)
"""The widths of the other glyphs in thousandths of an em."""

FULL = 1000
HYPHEN = "‐"
"""What a divided word ends with; prepared fonts show it by a glyph of its own."""
SUFFIX = " Set"
"""What ends the name of a family whose font is prepared."""
_FIRST = 0xF500
_PLACE = {mark: _FIRST + place * len(WIDTHS) for place, mark in enumerate(MARKS)}


def variant(mark: str, width: int) -> str:
    """Return the private character that shows a mark in one of `WIDTHS`."""
    return chr(_PLACE[mark] + WIDTHS.index(width))


def variants(mark: str) -> str:
    """Return the private characters of all widths of a mark."""
    return "".join(variant(mark, width) for width in WIDTHS)


def nearest(mark: str, width: float) -> str:
    """Return the character, a mark or its variant, that is nearest to a width in thousandths."""
    best = min((*WIDTHS, FULL), key=lambda offered: abs(offered - width))
    return mark if best == FULL else variant(mark, best)


QUOTES = "“”‘’"
"""What Chinese and Latin both quote with."""
APOSTROPHE, NARROW_APOSTROPHE = "’", "\uf5f0"
PRIVATE = frozenset(NARROW_APOSTROPHE.join(variants(mark) for mark in MARKS))
