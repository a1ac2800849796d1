"""Pictures drawn by code, and the bytes of files that hold them."""

from __future__ import annotations

import random
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw

from exporter.model.profile import PictureProfile

PRINT = PictureProfile(types=("jpeg", "png"), max_side=1400, max_bytes=1_500_000)
SCREEN = PictureProfile(
    types=("jpeg", "png", "gif", "webp"), max_side=1600, max_bytes=500_000, animation=True
)
SMALL = PictureProfile(types=("jpeg", "png"), max_side=200, max_bytes=30_000)


def photo(width: int = 320, height: int = 240) -> Image.Image:
    """Return a picture without a flat spot: soft shapes under grain."""
    grain = random.Random(width * height).randbytes(width * height * 3)  # noqa: S311
    noise = Image.frombytes("RGB", (width, height), grain)
    soft = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    return Image.blend(soft, noise, 0.25)


def chart(width: int = 320, height: int = 240, mode: str = "RGB") -> Image.Image:
    """Return a drawing: a few bars on white, or on nothing."""
    background = (255, 255, 255, 0) if mode == "RGBA" else (255, 255, 255)
    image = Image.new(mode, (width, height), background)
    pen = ImageDraw.Draw(image)
    for index, colour in enumerate(("#c0392b", "#2980b9", "#27ae60")):
        left = width * (index + 1) // 5
        pen.rectangle((left, height * index // 5, left + width // 8, height * 9 // 10), fill=colour)
    return image


def data(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def animation(kind: str = "GIF", frames: int = 4, side: int = 60) -> bytes:
    pictures = [Image.new("RGB", (side, side), (11 * i, 200 - 7 * i, 90)) for i in range(frames)]
    return data(pictures[0], kind, save_all=True, append_images=pictures[1:], duration=100, loop=0)


def opened(bytes_: bytes) -> Image.Image:
    image = Image.open(BytesIO(bytes_))
    image.load()
    return image


def exif(orientation: int = 1) -> Image.Exif:
    """Return metadata with a place, a camera and an orientation."""
    written = Image.Exif()
    written[0x0112] = orientation
    written[0x010F] = "相机牌 CAMERA"
    place = {1: "N", 2: (30.0, 15.0, 0.0), 3: "E", 4: (120.0, 10.0, 0.0)}
    written.get_ifd(0x8825).update(place)
    return written


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    '<rect width="40" height="20" fill="#c0392b"/></svg>'
)


def svg(inside: str, attributes: str = 'width="40" height="20"') -> bytes:
    head = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"<svg {head} {attributes}>{inside}</svg>".encode()
