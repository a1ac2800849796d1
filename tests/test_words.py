"""The words of each language, and what is made of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields

import pytest

from exporter import words
from exporter.words import Words

DAY = dt.date(2025, 2, 10)


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        ("12", "第 12 期"),
        ("十二", "第 十二 期"),
        ("2025-W03", "2025 年第 3 周"),
        ("2025-11", "2025 年 11 月"),
        ("2025-13", "2025-13"),
        ("特刊", "特刊"),
        ("", ""),
    ],
)
def test_the_number_of_an_issue_as_it_is_printed(number: str, printed: str) -> None:
    assert words.of("zh-CN").issue_number(number) == printed


@pytest.mark.parametrize(
    ("language", "contents"),
    [
        ("zh", "目录"),
        ("zh-CN", "目录"),
        ("zh-Hans-HK", "目录"),
        ("zh-SG", "目录"),
        ("zh-TW", "目錄"),
        ("zh-Hant", "目錄"),
        ("zh_HK", "目錄"),
        ("yue-Hant-HK", "目錄"),
        ("ja", "目次"),
        ("ja-JP", "目次"),
        ("en-GB", "Contents"),
        ("fr", "Contents"),
    ],
)
def test_a_language_has_its_words(language: str, contents: str) -> None:
    assert words.of(language).contents == contents


@pytest.mark.parametrize(
    ("language", "day", "week", "month"),
    [
        ("zh", "2025 年 2 月 10 日", "2025 年第 3 周", "2025 年 11 月"),
        ("zh-TW", "2025 年 2 月 10 日", "2025 年第 3 週", "2025 年 11 月"),
        ("ja", "2025年2月10日", "2025年第3週", "2025年11月"),
        ("en", "February 10, 2025", "Week 3, 2025", "November 2025"),
    ],
)
def test_dates_are_those_of_the_language(language: str, day: str, week: str, month: str) -> None:
    known = words.of(language)
    found = (known.date(DAY), known.issue_number("2025-W03"), known.issue_number("2025-11"))
    assert found == (day, week, month)


def test_every_language_has_every_word() -> None:
    known = [words.of(language) for language in ("zh", "zh-TW", "ja", "en")]
    for name in ("callouts", "media", "accessible"):
        assert len({tuple(getattr(one, name)) for one in known}) == 1
    assert all(getattr(one, field.name) for one in known for field in fields(Words))
