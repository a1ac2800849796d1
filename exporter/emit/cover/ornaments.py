"""Draws what stands beside the text of a cover, for each manner that a theme may name.

Nothing here says anything: what is drawn outside of the middle square is lost in its crop.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, pi, sin

from exporter.emit.colours import mix
from exporter.look import Palette

_HEIGHT = 400.0
_TWO_COLUMNS, _MOON = 150, 96.0
_CHIPS = frozenset({"waves", "sky"})
Zone = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Zones:
    """What is free beside the text, as stretches of the sheet's width; a picture takes one."""

    width: float
    left: Zone
    right: Zone | None

    @property
    def free(self) -> tuple[Zone, ...]:
        """The stretches that are free."""
        return (self.left,) if self.right is None else (self.left, self.right)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The sheet below the text, the colours that it may stand on, and the heights of its room."""

    svg: str
    grounds: tuple[str, ...]
    top: float = 30.0
    bottom: float = _HEIGHT - 30


def has_chip(manner: str) -> bool:
    """Tell whether the line above the headlines has a ground of its own."""
    return manner in _CHIPS


def chip(manner: str, palette: Palette, ground: str) -> str:
    """Return the colour of that ground, "" without one."""
    if manner not in _CHIPS:
        return ""
    return palette.paper if ground == palette.accent else palette.accent


def draw(manner: str, palette: Palette, ground: str, zones: Zones) -> Drawn:
    """Draw the sheet of a manner."""
    whole = _rect(0, 0, zones.width, _HEIGHT, ground)
    match manner:
        case "columns":
            return Drawn(whole + _columns(palette, zones), (ground,), 40.0, _HEIGHT - 40)
        case "stalks":
            return Drawn(whole + _stalks(palette, ground, zones), (ground,))
        case "press":
            return Drawn(whole + _press(palette, zones), (ground,), 48.0, _HEIGHT - 48)
        case "waves":
            return Drawn(whole + _waves(palette, zones), (ground,), 30.0, _HEIGHT - 96)
        case "sky":
            written, grounds = _sky(palette, zones)
            return Drawn(whole + written, grounds, 30.0, _HEIGHT - 84)
        case _:
            return Drawn(whole + _frame(palette, zones), (ground,), 44.0, _HEIGHT - 44)


def _frame(palette: Palette, zones: Zones) -> str:
    """Draw a page of a book: a frame of two lines, and the cloth of its spine at the left."""
    spine = min(zones.left[1] * 0.36, 96.0)
    cloth = _rect(0, 0, spine, _HEIGHT, palette.accent)
    bands = "".join(
        _rect(0, y, spine, 3, mix(palette.accent, palette.on_accent, 0.55))
        for y in (46.0, 56.0, 341.0, 351.0)
    )
    edge, inner = spine + 18, spine + 25
    lines = _outline(edge, 18, zones.width - edge - 18, 364, palette.rule, 2.2)
    lines += _outline(inner, 25, zones.width - inner - 25, 350, palette.rule, 0.9)
    return cloth + bands + lines


def _columns(palette: Palette, zones: Zones) -> str:
    """Draw an old print: a double frame, lines between the columns, a fish's tail in the middle."""
    drawn = _outline(14, 14, zones.width - 28, 372, palette.text, 3)
    drawn += _outline(21, 21, zones.width - 42, 358, palette.text, 0.9)
    for start, end in zones.free:
        inner = max(start, 21.0), min(end, zones.width - 21)
        count = max(2, round((inner[1] - inner[0]) / 34))
        step = (inner[1] - inner[0]) / count
        places = [inner[0] + step * place for place in range(1, count)]
        edge = inner[1] if start < 1 else inner[0]
        drawn += "".join(_rect(x - 0.45, 21, 0.9, 358, palette.rule) for x in (*places, edge))
        middle = inner[0] + step * (count // 2)
        drawn += _tail(middle, step, 84, palette.text, up=False)
        drawn += _tail(middle, step, 316, palette.text, up=True)
    return drawn


def _tail(x: float, width: float, y: float, colour: str, *, up: bool) -> str:
    sign = -1 if up else 1
    points = ((0, 0), (width, 0), (width, 22 * sign), (width / 2, 9 * sign), (0, 22 * sign))
    return _polygon([(x + across, y + down) for across, down in points], colour)


def _stalks(palette: Palette, ground: str, zones: Zones) -> str:
    """Draw bamboo: stalks with their nodes, the further ones paler, and a few leaves."""
    drawn = ""
    for side, (start, end) in enumerate(zones.free):
        span = end - start
        stalks = ((0.2, 9.0, 0.72, 30.0), (0.62, 13.0, 0.5, 96.0), (0.4, 20.0, 0.0, 62.0))
        for part, wide, pale, first in stalks:
            x = start + span * (part if side == 0 else 1 - part)
            colour = mix(palette.accent, ground, pale)
            drawn += _stalk(x, wide, first, colour, ground)
            if not pale:
                turn = 1 if side == 0 else -1
                drawn += _leaves(x, first + 104, turn, palette.accent)
                drawn += _leaves(x, first + 208, -turn, mix(palette.accent, ground, 0.35))
    return drawn


def _stalk(x: float, wide: float, first: float, colour: str, ground: str) -> str:
    drawn = _rect(x - wide / 2, 0, wide, _HEIGHT, colour)
    y = first
    while y < _HEIGHT:
        drawn += _rect(x - wide / 2 - 1, y, wide + 2, 3.2, ground)
        drawn += _rect(x - wide / 2 - 2, y + 3.2, wide + 4, 2.2, colour)
        y += 104
    return drawn


def _leaves(x: float, y: float, turn: int, colour: str) -> str:
    drawn = ""
    for angle, long in ((-18.0, 74.0), (14.0, 88.0), (44.0, 66.0)):
        towards = angle if turn > 0 else 180 - angle
        leaf = f"M0 0Q{long * 0.4:g} -9 {long:g} 0Q{long * 0.4:g} 9 0 0Z"
        place = f"translate({x:.2f} {y:.2f}) rotate({towards:g})"
        drawn += f'<path transform="{place}" d="{leaf}" fill="{colour}"/>'
    return drawn


def _press(palette: Palette, zones: Zones) -> str:
    """Draw a newspaper: double rules above and below, and columns of text that is only lines."""
    drawn = "".join(
        _rect(24, y, zones.width - 48, high, palette.accent)
        for y, high in ((18.0, 7.0), (29.0, 1.6), (369.4, 1.6), (375.0, 7.0))
    )
    for side, (start, end) in enumerate(zones.free):
        edge = end if side == 0 else start
        drawn += _rect(edge - 0.6, 46, 1.2, 308, palette.rule)
        near, far = (start + 24, end - 22) if side == 0 else (start + 22, end - 24)
        columns = 2 if far - near > _TWO_COLUMNS else 1
        wide = (far - near - 16 * (columns - 1)) / columns
        for column in range(columns):
            left = near + column * (wide + 16)
            drawn += "".join(_lines(left, wide, column + side, palette))
    return drawn


def _lines(left: float, wide: float, kind: int, palette: Palette) -> Iterator[str]:
    """Yield the lines of a column: a heading or a picture on top, paragraphs below."""
    y = 56.0
    if kind % 2:
        yield _rect(left, y, wide, 92, palette.surface) + _outline(left, y, wide, 92, palette.rule)
        y += 108
    else:
        yield _rect(left, y, wide * 0.82, 11, mix(palette.accent, palette.paper, 0.15))
        y += 28
    count = 0
    while y < _HEIGHT - 56:
        count += 1
        last = count % 6 == 0
        yield _rect(left, y, wide * (0.55 if last else 1.0), 4, palette.rule)
        y += 20 if last else 13


def _waves(palette: Palette, zones: Zones) -> str:
    """Draw the sea: three waves over each other, the nearest the darkest."""
    moon = mix(palette.accent, palette.on_accent, 0.16)
    drawn = _circle(zones.left[1] / 2, 92, 34, moon) if zones.left[1] > _MOON else ""
    depths = ((322.0, 13.0, 0.0, 0.12), (344.0, 12.0, 2.1, 0.28), (366.0, 10.0, 4.0, 0.46))
    for level, high, phase, dark in depths:
        length = 188.0
        points = [
            (x, level - high * sin(2 * pi * x / length + phase))
            for x in (step * 6.0 for step in range(int(zones.width / 6) + 2))
        ]
        sea = [*points, (zones.width, _HEIGHT), (0, _HEIGHT)]
        drawn += _polygon(sea, mix(palette.accent, "#06101a", dark))
    return drawn


def _sky(palette: Palette, zones: Zones) -> tuple[str, tuple[str, ...]]:
    """Draw the sky before sunrise: a sun that comes up, and clouds."""
    above, below = palette.surface, mix(palette.surface, palette.number, 0.3)
    fill = f'width="{zones.width:.2f}" height="{_HEIGHT:g}"'
    drawn = (
        '<linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">'
        f'<stop offset="0" stop-color="{above}"/><stop offset="1" stop-color="{below}"/>'
        f'</linearGradient><rect {fill} fill="url(#sky)"/>'
    )
    start, end = zones.right or zones.left
    x = (start + end) / 2 + (18 if zones.right else -18)
    sun = mix(palette.accent, palette.number, 0.35)
    radius = min(104.0, (end - start) * 0.42)
    rays = "".join(
        _circle(x, 300, radius + far, sun, opacity) for far, opacity in ((44.0, 0.1), (20.0, 0.16))
    )
    drawn += rays + _circle(x, 300, radius, sun)
    hills = ((338.0, 20.0, 0.5, 0.55), (364.0, 14.0, 2.6, 0.8))
    for level, high, phase, dense in hills:
        points = [
            (step * 8.0, level - high * cos(step * 8.0 / 118 + phase))
            for step in range(int(zones.width / 8) + 2)
        ]
        colour = mix(below, palette.name, dense * 0.42)
        drawn += _polygon([*points, (zones.width, _HEIGHT), (0, _HEIGHT)], colour)
    for place, (left, right) in enumerate(zones.free):
        middle = (left + right) / 2
        for dx, y, wide in ((-44.0, 92.0, 96.0), (-14.0, 112.0, 84.0)):
            shift = dx + (-8 if place else 10)
            drawn += _pill(middle + shift, y + 26 * place, wide, mix(above, "#ffffff", 0.75))
    return drawn, (above, below)


def _rect(x: float, y: float, width: float, height: float, colour: str) -> str:
    size = f'width="{width:.2f}" height="{height:.2f}"'
    return f'<rect x="{x:.2f}" y="{y:.2f}" {size} fill="{colour}"/>'


def _outline(
    x: float, y: float, width: float, height: float, colour: str, stroke: float = 1.0
) -> str:
    size = f'width="{width:.2f}" height="{height:.2f}"'
    look = f'fill="none" stroke="{colour}" stroke-width="{stroke:g}"'
    return f'<rect x="{x:.2f}" y="{y:.2f}" {size} {look}/>'


def _pill(x: float, y: float, width: float, colour: str) -> str:
    shape = f'width="{width:.2f}" height="18" rx="9"'
    return f'<rect x="{x:.2f}" y="{y:.2f}" {shape} fill="{colour}"/>'


def _circle(x: float, y: float, radius: float, colour: str, opacity: float = 1.0) -> str:
    place = f'cx="{x:.2f}" cy="{y:.2f}" r="{radius:.2f}"'
    return f'<circle {place} fill="{colour}" fill-opacity="{opacity:g}"/>'


def _polygon(points: list[tuple[float, float]], colour: str) -> str:
    written = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
    return f'<polygon points="{written}" fill="{colour}"/>'
