from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from emit.fonts.made import make
from fontTools.pens.areaPen import AreaPen
from fontTools.ttLib import TTFont

from exporter import theme
from exporter.emit.fonts.boxes import boxed
from exporter.emit.fonts.subset import subset

DIGITS = "0123456789ABCDEF"
TANGUT, ETHIOPIC = "\U00017000", "\u1234"


@pytest.fixture
def digits() -> bytes:
    path = theme.built_font("Noto Serif SC")
    if path is None:
        pytest.skip("the fonts are not built")
    return subset(path, frozenset(DIGITS + "中"))


def test_a_box_shows_the_number_of_its_character(digits: bytes) -> None:
    font = TTFont(BytesIO(boxed(digits, {TANGUT, ETHIOPIC})))
    names = font.getBestCmap()
    counts = {digit: font["glyf"][names[ord(digit)]].numberOfContours for digit in DIGITS}
    for character, said in ((TANGUT, "017000"), (ETHIOPIC, "1234")):
        glyph = font["glyf"][names[ord(character)]]
        assert glyph.numberOfContours == 2 + sum(counts[digit] for digit in said)
        assert font["hmtx"][names[ord(character)]] == (font["head"].unitsPerEm, glyph.xMin)
    assert font["maxp"].numGlyphs == len(font.getGlyphOrder())


def test_what_stands_in_it_stays_in_its_frame(digits: bytes) -> None:
    font = TTFont(BytesIO(boxed(digits, {TANGUT})))
    coordinates, ends, _ = font["glyf"][font.getBestCmap()[ord(TANGUT)]].getCoordinates(
        font["glyf"]
    )
    frame, inner = coordinates[: ends[0] + 1], coordinates[ends[0] + 1 : ends[1] + 1]
    inside = coordinates[ends[1] + 1 :]
    assert min(x for x, _ in inner) < min(x for x, _ in inside)
    assert max(x for x, _ in inner) > max(x for x, _ in inside)
    assert min(y for _, y in inner) < min(y for _, y in inside)
    assert max(y for _, y in inner) > max(y for _, y in inside)
    assert (min(x for x, _ in frame), max(x for x, _ in frame)) == (60, 940)


def test_the_frame_is_hollow(digits: bytes) -> None:
    font = TTFont(BytesIO(boxed(digits, {ETHIOPIC})))
    pen = AreaPen()
    font.getGlyphSet()[font.getBestCmap()[ord(ETHIOPIC)]].draw(pen)
    assert 0.1e6 < abs(pen.value) < 0.5e6


def test_a_character_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    data = make(tmp_path / "made.ttf").read_bytes()
    assert boxed(data, {"中"}) == boxed(data, ())


def test_the_same_twice_gives_the_same_bytes(digits: bytes) -> None:
    assert boxed(digits, {TANGUT, ETHIOPIC}) == boxed(digits, {ETHIOPIC, TANGUT})
