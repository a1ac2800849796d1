"""Colours as the platform shows them at night, by the rules that its dark mode is published with.

The rules (github.com/wechatjs/mp-darkmode) know a perceived brightness of 0 to 255, as in the W3C's
"Techniques for Accessibility Evaluation": grounds are darkened to at most 190, and text is moved
until it is 65 away from its ground.
"""

from __future__ import annotations

import colorsys

from exporter.emit.colours import Colour

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
_WEIGHTS = (0.299, 0.587, 0.114)


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
