"""Whole books: what is in them, and what the checkers say."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from emit.epub.book import Book, find, open_book
from emit.epub.checker import faults
from emit.epub.issues import bare, bundle, inlines, p, rich, section, single
from validators import Tool, ace, epubcheck

from exporter.emit import FORMATS
from exporter.model import nodes as n
from exporter.model.issue import Issue
from exporter.model.walk import all_nodes

ISSUES: dict[str, Callable[[], Issue]] = {"rich": rich, "bare": bare, "single": single}


def test_the_registry_knows_the_room() -> None:
    assert FORMATS["epub"].emitter().__module__ == "exporter.emit.epub"


@pytest.mark.parametrize("name", ISSUES)
def test_our_own_check_finds_nothing(name: str) -> None:
    book = open_book(bundle(ISSUES[name]()))
    assert faults(book) == []
    assert book.report.diagnostics == ()


def test_an_empty_issue_is_a_book() -> None:
    book = open_book(bundle(replace(bare(), sections=())))
    assert faults(book) == []
    assert book.spine == ["title.xhtml", "nav.xhtml"]


def test_every_text_is_in_the_book_in_order(rich_book: Book) -> None:
    issue = rich()
    pages = rich_book.text
    place = 0
    for node in all_nodes(replace(issue, notes=())):
        if isinstance(node, n.Text) and node.text != "目录":
            place = pages.index(node.text, place)
    for node in all_nodes(issue):
        if isinstance(node, n.Text | n.Code):
            assert node.text in pages


def test_each_picture_is_in_the_book_once(rich_book: Book) -> None:
    names = [name for name in rich_book.files if name.startswith("EPUB/images/")]
    assert len(names) == 5
    assert [name.rpartition(".")[2] for name in names] == ["jpg", "png", "png", "webp", "gif"]


def test_a_picture_that_nothing_shows_stays_out() -> None:
    assert [name for name in open_book(bundle(single())).files if "images" in name] == []


def test_a_title_full_of_markup_stays_a_title() -> None:
    issue = bare()
    title = "“甲” & <乙> 'c'"
    book = open_book(bundle(replace(issue, meta=replace(issue.meta, title=title, parts=()))))
    assert faults(book) == []
    assert find(book.package, "//dc:title")[0].text == title


def test_many_chapters_keep_their_order() -> None:
    sections = tuple(section(f"第 {number} 篇", p("文")) for number in range(1, 121))
    book = open_book(bundle(replace(bare(), sections=sections)))
    assert book.spine[2:] == [f"c{number:02d}.xhtml" for number in range(1, 121)]


def test_a_note_in_a_heading_works_and_stays_out_of_the_contents() -> None:
    issue = rich()
    titled = section(inlines("桥", n.NoteRef(1)), p("文"), anchor="桥")
    book = open_book(bundle(replace(issue, lead=(), sections=(titled,))))
    assert faults(book) == []
    assert [a.text for a in find(book.page("nav.xhtml"), "//h:nav[@id='toc']//h:a")] == ["桥"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b' alt=""', b"", "has no alt"),
        (b'href="#h', b'href="#x', "leads nowhere"),
        (b'id="r2"', b'id="r1"', "is there twice"),
        (b' role="doc-chapter"', b"", "without its role"),
        (b"images/", b"pictures/", "is not in the book"),
        (b"<h2", b"<h5", "jumps from"),
    ],
)
def test_our_own_check_can_find_something(
    rich_book: Book, old: bytes, new: bytes, fault: str
) -> None:
    pages = {
        name: re.sub(rb"(</?)h2\b", rb"\1h5", data) if old == b"<h2" else data.replace(old, new)
        for name, data in rich_book.files.items()
        if name.startswith("EPUB/c0")
    }
    spoilt = replace(rich_book, files={**rich_book.files, **pages})
    assert any(fault in found for found in faults(spoilt))


@pytest.mark.sweep
def test_epubcheck_finds_nothing(tool: Tool, tmp_path: Path) -> None:
    books = {name: tmp_path / f"{name}.epub" for name in ISSUES}
    for name, path in books.items():
        path.write_bytes(open_book(bundle(ISSUES[name]())).data)
    assert set(map(tuple, epubcheck(books.values(), tool).values())) == {()}


@pytest.mark.sweep
def test_ace_finds_no_violation_where_there_is_none(tool: Tool, tmp_path: Path) -> None:
    sound, spoilt = tmp_path / "sound.epub", tmp_path / "spoilt.epub"
    book = open_book(bundle(rich()))
    sound.write_bytes(book.data)
    with zipfile.ZipFile(spoilt, "w") as worse:
        for name, data in book.files.items():
            worse.writestr(name, re.sub(rb'(<img[^>]*?) alt="[^"]*"', rb"\1", data))
    found = ace([sound, spoilt], tool)
    assert found[str(sound)] == []
    assert "image-alt" in {rule for _, rule in found[str(spoilt)]}
