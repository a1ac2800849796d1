"""What stands for a picture that could not be had."""

from __future__ import annotations

import pytest
from assets import drawn
from assets.drawn import PRINT, SCREEN
from PIL import ImageChops

from exporter.assets.placeholder import draw, placeholders
from exporter.model.profile import PictureProfile

JPEG_ONLY = PictureProfile(types=("jpeg",), max_side=300, max_bytes=20_000)


def test_it_is_drawn_for_every_profile_and_says_what_it_is() -> None:
    made = placeholders("海边的灯塔", "https://h.cn/灯塔.png", (PRINT, SCREEN, JPEG_ONLY))
    assert [picture.media_type for picture in made.values()] == [
        "image/png", "image/png", "image/jpeg",
    ]  # fmt: skip
    for profile, picture in made.items():
        assert picture.placeholder
        assert max(picture.width, picture.height) <= profile.max_side
        assert len(picture.data) <= profile.max_bytes
        assert drawn.opened(picture.data).size == (picture.width, picture.height)


def test_the_same_bytes_each_time() -> None:
    first, second = (placeholders("灯塔", "a.png", (PRINT,)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("海边的灯塔", "a.png"), ("海边的灯火", "a.png")),
        (("灯塔", "a.png"), ("灯塔", "b.png")),
        (("灯塔", "a.png"), ("", "a.png")),
    ],
)
def test_alt_text_and_address_are_visible(one: tuple[str, str], other: tuple[str, str]) -> None:
    difference = ImageChops.difference(draw(*one), draw(*other)).getbbox()
    assert difference is not None


@pytest.mark.parametrize(
    "text",
    [
        "很长的说明" * 100,
        "https://h.cn/" + "a" * 3000,
        "<script>&amp;\"'</script>",
        "换\n行\t与\0控\x1b制\u2028符",
        "💡 emoji 𠮷 עברית",
        "]]>",
    ],
)
def test_any_text_can_be_drawn_and_stays_inside(text: str) -> None:
    image = draw(text, text)
    blank = draw("", "")
    for column in (14, image.width - 14):
        strip = (column - 4, 20, column + 4, image.height - 20)
        assert image.crop(strip).tobytes() == blank.crop(strip).tobytes()
