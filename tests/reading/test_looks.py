"""Colours, sizes and alignment, which are the theme's."""

from __future__ import annotations

import pytest
from reading.written import blocks, understood


@pytest.mark.parametrize(
    "text",
    [
        "<font color=red>红</font>",
        '<span style="color:#333;font-weight:bold">红</span>',
        '<div style="background:#eee">框</div>',
        "<center>中</center>",
        '<p align="right">——署名</p>',
        '<h2 align="center">题</h2>',
        "- <font size=5>大</font>",
    ],
)
def test_they_are_told_as_one_note(text: str) -> None:
    _, report = understood(f"{text}\n\n文\n\n{text}")
    (found,) = report.diagnostics
    assert found.severity.word == "note"
    assert found.message.endswith("(lines 1, 5)")


@pytest.mark.parametrize(
    "text",
    [
        "<center>![](a.png)</center>",
        '<p align="center"><img src="a.png"></p>',
        '<p align="left">文</p>',
        '<span class="x">文</span>',
        "<table><tr><td align='center'>文</td></tr></table>",
    ],
)
def test_what_no_reader_misses_is_not_told(text: str) -> None:
    assert blocks(text)
