"""Shortens the drawing of a formula, whose outlines would fill the platform's 20,000 characters.

Coordinates become whole numbers, ten to a unit of the drawing, and paths are written relative to
where the pen is (SVG 1.1, 8.3), which takes about a third of the characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_SCALE = 10
_POINTS = {"M": 1, "L": 1, "Q": 2, "C": 3, "Z": 1}
_STEP = re.compile(r"([MLQCZ])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
_PATH = re.compile(r'(?<= d=")[MLQCZ][MLQCZ\d\s.,-]*(?=")')
_MEASURE = re.compile(r'(?<= )(viewBox|x|y|width|height|stroke-width)="([-\d.\s]+)"')
_KNOWN = re.compile(r"<(?:svg|path|rect)\b")
_TAG = re.compile(r"<[a-z]\w*")


def shortened(svg: str) -> str:
    """Return a drawing of paths and bars in fewer characters; any other is returned as it is."""
    if len(_TAG.findall(svg)) != len(_KNOWN.findall(svg)):
        return svg
    paths = _PATH.findall(svg)
    if svg.count(' d="') != len(paths):
        return svg
    scaled = _MEASURE.sub(_scaled, svg)
    return _PATH.sub(lambda found: _relative(found[0]), scaled).replace(" />", "/>")


def _scaled(found: re.Match[str]) -> str:
    numbers = " ".join(str(n) for n in _tenths(found[2]))
    return f'{found[1]}="{numbers}"'


def _relative(path: str) -> str:
    """Write a path of absolute steps relative to the pen, without gathering errors."""
    written = last = ""
    pen = start = (0, 0)
    for step, text in _STEP.findall(path):
        numbers = list(_tenths(text))
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        for group in _grouped(points, _POINTS[step]):
            if step == "L" and group == [pen]:
                continue
            moved = _packed([c for x, y in group for c in (x - pen[0], y - pen[1])])
            repeated = step == last and step != "M"
            written += (" " if moved[0] != "-" else "") if repeated else step.lower()
            written += moved
            last, pen = step, group[-1]
            start = pen if step == "M" else start
        if step == "Z":
            written += "z"
            last, pen = step, start
    return written


def _grouped(points: list[tuple[int, int]], size: int) -> Iterator[list[tuple[int, int]]]:
    for place in range(0, len(points), size):
        yield points[place : place + size]


def _tenths(text: str) -> Iterator[int]:
    for number in _NUMBER.findall(text):
        yield round(float(number) * _SCALE)


def _packed(numbers: Sequence[int]) -> str:
    """Join numbers; a minus sign parts them as well as a blank."""
    return "".join(str(n) if n < 0 or i == 0 else f" {n}" for i, n in enumerate(numbers))
