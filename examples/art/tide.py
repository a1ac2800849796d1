"""A bridge of stone where river and sea meet: 洛阳桥."""

from __future__ import annotations

from art.svg import (
    disc,
    element,
    fade,
    glow,
    group,
    hills,
    picture,
    rect,
    ripples,
    scattered,
    shape,
    stroke,
    through,
)

WIDTH, HEIGHT = 1200, 675


def luoyang() -> str:
    """Draw the beams and boat-shaped piers at low tide, going away to the far shore."""
    defs = element(
        "defs",
        fade("sky", ((0, "#12324f"), (0.7, "#3f7f95"), (1, "#a9d0cb"))),
        fade("sea", ((0, "#8fc0be"), (0.35, "#4a8c98"), (1, "#173c55"))),
        glow("moon", "#fdf3d0", 0.6),
    )
    piers = [_pier(i) for i in range(13, -1, -1)]
    return picture(
        WIDTH,
        HEIGHT,
        defs,
        rect(0, 0, WIDTH, 400, "url(#sky)"),
        disc(905, 128, 170, "url(#moon)"),
        disc(905, 128, 54, "#fbf1cf"),
        hills(WIDTH, 392, 352, 20, 1.1, "#5f98a3"),
        hills(WIDTH, 392, 374, 11, 3.0, "#41798a"),
        rect(0, 390, WIDTH, HEIGHT - 390, "url(#sea)"),
        ripples(120, (0, 396, WIDTH, HEIGHT - 396), "#d7ece6", 120),
        *piers,
        _beams(),
        _lantern(212, 0.92),
        _lantern(716, 0.42),
    )


HORIZON, VANISH = 388.0, 1180.0


def _scale(i: float) -> float:
    scale: float = 0.8**i
    return scale


def _at(i: float) -> float:
    return VANISH - 1120 * _scale(i)


def _level(i: float, height: float) -> float:
    """Return where something `height` above the eye (or below) appears at pier i."""
    return HORIZON - height * _scale(i)


def _pier(i: int) -> str:
    s, x = _scale(i), _at(i)
    top, foot = _level(i, 92), _level(i, -190)
    half = 62 * s
    spread, bow = half * 1.22, half * 0.75
    prow = [(x, top), (x - half - bow, top), (x - spread - bow * 1.15, foot), (x, foot)]
    flank = [(x, top), (x + half, top), (x + spread, foot), (x, foot)]
    ridge = [(x - half, top), (x - half - bow, top), (x - spread - bow * 1.15, foot)]
    keel = [*ridge, (x - spread, foot)]
    joints = "".join(
        f"M{x - half - bow - (spread - half + bow * 0.15) * t:.1f} {top + (foot - top) * t:.1f}"
        f"H{x + half + (spread - half) * t:.1f}"
        for t in (k / 8 for k in range(1, 8))
    )
    parts = [
        shape(through(prow, closed=True), "#c9bb98"),
        shape(through(keel, closed=True), "#dbcfae"),
        shape(through(flank, closed=True), "#8d8469"),
        stroke(joints, "#6f6a55", 1.8 * s, opacity=0.6, stroke_linecap="butt"),
    ]
    for k, (dx, dy) in enumerate(scattered(54, half * 3, (foot - top) * 0.36, 7 + i)):
        dot = (3.1 + k * 0.618 % 1 * 3.2) * s
        parts.append(
            disc(x - half * 1.85 + dx, foot - dy * dy / ((foot - top) * 0.36), dot, "#eef0e2")
        )
    foam = f"M{x - half * 2.3:.1f} {foot + 2 * s:.1f}H{x + half * 1.5:.1f}"
    return group(*parts, stroke(foam, "#e6f3ee", 5 * s, opacity=0.8))


def _beams() -> str:
    near, far = -1.2, 14.0

    def band(high: float, low: float, fill: str) -> str:
        edge = [(_at(near), _level(near, high)), (_at(far), _level(far, high))]
        back = [(_at(far), _level(far, low)), (_at(near), _level(near, low))]
        return shape(through([*edge, *back], closed=True), fill)

    posts = (
        rect(_at(i / 4), _level(i / 4, 178), 9 * _scale(i / 4), 50 * _scale(i / 4), "#e2d6b6")
        for i in range(-4, 48)
    )
    return group(
        band(134, 88, "#b5a683"), band(134, 112, "#d8ccab"), band(168, 158, "#e2d6b6"), *posts
    )


def _lantern(x: float, s: float) -> str:
    """Draw one of the small stone pagodas that stand along the bridge."""
    foot = HORIZON - (VANISH - x) / 1120 * 130
    parts = []
    for k in range(5):
        y, wide = foot - (k + 1) * 34 * s, (30 - 4 * k) * s
        parts.append(rect(x - wide * 0.7, y, wide * 1.4, 34 * s, "#b9ab88"))
        eave = [(x - wide * 1.35, y + 3 * s), (x - wide * 0.6, y - 9 * s)]
        eave += [(2 * x - u, v) for u, v in reversed(eave)]
        parts.append(shape(through(eave, closed=True), "#ddd0ae"))
    tip = foot - 5 * 34 * s
    spire = [(x - 6 * s, tip), (x, tip - 44 * s), (x + 6 * s, tip)]
    return group(*parts, shape(through(spire, closed=True), "#ddd0ae"))
