"""What an issue is as a publication: who has the last word, what is a guess, what identifies it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from passes.writing import figure, heading, outline, paragraph, recognised, strong

from exporter.config import Recognition
from exporter.model import nodes as n
from exporter.model.issue import FrontMatter
from exporter.passes.publication import identifier

TITLE = heading(1, "雨天周刊（第 3 期）：小雨｜大雨", line=1)
BODY = (heading(2, "新闻"), paragraph("今天下雨。"))
TWO = (*BODY, heading(2, "工具"), paragraph("伞。"))


def test_the_number_of_the_file_counts_if_the_title_has_none() -> None:
    assert recognised(heading(1, "雨天周刊"), stem="issue-12")[0].meta.number == "12"
    assert recognised(TITLE, stem="issue-12")[0].meta.number == "3"


def test_the_identifier_stays_when_the_text_or_the_headline_changes() -> None:
    first = recognised(TITLE, *BODY)[0].meta.identifier
    second = recognised(heading(1, "雨天周刊（第 3 期）：改了题目"), paragraph("改了正文。"))[
        0
    ].meta.identifier
    other = recognised(heading(1, "雨天周刊（第 4 期）：小雨"), *BODY)[0].meta.identifier
    assert first == second != other
    assert re.fullmatch(
        r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", first
    )


def test_without_a_number_the_date_and_without_a_series_the_title_identify() -> None:
    assert identifier("AI早报", "", "2025-06-02", "甲") == identifier(
        "AI早报", "", "2025-06-02", "乙"
    )
    assert identifier("AI早报", "", "2025-06-02", "甲") != identifier(
        "AI早报", "", "2025-06-03", "甲"
    )
    assert identifier("", "3", "2025-06-02", "甲") != identifier("", "3", "2025-06-02", "乙")


def test_without_a_series_title_number_and_day_identify() -> None:
    names = [("", "PS", "3"), ("", "PS", "4"), ("2025-06-02", "PS", ""), ("", "PS", "")]
    assert len({identifier("", number, day, title) for day, title, number in names}) == 4


def test_numbers_that_begin_anew_each_year_count_with_it() -> None:
    titles = ("AI 周报 2024 年第 3 期", "AI 周报 2025 年第 3 期")
    assert len({identifier("AI 周报", "3", "", title) for title in titles}) == 2


@pytest.mark.parametrize(
    ("stem", "title", "number"),
    [
        ("125", "125-秋天的桥", "125"),
        ("x", "125-秋天的桥", "125"),
        ("12", "12. 秋天的桥", "12"),
        ("012", "#012 秋天的桥", "12"),
        ("x", "WEEK022 - 秋天的桥", "22"),
        ("x", "week 3：秋天的桥", "3"),
    ],
)
def test_a_title_loses_the_number_that_it_holds(stem: str, title: str, number: str) -> None:
    meta = recognised(heading(1, title), *BODY, stem=stem)[0].meta
    assert meta.number == number
    assert meta.parts == ("秋天的桥",)


@pytest.mark.parametrize("title", ["12 个技巧", "3.8 节", "2024-秋天的桥", "100 座桥"])
def test_other_figures_stay(title: str) -> None:
    meta = recognised(heading(1, title), *BODY)[0].meta
    assert (meta.title, meta.number) == (title, "")


def test_the_title_of_front_matter_stays_as_written() -> None:
    issue, _ = recognised(*BODY, stem="125", front=FrontMatter(title="125-秋天的桥"))
    assert issue.meta.title == "125-秋天的桥"


@pytest.mark.parametrize("title", ["看桥月刊", "GitHub 每周精选", "学习周记"])
def test_a_title_may_be_nothing_but_the_series(title: str) -> None:
    assert recognised(heading(1, title), *BODY, stem="issue-12")[0].meta.series == title
    assert recognised(heading(1, title), *BODY)[0].meta.series == ""


def test_a_day_is_no_number_beside_a_title_with_that_day() -> None:
    meta = recognised(heading(1, "2018.12.22"), *BODY, stem="1222")[0].meta
    assert (meta.number, meta.date) == ("", date(2018, 12, 22))


def test_what_all_sections_say_is_the_series() -> None:
    issue, said = recognised(
        heading(2, "看桥每日新闻 (2020-04-06)"), paragraph("一条。"),
        heading(2, "看桥 每日新闻(2020-04-07)"), paragraph("一条。"), stem="20200406-20200412",
    )  # fmt: skip
    assert issue.meta.series == "看桥每日新闻"
    title = "看桥每日新闻 2020-04-06 至 2020-04-12"
    assert issue.meta.title == title
    assert said == [f"0: the title {title!r} is a guess (series and number, else day) [guessed]"]


def test_what_all_sections_say_before_a_mark_is_the_series() -> None:
    issue, _ = recognised(
        heading(2, "看桥周刊 · 文章"), paragraph("桥。"), heading(2, "看桥周刊 · 工具"),
        paragraph("尺。"), stem="12",
    )  # fmt: skip
    assert (issue.meta.series, issue.meta.title) == ("看桥周刊", "看桥周刊 第 12 期")


def test_a_readme_has_the_name_of_its_folder_whatever_that_is() -> None:
    issue, said = recognised(*TWO, stem="README", folders=("notes", "bridges"))
    assert issue.meta.title == "bridges"
    assert said == ["0: the issue has no title; 'bridges' stands for it [title-missing]"]


def test_guesses_are_notes() -> None:
    _, said = recognised(*TWO, stem="125-秋天的桥")
    assert said == [
        "0: the number '125' is a guess (file name) [guessed]",
        "0: the title '秋天的桥' is a guess (file name) [guessed]",
    ]


def test_a_title_that_says_the_same_confirms_the_file_name() -> None:
    assert recognised(heading(1, "秋天的桥"), *TWO, stem="125-秋天的桥")[1] == []


def test_a_title_and_a_name_that_are_a_year_apart_are_named() -> None:
    _, said = recognised(heading(1, "雨天周报 #3 | 2020-01-25", line=1), *BODY, stem="3-2021.01.25")
    assert said == ["1: the title says 2020-01-25, the file name 2021-01-25 [date-conflict]"]


@pytest.mark.parametrize("stem", ["3-2020.01.26", "3-2020.02.25", "3-2019.12.31"])
def test_days_apart_are_nothing_to_say(stem: str) -> None:
    assert recognised(heading(1, "雨天周报 #3 | 2020-01-25"), *BODY, stem=stem)[1] == []


SERIES = Recognition(series="潮流周刊", title="{series} 第 {number} 期")


def test_hints_make_a_title_and_nothing_is_missing() -> None:
    issue, said = recognised(*TWO, stem="225", recognition=SERIES)
    assert (issue.meta.title, issue.meta.series) == ("潮流周刊 第 225 期", "潮流周刊")
    assert said == []


def test_front_matter_wins_over_hints() -> None:
    front = FrontMatter(title="特刊", series="云刊", number="1")
    meta = recognised(*TWO, stem="225", recognition=SERIES, front=front)[0].meta
    assert (meta.title, meta.series, meta.number) == ("特刊", "云刊", "1")


def test_hints_win_over_rules() -> None:
    hints = Recognition(series="云刊", file_name="{month}-{number}")
    meta = recognised(TITLE, *BODY, stem="3-77", recognition=hints)[0].meta
    assert (meta.series, meta.number) == ("云刊", "77")


def test_a_heading_that_a_made_title_does_not_use_stays() -> None:
    issue, _ = recognised(heading(1, "秋天的桥"), *BODY, stem="225", recognition=SERIES)
    assert issue.meta.title == "潮流周刊 第 225 期"
    assert issue.lead == (paragraph(strong("秋天的桥")),)


def test_a_template_may_hold_the_title_that_the_rules_find() -> None:
    hints = Recognition(series="云刊", title="{series}（第 {number} 期）：{title}")
    meta = recognised(heading(1, "秋天的桥"), *BODY, stem="12", recognition=hints)[0].meta
    assert meta.title == "云刊（第 12 期）：秋天的桥"
    assert meta.parts == ("秋天的桥",)


def test_what_a_template_cannot_fill_is_left_to_the_rules() -> None:
    hints = Recognition(title="{series} {date}")
    issue, _ = recognised(TITLE, *BODY, recognition=hints)
    assert issue.meta.title == "雨天周刊（第 3 期）：小雨｜大雨"
    assert issue.lead == ()


@pytest.mark.parametrize(
    ("hints", "expected"),
    [
        (Recognition(footers=("🛠 工具",)), ["entry 新闻", "plain 工具"]),
        (Recognition(entry_level=3), ["plain 新闻", "plain 工具"]),
        (Recognition(entry_level=2), ["entry 新闻", "entry 工具"]),
        (Recognition(summary=("新闻",)), ["summary 新闻", "entry 工具"]),
    ],
)
def test_hints_name_sections(hints: Recognition, expected: list[str]) -> None:
    assert outline(recognised(TITLE, *TWO, recognition=hints)[0]) == expected


def test_hints_may_say_that_there_is_no_summary_and_no_contents() -> None:
    hints = Recognition(summary=(), contents=())
    issue, _ = recognised(
        TITLE, heading(2, "摘要"), paragraph("雨。"), heading(2, "目录"), paragraph("伞。"),
        recognition=hints,
    )  # fmt: skip
    assert outline(issue) == ["entry 摘要", "entry 目录"]
    assert issue.meta.summary == ""


def test_a_logo_is_no_cover() -> None:
    logo = figure("logo.png")
    issue, _ = recognised(TITLE, logo, *BODY, recognition=Recognition(cover=False))
    assert issue.cover is None
    assert issue.lead == (logo,)
    named = FrontMatter(cover="a.jpg")
    assert recognised(TITLE, *BODY, front=named, recognition=Recognition(cover=False))[0].cover


def test_each_fact_knows_its_origin() -> None:
    issue, _ = recognised(
        TITLE, paragraph("译者：甲", line=3), *BODY, recognition=Recognition(series="云")
    )
    told = {name: (o.rule, o.line) for name, o in issue.meta.origins.items()}
    assert told == {
        "title": ("first heading of level 1", 1),
        "series": ("digest.toml", 0),
        "number": ("title", 1),
        "date": ("", 0),
        "authors": ("lines above the first section", 3),
    }
    assert isinstance(issue.lead[0], n.Paragraph)
