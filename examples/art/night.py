"""The cover of the weekly: a suspension bridge by moonlight."""

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
    sampled,
    scattered,
    shape,
    stroke,
    through,
)

WIDTH, HEIGHT, SHORE, DECK, TOWER = 1200, 1600, 1240, 1085, 820.0


def cover() -> str:
    """Draw the bridge, its lamps and their reflections, under a large moon."""
    defs = element(
        "defs",
        fade("sky", ((0, "#0b1633"), (0.45, "#1d3f68"), (0.7, "#6b7f96"), (0.79, "#e8b58f"))),
        fade("water", ((0, "#71809b"), (0.12, "#4c648a"), (0.5, "#1c3459"), (1, "#0a1530"))),
        fade("tower", ((0, "#0d1833"), (1, "#16284a"))),
        glow("moon", "#fdebc8", 0.55),
        glow("lamp", "#ffd58a", 0.9),
    )
    return picture(
        WIDTH,
        HEIGHT,
        defs,
        rect(0, 0, WIDTH, HEIGHT, "url(#sky)"),
        _stars(),
        disc(400, 520, 480, "url(#moon)"),
        disc(400, 520, 168, "#fdf0d5"),
        hills(WIDTH, SHORE, 1010, 96, 2.2, "#8291a5"),
        hills(WIDTH, SHORE, 1100, 66, 0.5, "#56698a"),
        hills(WIDTH, SHORE, 1180, 40, 3.6, "#2e456b"),
        rect(0, SHORE, WIDTH, HEIGHT - SHORE, "url(#water)"),
        _glitter(),
        ripples(110, (0, SHORE + 4, WIDTH, HEIGHT - SHORE), "#dfe6ee", 120),
        _shine(),
        _span(),
        _pylon(TOWER),
        _lamps(),
        _boat(300, 1420),
    )


def _stars() -> str:
    return group(
        *(
            disc(
                x,
                y * y / 760,
                0.9 + 1.7 * (i * 0.618 % 1),
                "#ffffff",
                opacity=0.3 + 0.6 * (i * 0.381 % 1),
            )
            for i, (x, y) in enumerate(scattered(150, WIDTH, 760))
        )
    )


def _glitter() -> str:
    parts = []
    for i in range(46):
        y = SHORE + 6 + i * i * 0.17
        wide = 30 + 150 * (i * 0.618 % 1) * (0.4 + i / 46)
        x = 400 + 46 * ((i * 0.755 % 1) - 0.5)
        parts.append(
            rect(x - wide / 2, y, wide, 2 + i * 0.08, "#fdeed2", rx=2, opacity=0.62 - i * 0.009)
        )
    return group(*parts)


def _cable(x: float) -> float:
    lowest, sag = -60.0, DECK - 40.0
    return sag - (sag - 306) * ((x - lowest) / (TOWER - 58 - lowest)) ** 2


def _back(x: float) -> float:
    run = x - TOWER - 58
    return 306 + 2.5 * run - 0.0014 * run**2


def _span() -> str:
    main, back = sampled(_cable, -20, TOWER - 58, 24), sampled(_back, TOWER + 58, WIDTH + 20, 24)
    hangers = "".join(f"M{x:.1f} {y:.1f}V{DECK}" for x, y in [*main, *back] if y < DECK)
    web = "".join(f"M{x} {DECK + 4}l20 26l20 -26" for x in range(-20, WIDTH + 20, 40))
    return group(
        stroke(hangers, "#1b2d50", 2.4),
        stroke(through(main), "#0d1833", 11),
        stroke(through(back), "#0d1833", 11),
        stroke(web, "#14264a", 4),
        rect(0, DECK - 4, WIDTH, 12, "#0d1833"),
        rect(0, DECK + 28, WIDTH, 6, "#0d1833"),
    )


def _pylon(x: float) -> str:
    legs = []
    for side in (-1, 1):
        leg = [
            (x + side * 44, 300),
            (x + side * 72, 300),
            (x + side * 96, SHORE + 16),
            (x + side * 56, SHORE + 16),
        ]
        legs.append(shape(through(leg, closed=True), "url(#tower)"))
    bars = []
    for y, tall in ((318, 54), (520, 46), (740, 46), (960, 50)):
        half = 46 + (y - 300) * 0.017
        arch = f"M{x - half:.1f} {y}h{2 * half:.1f}v{tall + 40}"
        arch += f"q{-half * 0.12:.1f} -40 {-half:.1f} -40t{-half:.1f} 40z"
        bars.append(shape(arch, "#101d3b"))
    foot = rect(x - 120, SHORE - 6, 240, 34, "#0b1530", rx=8)
    beacon = disc(x, 284, 46, "url(#lamp)") + disc(x, 284, 6, "#ffe7b3")
    return group(*legs, *bars, foot, rect(x - 80, 292, 160, 14, "#0b1530"), beacon)


def _lamps() -> str:
    return group(
        *(
            disc(62 * i - 10, DECK - 20, 22, "url(#lamp)")
            + disc(62 * i - 10, DECK - 20, 4.2, "#fff0c9")
            for i in range(21)
        )
    )


def _shine() -> str:
    """Draw the lamps' reflections, each a broken column of light."""
    parts = []
    for i in range(21):
        for k in range(9):
            y = SHORE + 16 + 26 * k + 9 * (i * 0.618 % 1)
            wide = 5 + 15 * ((i + k) * 0.755 % 1)
            at = 62 * i - 10 - wide / 2
            parts.append(rect(at, y, wide, 4, "#ffd58a", rx=2, opacity=0.55 - 0.055 * k))
    return group(*parts)


def _boat(x: float, y: float) -> str:
    hull = f"M{x - 74} {y - 12}q76 26 150 -6q-10 32 -46 34h-66q-30 -2 -38 -28z"
    hood = f"M{x - 34} {y - 4}q4 -40 38 -40t40 36z"
    man = f"M{x + 52} {y - 6}l4 -34q2 -10 10 -8t6 12l-4 30z"
    return group(
        shape(hood, "#23385f"),
        shape(man, "#0a1226"),
        disc(x + 63, y - 57, 8, "#0a1226"),
        stroke(f"M{x + 70} {y - 40}L{x + 124} {y + 36}", "#0a1226", 3.4),
        shape(hull, "#0a1226"),
        disc(x - 40, y - 26, 44, "url(#lamp)"),
        disc(x - 40, y - 26, 5, "#fff0c9"),
    )
