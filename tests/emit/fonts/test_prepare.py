from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
import uharfbuzz as hb
from emit.fonts.made import EM, GLYPHS, make
from fontTools.ttLib import TTFont

from exporter.emit.fonts.prepare import prepare
from exporter.emit.typesetting.marks import HYPHEN, NARROW_APOSTROPHE, WIDTHS, variant, variants

MARKS = "，。（）“”’"


@pytest.fixture(scope="module", params=[False, True], ids=["TrueType", "CFF"])
def prepared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> TTFont:
    path = make(tmp_path_factory.mktemp("fonts") / "made.ttf", cff=request.param)
    return TTFont(BytesIO(prepare(path)))


def ink(font: TTFont, character: str) -> tuple[int, int, int]:
    """Return advance, left and right edge of a character's glyph."""
    name = font.getBestCmap()[ord(character)]
    glyph = font["glyf"][name]
    return font["hmtx"][name][0], glyph.xMin, glyph.xMax


def shaped(font: TTFont, text: str) -> list[int]:
    file = BytesIO()
    font.save(file)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(hb.Font(hb.Face(hb.Blob(file.getvalue()))), buffer)
    return [position.x_advance for position in buffer.glyph_positions]


def test_outlines_are_truetype(prepared: TTFont) -> None:
    assert "glyf" in prepared
    assert "CFF " not in prepared
    assert ink(prepared, "中") == GLYPHS["中"]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_mark_is_there_in_every_width_with_the_same_ink(
    prepared: TTFont, mark: str, width: int
) -> None:
    _, left, right = GLYPHS[mark]
    shift = width - EM if mark in "（“" else 0
    assert ink(prepared, variant(mark, width)) == (width, left + shift, right + shift)


@pytest.mark.parametrize("mark", MARKS)
def test_the_narrowest_keeps_its_ink_inside(prepared: TTFont, mark: str) -> None:
    width, left, right = ink(prepared, variant(mark, WIDTHS[0]))
    assert 0 <= left < right <= width


@pytest.mark.parametrize(
    ("text", "advances"),
    [
        ("中，中", [EM, EM, EM]),
        ("中。”中", [EM, 500, EM, EM]),
        ("，“中", [500, EM, EM]),
        ("（“中", [EM, 500, EM]),
        ("）。，", [500, 500, EM]),
        ("dn’t", [600, 600, 270, 360]),
        ("中’中", [EM, EM, EM]),
    ],
)
def test_the_feature_compresses_what_is_adjacent(
    prepared: TTFont, text: str, advances: list[int]
) -> None:
    assert shaped(prepared, text) == advances


def test_the_dot_stands_in_the_middle_of_half_a_body(prepared: TTFont) -> None:
    width, left, right = ink(prepared, "·")
    assert width == EM // 2
    assert left + right == width


def test_two_dashes_are_one_line(prepared: TTFont) -> None:
    assert ink(prepared, "—") == (EM, 0, EM)


def test_the_hyphen_at_a_line_end_has_a_glyph_of_its_own(prepared: TTFont) -> None:
    names = prepared.getBestCmap()
    assert names[ord(HYPHEN)] != names[ord("-")]
    assert ink(prepared, HYPHEN) == ink(prepared, "-")


def test_the_narrow_apostrophe_can_be_asked_for(prepared: TTFont) -> None:
    assert ink(prepared, NARROW_APOSTROPHE)[0] == 270


def test_a_font_without_a_narrow_one_has_it_from_the_ink(tmp_path: Path) -> None:
    font = TTFont(BytesIO(prepare(make(tmp_path / "made.ttf", pwid=False))))
    width, left, right = ink(font, NARROW_APOSTROPHE)
    assert right - left == GLYPHS["’"][2] - GLYPHS["’"][1]
    assert 0 < left < right < width < EM // 3
    assert shaped(font, "dn’t") == [600, 600, width, 360]


def test_marks_that_a_font_has_narrow_are_shown_as_they_are(tmp_path: Path) -> None:
    latin = {"“": (460, 50, 410), "’": (330, 80, 230)}
    font = TTFont(BytesIO(prepare(make(tmp_path / "made.ttf", pwid=False, other=latin))))
    assert all(ink(font, shown) == latin["“"] for shown in variants("“"))
    assert ink(font, NARROW_APOSTROPHE) == latin["’"]
    assert shaped(font, "dn’t") == [600, 600, 330, 360]


def test_only_some_characters_may_be_kept(tmp_path: Path) -> None:
    font = TTFont(BytesIO(prepare(make(tmp_path / "made.ttf"), "中，")))
    kept = set(map(chr, font.getBestCmap()))
    assert kept == {"中", "，", *variants("，")}


def test_a_font_without_marks_stays_a_font(tmp_path: Path) -> None:
    font = TTFont(BytesIO(prepare(make(tmp_path / "made.ttf"), "中文")))
    assert set(map(chr, font.getBestCmap())) == {"中", "文"}
    assert "GSUB" not in font


def test_the_same_font_gives_the_same_bytes(tmp_path: Path) -> None:
    path = make(tmp_path / "made.ttf")
    assert prepare(path) == prepare(path)
