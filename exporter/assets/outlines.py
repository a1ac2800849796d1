"""Finds the machine's Chinese font and takes single glyphs out of it, whatever its format."""

from __future__ import annotations

import mmap
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from fontTools.pens.basePen import BasePen

_WANTED = "Noto Serif CJK SC,Source Han Serif SC,Songti SC,SimSun,serif:lang=zh-cn:charset=6c49"
_SECONDS = 10

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Outline:
    """A glyph's path as steps "M", "L", "C" with their points, and its advance, in em."""

    steps: tuple[tuple[str, tuple[Point, ...]], ...]
    advance: float


@cache
def outline(character: str) -> Outline | None:
    """Return the outline of a character in the Chinese font; None if there is none."""
    font = _font()
    if font is None:
        return None
    name = font["cmap"].getBestCmap().get(ord(character))
    if name is None:
        return None
    glyphs = font.getGlyphSet()
    pen = _Pen(glyphs, 1 / font["head"].unitsPerEm)
    glyphs[name].draw(pen)
    return Outline(tuple(pen.steps), glyphs[name].width * pen.scale)


@cache
def _font() -> Any:  # noqa: ANN401 - fontTools has no types
    """Ask fontconfig for a font with Chinese glyphs and open it."""
    from fontTools.ttLib import TTFont, TTLibError

    command = ["fc-match", "-f", "%{file}\n%{index}", _WANTED]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603 - fontconfig's
        file, index = done.stdout.decode().split("\n")
        with Path(file).open("rb") as opened:
            data = mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
        font = TTFont(data, fontNumber=int(index) & 0xFFFF, lazy=True)
    except (OSError, ValueError, TTLibError, subprocess.SubprocessError):
        return None
    return font


class _Pen(BasePen):  # type: ignore[misc]  # fontTools has no types
    """Writes down what a glyph draws; BasePen takes components and quadratic curves apart."""

    def __init__(self, glyphs: Any, scale: float) -> None:  # noqa: ANN401 - likewise
        super().__init__(glyphs)
        self.scale = scale
        self.steps: list[tuple[str, tuple[Point, ...]]] = []

    def _add(self, step: str, *points: Point) -> None:
        scaled = tuple((x * self.scale, y * self.scale) for x, y in points)
        self.steps.append((step, scaled))

    def _moveTo(self, pt: Point) -> None:  # noqa: N802 - BasePen's name
        self._add("M", pt)

    def _lineTo(self, pt: Point) -> None:  # noqa: N802 - likewise
        self._add("L", pt)

    def _curveToOne(self, pt1: Point, pt2: Point, pt3: Point) -> None:  # noqa: N802 - likewise
        self._add("C", pt1, pt2, pt3)
