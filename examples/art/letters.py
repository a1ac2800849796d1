"""The pictures of the little magazine about typesetting: its cover, four diagrams, an ornament."""

from __future__ import annotations

from math import cos, pi, sin

from art.glyphs import glyph
from art.svg import disc, element, fade, group, picture, rect, shape, stroke

PAPER, INK, GREEN, ROSE = "#f5efe2", "#20242b", "#4f7f6b", "#e8a798"
RED, BLUE, GOLD = "#c8402f", "#24507a", "#e5b04b"
PAIRS = (
    (PAPER, INK),
    (RED, PAPER),
    (GOLD, INK),
    (BLUE, PAPER),
    (PAPER, RED),
    (GREEN, PAPER),
    (ROSE, INK),
    (INK, GOLD),
)


def cover() -> str:
    """Draw a specimen sheet: tiles of geometric characters, punctuation and parts of letters."""
    side, columns, rows = 200, 8, 5
    text = "中，文大「田」日小三。山回木工！目井王人川门口正吕上"
    tiles, used = [], 0
    for k in range(columns * rows):
        column, row = k % columns, k // columns
        ground, figure = PAIRS[(k * 5 + row * 3) % 8]
        x, y = column * side, row * side
        tiles.append(rect(x, y, side + 1, side + 1, ground))
        if (3 * column + 2 * row) % 5 == 0 or used == len(text):
            tiles.append(_ornamental(k, x, y, side, figure))
        else:
            tiles.append(glyph(text[used], x + 28, y + 28, side - 56, figure, 1.45))
            used += 1
    return picture(side * columns, side * rows, *tiles)


def _ornamental(k: int, x: float, y: float, side: float, fill: str) -> str:
    """Draw a tile without a character: arcs, rules, dots or a guide grid."""
    match k % 4:
        case 0:
            arcs = (
                f"M{x} {y + side - r}A{r} {r} 0 0 1 {x + r} {y + side}" for r in (40, 80, 120, 160)
            )
            return stroke("".join(arcs), fill, 15, stroke_linecap="butt")
        case 1:
            return group(*(rect(x, y + 14 + 36 * i, side, 13, fill) for i in range(5)))
        case 2:
            dots = ((x + 34 + 33 * (i % 5), y + 34 + 33 * (i // 5)) for i in range(25))
            return group(*(disc(a, b, 8.5, fill) for a, b in dots))
        case _:
            crossed = f"M{x} {y}l{side} {side}M{x + side} {y}l-{side} {side}"
            upright = f"M{x + side / 2} {y}v{side}M{x} {y + side / 2}h{side}"
            dashed = stroke(crossed + upright, fill, 4, stroke_dasharray="10 12")
            return dashed + rect(x, y, side, side, "none", stroke=fill, stroke_width=10)


MARKS = "「」，。"


def squeeze() -> str:
    """Draw a line twice: each mark a full square, then the outer and adjacent marks half."""
    line, side, left = "「小山，大川。」「中文」", 86.0, 84.0
    top, below = 92.0, 290.0
    loose, tight, x = [], [], left
    for k, character in enumerate(line):
        neighbours = (line[k - 1] if k else "「", line[k + 1] if k + 1 < len(line) else "」")
        half = character in MARKS and any(n in MARKS for n in neighbours)
        wide = side / 2 if half else side
        shift = side / 2 if half and character == "「" else 0
        loose.append(_cell(character, left + side * k, top, side, 0))
        tight.append(_cell(character, x, below, wide, shift))
        x += wide
    end = left + side * len(line)
    lines = stroke("M0 12L12 0", "#d9b7a6", 2)
    hatch = element(
        "pattern", lines, id="hatch", width=12, height=12, patternUnits="userSpaceOnUse"
    )
    saved = rect(x, below, end - x, side, "url(#hatch)") + _arrow(end, x, below + side / 2)
    edges = stroke(f"M{left} 60V410M{end} 60V410", BLUE, 3, stroke_dasharray="4 9")
    ground = element("defs", hatch) + rect(0, 0, 1200, 470, PAPER)
    return picture(1200, 470, ground, *loose, saved, *tight, edges)


def _cell(character: str, x: float, y: float, wide: float, shift: float) -> str:
    """Draw a character in its cell; `shift` cuts off that much of the square on its left."""
    mark, side = character in MARKS, 86.0
    ground = "#f3d9cf" if mark else "#ffffff"
    cell = rect(x, y, wide, side, ground, stroke="#cdbfa6", stroke_width=2)
    return cell + glyph(character, x + 9 - shift, y + 9, side - 18, RED if mark else INK, 1.05)


def _arrow(start: float, end: float, y: float) -> str:
    head = f"M{end + 34} {y - 16}L{end + 16} {y}L{end + 34} {y + 16}"
    return stroke(f"M{start - 22} {y}H{end + 18}{head}", BLUE, 6, stroke_linejoin="round")


BODY = 10.5
SIZES = (9, BODY, 12, 14, 22, 42)


def sizes() -> str:
    """Draw the traditional sizes of type side by side on one baseline, body size in red."""
    parts, x, floor, scale = [], 90.0, 372.0, 7.6
    gap = (1200 - 180 - sum(SIZES) * scale) / (len(SIZES) - 1)
    for size in SIZES:
        side = size * scale
        frame, figure = (RED, RED) if size == BODY else (BLUE, INK)
        parts.append(rect(x, floor - side, side, side, "#ffffff", stroke=frame, stroke_width=2.5))
        parts.append(glyph("回", x, floor - side, side, figure, 1.0))
        x += side + gap
    base = stroke(f"M50 {floor}H1150", "#b9a98a", 3)
    return picture(1200, 446, rect(0, 0, 1200, 446, PAPER), base, *parts)


def leading() -> str:
    """Draw the same column of text with tight, right and wide leading."""
    columns = []
    for k, (pitch, tone) in enumerate(((25.0, "#b98b7d"), (37.0, RED), (60.0, "#b98b7d"))):
        left = 70 + 370 * k
        sheet = rect(left, 50, 320, 500, "#ffffff", rx=6)
        columns.append(sheet + rect(left, 50, 320, 8, tone))
        for i in range(int((530 - 96 - 22) / pitch) + 1):
            first, last = i % 7 == 0, (i + 1) % 7 == 0
            cells = 9 if last else 11 if first else 13
            start, y = left + (70 if first else 30), 96 + pitch * i
            columns += [rect(start + 20 * c, y, 16.5, 20, "#3a3f47", rx=2) for c in range(cells)]
    return picture(1200, 600, rect(0, 0, 1200, 600, "#e9dfca"), *columns)


def poster() -> str:
    """Draw a tray of movable type seen from above; every character is cut in reverse."""
    text = "文中工山田日目王木大土回井川小口吕正三上人门下十"
    side, parts = 128.0, []
    for k in range(60):
        column, row = k % 10, k // 10
        x, y, edge = column * side + 4, row * side - 22, side - 8
        inked = (k * 11 + row * 5) % 17 == 0
        metal = ("#b9b3a8", "#a8a196", "#c5bfb3", "#968f85")[(k * 7 + row) % 4]
        light = f"M{x + 3} {y + edge - 3}V{y + 3}H{x + edge - 3}"
        colour = "#fff2e0" if inked else "#2a2622"
        face = glyph(text[k * 7 % 24], 20, 20, side - 48, colour, 1.25)
        parts += [
            rect(x + 5, y + 7, side - 6, side - 6, "#2b1d14"),
            rect(x, y, edge, edge, "#d43d2a" if inked else metal, rx=3),
            stroke(light, "#ffffff", 3, opacity=0.55),
            group(face, transform=f"matrix(-1 0 0 1 {x + edge} {y})"),
        ]
    shade = element("defs", fade("shade", ((0, "#ffffff"), (1, "#000000"))))
    veil = rect(0, 0, 1280, 720, "url(#shade)", opacity=0.2)
    button = disc(640, 360, 78, "#1b1411", opacity=0.72)
    arrow = shape("M614 314L692 360L614 406Z", "#fff8ea")
    return picture(1280, 720, shade, rect(0, 0, 1280, 720, "#4a3222"), *parts, veil, button, arrow)


def ornament() -> str:
    """Draw a fleuron to close a page: petals around a heart, in a ring of dots."""
    petals = []
    for i in range(12):
        far, fill = (42, RED) if i % 2 else (22, BLUE)
        petal = f"M160 126C130 86 142 {far + 20} 160 {far}C178 {far + 20} 190 86 160 126Z"
        turned = f"rotate({30 * i} 160 160)"
        petals.append(shape(petal, fill, transform=turned, opacity=0.92))
    turns = (i * pi / 18 for i in range(36))
    dots = (disc(160 + 149 * sin(t), 160 - 149 * cos(t), 3.4, GOLD) for t in turns)
    heart = disc(160, 160, 30, PAPER) + disc(160, 160, 20, GOLD) + disc(160, 160, 9, INK)
    return picture(320, 320, rect(0, 0, 320, 320, "#ffffff"), *petals, *dots, heart)
