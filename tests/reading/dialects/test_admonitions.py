"""Admonitions: `!!! note "标题"` above lines indented by four."""

from __future__ import annotations

import pytest
from reading.written import block, blocks, understood

from exporter.diagnostics import Problem
from exporter.model import nodes as n
from exporter.model.walk import descend, plain

T, P = n.Text, n.Paragraph
TEXT = P((T("文。"),))


@pytest.mark.parametrize(
    ("opens", "kind", "title"),
    [
        ("!!! note", "note", "注意"),
        ('!!! tip "题目"', "tip", "题目"),
        ("!!! warning “中文引号”", "warning", "中文引号"),
        ("!!! danger 没有引号", "caution", "没有引号"),
        ('???+ question "问"', "important", "问"),
        ('!!! custom "自己的"', "note", "自己的"),
        ('!!! note inline end "旁"', "note", "旁"),
        ('!!! note ""', "note", "注意"),
    ],
)
def test_an_admonition_is_a_callout(opens: str, kind: str, title: str) -> None:
    found = block(f"{opens}\n    文。")
    assert isinstance(found, n.Callout)
    assert (found.kind, plain(found.title), found.blocks) == (kind, title, (TEXT,))


@pytest.mark.parametrize(
    "text",
    [
        "甲\n!!! tip\n    文。\n乙",
        "- 项\n    !!! tip\n        文。\n- 项",
        "> !!! tip\n>     文。\n\n乙",
        "甲[^1]\n\n[^1]: 注\n\n    !!! tip\n        文。",
        '!!! note "外"\n    甲\n\n    !!! tip\n        文。\n\n    乙',
        "!!! tip\n\n    文。",
        "!!! tip\n\t文。",
        "> 引\n!!! tip\n    文。",
    ],
)
def test_it_may_stand_anywhere(text: str) -> None:
    manuscript, report = understood(text)
    every = [*manuscript.blocks, *(b for note in manuscript.notes for b in note.blocks)]
    tips = [c for c in descend(every) if isinstance(c, n.Callout) and c.kind == "tip"]
    assert [c.blocks for c in tips] == [(TEXT,)]
    assert not report.diagnostics


def test_what_stands_inside_is_markdown() -> None:
    found = block("!!! tip\n    甲\n\n    ```py\n    x = 1\n    ```\n\n    - 乙\n        - 丙")
    assert isinstance(found, n.Callout)
    assert [type(b) for b in found.blocks] == [P, n.CodeBlock, n.BulletList]


def test_one_that_folds_is_told() -> None:
    _, report = understood("??? tip\n    文。")
    assert [d.message for d in report.diagnostics] == ["folded callouts stand open"]


def test_one_without_text_stays_and_is_named() -> None:
    manuscript, report = understood("!!! note\n文。")
    assert [d.problem for d in report.diagnostics] == [Problem.FOREIGN_SYNTAX]
    assert manuscript.blocks == (P((T("!!! note"),)), TEXT)


@pytest.mark.parametrize("text", ["!!! 太好了！", "文 !!! note", "`!!! note`", "!!! 太 好\n    了"])
def test_what_is_none_reads_as_before(text: str) -> None:
    assert not any(isinstance(b, n.Callout) for b in blocks(text))
