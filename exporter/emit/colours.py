"""Colours as CSS writes them: read, mixed, and their contrast (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

Colour: TypeAlias = tuple[float, float, float]
"""Red, green and blue, 0 to 255."""
READABLE = 4.5
"""The contrast that WCAG asks of text."""
_FULL = 255.0
_STEPS = 20
_DARK = 0.04045
_WHITE, _BLACK = "#ffffff", "#000000"
_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})\b", re.IGNORECASE)


def read(value: str) -> Colour | None:
    """Return the first colour that a value of CSS writes as `#rgb` or `#rrggbb`."""
    found = _HEX.search(value)
    if not found:
        return None
    return _of(found[1] if found[1][3:] else "".join(2 * digit for digit in found[1]))


def written(colour: Colour) -> str:
    """Return a colour as `#rrggbb`."""
    return "#" + "".join(f"{round(part):02x}" for part in colour)


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mix(one: str, other: str, part: float) -> str:
    """Return a colour between two, all as `#rrggbb`; `part` is how much of it is the other."""
    red, green, blue = (
        a + (b - a) * part for a, b in zip(_of(one[1:]), _of(other[1:]), strict=True)
    )
    return written((red, green, blue))


def readable(colour: str, grounds: Sequence[str]) -> str:
    """Return a colour, made lighter or darker until it can be read on each of some grounds."""

    def least(candidate: str) -> float:
        return min(contrast(_of(candidate[1:]), _of(ground[1:])) for ground in grounds)

    target = max((_WHITE, _BLACK), key=least)
    steps = (mix(colour, target, step / _STEPS) for step in range(_STEPS + 1))
    return next((candidate for candidate in steps if least(candidate) >= READABLE), target)


def _of(digits: str) -> Colour:
    red, green, blue = bytes.fromhex(digits)
    return float(red), float(green), float(blue)


def _luminance(colour: Colour) -> float:
    linear = [
        part / 12.92 if part <= _DARK else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / _FULL for channel in colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
