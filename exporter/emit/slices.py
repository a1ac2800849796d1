"""Cuts a picture many times as high as wide into slices that follow one another over pages.

A long screenshot is read, not looked at: squeezed into the height of a figure it is a strip that
nobody can read. Cuts are made where a row of pixels is of one colour, as between two lines of text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from io import BytesIO

from PIL import Image

from exporter.model.bundle import Picture

TALL = 3.5  # times as high as wide
_SEARCH = 0.25  # of a slice's height, back from where it should end
_QUALITY = 86


def is_tall(picture: Picture) -> bool:
    """Tell whether a picture is to be read across pages."""
    return picture.height >= TALL * picture.width and not picture.placeholder


def ends(picture: Picture, height: float) -> list[int]:
    """Return the rows before which slices end, each at most `height` times as high as wide."""
    with Image.open(BytesIO(picture.data)) as image:
        return list(_ends(image, height))


def cut(picture: Picture, height: float) -> Iterator[Picture]:
    """Yield the slices of a picture from top to bottom, each at most `height` times its width."""
    with Image.open(BytesIO(picture.data)) as image:
        image.load()
        top = 0
        for bottom in _ends(image, height):
            yield _slice(picture, image, top, bottom)
            top = bottom


def _ends(image: Image.Image, height: float) -> Iterator[int]:
    step = max(1, int(image.width * height))
    plain = _plain_rows(image)
    end = 0
    while image.height - end > step:
        wanted = end + step
        least = wanted - int(step * _SEARCH)
        end = next((row for row in range(wanted, least, -1) if plain[row]), wanted)
        yield end
    yield image.height


def _plain_rows(image: Image.Image) -> list[bool]:
    """Tell of each row whether it is of one colour."""
    grey = image.convert("L")
    data, width = grey.tobytes(), grey.width
    rows = (data[start : start + width] for start in range(0, len(data), width))
    return [max(row) - min(row) <= 2 for row in rows]  # noqa: PLR2004 - JPEG is never quite plain


def _slice(picture: Picture, image: Image.Image, top: int, bottom: int) -> Picture:
    part = image.crop((0, top, image.width, bottom))
    out = BytesIO()
    if picture.media_type == "image/jpeg":
        part.save(out, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    else:
        part.save(out, "PNG")
    data = out.getvalue()
    digest = sha256(data).hexdigest()
    return replace(picture, data=data, width=part.width, height=part.height, digest=digest)
