from __future__ import annotations

import pytest

from exporter.model.slugs import slug
from exporter.reading.anchors import Anchors


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Hello World", "hello-world"),
        ("MILS：无需训练的多模态理解系统", "mils无需训练的多模态理解系统"),
        ("s1 模型：李飞飞团队", "s1-模型李飞飞团队"),
        ("OmniHuman-1：字节", "omnihuman-1字节"),
        ("🚀 发布", "-发布"),
        ("❤️ 推荐", "-推荐"),
        ("第 1 期 & 第 2 期", "第-1-期--第-2-期"),
        ("snake_case", "snake_case"),
        ("C++ / C#", "c--c"),
        ("①②", ""),
        ("é à", "é-à"),
        ("  首尾  ", "首尾"),
        ("한국어", "한국어"),
    ],
)
def test_the_rule_of_github(text: str, anchor: str) -> None:
    assert slug(text) == anchor


def test_what_was_there_before_gets_a_number() -> None:
    anchors = Anchors()
    given = [anchors.give(text) for text in ("甲", "甲", "甲-1", "甲", "乙")]
    assert given == ["甲", "甲-1", "甲-1-1", "甲-2", "乙"]


def test_a_heading_of_marks_alone_gets_an_anchor_too() -> None:
    anchors = Anchors()
    assert [anchors.give("！"), anchors.give("？")] == ["section", "section-1"]
