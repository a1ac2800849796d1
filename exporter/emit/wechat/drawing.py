"""Shortens the drawing of a formula, whose outlines would fill the platform's 20,000 characters.

Coordinates become whole numbers, a hundred to an em, which is a sixth of a pixel; what looks alike
becomes one path; and paths are written relative to where the pen is (SVG 1.1, 8.3), with the short
commands for level, upright and smoothly continued pieces. That takes a quarter of the characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

_SCALE = 5
_POINTS = {"M": 1, "L": 1, "Q": 2, "C": 3, "Z": 1}
_STEP = re.compile(r"([MLQCZ])([^A-Z]*)")
_OUTLINE = re.compile(r"[MLQCZ\d\s.,-]+")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
_SVG = re.compile(r"<svg [^>]*>(.*)</svg>", re.DOTALL)
_GROUP = re.compile(r'<g (fill="[^"]*")>(.*?)</g>', re.DOTALL)
_VIEW = re.compile(r'\bviewBox="([^"]*)"')
_DRAWN = re.compile(r"<(path|rect) ([^>]*?) ?/>")
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
_LOOKS = {"fill", "stroke", "stroke-width"}
_BAR = {"x", "y", "width", "height"}

_Point = tuple[int, int]


def shortened(svg: str) -> str:
    """Return a drawing of paths and bars in fewer characters; any other is returned as it is."""
    whole, view = _SVG.fullmatch(svg), _VIEW.search(svg)
    pieces = _GROUP.sub(_ungrouped, whole[1]) if whole else ""
    if not view or not pieces or _DRAWN.sub("", pieces):
        return svg
    drawn = [_drawn(name, dict(_ATTRIBUTE.findall(said))) for name, said in _DRAWN.findall(pieces)]
    if not all(drawn):
        return svg
    paths = "".join(
        f'<path d="{_relative(" ".join(outline for _, outline in alike))}"{look}/>'
        for look, alike in groupby(filter(None, drawn), key=lambda one: one[0])
    )
    box = " ".join(map(str, _units(view[1])))
    return f'<svg viewBox="{box}">{paths}</svg>'


def _ungrouped(found: re.Match[str]) -> str:
    """Return the pieces of a group, each with what is said of them all."""
    return _DRAWN.sub(rf"<\1 \2 {found[1]}/>", found[2])


def _drawn(name: str, said: dict[str, str]) -> tuple[str, str] | None:
    """Return how a piece looks and its outline, None for one of another kind."""
    outline = said.get("d", "") if name == "path" else _bar(said)
    if not _OUTLINE.fullmatch(outline) or set(said) - _LOOKS - _BAR - {"d"}:
        return None
    look = ""
    for key in sorted(_LOOKS & said.keys()):
        value = said[key] if key != "stroke-width" else str(*_units(said[key]))
        look += f' {key}="{value}"'
    return look, outline


def _bar(said: dict[str, str]) -> str:
    """Return the outline of a bar, clockwise as those of letters: where they meet is no hole."""
    left, top, width, height = (float(said.get(key, 0)) for key in ("x", "y", "width", "height"))
    right, bottom = left + width, top + height
    return f"M {left} {top} L {right} {top} L {right} {bottom} L {left} {bottom} Z"


class _Pen:
    """Writes a path of absolute steps relative to the pen, without gathering errors."""

    def __init__(self) -> None:
        self.written = ""
        self._last = ""
        self._at = self._start = (0, 0)
        self._handle: _Point | None = None
        """Where a smooth curve would have its control point."""

    def go(self, step: str, points: Sequence[_Point]) -> None:
        """Draw one step, in the shortest form of it."""
        handle, self._handle = self._handle, None
        *_, before, end = (self._at, self._at, *points)
        if step == "Z":
            self._say("z", ())
            self._at = self._start
            return
        if step == "M":
            self._say("m", self._from_pen(end))
            self._start = end
        elif step == "L" or (step == "Q" and before in {self._at, end}):
            self._line(*self._from_pen(end))
        elif step == "Q" and handle and _near(handle, before):
            self._say("t", self._from_pen(end))
            self._handle = _mirrored(handle, end)
        else:
            self._say(
                step.lower(), [number for point in points for number in self._from_pen(point)]
            )
            self._handle = _mirrored(before, end) if step == "Q" else None
        self._at = end

    def _line(self, across: int, down: int) -> None:
        if across and down:
            self._say("l", (across, down))
        elif across or down:
            self._say("h" if across else "v", (across or down,))

    def _from_pen(self, point: _Point) -> _Point:
        return point[0] - self._at[0], point[1] - self._at[1]

    def _say(self, command: str, numbers: Sequence[int]) -> None:
        """Write a command, not again where it goes on; a minus sign parts as well as a blank."""
        packed = "".join(str(n) if n < 0 or not i else f" {n}" for i, n in enumerate(numbers))
        again = command == self._last and command != "m"
        self.written += (" " * (packed[0] != "-") if again else command) + packed
        self._last = command


def _relative(path: str) -> str:
    pen = _Pen()
    for step, text in _STEP.findall(path):
        numbers = list(_units(text))
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        for group in _grouped(points, _POINTS[step]):
            pen.go(step, group)
        if step == "Z":
            pen.go(step, ())
    return pen.written


def _grouped(points: list[_Point], size: int) -> Iterator[list[_Point]]:
    for place in range(0, len(points), size):
        yield points[place : place + size]


def _mirrored(point: _Point, middle: _Point) -> _Point:
    return 2 * middle[0] - point[0], 2 * middle[1] - point[1]


def _near(one: _Point, other: _Point) -> bool:
    """Tell whether two points are one but for rounding, which moves a curve by half as much."""
    return max(abs(one[0] - other[0]), abs(one[1] - other[1])) <= 1


def _units(text: str) -> Iterator[int]:
    for number in _NUMBER.findall(text):
        yield round(float(number) * _SCALE)
