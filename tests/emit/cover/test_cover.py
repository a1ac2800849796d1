"""Covers as they are drawn, in every theme: what stands where, and that nothing is cut."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from emit.cover.covers import HEADLINES, bundle, picture, titled
from PIL import Image, ImageChops

from exporter import theme
from exporter.diagnostics import Problem, Report
from exporter.emit.cover import CARD, WECHAT, draw, middle
from exporter.model.bundle import Bundle
from exporter.model.issue import Meta

THEMES = theme.names()
WIDE, PORTRAIT = (900, 500), (400, 700)
LONG = "渡口的一切：" + "为什么绳子总是差那么一点点长，" * 20


def image(of: Bundle) -> Image.Image:
    return Image.open(BytesIO(draw(of, WECHAT, Report()))).convert("RGB")


def changed(one: Image.Image, other: Image.Image) -> tuple[int, int, int, int]:
    """Return where two pictures differ, but for what JPEG does to colours around it."""
    difference = (
        ImageChops.difference(one, other).convert("L").point(lambda grey: 255 * (grey > 24))
    )
    box = difference.getbbox()
    assert box is not None
    return box


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("look", "size"),
    [*((look, None) for look in THEMES), ("sea", WIDE), ("bamboo", WIDE), ("ink", PORTRAIT)],
)
def test_all_words_stand_in_the_square_in_the_middle(
    look: str, size: tuple[int, int] | None
) -> None:
    pictures = () if size is None else (picture(size, "#7a8a9a"),)
    said = image(bundle(titled(LONG, number="42"), look, *pictures))
    other = image(bundle(titled(*HEADLINES, series="另一份小报"), look, *pictures))
    left, top, right, bottom = changed(said, other)
    assert 540 <= left < right <= 1340
    assert 40 <= top < bottom <= 760


@pytest.mark.parametrize("look", ["paper", "dawn"])
def test_a_portrait_picture_is_whole_and_beside_the_words(look: str) -> None:
    framed = picture(PORTRAIT, "#00c8ff")
    drawn = image(bundle(titled(*HEADLINES), look, framed))
    blue = drawn.point(lambda value: value).split()
    mask = ImageChops.subtract(blue[2], blue[0]).point(lambda value: 255 * (value > 200))
    left, top, right, bottom = mask.getbbox() or (0, 0, 0, 0)
    assert left > 1340
    assert right < 1880
    assert 0 < top < bottom < 800
    assert (right - left) / (bottom - top) == pytest.approx(400 / 700, abs=0.02)


def test_a_wide_picture_fills_the_cover() -> None:
    drawn = image(bundle(titled(*HEADLINES), "paper", picture(WIDE, "#ff0000")))
    for corner in ((4, 400), (1876, 4), (1876, 796), (4, 796)):
        red, green, _ = drawn.getpixel(corner)  # type: ignore[misc]
        assert red > 180
        assert green < 60


@pytest.mark.parametrize("look", ["vermilion", "dawn"])
def test_the_same_issue_gives_the_same_bytes(look: str) -> None:
    one = bundle(titled(*HEADLINES), look, picture(PORTRAIT))
    assert draw(one, CARD, Report()) == draw(one, CARD, Report())


def test_the_sizes_are_those_of_the_platforms() -> None:
    one = bundle(titled(*HEADLINES))
    wide = draw(one, WECHAT, Report())
    sizes = [Image.open(BytesIO(data)).size for data in (wide, middle(wide))]
    assert sizes == [(1880, 800), (800, 800)]
    assert Image.open(BytesIO(draw(one, CARD, Report()))).size == (1200, 630)


def test_every_theme_looks_otherwise() -> None:
    assert len({draw(bundle(titled(*HEADLINES), look), CARD, Report()) for look in THEMES}) == 6


@pytest.mark.parametrize(
    "meta",
    [
        Meta("渡船", ""),
        Meta("", ""),
        Meta("\u3000", "", series="渡口"),
        Meta("Ferries", "", number="7"),
        Meta("Pneumonoultramicroscopicsilicovolcanoconiosis" * 3, ""),
        titled("！！！", "……", "——"),
        titled("<b>&amp;</b>\"'", number="特刊"),
        titled("渡", series="很长" * 40),
        titled("\u202e渡\u0301船\x07"),
    ],
    ids=range(9),
)
def test_any_title_gives_a_cover(meta: Meta) -> None:
    report = Report()
    assert draw(bundle(meta), CARD, report).startswith(b"\xff\xd8")
    assert report.diagnostics == ()


def test_a_character_that_no_font_has_is_named_and_left_out() -> None:
    lacking = "\U0001e2c0"  # a letter of Wancho
    report = Report()
    one = bundle(titled(f"渡{lacking}船"))
    assert draw(one, CARD, report) == draw(bundle(titled("渡船")), CARD, Report())
    (found,) = report.diagnostics
    assert (found.problem, found.line) == (Problem.GLYPH_MISSING, 1)
    assert found.message == f"no font has {lacking} (U+1E2C0): the cover is without it"


def test_a_part_of_an_issue_says_which_it_is() -> None:
    meta = titled(*HEADLINES)
    parts = [replace(meta, title=f"{meta.title}（{part}）") for part in "上下"]
    assert len({draw(bundle(part), CARD, Report()) for part in parts}) == 2
