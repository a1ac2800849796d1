"""The container."""

from __future__ import annotations

import time
import zipfile
from datetime import datetime, timedelta, timezone
from io import BytesIO

import pytest
from emit.epub.book import LANGUAGE, Book, find, open_book, words
from emit.epub.issues import bare, bundle, rich


def test_the_same_issue_gives_the_same_bytes(rich_book: Book) -> None:
    assert open_book(bundle(rich())).data == rich_book.data


def test_the_time_zone_of_the_machine_does_not_matter(
    bare_book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    naive = datetime(2025, 2, 10, 8, 30)  # noqa: DTZ001
    with monkeypatch.context() as away:
        away.setenv("TZ", "America/New_York")
        time.tzset()
        assert open_book(bundle(bare())).data == bare_book.data
        assert open_book(bundle(bare(), date=naive)).data == bare_book.data
    time.tzset()


def test_the_moment_is_given_in_universal_time() -> None:
    shanghai = datetime(2025, 2, 10, 6, 0, tzinfo=timezone(timedelta(hours=8)))
    book = open_book(bundle(bare(), date=shanghai))
    (changed,) = find(book.package, "//o:meta[@property='dcterms:modified']")
    assert words(changed) == "2025-02-09T22:00:00Z"


def test_the_package_has_a_language_and_no_idle_prefix(rich_book: Book) -> None:
    assert rich_book.package.get(LANGUAGE) == "zh-CN"
    assert rich_book.package.get("prefix") is None
    (spine,) = find(rich_book.package, "//o:spine")
    assert spine.get("page-progression-direction") == "ltr"


def test_pictures_are_stored_and_text_is_pressed(rich_book: Book) -> None:
    with zipfile.ZipFile(BytesIO(rich_book.data)) as archive:
        methods = {entry.filename: entry.compress_type for entry in archive.infolist()}
    assert methods["mimetype"] == zipfile.ZIP_STORED
    assert methods["EPUB/c01.xhtml"] == zipfile.ZIP_DEFLATED
    pictures = [method for name, method in methods.items() if name.startswith("EPUB/images/")]
    assert pictures == [zipfile.ZIP_STORED] * 5


def test_nothing_says_which_tool_ran(rich_book: Book) -> None:
    assert b"Ebook-lib" not in rich_book.files["EPUB/content.opf"]


def test_the_styles_have_a_night_and_no_colour_for_running_text(rich_book: Book) -> None:
    css = rich_book.files["EPUB/book.css"].decode()
    assert "@media (min-width: 1px) and (prefers-color-scheme: dark)" in css
    assert "line-break: strict" in css
    assert "text-emphasis: filled dot" in css
    assert "var(--" not in css
    body = css[css.index("body {") :].partition("}")[0]
    assert "color" not in body
    assert "background" not in body
