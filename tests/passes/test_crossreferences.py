"""Anchors are unique, and links within the issue lead to one, or are named."""

from __future__ import annotations

import pytest
from passes.writing import cross, heading, manuscript, paragraph, recognised

from exporter.diagnostics import Report
from exporter.model import nodes as n
from exporter.model.walk import sections
from exporter.passes import recognise

TITLE = heading(1, "周刊：雨")


@pytest.mark.parametrize(
    "written",
    [
        "s1-模型小雨",
        "S1-模型小雨",
        "s1模型小雨",
        "s1-模型：小雨",
        "s1-%E6%A8%A1%E5%9E%8B%E5%B0%8F%E9%9B%A8",
    ],
)
def test_an_anchor_is_found_in_each_form(written: str) -> None:
    issue, said = recognised(
        TITLE,
        paragraph("见", cross("下文", written)),
        heading(2, "s1 模型：小雨"),
        paragraph("雨。"),
    )
    assert issue.sections[0].anchor == "s1-模型小雨"
    assert issue.lead == (paragraph("见", cross("下文", "s1-模型小雨")),)
    assert said == []


def test_what_is_written_exactly_so_comes_first() -> None:
    issue, _ = recognised(
        TITLE, paragraph(cross("见", "a-b")),
        heading(2, "甲", anchor="ab"), paragraph("雨。"),
        heading(2, "乙", anchor="a-b"), paragraph("雨。"),
    )  # fmt: skip
    assert issue.lead == (paragraph(cross("见", "a-b")),)


def test_a_dead_link_becomes_text_and_is_named_with_the_nearest_heading() -> None:
    report = Report()
    issue = recognise(
        manuscript(
            TITLE, paragraph("见", cross("伞与鞋", "伞与鞋子", line=9), "。"),
            heading(2, "伞与鞋"), paragraph("雨。"),
        ),
        report,
    )  # fmt: skip
    assert issue.lead == (paragraph("见伞与鞋。"),)
    (found,) = report.diagnostics
    assert (found.line, found.message) == (
        9,
        "the link '伞与鞋' leads to #伞与鞋子, which no heading has",
    )
    assert found.hint == "did you mean '伞与鞋'?"


def test_a_link_to_the_title_or_the_top_is_text_but_not_dead() -> None:
    issue, said = recognised(TITLE, paragraph(cross("回到标题", "周刊雨"), cross("回到顶部", "")))
    assert issue.lead == (paragraph("回到标题回到顶部"),)
    assert said == []


def test_links_lead_into_quotes_too() -> None:
    quote = n.Quote((heading(3, "引文"), paragraph("雨。")))
    issue, said = recognised(TITLE, paragraph(cross("见引文", "引文")), quote)
    assert issue.lead[0] == paragraph(cross("见引文", "引文"))
    assert said == []


def test_every_section_has_an_anchor_of_its_own() -> None:
    issue, _ = recognised(
        TITLE, n.Quote((heading(3, "雨"),)),
        heading(2, "雨"), paragraph("一。"),
        heading(2, "雨"), paragraph("二。"),
        n.Heading(2, (n.Text("Hello World"),)), paragraph("三。"),
        n.Heading(2, ()), paragraph("四。"),
    )  # fmt: skip
    assert [s.anchor for s in sections(issue)] == ["雨-1", "雨-2", "hello-world", "section"]


def test_an_anchor_that_is_taken_counts_on_as_github_does() -> None:
    again = heading(2, "雨", anchor="雨-1")
    issue, _ = recognised(
        TITLE, heading(2, "雨"), paragraph("一。"),
        heading(2, "雨", anchor="雨"), paragraph("二。"), again, paragraph("三。"),
    )  # fmt: skip
    assert [section.anchor for section in issue.sections] == ["雨", "雨-1", "雨-2"]
