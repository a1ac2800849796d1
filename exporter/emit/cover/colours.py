"""Mixes colours and measures their contrast (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from collections.abc import Sequence

ENOUGH = 4.5
_STEPS = 20
_DARK = 0.04045
_WHITE, _BLACK = "#ffffff", "#000000"


def mix(one: str, other: str, part: float) -> str:
    """Return a colour between two, as `#rrggbb`; `part` is how much of it is the other."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, grounds: Sequence[str]) -> str:
    """Return a colour, made lighter or darker until it can be read on each of some grounds."""

    def least(candidate: str) -> float:
        return min(contrast(candidate, ground) for ground in grounds)

    target = max((_WHITE, _BLACK), key=least)
    steps = (mix(colour, target, step / _STEPS) for step in range(_STEPS + 1))
    return next((candidate for candidate in steps if least(candidate) >= ENOUGH), target)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))


def _luminance(colour: str) -> float:
    linear = [
        part / 12.92 if part <= _DARK else ((part + 0.055) / 1.055) ** 2.4
        for part in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
