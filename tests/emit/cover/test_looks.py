"""The looks of the themes: each has its manner, and words can be read on what lies below them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from emit.cover.covers import bundle, picture, titled

from exporter import theme
from exporter.emit.colours import READABLE, mix, read
from exporter.emit.colours import contrast as contrast_of
from exporter.emit.cover import CARD, WECHAT
from exporter.emit.cover.looks import Sheet, look_of
from exporter.emit.cover.ornaments import Zones, draw
from exporter.emit.cover.picture import first_picture

THEMES = theme.names()


def contrast(one: str, other: str) -> float:
    text, ground = read(one), read(other)
    assert text is not None
    assert ground is not None
    return contrast_of(text, ground)


def test_each_theme_of_ours_has_a_manner_of_its_own() -> None:
    assert sorted(theme.load(name).cover for name in THEMES) == sorted(theme.COVERS)


@pytest.mark.parametrize("name", THEMES)
def test_words_can_be_read(name: str) -> None:
    look = theme.load(name)
    sheet = Sheet(2.35, squared=True, picture=None)
    seen = look_of(look, sheet)
    zones = Zones(sheet.width, (0.0, sheet.left), (sheet.right, sheet.width))
    ground = look.light.accent if look.cover == "waves" else look.light.surface
    for below in draw(look.cover, look.light, ground, zones).grounds:
        assert contrast(seen.text, below) >= READABLE
        assert contrast(seen.masthead, seen.chip or below) >= READABLE


@pytest.mark.parametrize("name", THEMES)
def test_words_can_be_read_on_any_picture(name: str) -> None:
    look = theme.load(name)
    shown = first_picture(bundle(titled("渡船"), name, picture((900, 500))))
    seen = look_of(look, Sheet(2.35, squared=True, picture=shown))
    for below in (mix("#ffffff", look.dark.paper, 0.74), look.dark.paper):
        assert contrast(seen.text, below) >= READABLE
        assert contrast(seen.masthead, seen.chip or below) >= READABLE


@pytest.mark.parametrize("accent", ["#ffee00", "#000000", "#808080", "#ffffff"])
@pytest.mark.parametrize("name", THEMES)
def test_words_can_be_read_in_a_theme_of_anybody_s_colours(name: str, accent: str) -> None:
    look = theme.load(name)
    look = replace(look, light=replace(look.light, accent=accent, surface=accent))
    seen = look_of(look, Sheet(1.9, squared=False, picture=None))
    ground = accent if look.cover not in {"columns", "press"} else look.light.paper
    assert contrast(seen.text, ground) >= READABLE or look.cover == "sky"
    assert contrast(seen.masthead, seen.chip or ground) >= READABLE or look.cover == "sky"


def test_the_square_is_in_the_middle_where_a_platform_cuts_it_out() -> None:
    portrait = first_picture(bundle(titled("渡船"), "paper", picture((400, 700))))
    ratio = WECHAT.width / WECHAT.height
    wechat = Sheet(ratio, squared=WECHAT.squared, picture=portrait)
    assert (wechat.left + wechat.right) / 2 == pytest.approx(wechat.width / 2)
    card = Sheet(CARD.width / CARD.height, squared=CARD.squared, picture=portrait)
    assert card.right < card.width - 200


def test_which_picture_stands_on_a_cover() -> None:
    icon, missing = picture((120, 120)), picture((900, 500), placeholder=True)
    stripe, good = picture((1000, 210)), picture((640, 480), "#123456")
    shown = first_picture(bundle(titled("渡船"), "paper", icon, missing, stripe, good))
    assert shown is not None
    assert shown.image.size == (640, 480)
    assert first_picture(bundle(titled("渡船"), "paper", icon, missing)) is None
    assert first_picture(bundle(titled("渡船"))) is None
