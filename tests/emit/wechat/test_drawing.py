"""Drawings of formulas become shorter and stay what they are."""

from __future__ import annotations

import re

import pytest

from exporter.emit.wechat.drawing import shortened


def svg(inside: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-0.5 0 20 10">{inside}</svg>'


def path(steps: str) -> str:
    found = re.search(r' d="([^"]*)"', shortened(svg(f'<path d="{steps}" fill="currentColor" />')))
    assert found
    return found[1]


def absolute(steps: str) -> list[tuple[int, int]]:
    """The points of a relative path, as a renderer finds them."""
    points: list[tuple[int, int]] = []
    pen = start = (0, 0)
    for step, text in re.findall(r"([mlqcz])([^a-z]*)", steps):
        numbers = [int(n) for n in re.findall(r"-?\d+", text)]
        size = {"m": 2, "l": 2, "q": 4, "c": 6, "z": 1}[step]
        for place in range(0, len(numbers), size):
            pairs = numbers[place : place + size]
            group = [(pen[0] + x, pen[1] + y) for x, y in zip(pairs[::2], pairs[1::2], strict=True)]
            points += group
            pen = group[-1]
            start = pen if step == "m" else start
        pen = start if step == "z" else pen
    return points


def test_measures_are_whole_tenths() -> None:
    bar = '<rect x="1.26" y="-3" width="12.5" height="0.78" fill="currentColor" />'
    assert shortened(svg(bar)) == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-5 0 200 100">'
        '<rect x="13" y="-30" width="125" height="8" fill="currentColor"/></svg>'
    )


def test_a_path_is_relative_to_the_pen() -> None:
    assert path("M 1 2 L 3 2 L 3 -4 Q 5 5 6 6 C 1 1 2 2 3 3 Z M 0 0 L 1 1 Z") == (
        "m10 20l20 0 0-60q20 90 30 100c-50-50-40-40-30-30zm-10-20l10 10z"
    )


def test_a_step_to_where_the_pen_is_goes() -> None:
    assert path("M 1 2 L 1 2 L 3 4 Z") == "m10 20l20 20z"


def test_rounding_does_not_gather() -> None:
    points = [(0.14 * i, -0.26 * i) for i in range(200)]
    steps = "M 0 0 " + " ".join(f"L {x:.3f} {y:.3f}" for x, y in points[1:]) + " Z"
    wanted = [(round(x * 10), round(y * 10)) for x, y in points]
    assert absolute(path(steps))[-1] == wanted[-1]
    assert set(absolute(path(steps))) == set(wanted)


def test_it_takes_less_than_half() -> None:
    steps = "M 11.46 -3.72 L 10.38 0.0 Q 0.82 -0.6 1.23 -0.72 Q 1.64 -0.84 1.88 -1.19 L 1.02 1.25 Z"
    assert len(path(steps * 9)) < len(steps * 9) / 2 + 20


@pytest.mark.parametrize(
    "inside",
    ['<g transform="scale(2)"><path d="M 1 2 Z" /></g>', '<path d="M 1 2 A 1 1 0 0 0 3 4" />'],
)
def test_a_drawing_of_another_kind_is_left_alone(inside: str) -> None:
    assert shortened(svg(inside)) == svg(inside)
