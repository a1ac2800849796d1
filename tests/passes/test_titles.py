"""Where the title comes from, what stays in the text, and when that is worth a word."""

from __future__ import annotations

import pytest
from passes.writing import (
    figure,
    heading,
    link,
    outline,
    paragraph,
    recognised,
)

from exporter.model import nodes as n
from exporter.model.issue import FrontMatter, Note

BODY = (heading(2, "新闻"), paragraph("今天下雨。"))


def test_the_first_heading_of_level_1_is_the_title() -> None:
    issue, said = recognised(heading(1, "周刊（第 3 期）：雨", line=1), paragraph("你好。"), *BODY)
    assert issue.meta.title == "周刊（第 3 期）：雨"
    assert issue.meta.line == 1
    assert outline(issue) == ["entry 新闻"]
    assert said == []


def test_a_second_one_is_a_section_and_what_is_below_it_moves_down() -> None:
    issue, said = recognised(
        heading(1, "活动回顾", line=1),
        heading(1, "线上", line=5),
        heading(2, "第一场", line=7),
        paragraph("来了很多人。"),
        heading(1, "线下", line=9),
        paragraph("没有人来。"),
    )
    assert outline(issue) == ["entry 线上", "  plain 第一场", "entry 线下"]
    assert said == [
        "5: a second heading of level 1, '线上', is a section [title-extra]",
        "9: a second heading of level 1, '线下', is a section [title-extra]",
    ]


def test_a_daily_with_a_dateline_is_titled_by_its_second_heading() -> None:
    issue, said = recognised(
        heading(1, link("2026-05-26", "https://example.com/102"), line=1),
        figure("cover.png"),
        heading(1, "AI 早报 2026-05-26", line=5),
        *BODY,
    )
    assert issue.meta.title == "AI 早报 2026-05-26"
    assert issue.lead == (
        paragraph(n.Link((n.Text("2026-05-26"),), "https://example.com/102", citation=1)),
    )
    assert issue.cover is not None
    assert said == []


def test_front_matter_wins_and_the_same_heading_goes() -> None:
    front = FrontMatter(title="雨季 · 周刊", lines={"title": 2})
    issue, said = recognised(heading(1, "雨季·周刊", line=5), *BODY, front=front)
    assert (issue.meta.title, issue.meta.line) == ("雨季 · 周刊", 2)
    assert issue.lead == ()
    assert said == []


def test_a_heading_that_front_matter_does_not_repeat_stays_in_the_text() -> None:
    issue, said = recognised(heading(1, "雨中即景"), *BODY, front=FrontMatter(title="周刊"))
    assert issue.meta.title == "周刊"
    assert issue.lead == (paragraph(n.Strong((n.Text("雨中即景"),))),)
    assert said == []


def test_below_a_title_in_front_matter_headings_of_level_1_are_sections() -> None:
    issue, said = recognised(
        heading(1, "新闻"), paragraph("雨。"), heading(1, "工具"), paragraph("伞。"),
        front=FrontMatter(title="周刊"),
    )  # fmt: skip
    assert outline(issue) == ["entry 新闻", "entry 工具"]
    assert said == []


def test_numbered_headings_of_level_1_are_chapters() -> None:
    issue, said = recognised(
        heading(1, "1 见闻"),
        paragraph("雨。"),
        heading(1, "2 总结"),
        paragraph("停。"),
        stem="week-20",
    )
    assert issue.meta.title == "第 20 期"
    assert outline(issue) == ["entry 1 见闻", "entry 2 总结"]
    assert said == ["0: the issue has no title; '第 20 期' stands for it [title-missing]"]


def test_the_only_heading_of_its_level_that_opens_the_text_is_the_title() -> None:
    issue, said = recognised(
        heading(2, "一篇短文"), paragraph("正文。"), heading(3, "细节"), paragraph("完。")
    )
    assert issue.meta.title == "一篇短文"
    assert outline(issue) == ["entry 细节"]
    assert said == []


def test_of_several_headings_of_level_2_none_is_the_title() -> None:
    issue, _ = recognised(*BODY, heading(2, "工具"), paragraph("伞。"), stem="雨天周刊第3期")
    assert issue.meta.title == "雨天周刊第3期"
    assert outline(issue) == ["entry 新闻", "entry 工具"]


@pytest.mark.parametrize(
    ("stem", "title", "is_missing"),
    [
        ("雨天周刊第3期", "雨天周刊第3期", False),
        ("伞的历史", "伞的历史", False),
        ("第3期-伞的历史", "伞的历史", False),
        ("225", "第 225 期", True),
        ("20210201", "2021-02-01", True),
        ("2025年6月2日", "2025-06-02", True),
        ("2024-46", "2024 年第 46 周", True),
        ("README", "README", True),
    ],
)
def test_a_file_name_is_a_title_if_it_says_something(
    stem: str, title: str, is_missing: bool
) -> None:
    issue, said = recognised(paragraph("雨。"), stem=stem)
    assert issue.meta.title == title
    assert any("title-missing" in line for line in said) is is_missing


def test_a_heading_of_level_1_below_others_is_no_title() -> None:
    issue, _ = recognised(
        heading(2, "新闻"), paragraph("雨。"), heading(1, "PS:"), paragraph("首发在别处。"),
        stem="issue-12",
    )  # fmt: skip
    assert issue.meta.title == "第 12 期"
    assert outline(issue) == ["entry 新闻", "plain PS:"]


def test_below_a_text_several_headings_of_level_1_are_sections() -> None:
    issue, said = recognised(
        paragraph("前言。"), heading(1, "新闻"), paragraph("雨。"), heading(1, "工具"),
        paragraph("伞。"), stem="issue-12",
    )  # fmt: skip
    assert outline(issue) == ["entry 新闻", "entry 工具"]
    assert not any("title-extra" in line for line in said)


def test_below_a_text_the_first_of_several_is_the_title_if_it_names_the_issue() -> None:
    issue, _ = recognised(
        paragraph("欢迎订阅。"), heading(1, "雨天周刊第 3 期"), heading(1, "新闻"),
        paragraph("雨。"), heading(1, "工具"), paragraph("伞。"),
    )  # fmt: skip
    assert issue.meta.title == "雨天周刊第 3 期"


def test_an_opening_heading_with_nothing_below_it_is_the_title_and_a_guess() -> None:
    issue, said = recognised(
        heading(2, "2026.05.24 本周最佳：伞", line=1), heading(2, "榜单"), paragraph("伞。"),
        stem="20260525",
    )  # fmt: skip
    assert issue.meta.title == "2026.05.24 本周最佳：伞"
    rule = "the heading that opens the text, with nothing below it but a day"
    assert said == [f"1: the title '2026.05.24 本周最佳：伞' is a guess ({rule}) [guessed]"]


def test_an_empty_section_that_opens_the_text_is_no_title() -> None:
    issue, _ = recognised(heading(2, "文章"), heading(2, "工具"), paragraph("伞。"), stem="12")
    assert issue.meta.title == "第 12 期"


def test_links_notes_and_pictures_of_a_title_stay_in_the_text() -> None:
    note = Note(1, (paragraph("临时增刊。"),))
    issue, _ = recognised(
        heading(1, n.Image("logo.png"), link("周刊", "https://example.com"), n.NoteRef(1)),
        *BODY,
        notes=(note,),
    )
    assert issue.meta.title == "周刊"
    assert issue.notes == (note,)
    assert issue.cover is not None
    assert [type(node) for node in issue.lead[0].children] == [n.Link, n.Text, n.NoteRef]


def test_an_empty_manuscript_is_an_issue_without_sections() -> None:
    issue, said = recognised(stem="空白")
    assert (issue.meta.title, issue.lead, issue.sections) == ("空白", (), ())
    assert said == []
