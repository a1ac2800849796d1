"""The ways into a book."""

from __future__ import annotations

from emit.epub.book import TYPE, Book, find, words
from emit.epub.issues import META, section
from lxml import etree

from exporter.emit.epub.chapters import Chapter
from exporter.emit.epub.navigation import Entry, entries, navigation_document, ncx

TABLE = (
    Entry("甲 & 乙", "c01.xhtml", (Entry("甲", "c01.xhtml#h2", (Entry("子", "c01.xhtml#h3"),)),)),
    Entry("丙", "c02.xhtml"),
)


def test_entries_follow_the_sections() -> None:
    chapter = Chapter("c01.xhtml", section("甲", children=(section("子"),)), META.words)
    (entry,) = entries((chapter,), {"子": "c01.xhtml#h2"})
    assert entry == Entry("甲", "c01.xhtml", (Entry("子", "c01.xhtml#h2"),))


def test_the_table_of_contents_is_nested() -> None:
    page = navigation_document(META, "目录", TABLE, ())
    toc = find(page.tree, "//h:nav[@id='toc']")[0]
    assert toc.get(TYPE) == "toc"
    assert toc.get("role") == "doc-toc"
    assert words(find(toc, "h:h1")[0]) == "目录"
    assert [words(a) for a in find(toc, "h:ol/h:li/h:a")] == ["甲 & 乙", "丙"]
    assert [words(a) for a in find(toc, "h:ol/h:li/h:ol/h:li/h:ol/h:li/h:a")] == ["子"]


def test_the_ncx_has_the_true_depth_and_order() -> None:
    tree = etree.fromstring(ncx(META, TABLE))
    assert find(tree, "//x:meta[@name='dtb:depth']")[0].get("content") == "3"
    assert find(tree, "//x:meta[@name='dtb:uid']")[0].get("content") == META.identifier
    points = find(tree, "//x:navPoint")
    assert [point.get("playOrder") for point in points] == ["1", "2", "3", "4"]
    assert [words(point[0]) for point in points] == ["甲 & 乙", "甲", "子", "丙"]


def landmarks(book: Book) -> list[tuple[str | None, str, str | None]]:
    path = "//h:nav[@hidden]//h:a"
    return [(a.get(TYPE), words(a), a.get("href")) for a in find(book.page("nav.xhtml"), path)]


def test_landmarks_have_chinese_names(rich_book: Book) -> None:
    assert landmarks(rich_book) == [
        ("cover", "封面", "cover.xhtml"),
        ("titlepage", "扉页", "title.xhtml"),
        ("bibliography", "参考文献", "c05.xhtml"),
        ("toc", "目录", "nav.xhtml#toc"),
        ("bodymatter", "正文", "c01.xhtml"),
    ]


def test_landmarks_are_no_page_of_their_own(rich_book: Book) -> None:
    page = rich_book.page("nav.xhtml")
    assert find(page, "//h:nav[@hidden]/*[not(self::h:ol)]") == []


def test_there_is_no_landmark_for_what_is_not_there(bare_book: Book) -> None:
    assert [kind for kind, _, _ in landmarks(bare_book)] == ["titlepage", "toc", "bodymatter"]


def test_the_contents_can_be_read_after_the_title_page(rich_book: Book) -> None:
    assert rich_book.spine[:3] == ["cover.xhtml", "title.xhtml", "nav.xhtml"]
