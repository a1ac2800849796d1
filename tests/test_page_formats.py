"""Page formats: what styles/pages.toml says, and what text and pictures become on each."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import get_args

import pytest

from exporter import theme
from exporter.emit.formats.pdf import Page as PdfPage
from exporter.look import Page, Sizes

LOOK = theme.load("paper")
FORMATS = theme.pages()


def test_the_settings_know_every_format() -> None:
    assert ("", *FORMATS) == get_args(PdfPage)


@pytest.mark.parametrize("page", FORMATS.values(), ids=str)
def test_the_text_stands_on_the_page_with_margins(page: Page) -> None:
    measure = page.measure * page.fit(LOOK.sizes).body * 25.4 / 72
    assert page.cover <= (page.width - measure) / 2 < page.width / 5
    assert page.text == page.height - page.top - page.bottom > page.height * 0.8


@pytest.mark.parametrize("page", FORMATS.values(), ids=str)
def test_what_is_larger_stays_larger(page: Page) -> None:
    fitted = page.fit(LOOK.sizes)
    order = ["small", "body", "heading3", "heading2", "heading1", "title"]
    sizes = [getattr(fitted, name) for name in order]
    assert sizes == sorted(sizes)
    assert len(set(sizes)) == len(sizes)
    assert fitted.line == LOOK.sizes.line


def test_on_a4_text_has_the_sizes_of_the_theme() -> None:
    assert FORMATS["a4"].fit(LOOK.sizes) == LOOK.sizes
    assert LOOK.on_paper() == LOOK


def test_a_phone_has_large_text_and_headings_not_much_larger() -> None:
    phone = replace(LOOK, page=FORMATS["phone"]).on_paper().sizes
    assert phone.body > LOOK.sizes.body * 1.4
    assert phone.title / phone.body < LOOK.sizes.title / LOOK.sizes.body


def test_sizes_that_are_all_the_same_stay_so() -> None:
    flat = Sizes(**{f.name: 10.0 for f in fields(Sizes)})
    assert {getattr(FORMATS["a5"].fit(flat), name) for name in ("body", "title")} == {9.1}


def test_the_page_as_css_writes_it() -> None:
    values = LOOK.values
    assert values["page-width"] == "210mm"
    assert values["measure"] == "40em"
    assert values["running"] == "string(issue)"
    assert values["figure-full"] == "84.7mm"
    assert replace(LOOK, page=FORMATS["phone"]).values["running"] == "none"
