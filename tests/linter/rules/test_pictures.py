"""Pictures without alternative text."""

from __future__ import annotations

import pytest
from linter.proofs import look, places

from exporter.diagnostics import Severity


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("![](a.png)\n", (1, 1)),
        ("文字 ![ ](b.png)\n", (1, 4)),
        ('<img src="c.png">\n', (1, 1)),
        ("| 甲 |\n|---|\n| ![](d.png) |\n", (3, 3)),
    ],
)
def test_pictures_without_alternative_text(text: str, place: tuple[int, int]) -> None:
    assert places(text, "picture-alt") == [place]


def test_an_issue_whose_pictures_have_none_is_told_once() -> None:
    (found,) = look("![](a.png)\n\n" * 49, "picture-alt")
    assert found.message == "49 of 49 pictures have no alternative text"
    assert (found.line, found.severity) == (1, Severity.NOTE)


def test_the_few_that_have_none_are_told_each() -> None:
    text = "![](a.png)\n\n" * 3 + "![雾中的桥](b.png)\n\n" * 4
    assert len(places(text, "picture-alt")) == 3


def test_texts_that_say_nothing_are_told_once_where_they_are_many() -> None:
    (found,) = look("![图片](a.png)\n\n" * 9, "picture-alt")
    assert found.message == "9 alternative texts like '图片' say nothing"


@pytest.mark.parametrize(
    "alt", ["图片", "图 1", "image", "IMG_2024.jpg", "screenshot.png", "alt text"]
)
def test_alternative_text_that_says_nothing(alt: str) -> None:
    found = look(f"# 刊\n\n![{alt}](a.png)\n", "picture-alt")
    assert found[0].message == f"the alternative text {alt!r} does not say what is to be seen"


@pytest.mark.parametrize(
    "text",
    [
        "![夕阳下的桥](a.png)\n",
        '<img src="a.png" alt="桥">\n',
        '<img src="a.png" alt="">\n',
        "`![](a.png)`\n",
    ],
)
def test_pictures_that_say_what_they_show_or_are_decoration(text: str) -> None:
    assert places(text, "picture-alt") == []
