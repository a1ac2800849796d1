"""How the number of an issue is printed."""

from __future__ import annotations

import re

_PERIOD = re.compile(r"(\d{4})-(W?)(\d\d)")
_COUNTED = re.compile(r"[\d.]+|[零〇一二三四五六七八九十百千]+")


def issue_number(number: str) -> str:
    """Return a number as it is printed: `第 12 期`, `2025 年第 3 周`, `2025 年 3 月`, `特刊`."""
    if period := _PERIOD.fullmatch(number):
        year, week, count = period.groups()
        return f"{year} 年第 {int(count)} 周" if week else f"{year} 年 {int(count)} 月"
    return f"第 {number} 期" if _COUNTED.fullmatch(number) else number
