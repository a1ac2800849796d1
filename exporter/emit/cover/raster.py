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
    image = Image.open(BytesIO(drawn), formats=["PNG"]).convert("RGB")
    out = BytesIO()
    image.save(out, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    return out.getvalue()
