"""What signs an issue off has no heading in any format, and is listed in no contents."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from issue_files import exported

ISSUE = "# 看桥日报 2026-05-28\n\n## 甲\n\n文。\n\n---\n\n欢迎订阅。\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("signed")
    issue = folder / "signed.md"
    issue.write_text(ISSUE, "utf-8")
    exported(issue, folder, "epub", "docx", "wechat", "markdown")
    return folder


def test_wechat_has_one_heading(made: Path) -> None:
    page = (made / "signed.wechat.html").read_text("utf-8")
    article = page[page.index("甲") - 400 :]
    assert "欢迎订阅。" in article
    assert "编后" not in page


def test_a_document_of_an_epub_begins_without_a_heading(made: Path) -> None:
    with zipfile.ZipFile(made / "signed.epub") as book:
        last = book.read("EPUB/c02.xhtml").decode()
        contents = book.read("EPUB/nav.xhtml").decode()
    assert "欢迎订阅。" in last
    assert "<h1" not in last
    assert '<a href="c02.xhtml">编后</a>' in contents


def test_word_has_no_empty_heading(made: Path) -> None:
    with zipfile.ZipFile(made / "signed.docx") as document:
        written = document.read("word/document.xml").decode()
    assert written.count('w:val="Heading1"') == 1
    assert "欢迎订阅。" in written


def test_markdown_is_the_rule_and_the_text(made: Path) -> None:
    assert (made / "signed.canonical.md").read_text("utf-8").endswith("---\n\n欢迎订阅。\n")
