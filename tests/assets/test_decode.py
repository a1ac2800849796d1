"""Pictures come out upright, in sRGB, whole, or not at all."""

from __future__ import annotations

import struct
import threading
from contextlib import suppress

import pytest
from assets import bombs, drawn
from PIL import Image, ImageCms, ImageFile

from exporter.assets.decode import Raster
from exporter.assets.decode import decode as decode_within
from exporter.assets.errors import BrokenError
from exporter.assets.limits import Limits
from exporter.assets.sniff import Kind

SIDE = 1600


def decode(data: bytes, side: int, *, moving: bool = False) -> Raster:
    return decode_within(data, side, Limits(), moving=moving)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "AVIF", "BMP", "TIFF", "ICO"])
def test_every_type_that_newsletters_use(kind: str) -> None:
    raster = decode(drawn.data(drawn.chart(64, 64), kind), SIDE)
    assert raster.kind.name == kind
    assert (raster.width, raster.height) == (64, 64)
    assert raster.image.mode == "RGB"
    red, green, blue = raster.image.getpixel((16, 40))
    assert red > 150
    assert max(green, blue) < 105


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        ("1", "PNG"), ("L", "PNG"), ("LA", "PNG"), ("P", "GIF"), ("RGBA", "PNG"), ("I;16", "PNG"),
        ("CMYK", "JPEG"), ("L", "JPEG"), ("CMYK", "TIFF"), ("LAB", "TIFF"), ("F", "TIFF"),
    ],
)  # fmt: skip
def test_every_mode_becomes_rgb(mode: str, kind: str) -> None:
    image = Image.new("RGB", (16, 16), "white")
    grey = image.convert("L")
    made = grey.convert("F") if mode == "F" else grey if mode == "I;16" else image
    if mode == "I;16":
        made = Image.frombytes("I;16", (16, 16), b"\xff\xff" * 256)
    elif mode == "LAB":
        made = Image.new("LAB", (16, 16), (255, 0, 0))
    elif mode != "F":
        made = image.convert(mode)
    raster = decode(drawn.data(made, kind), SIDE)
    assert raster.image.mode == "RGB"
    if mode not in {"LAB", "F"}:
        assert min(raster.image.getpixel((8, 8))) > 250


def test_sixteen_bits_of_grey_keep_their_shades() -> None:
    image = Image.frombytes("I;16", (2, 1), struct.pack("<2H", 0x4000, 0xC000))
    raster = decode(drawn.data(image, "PNG"), SIDE)
    assert [raster.image.getpixel((x, 0))[0] for x in (0, 1)] == [0x40, 0xC0]


def test_transparency_stays_only_where_something_shines_through() -> None:
    assert decode(drawn.data(drawn.chart(mode="RGBA"), "PNG"), SIDE).image.mode == "RGBA"
    opaque = drawn.chart().convert("RGBA")
    assert decode(drawn.data(opaque, "PNG"), SIDE).image.mode == "RGB"


def test_a_transparent_colour_of_a_palette() -> None:
    image = Image.new("P", (8, 8), 0)
    image.putpalette([255, 0, 0, 0, 0, 255])
    image.putpixel((0, 0), 1)
    raster = decode(drawn.data(image, "GIF", transparency=1), SIDE)
    assert raster.image.getpixel((0, 0))[3] == 0
    assert raster.image.getpixel((4, 4)) == (255, 0, 0, 255)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_is_applied(orientation: int) -> None:
    upright = Image.new("RGB", (40, 20), "white")
    upright.paste((200, 0, 0), (0, 0, 20, 10))
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    stored = upright.transpose(turns[orientation]) if orientation in turns else upright
    data = drawn.data(stored, "PNG", exif=drawn.exif(orientation))
    raster = decode(data, SIDE)
    assert (raster.width, raster.height) == raster.image.size == (40, 20)
    assert raster.image.getpixel((5, 3)) == (200, 0, 0)
    assert raster.image.getpixel((35, 15)) == (255, 255, 255)
    assert raster.faithful is (orientation == 1)


SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def swapped() -> bytes:
    """Return a profile of a screen whose red and blue are exchanged, under another name."""
    head, table = SRGB[:128], SRGB[128:]
    table = table.replace(b"rXYZ", b"-XYZ", 1).replace(b"bXYZ", b"rXYZ", 1)
    table = table.replace(b"-XYZ", b"bXYZ", 1)
    return head + table.replace("sRGB".encode("utf-16-be"), "odd!".encode("utf-16-be"))


def test_a_colour_profile_is_converted() -> None:
    image = Image.new("RGB", (8, 8), (200, 20, 30))
    raster = decode(drawn.data(image, "PNG", icc_profile=swapped()), SIDE)
    red, _, blue = raster.image.getpixel((4, 4))
    assert red < 60
    assert blue > 180
    assert raster.faithful is False
    assert raster.image.info == {}


def test_a_profile_of_transparent_colours() -> None:
    image = Image.new("RGBA", (8, 8), (200, 20, 30, 128))
    raster = decode(drawn.data(image, "PNG", icc_profile=swapped()), SIDE)
    red, _, blue, alpha = raster.image.getpixel((4, 4))
    assert red < blue
    assert alpha == 128


def grey_profile() -> bytes:
    """Return a profile of greys whose numbers are proportional to the light (ICC.1, 7)."""
    white = struct.pack(">3i", 63189, 65536, 54060)
    parts = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", 5) + b"grey\0" + bytes(79),
        b"wtpt": b"XYZ \0\0\0\0" + white,
        b"kTRC": b"curv\0\0\0\0" + struct.pack(">IH", 1, 256) + bytes(2),
    }
    table, body, start = b"", b"", 132 + 12 * len(parts)
    for name, part in parts.items():
        table += name + struct.pack(">II", start + len(body), len(part))
        body += part + bytes(-len(part) % 4)
    kind = b"lcms\x02\x40\0\0mntrGRAYXYZ " + bytes(12) + b"acsp" + bytes(28) + white
    head = (struct.pack(">I", start + len(body)) + kind).ljust(128, b"\0")
    return head + struct.pack(">I", len(parts)) + table + body


@pytest.mark.parametrize("mode", ["L", "LA"])
def test_a_profile_of_greys_is_converted(mode: str) -> None:
    image = Image.new(mode, (8, 8), 55 if mode == "L" else (55, 128))
    raster = decode(drawn.data(image, "PNG", icc_profile=grey_profile()), SIDE)
    red, green, blue = raster.image.getpixel((4, 4))[:3]
    assert red == green == blue
    assert 125 < red < 133
    assert raster.image.mode == ("RGB" if mode == "L" else "RGBA")


def test_a_profile_of_greys_on_colours_changes_nothing() -> None:
    image = Image.new("RGB", (8, 8), (200, 20, 30))
    raster = decode(drawn.data(image, "PNG", icc_profile=grey_profile()), SIDE)
    assert raster.image.getpixel((4, 4)) == (200, 20, 30)


def test_a_photograph_with_a_depth_beside_it_does_not_move() -> None:
    photo = drawn.photo(400, 300)
    data = drawn.data(photo, "MPO", save_all=True, append_images=[photo.resize((200, 150))])
    raster = decode(data, SIDE, moving=True)
    assert raster.moving is False
    assert raster.width == 400


@pytest.mark.parametrize("profile", [SRGB, b"no profile at all", SRGB[:200]])
def test_a_colour_profile_that_says_nothing_changes_nothing(profile: bytes) -> None:
    image = Image.new("RGB", (8, 8), (200, 100, 50))
    raster = decode(drawn.data(image, "PNG", icc_profile=profile), SIDE)
    assert raster.image.getpixel((4, 4)) == (200, 100, 50)
    assert raster.image.info == {}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "AVIF", "BMP", "TIFF"])
def test_half_a_picture_is_no_picture(kind: str) -> None:
    data = drawn.data(drawn.photo(), kind)
    with pytest.raises(BrokenError, match="the picture is broken"):
        decode(data[: len(data) // 2], SIDE)


def test_half_a_picture_is_none_even_if_weasyprint_said_so() -> None:
    data = drawn.data(drawn.photo(), "JPEG")
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        with pytest.raises(BrokenError, match="it is cut off"):
            decode(data[: len(data) // 2], SIDE)
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False


def test_half_a_picture_is_none_while_weasyprint_is_imported() -> None:
    data = drawn.data(drawn.photo(), "JPEG")[:-4000]
    stop = threading.Event()

    def meddle() -> None:
        for _ in range(200):
            ImageFile.LOAD_TRUNCATED_IMAGES = True
            if stop.wait(0.0005):
                return

    meddler = threading.Thread(target=meddle)
    meddler.start()
    try:
        for _ in range(20):
            with pytest.raises(BrokenError):
                decode(data, SIDE)
    finally:
        stop.set()
        meddler.join()
        ImageFile.LOAD_TRUNCATED_IMAGES = False


@pytest.mark.parametrize(
    "size", [(13_000, 13_000), (30_000, 30_000), (8_000, 7_000), (60_000, 10), (2**30, 2**30)]
)
def test_too_many_pixels_are_refused_before_decoding(size: tuple[int, int]) -> None:
    with pytest.raises(BrokenError) as caught:
        decode(bombs.png_head(*size), SIDE)
    assert caught.value.message == "the picture has more than 50 million px"


def test_a_lie_about_the_type_helps_nobody() -> None:
    with pytest.raises(BrokenError):
        decode(b"\x89PNG\r\n\x1a\n%!PS-Adobe-3.0 EPSF-3.0\n", SIDE)


@pytest.mark.parametrize("seed", range(60))
def test_damage_anywhere_is_survived(seed: int) -> None:
    kinds = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP")
    data = bytearray(drawn.data(drawn.chart(48, 48), kinds[seed % 6]))
    for step in range(12):
        data[(seed * 7919 + step * 104_729) % len(data)] ^= 1 << (seed + step) % 8
    with suppress(BrokenError):
        assert decode(bytes(data), SIDE, moving=True).image.mode in {"RGB", "RGBA"}


def test_a_large_jpeg_is_decoded_smaller_but_knows_its_size() -> None:
    raster = decode(drawn.data(drawn.chart(4000, 3000), "JPEG"), 400)
    assert (raster.width, raster.height) == (4000, 3000)
    assert 400 <= max(raster.image.size) < 1600


def test_a_large_png_is_reduced_to_no_less_than_twice_what_is_wanted() -> None:
    raster = decode(drawn.data(drawn.chart(4000, 1000), "PNG"), 400)
    assert (raster.width, raster.height) == (4000, 1000)
    assert 800 <= max(raster.image.size) < 1600


def test_what_moves_is_known_when_asked() -> None:
    for kind in ("GIF", "WEBP"):
        raster = decode(drawn.animation(kind), SIDE, moving=True)
        assert (raster.moving, raster.playable) == (True, True)
    assert not decode(drawn.animation(), SIDE).moving
    assert not decode(drawn.data(drawn.chart(), "GIF"), SIDE, moving=True).moving


@pytest.mark.parametrize("kind", ["PNG", "AVIF"])
def test_what_moves_but_is_shown_nowhere_is_known_to_move(kind: str) -> None:
    raster = decode(drawn.animation(kind), SIDE, moving=True)
    assert (raster.moving, raster.playable) == (True, False)


@pytest.mark.parametrize(
    ("limits", "playable"),
    [
        (Limits(frames=4), True),
        (Limits(frames=3), False),
        (Limits(pixels=60 * 60), True),
        (Limits(pixels=60 * 60 * 4 // 8), True),
    ],
)
def test_too_many_frames_stand_still(limits: Limits, *, playable: bool) -> None:
    moving = drawn.animation()
    if limits.pixels < 60 * 60:
        with pytest.raises(BrokenError, match="million px"):
            decode_within(moving, SIDE, limits, moving=True)
        return
    assert decode_within(moving, SIDE, limits, moving=True).playable is playable


def test_frames_of_too_many_pixels_in_all_stand_still() -> None:
    many = drawn.animation(frames=9)
    assert not decode_within(many, SIDE, Limits(pixels=60 * 60), moving=True).playable


@pytest.mark.parametrize(("pixels", "fits"), [(64 * 48, True), (64 * 48 - 1, False)])
def test_the_limit_of_pixels(pixels: int, *, fits: bool) -> None:
    data = drawn.data(drawn.chart(64, 48), "PNG")
    if fits:
        assert decode_within(data, SIDE, Limits(pixels)).width == 64
    else:
        with pytest.raises(BrokenError, match=r"more than 0.00307 million px"):
            decode_within(data, SIDE, Limits(pixels))


def test_an_animation_cut_off_is_broken_where_it_moves() -> None:
    with pytest.raises(BrokenError):
        decode(drawn.animation(side=200)[:-300], SIDE, moving=True)


def test_a_drawing() -> None:
    raster = decode(drawn.SVG.encode(), SIDE)
    assert raster.kind is Kind.SVG
    assert raster.density == 2
    assert raster.image.size == (80, 40)
    assert raster.faithful is False
