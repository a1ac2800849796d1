"""Lists with gaps, signs without a space, headings and tags left open."""

from __future__ import annotations

import pytest
from linter.proofs import look, places


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. 甲\n2. 乙\n4. 丁\n", [(3, 1)]),
        ("1. 甲\n\n   说明\n\n3. 丙\n", [(5, 1)]),
        ("1. 甲\n   1. 子\n   3. 子\n2. 乙\n", [(3, 4)]),
        ("1、甲\n1、乙\n1、丙\n", []),
        ("1. 甲\n\n文字\n\n5. 戊\n", []),
        ("1. 甲\n## 题\n4. 丁\n", []),
        ("10. 十\n9. 九\n8. 八\n", []),
    ],
)
def test_numbers_that_leave_one_out(text: str, found: list[tuple[int, int]]) -> None:
    assert places(text, "list-number") == found


def test_a_sign_without_a_space() -> None:
    assert places("-没有空格的列表\n", "list-space") == [(1, 2)]
    assert places("- 有空格\n-1 度\n--甲\n", "list-space") == []


def test_a_heading_without_a_word() -> None:
    assert places("##\n\n## 有字\n\n### ###\n", "heading-empty") == [(1, 1), (5, 1)]


def test_a_tag_that_is_never_closed_is_said_once() -> None:
    assert [(found.line, found.code) for found in look("<u>下划线没有结束\n\n<u>另一段</u>\n")] == [
        (1, "html-dropped")
    ]
