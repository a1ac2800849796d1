"""A whole check: what is shown, in which order, and that clean issues are silent."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from linter.proofs import look, settings

from exporter.config import Settings
from exporter.diagnostics import ExportError
from exporter.linter import check
from exporter.linter.mending import mend

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("path", sorted(ROOT.glob("examples/*/*.md")), ids=lambda path: path.stem)
def test_the_examples_are_clean(path: Path) -> None:
    assert [str(found) for found in check(path, Settings())] == []


def test_findings_stand_in_the_order_of_the_source() -> None:
    text = "# 刊\n\n见[乙](#没有)，用Go编写,真的?\n\n### 丙\n\n文字\n"
    assert [(f.line, f.column, f.code) for f in look(text)] == [
        (3, 2, "link-dead"),
        (3, 16, "punctuation-half-width"),
        (3, 19, "punctuation-half-width"),
        (5, 1, "heading-jump"),
    ]


def test_the_shape_of_a_finding() -> None:
    found = look("# 刊\n\n甲,乙\n")[0]
    assert str(found) == (
        f"{found.path}:3:2: warning: a half-width `,` stands in Chinese text"
        " [punctuation-half-width]\n  hint: write the full-width form"
    )
    assert (found.end_line, found.end_column, found.replacement) == (3, 3, "，")


def test_columns_count_code_points_and_not_units() -> None:
    assert [(f.line, f.column) for f in look("# 刊\n\n𠮷👍🏽甲,乙\n")] == [(3, 5)]


def test_a_file_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    found = check(tmp_path / "没有.md", settings())
    assert [(f.code, f.severity.word, f.place) for f in found] == [
        ("unreadable", "error", str(tmp_path / "没有.md"))
    ]


def test_an_error_is_shown_whatever_is_selected(tmp_path: Path) -> None:
    found = check(tmp_path / "没有.md", settings("spacing", ignore=("unreadable",)))
    assert [f.code for f in found] == ["unreadable"]


@pytest.mark.sweep
@pytest.mark.parametrize(
    "text",
    [
        "<pre>" * 20_000,
        "{{" * 20_000,
        "1" * 50_000,
        "a" * 50_000,
        "](" * 10_000,
        "<a '" * 10_000,
        "`" * 9_999 + " " + "`" * 9_998,
        f"{'甲，' * 15}  \n" * 1_000,
        '甲"' * 10_000,
        "##甲\n" * 2_000,
    ],
    ids=lambda text: text[:6].strip(),
)
def test_no_text_keeps_the_linter_busy_for_long(text: str) -> None:
    start = process_time()
    look(f"# 刊\n\n{text}\n")
    assert process_time() - start < 4


def test_what_the_reader_says_is_shown_too() -> None:
    assert [(f.line, f.code) for f in look("# 刊\n\n甲\x01乙\n")] == [(3, "control-character")]


def test_windows_line_ends_change_no_place() -> None:
    assert [(f.line, f.column) for f in look("# 刊\r\n\r\n甲,乙\r\n")] == [(3, 2)]


def test_the_size_of_an_issue_is_limited_here_too(tmp_path: Path) -> None:
    path = tmp_path / "刊.md"
    path.write_text("# 雨天周刊\n", "utf-8")
    small = Settings(max_issue=8)
    assert [found.code for found in check(path, small)] == ["unreadable"]
    with pytest.raises(ExportError, match="is larger than"):
        mend(path, small)
