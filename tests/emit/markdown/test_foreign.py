"""What looks like another tool's markup, or like a caption, comes back as it was."""

from __future__ import annotations

import pytest
from passes.writing import figure, inlines, paragraph, strong
from reading.written import understood

from exporter.emit.markdown.blocks import Style, blocks
from exporter.emit.markdown.escape import Pen
from exporter.model import nodes as n

TEXTS = (
    "[!note] 不是标注",
    "::: tip",
    "!!! note",
    '??? tip "题"',
    "[TOC]",
    "[[toc]]",
    "@[toc](目录)",
    "{:toc}",
    "{: .x}",
    "{% note %}",
    "甲 {% note %} 乙",
    "甲{{< ref a >}}乙",
    "{{< figure src=a.png >}}",
    "见[[页|名]]与[[#节]]，[[甲]]与[[乙]]",
    "![[a.png|300]]",
    "甲%%注%%乙",
    "%%注%%",
    "见[[页|名]]。 ^abc123",
    "^abc123",
)


@pytest.mark.parametrize("text", TEXTS)
def test_text_stays_text(text: str) -> None:
    for made in (
        (paragraph(text),),
        (n.Quote((paragraph(text),)),),
        (n.BulletList((n.ListItem((paragraph(text),)),)),),
        (n.Figure(n.Image("a.png"), inlines(text)),),
    ):
        manuscript, report = understood(blocks(made, Style(Pen())))
        assert manuscript.blocks == made
        assert not report.diagnostics


@pytest.mark.parametrize(
    "below",
    [
        paragraph(n.Emph((n.Text("不是图注"),))),
        paragraph("图 3：不是图注"),
        n.Quote((paragraph("图 3：不是图注"),)),
    ],
)
@pytest.mark.parametrize(
    "picture", [figure("a.png"), n.Figure(n.Image("a.png", "画"), link="https://a.cn")]
)
def test_what_stands_below_a_picture_is_no_caption(below: n.Block, picture: n.Figure) -> None:
    made = (picture, below)
    assert understood(blocks(made, Style(Pen())))[0].blocks == made


@pytest.mark.parametrize(
    "title",
    [inlines("自己的题目"), inlines("题", strong("粗")), inlines("- 题"), inlines("[链接]")],
)
@pytest.mark.parametrize("kind", [k for k in n.CalloutKind if k is not n.CalloutKind.DETAILS])
def test_a_callout_keeps_its_title(title: n.Inlines, kind: n.CalloutKind) -> None:
    for inner in ((), (paragraph("文。"),)):
        made = (n.Callout(kind, title, inner),)
        assert understood(blocks(made, Style(Pen())))[0].blocks == made
