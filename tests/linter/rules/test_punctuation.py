"""Half-width punctuation, ellipses and dashes in Chinese text."""

from __future__ import annotations

import pytest
from linter.proofs import mended, places


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("before", "after", "column"),
    [
        ("你好,世界", "你好，世界", 3),
        ("你好, 世界", "你好，世界", 3),
        ("编辑: 小刊", "编辑：小刊", 3),
        ("真的?假的", "真的？假的", 3),
        ("真的吗?", "真的吗？", 4),
        ("列举如下:  ", "列举如下：  ", 5),
        ("完成了. 然后", "完成了。 然后".replace(" ", ""), 4),
        ("> 甲;乙", "> 甲；乙", 4),
        ("[甲,乙](https://example.org/甲,乙)", "[甲，乙](https://example.org/甲,乙)", 3),
        ("| 甲,乙 |\n|---|", "| 甲，乙 |\n|---|", 4),
        ("| 真的? | 乙 |\n|---|---|", "| 真的？ | 乙 |\n|---|---|", 5),
        ("真的!!!走了", "真的！！！走了", 3),
        ("真的?!", "真的？！", 3),
        ("甲包 , 让人", "甲包，让人", 3),
        ("**编辑**: 小刊", "**编辑**：小刊", 7),
        ("**编辑:** 小刊", "**编辑：** 小刊", 5),
        ("**毕业了!**", "**毕业了！**", 6),
        ("原文: [缓存](https://example.org/)", "原文：[缓存](https://example.org/)", 3),
        ("他说:“好”", "他说：“好”", 3),
        ("来自「靓骨」,太好", "来自「靓骨」，太好", 7),
        ("今年（第三次）;明年", "今年（第三次）；明年", 8),
        ("坐标是 0, 则向右走", "坐标是 0，则向右走", 6),
        ("作者说, OpenAI 很强", "作者说，OpenAI 很强", 4),
        ("太棒了! GPT 来了", "太棒了！GPT 来了", 4),
        ("2024年,共10篇文章", "2024年，共10篇文章", 6),
        ("这就结束了.", "这就结束了。", 6),
        ("他说：“结束了.”", "他说：“结束了。”", 8),
        ("（真的吗?）", "（真的吗？）", 5),
        ("用 `git`, 再推送上去", "用 `git`，再推送上去", 8),
        ("先看看, `git` 很好用", "先看看，`git` 很好用", 4),
        ("看[这里](https://example.org/),还有别的", "看[这里](https://example.org/)，还有别的", 28),
        ("这是第十. 然后", "这是第十。然后", 5),
    ],
)
def test_half_width_signs(before: str, after: str, column: int) -> None:
    assert places(f"{before}\n", "punctuation-half-width") == [(1, column)]
    assert mended(f"{before}\n", "punctuation-half-width") == f"{after}\n"


def test_signs_follow_each_other() -> None:
    assert mended("甲,乙,丙; 丁!\n", "punctuation-half-width") == "甲，乙，丙；丁！\n"


def test_a_point_between_han_is_left_to_the_editor() -> None:
    text = "约翰.史密斯来了\n"
    assert places(text, "punctuation-half-width") == [(1, 3)]
    assert mended(text, "punctuation-half-width") == text


@pytest.mark.parametrize(
    "text",
    [
        "Hello, world! 你好，世界。\n",
        "用 `甲,乙` 分开\n",
        "```\n甲,乙\n```\n",
        "价格:10 元，时间:12:30\n",
        "一. 标题\n",
        "一.标题\n",
        "> 十二. 标题\n",
        "甲. 选项\n",
        "https://example.org/甲,乙\n",
        "$\\text{甲,乙}$\n",
        '<img src="a.png" alt="甲,乙">\n',
        "<!-- 甲,乙 -->\n",
        "He met 张三, who is a friend of 李四, and went home.\n",
        "Q:你好，A:很好\n",
        'print("你好,世界") 与 f(甲, 乙) 与 {"姓名": "张三,李四"}\n',
        "类型 Map<字符串, 整数>，条件 city='北京,上海'\n",
        "Yahoo!中国\n",
        "开心:D 难过:( 眨眼;P\n",
        "样式!important 与路径?id=1\n",
        "比分 3:2，时间 10:30，画面 16:9\n",
        "标签 #甲,乙\n",
        "---\ntags: [甲,乙]\n---\n\n文字\n",
        "[甲,乙]\n\n[甲,乙]: https://example.org/\n",
    ],
)
def test_signs_that_may_stay(text: str) -> None:
    assert places(text, "punctuation-half-width") == []
    assert mended(text, "punctuation-half-width") == text


@pytest.mark.parametrize(
    ("before", "after", "column"),
    [
        ("等等...然后", "等等……然后", 3),
        ("说不完......", "说不完……", 4),
        ("etc...然后", "etc……然后", 4),
        ("也走了。。。。", "也走了……", 4),
        ("好吧···", "好吧……", 3),
        ("好吧…", "好吧……", 3),
        ("甲、乙、... ？", "甲、乙、…… ？", 5),
    ],
)
def test_ellipses(before: str, after: str, column: int) -> None:
    assert places(f"{before}\n", "punctuation-ellipsis") == [(1, column)]
    assert mended(f"{before}\n", "punctuation-ellipsis") == f"{after}\n"


@pytest.mark.parametrize(
    "text",
    [
        "等等……然后\n",
        "Wait... 然后\n",
        "foo(...) 与 [...rest]\n",
        "第 1...10 章\n",
        "`甲...乙`\n",
        "重装。。再来\n",
    ],
)
def test_dots_that_are_no_chinese_ellipsis(text: str) -> None:
    assert places(text, "punctuation-ellipsis") == []


@pytest.mark.parametrize(
    ("before", "after", "column"),
    [
        ("优化--启动篇", "优化——启动篇", 3),
        ("优化 -- 启动篇", "优化——启动篇", 3),
        ("他说。--《史记》", "他说。——《史记》", 4),
        ("-- 萧某", "——萧某", 1),
        ("一门语言 -- Python", "一门语言——Python", 5),
        ("> --鲁某", "> ——鲁某", 3),
    ],
)
def test_dashes(before: str, after: str, column: int) -> None:
    assert places(f"{before}\n", "punctuation-dash") == [(1, column)]
    assert mended(f"{before}\n", "punctuation-dash") == f"{after}\n"


@pytest.mark.parametrize(
    "text",
    [
        "加上 --help 参数\n",
        "参数--help\n",
        "---\n",
        "甲 - 乙\n",
        "甲\n\n--\n\n乙\n",
        "`甲--乙`\n",
        "<!-- 甲--乙 -->\n",
        "| 甲 | 乙 |\n| -- | -- |\n| 丙 | 丁 |\n",
    ],
)
def test_hyphens_that_are_no_dash(text: str) -> None:
    assert places(text, "punctuation-dash") == []
