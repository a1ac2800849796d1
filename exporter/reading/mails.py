"""Marks bare mail addresses for pandoc where Chinese text stands right beside them.

An address is made of ASCII (GFM 6.9, extended email autolinks); pandoc takes the Han before it for
a part of it, `写信到a@b.cn`, and none with Han behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from exporter.reading.draft import Draft
from exporter.reading.mask import Mask

_MAIL = re.compile(
    r"(?<![A-Za-z0-9._+/@:\\-])[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@"
    r"(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){1,9}[A-Za-z]{2,24}(?![A-Za-z0-9_/@-]|\.[A-Za-z0-9])"
)


def mark(draft: Draft) -> None:
    """Put angle brackets round each mail address that touches a letter of another script."""
    if any("@" in line and any(_touching(line)) for line in draft.lines):
        spans = list(_touching(draft.masked(Mask.LINKS)))
        draft.replace(edit for a, b in spans for edit in ((a, a, "<"), (b, b, ">")))


def _touching(text: str) -> Iterator[tuple[int, int]]:
    """Yield the span of each mail address with a letter of another script beside it."""
    for found in _MAIL.finditer(text):
        start, end = found.span()
        if _is_letter(text[start - 1 : start]) or _is_letter(text[end : end + 1]):
            yield start, end


def _is_letter(neighbour: str) -> bool:
    return neighbour.isalpha() and not neighbour.isascii()
