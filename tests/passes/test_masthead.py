"""What titles and file names say: the forms that newsletters write, and what only looks so."""

from __future__ import annotations

from datetime import date

import pytest

from exporter.passes.masthead import Masthead, read_date, read_stem, read_title


@pytest.mark.parametrize(
    ("title", "series", "number", "parts"),
    [
        (
            "甲模型开源|乙框架更新|丙数据集发布【AI周报】",
            "AI周报",
            "",
            ("甲模型开源", "乙框架更新", "丙数据集发布"),
        ),
        ("石桥|铁塔【看桥周报】第 12 期", "看桥周报", "12", ("石桥", "铁塔")),
        ("石桥|铁塔|【看桥周报】#12", "看桥周报", "12", ("石桥", "铁塔")),
        ("石桥|铁塔【看桥周报】（第 12 期）", "看桥周报", "12", ("石桥", "铁塔")),
        ("石桥|铁塔【看桥周报 · 第 12 期】", "看桥周报", "12", ("石桥", "铁塔")),
        ("石桥|铁塔【看桥周报第12期】", "看桥周报", "12", ("石桥", "铁塔")),
        ("【看桥周报】第 12 期", "看桥周报", "12", ()),
        ("【看桥】第 12 期：石桥｜铁塔", "看桥", "12", ("石桥", "铁塔")),
        ("【AI早报】甲公司开源新模型", "AI早报", "", ("甲公司开源新模型",)),
        ("【AI周报】第 3 期：甲｜乙", "AI周报", "3", ("甲", "乙")),
        ("甲｜乙【第12期】", "", "12", ("甲", "乙")),
        ("《开源月刊》第 109 期", "开源月刊", "109", ()),
        ("《开源月刊》（第 9 期）：春天来了", "开源月刊", "9", ("春天来了",)),
        (
            "爱好者周刊（第 390 期）：没有语料，就没有模型",
            "爱好者周刊",
            "390",
            ("没有语料，就没有模型",),
        ),
        ("爱好者周刊：第 73 期", "爱好者周刊", "73", ()),
        ("每周分享第 1 期", "每周分享", "1", ()),
        ("AI 周报 2024 年第 3 期：大模型", "AI 周报", "3", ("大模型",)),
        ("AI 周报：第十二期", "AI 周报", "十二", ()),
        ("Python 周刊#145：解释器快了一倍！", "Python 周刊", "145", ("解释器快了一倍！",)),
        ("前端周刊 Vol.12 新东西", "前端周刊", "12", ("新东西",)),
        ("Rust Weekly No. 7", "Rust Weekly", "7", ()),
        ("第 12 期｜AI 周报｜大模型降价", "AI 周报", "12", ("大模型降价",)),
        ("AI 周报：大模型降价", "AI 周报", "", ("大模型降价",)),
        ("大模型降价 | 推理提速 | AI 周报", "AI 周报", "", ("大模型降价", "推理提速")),
    ],
)
def test_series_number_and_headlines(
    title: str, series: str, number: str, parts: tuple[str, ...]
) -> None:
    assert read_title(title) == Masthead(series, number, parts)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("iOS 周报 #45 | 2018-11-26", Masthead("iOS 周报", "45", (), date(2018, 11, 26))),
        ("AI 早报 2026-05-26", Masthead("AI 早报", "", (), date(2026, 5, 26))),
        ("AI日报 2025年6月2日", Masthead("AI日报", "", (), date(2025, 6, 2))),
        ("每日新闻 (2021-02-01)", Masthead("", "", ("每日新闻",), date(2021, 2, 1))),
        ("2026-05-26", Masthead(date=date(2026, 5, 26))),
        ("202102__20210201-20210207", Masthead(date=date(2021, 2, 7))),
    ],
)
def test_dated_titles(title: str, expected: Masthead) -> None:
    assert read_title(title) == expected


@pytest.mark.parametrize(
    "title",
    [
        "如何写好周报",
        "【深度】为什么模型会说谎",
        "C# 9 新特性",
        "我们的第一期员工都去哪了",
        "06-02-日刊",
    ],
)
def test_an_ordinary_title_is_one_headline(title: str) -> None:
    assert read_title(title) == Masthead(parts=(title,))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-06-02", date(2025, 6, 2)),
        ("2025/6/2", date(2025, 6, 2)),
        ("no-45-2018.11.26", date(2018, 11, 26)),
        ("2025 年 6 月 2 日", date(2025, 6, 2)),
        ("20250905-search", date(2025, 9, 5)),
        ("20210201-20210207", date(2021, 2, 7)),
        ("2025-13-40", None),
        ("版本 3.12.2024", None),
        ("20210201135", None),
    ],
)
def test_dates(text: str, expected: date | None) -> None:
    assert read_date(text) == expected


@pytest.mark.parametrize(
    ("stem", "number", "day"),
    [
        ("issue-390", "390", None),
        ("issue-0020", "20", None),
        ("225", "225", None),
        ("102_2026-05-26", "102", date(2026, 5, 26)),
        ("no-45-2018.11.26", "45", date(2018, 11, 26)),
        ("weekly-20", "20", None),
        ("前端周刊12", "12", None),
        ("第8期", "8", None),
        ("2024-11-17-weekly", "", date(2024, 11, 17)),
        ("2024", "", None),
        ("gpt-4", "", None),
        ("README", "", None),
    ],
)
def test_file_names(stem: str, number: str, day: date | None) -> None:
    assert read_stem(stem) == Masthead(number=number, date=day)
