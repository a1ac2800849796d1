"""What an issue lacks, and what WeChat finds too long."""

from __future__ import annotations

from pathlib import Path

from linter.proofs import look, settings

from exporter.diagnostics import Severity
from exporter.linter import check


def codes(tmp_path: Path, text: str) -> list[tuple[str, int]]:
    path = tmp_path / "刊.md"
    path.write_text(text, "utf-8")
    asked = settings("summary-missing", "cover-missing", ignore=())
    return [(found.code, found.line) for found in check(path, asked)]


def test_an_issue_without_summary_and_cover(tmp_path: Path) -> None:
    text = "<!-- 版式 -->\n\n# 周报\n\n## 甲\n\n文字。\n"
    assert codes(tmp_path, text) == [("cover-missing", 3), ("summary-missing", 3)]


def test_neither_is_asked_for_by_default(tmp_path: Path) -> None:
    path = tmp_path / "刊.md"
    path.write_text("# 周报\n\n文字。\n", "utf-8")
    assert check(path, settings(ignore=())) == ()


def test_an_issue_with_both_is_silent(tmp_path: Path) -> None:
    text = "# 周报\n\n![封面上的桥](a.png)\n\n## 摘要\n\n一句话。\n\n## 甲\n\n文字。\n"
    assert codes(tmp_path, text) == []


def test_front_matter_may_give_both(tmp_path: Path) -> None:
    text = "---\ntitle: 周报\ncover: a.png\nsummary: 一句话。\n---\n\n## 甲\n\n文字。\n"
    assert codes(tmp_path, text) == []


def test_a_picture_further_down_before_the_first_section_may_be_one(tmp_path: Path) -> None:
    text = "# 周报\n\n一。\n\n二。\n\n![桥](a.png)\n\n## 摘要\n\n三。\n\n## 甲\n\n![桥](b.png)\n"
    assert codes(tmp_path, text) == []
    late = text.replace("![桥](a.png)\n\n", "")
    assert codes(tmp_path, late) == [("cover-missing", 1)]


def test_an_issue_without_a_title(tmp_path: Path) -> None:
    path = tmp_path / "01.md"
    path.write_text("文字。\n", "utf-8")
    (found,) = check(path, settings("title-missing", ignore=()))
    assert found.severity is Severity.NOTE


def test_title_and_digest_that_are_too_long_for_wechat() -> None:
    long = "字" * 129
    found = look(f"---\ntitle: {long}\ndigest: {long}\n---\n\n文字。\n", "wechat")
    assert [(f.code, f.line) for f in found] == [
        ("wechat-title-long", 2),
        ("wechat-digest-long", 3),
    ]
    assert found[0].message == "the title has 129 characters, WeChat takes 32"
    assert look(f"---\ntitle: {long[:32]}\ndigest: {long[:128]}\n---\n\n文字。\n", "wechat") == ()
