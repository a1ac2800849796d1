"""Containers: `::: tip 标题`."""

from __future__ import annotations

import pytest
from reading.written import block, blocks, understood

from exporter.diagnostics import ExportError, Problem
from exporter.model import nodes as n
from exporter.model.walk import descend, plain

T, P = n.Text, n.Paragraph
TEXT = P((T("文。"),))


@pytest.mark.parametrize(
    ("opens", "kind", "title"),
    [
        ("::: tip", "tip", "提示"),
        (":::warning 小心", "warning", "小心"),
        ("::: danger", "caution", "危险"),
        (":::details 点开看", "details", "点开看"),
        (":::note[方括号]", "note", "方括号"),
        ("::: info 属性 {#id .class}", "note", "属性"),
        ('::: {.callout-note title="四分"}', "note", "四分"),
        (':::tip{title="属性"}', "tip", "属性"),
        ("::: 提示", "tip", "提示"),
        ("::: info :::", "note", "信息"),
        ("::::: important 五个", "important", "五个"),
    ],
)
def test_a_known_container_is_a_callout(opens: str, kind: str, title: str) -> None:
    found = block(f"{opens}\n文。\n:::::")
    assert isinstance(found, n.Callout)
    assert (found.kind, plain(found.title), found.blocks) == (kind, title, (TEXT,))


@pytest.mark.parametrize(
    "text",
    [
        "甲\n::: tip\n文。\n:::\n乙",
        "- 项\n  ::: tip\n  文。\n  :::\n- 项",
        "1. 项\n\n   ::: tip\n   文。\n   :::",
        "> 引\n> ::: tip\n> 文。\n> :::\n> 引",
        "甲[^1]\n\n[^1]: 注\n    ::: tip\n    文。\n    :::",
        "::: note\n甲\n::: tip\n文。\n:::\n乙\n:::",
        ":::: note\n::: tip\n文。\n:::\n::::",
        "::: tip\n\n文。\n\n:::",
        "> 引\n::: tip\n文。\n:::",
        "## 题\n::: tip\n文。\n:::\n## 题",
    ],
)
def test_it_may_stand_anywhere(text: str) -> None:
    manuscript, report = understood(text)
    every = [*manuscript.blocks, *(b for note in manuscript.notes for b in note.blocks)]
    tips = [c for c in descend(every) if isinstance(c, n.Callout) and c.kind == "tip"]
    assert [c.blocks for c in tips] == [(TEXT,)]
    assert not report.diagnostics
    assert ":::" not in plain(every)


def test_what_stands_inside_is_markdown() -> None:
    found = block("::: tip\n- 甲\n  - 乙\n\n```js\n::: x\n```\n\n| 甲 |\n|---|\n| 乙 |\n:::")
    assert isinstance(found, n.Callout)
    assert [type(b) for b in found.blocks] == [n.BulletList, n.CodeBlock, n.Table]
    assert found.blocks[1] == n.CodeBlock("::: x", "js")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("::: demo\n文。\n:::", "the container ::: demo is not known here: its marks stay text"),
        ("::: tip\n文。", "the container ::: tip is never closed: its mark stays text"),
        ("文。\n:::", "::: closes no container"),
        ("> ::: tip\n> 甲\n\n文。", "the container ::: tip is never closed: its mark stays text"),
    ],
)
def test_what_is_open_or_unknown_stays_and_is_named(text: str, message: str) -> None:
    manuscript, report = understood(text)
    assert [(d.problem, d.message) for d in report.diagnostics] == [
        (Problem.FOREIGN_SYNTAX, message)
    ]
    assert ":::" in plain(manuscript.blocks)
    assert TEXT in manuscript.blocks


@pytest.mark.parametrize("text", ["`::: tip`", "```\n::: tip\n:::\n```", "文 ::: tip", "\\::: tip"])
def test_what_is_no_container_reads_as_before(text: str) -> None:
    assert not any(isinstance(b, n.Callout) for b in blocks(text))


def test_a_diagram_in_a_container_is_a_listing() -> None:
    manuscript, _ = understood("::: mermaid\ngraph TD; A-->B\n:::")
    assert manuscript.blocks == (n.CodeBlock("graph TD; A-->B", "mermaid"),)


def test_containers_without_end_are_refused() -> None:
    with pytest.raises(ExportError):
        understood("::: tip\n" * 100 + ":::\n" * 100)


def test_places_are_those_of_the_source() -> None:
    found = block("::: tip 题\n文 **粗**\n:::")
    assert isinstance(found, n.Callout)
    (paragraph,) = found.blocks
    assert isinstance(paragraph, P)
    assert (found.title[0].line, found.title[0].column) == (1, 9)
    assert [(c.line, c.column) for c in paragraph.children] == [(2, 1), (2, 3)]
