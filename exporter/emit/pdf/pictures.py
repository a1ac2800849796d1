"""Scales photographs that have more than 200 dpi of their printed size to 200."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from io import BytesIO

from PIL import Image

from exporter.model.bundle import Picture

_DPI = 200
_MM = 25.4
_QUALITY = 86


@dataclass(frozen=True, slots=True)
class Room:
    """How much of the page a picture may take, in mm."""

    width: float
    height: float


def fit(picture: Picture, room: Room) -> Picture:
    """Return a picture with as many pixels as its room needs, the same if that saves nothing.

    Photographs are encoded anew; drawings stay as they are, as smoothing makes them larger.
    """
    if picture.media_type != "image/jpeg":
        return picture
    with Image.open(BytesIO(picture.data)) as image:
        shown = min(room.width, room.height * image.width / image.height)
        factor = shown / _MM * _DPI / image.width
        if factor >= 1:
            return picture
        size = max(1, round(image.width * factor)), max(1, round(image.height * factor))
        image.draft(image.mode, size)
        scaled = image.resize(size, Image.Resampling.BICUBIC)
    out = BytesIO()
    scaled.save(out, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    data = out.getvalue()
    if len(data) >= len(picture.data):
        return picture
    return replace(picture, data=data, digest=sha256(data).hexdigest())
