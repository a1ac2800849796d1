from __future__ import annotations

import pytest

from exporter.emit import words


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
