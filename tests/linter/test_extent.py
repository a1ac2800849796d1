"""The end of what begins at a place of the source."""

from __future__ import annotations

from pathlib import Path

import pytest

from exporter.linter import check
from exporter.linter.extent import end_of


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("[石桥](https://example.com/a_(b)) 很老", "[石桥](https://example.com/a_(b))"),
        ("![图 [1]](a.png)很好", "![图 [1]](a.png)"),
        ("[石桥][1]很老", "[石桥][1]"),
        ("[石桥]很老", "[石桥]"),
        (r"[石\]桥](a)很老", r"[石\]桥](a)"),
        ("<br>很老", "<br>"),
        ("`a` 很老", "`a`"),
        ("``a ` b`` 很老", "``a ` b``"),
        ("https://example.com/x 很老", "https://example.com/x"),
        ("## 石桥  \n\n很老", "## 石桥"),
        ("[石桥\n\n很老](a)", "[石桥"),
        ("(a)", "(a)"),
        ("", ""),
    ],
)
def test_it_ends_with_what_it_is(text: str, what: str) -> None:
    assert text[: end_of(text, 0)] == what


def test_a_finding_about_a_link_has_both_ends(tmp_path: Path) -> None:
    path = tmp_path / "刊.md"
    path.write_text("# 石桥\n\n见[石桥](http://github.com/a)。\n", "utf-8")
    (found,) = (one for one in check(path) if one.code == "link-http")
    assert (found.line, found.column, found.end_line, found.end_column) == (3, 2, 3, 27)


def test_what_the_passes_say_has_both_ends(tmp_path: Path) -> None:
    path = tmp_path / "刊.md"
    path.write_text("# 石桥\n\n## 一\n\n见[二](#二)。\n", "utf-8")
    (found,) = (one for one in check(path) if one.code == "link-dead")
    assert (found.line, found.column, found.end_line, found.end_column) == (5, 2, 5, 9)


def test_a_finding_without_a_column_has_no_end(tmp_path: Path) -> None:
    path = tmp_path / "刊.md"
    path.write_text("---\ntitle: 石桥\nnmuber: 3\n---\n\n一段。\n", "utf-8")
    (found,) = (one for one in check(path) if one.code == "front-matter")
    assert (found.line, found.column, found.end_line, found.end_column) == (3, 0, 0, 0)
