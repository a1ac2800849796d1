"""What signs an issue off leaves the last entry, and what only stands below a rule does not."""

from __future__ import annotations

import pytest
from passes.writing import bullets, heading, item, outline, paragraph, recognised, strong

from exporter.model import nodes as n

TITLE, TEXT, RULE = heading(1, "看桥日报 2026-05-28"), paragraph("下雨。"), n.Rule()
ENTRY = (heading(2, "甲"), TEXT)


@pytest.mark.parametrize(
    "signed",
    [
        (paragraph(strong("提示"), "：内容由机器辅助创作。"),),
        (bullets(item("订阅：https://example.com/rss"), item("编辑：丙某")),),
        (paragraph("（本期完）"), paragraph("欢迎投稿。")),
        (n.Quote((paragraph("转载请注明出处，版权归作者所有。"),)),),
        (paragraph("数据由 AI 自动生成"),),
        (paragraph("CC BY-NC 4.0"),),
    ],
)
def test_a_sign_off_is_a_section_without_a_heading(signed: n.Blocks) -> None:
    issue, _ = recognised(TITLE, *ENTRY, RULE, *signed)
    assert outline(issue) == ["entry 甲", "sign-off "]
    assert issue.sections[0].blocks == (TEXT,)
    assert isinstance(issue.sections[1].blocks[0], n.Rule)


@pytest.mark.parametrize(
    "below",
    [
        (paragraph("第二天又下雨。"),),
        (paragraph(strong("尺子"), n.Break(), "https://github.com/a/b 的作者写了原文。"),),
        (paragraph("2、量桥尺开放订阅"), paragraph("联系人很多。")),
        (paragraph("第二天又下雨。"), paragraph("没有人来。"), paragraph("欢迎投稿。")),
        (heading(2, "乙"), TEXT),
        (),
    ],
)
def test_anything_else_belongs_to_the_text(below: n.Blocks) -> None:
    issue, _ = recognised(TITLE, *ENTRY, RULE, *below)
    assert "sign-off " not in outline(issue)


def test_below_a_footer_nothing_is_parted() -> None:
    issue, _ = recognised(TITLE, *ENTRY, heading(2, "订阅"), TEXT, RULE, paragraph("欢迎订阅。"))
    assert outline(issue) == ["entry 甲", "plain 订阅"]
