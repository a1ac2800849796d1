"""Settles the colours of a theme for WeChat: its texts can be read by day and at night.

The platform's dark mode leaves text alone that is 65 of brightness away from its ground, which may
be a contrast of 2.6:1. A colour that is a little darker by day is made bright at night. A tinted
ground would stay a light slab, a grey one becomes a dark one: surfaces are grey.
"""

from __future__ import annotations

import colorsys
from dataclasses import replace
from functools import lru_cache, partial
from itertools import product
from math import dist

from exporter.emit.colours import READABLE, Colour, contrast, read, written
from exporter.emit.wechat.darkmode import DAY, NIGHT, night_ground, night_text
from exporter.look import Palette

_TEXTS = (
    "text", "muted", "accent", "link", "keyword", "name", "string", "number", "comment",
    "inserted", "deleted",
)  # fmt: skip
_STEPS = 100
_DIGIT = 17
_THEMES = 16


@lru_cache(_THEMES)
def settled(palette: Palette) -> Palette:
    """Return a palette whose texts reach 4.5:1 on white and on its surface, day and night."""
    surface = _neutral(read(palette.surface) or DAY)
    found = {name: read(getattr(palette, name)) for name in _TEXTS}
    darker = {name: _darkened(colour, surface) for name, colour in found.items() if colour}
    texts = {name: written(_short(colour, surface)) for name, colour in darker.items()}
    return replace(palette, surface=written(surface), **texts)


@lru_cache(_THEMES)
def painted(palette: Palette) -> Palette:
    """Return a palette for grounds and lines, which keep the theme's own colours."""
    found = {name: read(getattr(palette, name)) for name in (*_TEXTS, "rule")}
    short = {name: written(_nearest(colour)) for name, colour in found.items() if colour}
    return replace(palette, surface=written(_neutral(read(palette.surface) or DAY)), **short)


def _neutral(colour: Colour) -> Colour:
    """Return a surface as grey: any tint would be a light slab at night, grey becomes dark."""
    grey = float(round(sum(colour) / len(colour)))
    return grey, grey, grey


def _darkened(colour: Colour, surface: Colour) -> Colour:
    """Return the lightest colour of the same hue that can be read everywhere, else the colour."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    for step in range(_STEPS):
        parts = colorsys.hls_to_rgb(hue, lightness * (1 - step / _STEPS), saturation)
        red, green, blue = (float(round(part * 255)) for part in parts)
        if _worst((red, green, blue), surface) >= READABLE:
            return red, green, blue
    return colour


def _short(colour: Colour, surface: Colour) -> Colour:
    """Return the nearest readable colour that CSS writes with three digits, else the colour.

    Each channel moves by less than 17, and each use of it costs three characters less.
    """
    steps = [
        (part // _DIGIT * _DIGIT, min(255.0, (part // _DIGIT + 1) * _DIGIT)) for part in colour
    ]
    near = [(red, green, blue) for red, green, blue in product(*steps)]
    readable = [one for one in near if _worst(one, surface) >= READABLE]
    return min(readable, key=partial(dist, colour), default=colour)


def _nearest(colour: Colour) -> Colour:
    red, green, blue = (float(round(part / _DIGIT) * _DIGIT) for part in colour)
    return red, green, blue


def _worst(colour: Colour, surface: Colour) -> float:
    slab = night_ground(surface)
    return min(
        contrast(colour, DAY),
        contrast(colour, surface),
        contrast(night_text(colour, NIGHT), NIGHT),
        contrast(night_text(colour, slab), slab),
    )
