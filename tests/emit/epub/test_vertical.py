"""A book in vertical lines."""

from __future__ import annotations

from dataclasses import replace

from emit.epub.book import Book, find, open_book, words
from emit.epub.checker import faults
from emit.epub.issues import bare, bundle, inlines, p, rich, section

from exporter.emit.formats.epub import EpubOptions
from exporter.model import nodes as n
from exporter.model.issue import Issue


def vertical(issue: Issue) -> Book:
    return open_book(replace(bundle(issue), options=EpubOptions(vertical=True)))


def upright(*text: n.Inline | str) -> list[str]:
    book = vertical(replace(bare(), sections=(section("节", p(*text)),)))
    return [words(span) for span in find(book.page("c01.xhtml"), "//h:span[@class='upright']")]


def test_a_vertical_book_is_leafed_through_from_right_to_left() -> None:
    book = vertical(rich())
    assert faults(book) == []
    (spine,) = find(book.package, "//o:spine")
    assert spine.get("page-progression-direction") == "rtl"
    assert "writing-mode: vertical-rl" in book.files["EPUB/book.css"].decode()


def test_a_horizontal_book_is_not(rich_book: Book) -> None:
    (spine,) = find(rich_book.package, "//o:spine")
    assert spine.get("page-progression-direction") == "ltr"
    assert "vertical-rl" not in rich_book.files["EPUB/book.css"].decode()
    assert "upright" not in rich_book.text


def test_short_numbers_stand_upright() -> None:
    assert upright("三月8日至12日，第 7 期") == ["8", "12", "7"]


def test_long_numbers_words_and_fractions_lie() -> None:
    assert upright("2026 年，A4 纸，3.14，12:30，1,000，GPT-4，99% 以上") == []


def test_an_escaped_sign_is_no_number() -> None:
    assert upright("甲 & 乙 < 丙", n.Strong(inlines("x"))) == []
