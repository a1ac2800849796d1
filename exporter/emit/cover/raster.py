"""Makes pixels of a cover's SVG."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

_QUALITY = 90


def jpeg(svg: str, width: int, height: int) -> bytes:
    """Return an SVG as JPEG of a size in px, with colour at full resolution."""
    import resvg_py

    drawn = bytes(
        resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height, skip_system_fonts=True)
    )
    return _written(Image.open(BytesIO(drawn), formats=["PNG"]).convert("RGB"))


def middle(cover: bytes) -> bytes:
    """Return the square in the middle of a cover, as a platform cuts it out."""
    image = Image.open(BytesIO(cover), formats=["JPEG"])
    left = (image.width - image.height) // 2
    return _written(image.crop((left, 0, left + image.height, image.height)))


def _written(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    return out.getvalue()
