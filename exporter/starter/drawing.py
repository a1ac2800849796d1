"""Draws the pictures of the first issue in the colours of its theme, without a word in them."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from exporter import theme
from exporter.emit.cover import ornaments
from exporter.emit.cover.raster import pixels
from exporter.look import Palette

_DEFAULT = "paper"
_HIGH = 400
_COVER, _ENTRY = (600, 1200), (800, 1600)


def cover(name: str) -> bytes:
    """Return the picture for the cover of a theme's first issue, 3 : 2, as PNG: a sea at night."""
    palette = theme.load(name or _DEFAULT).light
    return _drawn("waves", palette, palette.accent, *_COVER)


def entry(name: str) -> bytes:
    """Return the picture for the first entry, 2 : 1, as PNG: hills, and a sun that rises."""
    palette = theme.load(name or _DEFAULT).light
    return _drawn("sky", palette, palette.surface, *_ENTRY)


def _drawn(manner: str, palette: Palette, ground: str, units: int, width: int) -> bytes:
    zones = ornaments.Zones(units, (0.0, units * 0.36), (units * 0.64, units))
    under = ornaments.draw(manner, palette, ground, zones).svg
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {units} {_HIGH}">{under}</svg>'
    out = BytesIO()
    image = pixels(svg, width, width * _HIGH // units).convert("RGB")
    image.quantize(128, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()
