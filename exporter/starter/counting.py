"""Counts on from one issue to the next: its number, its day, and both where a text names them."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta

from exporter.passes.masthead import DAY

_WEEK = timedelta(days=7)
_LONGEST_HABIT = timedelta(days=62)
_LONGEST_SPAN = timedelta(days=31)
# 06-30, 6 月 30 日: a day without its year
_MONTH_AND_DAY = re.compile(r"(?<![\d./-])(\d{1,2})(\s*[-./月]\s*)(\d{1,2})(?![\d./-]\d)(?!\d)")
_PERIOD = re.compile(r"(\d{4})-(W?)(\d+)")


def next_day(last: date | None, before: date | None, today: date) -> date:
    """Return the day of the next issue: as long after the last as that after the one before.

    Never before today; a week, where no habit is known.
    """
    if last is None:
        return today
    gap = last - before if before else _WEEK
    if not timedelta() < gap <= _LONGEST_HABIT:
        gap = _WEEK
    return max(last + gap, today)


def next_number(number: str, day: date) -> str:
    """Return the number after a number: one more; of a week or month, the one of its day."""
    if period := _PERIOD.fullmatch(number):
        year, week, count = period.groups()
        if week:
            calendar = day.isocalendar()
            following = f"{calendar.year}-W{calendar.week:02}"
        else:
            following = f"{day.year}-{day.month:02}"
        return following if following != number else f"{year}-{week}{int(count) + 1:02}"
    return str(int(number) + 1) if number.isascii() and number.isdigit() else ""


def counted_on(text: str, numbers: tuple[str, str], days: tuple[date | None, date]) -> str:
    """Return a text with the next number and day in place of the last, spelled in the same way.

    A day shortly before the last is the first of a span, and moves with it.

    Parameters
    ----------
    numbers, days : pair
        The last one and the next one; "" and None where there is none.
    """
    text = DAY.sub(lambda match: _dated(match, days), text)
    text = _MONTH_AND_DAY.sub(lambda match: _in_year(match, days), text)
    old, new = numbers
    if not (old and new):
        return text
    if (was := _PERIOD.fullmatch(old)) and (now := _PERIOD.fullmatch(new)):
        spelled = rf"{was[1]}(\D{{1,12}}?)0*{int(was[3])}(?!\d)"
        return re.sub(spelled, lambda match: f"{now[1]}{match[1]}{int(now[3]):02}", text)
    return re.sub(rf"(?<!\d)(0*){int(old)}(?!\d)", lambda match: _padded(match, new), text, count=1)


def _in_year(match: re.Match[str], days: tuple[date | None, date]) -> str:
    last, following = days
    month, between, day = match.groups()
    if last is None or (int(month), int(day)) != (last.month, last.day):
        return match[0]
    return _like(month, following.month) + between + _like(day, following.day)


def _padded(match: re.Match[str], number: str) -> str:
    return number.zfill(len(match[0])) if match[1] else number


def _dated(match: re.Match[str], days: tuple[date | None, date]) -> str:
    last, following = days
    names = ("y", "m", "d") if match["m"] else ("y", "mm", "dd")
    found = None
    with suppress(ValueError):
        found = date(*(int(match[name]) for name in names))
    if last is None or found is None or not timedelta() <= last - found < _LONGEST_SPAN:
        return match[0]
    following -= last - found
    written = match[0]
    values = (following.year, following.month, following.day)
    for name, value in reversed(list(zip(names, values, strict=True))):
        start, end = (place - match.start() for place in match.span(name))
        written = written[:start] + _like(written[start:end], value) + written[end:]
    return written


def _like(figures: str, value: int) -> str:
    """Return a value with as many figures as another one had."""
    return str(value).zfill(len(figures))


def folder_on(name: str, days: tuple[date | None, date]) -> str:
    """Return the name of a folder that is the year or month of the last day, as the next one's."""
    last, following = days
    for form in ("%Y-%m", "%Y%m", "%Y.%m", "%Y_%m", "%Y"):
        if last is not None and name == last.strftime(form):
            return following.strftime(form)
    return name
