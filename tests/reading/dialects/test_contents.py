"""Marks that ask for a list of contents."""

from __future__ import annotations

import pytest
from passes.writing import outline
from reading.written import blocks, understood

from exporter.diagnostics import Problem, Report
from exporter.model import nodes as n
from exporter.passes import recognise

T, P = n.Text, n.Paragraph


@pytest.mark.parametrize(
    "mark",
    ["[TOC]", "[toc]", "[[toc]]", "[[_TOC_]]", "@[toc](目录)", "@[TOC]", "{:toc}", "{{< toc >}}"],
)
@pytest.mark.parametrize("text", ["{}", "甲\n{}\n乙", "甲\n\n{}\n", "> 甲\n> {}"])
def test_a_mark_alone_in_a_line_is_left_out(mark: str, text: str) -> None:
    written = text.format(mark)
    manuscript, report = understood(written)
    assert [(d.problem, d.line) for d in report.diagnostics] == [
        (Problem.FOREIGN_DROPPED, written.split(mark)[0].count("\n") + 1)
    ]
    bare = "\n".join("" if mark in line else line for line in written.split("\n"))
    assert manuscript.blocks == blocks(bare)


def test_the_placeholder_of_kramdown_goes_with_it() -> None:
    assert understood("* TOC\n{:toc}\n\n文")[0].blocks == (P((T("文"),)),)


@pytest.mark.parametrize("text", ["文里的 [TOC]", "`[TOC]`", "```\n[TOC]\n```", "\\[TOC]"])
def test_what_is_none_stays(text: str) -> None:
    assert len(blocks(text)) == 1


def test_below_a_heading_it_says_where_the_contents_stand() -> None:
    manuscript, _ = understood("# 周报\n\n## 目录\n\n[TOC]\n\n## 甲\n\n文\n")
    assert outline(recognise(manuscript, Report())) == ["contents 目录", "entry 甲"]
