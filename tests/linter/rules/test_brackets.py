"""Half-width brackets in Chinese text."""

from __future__ import annotations

import pytest
from linter.proofs import mended, places

CODE = "punctuation-brackets"


@pytest.mark.parametrize(
    ("before", "after", "columns"),
    [
        ("结果(最近的一次)有效", "结果（最近的一次）有效", [3, 9]),
        ("原子操作(atomic 包)", "原子操作（atomic 包）", [5, 14]),
        ("把(入参,返回值)存下", "把（入参,返回值）存下", [2, 9]),
        ("（见下图)", "（见下图）", [5]),
        ("走了(再见）", "走了（再见）", [3]),
        ("甲（乙(丙)丁）", "甲（乙（丙）丁）", [4, 6]),
        ("（[直播](https://example.org/))", "（[直播](https://example.org/)）", [28]),
    ],
)
def test_brackets_in_chinese_text(before: str, after: str, columns: list[int]) -> None:
    assert places(f"{before}\n", CODE) == [(1, column) for column in columns]
    assert mended(f"{before}\n", CODE) == f"{after}\n"


@pytest.mark.parametrize(
    "text",
    [
        "函数(fn)与方法\n",
        "React (前端框架) 与 f(甲)\n",
        "微笑 :) 与 :( 都行\n",
        "（哭 :(）\n",
        "（分为 1) 甲 2) 乙）\n",
        "a) 甲（乙）\n",
        "`（甲)`\n",
        "数集 (0, 1]，甲\n",
        "English (see 附录) here\n",
    ],
)
def test_brackets_that_may_stay(text: str) -> None:
    assert places(text, CODE) == []
    assert mended(text, CODE) == text
