from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from emit.fonts.made import make, name
from fontTools.ttLib import TTFont

from exporter import theme
from exporter.emit.fonts.slant import slanted
from exporter.emit.fonts.subset import subset


def test_a_glyph_leans_by_its_height_and_is_as_wide_as_before(tmp_path: Path) -> None:
    data = make(tmp_path / "made.ttf").read_bytes()
    before, after = TTFont(BytesIO(data)), TTFont(BytesIO(slanted(data)))
    upright, leaning = (font["glyf"][name("d")] for font in (before, after))
    assert leaning.yMax == upright.yMax
    assert leaning.xMin == upright.xMin
    assert leaning.xMax == upright.xMax + round(0.21 * upright.yMax)
    assert after["hmtx"][name("d")] == before["hmtx"][name("d")]


def test_accents_stay_above_their_letters() -> None:
    path = theme.built_font("Noto Serif SC")
    if path is None:
        pytest.skip("the fonts are not built")
    font = TTFont(BytesIO(slanted(subset(path, "é e"))))
    glyphs = font["glyf"]
    accented, plain = (glyphs[font.getBestCmap()[ord(c)]] for c in "ée")
    assert plain.xMin <= (accented.xMin + accented.xMax) / 2 <= plain.xMax + 100
    assert accented.xMax > plain.xMax - 50


def test_the_same_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    data = make(tmp_path / "made.ttf").read_bytes()
    assert slanted(data) == slanted(data)
