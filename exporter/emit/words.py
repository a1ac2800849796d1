"""The Chinese words that the formats add to the author's text, said once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

CONTENTS = "目录"
COVER = "封面"
FIGURE = "图"
TABLE = "表"
QR_CODE = "二维码"
NOTES = "脚注"
REFERENCES = "参考文献"
LINKS = "参考链接"
COLON = "："
WIDE_SPACE = "\u3000"
TASK = {True: "☑", False: "☐"}
MEDIA = {"video": "视频", "audio": "音频", "embed": "嵌入内容"}


_PERIOD = re.compile(r"(\d{4})-(W?)(\d\d)")
_COUNTED = re.compile(r"[\d.]+|[零〇一二三四五六七八九十百千]+")


def issue_number(number: str) -> str:
    """Return a number as it is printed: `第 12 期`, `2025 年第 3 周`, `2025 年 3 月`, `特刊`."""
    if period := _PERIOD.fullmatch(number):
        year, week, count = period.groups()
        return f"{year} 年第 {int(count)} 周" if week else f"{year} 年 {int(count)} 月"
    return f"第 {number} 期" if _COUNTED.fullmatch(number) else number


def joined(texts: Iterable[str]) -> str:
    """Return those texts that are not empty in one line, with a wide space between them."""
    return WIDE_SPACE.join(filter(None, texts))


def web_page(address: str) -> str:
    """Return what a page is called of which only the address is known: `example.org 的网页`."""
    host = urlsplit(address).hostname
    return f"{host} 的网页" if host else ""


def made_with(tool: str, theme: str) -> str:
    """Return what a colophon says of the making: `由 digest-export 1.0 排版，版式“纸”`."""
    return f"由 {tool} 排版，版式“{theme}”"


def date(day: dt.date) -> str:
    """Return a date as it is printed: `2025 年 2 月 10 日`."""
    return f"{day.year} 年 {day.month} 月 {day.day} 日"
