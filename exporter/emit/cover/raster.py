"""Makes pixels of a cover: of its SVG, and of the picture below it or beside its text."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageOps

_QUALITY = 90
_FILTER = Image.Resampling.LANCZOS


def pixels(svg: str, width: int, height: int) -> Image.Image:
    """Return an SVG in a size in px, transparent where it draws nothing."""
    import resvg_py

    drawn = bytes(
        resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height, skip_system_fonts=True)
    )
    return Image.open(BytesIO(drawn), formats=["PNG"]).convert("RGBA")


def filled(cover: Image.Image, picture: Image.Image) -> Image.Image:
    """Return a cover above a picture that fills it."""
    ground = ImageOps.fit(picture, cover.size, _FILTER)
    return Image.alpha_composite(ground, cover)


def beside(
    cover: Image.Image, picture: Image.Image, box: tuple[float, float, float, float]
) -> Image.Image:
    """Return a cover with a picture on it, whose left, top, width and height are in px."""
    left, top, wide, high = map(round, box)
    ground = cover.copy()
    ground.alpha_composite(picture.resize((max(1, wide), max(1, high)), _FILTER), (left, top))
    return ground


def middle(cover: bytes) -> bytes:
    """Return the square in the middle of a cover, as a platform cuts it out."""
    image = Image.open(BytesIO(cover), formats=["JPEG"])
    left = (image.width - image.height) // 2
    return jpeg(image.crop((left, 0, left + image.height, image.height)))


def jpeg(image: Image.Image) -> bytes:
    """Return an image as JPEG with colour at full resolution."""
    out = BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    return out.getvalue()
