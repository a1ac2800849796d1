"""Measures text before it is laid out: in the fonts that it will be set in, or by an estimate."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Protocol

import uharfbuzz as hb

from exporter.emit.fonts.files import BOLD, REGULAR
from exporter.emit.typesetting.marks import SUFFIX
from exporter.textwidth import ems
from exporter.theme import FontRole, Theme

_NARROW, _CODE = 0.58, 0.62


class Ruler(Protocol):
    """Tells how wide a text is on one line, in em."""

    def __call__(self, text: str, *, bold: bool = False, code: bool = False) -> float:
        """Return the width of a text in the font of running text, of headings, or of code."""


def estimate(text: str, *, bold: bool = False, code: bool = False) -> float:
    """Return about how wide a text is where the fonts are not known."""
    del bold
    narrow = _CODE if code else _NARROW
    return ems(text, narrow)


class FontRuler:
    """Measures in the fonts of a theme.

    Parameters
    ----------
    own : Path or None
        A folder with fonts of the user's own.
    """

    def __init__(self, look: Theme, own: Path | None = None) -> None:
        self._fonts = {
            (False, False): _fonts(look.fonts.body, REGULAR, own),
            (True, False): _fonts(look.fonts.heading, BOLD, own),
            (False, True): _fonts(look.fonts.code, REGULAR, own),
            (True, True): _fonts(look.fonts.code, REGULAR, own),
        }

    def __call__(self, text: str, *, bold: bool = False, code: bool = False) -> float:
        """Return the width of a text on one line, without kerning."""
        fonts = self._fonts[bold, code]
        return sum(_advance(fonts, c) or estimate(c, code=code) for c in text)


def _fonts(role: FontRole, weight: int, own: Path | None) -> tuple[hb.Font, ...]:
    from exporter.emit.pdf.families import find  # which asks fontconfig

    files = (find(family.removesuffix(SUFFIX), weight, own) for family in role.families)
    return tuple(_font(file.path, file.index) for file in files if file)[:2]


@cache
def _font(path: Path, index: int) -> hb.Font:
    return hb.Font(hb.Face(hb.Blob.from_file_path(path), index))


@cache
def _advance(fonts: tuple[hb.Font, ...], character: str) -> float:
    """Return how wide the first font that has a character shows it, 0 where none has it."""
    for font in fonts:
        glyph = font.get_nominal_glyph(ord(character))
        if glyph is not None:
            return float(font.get_glyph_h_advance(glyph) / font.face.upem)
    return 0.0
