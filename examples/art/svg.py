"""Writes SVG elements as strings, and the few shapes that more than one picture needs.

Only plain SVG 1.1: paths, gradients, groups. Nothing here is random: what looks scattered follows
the R2 sequence, so that every machine draws the same picture.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import cos, pi, sin

Point = tuple[float, float]
Stops = tuple[tuple[float, str], ...]


def number(value: float) -> str:
    """Return a number as SVG likes it, with two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def element(tag: str, *children: str, **attributes: float | str) -> str:
    """Return an element; `stroke_width=2` becomes `stroke-width="2"`."""
    written = "".join(
        f' {name.replace("_", "-")}="{value if isinstance(value, str) else number(value)}"'
        for name, value in attributes.items()
    )
    return f"<{tag}{written}>{''.join(children)}</{tag}>"


def picture(width: float, height: float, *parts: str) -> str:
    """Return a whole drawing of this size."""
    space = "http://www.w3.org/2000/svg"
    box = f"0 0 {number(width)} {number(height)}"
    return element("svg", *parts, xmlns=space, width=width, height=height, viewBox=box)


def rect(x: float, y: float, w: float, h: float, fill: str, **more: float | str) -> str:
    """Return a filled rectangle."""
    return element("rect", x=x, y=y, width=w, height=h, fill=fill, **more)


def disc(x: float, y: float, r: float, fill: str, **more: float | str) -> str:
    """Return a filled circle."""
    return element("circle", cx=x, cy=y, r=r, fill=fill, **more)


def shape(d: str, fill: str, **more: float | str) -> str:
    """Return a filled path."""
    return element("path", d=d, fill=fill, **more)


def stroke(d: str, colour: str, width: float, **more: float | str) -> str:
    """Return a path that is only a line."""
    more.setdefault("stroke_linecap", "round")
    return element("path", d=d, fill="none", stroke=colour, stroke_width=width, **more)


def through(points: Iterable[Point], *, closed: bool = False) -> str:
    """Return the path data of a line through points."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + ("Z" if closed else "")


def group(*parts: str, **attributes: float | str) -> str:
    """Return parts that share attributes."""
    return element("g", *parts, **attributes)


def fade(name: str, stops: Stops, *, across: bool = False) -> str:
    """Return a linear gradient, downwards or across, to be used as `url(#name)`."""
    return element(
        "linearGradient", *_stops(stops), id=name, x1=0, y1=0, x2=int(across), y2=int(not across)
    )


def glow(name: str, colour: str, strength: float) -> str:
    """Return a radial gradient from a colour to nothing."""
    steps = (
        element("stop", offset=at, stop_color=colour, stop_opacity=strength * (1 - at) ** 2)
        for at in (0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9, 1)
    )
    return element("radialGradient", *steps, id=name)


def _stops(stops: Stops) -> tuple[str, ...]:
    return tuple(element("stop", offset=at, stop_color=colour) for at, colour in stops)


def sampled(line: Callable[[float], float], start: float, end: float, step: float) -> list[Point]:
    """Return points of a curve y = line(x)."""
    count = max(2, round((end - start) / step))
    width = (end - start) / count
    return [(start + i * width, line(start + i * width)) for i in range(count + 1)]


def scattered(count: int, width: float, height: float, first: int = 1) -> list[Point]:
    """Return points that look scattered and never clump (the R2 sequence)."""
    return [
        (i * 0.7548776662 % 1 * width, i * 0.5698402910 % 1 * height)
        for i in range(first, first + count)
    ]


def hills(width: float, floor: float, base: float, swing: float, phase: float, fill: str) -> str:
    """Return a range of hills that stands on `floor` and rises around `base`."""

    def crest(x: float) -> float:
        u = x / width * 2 * pi
        waves = sin(u + phase) + 0.5 * sin(2.3 * u + 2 * phase) + 0.22 * sin(5.1 * u + 3 * phase)
        return base - swing * waves

    crests = sampled(crest, 0, width, 6)
    return shape(through([(0, floor), *crests, (width, floor)], closed=True), fill)


def ripples(count: int, box: tuple[float, float, float, float], colour: str, length: float) -> str:
    """Return strokes of light on water: short and dense far away, long and rare near by."""
    left, top, width, height = box
    parts = []
    for i, (x, y) in enumerate(scattered(count, width, 1)):
        depth = y * y
        reach = length * (0.25 + depth) * (0.5 + i * 0.618 % 1)
        at = top + height * depth
        line = f"M{number(left + x - reach / 2)} {number(at)}h{number(reach)}"
        parts.append(stroke(line, colour, 1 + 2.4 * depth, opacity=0.25 + 0.5 * (i * 0.381 % 1)))
    return group(*parts)


def star(x: float, y: float, outer: float, inner: float, points: int, fill: str) -> str:
    """Return a star, or a flower if `inner` is near `outer`."""
    corners = [
        (x + r * sin(i * pi / points), y - r * cos(i * pi / points))
        for i in range(2 * points)
        for r in ((inner if i % 2 else outer),)
    ]
    return shape(through(corners, closed=True), fill)
