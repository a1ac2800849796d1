from __future__ import annotations

import datetime as dt

import pytest

from exporter.emit import words
from exporter.model.issue import Meta


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        ("12", "第 12 期"),
        ("十二", "第 十二 期"),
        ("2025-W03", "2025 年第 3 周"),
        ("2025-11", "2025 年 11 月"),
        ("特刊", "特刊"),
        ("", ""),
    ],
)
def test_the_number_of_an_issue_as_it_is_printed(number: str, printed: str) -> None:
    assert words.issue_number(number) == printed


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("一句话。", "一句话。"),
        ("下雨。" * 200, "下雨。" * 100),
        ("下雨了没有人来" * 20 + "。" + "又下雨" * 100, "下雨了没有人来" * 20 + "。"),
        ("新桥落成\n" * 100, ("新桥落成\n" * 60).rstrip()),
        ("下雨，" * 200, "下雨，" * 99 + "下雨…"),
        ("雨" * 400, "雨" * 299 + "…"),
    ],
)
def test_a_description_ends_with_a_sentence(summary: str, expected: str) -> None:
    assert words.description(summary) == expected


def test_number_and_day_do_not_stand_beside_a_title_that_is_them() -> None:
    numbered = Meta("第 12 期", "", number="12")
    dated = Meta("2019-05-22", "", date=dt.date(2019, 5, 22))
    assert (words.number_beside(numbered), words.date_beside(dated)) == ("", "")
    named = Meta("看桥", "", number="12", date=dt.date(2019, 5, 22))
    assert words.number_beside(named) == "第 12 期"
    assert words.date_beside(named) == "2019 年 5 月 22 日"
