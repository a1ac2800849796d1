from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from emit.fonts.made import GLYPHS, make
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._f_v_a_r import Axis

from exporter.emit.fonts.prepare import prepare
from exporter.emit.fonts.subset import subset
from exporter.emit.typesetting.marks import PRIVATE, variant


def opened(data: bytes) -> TTFont:
    return TTFont(BytesIO(data))


def test_what_is_asked_for_is_kept_and_nothing_else(tmp_path: Path) -> None:
    font = opened(subset(make(tmp_path / "made.ttf"), "中d缺"))
    assert set(map(chr, font.getBestCmap())) == {"中", "d"}


def test_everything_is_kept_with_none(tmp_path: Path) -> None:
    font = opened(subset(make(tmp_path / "made.ttf"), None))
    assert set(map(chr, font.getBestCmap())) == set(GLYPHS)


def test_a_prepared_font_keeps_its_feature_and_its_narrow_marks(tmp_path: Path) -> None:
    path = tmp_path / "prepared.ttf"
    path.write_bytes(prepare(make(tmp_path / "made.ttf")))
    font = opened(subset(path, {"中", "，", *PRIVATE}))
    assert ord(variant("，", 500)) in font.getBestCmap()
    tags = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert tags == {"calt"}


def test_the_widths_of_what_is_kept_stay(tmp_path: Path) -> None:
    font = opened(subset(make(tmp_path / "made.ttf"), "中d"))
    widths = {c: font["hmtx"][font.getBestCmap()[ord(c)]][0] for c in "中d"}
    assert widths == {"中": 1000, "d": 600}


@pytest.mark.parametrize(("weight", "width"), [(400, 600), (700, 660), (900, 700)])
def test_a_variable_font_becomes_one_of_its_weights(
    tmp_path: Path, weight: int, width: int
) -> None:
    path = tmp_path / "variable.ttf"
    variable(path)
    font = opened(subset(path, "a", weight=weight))
    assert "fvar" not in font
    assert font["hmtx"][font.getBestCmap()[ord("a")]][0] == width


def variable(path: Path) -> None:
    """Make a font whose letter is 500 wide at weight 100 and 700 at 900."""
    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef", "a"])
    builder.setupCharacterMap({ord("a"): "a"})
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, 500), (400, 500), (400, 0)):
        pen.lineTo(corner)
    pen.closePath()
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "a": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "a": (600, 0)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Variable", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    axis = Axis()
    axis.axisTag, axis.minValue, axis.defaultValue, axis.maxValue = "wght", 100, 400, 900
    builder.setupFvar([("wght", 100, 400, 900, "Weight")], [])
    # Four corners, then left, right, top and bottom edge of the body; the right edge moves.
    from fontTools.ttLib.tables.TupleVariation import TupleVariation

    still = [(0, 0)] * 5
    wider = TupleVariation({"wght": (0.0, 1.0, 1.0)}, [*still, (100, 0), (0, 0), (0, 0)])
    builder.setupGvar({"a": [wider]})
    builder.save(path)
