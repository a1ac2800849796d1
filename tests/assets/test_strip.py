"""Metadata goes, the picture stays as it was, pixel for pixel."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from assets import drawn
from PIL import Image, ImageCms, ImageSequence, PngImagePlugin

from exporter.assets.sniff import Kind
from exporter.assets.strip import strip

SECRETS = (b"CAMERA", b"Exif", b"EXIF", b"http://ns.adobe.com/xap", b"SECRET")
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>SECRET</x:xmpmeta>"


def text() -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "SECRET")
    info.add_itxt("Title", "SECRET 阿雨", zip=False)
    return info


FILES = {
    "a photograph": (
        Kind.JPEG,
        drawn.data(drawn.photo(), "JPEG", exif=drawn.exif(), xmp=XMP, comment=b"SECRET"),
    ),
    "a progressive photograph": (
        Kind.JPEG,
        drawn.data(drawn.photo(), "JPEG", progressive=True, exif=drawn.exif()),
    ),
    "a photograph with restart markers": (
        Kind.JPEG,
        drawn.data(drawn.photo(), "JPEG", restart_marker_rows=1, exif=drawn.exif()),
    ),
    "a screenshot": (
        Kind.PNG,
        drawn.data(drawn.chart(), "PNG", exif=drawn.exif(), pnginfo=text()),
    ),
    "a still WebP": (Kind.WEBP, drawn.data(drawn.chart(), "WEBP", exif=drawn.exif(), xmp=XMP)),
    "a WebP with transparency": (
        Kind.WEBP,
        drawn.data(drawn.chart(mode="RGBA"), "WEBP", lossless=True, exif=drawn.exif()),
    ),
    "a still GIF": (Kind.GIF, drawn.data(drawn.chart(), "GIF", comment=b"SECRET")),
    "a moving GIF": (Kind.GIF, drawn.animation()),
    "a moving WebP": (Kind.WEBP, drawn.animation("WEBP")),
}


def frames(data: bytes) -> list[bytes]:
    image = Image.open(BytesIO(data))
    return [frame.convert("RGBA").tobytes() for frame in ImageSequence.Iterator(image)]


@pytest.mark.parametrize("name", FILES)
def test_only_metadata_goes(name: str) -> None:
    kind, data = FILES[name]
    bare = strip(data, kind)
    assert bare is not None
    assert frames(bare) == frames(data)
    assert not [secret for secret in SECRETS if secret in bare]
    assert strip(bare, kind) == bare
    image = drawn.opened(bare)
    assert not image.getexif()
    assert "comment" not in image.info


def test_the_samples_do_hold_metadata() -> None:
    holding = [name for name, (_, data) in FILES.items() if any(s in data for s in SECRETS)]
    assert len(holding) == len(FILES) - 2


def test_a_loop_and_its_pace_stay() -> None:
    bare = strip(drawn.animation(), Kind.GIF)
    assert bare is not None
    image = Image.open(BytesIO(bare))
    assert image.info["loop"] == 0
    assert image.info["duration"] == 100


def test_what_nobody_knows_goes() -> None:
    webp = FILES["a moving WebP"][1]
    inside = webp[:12] + webp[12:] + b"GPS " + struct.pack("<I", 6) + b"SECRET"
    gif = FILES["a still GIF"][1]
    remark = b"\x21\x01\x06SECRET\0"
    jpeg = FILES["a photograph"][1]
    thumbnail = b"\xff\xe0\x00\x13JFXX\0\x10SECRET" + bytes(5)
    for kind, data in (
        (Kind.WEBP, b"RIFF" + struct.pack("<I", len(inside) - 8) + inside[8:]),
        (Kind.GIF, gif[:-1] + remark + gif[-1:]),
        (Kind.JPEG, jpeg[:2] + thumbnail + jpeg[2:]),
    ):
        bare = strip(data, kind)
        assert bare is not None
        assert b"SECRET" not in bare
        assert frames(bare) == frames(data)


def test_what_follows_the_end_goes() -> None:
    for name, (kind, data) in FILES.items():
        if kind is not Kind.WEBP:
            bare = strip(data + b"SECRET", kind)
            assert bare == strip(data, kind), name


def test_a_colour_profile_that_says_nothing_new_goes() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for kind in (Kind.JPEG, Kind.PNG, Kind.WEBP):
        data = drawn.data(drawn.chart(), kind.name, icc_profile=profile)
        bare = strip(data, kind)
        assert bare is not None
        assert len(bare) < len(data)
        assert "icc_profile" not in drawn.opened(bare).info


@pytest.mark.parametrize("kind", [Kind.AVIF, Kind.BMP, Kind.TIFF, Kind.ICO, Kind.SVG])
def test_other_types_are_not_taken_apart(kind: Kind) -> None:
    assert strip(b"whatever", kind) is None


@pytest.mark.parametrize("kind", [Kind.JPEG, Kind.PNG, Kind.GIF])
def test_a_structure_that_breaks_off_gives_nothing(kind: Kind) -> None:
    data = drawn.data(drawn.chart(), kind.name)
    for end in range(3, 200, 7):
        bare = strip(data[:end], kind)
        assert bare is None or len(bare) <= end
