"""Comments that turn rules off and on."""

from __future__ import annotations

from pathlib import Path

import pytest
from linter.proofs import look, mended, settings

from exporter.linter import check

CODE = "punctuation-half-width"
BAD = "甲,乙"


def lines(text: str) -> list[int]:
    return [found.line for found in look(text, CODE)]


def test_off_and_on() -> None:
    text = f"{BAD}\n\n<!-- check: off {CODE} -->\n\n{BAD}\n\n<!-- check: on {CODE} -->\n\n{BAD}\n"
    assert lines(text) == [1, 9]


@pytest.mark.parametrize(
    "codes", ["", "punctuation", f"quotes-straight, {CODE}", f"punctuation-dash {CODE}"]
)
def test_what_off_may_name(codes: str) -> None:
    assert lines(f"<!-- check: off {codes} -->\n\n{BAD}\n") == []


def test_another_rule_goes_on() -> None:
    assert lines(f"<!-- check: off quotes-straight -->\n\n{BAD}\n") == [3]


def test_one_may_come_back_alone() -> None:
    assert lines(f"<!-- check: off -->\n\n{BAD}\n\n<!--check:on {CODE}-->\n\n{BAD}\n") == [7]


def test_ignore_counts_for_the_next_line() -> None:
    assert lines(f"<!-- check: ignore {CODE} -->\n\n{BAD}\n{BAD}\n") == [4]
    assert lines(f"<!-- check: ignore -->\n{BAD}\n\n{BAD}\n") == [4]


def test_ignore_beside_text_counts_for_its_own_line() -> None:
    assert lines(f"{BAD} <!-- check: ignore {CODE} -->\n{BAD}\n") == [2]


def test_a_comment_in_code_is_none() -> None:
    assert lines(f"```\n<!-- check: off -->\n```\n\n`<!-- check: off -->`\n\n{BAD}\n") == [7]


def test_what_is_off_is_not_mended() -> None:
    text = f"<!-- check: ignore {CODE} -->\n{BAD}\n\n{BAD}\n"
    assert mended(text, CODE) == f"<!-- check: ignore {CODE} -->\n{BAD}\n\n甲，乙\n"


def test_findings_of_the_reader_are_switched_too() -> None:
    text = "# 刊\n\n## 甲\n\n<!-- check: ignore link-dead -->\n见[乙](#没有)。\n"
    assert look(text, "link-dead") == ()


def test_what_has_no_line_is_off_if_it_is_off_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "01.md"
    path.write_text("文字。\n", "utf-8")
    only = settings("title-missing", ignore=())
    assert [(found.line, found.column) for found in check(path, only)] == [(0, 0)]
    path.write_text("文字。\n\n<!-- check: off title-missing -->\n", "utf-8")
    assert check(path, only) == ()


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("<!-- check: of spacing -->", "the linter does not know the word 'of'"),
        ("<!-- check: off spacng -->", "there is no rule 'spacng'"),
    ],
)
def test_a_comment_that_is_not_understood_is_named(comment: str, message: str) -> None:
    found = look(f"# 刊\n\n文字 {comment}\n")
    assert [(f.line, f.column, f.code, f.message) for f in found] == [
        (3, 4, "check-comment", message)
    ]


def test_other_comments_are_none_of_our_business() -> None:
    assert look("# 刊\n\n<!-- 检查 check: 甲 -->\n\n文字\n") == ()
