"""Colours at night, by the published rules."""

from __future__ import annotations

import pytest

from exporter.emit.colours import contrast, read, written
from exporter.emit.wechat.darkmode import DAY, NIGHT, NIGHT_TEXT, night_ground, night_text


def ground(value: str) -> str:
    return written(night_ground(read(value) or DAY))


def text(value: str, on: str = "#191919") -> str:
    return written(night_text(read(value) or DAY, read(on) or DAY))


def test_plain_text_at_night_can_be_read() -> None:
    assert contrast(NIGHT_TEXT, NIGHT) == pytest.approx(6.97, abs=0.01)


@pytest.mark.parametrize(
    ("day", "night"),
    [
        ("#ffffff", "#191919"),  # white becomes the platform's black
        ("#f4f4f4", "#242424"),  # grey is turned round
        ("#fdfcf8", "#1e1e1e"),  # nearly white counts as white
        ("#808080", "#989898"),  # grey in the middle too
        ("#faecc4", "#cabe9e"),  # a light tint is darkened to a brightness of 190
        ("#155a9c", "#155a9c"),  # what is neither light nor dark stays
        ("#1a0500", "#701600"),  # what is very dark becomes a little lighter
    ],
)
def test_grounds_at_night(day: str, night: str) -> None:
    assert ground(day) == night


@pytest.mark.parametrize(
    ("day", "night"),
    [
        ("#191919", "#a3a3a3"),  # near-black text as bright as plain text, no brighter
        ("#ffffff", "#ffffff"),  # nearly white text stays
        ("#57606a", "#57606a"),  # far enough from its ground, as the platform sees it
        ("#464e56", "#8d98a2"),  # a dark one is turned round
        ("#ffee00", "#c0b400"),  # a glaring one is toned down
    ],
)
def test_text_at_night(day: str, night: str) -> None:
    assert text(day) == night


def test_text_on_a_ground_that_stays_light() -> None:
    assert text("#191919", on="#bfbebb") == "#191919"
    assert text("#b0b0b0", on="#bfbebb") == "#363636"
    assert text("#757575", on="#909090") == "#4f4f4f"


@pytest.mark.parametrize("day", ["#ff0000", "#00ff00", "#0000ff", "#ffff00", "#808000", "#000000"])
def test_every_colour_stays_one(day: str) -> None:
    for on in ("#191919", "#bfbebb", "#404040"):
        assert read(text(day, on)) is not None
        assert len(text(day, on)) == 7
    assert len(ground(day)) == 7
