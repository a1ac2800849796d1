"""Replacements into a text, into a file's bytes, and as a diff."""

from __future__ import annotations

import pytest

from exporter.diagnostics import ExportError, Problem
from exporter.linter.edits import apply, carry_over, diff
from exporter.linter.rule import Hit


def hit(start: int, end: int, new: str | None) -> Hit:
    return Hit(start, end, "", new)


@pytest.mark.parametrize(
    ("hits", "text"),
    [
        ([hit(1, 2, "，")], "甲，乙丙"),
        ([hit(3, 4, "。"), hit(1, 2, "，")], "甲，乙。"),
        ([hit(1, 1, " "), hit(1, 2, "，")], "甲 ，乙丙"),
        ([hit(1, 1, " "), hit(1, 1, " ")], "甲 ,乙丙"),
        ([hit(1, 3, "x"), hit(2, 4, "y")], "甲x丙"),
        ([hit(1, 2, "")], "甲乙丙"),
        ([hit(1, 2, None)], "甲,乙丙"),
        ([], "甲,乙丙"),
    ],
)
def test_replacements(hits: list[Hit], text: str) -> None:
    assert apply("甲,乙丙", hits) == text


@pytest.mark.parametrize(
    ("data", "after"),
    [
        ("甲,乙\r\n丙\n丁\r".encode(), "甲，乙\r\n丙\n丁\r".encode()),
        (
            b"\xef\xbb\xbf" + "甲,乙\n丙\n丁\n".encode(),
            b"\xef\xbb\xbf" + "甲，乙\n丙\n丁\n".encode(),
        ),
    ],
)
def test_line_ends_and_byte_order_marks_stay(data: bytes, after: bytes) -> None:
    assert carry_over("刊.md", data, "甲,乙\n丙\n丁\n", "甲，乙\n丙\n丁\n") == after


def test_a_file_without_a_last_line_end() -> None:
    assert (
        carry_over("刊.md", "丙\n甲,乙".encode(), "丙\n甲,乙", "丙\n甲，乙").decode()
        == "丙\n甲，乙"
    )


def test_a_line_with_invisible_characters_stays() -> None:
    data = "甲\x01,乙\n丙,丁\n".encode()
    done = carry_over("刊.md", data, "甲,乙\n丙,丁\n", "甲，乙\n丙，丁\n")
    assert done.decode() == "甲\x01,乙\n丙，丁\n"


def test_another_encoding_is_not_touched() -> None:
    with pytest.raises(ExportError, match="not mended, because it is not UTF-8") as caught:
        carry_over("刊.md", "甲,乙".encode("gb18030"), "甲,乙", "甲，乙")
    assert caught.value.problem is Problem.UNWRITABLE


def test_a_diff() -> None:
    assert diff("刊.md", "甲\n乙,丙\n", "甲\n乙，丙\n") == (
        "--- 刊.md\n+++ 刊.md\n@@ -1,2 +1,2 @@\n 甲\n-乙,丙\n+乙，丙\n"
    )


def test_a_diff_without_a_last_line_end() -> None:
    assert diff("刊.md", "乙,丙", "乙，丙").endswith(
        "-乙,丙\n\\ No newline at end of file\n+乙，丙\n\\ No newline at end of file\n"
    )
