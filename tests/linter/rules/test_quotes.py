"""Straight quotation marks in Chinese text."""

from __future__ import annotations

import pytest
from linter.proofs import look, mended, places

from exporter.config import Quotes


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('他说"你好"。', "他说“你好”。"),
        ('所谓"vibe coding"很热', "所谓“vibe coding”很热"),
        ('一个"智能导航”系统', "一个“智能导航”系统"),
        ('作者说"**全局观**"重要', "作者说“**全局观**”重要"),
        ('"甲"与"乙"', "“甲”与“乙”"),
        ("它叫'项目地址'吗", "它叫“项目地址”吗"),
        ("他说：“它叫'地址'吗”", "他说：“它叫‘地址’吗”"),
        ('搜索 "新闻 "与" 旧闻 "的人', "搜索 “新闻”与“旧闻”的人"),
        ('"  甲乙 "', "“甲乙”"),
        ('“一年"甲"以前”', "“一年‘甲’以前”"),
        ('他说："张三说“好”。"', "他说：“张三说“好”。”"),
        ('27"显示器"很大"', '27"显示器“很大”'),
    ],
)
def test_straight_marks_become_curly(before: str, after: str) -> None:
    assert mended(f"{before}\n", "quotes-straight") == f"{after}\n"
    assert mended(f"{after}\n", "quotes-straight") == f"{after}\n"


def test_each_mark_has_its_place() -> None:
    assert places('他说"你好"，又说"再见"。\n', "quotes-straight") == [
        (1, 3),
        (1, 6),
        (1, 10),
        (1, 13),
    ]


def test_corner_brackets_by_configuration() -> None:
    assert mended('他说"你好"。\n', "quotes-straight", quotes=Quotes.CORNER) == "他说「你好」。\n"
    assert mended("它叫'地址'吗\n", "quotes-straight", quotes=Quotes.CORNER) == "它叫「地址」吗\n"


def test_marks_may_be_kept() -> None:
    assert places('他说"你好"。\n', "quotes-straight", quotes=Quotes.KEEP) == []


def test_a_mark_without_a_partner_is_reported_and_left() -> None:
    text = '他说"你好。\n'
    found = look(text, "quotes-straight")
    assert [(f.line, f.column, f.replacement) for f in found] == [(1, 3, None)]
    assert mended(text, "quotes-straight") == text


@pytest.mark.parametrize(
    "text",
    [
        'He said "hello" to them.\n',
        'In Chengdu (成都), people say "巴适", which means comfortable.\n',
        'He told me: "Forget about 面子, just call him." I did not.\n',
        '`print("你好")`\n',
        '```\n"你好"\n```\n',
        '<img src="a.png" alt="图">\n',
        '[甲](a.html "题名")\n',
        '27" 显示器\n',
        "it's 张三's book\n",
        '---\ntitle: "刊"\n---\n\n文字\n',
    ],
)
def test_marks_that_may_stay(text: str) -> None:
    assert places(text, "quotes-straight") == []
