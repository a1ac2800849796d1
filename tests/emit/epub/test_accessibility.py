"""What a book says of itself is true of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from emit.epub.book import Book, find, words
from emit.epub.issues import META, picture

from exporter.emit.epub.accessibility import properties, survey
from exporter.emit.epub.documents import Document, document
from exporter.model.bundle import Picture


def page(markup: str) -> Document:
    return document(META, "a.xhtml", "题", "chapter", f"<body>{markup}</body>")


def said(markup: str, *pictures: Picture) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in properties(survey([page(markup)], pictures), META.words):
        found.setdefault(name.removeprefix("schema:"), []).append(value)
    return found


def test_plain_text_needs_no_eyes() -> None:
    book = said("<p>字</p>")
    assert book["accessMode"] == book["accessModeSufficient"] == ["textual"]
    assert "alternativeText" not in book["accessibilityFeature"]
    assert "MathML" not in book["accessibilityFeature"]
    assert book["accessibilitySummary"] == [
        "本刊为可重排的电子书，设有目录与地标导航。以上由程序自动检查，未经人工评估。"
    ]


def test_described_pictures_can_be_listened_to() -> None:
    book = said('<img src="a.png" alt="山"/>')
    assert book["accessMode"] == ["textual", "visual"]
    assert book["accessModeSufficient"] == ["textual,visual", "textual"]
    assert "alternativeText" in book["accessibilityFeature"]


def test_one_picture_without_a_description_is_admitted() -> None:
    book = said('<img src="a.png" alt="山"/><img src="b.png" alt=""/>')
    assert book["accessModeSufficient"] == ["textual,visual"]
    assert "alternativeText" not in book["accessibilityFeature"]
    assert "部分图片没有替代文本" in book["accessibilitySummary"][0]


def test_features_are_named_where_there_are_any() -> None:
    math = '<math xmlns="http://www.w3.org/1998/Math/MathML"/>'
    book = said(f'{math}<code class="tex">x</code><ruby>漫<rt>màn</rt></ruby>')
    assert {"MathML", "latex", "rubyAnnotations"} <= set(book["accessibilityFeature"])


def test_pictures_that_move_may_flash() -> None:
    still, gif = picture("gif", (32, 20)), picture("gif", (32, 20), frames=3)
    webp = picture("webp", (32, 20), frames=2)
    assert said("<p/>", still)["accessibilityHazard"] == ["none"]
    for moving in (gif, webp):
        assert "unknownFlashingHazard" in said("<p/>", still, moving)["accessibilityHazard"]


@pytest.mark.parametrize("alt", ["", "photo-12.JPG", "image", "图片", "截图", "…", "12"])
def test_a_name_of_a_file_or_a_word_for_all_is_no_description(alt: str) -> None:
    book = said(f'<img src="a.png" alt="山"/><img src="b.png" alt="{alt}"/>')
    assert "alternativeText" not in book["accessibilityFeature"]


def test_a_lost_picture_cannot_be_replaced_by_its_text() -> None:
    lost = replace(picture("png", (32, 20)), placeholder=True)
    book = said('<img src="a.png" alt="山"/>', lost)
    assert book["accessModeSufficient"] == ["textual,visual"]
    assert "个别图片缺失" in book["accessibilitySummary"][0]


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="a.png" alt=""/>',
        '<code class="tex">x</code>',
        "<table><tbody><tr><td>一</td></tr></tbody></table>",
    ],
)
def test_only_a_book_without_gaps_conforms(markup: str) -> None:
    headed = '<table><thead><tr><th scope="col">头</th></tr></thead></table>'
    whole = page(f'<img src="a.png" alt="山"/>{headed}')
    assert survey([whole], [picture("png", (32, 20))]).conforms
    assert not survey([whole, page(markup)], ()).conforms


def test_what_moves_by_itself_does_not_conform() -> None:
    gif = picture("gif", (32, 20), frames=3)
    assert not survey([page("<p/>")], [gif]).conforms
    assert not survey([page("<p/>")], [replace(picture("png"), placeholder=True)]).conforms


def test_the_rich_book_admits_its_gaps(rich_book: Book) -> None:
    metas = find(rich_book.package, "//o:meta")
    claims = [words(m) for m in metas if m.get("property") == "dcterms:conformsTo"]
    assert claims == []
