"""Marks bare mail addresses for pandoc where Chinese text stands right beside them.

An address is made of ASCII (GFM 6.9, extended email autolinks); pandoc takes the Han before it for
a part of it, `写信到a@b.cn`, and none with Han behind it.
"""

from __future__ import annotations

import re

from exporter.read.draft import Draft
from exporter.read.mask import Mask

_MAIL = re.compile(
    r"(?<![A-Za-z0-9._+/@:\\-])[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@"
    r"(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){1,9}[A-Za-z]{2,24}(?![A-Za-z0-9_/@-]|\.[A-Za-z0-9])"
)


def mark(draft: Draft) -> None:
    """Put angle brackets round each mail address that touches a letter of another script."""
    if not any("@" in line and not line.isascii() for line in draft.lines):
        return
    masked = draft.masked(Mask.LINKS)
    edits = []
    for found in _MAIL.finditer(masked):
        start, end = found.span()
        if _is_letter(masked[start - 1 : start]) or _is_letter(masked[end : end + 1]):
            edits += [(start, start, "<"), (end, end, ">")]
    draft.replace(edits)


def _is_letter(neighbour: str) -> bool:
    return neighbour.isalpha() and not neighbour.isascii()
