"""Geometric letterforms: Han characters of straight strokes on a square, for pictures of type.

A character is a list of strokes on a grid from 0 to 12; every stroke is a bar as thick as the
caller wants. No font is read, so the pictures are the same on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from art.svg import disc, group, stroke

# Polylines in grid units; several polylines are separated by "|".
GLYPHS: Mapping[str, str] = MappingProxyType(
    {
        "口": "2,3 10,3 10,10 2,10 2,3",
        "日": "3,1.5 9,1.5 9,10.5 3,10.5 3,1.5|3,6 9,6",
        "目": "3,1.5 9,1.5 9,10.5 3,10.5 3,1.5|3,4.5 9,4.5|3,7.5 9,7.5",
        "田": "2,2 10,2 10,10 2,10 2,2|2,6 10,6|6,2 6,10",
        "回": "1.5,1.5 10.5,1.5 10.5,10.5 1.5,10.5 1.5,1.5|4.4,4.4 7.6,4.4 7.6,7.6 4.4,7.6 4.4,4.4",
        "中": "2,3.5 10,3.5 10,7.8 2,7.8 2,3.5|6,1 6,11",
        "山": "6,1.5 6,10|2,4.5 2,10 10,10 10,4.5",
        "工": "2.5,2 9.5,2|6,2 6,10|1.5,10 10.5,10",
        "王": "2,2 10,2|6,2 6,10|2.5,6 9.5,6|1.5,10 10.5,10",
        "土": "2.8,5 9.2,5|6,1.5 6,10|1.5,10 10.5,10",
        "正": "2,2 10,2|6,2 6,10|6,6 9.5,6|3.2,5.5 3.2,10|1.5,10 10.5,10",
        "十": "1.5,5.5 10.5,5.5|6,1 6,11",
        "木": "1.5,4 10.5,4|6,1 6,11|6,4 1.8,9.4|6,4 10.2,9.4",
        "大": "1.5,4.5 10.5,4.5|6,1 6,4.5 1.8,10.8|6,4.5 10.2,10.8",
        "文": "6,1 6,2.6|1.5,3.4 10.5,3.4|8.6,3.4 1.8,10.8|3.4,3.4 10.2,10.8",
        "人": "6,1.2 6,4 1.8,10.8|6,4 10.2,10.8",
        "川": "3,2 3,8.5 2,10.8|6,2 6,10|9,1.5 9,10.8",
        "门": "2.5,3.6 2.5,10.8|2.2,1 3.4,2|5,1.8 9.8,1.8 9.8,10.8",
        "上": "6,1.5 6,10|6,5.4 9.5,5.4|1.5,10 10.5,10",
        "下": "1.5,2 10.5,2|6,2 6,11|6,5 8.8,7.2",
        "吕": "3.2,1.2 8.8,1.2 8.8,4.8 3.2,4.8 3.2,1.2|2.4,6.8 9.6,6.8 9.6,10.8 2.4,10.8 2.4,6.8",
        "三": "2.2,2.2 9.8,2.2|2.8,6 9.2,6|1.5,10 10.5,10",
        "小": "6,1 6,10.6|3.4,4.4 1.8,8.4|8.6,4.4 10.2,8.4",
        "井": "1.5,4 10.5,4|1.5,8 10.5,8|4,1.2 4,8 3,10.8|8,1.2 8,10.8",
        "「": "7.5,10 7.5,5 11,5",
        "」": "1,7 4.5,7 4.5,2",
        "，": "2.6,9 3.2,9.8 2.2,11.2",
        "！": "6,1.4 6,7.6|6,10 6,10.2",
    }
)


def glyph(character: str, x: float, y: float, size: float, colour: str, weight: float = 1) -> str:
    """Return a character in a square whose upper left corner is at x, y; weight in grid units."""
    unit = size / 12
    if character == "。":
        return disc(
            x + 3 * unit,
            y + 9.4 * unit,
            1.4 * unit,
            "none",
            stroke=colour,
            stroke_width=weight * unit,
        )
    bars = []
    for line in GLYPHS[character].split("|"):
        corners = [tuple(map(float, point.split(","))) for point in line.split()]
        bars.append("M" + "L".join(f"{x + a * unit:.1f} {y + b * unit:.1f}" for a, b in corners))
    return group(
        stroke(
            "".join(bars), colour, weight * unit, stroke_linecap="square", stroke_linejoin="miter"
        )
    )
