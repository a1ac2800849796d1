"""The colours of every theme can be read by day and at night."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from emit.wechat.writing import bundle, whole_issue

from exporter import theme
from exporter.emit.wechat import night
from exporter.emit.wechat.fitting import article
from exporter.emit.wechat.palette import painted, settled
from exporter.emit.wechat.platform import violations

PAPER = theme.load("paper").light


@pytest.mark.parametrize("name", theme.names())
def test_every_text_of_every_theme_has_contrast(name: str) -> None:
    some = replace(bundle(whole_issue()), theme=theme.load(name))
    shades = night.read(article(some)).shades
    assert len(shades) >= 3
    assert [shade for shade in shades if not shade.readable] == []


@pytest.mark.parametrize("name", theme.names())
def test_no_theme_asks_for_what_is_removed(name: str) -> None:
    assert violations(article(replace(bundle(whole_issue()), theme=theme.load(name)))) == []


def test_what_can_be_read_everywhere_stays() -> None:
    assert settled(replace(PAPER, keyword="#331122")).keyword == "#331122"
    assert settled(settled(PAPER)) == settled(PAPER)


def test_a_colour_that_the_night_would_leave_dim_becomes_darker_by_day() -> None:
    before, after = replace(PAPER, muted="#57606a"), settled(replace(PAPER, muted="#57606a"))
    assert after.muted < before.muted
    assert (after.paper, after.rule) == (before.paper, before.rule)


def test_a_colour_becomes_the_nearest_that_has_three_digits() -> None:
    short = settled(replace(PAPER, keyword="#36102a")).keyword
    assert short == "#331122"
    assert all(one == other for one, other in re.findall("([0-9a-f])(.)", short))


def test_surfaces_are_grey_because_a_tint_stays_light_at_night() -> None:
    assert settled(replace(PAPER, surface="#f6f4f0")).surface == "#f3f3f3"
    assert painted(replace(PAPER, surface="#fff0ea")).surface == "#f3f3f3"


def test_grounds_and_lines_keep_the_colours_of_the_theme() -> None:
    dawn = painted(replace(PAPER, accent="#b5305f", rule="#f0c9bb"))
    assert (dawn.accent, dawn.rule) == ("#bb3366", "#eeccbb")
