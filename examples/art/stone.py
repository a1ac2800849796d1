"""Bridges of stone over fresh water: 赵州桥, and the aqueduct of Pontcysyllte."""

from __future__ import annotations

from math import acos, cos, pi, sin, sqrt

from art.svg import (
    Point,
    disc,
    element,
    fade,
    glow,
    group,
    hills,
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

# The main arch of 赵州桥 in metres: span, rise, thickness of the ring; then its scale in px.
SPAN, RISE, RING, METRE = 37.02, 7.23, 1.03, 21.0
RADIUS = (SPAN**2 / 4 + RISE**2) / (2 * RISE) * METRE
CROWN, MIDDLE, WATER = 300.0, 600.0, 452.0
CENTRE = CROWN + RADIUS


def zhaozhou() -> str:
    """Draw the open-shouldered arch and its reflection on a warm morning."""
    defs = element(
        "defs",
        fade("sky", ((0, "#f3d9b1"), (0.55, "#fbeedb"), (1, "#fdf6ea"))),
        fade("water", ((0, "#cfd9cf"), (1, "#86a5a0"))),
        glow("sun", "#f08a5d", 0.55),
        element("clipPath", rect(0, WATER, WIDTH, HEIGHT, "#000"), id="below"),
    )
    bridge = _open_shouldered()
    mirrored = group(bridge, transform=f"matrix(1 0 0 -1 0 {2 * WATER:.1f})", opacity=0.34)
    return picture(
        WIDTH,
        HEIGHT,
        defs,
        rect(0, 0, WIDTH, HEIGHT, "url(#sky)"),
        disc(842, 205, 230, "url(#sun)"),
        disc(842, 205, 66, "#e4572e"),
        hills(WIDTH, WATER, 350, 34, 0.6, "#e3d3b4"),
        hills(WIDTH, WATER, 400, 22, 2.4, "#cbbf9c"),
        rect(0, WATER, WIDTH, HEIGHT - WATER, "url(#water)"),
        group(mirrored, clip_path="url(#below)"),
        ripples(70, (0, WATER + 8, WIDTH, HEIGHT - WATER), "#f4f1e4", 110),
        bridge,
        _bank(0, 250),
        _bank(WIDTH, -250),
        _willow(),
    )


def _deck(x: float) -> float:
    return CROWN - 46 + 58 * ((x - MIDDLE) / 540) ** 2


def _extrados(x: float) -> float:
    reach = RADIUS + RING * METRE
    return CENTRE - sqrt(reach**2 - (x - MIDDLE) ** 2)


def _open_shouldered() -> str:
    left, right = MIDDLE - 520, MIDDLE + 520
    top = sampled(_deck, left, right, 10)
    half = SPAN * METRE / 2
    arch = f"M{MIDDLE - half:.1f} {WATER:.1f}A{RADIUS:.1f} {RADIUS:.1f} 0 0 1 "
    opening = f"{arch}{MIDDLE + half:.1f} {WATER:.1f}Z"
    body = through([*top, (right, WATER), (left, WATER)], closed=True)
    shoulders = [
        (MIDDLE + side * at, radius) for side in (-1, 1) for at, radius in ((332, 38), (240, 29))
    ]
    windows = "".join(_window(x, radius) for x, radius in shoulders)
    frames = (stroke(_window(x, r), "#8d6f52", 7) for x, r in shoulders)
    posts = (
        rect(x - 2.5, y - 21, 5, 23, "#7a5f47") for x, y in sampled(_deck, left + 6, right - 6, 32)
    )
    rail = through([(x, y - 15) for x, y in top])
    return group(
        shape(body + opening + windows, "#b8946c", fill_rule="evenodd"),
        *frames,
        _voussoirs(),
        stroke(through(top), "#8d6f52", 8),
        stroke(rail, "#7a5f47", 4),
        *posts,
    )


def _window(x: float, r: float) -> str:
    """Return a round-headed opening that stands on the back of the main arch."""
    spring = _deck(x) + 20 + r
    sill = reversed(sampled(lambda u: _extrados(u) + 6, x - r, x + r, 4))
    head = [(x - r * cos(t * pi / 24), spring - r * sin(t * pi / 24)) for t in range(25)]
    return through([*head, *sill], closed=True)


def _voussoirs() -> str:
    inner, outer = RADIUS, RADIUS + RING * METRE
    edge = acos((CENTRE - WATER) / inner)
    count = 43

    def at(radius: float, angle: float) -> Point:
        return MIDDLE + radius * sin(angle), CENTRE - radius * cos(angle)

    angles = [edge * (2 * i / count - 1) for i in range(count + 1)]
    ring = [at(outer, a) for a in angles] + [at(inner, a) for a in reversed(angles)]
    joints = (stroke(through([at(inner, a), at(outer, a)]), "#a27e58", 1.6) for a in angles)
    return group(shape(through(ring, closed=True), "#d9b98c"), *joints)


def _bank(x: float, reach: float) -> str:
    d = f"M{x:.1f} 398Q{x + reach * 0.55:.1f} 410 {x + reach:.1f} 474L{x:.1f} 500Z"
    return shape(d, "#6f7f57")


def _willow() -> str:
    parts = []
    for i in range(15):
        x = 10 + i * 23.0
        drop = 120 + 165 * (i * 0.618 % 1)
        sway = 26 - i * 2.2
        d = f"M{x:.1f} -10Q{x + sway:.1f} {drop / 2:.1f} {x + sway * 0.3:.1f} {drop:.1f}"
        parts.append(stroke(d, "#66763f", 2))
        for k in range(2, int(drop / 13)):
            t = k * 13 / drop
            lx = (1 - t) ** 2 * x + 2 * t * (1 - t) * (x + sway) + t * t * (x + sway * 0.3)
            ly = (1 - t) ** 2 * -10 + t * (1 - t) * drop + t * t * drop
            side = 1 if k % 2 else -1
            leaf = f"M{lx:.1f} {ly:.1f}q{13 * side} 5 {8 * side} 25q{-9 * side} -6 {-8 * side} -25z"
            parts.append(shape(leaf, "#8a9a55" if k % 3 else "#6d8043"))
    return group(*parts)


def pontcysyllte() -> str:
    """Draw the iron trough on its slim piers, with a narrowboat high above autumn trees."""
    defs = element(
        "defs",
        fade("sky", ((0, "#c9dfe6"), (0.6, "#f3ead6"), (1, "#f6d9b4"))),
        fade("stone", ((0, "#c9a27c"), (1, "#9c7a60")), across=True),
        fade("mist", ((0, "#f6e6cc"), (1, "#e9c79b"))),
    )
    step = 124.0
    piers = (_slim_pier(-16 + i * step) for i in range(11))
    arches = (_iron_arch(-16 + i * step, step) for i in range(11))
    return picture(
        WIDTH,
        HEIGHT,
        defs,
        rect(0, 0, WIDTH, HEIGHT, "url(#sky)"),
        hills(WIDTH, HEIGHT, 330, 46, 0.2, "#c5cfc0"),
        hills(WIDTH, HEIGHT, 430, 40, 2.2, "#d9bf8b"),
        _trees(70, 520, 70, ("#d98f3d", "#c8702d", "#e0ab4f"), 1),
        *piers,
        *arches,
        _railing(),
        _narrowboat(470, 180),
        rect(0, 176, WIDTH, 40, "#33424a"),
        *(rect(x * 41.0, 176, 3, 40, "#4d606a") for x in range(30)),
        rect(0, 171, WIDTH, 7, "#5b6f79"),
        _river(),
        _trees(60, 622, 80, ("#a4512a", "#b8652c", "#7e5a2d"), 90),
        _trees(34, 700, 60, ("#6f3f22", "#8a4a26", "#5d4a28"), 300),
    )


def _slim_pier(x: float) -> str:
    sides = [(x - 15, 296), (x + 15, 296), (x + 25, HEIGHT), (x - 25, HEIGHT)]
    joints = "".join(
        f"M{x - 15.5 - 0.71 * k:.1f} {322 + 27 * k}h{31 + 1.42 * k:.1f}" for k in range(13)
    )
    courses = (stroke(joints, "#8a6a52", 1.6, opacity=0.5, stroke_linecap="butt"),)
    cap = rect(x - 21, 286, 42, 11, "#b48d69")
    return group(shape(through(sides, closed=True), "url(#stone)"), *courses, cap)


def _iron_arch(x: float, step: float) -> str:
    left, right = x + 15, x + step - 15
    middle = (left + right) / 2
    band = f"M{left - 15:.1f} 214H{right + 15:.1f}V290H{right:.1f}"
    opening = (
        f"{band}Q{right:.1f} 232 {middle:.1f} 231Q{left:.1f} 232 {left:.1f} 290H{left - 15:.1f}Z"
    )
    struts = "".join(
        f"M{foot + side * (k * 11 - 4):.1f} 216V{276 - k * 15:.1f}"
        for foot, side in ((left, 1), (right, -1))
        for k in range(4)
    )
    return group(shape(opening, "#4a5c66"), stroke(struts, "#70848d", 2))


def _railing() -> str:
    posts = "".join(f"M{10 + i * 20} 171v-26" for i in range(60))
    return group(
        stroke(posts, "#3b4a52", 2),
        stroke(f"M0 145H{WIDTH}M0 157H{WIDTH}", "#3b4a52", 1.6),
    )


def _narrowboat(x: float, y: float) -> str:
    hull = f"M{x:.1f} {y - 20:.1f}h250q14 0 22 -9l-6 29h-262z"
    panes = (rect(x + 58 + 31 * k, y - 45, 17, 11, "#f7e7b5", rx=2) for k in range(5))
    smoke = f"M{x + 214:.1f} {y - 68:.1f}q-14 -18 -40 -20t-44 -18t-52 -12"
    figure = group(
        disc(x + 17, y - 62, 7, "#2c2a33"),
        shape(f"M{x + 8:.1f} {y - 22:.1f}v-22q0 -10 9 -10t9 10v22z", "#2f5d62"),
    )
    return group(
        figure,
        stroke(smoke, "#ffffff", 10, opacity=0.75),
        rect(x + 210, y - 68, 9, 18, "#2c2a33"),
        rect(x + 40, y - 52, 192, 32, "#1f5c55", rx=4),
        *panes,
        shape(hull, "#b8322a"),
        rect(x + 6, y - 14, 240, 4, "#f2c14e"),
    )


def _trees(count: int, top: float, spread: float, tones: tuple[str, str, str], first: int) -> str:
    parts = []
    for i, (x, y) in enumerate(scattered(count, WIDTH + 80, spread, first)):
        valley = 74 * cos((x - 40 - WIDTH / 2) / WIDTH * 2 * pi)
        r = 26 + 22 * (i * 0.618 % 1)
        parts.append(disc(x - 40, top + y + valley, r, tones[i % 3]))
    return group(*parts)


def _river() -> str:
    water = shape("M300 675C420 610 780 606 930 675Z", "#a9c8cf")
    return group(water, ripples(26, (400, 634, 420, 40), "#eef6f5", 60))
