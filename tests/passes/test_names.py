"""What file names and folders say, and what only looks so."""

from __future__ import annotations

from datetime import date

import pytest

from exporter.passes.names import is_day, read_name


@pytest.mark.parametrize(
    ("stem", "number", "title"),
    [
        ("issue-390", "390", ""),
        ("issue-0020", "20", ""),
        ("issue-12-秋天的桥", "12", "秋天的桥"),
        ("issue-12-autumn", "12", ""),
        ("225", "225", ""),
        ("#11", "11", ""),
        ("weekly-20", "20", ""),
        ("WEEK022", "22", ""),
        ("WEEK001 - 在河上架桥", "1", "在河上架桥"),
        ("Vol.12 秋天的桥", "12", "秋天的桥"),
        ("125-秋天的桥", "125", "秋天的桥"),
        ("101.精读《甲 vs 乙》", "101", "精读《甲 vs 乙》"),
        ("001.精读 js 模块", "1", "精读 js 模块"),
        ("12、秋天的桥", "12", "秋天的桥"),
        ("12_秋天的桥", "12", "秋天的桥"),
        ("12（秋天的桥）", "12", "秋天的桥"),
        ("(12)秋天的桥", "12", "秋天的桥"),
        ("20-日拱一卒", "20", "日拱一卒"),
        ("第8期", "8", ""),
        ("第045期-春天", "45", "春天"),
        ("第十二期-秋天的桥", "12", "秋天的桥"),
        ("前端周刊12", "12", "前端周刊12"),
        ("周刊第12期", "12", "周刊第12期"),
        ("每周一报-12", "12", "每周一报-12"),
        ("2024-w12", "2024-W12", ""),
        ("2024年第12周", "2024-W12", ""),
        ("2019_summary_week_02", "2019-W02", ""),
        ("2024-46", "2024-W46", ""),
        ("2021-12", "2021-12", ""),
        ("2024年3月", "2024-03", ""),
        ("伞的历史", "", "伞的历史"),
        ("10 个技巧", "", "10 个技巧"),
        ("3 月总结", "", "3 月总结"),
        ("3.8 节", "", "3.8 节"),
        ("第 1 章", "", "第 1 章"),
        ("2024 年终总结", "", "2024 年终总结"),
        ("2024", "", ""),
        ("0122", "", ""),
        ("12-factor", "", ""),
        ("gpt-4", "", ""),
        ("README", "", ""),
    ],
)
def test_numbers_and_titles(stem: str, number: str, title: str) -> None:
    found = read_name(stem)
    assert (found.number, found.title, found.days) == (number, title, ())


@pytest.mark.parametrize(
    ("path", "day", "number"),
    [
        ("102_2026-05-26", date(2026, 5, 26), "102"),
        ("no-45-2018.11.26", date(2018, 11, 26), "45"),
        ("2024-11-17-weekly", date(2024, 11, 17), ""),
        ("20210201-20210207", date(2021, 2, 7), ""),
        ("2025-06__2025-06-02", date(2025, 6, 2), ""),
        ("2019/05/22", date(2019, 5, 22), ""),
        ("2019年/5月/22日", date(2019, 5, 22), ""),
        ("2019-05/22", date(2019, 5, 22), ""),
        ("201905/22", date(2019, 5, 22), ""),
        ("2018/0122", date(2018, 1, 22), ""),
        ("2018/01-22", date(2018, 1, 22), ""),
        ("2018/1.22-秋天的桥", date(2018, 1, 22), ""),
        ("2018/13/22", None, "22"),
        ("2018/1340", None, "1340"),
        ("archive/22", None, "22"),
        ("2024/week20", None, "2024-W20"),
        ("2024/第3周", None, "2024-W03"),
        ("2024/weekly-20", None, "20"),
    ],
)
def test_days(path: str, day: date | None, number: str) -> None:
    *folders, stem = path.split("/")
    found = read_name(stem, folders)
    assert (found.date, found.number) == (day, number)


@pytest.mark.parametrize("stem", ["README", "readme", "index", "_index"])
def test_some_files_have_the_name_of_their_folder(stem: str) -> None:
    found = read_name(stem, ("刊", "20250707-看桥笔记"))
    assert (found.title, found.date, found.source) == (
        "看桥笔记",
        date(2025, 7, 7),
        "name of the folder",
    )


@pytest.mark.parametrize(
    ("stem", "is_weak"),
    [("125-秋天的桥", True), ("2024-46", True), ("issue-12-秋天的桥", False), ("225", False)],
)
def test_figures_without_a_word_are_a_weak_sign(stem: str, is_weak: bool) -> None:
    assert read_name(stem).is_weak is is_weak


@pytest.mark.parametrize(
    ("stem", "expected"), [("0122", True), ("1-22", True), ("122", False), ("0123", False)]
)
def test_a_name_may_be_the_day_of_a_date(stem: str, expected: bool) -> None:
    assert is_day(stem, date(2018, 1, 22)) is expected
