"""Generalises a file's name to the templates that it may have been made by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from exporter.passes.names import read_name

_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d([-._]?)\d{1,2}\1\d{1,2}(?!\d)")
_WEEK = re.compile(r"(?<!\d)(?:19|20)\d\d([-_]?)(W|week[-_]?)?(\d\d)(?!\d)", re.IGNORECASE)
_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_AFTER = re.compile(r"(.*\}[-._、\s]+)[^{}]+")
_YEAR = re.compile(r"(?:19|20)\d\d")


def shapes(stem: str, folders: Sequence[str]) -> Iterator[str]:
    """Yield templates of `[recognition]`, the closest first.

    Parameters
    ----------
    folders : sequence of str
        The names of the folders around the file, the nearest last.
    """
    if day := _by_day(stem, folders):
        yield day
        return
    shape = _DATE.sub("{date}", stem, count=1)
    if "{" not in shape:
        shape = _WEEK.sub(lambda m: f"{{year}}{m[1]}{m[2] or ''}{{week}}", stem, count=1)
    if "{week}" not in shape:
        shape = _NUMBER.sub("{number}", shape, count=1)
    if "{" in shape:
        yield shape
        if titled := _AFTER.fullmatch(shape):
            yield f"{titled[1]}{{title}}"


def _by_day(stem: str, folders: Sequence[str]) -> str:
    """Return the template of a day below folders of its year and month."""
    if not read_name(stem, folders).days or _DATE.search(stem):
        return ""
    both = re.fullmatch(r"\d\d([-_.]?)\d\d", stem)
    if both and folders and _YEAR.fullmatch(folders[-1]):
        return f"{{year}}/{{month}}{both[1]}{{day}}"
    if re.fullmatch(r"\d{1,2}", stem) and folders:
        if re.fullmatch(r"\d{1,2}", folders[-1]):
            return "{year}/{month}/{day}"
        separator = re.fullmatch(r"\d{4}([-_.]?)\d{1,2}", folders[-1])
        return f"{{year}}{separator[1]}{{month}}/{{day}}" if separator else ""
    return ""
