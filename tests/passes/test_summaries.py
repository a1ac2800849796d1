"""Which sections that are called summary are one."""

from __future__ import annotations

import pytest
from passes.writing import (
    bullets,
    heading,
    item,
    link,
    outline,
    paragraph,
    recognised,
    strong,
)

from exporter.model import nodes as n

TITLE = heading(1, "雨天周刊（第 3 期）")
BODY = (heading(2, "新桥落成"), paragraph("今天。"), heading(2, "旧桥退役"), paragraph("昨天。"))


def _item(words: str) -> n.Paragraph:
    return paragraph(strong(words), " ", link("x", "https://example.com/x"), " 讲了很多。")


@pytest.mark.parametrize(
    "blocks",
    [
        (paragraph("一句话。"),),
        (paragraph("很长的一段话。" * 50),),
        (_item("只有一条"),),
        (bullets(item("新桥落成" + "，讲了很多" * 45), item("旧桥退役" + "，讲了很多" * 45)),),
    ],
)
def test_a_summary(blocks: n.Blocks) -> None:
    assert outline(recognised(TITLE, heading(2, "本期看点"), *blocks, *BODY)[0])[0][:7] == "summary"


@pytest.mark.parametrize(
    "blocks",
    [
        (_item("甲"), _item("乙")),
        (paragraph(strong("甲"), n.Break(), link("x", "https://example.com/x")), _item("乙")),
        (paragraph("很长的一段话。" * 60),),
        (bullets(*(item(f"第 {i} 件事，讲了很多很多很多很多很多很多很多") for i in range(20))),),
    ],
)
def test_a_column(blocks: n.Blocks) -> None:
    issue, _ = recognised(TITLE, heading(2, "本期看点"), *blocks, *BODY)
    assert outline(issue)[0] == "entry 本期看点"
    assert issue.meta.summary == ""


def test_fenced_lines_of_a_summary_are_paragraphs() -> None:
    fence = n.CodeBlock("第一句。\n\n第二句。", line=3)
    issue, _ = recognised(TITLE, heading(2, "摘要"), fence, *BODY)
    assert issue.sections[0].blocks == (paragraph("第一句。"), paragraph("第二句。"))


@pytest.mark.parametrize("fence", [n.CodeBlock("第一句。", "text"), n.CodeBlock("x = 1")])
def test_code_in_a_summary_stays(fence: n.CodeBlock) -> None:
    issue, _ = recognised(TITLE, heading(2, "摘要"), fence, *BODY)
    assert isinstance(issue.sections[0].blocks[0], n.CodeBlock)
