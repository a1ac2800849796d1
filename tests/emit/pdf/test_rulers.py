from __future__ import annotations

import pytest

from exporter import theme
from exporter.emit.pdf.rulers import FontRuler, estimate

LOOK = theme.load("paper")


@pytest.fixture(scope="module")
def ruler() -> FontRuler:
    if theme.built_font("Noto Serif SC") is None:
        pytest.skip("the fonts are not built")
    return FontRuler(LOOK)


def test_without_fonts_latin_is_about_half_as_wide_as_han() -> None:
    assert estimate("中文ab") == pytest.approx(2 + 2 * 0.58)
    assert estimate("ab", code=True) == pytest.approx(2 * 0.62)


def test_capitals_are_as_wide_as_the_font_has_them(ruler: FontRuler) -> None:
    assert ruler("中文") == 2.0
    assert ruler("WMW") > 2.5
    assert ruler("iii") < 1.0


def test_headings_are_measured_in_their_own_font(ruler: FontRuler) -> None:
    assert ruler("README", bold=True) != ruler("README")


def test_what_no_font_has_is_estimated(ruler: FontRuler) -> None:
    assert ruler("\U000f1234") == pytest.approx(0.58)
