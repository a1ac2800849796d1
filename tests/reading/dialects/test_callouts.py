"""Callouts of any name, title and fold."""

from __future__ import annotations

import pytest
from reading.written import block, understood

from exporter.diagnostics import Problem
from exporter.model import nodes as n
from exporter.model.walk import descend, plain
from exporter.reading.dialects.kinds import KINDS

T, P = n.Text, n.Paragraph


@pytest.mark.parametrize(
    ("mark", "kind", "title"),
    [
        ("[!note]", "note", "注意"),
        ("[!WARNING] 自己的", "warning", "自己的"),
        ("[!tip]+", "tip", "提示"),
        ("[!Abstract]", "note", "摘要"),
        ("[!faq]+ 问：什么？", "important", "问：什么？"),
        ("[!我的类型]", "note", "我的类型"),
        ("[!我的类型] 题", "note", "题"),
        ("[!警告]", "warning", "警告"),
        ("[!info|left]", "note", "信息"),
        ("[!multi-column]无空格", "note", "无空格"),
        ("[!bug]　全角空格", "caution", "全角空格"),
    ],
)
@pytest.mark.parametrize("gap", ["\n> 文。", "\n>\n> 文。"])
def test_a_callout_has_kind_title_and_text(mark: str, kind: str, title: str, gap: str) -> None:
    found = block(f"> {mark}{gap}")
    assert isinstance(found, n.Callout)
    assert (found.kind, plain(found.title).strip()) == (kind, title)
    assert found.blocks == (P((T("文。"),)),)


@pytest.mark.parametrize("name", [name for name in KINDS if name != "details"])
def test_every_kind_of_obsidian_and_its_aliases_has_a_chinese_title(name: str) -> None:
    found = block(f"> [!{name.upper()}]\n> 文。")
    assert isinstance(found, n.Callout)
    assert (found.kind, found.title) == (KINDS[name][0], (T(KINDS[name][1]),))


def test_the_title_is_markdown_and_ends_with_its_line() -> None:
    found = block("> [!note] **粗** `码`\n> - 一\n> - 二")
    assert isinstance(found, n.Callout)
    assert found.title == (n.Strong((T("粗"),)), T(" "), n.Code("码"))
    assert isinstance(found.blocks[0], n.BulletList)


@pytest.mark.parametrize(
    "text",
    [
        "- 项\n\n  > [!bug] 题\n  > 文。",
        "> 引\n>\n> > [!bug] 题\n> > 文。",
        "> [!note]\n> > [!bug] 题\n> > 文。",
        "甲[^1]\n\n[^1]: 注\n\n    > [!bug] 题\n    > 文。",
        "段落\n> [!bug] 题\n> 文。",
        "> [!bug] 题",
    ],
)
def test_it_may_stand_anywhere(text: str) -> None:
    manuscript, report = understood(text)
    every = [*manuscript.blocks, *(b for note in manuscript.notes for b in note.blocks)]
    bugs = [c for c in descend(every) if isinstance(c, n.Callout) and c.title == (T("题"),)]
    assert [c.kind for c in bugs] == [n.CalloutKind.CAUTION]
    assert not report.diagnostics


@pytest.mark.parametrize(
    "text",
    ["> \\[!note] 文", "> 文 [!note]", "> [!](a)文", "> [!x](https://example.com)", "> `[!note]`"],
)
def test_what_is_none_stays_a_quote(text: str) -> None:
    assert isinstance(block(text), n.Quote)


def test_a_callout_outside_a_quote_is_text() -> None:
    assert block("[!note] 文") == P((T("[!note] 文"),))


def test_folds_are_told_once_with_their_lines() -> None:
    _, report = understood("> [!tip]- 甲\n> 文。\n\n文\n\n> [!bug]-\n> 文。\n")
    (found,) = report.diagnostics
    assert (found.problem, found.line) == (Problem.FOREIGN_DROPPED, 1)
    assert found.message == "folded callouts stand open (lines 1, 6)"


def test_places_are_those_of_the_source() -> None:
    found = block("> [!tip] 题\n> 文。")
    assert isinstance(found, n.Callout)
    places = (found.title[0].line, found.title[0].column, found.blocks[0].line)
    assert (found.line, found.column, *places) == (1, 1, 1, 10, 2)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("> 引文一行。\n>\n> [!note] 标题\n> 正文\n", 3),
        ("> 前文\n> [!warning] 小心\n", 2),
        ("> > 前文\n> > [!tip]\n", 2),
    ],
)
def test_a_mark_that_does_not_open_its_quote_is_named(text: str, line: int) -> None:
    _, report = understood(text)
    (found,) = report.diagnostics
    assert (found.problem, found.line) == (Problem.FOREIGN_SYNTAX, line)
    assert "stays text" in found.message


@pytest.mark.parametrize(
    "text",
    [
        "> [!note] 标题\n> 正文\n",
        "> 前文\n>\n> > [!note]\n> > 里面\n",
        "> 前文\n> [![图](https://example.org/a.png)](https://example.org)\n",
        "```\n> 前文\n> [!note]\n```\n",
        "> 前文\n\n> [!note]\n> 正文\n",
    ],
)
def test_a_mark_at_its_place_and_what_is_no_mark_are_not_named(text: str) -> None:
    _, report = understood(text)
    assert report.diagnostics == ()
