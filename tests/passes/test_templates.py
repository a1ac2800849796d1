"""Templates of digest.toml: what they read, and what they make."""

from __future__ import annotations

from datetime import date

import pytest

from exporter.passes.shapes import shapes
from exporter.passes.templates import fill, read_by_template


@pytest.mark.parametrize(
    ("template", "path", "number", "day", "title"),
    [
        ("{number}-{title}", "012-秋天的桥", "12", None, "秋天的桥"),
        ("{year}/{month}/{day}", "2019/05/22", "", date(2019, 5, 22), ""),
        ("{year}/{month}{day}", "2018/0122", "", date(2018, 1, 22), ""),
        ("{date}_{number}", "2026-05-26_102", "102", date(2026, 5, 26), ""),
        ("{number}({date})", "102(20260526)", "102", date(2026, 5, 26), ""),
        ("{year}-{week}", "2024-06", "2024-W06", None, ""),
        ("第{number}期：{title}", "第3期：雨", "3", None, "雨"),
        ("issue-{number}-{title}", "Issue-3-rain", "3", None, "rain"),
    ],
)
def test_a_name_is_read(
    template: str, path: str, number: str, day: date | None, title: str
) -> None:
    *folders, stem = path.split("/")
    found = read_by_template(template, stem, ("x", *folders))
    assert found is not None
    assert (found.number, found.date, found.title) == (number, day, title)


@pytest.mark.parametrize(
    ("template", "path"),
    [("{number}-{title}", "雨"), ("{year}/{month}", "a/05"), ("{number}", "12a"), ("{a}", "x")],
)
def test_another_name_is_left_to_the_rules(template: str, path: str) -> None:
    *folders, stem = path.split("/")
    assert template == "{a}" or read_by_template(template, stem, folders) is None


def test_a_template_is_filled_whole_or_not() -> None:
    assert fill("{series} {date}", {"series": "云刊", "date": "2025-01-02"}) == "云刊 2025-01-02"
    assert fill("{series} {date}", {"series": "云刊", "date": ""}) == ""


@pytest.mark.parametrize(
    ("path", "template"),
    [
        ("225", "{number}"),
        ("125-秋天的桥", "{number}-{title}"),
        ("issue-0020", "issue-{number}"),
        ("102_2026-05-26", "{number}_{date}"),
        ("2019/05/22", "{year}/{month}/{day}"),
        ("2018/0122", "{year}/{month}{day}"),
        ("2019-05/22", "{year}-{month}/{day}"),
        ("2024-46", "{year}-{week}"),
    ],
)
def test_a_name_is_generalised(path: str, template: str) -> None:
    *folders, stem = path.split("/")
    assert template in shapes(stem, folders)
