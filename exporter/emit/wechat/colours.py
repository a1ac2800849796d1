"""Colours as the platform shows them at night, by the rules that its dark mode is published with.

The rules (github.com/wechatjs/mp-darkmode) know a perceived brightness of 0 to 255, as in the W3C's
"Techniques for Accessibility Evaluation": grounds are darkened to at most 190, and text is moved
until it is 65 away from its ground. Contrast is that of WCAG 2.2.
"""

from __future__ import annotations

import colorsys
import re
from typing import TypeAlias

Colour: TypeAlias = tuple[float, float, float]

NIGHT: Colour = (25.0, 25.0, 25.0)
NIGHT_TEXT: Colour = (163.0, 163.0, 163.0)
_FULL = 255.0
DAY: Colour = (_FULL, _FULL, _FULL)
DAY_TEXT: Colour = (25.0, 25.0, 25.0)
LINK: Colour = (87.0, 107.0, 149.0)
NIGHT_LINK: Colour = (125.0, 144.0, 169.0)

_WHITE, _BRIGHTEST_GROUND, _BRIGHT_GROUND, _APART = 250, 190, 100, 65
_SPAN = 163 - 25
_MIDDLE, _DARKEST, _FLIPPED = 0.40, 0.22, 0.90
_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})\b", re.IGNORECASE)
_WEIGHTS = (0.299, 0.587, 0.114)


def read(value: str) -> Colour | None:
    """Return the first colour that a value of CSS writes as `#rgb` or `#rrggbb`."""
    found = _HEX.search(value)
    if not found:
        return None
    digits = found[1] if found[1][3:] else "".join(2 * digit for digit in found[1])
    red, green, blue = bytes.fromhex(digits)
    return float(red), float(green), float(blue)


def written(colour: Colour) -> str:
    """Return a colour as CSS writes it."""
    return "#" + "".join(f"{round(part):02x}" for part in colour)


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def night_ground(colour: Colour) -> Colour:
    """Return what becomes of a background at night."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    bright = _brightness(colour)
    if (saturation == 0 and lightness > _MIDDLE) or bright > _WHITE:
        return _from_hls(0, min(1.0, 1 + NIGHT[0] / 255 - lightness), 0)
    if bright > _BRIGHTEST_GROUND:
        return _brought_to(_BRIGHTEST_GROUND, colour)
    if lightness < _DARKEST:
        return _from_hls(hue, _DARKEST, saturation)
    return colour


def night_text(colour: Colour, ground: Colour) -> Colour:
    """Return what becomes of text, or of a border, on what its ground is at night."""
    bright, below = _brightness(colour), _brightness(ground)
    apart = abs(below - bright)
    if bright >= _WHITE:
        return colour
    if apart > _SPAN and below <= NIGHT[0] + 2:
        return _brought_to(_SPAN + below, colour)
    if apart >= _APART:
        return colour
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in colour))
    dark_ground = below < _BRIGHT_GROUND
    if lightness <= _MIDDLE if dark_ground else lightness > _FLIPPED - _MIDDLE:
        return night_text(_from_hls(hue, _FLIPPED - lightness, saturation), ground)
    wanted = below + _APART if dark_ground else below - _APART
    return _brought_to(min(_SPAN, wanted), colour)


def _brightness(colour: Colour) -> float:
    return sum(weight * part for weight, part in zip(_WEIGHTS, colour, strict=True))


def _brought_to(brightness: float, colour: Colour) -> Colour:
    """Scale a colour to a brightness; what a full channel cannot take, green does, or else red."""
    ratio = brightness / (_brightness(colour) or 1)
    red, green, blue = (min(_FULL, part * ratio) for part in colour)
    for_red, for_green, for_blue = _WEIGHTS
    if green == 0 or _FULL in {red, blue}:
        green = (brightness - red * for_red - blue * for_blue) / for_green
    elif red == 0:
        red = (brightness - green * for_green - blue * for_blue) / for_red
    elif blue == 0 or green == _FULL:
        blue = (brightness - red * for_red - green * for_green) / for_blue
    return _within(red), _within(green), _within(blue)


def _from_hls(hue: float, lightness: float, saturation: float) -> Colour:
    red, green, blue = colorsys.hls_to_rgb(hue, lightness, saturation)
    return red * 255, green * 255, blue * 255


def _within(part: float) -> float:
    return max(0.0, min(_FULL, part))


def _luminance(colour: Colour) -> float:
    linear = [
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
        for part in colour
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
