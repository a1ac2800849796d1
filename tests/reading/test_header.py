"""Headers without `---`: which lines are one, and which only look so."""

from __future__ import annotations

from datetime import date

import pytest

from exporter.diagnostics import Report
from exporter.reading.front import take_front_matter


@pytest.mark.parametrize(
    "text",
    [
        "Title: 看桥\nDate: 2020-10-21 11:42\n\n正文\n",
        "title: 看桥\ndate: 2020-10-21\n---\n正文\n",
        "Title: 看桥\nSlug: issue-12\nDate: 2020-10-21\nLayout: post\n\n正文\n",
        "title: 看桥\ntags:\n- 甲\n- 乙\ndate: 2020-10-21\n---\n正文\n",
        "layout: post\ntitle: 看桥\ndate: 2020-10-21\n\n\n正文\n",
        "TITLE: 看桥\nDATE: 2020/10/21\n-----\n正文\n",
    ],
)
def test_known_keys_at_the_start_are_front_matter(text: str) -> None:
    report = Report()
    front, rest = take_front_matter(text, report)
    assert (front.title, front.date) == ("看桥", date(2020, 10, 21))
    assert rest.strip() == "正文"
    assert rest.count("\n") == text.count("\n")
    assert report.diagnostics == ()


def test_a_value_may_hold_a_colon_and_lines_are_known() -> None:
    front, _ = take_front_matter("Title: Issue 12: 看桥\nTags: 甲,乙\n\n正文\n", Report())
    assert (front.title, front.tags) == ("Issue 12: 看桥", ("甲", "乙"))
    assert front.lines["tags"] == 2


@pytest.mark.parametrize(
    "text",
    [
        "Title: 看桥\n\n正文\n",
        "Note: 下雨\nDate: 2020-10-21\n\n正文\n",
        "正文\nTitle: 看桥\nDate: 2020-10-21\n\n",
        "Title: 看桥\nDate: 2020-10-21\n正文接着写\n\n正文\n",
        "\nTitle: 看桥\nDate: 2020-10-21\n\n正文\n",
        "作者：甲\n日期：2020-10-21\n\n正文\n",
        "Title: 看桥\nDate: 2020-10-21\n## 一\n",
        "title:看桥\ndate:2020-10-21\n\n正文\n",
    ],
)
def test_anything_else_is_text(text: str) -> None:
    front, rest = take_front_matter(text, Report())
    assert front.title is None
    assert rest == text
