"""A font made for the tests: squares for glyphs, each of a height of its own."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

EM = 1000
# Character, advance, left and right edge of the ink.
GLYPHS = {
    " ": (250, 0, 0),
    "中": (EM, 60, 940),
    "文": (EM, 70, 930),
    "，": (EM, 80, 230),
    "。": (EM, 50, 320),
    "（": (EM, 650, 940),
    "）": (EM, 60, 350),
    "“": (EM, 570, 920),
    "”": (EM, 80, 430),
    "’": (EM, 85, 233),
    "·": (330, 100, 230),
    "—": (890, 40, 850),
    "-": (340, 40, 300),
    "d": (600, 40, 560),
    "n": (600, 40, 560),
    "t": (360, 30, 330),
}
_PWID = "feature pwid { sub u2019 by narrow; } pwid;"


def name(character: str) -> str:
    return f"u{ord(character):04X}"


def make(
    path: Path,
    family: str = "Test Han",
    style: str = "Regular",
    *,
    cff: bool = False,
    weight: int = 400,
    chinese: str = "",
    without: str = "",
    pwid: bool = True,
    other: Mapping[str, tuple[int, int, int]] | None = None,
) -> Path:
    """Write a font.

    `chinese` is its family's name in Chinese, `without` what it cannot show; `other` glyphs stand
    for those of `GLYPHS`.
    """
    drawn = GLYPHS | dict(other or {})
    builder = FontBuilder(EM, isTTF=not cff)
    order = [".notdef", *map(name, GLYPHS), "narrow"]
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord(c): name(c) for c in GLYPHS if c not in without})
    shapes = {name(c): shape for c, shape in drawn.items()} | {"narrow": (270, 60, 210)}
    widths = {n: shapes.get(n, (500, 0, 0))[0] for n in order}
    glyphs = {n: _draw(n, shapes.get(n, (500, 0, 0)), place, cff) for place, n in enumerate(order)}
    if cff:
        builder.setupCFF(family, {"FullName": family}, glyphs, {})
    else:
        builder.setupGlyf(glyphs)
    left = {n: shapes.get(n, (500, 0, 0))[1] for n in order}
    builder.setupHorizontalMetrics({n: (widths[n], left[n]) for n in order})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    names = {"en": family} | ({"zh": chinese} if chinese else {})
    builder.setupNameTable({"familyName": names, "styleName": style})
    builder.setupOS2(
        sTypoAscender=880,
        sTypoDescender=-120,
        usWinAscent=900,
        usWinDescent=200,
        usWeightClass=weight,
    )
    builder.setupPost()
    if pwid:
        addOpenTypeFeaturesFromString(builder.font, _PWID)
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    file = BytesIO()
    builder.save(file)
    path.write_bytes(file.getvalue())
    return path


def _draw(glyph: str, shape: tuple[int, int, int], place: int, cff: bool) -> object:
    width, left, right = shape
    pen = T2CharStringPen(width, None) if cff else TTGlyphPen(None)
    if right > left and glyph != ".notdef":
        pen.moveTo((left, 0))
        for corner in ((left, 100 + place), (right, 100 + place), (right, 0)):
            pen.lineTo(corner)
        pen.closePath()
    return pen.getCharString() if cff else pen.glyph()
