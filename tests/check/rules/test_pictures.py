"""Pictures without alternative text."""

from __future__ import annotations

import pytest
from check.proofs import look, places


def test_pictures_without_alternative_text() -> None:
    text = '![](a.png)\n\n文字 ![ ](b.png)\n\n<img src="c.png">\n\n| 甲 |\n|---|\n| ![](d.png) |\n'
    assert places(text, "picture-alt") == [(1, 1), (3, 4), (5, 1), (9, 3)]


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
