"""Colours: read from CSS, mixed, and their contrast as WCAG counts it."""

from __future__ import annotations

import pytest

from exporter.emit.colours import READABLE, Colour, contrast, mix, read, readable, written


def colour(value: str) -> Colour:
    found = read(value)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("value", "colour"),
    [
        ("#9a3324", (154.0, 51.0, 36.0)),
        ("1px solid #fff", (255.0, 255.0, 255.0)),
        ("#ABC", (170.0, 187.0, 204.0)),
        ("inherit", None),
        ("", None),
    ],
)
def test_a_colour_is_read_from_a_value(value: str, colour: object) -> None:
    assert read(value) == colour


def test_a_colour_is_written_with_six_digits() -> None:
    assert written((0.4, 15.6, 255.0)) == "#0010ff"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("#fff", "#000", 21.0),
        ("#777777", "#fff", 4.48),
        ("#fff", "#777", 4.48),
        ("#767676", "#fff", 4.54),
        ("#123", "#123", 1.0),
    ],
)
def test_contrast(one: str, other: str, expected: float) -> None:
    assert contrast(colour(one), colour(other)) == pytest.approx(expected, abs=0.005)


def test_a_mixture_lies_between() -> None:
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
    assert mix("#102030", "#ffffff", 0) == "#102030"


def test_a_colour_that_can_be_read_stays() -> None:
    assert readable("#9a3324", ["#f6f4f0"]) == "#9a3324"
    assert contrast(colour(readable("#f6f4f0", ["#ffffff"])), colour("#fff")) >= READABLE
