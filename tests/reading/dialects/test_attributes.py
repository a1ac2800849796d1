"""Attributes of kramdown, 思源 and Logseq."""

from __future__ import annotations

import pytest
from reading.written import blocks, understood

from exporter.diagnostics import Problem


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ('段。\n{: .center style="color:red"}', "段。"),
        ("段。\n{: #名 .x}", "段。"),
        ('> 段。\n> {: id="1"}', "> 段。"),
        ('[甲](https://a.cn){:target="_blank"}乙', "[甲](https://a.cn)乙"),
        ('[甲](https://a.cn){target="_blank"}', "[甲](https://a.cn)"),
        ("[![图](a.png)](https://a.cn){.x}", "[![图](a.png)](https://a.cn)"),
        ("- 块\n  id:: 6630f0a0\n  collapsed:: true", "- 块"),
        ('((20240501120000-abcdefg "文字"))', "文字"),
    ],
)
def test_they_are_left_out(written: str, left: str) -> None:
    manuscript, report = understood(written)
    assert manuscript.blocks == blocks(left)
    assert [d.problem for d in report.diagnostics] == [Problem.FOREIGN_DROPPED]


@pytest.mark.parametrize("text", ["`{: .x}`", "文 {: .x} 文", "集合 {a=b}", "```\n{: .x}\n```"])
def test_braces_of_the_text_stay(text: str) -> None:
    assert blocks(text) == blocks(f"{text}\n")
