"""Sections and entries, at whichever level they stand."""

from __future__ import annotations

from passes.writing import (
    bullets,
    figure,
    heading,
    item,
    link,
    numbered,
    outline,
    paragraph,
    recognised,
)

from exporter.model import nodes as n
from exporter.model.walk import plain
from exporter.passes.outline import without_separators

TITLE = heading(1, "周刊（第 3 期）：雨")
TEXT = paragraph("雨下了一天。")


def test_entries_on_level_2_between_summary_and_references() -> None:
    issue, said = recognised(
        TITLE,
        heading(2, "摘要"), TEXT, n.Rule(),
        heading(2, "甲：伞"), TEXT, n.Rule(),
        heading(2, "乙：靴"), TEXT, n.Rule(),
        heading(3, "参考文献"), numbered(item(link("伞", "https://example.com/1"))),
    )  # fmt: skip
    assert outline(issue) == ["summary 摘要", "entry 甲：伞", "entry 乙：靴", "references 参考文献"]
    assert all(section.blocks == (TEXT,) for section in issue.sections[:3])
    assert said == []


def test_entries_on_level_3_in_columns() -> None:
    issue, _ = recognised(
        TITLE,
        heading(2, "文章"), heading(3, "甲"), TEXT, heading(3, "乙"), TEXT, heading(3, "丙"), TEXT,
        heading(2, "代码"), heading(3, "丁"), TEXT,
        heading(2, "招聘"), TEXT,
        heading(2, "关注我们"), TEXT,
    )  # fmt: skip
    assert outline(issue) == [
        "plain 文章", "  entry 甲", "  entry 乙", "  entry 丙",
        "plain 代码", "  entry 丁",
        "plain 招聘",
        "plain 关注我们",
    ]  # fmt: skip


def test_headings_inside_the_summary_do_not_count() -> None:
    issue, _ = recognised(
        TITLE,
        heading(2, "概览"),
        heading(3, "要闻"), TEXT, heading(3, "模型"), TEXT, heading(3, "工具"), TEXT,
        heading(2, "甲"), TEXT,
        heading(2, "乙"), TEXT,
    )  # fmt: skip
    assert outline(issue) == [
        "summary 概览", "  plain 要闻", "  plain 模型", "  plain 工具", "entry 甲", "entry 乙",
    ]  # fmt: skip
    assert issue.meta.summary == "\n".join(
        ["要闻", plain([TEXT]), "模型", plain([TEXT]), "工具", plain([TEXT])]
    )


def test_a_heading_that_wraps_all_sections_is_none_itself() -> None:
    issue, _ = recognised(
        heading(2, "AI日报 2025/6/23"),
        heading(3, "AI内容摘要"), TEXT,
        heading(3, "产品"), TEXT,
        heading(3, "研究"), TEXT,
        heading(3, "开源"), TEXT,
        heading(2, "收听语音版"), TEXT,
    )  # fmt: skip
    assert issue.meta.title == "AI日报 2025/6/23"
    assert outline(issue) == [
        "summary AI内容摘要", "entry 产品", "entry 研究", "entry 开源", "plain 收听语音版",
    ]  # fmt: skip


def test_summaries_and_references_of_single_entries_are_theirs() -> None:
    links = bullets(item(link("论文", "https://example.com/1")))
    issue, _ = recognised(
        TITLE,
        heading(2, "甲论文"), heading(3, "摘要"), TEXT, heading(3, "参考"), links,
        heading(2, "乙论文"), heading(3, "摘要"), TEXT, heading(3, "参考"), links,
    )  # fmt: skip
    assert outline(issue) == [
        "entry 甲论文", "  plain 摘要", "  plain 参考",
        "entry 乙论文", "  plain 摘要", "  plain 参考",
    ]  # fmt: skip


def test_a_deeper_section_outside_of_entries_is_one() -> None:
    issue, _ = recognised(
        heading(1, "活动"),
        heading(1, "线上"), heading(3, "甲场"), TEXT,
        heading(1, "线下"),
        heading(2, "乙场"), TEXT, heading(2, "丙场"), TEXT, heading(2, "丁场"), TEXT,
    )  # fmt: skip
    assert outline(issue) == [
        "plain 线上", "  entry 甲场", "plain 线下", "  entry 乙场", "  entry 丙场", "  entry 丁场",
    ]  # fmt: skip


def test_chapters_with_subsections_are_entries_if_most_are_whole() -> None:
    issue, _ = recognised(
        TITLE,
        heading(2, "甲"), heading(3, "甲一"), TEXT, heading(3, "甲二"), TEXT,
        heading(3, "甲三"), TEXT, heading(3, "甲四"), TEXT, heading(3, "甲五"), TEXT,
        heading(2, "乙"), TEXT, heading(2, "丙"), TEXT,
    )  # fmt: skip
    assert [line for line in outline(issue) if line.startswith("entry")] == [
        "entry 甲", "entry 乙", "entry 丙",
    ]  # fmt: skip


def test_sections_with_an_introduction_are_no_columns() -> None:
    issue, _ = recognised(
        TITLE,
        heading(2, "甲"), TEXT, TEXT, heading(3, "甲一"), TEXT, heading(3, "甲二"), TEXT,
        heading(2, "乙"), TEXT, TEXT, heading(3, "乙一"), TEXT,
    )  # fmt: skip
    assert outline(issue) == [
        "entry 甲",
        "  plain 甲一",
        "  plain 甲二",
        "entry 乙",
        "  plain 乙一",
    ]


def test_the_same_headings_again_and_again_are_parts_of_entries() -> None:
    parts = (heading(3, "方法"), TEXT, heading(3, "结论"), TEXT)
    issue, _ = recognised(TITLE, heading(2, "甲"), *parts, heading(2, "乙"), *parts)
    assert outline(issue) == [
        "entry 甲", "  plain 方法", "  plain 结论", "entry 乙", "  plain 方法", "  plain 结论",
    ]  # fmt: skip


def test_footers_after_the_references_rise_with_them() -> None:
    issue, _ = recognised(
        TITLE,
        heading(2, "甲"), TEXT, heading(2, "乙"), TEXT,
        heading(3, "参考资料"), numbered(item(link("伞", "https://example.com/1"))),
        heading(3, "订阅"), TEXT,
    )  # fmt: skip
    assert outline(issue) == ["entry 甲", "entry 乙", "references 参考资料", "plain 订阅"]


def test_levels_do_not_jump() -> None:
    issue, _ = recognised(TITLE, heading(2, "甲"), heading(5, "细节"), TEXT, heading(2, "乙"), TEXT)
    assert [(plain(s.title), s.level) for s in (*issue.sections, *issue.sections[0].children)] == [
        ("甲", 2), ("乙", 2), ("细节", 3),
    ]  # fmt: skip


def test_an_empty_section_is_no_entry() -> None:
    issue, _ = recognised(TITLE, heading(2, "甲"), TEXT, heading(2, "待续"), n.Rule())
    assert outline(issue) == ["entry 甲", "plain 待续"]


def test_a_rule_inside_a_section_stays() -> None:
    issue, _ = recognised(
        TITLE, heading(2, "甲"), n.Rule(), TEXT, n.Rule(), TEXT, n.Rule(), heading(2, "乙"), TEXT
    )
    assert issue.sections[0].blocks == (TEXT, n.Rule(), TEXT)
    assert without_separators((n.Rule(), n.Rule())) == ()


def test_headings_inside_quotes_are_no_sections() -> None:
    quote = n.Quote((heading(2, "引来的标题"), TEXT))
    issue, _ = recognised(TITLE, heading(2, "甲"), quote, figure("a.png"))
    assert outline(issue) == ["entry 甲"]
    assert issue.sections[0].blocks[0] == quote
