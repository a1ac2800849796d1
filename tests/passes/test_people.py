"""Persons and days above the first section, and lines that only look like them."""

from __future__ import annotations

from datetime import date

import pytest
from passes.writing import bullets, heading, item, paragraph, recognised, strong

from exporter.model import nodes as n
from exporter.model.issue import FrontMatter

TITLE, BODY = heading(1, "看桥的方法"), (heading(2, "一"), paragraph("文。"))


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("译者：甲某", ("甲某",)),
        ("作者: 甲某 / 后期编辑：乙某", ("甲某", "乙某")),
        ("原作者：甲某 @ example.com / 编辑整理：乙某", ("甲某", "乙某")),
        ("本周作者：甲 乙 丙", ("甲", "乙", "丙")),
        ("编辑：甲、乙，丙", ("甲", "乙", "丙")),
        ("主编：甲和乙", ("甲", "乙")),
        ("作者：Ann Lee & Bob", ("Ann Lee", "Bob")),
        ("撰文：甲（某社） | 责编：乙", ("甲", "乙")),
        ("译者：@jia", ("jia",)),
        ("編輯：甲", ("甲",)),
        ("作者说：今天下雨。", ()),
        ("编辑器：甲", ()),
        ("校对：甲", ()),
        ("整理：这是一份今年秋天看过的桥的清单，还有河", ()),
        ("关于作者：他写过很多书。下雨了。", ()),
    ],
)
def test_persons(line: str, authors: tuple[str, ...]) -> None:
    assert recognised(TITLE, paragraph(line), *BODY)[0].meta.authors == authors


def test_the_text_stays_where_it_is() -> None:
    assert recognised(TITLE, paragraph("译者：甲某"), *BODY)[0].lead == (paragraph("译者：甲某"),)


def test_persons_of_front_matter_win() -> None:
    front = FrontMatter(authors=("丁",))
    issue, _ = recognised(TITLE, paragraph("译者：甲某"), *BODY, front=front)
    assert issue.meta.authors == ("丁",)


def test_persons_below_a_heading_are_those_of_its_section() -> None:
    assert recognised(TITLE, BODY[0], paragraph("作者：甲"))[0].meta.authors == ()


@pytest.mark.parametrize(
    "block",
    [
        paragraph("2026-05-13"),
        paragraph("（2026 年 5 月 13 日）"),
        paragraph("📅 2026.05.13 星期三"),
        paragraph("2026-05-13 08:30:00"),
        paragraph(strong("报告日期"), ": 2026-05-13 (周三 03:00)"),
        paragraph("发布时间：2026/5/13"),
        paragraph("报告期：2026-05-06 ~ 2026-05-13（UTC）"),
        paragraph("一句话。", n.Break(), "日期：2026-05-13"),
        n.Quote((paragraph("2026年05月13日 19:47:39"),)),
        bullets(item("生成时间：2026-05-13 21:02:27 UTC"), item("条数：15")),
    ],
)
def test_days(block: n.Block) -> None:
    assert recognised(TITLE, block, *BODY)[0].meta.date == date(2026, 5, 13)


@pytest.mark.parametrize(
    "text", ["2026-05-13 桥塌了。", "版本 2026.05.13 可以用了", "自 2026-05-13 起"]
)
def test_a_day_in_a_sentence_is_not_that_of_the_issue(text: str) -> None:
    assert recognised(TITLE, paragraph(text), *BODY)[0].meta.date is None


def test_a_day_in_the_title_wins() -> None:
    issue, _ = recognised(heading(1, "看桥日报 2026-01-01"), paragraph("2026-05-13"), *BODY)
    assert issue.meta.date == date(2026, 1, 1)
