"""Levels, doubles, headings by accident and headings that failed."""

from __future__ import annotations

import pytest
from linter.proofs import look, mended, places


def test_a_jump_of_levels() -> None:
    assert places("# 刊\n\n## 甲\n\n#### 乙\n\n文字\n", "heading-jump") == [(5, 1)]


def test_a_jump_below_the_title() -> None:
    found = look("# 刊\n\n### 乙\n\n文字\n", "heading-jump")
    assert found[0].message == "the heading jumps from level 1 to level 3"


@pytest.mark.parametrize(
    "text",
    ["# 刊\n\n## 甲\n\n### 乙\n\n## 丙\n", "### 甲\n\n## 乙\n", "#### 甲\n\n文字\n", "> #### 甲\n"],
)
def test_no_jump(text: str) -> None:
    assert places(text, "heading-jump") == []


def test_two_headings_alike() -> None:
    found = look("# 刊\n\n## 工具\n\n甲\n\n## 文章\n\n乙\n\n## 工具\n\n丙\n", "heading-duplicate")
    assert [(f.line, f.column, f.message) for f in found] == [
        (11, 1, "the heading '工具' stands twice, first in line 3")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "## 甲\n\n### 方法\n\n## 乙\n\n### 方法\n",
        "## C 项目\n\n## C++ 项目\n\n## C# 项目\n",
        "## 甲\n\n### 甲\n",
    ],
)
def test_headings_that_are_not_the_same(text: str) -> None:
    assert places(text, "heading-duplicate") == []


def test_signs_without_a_space() -> None:
    text = "# 刊\n\n##标题\n\n  ###三\n"
    assert places(text, "heading-space") == [(3, 3), (5, 6)]
    assert mended(text, "heading-space") == "# 刊\n\n## 标题\n\n  ### 三\n"


@pytest.mark.parametrize(
    "text",
    [
        "#标签 #另一个\n",
        "```\n##标题\n```\n",
        "`##标题`\n",
        "    ##标题\n",
        "正文 ##标题\n",
        "## 标题\n",
    ],
)
def test_signs_that_are_no_failed_heading(text: str) -> None:
    assert places(text, "heading-space") == []


def test_a_rule_that_makes_a_heading_of_the_line_above() -> None:
    found = look("# 刊\n\n第一行\n第二行。\n---\n\n文字\n", "heading-underline")
    assert [(f.line, f.column, f.end_line, f.end_column) for f in found] == [(3, 1, 4, 5)]
    assert found[0].hint.startswith("write a blank line above line 5")


@pytest.mark.parametrize(
    "text",
    [
        "文字\n\n---\n\n文字\n",
        "标题\n===\n\n文字\n\n---\n",
        "一个真的标题\n------------\n\n文字\n",
        "## 标题\n---\n",
        "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n",
        "---\ntitle: 刊\n---\n\n文字\n",
    ],
)
def test_rules_that_make_no_heading(text: str) -> None:
    assert places(text, "heading-underline") == []


def test_an_anchor_that_stands_twice() -> None:
    text = '<a name="甲"></a>\n\n## 一\n\n文字 <a id="甲"></a>\n'
    assert places(text, "anchor-duplicate") == [(5, 4)]


@pytest.mark.parametrize(
    "text",
    [
        '<a name="甲"></a><a name="乙"></a>\n',
        '`<a id="甲">` 与 `<a id="甲">`\n',
        '<img name="甲" src="a.png" alt="图"> <img name="甲" src="a.png" alt="图">\n',
    ],
)
def test_anchors_that_stand_once(text: str) -> None:
    assert places(text, "anchor-duplicate") == []
