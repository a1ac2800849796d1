"""Gives glyphs for characters: the theme's headings, else the product's fonts, else the system's.

A glyph is an outline, or a picture where an emoji font has coloured ones (OpenType, CBDT and sbix).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import uharfbuzz as hb
from fontTools.pens.svgPathPen import SVGPathPen

from exporter.diagnostics import Problem, Report
from exporter.emit.fonts.files import BOLD
from exporter.emit.fonts.search import find, holding
from exporter.theme import FontRole, font_roles

_FEATURES = {"kern": True, "calt": False, "liga": False, "clig": False}
_JOINER, _AS_EMOJI, _AS_TEXT = "\u200d", "\ufe0f", "\ufe0e"
_IGNORABLE = frozenset({_JOINER, _AS_EMOJI, _AS_TEXT})


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph: where it stands from the start of its cluster, and its shape, all in em.

    `path` is an outline as SVG writes it, in units of which `scale` makes em, with y upwards;
    `picture` a PNG that stands on the line, one em high and wide.
    """

    x: float
    y: float
    scale: float
    path: str = ""
    picture: bytes = b""


@dataclass(frozen=True, slots=True)
class Shaped:
    """A cluster as a font shows it; `advance` in em."""

    advance: float
    glyphs: tuple[Glyph, ...]


class Faces:
    """The fonts of a cover; what none of them has is noted."""

    def __init__(self, role: FontRole, own: Path | None) -> None:
        families = dict.fromkeys((*role.families, *font_roles()["sans"].families))
        self._families = tuple(families)
        self._own = own
        self._lacking: dict[str, None] = {}
        self._shaped: dict[str, Shaped | None] = {}
        self._kerned: dict[str, tuple[float, ...] | None] = {}

    def shaped(self, cluster: str) -> Shaped | None:
        """Return a character, or several that belong together; None if no font has it."""
        if cluster not in self._shaped:
            self._shaped[cluster] = self._found(cluster)
        return self._shaped[cluster]

    def _found(self, cluster: str) -> Shaped | None:
        for face in self._candidates(cluster):
            found = face.shaped(cluster)
            if found is not None:
                return found
        self._lacking[cluster] = None
        return None

    def kerned(self, word: str) -> tuple[float, ...] | None:
        """Return the advance of each letter of a word in em; None if one font lacks some of it."""
        if word not in self._kerned:
            face = next(self._candidates(word[:1]), None)
            self._kerned[word] = face.advances(word) if face is not None else None
        return self._kerned[word]

    def tell(self, report: Report, source: str) -> None:
        """Report what no font has, each character once."""
        for cluster in self._lacking:
            before, found, _ = source.partition(cluster)
            line = before.count("\n") + 1 if found else 0
            message = f"no font has {cluster} (U+{ord(cluster[0]):04X}): the cover is without it"
            hint = "install a font that has it; for emoji `apt install fonts-noto-color-emoji`"
            report.add(Problem.GLYPH_MISSING, message, line=line, hint=hint)

    def _candidates(self, cluster: str) -> Iterator[_Face]:
        emoji = _AS_EMOJI in cluster
        if not emoji:
            for family in self._families:
                if place := find(family, BOLD, self._own):
                    yield _face(*place)
        if place := holding(cluster[0], emoji=emoji):
            yield _face(*place)


class _Face:
    """One font of a file."""

    def __init__(self, path: Path, index: int) -> None:
        self._face = hb.Face(hb.Blob.from_file_path(path), index)
        self._font = hb.Font(self._face)
        self._unit = self._face.upem

    def shaped(self, cluster: str) -> Shaped | None:
        """Return a cluster; None if the font lacks a character, or cannot draw it."""
        if not self._has(cluster):
            return None
        glyphs, x = [], 0.0
        for info, position in self._shape(cluster):
            glyph = self._glyph(info.codepoint, x + position.x_offset, position.y_offset)
            if glyph is None:
                return None
            glyphs.append(glyph)
            x += position.x_advance
        return Shaped(x / self._unit, tuple(glyphs))

    def advances(self, word: str) -> tuple[float, ...] | None:
        """Return the advances of letters that stand together, with kerning."""
        found = self._shape(word)
        if not self._has(word) or len(found) != len(word):
            return None
        return tuple(position.x_advance / self._unit for _, position in found)

    def _has(self, text: str) -> bool:
        seen = (character for character in text if character not in _IGNORABLE)
        return all(self._font.get_nominal_glyph(ord(character)) for character in seen)

    def _shape(self, text: str) -> list[tuple[hb.GlyphInfo, hb.GlyphPosition]]:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(self._font, buffer, _FEATURES)
        return list(zip(buffer.glyph_infos, buffer.glyph_positions or (), strict=True))

    def _glyph(self, number: int, x: float, y: float) -> Glyph | None:
        unit = self._unit
        if self._face.has_color_png and (blob := self._font.get_glyph_color_png(number)):
            picture = bytes(blob.data)
            return Glyph(x / unit, y / unit, 1.0, picture=picture) if picture else None
        if self._face.has_color_paint or self._face.has_color_layers:
            return None  # the outline below the colours is none of the character
        pen = SVGPathPen(None, ntos=lambda number: f"{number:g}")
        self._font.draw_glyph_with_pen(number, pen)
        return Glyph(x / unit, y / unit, 1 / unit, path=pen.getCommands())


@cache
def _face(path: Path, index: int) -> _Face:
    return _Face(path, index)
