"""The living root bridges of Meghalaya, in the rain."""

from __future__ import annotations

from math import pi, sin

from art.svg import (
    Point,
    disc,
    element,
    fade,
    glow,
    group,
    picture,
    rect,
    ripples,
    sampled,
    scattered,
    shape,
    stroke,
    through,
)

WIDTH, HEIGHT = 1200, 675
BARK = ("#3b2a20", "#4c3728", "#5e4632", "#725740")


def roots() -> str:
    """Draw a bridge of grown roots between two rubber figs, with two walkers."""
    defs = element(
        "defs",
        fade("air", ((0, "#2f6b58"), (0.5, "#8dbf8e"), (0.85, "#d9e6b5"))),
        fade("stream", ((0, "#b9d8c4"), (1, "#2f6d6b"))),
        glow("light", "#fbf7cf", 0.9),
    )
    return picture(
        WIDTH,
        HEIGHT,
        defs,
        rect(0, 0, WIDTH, HEIGHT, "url(#air)"),
        disc(640, 230, 380, "url(#light)"),
        _canopy(90, 60, 200, "#4f8f68", 3),
        _thicket(430, "#74a874", 0.4),
        _thicket(492, "#4b8560", 1.9),
        rect(0, 560, WIDTH, 115, "url(#stream)"),
        ripples(70, (0, 566, WIDTH, 109), "#eef6e2", 100),
        _boulders(),
        _strands(range(9), rails=3),
        _walkers(),
        _strands(range(22, 8, -1), rails=3),
        _trunk(92, 1),
        _trunk(1108, -1),
        _canopy(70, 0, 130, "#1f5245", 40),
        _canopy(54, -30, 96, "#163f38", 120),
        _rain(),
    )


def _canopy(count: int, top: float, deep: float, fill: str, first: int) -> str:
    """Draw leaves that hang low at both sides and leave the middle open."""
    parts = []
    for i, (x, y) in enumerate(scattered(count, WIDTH + 120, 1, first)):
        side = abs(2 * x / (WIDTH + 120) - 1) ** 1.6
        r = 26 + 34 * (i * 0.618 % 1)
        parts.append(disc(x - 60, top + deep * y * (0.25 + side), r, fill))
    return group(*parts)


def _thicket(base: float, fill: str, phase: float) -> str:
    """Draw a bank of ferns: the ground sinks towards the stream in the middle."""

    def ground(x: float) -> float:
        sink: float = 150 * (1 - abs(x / 600 - 1)) ** 1.3
        return base + sink - 90 * abs(x / 600 - 1) + 10 * sin(x / 37 + phase) + 6 * sin(x / 13)

    points = sampled(ground, 0, WIDTH, 6)
    fronds = "".join(
        f"M{x:.1f} {y + 8:.1f}q{14 * s:.1f} -34 {44 * s:.1f} -30q{-24 * s:.1f} 8 {-36 * s:.1f} 32z"
        for k, (x, y) in enumerate(points[::5])
        for s in ((1, -1)[k % 2],)
    )
    return group(
        shape(through([(0, HEIGHT), *points, (WIDTH, HEIGHT)], closed=True), fill),
        shape(fronds, fill),
    )


def _boulders() -> str:
    parts = []
    for i, (x, y) in enumerate(scattered(26, WIDTH, 1, 61)):
        middle = abs(x / 600 - 1)
        r = 14 + 30 * (i * 0.618 % 1) * (0.3 + middle)
        at = 590 + 84 * y - 40 * middle
        parts.append(element("ellipse", cx=x, cy=at, rx=r * 1.5, ry=r, fill="#5b7468"))
        parts.append(
            element("ellipse", cx=x - r * 0.2, cy=at - r * 0.3, rx=r, ry=r * 0.55, fill="#7d9585")
        )
    return group(*parts)


def _walk(x: float) -> float:
    """Return the height of the walkway."""
    return 398 + 44 * (1 - (x / 600 - 1) ** 2)


def _strands(numbers: range, *, rails: int) -> str:
    """Draw roots that wander along the walkway; the first few are the hand-rails."""
    parts = []
    for i in numbers:
        lift = 40 + 9 * (i % 3) if i in numbers[:rails] else 0
        wander = 7 + 9 * (i * 0.618 % 1)

        def line(x: float, lift: float = lift, wander: float = wander, i: int = i) -> float:
            wave = sin(x / (58 + 5 * (i % 5)) + i * 1.7) + 0.5 * sin(x / 23 + i)
            reach = 1 - abs(x / 600 - 1) ** 6
            return _walk(x) - lift + wander * wave + (1 - reach) * (60 - 9 * i % 130)

        width = 4 + 7 * (i * 0.381 % 1)
        parts.append(stroke(through(sampled(line, 60, 1140, 8)), BARK[i % 4], width))
    return group(*parts, _ties(numbers[0]))


def _ties(first: int) -> str:
    """Draw the thin roots between walkway and hand-rail, and those that hang free."""
    parts = []
    for k in range(34):
        x = 140.0 + 28 * k + 9 * sin(k * 2.4)
        y = _walk(x)
        lean = 16 * sin(k * 1.3 + first)
        d = f"M{x:.1f} {y + 4:.1f}Q{x + lean:.1f} {y - 28:.1f} {x + lean * 0.4:.1f} {y - 58:.1f}"
        parts.append(stroke(d, BARK[(k + first) % 4], 2.6 + k % 3))
        if first and k % 2:
            long = 30 + 76 * (k * 0.618 % 1)
            parts.append(
                stroke(
                    f"M{x:.1f} {y:.1f}q{lean:.1f} {long / 2:.1f} {-lean / 2:.1f} {long:.1f}",
                    BARK[k % 4],
                    2.2,
                )
            )
    return group(*parts)


def _trunk(x: float, inward: int) -> str:
    """Draw a trunk grown together from many stems, its roots gripping the bank."""
    parts = []
    for i in range(15):
        u = i / 14 * 2 - 1
        top: Point = (x + 62 * u + 40 * sin(i * 2.1) * inward, -20)
        waist: Point = (x + 38 * u + 8 * sin(i * 1.3), 330 + 30 * sin(i))
        foot: Point = (x + 150 * u + inward * 26, 560 + 70 * (1 - abs(u)))
        d = (
            f"M{top[0]:.1f} {top[1]:.1f}C{top[0]:.1f} 160 {waist[0]:.1f} 200 "
            f"{waist[0]:.1f} {waist[1]:.1f}S{foot[0] - 30 * u:.1f} 470 {foot[0]:.1f} {foot[1]:.1f}"
        )
        parts.append(stroke(d, BARK[(i * 2) % 4], 15 + 7 * sin(i * 1.9 + pi / 3)))
    return group(*parts)


def _walkers() -> str:
    """Draw a grown-up under a red umbrella and a child in yellow."""
    x, y = 560.0, _walk(560) - 6
    cloak = f"M{x - 17} {y}q-2 -52 10 -72h14q12 22 10 72z"
    roof = (
        f"M{x - 62} {y - 92}q62 -78 124 0q-16 -13 -31 0q-16 -13 -31 0q-16 -13 -31 0q-15 -13 -31 0z"
    )
    small = f"M{x + 50} {y + 1}q-1 -32 9 -44h10q9 12 9 44z"
    return group(
        shape(cloak, "#27404f"),
        disc(x, y - 80, 11, "#2b2320"),
        stroke(f"M{x} {y - 60}V{y - 128}", "#2b2320", 3),
        shape(roof, "#d8432f"),
        shape(small, "#f0b429"),
        disc(x + 64, y - 50, 9, "#2b2320"),
        stroke(f"M{x + 12} {y - 40}L{x + 54} {y - 28}", "#27404f", 6),
    )


def _rain() -> str:
    drops = "".join(
        f"M{x:.1f} {y:.1f}l-7 {26 + 20 * (i * 0.618 % 1):.1f}"
        for i, (x, y) in enumerate(scattered(150, WIDTH + 40, HEIGHT, 7))
    )
    return stroke(drops, "#f3faee", 1.5, opacity=0.42)
