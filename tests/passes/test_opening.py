"""Headings that are none, and bold lines that are."""

from __future__ import annotations

import pytest
from passes.writing import heading, outline, paragraph, recognised, strong

from exporter.model import nodes as n
from exporter.model.issue import FrontMatter

TEXT = paragraph("下雨。")


def test_a_heading_above_a_time_stamp_is_a_line() -> None:
    stamp = n.Quote((paragraph("2025年08月25日 19:47:39"),))
    issue, _ = recognised(
        heading(2, "AI 快讯 · 某社"), stamp, heading(2, "1. 甲"), TEXT,
        front=FrontMatter(title="08月25日 AI 快讯"),
    )  # fmt: skip
    assert outline(issue) == ["entry 1. 甲"]
    assert issue.lead == (paragraph(strong("AI 快讯 · 某社")), stamp)


def test_a_heading_that_wraps_all_and_says_the_title_goes() -> None:
    issue, _ = recognised(
        heading(1, "看桥周刊第 12 期"), heading(2, "看桥周刊 第12期"),
        heading(3, "甲"), TEXT, heading(3, "乙"), TEXT,
    )  # fmt: skip
    assert outline(issue) == ["entry 甲", "entry 乙"]


def test_a_heading_that_wraps_some_and_says_something_stays() -> None:
    issue, _ = recognised(
        heading(1, "看桥周刊第 12 期"), heading(2, "石桥"), heading(3, "甲"), TEXT,
        heading(3, "乙"), TEXT,
    )  # fmt: skip
    assert outline(issue) == ["plain 石桥", "  entry 甲", "  entry 乙"]


def test_days_of_a_week_are_sections() -> None:
    issue, _ = recognised(
        heading(2, "看桥日报 2020-04-06"), heading(3, "甲"), TEXT,
        heading(2, "看桥日报 2020-04-07"), heading(3, "乙"), TEXT,
    )  # fmt: skip
    assert next(iter(outline(issue))).endswith("看桥日报 2020-04-06")


def test_links_to_a_heading_that_went_are_text_and_not_dead() -> None:
    link = n.CrossReference((n.Text("上"),), "看桥周刊-第12期")
    _, said = recognised(
        heading(1, "看桥周刊第 12 期"), heading(2, "看桥周刊 第12期"),
        heading(3, "甲"), paragraph(link), heading(3, "乙"), TEXT,
    )  # fmt: skip
    assert said == []


@pytest.mark.parametrize(
    "text",
    [
        "前一段说明，接着一行字。我问了别人，得到了以下的回答：",
        "今天下雨。没有人来。",
        "下雨了！没有人来；",
    ],
)
def test_sentences_are_no_heading(text: str) -> None:
    issue, _ = recognised(heading(1, "周刊"), heading(2, "一"), TEXT, heading(2, text), TEXT)
    assert outline(issue) == ["entry 一"]
    assert issue.sections[0].blocks == (TEXT, paragraph(text), n.Rule(), TEXT)


@pytest.mark.parametrize("text", ["今天下雨。", "下雨了！没有人来", "雨：伞", "怎么办？买伞！"])
def test_a_heading_may_end_like_a_sentence(text: str) -> None:
    issue, _ = recognised(heading(1, "周刊"), heading(2, text), TEXT)
    assert outline(issue) == [f"entry {text}"]


def test_bold_lines_are_headings_where_there_are_no_others() -> None:
    issue, _ = recognised(
        heading(1, "周刊"), paragraph(strong("文章")), TEXT,
        paragraph(strong("工具"), n.Break(), "伞。"),
    )  # fmt: skip
    assert outline(issue) == ["entry 文章", "entry 工具"]
    assert issue.sections[1].blocks == (paragraph("伞。"),)


def test_a_first_bold_line_may_be_the_title() -> None:
    issue, _ = recognised(
        paragraph(strong("雨天周刊第 3 期")), TEXT, paragraph(strong("工具")), TEXT
    )
    assert issue.meta.title == "雨天周刊第 3 期"


def test_a_first_line_may_be_the_title_without_any_mark() -> None:
    issue, _ = recognised(paragraph("雨天周刊 52 | 伞"), heading(2, "工具"), TEXT)
    assert (issue.meta.title, issue.meta.series) == ("雨天周刊 52 | 伞", "雨天周刊")


@pytest.mark.parametrize(
    "blocks",
    [
        (paragraph(strong("只有一行")), TEXT),
        (paragraph(strong("一句话。")), TEXT, paragraph(strong("又一句。")), TEXT),
        (paragraph(strong("甲"), "在前"), TEXT, paragraph(strong("乙"), "在后"), TEXT),
        (heading(2, "一"), paragraph(strong("甲")), TEXT, paragraph(strong("乙")), TEXT),
    ],
)
def test_other_bold_is_emphasis(blocks: n.Blocks) -> None:
    issue, _ = recognised(heading(1, "周刊"), *blocks)
    assert not any(line in {"entry 甲", "entry 乙"} for line in outline(issue))
    assert len(outline(issue)) <= 1
