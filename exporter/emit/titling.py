"""What stands beside the title of an issue, and how a file describes itself."""

from __future__ import annotations

import re

from exporter.model.issue import Meta

_DESCRIPTION = 300
_ONLY_DAY = re.compile(r"\d{4}\s*[-/.年_]?\s*\d{1,2}\s*[-/.月_]?\s*\d{1,2}\s*日?")


def number_beside(meta: Meta) -> str:
    """Return the number as it stands beside the title, "" where it is the title."""
    printed = meta.words.issue_number(meta.number)
    return "" if printed == meta.title else printed


def date_beside(meta: Meta) -> str:
    """Return the day as it stands beside the title, "" where it is the title."""
    if meta.date is None or _ONLY_DAY.fullmatch(meta.title):
        return ""
    return meta.words.date(meta.date)


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
