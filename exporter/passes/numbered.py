"""Takes a number off the front of a title that begins with it: `WEEK022 - …`, `125-秋天的桥`."""

from __future__ import annotations

import re

from exporter.model.han import HAN

_PREFIX = re.compile(
    r"\s*(?:week\s*|[#＃]\s*)?0*(?P<n>\d{1,4})\s*(?:[-_、：:|｜—–]+\s*|\.(?!\d)\s*)(?=\S)",
    re.IGNORECASE,
)
_FIGURES = re.compile(rf"\s*0*(?P<n>\d{{1,4}})\s*[-_]\s*(?=[^-_\s]*[{HAN}])")


def unnumbered_title(title: str, number: str) -> str:
    """Return a title without the number of its issue in front, if that is all that says so."""
    found = _PREFIX.match(title)
    return title[found.end() :] if found and found["n"] == number else title


def leading_figures(title: str) -> str:
    """Return the figures before a hyphen and Chinese, which count issues: `125-秋天的桥`."""
    found = _FIGURES.match(title)
    return found["n"] if found and not re.fullmatch(r"19\d\d|20\d\d", found["n"]) else ""
