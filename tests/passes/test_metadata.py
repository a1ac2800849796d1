"""What is known of an issue, and that front matter has the last word on each key."""

from __future__ import annotations

from datetime import date

import pytest
from passes.writing import heading, outline, paragraph, recognised, strong

from exporter.model import nodes as n
from exporter.model.issue import FrontMatter

TITLE = heading(1, "雨天周刊（第 3 期）：小雨｜大雨")
SUMMARY = (heading(2, "摘要"), paragraph("本周小雨。"), paragraph("下周大雨。"))
BODY = (heading(2, "新闻"), paragraph("今天下雨。"), paragraph("#小雨 #天气"))


def test_what_is_inferred() -> None:
    meta = recognised(TITLE, *SUMMARY, *BODY, stem="2025-06-02")[0].meta
    assert (meta.title, meta.parts) == ("雨天周刊（第 3 期）：小雨｜大雨", ("小雨", "大雨"))
    assert (meta.series, meta.number, meta.date) == ("雨天周刊", "3", date(2025, 6, 2))
    assert meta.summary == "本周小雨。\n下周大雨。"
    assert meta.digest == "本周小雨。 下周大雨。"
    assert (meta.authors, meta.language, meta.tags) == ((), "zh-CN", ("小雨", "天气"))


def test_what_only_points_further_down_is_no_part_of_a_summary() -> None:
    lines = (heading(2, "摘要"), paragraph("小雨停了 ↗ #1"), paragraph("C# 与 F# 都好。"))
    meta = recognised(TITLE, *lines, *BODY)[0].meta
    assert meta.summary == "小雨停了\nC# 与 F# 都好。"
    assert meta.digest == "小雨停了 C# 与 F# 都好。"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title", "另一个题目"),
        ("number", "特刊"),
        ("date", date(2020, 1, 1)),
        ("authors", ("阿雨", "阿云")),
        ("summary", "一句话。"),
        ("digest", "半句话"),
        ("series", "云天周刊"),
        ("series", ""),
        ("number", ""),
    ],
)
def test_front_matter_wins(key: str, value: object) -> None:
    front = FrontMatter(**{key: value})  # type: ignore[arg-type]
    issue, _ = recognised(TITLE, *SUMMARY, *BODY, front=front, stem="2025-06-02")
    assert getattr(issue.meta, key) == value


def test_it_is_known_where_front_matter_says_authors_and_digest() -> None:
    front = FrontMatter(authors=("阿雨",), digest="半句", lines={"authors": 3, "digest": 5})
    meta = recognised(TITLE, *BODY, front=front)[0].meta
    assert (meta.author_line, meta.digest_line) == (3, 5)


def test_tags_of_front_matter_come_first_and_each_once() -> None:
    issue, _ = recognised(TITLE, *BODY, front=FrontMatter(tags=("天气", "周刊"), lang="zh-TW"))
    assert issue.meta.tags == ("天气", "周刊", "小雨")
    assert issue.meta.language == "zh-TW"


def test_a_summary_in_front_matter_is_shown_if_there_is_no_section_for_it() -> None:
    issue, _ = recognised(
        TITLE, *BODY, front=FrontMatter(summary="本周小雨，\n带伞。\n\n下周大雨。")
    )
    assert outline(issue) == ["summary 摘要", "entry 新闻"]
    assert issue.sections[0].blocks == (paragraph("本周小雨， 带伞。"), paragraph("下周大雨。"))
    assert issue.sections[0].anchor == "摘要"


def test_a_summary_section_stays_beside_a_summary_in_front_matter() -> None:
    issue, _ = recognised(TITLE, *SUMMARY, *BODY, front=FrontMatter(summary="一句话。"))
    assert outline(issue) == ["summary 摘要", "entry 新闻"]
    assert issue.meta.summary == "一句话。"
    assert issue.sections[0].blocks == SUMMARY[1:]


@pytest.mark.parametrize("quoted", [True, False])
def test_a_labelled_paragraph_above_the_first_section_is_a_summary(quoted: bool) -> None:
    said = paragraph(strong("本期导读"), ": 一句话。")
    block = n.Quote((said,)) if quoted else said
    issue, _ = recognised(TITLE, block, *BODY)
    assert issue.meta.summary == issue.meta.digest == "一句话。"
    assert issue.lead == ((block,) if quoted else issue.lead)
    assert recognised(TITLE, block, *SUMMARY, *BODY)[0].meta.summary != "一句话。"


def test_a_labelled_paragraph_below_a_heading_is_none() -> None:
    issue, _ = recognised(TITLE, heading(2, "新闻"), paragraph(strong("摘要"), "：一句话。"))
    assert issue.meta.summary == ""


@pytest.mark.parametrize("summary", ["", " \n"])
def test_an_empty_summary_is_none(summary: str) -> None:
    issue, _ = recognised(TITLE, *BODY, front=FrontMatter(summary=summary))
    assert outline(issue) == ["entry 新闻"]


@pytest.mark.parametrize(
    "shown",
    [
        paragraph("本周小雨。"),
        n.Quote((paragraph("本周小雨。"),)),
        paragraph("本周 小雨！还有风。"),
        n.Quote((paragraph(n.Emph((n.Text("摘要："),)), "下周大雨。"),)),
        paragraph(strong("本期导读"), "：下周大雨。"),
    ],
)
def test_a_summary_in_front_matter_is_not_shown_twice(shown: n.Block) -> None:
    issue, _ = recognised(TITLE, shown, *BODY, front=FrontMatter(summary="本周小雨。"))
    assert outline(issue) == ["entry 新闻"]
    assert issue.meta.summary == "本周小雨。"


def test_an_italic_label_counts() -> None:
    issue, _ = recognised(TITLE, paragraph(n.Emph((n.Text("摘要"),)), "：一句话。"), *BODY)
    assert issue.meta.summary == "一句话。"


def test_inlines_of_a_title_are_read_as_text() -> None:
    title = heading(1, n.Strong((n.Text("雨天周刊"),)), n.Code("v2"))
    assert recognised(title)[0].meta.title == "雨天周刊v2"
