"""How number and day count on."""

from __future__ import annotations

from datetime import date

import pytest

from exporter.starter.counting import counted_on, folder_on, next_day, next_number

LAST, NEXT = date(2026, 12, 4), date(2026, 12, 11)


@pytest.mark.parametrize(
    ("last", "before", "today", "expected"),
    [
        (LAST, date(2026, 11, 27), date(2026, 12, 5), NEXT),
        (LAST, date(2026, 12, 3), date(2026, 12, 4), date(2026, 12, 5)),
        (LAST, None, date(2026, 12, 4), NEXT),
        (LAST, date(2025, 12, 4), date(2026, 12, 4), NEXT),
        (LAST, date(2026, 12, 20), date(2026, 12, 4), NEXT),
        (LAST, None, date(2027, 1, 20), date(2027, 1, 20)),
        (None, None, date(2027, 1, 20), date(2027, 1, 20)),
    ],
)
def test_the_next_day_keeps_the_habit(
    last: date | None, before: date | None, today: date, expected: date
) -> None:
    assert next_day(last, before, today) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("9", "10"),
        ("2026-W49", "2026-W50"),
        ("2026-11", "2026-12"),
        ("2026-12", "2026-13"),
        ("特刊", ""),
    ],
)
def test_the_next_number_is_one_more(number: str, expected: str) -> None:
    assert next_number(number, NEXT) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 看桥周报（第 9 期）", "# 看桥周报（第 10 期）"),
        ("issue-009", "issue-010"),
        ("number: 9", "number: 10"),
        ("date: 2026-12-04", "date: 2026-12-11"),
        ("2026/12/4", "2026/12/11"),
        ("20261204", "20261211"),
        ("2026 年 12 月 4 日", "2026 年 12 月 11 日"),
        ("20261128-20261204", "20261205-20261211"),
        ("12-04 日刊", "12-11 日刊"),
        ("12 月 4 日", "12 月 11 日"),
        ("2019-12-04", "2019-12-04"),
        ("第 19 期", "第 19 期"),
    ],
)
def test_a_text_counts_on_as_it_is_spelled(text: str, expected: str) -> None:
    assert counted_on(text, ("9", "10"), (LAST, NEXT)) == expected


def test_a_week_counts_on_as_it_is_spelled() -> None:
    assert counted_on("2026-w49", ("2026-W49", "2026-W50"), (None, NEXT)) == "2026-w50"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("2026-12", "2027-01"), ("2026", "2027"), ("202612", "202701"), ("图", "图")],
)
def test_a_folder_of_a_month_or_year_is_the_next_day_s(name: str, expected: str) -> None:
    assert folder_on(name, (date(2026, 12, 30), date(2027, 1, 6))) == expected
