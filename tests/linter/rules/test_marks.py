"""Chinese marks: spaces beside them, marks that follow each other, pairs without a partner."""

from __future__ import annotations

import pytest
from linter.proofs import look, mended, places


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("天气很好 ，去爬山", "天气很好，去爬山"),
        ("用了 Swift ，很快", "用了 Swift，很快"),
        ("见此书（ 第二版 ）", "见此书（第二版）"),
        ("读《 三体 》的人", "读《三体》的人"),
        ("今年才来， 后来走了", "今年才来，后来走了"),
        ("他说：“ 好”", "他说：“好”"),
    ],
)
def test_a_space_beside_a_mark(before: str, after: str) -> None:
    assert mended(f"{before}\n", "punctuation-space") == f"{after}\n"


@pytest.mark.parametrize(
    "text",
    [
        "一、 甲\n",
        "标签： #甲\n",
        "| 甲 ，| 乙 |\n|---|---|\n",
        "键盘上的 ， 两个键\n",
        "`甲 ，乙`\n",
        "见此书。 **重点**\n",
        "Go is fast ，and so on for a while\n",
    ],
)
def test_spaces_that_stay(text: str) -> None:
    assert places(text, "punctuation-space") == []


@pytest.mark.parametrize(
    ("before", "after"),
    [("很好，，去", "很好，去"), ("很好。。去", "很好。去"), ("甲、、乙", "甲、乙")],
)
def test_a_mark_typed_twice(before: str, after: str) -> None:
    assert mended(f"{before}\n", "punctuation-repeated") == f"{after}\n"


@pytest.mark.parametrize("text", ["很好，。去", "如下：。", "太好了！！！！", "甲、乙……等，都"])
def test_marks_of_which_the_editor_chooses(text: str) -> None:
    assert places(f"{text}\n", "punctuation-repeated") != []
    assert mended(f"{text}\n", "punctuation-repeated") == f"{text}\n"


@pytest.mark.parametrize("text", ["太好了！！！", "真的？！", "好……等他来", "很好。。。"])
def test_marks_that_may_follow_each_other(text: str) -> None:
    assert places(f"{text}\n", "punctuation-repeated") == []


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("他说：“今天不去。", 4),
        ("他说今天不去”，明天去。", 7),
        ("读了《三体很好看。", 3),
        ("结果（最近一次很好。", 3),
        ("见「甲『乙』。", 2),
        ("甲【乙（丙）。", 2),
    ],
)
def test_a_mark_without_a_partner(text: str, column: int) -> None:
    assert places(f"{text}\n", "punctuation-unpaired") == [(1, column)]


@pytest.mark.parametrize(
    "text",
    [
        "他说：“今天\n不去。”\n",
        "1）甲\n\na) 乙\n\n见 2）和 3）\n",
        "一）甲\n",
        "（英文）和（第 76 期）\n",
        "甲（乙)和(丙）\n",
        "It’s fine, the ’90s and the students’ books\n",
        "`“甲`\n",
        "[链接](https://example.org/a)（中文）\n",
        '一个"智能导航”系统\n',
    ],
)
def test_marks_that_have_one(text: str) -> None:
    assert places(text, "punctuation-unpaired") == []


@pytest.mark.parametrize("text", ["他说：”好“。", "读了<<三体>>的", "他说``好的''走了", "》 引用"])
def test_marks_that_are_wrong(text: str) -> None:
    assert len(places(f"{text}\n", "punctuation-wrong")) == 1


@pytest.mark.parametrize("text", ["他说：“好。”招聘开始了", "a << 1 >> 2", "> 引用", "“甲”“乙”"])
def test_marks_that_are_right(text: str) -> None:
    assert places(f"{text}\n", "punctuation-wrong") == []


def test_a_quotation_may_have_several_paragraphs() -> None:
    assert places("“甲说。\n\n乙说。\n\n丙说。”\n", "punctuation-unpaired") == []
    assert places("“甲说。\n\n乙说。\n", "punctuation-unpaired") == [(1, 1)]
    assert places("甲说。\n\n乙说。”\n", "punctuation-unpaired") == [(3, 4)]


def test_a_mark_in_place_of_a_quotation_sign_is_said_once() -> None:
    assert [found.code for found in look("》 引用的一句话\n")] == ["punctuation-wrong"]
