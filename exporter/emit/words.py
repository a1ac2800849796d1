"""The Chinese words that the formats add to the author's text, said once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from exporter.model import numbering
from exporter.model.issue import Meta

CONTENTS = "目录"
COVER = "封面"
FIGURE = "图"
TABLE = "表"
QR_CODE = "二维码"
NOTES = "脚注"
REFERENCES = "参考文献"
LINKS = "参考链接"
SIGN_OFF = "编后"
COLON = "："
WIDE_SPACE = "\u3000"
TASK = {True: "☑", False: "☐"}
_DESCRIPTION = 300
_ONLY_DAY = re.compile(r"\d{4}\s*[-/.年_]?\s*\d{1,2}\s*[-/.月_]?\s*\d{1,2}\s*日?")
MEDIA = {"video": "视频", "audio": "音频", "embed": "嵌入内容"}


issue_number = numbering.issue_number


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


def number_beside(meta: Meta) -> str:
    """Return the number as it stands beside the title, "" where it is the title."""
    printed = issue_number(meta.number)
    return "" if printed == meta.title else printed


def date_beside(meta: Meta) -> str:
    """Return the day as it stands beside the title, "" where it is the title."""
    if meta.date is None or _ONLY_DAY.fullmatch(meta.title):
        return ""
    return date(meta.date)


def description(summary: str, longest: int = _DESCRIPTION) -> str:
    """Return a summary as a file describes itself: in whole sentences, if it is too long.

    Parameters
    ----------
    longest : int
        How many characters it may have.
    """
    if len(summary) <= longest:
        return summary
    cut = summary[:longest]
    end = max(cut.rfind(mark) for mark in "。！？!?；\n") + 1
    if not end:
        end = max(cut.rfind(mark) for mark in "，、, ")
        return f"{cut[: end if end > 0 else -1].rstrip()}…"
    return cut[:end].rstrip()


def date(day: dt.date) -> str:
    """Return a date as it is printed: `2025 年 2 月 10 日`."""
    return f"{day.year} 年 {day.month} 月 {day.day} 日"
