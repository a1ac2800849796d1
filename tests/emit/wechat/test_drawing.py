"""Drawings of formulas become shorter and stay what they are."""

from __future__ import annotations

import re

import pytest

from exporter.assets import tex
from exporter.diagnostics import Report
from exporter.emit import FORMATS
from exporter.emit.wechat.drawing import shortened
from exporter.model import nodes as n
from exporter.model.issue import Issue, Meta


def svg(inside: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-0.5 0 20 10">{inside}</svg>'


def path(steps: str) -> str:
    found = re.search(r' d="([^"]*)"', shortened(svg(f'<path d="{steps}" fill="currentColor" />')))
    assert found
    return found[1]


def numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"-?\d+", text)]


def absolute(steps: str) -> list[tuple[int, int]]:
    """The points that a relative path goes through, as a renderer finds them."""
    points: list[tuple[int, int]] = []
    pen = start = (0, 0)
    for step, text in re.findall(r"([mlhvqtcz])([^a-z]*)", steps):
        if step == "z":
            pen = start
            continue
        size = {"m": 2, "l": 2, "h": 1, "v": 1, "q": 4, "t": 2, "c": 6}[step]
        said = numbers(text)
        assert len(said) % size == 0
        for place in range(0, len(said), size):
            last = said[place : place + size]
            across, down = {"h": (last[0], 0), "v": (0, last[0])}.get(step, (last[-2:] * 2)[:2])
            pen = (pen[0] + across, pen[1] + down)
            points.append(pen)
            start = pen if step == "m" else start
    return points


BAR = '<rect x="1.26" y="-3" width="12.5" height="0.78" fill="currentColor" />'
BOX = '<rect x="0" y="0" width="4" height="2" stroke-width="1.36" stroke="red" fill="none" />'


def test_a_bar_is_an_outline_clockwise_as_letters_are() -> None:
    assert shortened(svg(BAR)) == (
        '<svg viewBox="-2 0 100 50"><path d="m6-15h63v4h-63z" fill="currentColor"/></svg>'
    )


def test_what_looks_alike_is_one_path() -> None:
    letter = '<path d="M 1 2 L 3 4 L 3 2 Z" fill="currentColor" />'
    assert shortened(svg(letter + BAR + BOX + letter)) == (
        '<svg viewBox="-2 0 100 50">'
        '<path d="m5 10l10 10v-10zm1-25h63v4h-63z" fill="currentColor"/>'
        '<path d="m0 0h20v10h-20z" fill="none" stroke="red" stroke-width="7"/>'
        '<path d="m5 10l10 10v-10z" fill="currentColor"/></svg>'
    )


def test_a_group_says_it_of_each() -> None:
    grouped = f'<g fill="red"><path d="M 1 2 L 3 4 Z" /><path d="M 0 0 L 1 1 Z" /></g>{BAR}'
    assert shortened(svg(grouped)) == (
        '<svg viewBox="-2 0 100 50"><path d="m5 10l10 10zm-5-10l5 5z" fill="red"/>'
        '<path d="m6-15h63v4h-63z" fill="currentColor"/></svg>'
    )


def test_a_path_is_relative_to_the_pen() -> None:
    assert path("M 1 2 L 4 3 L 3 2 L 3 -4 Q 5 5 6 6 C 1 1 2 2 3 3 Z M 0 0 L 1 1 Z") == (
        "m5 10l15 5-5-5v-30q10 45 15 50c-25-25-20-20-15-15zm-5-10l5 5z"
    )


def test_a_step_to_where_the_pen_is_goes() -> None:
    assert path("M 1 2 L 1 2 L 3 4 Z") == "m5 10l10 10z"


def test_a_curve_without_a_bend_is_a_line() -> None:
    assert path("M 0 0 Q 0 0 4 0 Q 6 6 6 6 Z") == "m0 0h20l10 30z"


def test_a_curve_that_goes_on_smoothly_needs_no_control_point() -> None:
    assert path("M 0 0 Q 2 0 4 2 Q 6 4 8 4 Q 9 9 4 4 Z") == "m0 0q10 0 20 10t20 10q5 25-20 0z"


def test_control_points_do_not_drift() -> None:
    """Each is a little off its place, always to the same side; none may end far from it."""
    curves = "".join(f"Q {4 * i + 2} {1.1 if i % 2 else -0.9} {4 * i + 4} 0 " for i in range(30))
    handle = at = (0, 0)
    for step, text in re.findall(r"([mqt])([^a-z]*)", path(f"M 0 0 {curves}")):
        said = numbers(text)
        while said:
            if step == "q":
                handle, said = (at[0] + said[0], at[1] + said[1]), said[2:]
            elif step == "t":
                handle = (2 * at[0] - handle[0], 2 * at[1] - handle[1])
            at, said = (at[0] + said[0], at[1] + said[1]), said[2:]
            if step != "m":
                wanted = 5.5 if (at[0] // 20 - 1) % 2 else -4.5
                assert abs(handle[1] - wanted) <= 1.5


def test_rounding_does_not_gather() -> None:
    points = [(round(0.14 * i, 3), round(-0.26 * i, 3)) for i in range(200)]
    steps = "M 0 0 " + " ".join(f"L {x:.3f} {y:.3f}" for x, y in points[1:]) + " Z"
    wanted = [(round(x * 5), round(y * 5)) for x, y in points]
    assert absolute(path(steps))[-1] == wanted[-1]
    assert set(absolute(path(steps))) == set(wanted)


FORMULAS = (
    r"\int_0^\infty e^{-x^2}dx=\frac{\sqrt\pi}{2}", r"\boxed{x}+\cancel{y}",
    r"\underbrace{a+b}_{n}", r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", r"\sqrt[3]{\overline{ab}}",
)  # fmt: skip


@pytest.mark.parametrize("formula", FORMULAS)
def test_every_drawing_takes_less_than_a_third_through_the_same_points(formula: str) -> None:
    issue = Issue(Meta("刊", "urn:uuid:0"), lead=(n.MathBlock(formula),))
    drawn = tex.formulas(issue, {"wechat": FORMATS["wechat"].formulas}, Report())["wechat"]
    (markup,) = (one.markup or "" for one in drawn.values())
    short = shortened(markup)
    assert len(short) < len(markup) / 3
    ends = re.findall(
        r"(-?[\d.]+) (-?[\d.]+) (?=[MLQCZ])", " ".join(re.findall(' d="([^"]*)"', markup))
    )
    wanted = {(round(float(x) * 5), round(float(y) * 5)) for x, y in ends}
    found = {point for d in re.findall(' d="([^"]*)"', short) for point in absolute(d)}
    assert wanted <= found


@pytest.mark.parametrize(
    "inside",
    [
        '<g transform="scale(2)"><path d="M 1 2 Z" /></g>',
        '<path d="M 1 2 A 1 1 0 0 0 3 4" />',
        '<path d="M 1 2 Z" transform="scale(2)" />',
        '<circle r="2" />',
        "",
    ],
)
def test_a_drawing_of_another_kind_is_left_alone(inside: str) -> None:
    assert shortened(svg(inside)) == svg(inside)
