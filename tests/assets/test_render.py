"""From a picture's bytes to what each format embeds."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest
from assets import drawn
from assets.drawn import PRINT, SCREEN, SMALL

from exporter.assets.confine import Confinement
from exporter.assets.errors import BrokenError
from exporter.assets.limits import Limits
from exporter.assets.render import render
from exporter.assets.sniff import Kind
from exporter.assets.strip import strip

PROFILES = (PRINT, SCREEN, SMALL)
LARGE = replace(PRINT, max_side=3000)


@pytest.mark.sweep
def test_every_profile_gets_a_picture_that_it_takes() -> None:
    for original in (
        drawn.data(drawn.photo(2000, 1500), "JPEG"), drawn.data(drawn.chart(1800, 900), "PNG"),
        drawn.data(drawn.chart(500, 500, "RGBA"), "WEBP"), drawn.data(drawn.photo(), "AVIF"),
        drawn.data(drawn.chart(), "BMP"), drawn.data(drawn.chart(64, 64), "ICO"),
        drawn.animation(), drawn.SVG.encode(),
    ):  # fmt: skip
        rendered = render(original, PROFILES)
        assert set(rendered) == set(PROFILES)
        for profile, picture in rendered.items():
            assert picture.media_type.removeprefix("image/") in profile.types
            assert max(picture.width, picture.height) <= profile.max_side
            assert len(picture.data) <= profile.max_bytes
            assert picture.digest == sha256(picture.data).hexdigest()
            assert picture.placeholder is False


def test_what_is_fine_passes_unchanged_but_for_its_metadata() -> None:
    original = drawn.data(drawn.photo(), "JPEG", exif=drawn.exif())
    picture = render(original, [PRINT])[PRINT]
    assert picture.data == strip(original, Kind.JPEG)
    assert (picture.width, picture.height) == (320, 240)
    assert b"CAMERA" not in picture.data


def test_what_lies_on_its_side_is_turned_and_made_anew() -> None:
    original = drawn.data(drawn.photo(), "JPEG", exif=drawn.exif(6))
    for profile, picture in render(original, PROFILES).items():
        assert picture.height > picture.width
        image = drawn.opened(picture.data)
        assert image.size == (picture.width, picture.height), profile
        assert not image.getexif()


@pytest.mark.sweep
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_no_place_and_no_camera_remain(kind: str) -> None:
    for image in (drawn.photo(900, 700), drawn.chart(900, 700)):
        rendered = render(drawn.data(image, kind, exif=drawn.exif()), PROFILES)
        for picture in rendered.values():
            assert b"CAMERA" not in picture.data
            assert not drawn.opened(picture.data).getexif()


def test_a_photograph_in_a_large_png_becomes_a_jpeg() -> None:
    original = drawn.data(drawn.photo(800, 600), "PNG")
    picture = render(original, [PRINT])[PRINT]
    assert picture.media_type == "image/jpeg"
    assert len(picture.data) < len(original) / 3


def test_a_screenshot_stays_a_png() -> None:
    assert render(drawn.data(drawn.chart(), "PNG"), [PRINT])[PRINT].media_type == "image/png"


def test_animation_stays_where_it_may_move() -> None:
    for kind in ("GIF", "WEBP"):
        rendered = render(drawn.animation(kind), [PRINT, SCREEN])
        moving = drawn.opened(rendered[SCREEN].data)
        still = drawn.opened(rendered[PRINT].data)
        assert getattr(moving, "n_frames", 1) == 4
        assert getattr(still, "n_frames", 1) == 1
        assert still.convert("RGB").getpixel((9, 9)) in {(0, 200, 90), (0, 201, 90)}


def test_a_moving_png_stands_still() -> None:
    for picture in render(drawn.animation("PNG"), PROFILES).values():
        assert b"acTL" not in picture.data
        assert getattr(drawn.opened(picture.data), "n_frames", 1) == 1


@pytest.mark.parametrize(
    ("changes", "still"),
    [
        ({"max_bytes": 600}, True),
        ({"max_side": 40}, True),
        ({"types": ("jpeg", "png")}, True),
        ({}, False),
        ({"animation": False, "types": ("jpeg", "png")}, False),
    ],
)
def test_animation_that_does_not_fit_stands_still_and_says_so(
    changes: dict[str, object], *, still: bool
) -> None:
    profile = replace(SCREEN, **changes)  # type: ignore[arg-type]
    picture = render(drawn.animation(frames=12), [profile])[profile]
    assert picture.still is still
    assert len(picture.data) <= profile.max_bytes
    frames = getattr(drawn.opened(picture.data), "n_frames", 1)
    assert (frames == 1) is (still or not profile.animation)


def test_more_frames_than_the_limit_stand_still() -> None:
    confinement = Confinement(Limits(frames=3))
    assert render(drawn.animation(), [SCREEN], confinement)[SCREEN].still


def test_a_still_picture_is_not_said_to_stand_still() -> None:
    for kind in ("GIF", "PNG", "JPEG"):
        assert not render(drawn.data(drawn.chart(), kind), [SCREEN])[SCREEN].still


def test_a_drawing_is_shown_at_its_size_and_made_of_more_px() -> None:
    picture = render(drawn.SVG.encode(), [PRINT])[PRINT]
    assert (picture.width, picture.height) == (40, 20)
    assert drawn.opened(picture.data).size == (80, 40)
    large = drawn.SVG.replace('width="40" height="20"', 'viewBox="0 0 40 20" width="4000"')
    assert render(large.encode(), [PRINT])[PRINT].width == 1400


@pytest.mark.sweep
def test_bytes_do_not_depend_on_the_company() -> None:
    for image, kind in ((drawn.photo(1800, 600), "PNG"), (drawn.chart(4000, 2000), "JPEG")):
        original = drawn.data(image, kind)
        together = render(original, (*PROFILES, LARGE))
        for profile, picture in together.items():
            assert render(original, [profile])[profile] == picture


def test_a_profile_larger_than_usual() -> None:
    picture = render(drawn.data(drawn.chart(4000, 2000), "JPEG"), [LARGE])[LARGE]
    assert (picture.width, picture.height) == (3000, 1500)


def test_no_profile_is_a_check() -> None:
    assert render(drawn.data(drawn.chart(), "PNG"), []) == {}
    with pytest.raises(BrokenError):
        render(drawn.data(drawn.photo(), "JPEG")[:900], [])


def test_a_long_screenshot_keeps_the_px_that_reading_it_needs() -> None:
    profile = replace(PRINT, max_side=1000, tall_side=3000)
    long = drawn.data(drawn.chart(400, 4000), "PNG")
    assert (made := render(long, [profile])[profile]).height == 3000
    assert made.width == 300
    usual = render(drawn.data(drawn.chart(400, 1300), "PNG"), [profile])[profile]
    assert usual.height == 1000
