"""What stands beside the title, and how a file describes itself."""

from __future__ import annotations

import datetime as dt

import pytest

from exporter.emit import titling
from exporter.model.issue import Meta


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
    assert titling.description(summary) == expected


def test_number_and_day_do_not_stand_beside_a_title_that_is_them() -> None:
    numbered = Meta("第 12 期", "", number="12")
    dated = Meta("2019-05-22", "", date=dt.date(2019, 5, 22))
    assert (titling.number_beside(numbered), titling.date_beside(dated)) == ("", "")
    named = Meta("看桥", "", number="12", date=dt.date(2019, 5, 22))
    assert titling.number_beside(named) == "第 12 期"
    assert titling.date_beside(named) == "2019 年 5 月 22 日"
