"""Makes a Chinese font ready for the typesetter: marks in several widths, a feature that uses them.

What is added is described in `typesetting.marks`. The contextual feature `calt` of our own
compresses adjacent marks (clreq, 标点挤压) wherever text is shaped, without a layout patch too; the
fonts' own `chws` and `halt` move glyphs over one another instead. Outlines become TrueType, which
costs the layout engine half the memory of CFF.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from io import BytesIO
from pathlib import Path

import uharfbuzz as hb
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._g_l_y_f import Glyph

from exporter.emit.fonts import glyphs
from exporter.emit.fonts.subset import subset
from exporter.emit.typesetting.marks import (
    APOSTROPHE,
    FULL,
    HYPHEN,
    LEADING,
    MARKS,
    NARROW_APOSTROPHE,
    OPENING,
    TRAILING,
    WIDTHS,
    variant,
    variants,
)

_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_DOT = "·"
_DASH = "—"
_WRITTEN = ord("-")
_MIDDLE = 380  # Han stands from -120 to 880 on a body of 1000
_ERROR = 1.0
_SIDE = 50  # of an apostrophe, left and right
_UNHINTED = (
    "maxZones",
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
    "maxComponentElements",
)
_SCRIPTS = ("DFLT", "hani", "latn")


def prepare(
    path: Path, characters: Iterable[str] | None = None, index: int = 0, weight: int = 400
) -> bytes:
    """Return a TrueType font with the narrow marks, cut down to some characters.

    Parameters
    ----------
    characters : iterable of str or None
        What the font must have; None keeps everything.
    index : int
        Which font of a collection.
    weight : int
        Which weight of a variable font.
    """
    return widened(subset(path, characters, index, "pwid", weight))


def widened(data: bytes) -> bytes:
    """Return a font that `subset` has cut with `pwid`, as TrueType with the narrow marks."""
    font = TTFont(BytesIO(data), recalcBBoxes=False, recalcTimestamp=False)
    if "glyf" not in font:
        _to_quadratic(font, data)
    rules = _narrow_marks(font) + _apostrophe(font)
    _centre_dot(font)
    _join_dashes(font)
    _own_hyphen(font)
    _replace_features(font, rules)
    file = BytesIO()
    font.save(file)
    return file.getvalue()


def _to_quadratic(font: TTFont, data: bytes) -> None:
    """Replace the outlines of a CFF font, which HarfBuzz reads fastest, by TrueType's."""
    drawn = hb.Font(hb.Face(hb.Blob(data)))
    outlines: dict[str, Glyph] = {}
    for place, name in enumerate(font.getGlyphOrder()):
        pen = TTGlyphPen(None)
        tolerance = _ERROR * font["head"].unitsPerEm / FULL
        drawn.draw_glyph_with_pen(place, Cu2QuPen(pen, tolerance))
        outlines[name] = pen.glyph()
    del font["CFF "]
    font["loca"] = newTable("loca")
    font["glyf"] = table = newTable("glyf")
    table.glyphOrder = font.getGlyphOrder()
    table.glyphs = outlines
    profile = font["maxp"]
    profile.tableVersion = 0x00010000
    for name in _UNHINTED:
        setattr(profile, name, int(name == "maxZones"))
    for glyph in outlines.values():
        glyph.recalcBounds(table)
    font["post"].formatType = 3.0
    font.recalcBBoxes = True
    font.sfntVersion = "\x00\x01\x00\x00"


def _narrow_marks(font: TTFont) -> str:
    """Add every full-width mark in every width; return the rules that compress adjacent ones.

    A mark that is as narrow as Latin has it is shown by itself, whatever is asked for.
    """
    names = font.getBestCmap()
    em = font["head"].unitsPerEm
    drawn = [mark for mark in MARKS if ord(mark) in names]
    full = [mark for mark in drawn if font["hmtx"][names[ord(mark)]][0] == em]
    for mark in drawn:
        for shown in () if mark in full else variants(mark):
            glyphs.encode(font, shown, names[ord(mark)])
    half: dict[str, str] = {}
    for mark in full:
        source = names[ord(mark)]
        for width in WIDTHS:
            shift = (width - FULL) * em // FULL if mark in OPENING else 0
            narrow = f"{source}.w{width}"
            glyphs.add(font, narrow, _shifted(font, source, shift), width * em // FULL)
            glyphs.encode(font, variant(mark, width), narrow)
        half[source] = f"{source}.w{WIDTHS[0]}"
    leading = [names[ord(mark)] for mark in full if mark in LEADING]
    trailing = [names[ord(mark)] for mark in full if mark in TRAILING]
    if not leading or not trailing:
        return ""
    halves = " ".join(f"sub {source} by {narrow};" for source, narrow in half.items())
    opens, closes = " ".join(leading), " ".join(trailing)
    opened = " ".join(half[name] for name in leading)
    return (
        f"lookup half {{ {halves} }} half;\n"
        f"lookup before {{ sub [{closes}]' lookup half [{closes} {opens}]; }} before;\n"
        f"lookup after {{ sub [{opens} {opened}] [{opens}]' lookup half; }} after;\n"
        + _feature("before", "after")
    )


def _apostrophe(font: TTFont) -> str:
    """Return the rule that sets the apostrophe of `don’t` as narrow as Latin has it."""
    names = font.getBestCmap()
    source = names.get(ord(APOSTROPHE))
    if source is None:
        return ""
    narrow = _substitutes(font, "pwid").get(source) or _narrowed(font, source)
    letters = " ".join(names[ord(letter)] for letter in _LATIN if ord(letter) in names)
    glyphs.encode(font, NARROW_APOSTROPHE, narrow)
    if narrow == source or not letters:
        return ""
    return (
        f"lookup latin {{ sub {source} by {narrow}; }} latin;\n"
        f"lookup apostrophe {{ sub [{letters}] {source}' lookup latin [{letters}]; }} apostrophe;\n"
        + _feature("apostrophe")
    )


def _narrowed(font: TTFont, source: str) -> str:
    """Return a glyph for a full-width mark that has little more than its ink."""
    em = font["head"].unitsPerEm
    if font["hmtx"][source][0] < em:
        return source
    side = _SIDE * em // FULL
    glyph = font["glyf"][source]
    narrow = f"{source}.narrow"
    width = glyph.xMax - glyph.xMin + 2 * side
    glyphs.add(font, narrow, _shifted(font, source, side - glyph.xMin), width)
    return narrow


def _feature(*lookups: str) -> str:
    listed = " ".join(f"lookup {name};" for name in lookups)
    scripts = " ".join(f"script {script}; {listed}" for script in _SCRIPTS)
    return f"feature calt {{ {scripts} }} calt;\n"


def _substitutes(font: TTFont, feature: str) -> dict[str, str]:
    found: dict[str, str] = {}
    if "GSUB" not in font or font["GSUB"].table.FeatureList is None:
        return found
    table = font["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == feature:
            for place in record.Feature.LookupListIndex:
                for rules in table.LookupList.Lookup[place].SubTable:
                    found |= getattr(getattr(rules, "ExtSubTable", rules), "mapping", {})
    return found


def _centre_dot(font: TTFont) -> None:
    """Set 间隔号 in the middle of half a body (GB/T 15834, 4.14), where a font has it in Latin."""
    name = font.getBestCmap().get(ord(_DOT))
    if name is None:
        return
    em = font["head"].unitsPerEm
    glyph = font["glyf"][name]
    across = (em // 2 - glyph.xMin - glyph.xMax) // 2
    up = _MIDDLE * em // FULL - (glyph.yMin + glyph.yMax) // 2
    font["glyf"][name] = moved = _shifted(font, name, across, up)
    font["hmtx"][name] = (em // 2, moved.xMin)


def _join_dashes(font: TTFont) -> None:
    """Make the dash fill its body, so that two are one line of two em (GB/T 15834, 4.10)."""
    name = font.getBestCmap().get(ord(_DASH))
    if name is None:
        return
    em = font["head"].unitsPerEm
    glyph = font["glyf"][name]
    thick = glyph.yMax - glyph.yMin
    low = _MIDDLE * em // FULL - thick // 2
    pen = TTGlyphPen(None)
    pen.moveTo((0, low))
    for corner in ((0, low + thick), (em, low + thick), (em, low)):
        pen.lineTo(corner)
    pen.closePath()
    font["glyf"][name] = line = pen.glyph()
    line.recalcBounds(font["glyf"])
    font["hmtx"][name] = (em, 0)


def _own_hyphen(font: TTFont) -> None:
    """Give the hyphen at a line's end a glyph of its own, which can be told from a written one."""
    names = font.getBestCmap()
    if _WRITTEN in names:
        source = names[_WRITTEN]
        glyphs.add(font, f"{source}.end", _shifted(font, source, 0), font["hmtx"][source][0])
        glyphs.encode(font, HYPHEN, f"{source}.end")


def _shifted(font: TTFont, name: str, across: int, up: int = 0) -> Glyph:
    glyph = deepcopy(font["glyf"][name])
    if glyph.isComposite():
        parts = DecomposingRecordingPen(font.getGlyphSet())
        parts.glyphSet[name].draw(parts)
        pen = TTGlyphPen(None)
        parts.replay(pen)
        glyph = pen.glyph()
    glyph.coordinates.translate((across, up))
    glyph.recalcBounds(font["glyf"])
    return glyph


def _replace_features(font: TTFont, rules: str) -> None:
    if "GSUB" in font:
        del font["GSUB"]
    systems = "".join(f"languagesystem {script} dflt;\n" for script in _SCRIPTS)
    if rules:
        addOpenTypeFeaturesFromString(font, systems + rules, tables=["GSUB"])
    font["maxp"].numGlyphs = len(font.getGlyphOrder())
