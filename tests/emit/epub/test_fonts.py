"""The font of an issue: its own characters, no more, and only where that is small or asked for."""

from __future__ import annotations

import io
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
import uharfbuzz as hb
from emit.epub.book import Book, find, open_book
from emit.epub.issues import bare, bundle, inlines, p, section
from fontTools.ttLib import TTFont

from exporter.diagnostics import Problem
from exporter.emit.epub.fonts import LIMIT, dress
from exporter.emit.epub.fonts import find as find_font
from exporter.emit.formats.epub import EpubOptions
from exporter.model import nodes as n
from exporter.model.bundle import Bundle
from exporter.theme import load

FILE = find_font("Noto Serif SC", 400) or find_font("Noto Serif CJK SC", 400)
needs_font = pytest.mark.skipif(FILE is None, reason="no Chinese serif font is installed")


def made(*blocks: n.Block, **changes: object) -> Bundle:
    issue = replace(bare(), sections=(section("潮", *blocks),))
    return replace(bundle(issue), **changes)


def embedded(book: Book) -> dict[str, bytes]:
    return {name: data for name, data in book.files.items() if "/fonts/" in name}


def characters(font: bytes) -> set[str]:
    return {chr(code) for code in hb.Face(font).unicodes}


@needs_font
def test_a_small_font_goes_in_by_itself() -> None:
    book = open_book(made(p("灯塔换了新灯。")))
    (font,) = embedded(book).values()
    assert set("灯塔换了新灯。潮") <= characters(font)
    assert "桥" not in characters(font)
    assert len(font) < 60_000
    (item,) = find(book.package, "//o:item[starts-with(@media-type,'font/')]")
    assert f"EPUB/{item.get('href')}" in book.files
    css = book.files["EPUB/book.css"].decode()
    assert css.startswith('@font-face {\n  font-family: "Issue";')
    assert f'url("{item.get("href")}")' in css
    assert 'font-family: "Issue","Noto Serif' in css


@needs_font
def test_bold_text_brings_a_bold_font_with_its_characters_alone() -> None:
    book = open_book(made(p("细的和", n.Strong(inlines("粗字")), "。")))
    regular, bold = sorted(embedded(book), key=lambda name: "bold" in name)
    assert characters(embedded(book)[bold]) >= set("粗字")
    assert "细" not in characters(embedded(book)[bold])
    assert "细" in characters(embedded(book)[regular])


@needs_font
def test_code_and_formulas_have_fonts_of_their_own() -> None:
    book = open_book(made(p("文", n.Code("码")), n.CodeBlock("列")))
    (font,) = embedded(book).values()
    assert characters(font).isdisjoint("码列")


@needs_font
def test_a_large_font_stays_out_unless_it_is_asked_for() -> None:
    text = "".join(map(chr, range(0x4E00, 0x4E00 + 2600)))
    assert embedded(open_book(made(p(text)))) == {}
    (font,) = embedded(open_book(made(p(text), options=EpubOptions(embed_fonts=True)))).values()
    assert len(font) > LIMIT
    assert embedded(open_book(made(p("文"), options=EpubOptions(embed_fonts=False)))) == {}


@needs_font
def test_the_same_characters_give_the_same_bytes() -> None:
    once, again = (embedded(open_book(made(p("灯塔", n.Break(), "新灯")))) for _ in range(2))
    assert once == again
    assert TTFont(io.BytesIO(next(iter(once.values()))))["head"].modified > 0


def test_without_a_font_the_book_says_so_if_it_was_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    room = import_module("exporter.emit.epub.fonts")
    monkeypatch.setattr(room, "find", lambda *_, **__: None)
    quiet = open_book(made(p("文")))
    assert embedded(quiet) == {}
    assert quiet.report.diagnostics == ()
    asked = open_book(made(p("文"), options=EpubOptions(embed_fonts=True)))
    assert [d.problem for d in asked.report.diagnostics] == [Problem.GLYPH_MISSING]


def test_without_fonts_the_theme_stays_as_it_is() -> None:
    look = load("paper")
    assert dress(look, ()) == (look, "")


def test_a_family_that_nobody_has_is_not_found() -> None:
    assert find_font("No Such Family", 400) is None


def test_a_users_own_file_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if FILE is None:
        pytest.skip("no Chinese serif font is installed")
    (tmp_path / "own").mkdir()
    own = tmp_path / "own" / "mine.ttf"
    source = hb.SubsetInput()
    source.unicode_set.update({ord("我")})
    own.write_bytes(hb.subset(hb.Face(hb.Blob.from_file_path(FILE[0]), FILE[1]), source).blob.data)
    family = hb.Face(hb.Blob.from_file_path(own)).get_name(1)
    monkeypatch.setattr("exporter.theme.folder", lambda _: tmp_path)
    find_font.cache_clear()
    try:
        assert find_font(family, 400) == (own, 0)
        assert find_font(family, 400, tmp_path / "own") == (own, 0)
    finally:
        find_font.cache_clear()
