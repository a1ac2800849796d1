"""Themes: found in a checkout or a wheel, complete, legible."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exporter import theme
from exporter.diagnostics import ExportError
from exporter.theme import Palette

TEXT_COLOURS = [
    "text", "muted", "accent", "link", "keyword", "name", "string", "number", "comment",
    "inserted", "deleted",
]  # fmt: skip


def luminance(colour: str) -> float:
    """WCAG 2.2: relative luminance."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_wcag_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", theme.names())
@pytest.mark.parametrize("colour", TEXT_COLOURS)
@pytest.mark.parametrize("ground", ["paper", "surface"])
def test_all_text_is_legible_in_light_and_dark(name: str, colour: str, ground: str) -> None:
    look = theme.load(name)
    for palette in (look.light, look.dark):
        assert contrast(getattr(palette, colour), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("name", theme.names())
def test_text_on_the_accent_is_legible(name: str) -> None:
    look = theme.load(name)
    assert contrast(look.light.on_accent, look.light.accent) >= 4.5
    assert contrast(look.dark.on_accent, look.dark.accent) >= 4.5


@pytest.mark.parametrize("name", theme.names())
def test_every_sheet_of_every_theme_has_its_values(name: str) -> None:
    look = theme.load(name)
    for sheet in look.sheets:
        assert "var(--" not in look.css(sheet)


def with_sheet(css: str) -> theme.Theme:
    return replace(theme.load("paper"), sheets={"base": css})


def test_values_are_filled_in_and_comments_left_out() -> None:
    look = with_sheet("/* why */ p{color:var(--accent);font-size:var(--size-body)}")
    assert look.css("base") == "p{color:#9a3324;font-size:10.5pt}"


def test_a_sheet_that_a_theme_lacks_is_empty() -> None:
    assert with_sheet("p{}").css("base", "wechat").strip() == "p{}"


def test_an_unknown_value_is_named_with_the_nearest() -> None:
    with pytest.raises(ExportError, match="--acent") as caught:
        with_sheet("p{color:var(--acent)}").css("base")
    assert caught.value.hint == "did you mean 'accent'?"


def test_an_unknown_theme_is_named_with_the_nearest() -> None:
    with pytest.raises(ExportError, match="no theme 'papier'") as caught:
        theme.load("papier")
    assert caught.value.hint == "did you mean 'paper'?"


def test_every_role_has_families_and_a_pair_for_word() -> None:
    for role in theme.font_roles().values():
        assert role.families
        assert role.east_asian
        assert role.latin


def test_families_are_quoted_but_for_the_generic_ones() -> None:
    role = theme.font_roles()["serif"]
    assert role.css.startswith('"Noto Serif CJK SC",')
    assert role.css.endswith(",serif")


def test_a_palette_has_every_colour_in_six_digits() -> None:
    look = theme.load("paper")
    for palette in (look.light, look.dark):
        for name in Palette.__slots__:
            value = getattr(palette, name)
            assert len(value) == 7
            assert luminance(value) >= 0
