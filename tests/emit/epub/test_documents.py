"""The pages of a book."""

from __future__ import annotations

from dataclasses import replace

import pytest
from emit.epub.book import TYPE, Book, find, words
from emit.epub.issues import META, bundle, inlines, p, section
from lxml import etree

from exporter.diagnostics import Report
from exporter.emit.epub.chapters import Chapter
from exporter.emit.epub.dialect import Press
from exporter.emit.epub.documents import chapter_page, cover_page, document, title_page
from exporter.model import nodes as n
from exporter.model.issue import Cover, Issue, Meta, SectionKind

PLAIN = Meta(title="一句话", identifier="urn:uuid:0")


def press(meta: Meta = META) -> Press:
    return Press(bundle(Issue(meta)), Report(), {"甲": "c01.xhtml#h1"})


def test_a_page_that_is_no_xml_is_a_bug() -> None:
    with pytest.raises(etree.XMLSyntaxError):
        document(META, "a.xhtml", "题", "chapter", "<body><p></body>")


def test_a_page_says_its_language_and_title() -> None:
    page = document(replace(META, language="zh-TW"), "a.xhtml", "甲 & <乙>", "chapter", "<body/>")
    assert page.tree.get("lang") == "zh-TW"
    assert words(find(page.tree, "//h:title")[0]) == "甲 & <乙>"
    assert page.data.startswith(b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>')


def test_a_page_declares_its_formulas() -> None:
    math = '<body><math xmlns="http://www.w3.org/1998/Math/MathML"/></body>'
    assert document(META, "a.xhtml", "题", "chapter", math).properties == ("mathml",)
    assert document(META, "a.xhtml", "题", "chapter", "<body/>").properties == ()


def test_the_cover_is_described() -> None:
    def alt(image: n.Image, credit: str = "") -> str | None:
        page = cover_page(Cover(image, credit), press())
        return find(page.tree, "//h:img[@role='doc-cover']")[0].get("alt")

    assert alt(n.Image("cover.jpg", alt="雾中的桥")) == "封面：雾中的桥"
    assert alt(n.Image("cover.jpg")) == f"封面：{META.title}"
    assert alt(n.Image("cover.jpg", alt="图：林间"), "图：林间") == f"封面：{META.title}"


def test_the_title_page_holds_what_is_known() -> None:
    page = title_page(META, "封面：林间速写")
    lines = [words(line) for line in find(page.tree, "//h:section/*")]
    assert lines == [
        "山中来信 纸的旅行",
        "慢读周刊 第 12 期",
        "林间、阿桥 & 小满",
        "2025 年 2 月 10 日",
        "封面：林间速写",
    ]
    assert find(page.tree, "//h:time")[0].get("datetime") == "2025-02-10"


def test_the_title_page_leaves_out_what_is_not_known() -> None:
    page = title_page(PLAIN, "")
    assert [words(line) for line in find(page.tree, "//h:section/*")] == ["一句话"]


def test_nothing_stands_before_the_title_for_calibre_to_leave_on_a_page_of_its_own() -> None:
    page = title_page(Meta(title="甲｜乙", identifier="", series="慢读", parts=("甲", "乙")), "")
    (section,) = find(page.tree, "//h:section")
    assert [words(e) for e in section] == ["甲 乙", "慢读"]


def test_a_title_that_names_the_series_says_it_once() -> None:
    page = title_page(Meta(title="慢读第 3 期", identifier="", series="慢读", number="3"), "")
    assert [words(line) for line in find(page.tree, "//h:section/*")] == ["慢读第 3 期"]


@pytest.mark.parametrize(
    ("kind", "semantics", "matter"),
    [
        (SectionKind.ENTRY, "chapter", "bodymatter"),
        (SectionKind.PLAIN, "chapter", "bodymatter"),
        (SectionKind.SUMMARY, "abstract", "bodymatter"),
        (SectionKind.REFERENCES, "bibliography", "backmatter"),
    ],
)
def test_a_chapter_says_what_it_is(kind: SectionKind, semantics: str, matter: str) -> None:
    chapter = Chapter("c01.xhtml", section("甲", p("文"), kind=kind), META.words)
    page = chapter_page(chapter, press())
    body = find(page.tree, "//h:body")[0]
    assert body.get(TYPE) == matter
    assert (body[0].get(TYPE), body[0].get("role")) == (semantics, f"doc-{semantics}")
    assert body[0].get("aria-label") == page.title == "甲"
    assert find(page.tree, "//h:h1")[0].get("id") == "h1"


def test_sections_below_keep_their_rank() -> None:
    below = section("丙", children=(section("丁"),), kind=SectionKind.PLAIN)
    page = chapter_page(Chapter("c01.xhtml", section("甲", children=(below,)), META.words), press())
    headings = [str(h.tag)[-2:] for h in find(page.tree, "//h:h1 | //h:h2 | //h:h3")]
    assert headings == ["h1", "h2", "h3"]


def test_a_heading_keeps_its_markup_and_the_title_its_words() -> None:
    title = inlines("用 ", n.Code("a<b"), " 说话")
    page = chapter_page(Chapter("c01.xhtml", section(title), META.words), press())
    assert page.title == "用 a<b 说话"
    assert words(find(page.tree, "//h:h1/h:code")[0]) == "a<b"


def test_notes_stand_in_every_document_that_calls_them(rich_book: Book) -> None:
    for name in ("c01.xhtml", "c03.xhtml"):
        aside = find(rich_book.page(name), "//h:aside[@id='n1']")
        assert len(aside) == 1
        assert "这座桥已有百年" in words(aside[0])
    assert find(rich_book.page("c04.xhtml"), "//h:aside[@id='n1']") == []
