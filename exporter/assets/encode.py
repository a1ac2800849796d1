"""Encodes pictures as small as is right: photographs as JPEG, drawings as PNG, within limits."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from io import BytesIO

from PIL import Image, ImageChops

from exporter.model.profile import PictureProfile

_QUALITIES = (86, 80, 72, 64, 54)
_FLAT = 0.6
_PNG_MAY_COST = 3.0
_COLOURS = 256
_STEP = 0.75
_SMALLEST = 64


class Scaled:
    """A picture at the size in which formats want it; what was encoded for one serves others."""

    def __init__(self, image: Image.Image, *, lossy: bool = False) -> None:
        self.image = image
        self.lossy = lossy
        self._jpegs: dict[int, bytes] = {}

    @property
    def transparent(self) -> bool:
        """Whether something shines through."""
        return self.image.mode == "RGBA"

    @cached_property
    def drawing(self) -> bool:
        """Whether it is drawn (screenshot, diagram), not photographed: most of it is flat.

        What has been a JPEG before gains nothing by being none any more.
        """
        if self.lossy:
            return False
        grey = self.image.convert("L")
        steps = ImageChops.difference(grey, ImageChops.offset(grey, 1, 0))
        return steps.histogram()[0] >= _FLAT * grey.width * grey.height

    def jpeg(self, quality: int) -> bytes:
        """Return it as JPEG; what shines through is white."""
        if quality not in self._jpegs:
            image = self.image
            if self.transparent:
                image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
            out = BytesIO()
            image.convert("RGB").save(out, "JPEG", quality=quality, optimize=True, progressive=True)
            self._jpegs[quality] = out.getvalue()
        return self._jpegs[quality]

    @cached_property
    def png(self) -> bytes:
        """It as PNG."""
        return _png(self.image)

    @cached_property
    def png_of_few_colours(self) -> bytes:
        """It as PNG with a palette."""
        return _png(self.image.quantize(_COLOURS, Image.Quantize.FASTOCTREE))


def scale(image: Image.Image, side: int, *, lossy: bool = False) -> Scaled:
    """Scale a picture down until its longest side has `side` px; never up."""
    factor = side / max(image.size)
    if factor >= 1:
        return Scaled(image, lossy=lossy)
    size = max(1, round(image.width * factor)), max(1, round(image.height * factor))
    smaller = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    return Scaled(smaller, lossy=lossy)


def encode(scaled: Scaled, profile: PictureProfile) -> tuple[bytes, str, tuple[int, int]]:
    """Return a picture as a format takes it: its bytes, their type without `image/`, its size.

    What does not fit at the lowest quality is made smaller, down to a thumbnail.
    """
    data, kind = b"", ""
    for data, kind in _candidates(scaled, profile):
        if len(data) <= profile.max_bytes:
            return data, kind, scaled.image.size
    longest = max(scaled.image.size)
    if longest <= _SMALLEST:
        return data, kind, scaled.image.size
    smaller = scale(scaled.image, int(longest * _STEP), lossy=scaled.lossy)
    return encode(smaller, profile)


def _candidates(scaled: Scaled, profile: PictureProfile) -> Iterator[tuple[bytes, str]]:
    jpeg = "jpeg" in profile.types
    must_be_png = scaled.transparent or not jpeg
    if "png" in profile.types and (must_be_png or scaled.drawing):
        if must_be_png or len(scaled.png) <= _PNG_MAY_COST * len(scaled.jpeg(_QUALITIES[0])):
            yield scaled.png, "png"
        if must_be_png:
            yield scaled.png_of_few_colours, "png"
    if jpeg:
        yield from ((scaled.jpeg(quality), "jpeg") for quality in _QUALITIES)


def _png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
