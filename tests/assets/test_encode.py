"""Each picture becomes the file that is right for it, within what the format takes."""

from __future__ import annotations

import pytest
from assets import drawn
from PIL import Image

from exporter.assets.encode import encode, scale
from exporter.model.profile import PictureProfile


def profile(*types: str, max_bytes: int = 1_000_000) -> PictureProfile:
    return PictureProfile(types=types, max_side=1600, max_bytes=max_bytes)


BOTH = profile("jpeg", "png")


def test_a_photograph_is_a_jpeg() -> None:
    data, kind, size = encode(scale(drawn.photo(), 1600), BOTH)
    assert kind == "jpeg"
    assert size == drawn.opened(data).size == (320, 240)
    assert drawn.opened(data).info.get("progressive")


def test_a_drawing_is_a_png_and_loses_nothing() -> None:
    data, kind, _ = encode(scale(drawn.chart(), 1600), BOTH)
    assert kind == "png"
    assert drawn.opened(data).convert("RGB").tobytes() == drawn.chart().tobytes()


def test_a_drawing_that_was_a_jpeg_stays_one() -> None:
    assert encode(scale(drawn.chart(), 1600, lossy=True), BOTH)[1] == "jpeg"


def test_transparency_stays() -> None:
    data, kind, _ = encode(scale(drawn.chart(mode="RGBA"), 1600), BOTH)
    assert kind == "png"
    assert drawn.opened(data).getpixel((0, 0))[3] == 0


def test_transparency_is_white_where_only_jpeg_is_taken() -> None:
    data, kind, _ = encode(scale(drawn.chart(mode="RGBA"), 1600), profile("jpeg"))
    assert kind == "jpeg"
    assert min(drawn.opened(data).getpixel((2, 2))) > 245


def test_only_png_is_taken() -> None:
    assert encode(scale(drawn.photo(), 1600), profile("png"))[1] == "png"


@pytest.mark.sweep
@pytest.mark.parametrize("limit", [60_000, 20_000, 8_000, 2_000])
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_it_fits(limit: int, mode: str) -> None:
    image = drawn.photo(640, 480).convert(mode)
    if mode == "RGBA":
        image.putalpha(Image.linear_gradient("L").resize(image.size))
    for types in (("jpeg", "png"), ("png",), ("jpeg",)):
        data, kind, size = encode(scale(image, 1600), profile(*types, max_bytes=limit))
        assert len(data) <= limit
        assert kind in types
        assert drawn.opened(data).size == size


def test_quality_goes_down_before_size_does() -> None:
    scaled = scale(drawn.photo(), 1600)
    limit = len(scaled.jpeg(86)) - 1
    data, _, size = encode(scaled, profile("jpeg", max_bytes=limit))
    assert size == (320, 240)
    assert data == scaled.jpeg(80)


@pytest.mark.parametrize(
    ("size", "side", "wanted"),
    [
        ((4000, 3000), 1600, (1600, 1200)),
        ((300, 4000), 1600, (120, 1600)),
        ((800, 600), 1600, (800, 600)),
        ((5000, 1), 100, (100, 1)),
    ],
)
def test_scaling_goes_down_only(size: tuple[int, int], side: int, wanted: tuple[int, int]) -> None:
    assert scale(Image.new("RGB", size), side).image.size == wanted


def test_the_same_bytes_each_time() -> None:
    for image in (drawn.photo(), drawn.chart(), drawn.chart(mode="RGBA")):
        first, second = (encode(scale(image.copy(), 200), BOTH)[0] for _ in range(2))
        assert first == second
