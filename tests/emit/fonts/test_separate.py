from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from emit.fonts.made import make
from fontTools.ttLib import TTFont

from exporter.emit.fonts.separate import separate


@pytest.fixture
def shared_glyphs(tmp_path: Path) -> bytes:
    """A font that shows ― as —, and a hard space as a space."""
    font = TTFont(make(tmp_path / "made.ttf"))
    for table in font["cmap"].tables:
        table.cmap[0x2015] = table.cmap[ord("—")]
        table.cmap[0xA0] = table.cmap[ord(" ")]
    file = BytesIO()
    font.save(file)
    return file.getvalue()


def names(data: bytes) -> dict[int, str]:
    found: dict[int, str] = TTFont(BytesIO(data)).getBestCmap()
    return found


def test_two_characters_have_two_glyphs_that_look_alike(shared_glyphs: bytes) -> None:
    assert len({names(shared_glyphs)[0x2014], names(shared_glyphs)[0x2015]}) == 1
    separated = separate(shared_glyphs, frozenset("中—―"))
    font = TTFont(BytesIO(separated))
    dash, bar = (font.getBestCmap()[point] for point in (0x2014, 0x2015))
    assert dash != bar
    assert font["glyf"][dash] == font["glyf"][bar]
    assert font["hmtx"][dash] == font["hmtx"][bar]
    assert font["maxp"].numGlyphs == len(font.getGlyphOrder())


def test_a_font_stays_as_it_is_where_only_one_of_them_is_used(shared_glyphs: bytes) -> None:
    assert separate(shared_glyphs, frozenset("中—")) is shared_glyphs
    assert separate(shared_glyphs, frozenset("中―")) is shared_glyphs


def test_two_spaces_may_share_their_nothing(shared_glyphs: bytes) -> None:
    assert separate(shared_glyphs, frozenset(" \u00a0中")) is shared_glyphs


def test_what_the_font_has_not_is_no_double(shared_glyphs: bytes) -> None:
    assert separate(shared_glyphs, frozenset("缺失中")) is shared_glyphs


def test_the_same_twice_gives_the_same_bytes(shared_glyphs: bytes) -> None:
    wanted = frozenset("中—―")
    assert separate(shared_glyphs, wanted) == separate(shared_glyphs, wanted)
