"""Bridges of steel: the Forth Bridge, the Golden Gate, the Millau viaduct, and the cover."""

from __future__ import annotations

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


def forth() -> str:
    """Draw the three double cantilevers in red, with a train on its way."""
    defs = element(
        "defs",
        fade("sky", ((0, "#b7cbd3"), (0.6, "#e3e6df"), (1, "#f4e9d8"))),
        fade("sea", ((0, "#c6d3d3"), (1, "#7f9aa3"))),
    )
    towers = (185.0, 600.0, 1015.0)
    gaps = ((-8.0, 18.0), (352.0, 433.0), (767.0, 848.0), (1182.0, 1208.0))
    return picture(
        WIDTH,
        HEIGHT,
        defs,
        rect(0, 0, WIDTH, HEIGHT, "url(#sky)"),
        disc(300, 150, 58, "#fdf6e6"),
        hills(WIDTH, 560, 500, 24, 4.0, "#bccac8"),
        hills(WIDTH, 560, 530, 14, 1.4, "#a3b6b6"),
        rect(0, 556, WIDTH, HEIGHT - 556, "url(#sea)"),
        ripples(80, (0, 560, WIDTH, 115), "#eef2ee", 120),
        *(_truss_far(x) for x in towers),
        *(_cantilever(x) for x in towers),
        *(_suspended(a, b) for a, b in gaps),
        rect(0, DECK, WIDTH, 9, "#6f2118"),
        _train(640, DECK),
    )


DECK, TOP, FOOT, ARM = 402.0, 150.0, 548.0, 167.0
RED, SHADE = "#b5412d", "#d79a88"


def _outline(x: float, side: int, shift: float) -> tuple[list[Point], list[Point]]:
    """Return the upper and the lower chord of one arm, from the tower outwards."""
    count = 5
    ts = [i / count for i in range(count + 1)]
    upper = [(x + side * (26 + ARM * t - 26 * t) + shift, TOP + (DECK - 26 - TOP) * t) for t in ts]
    lower = [
        (
            x + side * (44 + ARM * t - 44 * t) + shift,
            DECK + 22 + (FOOT - DECK - 34) * (1 - t) ** 1.7,
        )
        for t in ts
    ]
    return upper, lower


def _truss_far(x: float) -> str:
    """Draw the second truss of a tower, paler, a little behind the first."""
    parts = []
    for side in (-1, 1):
        upper, lower = _outline(x, side, 12)
        parts += [stroke(through(upper), SHADE, 5), stroke(through(lower), SHADE, 8)]
    legs = [[(x - 14, TOP), (x - 32, FOOT - 12)], [(x + 38, TOP), (x + 56, FOOT - 12)]]
    return group(*parts, *(stroke(through(leg), SHADE, 7) for leg in legs))


def _cantilever(x: float) -> str:
    parts = []
    for side in (-1, 1):
        upper, lower = _outline(x, side, 0)
        for i in range(5):
            parts.append(stroke(through([upper[i], lower[i + 1]]), RED, 4))
            parts.append(stroke(through([lower[i], upper[i + 1]]), RED, 4))
        parts += [stroke(through(upper), RED, 8), stroke(through(lower), RED, 13)]
        leg = [(x + side * 26, TOP), (x + side * 44, FOOT - 12)]
        brace = [(x + side * 26, TOP), (x - side * 36, DECK - 40)]
        foot_brace = [(x + side * 38, DECK), (x - side * 44, FOOT - 12)]
        parts += [stroke(through(brace), RED, 5), stroke(through(foot_brace), RED, 5)]
        parts += [_pier(x + side * 44), stroke(through(leg), RED, 13)]
    return group(*parts, rect(x - 34, TOP - 7, 68, 12, "#8e2f20"))


def _pier(x: float) -> str:
    top, foot = FOOT - 20, FOOT + 26
    corners = [(x - 15, top), (x + 15, top), (x + 24, foot), (x - 24, foot)]
    return shape(through(corners, closed=True), "#8f8a80")


def _suspended(start: float, end: float) -> str:
    """Draw the girder that hangs between the ends of two arms."""
    top = sampled(
        lambda u: DECK - 26 - 30 * (1 - ((2 * u - start - end) / (end - start)) ** 2),
        start,
        end,
        16,
    )
    floor = [(u, DECK + 4.0) for u, _ in top]
    web = [
        through([floor[i], top[i + 1]]) + through([top[i], floor[i + 1]])
        for i in range(len(top) - 1)
    ]
    return group(stroke("".join(web), RED, 3), stroke(through(top), RED, 6))


def _train(x: float, y: float) -> str:
    cars = (rect(x + 78 + 62 * k, y - 25, 57, 22, "#3d2b2b", rx=3) for k in range(4))
    panes = (
        rect(x + 84 + 62 * k + 13 * j, y - 20, 8, 7, "#f6dfa6") for k in range(4) for j in range(4)
    )
    puffs = (
        disc(
            x + 18 + 21 * k,
            y - 52 - 5 * k - 6 * (k % 2),
            8 + 2.6 * k,
            "#ffffff",
            opacity=0.85 - 0.09 * k,
        )
        for k in range(8)
    )
    engine = f"M{x:.1f} {y - 4:.1f}l8 -15h6v-14h8v14h22v-10h26v25z"
    return group(*puffs, shape(engine, "#1f1a1c"), *cars, *panes)


def golden_gate() -> str:
    """Draw one tower large above the fog and the other small behind it."""
    defs = element(
        "defs",
        fade("sky", ((0, "#3f7ca8"), (0.5, "#9fc3cf"), (1, "#f7dcb8"))),
        fade("steel", ((0, "#c8452b"), (1, "#dd6238"))),
        glow("sun", "#fff1cf", 0.9),
    )
    return picture(
        WIDTH,
        HEIGHT,
        defs,
        rect(0, 0, WIDTH, HEIGHT, "url(#sky)"),
        disc(930, 380, 330, "url(#sun)"),
        disc(930, 380, 46, "#fff6df"),
        hills(WIDTH, HEIGHT, 470, 62, 2.7, "#7f9fac"),
        hills(WIDTH, HEIGHT, 560, 44, 0.9, "#5d8392"),
        _cables(),
        group(_tower(), transform="matrix(0.3 0 0 0.25 1010 356)"),
        group(_tower(), transform="translate(330 0)"),
        _clouds(520, 46, "#f3ead9", 0.6, 12),
        _clouds(575, 50, "#f8f1e4", 0.8, 60),
        _clouds(632, 40, "#fdf9f1", 1.0, 130),
        _gulls(),
    )


def _cables() -> str:
    """Draw main cables, hangers and deck between the near and the far tower."""

    def cable(x: float) -> float:
        u = (x - 392) / (996 - 392)
        return 62 + 310 * u + 690 * u * (1 - u) * (1 - 0.42 * u)

    def deck(x: float) -> float:
        return 500 - 34 * (x - 330) / 680

    back = sampled(lambda x: 62 + 1.98 * (268 - x) - 0.0012 * (268 - x) ** 2, -20, 268, 12)
    main = sampled(cable, 392, 996, 8)
    beyond = sampled(lambda x: 372 + 0.62 * (x - 1024), 1024, 1220, 20)
    hangers = "".join(
        f"M{x:.1f} {y:.1f}V{deck(x):.1f}" for x, y in [*back, *main[::2]] if y < deck(x)
    )
    road = [
        (-20.0, deck(-20)),
        (1220.0, deck(1220)),
        (1220.0, deck(1220) + 9),
        (-20.0, deck(-20) + 26),
    ]
    return group(
        stroke(hangers, "#c8452b", 1.4, opacity=0.8),
        shape(through(road, closed=True), "#b33b25"),
        stroke(through(back), "#c8452b", 9),
        stroke(through(main), "#c8452b", 5),
        stroke(through(beyond), "#c8452b", 3),
    )


def _tower() -> str:
    """Draw a tower of two stepped legs with four portals above the deck, its middle at x = 0."""
    top, deck, foot, parts = 62.0, 560.0, 735.0, []
    for side in (-62.0, 62.0):
        parts.append(rect(side - 11, top - 14, 22, 16, "#b33b25"))
        for share, wide in ((0, 30), (0.2, 35), (0.42, 40), (0.68, 45), (1, 52)):
            y = top + (deck - top) * share
            parts.append(rect(side - wide / 2, y, wide, foot - y, "url(#steel)"))
            parts.append(rect(side - wide / 2, y, wide, 5, "#8f2c1a"))
        grooves = f"M{side - 7} {top + 20}V{foot}M{side + 7} {top + 20}V{foot}"
        parts.append(stroke(grooves, "#a53521", 3))
    for share, tall in ((0.04, 46), (0.24, 52), (0.46, 58), (0.72, 64)):
        y = top + (deck - top) * share
        portal = f"M-46 {y:.1f}h92v{tall}h-14l-12 -14h-40l-12 14h-14z"
        ribs = "".join(f"M{9 * k} {y + 6:.1f}v{tall - 26}" for k in range(-4, 5))
        parts += [shape(portal, "#bf4028"), stroke(ribs, "#9a3220", 2.4)]
    for y in (600, 670):
        parts.append(stroke(f"M-46 {y}L46 {y + 62}M46 {y}L-46 {y + 62}", "#b33b25", 7))
    return group(*parts)


def _gulls() -> str:
    birds = ((560, 150, 1.0), (626, 118, 0.8), (690, 172, 0.7), (790, 96, 0.6), (604, 214, 0.5))
    wings = stroke("M-26 -8q14 -10 26 8q12 -18 26 -8", "#fdf9f1", 4)
    return group(*(group(wings, transform=f"translate({x} {y}) scale({s})") for x, y, s in birds))


def millau() -> str:
    """Draw masts and stays above a sea of clouds at sunrise."""
    defs = element(
        "defs",
        fade("sky", ((0, "#5b7fae"), (0.45, "#c8b6c9"), (0.75, "#fbd3ad"), (1, "#fff0d6"))),
        fade("pier", ((0, "#fdfaf4"), (1, "#d9cfd2"))),
        glow("sun", "#ffd9a0", 0.95),
    )
    masts = [(-70 + 226.0 * i, _road(-70 + 226.0 * i)) for i in range(7)]
    return picture(
        WIDTH,
        HEIGHT,
        defs,
        rect(0, 0, WIDTH, HEIGHT, "url(#sky)"),
        disc(780, 420, 300, "url(#sun)"),
        disc(780, 420, 48, "#fff4dd"),
        hills(WIDTH, HEIGHT, 452, 40, 5.2, "#a99bbb"),
        hills(WIDTH, HEIGHT, 500, 30, 1.9, "#8d86ad"),
        _clouds(500, 40, "#f3d9cf", 0.75, 5),
        *(_mast(x, y) for x, y in masts),
        shape(_ribbon(), "#fdfaf4"),
        stroke(through(sampled(lambda x: _road(x) + 11, -10, WIDTH + 10, 20)), "#a79fb4", 3),
        _clouds(560, 50, "#fae9dc", 0.9, 90),
        _clouds(620, 50, "#fffaf2", 1.0, 170),
    )


def _road(x: float) -> float:
    return 352 - 0.000055 * (x - 500) ** 2 + 0.028 * x


def _ribbon() -> str:
    top = sampled(_road, -10, WIDTH + 10, 20)
    return through([*top, *((x, y + 10) for x, y in reversed(top))], closed=True)


def _mast(x: float, y: float) -> str:
    tip = y - 184
    anchors = ((k, x + side * (104 - 8.4 * k)) for side in (-1, 1) for k in range(11))
    stays = "".join(through([(x, tip + 14 + 9 * k), (at, _road(at))]) for k, at in anchors)
    legs = [(x - 3, tip), (x + 3, tip), (x + 5, tip + 92), (x + 14, y), (x + 8, y), (x, tip + 112)]
    legs += [(x - 8, y), (x - 14, y), (x - 5, tip + 92)]
    pier = [(x - 14, y + 6), (x - 7, y + 6), (x, y + 112), (x + 7, y + 6), (x + 14, y + 6)]
    pier += [(x + 13, y + 130), (x + 22, HEIGHT), (x - 22, HEIGHT), (x - 13, y + 130)]
    return group(
        shape(through(pier, closed=True), "url(#pier)"),
        stroke(stays, "#fffaf0", 1.6, opacity=0.9),
        shape(through(legs, closed=True), "#fdfaf4"),
    )


def _clouds(top: float, swell: float, tone: str, solid: float, first: int) -> str:
    lobes = (
        element(
            "ellipse",
            cx=x - 80,
            cy=top + swell * y,
            rx=70 + 70 * (i * 0.618 % 1),
            ry=24 + 22 * (i * 0.381 % 1),
            fill=tone,
        )
        for i, (x, y) in enumerate(scattered(30, WIDTH + 160, 1, first))
    )
    return group(*lobes, rect(0, top + swell * 0.35, WIDTH, HEIGHT, tone), opacity=solid)
