"""Reads `==text==` as highlighted, as Obsidian and Typora write it: an element `<mark>`.

Comparisons (`a == b`) and rows of signs are none: no letter, digit or operator stands outside, no
space inside, and no sentence ends within.
"""

from __future__ import annotations

import re

from exporter.reading.draft import Draft
from exporter.reading.mask import Mask

_OPERATOR = r"A-Za-z0-9=<>!+\-/&|%^\\"
# a line end inside a paragraph
_SOFT = r"\n(?![ \t>]*(?:[\n#|:]|\Z|[-*+][ \t]|\d{1,9}[.)]|\[\^))"
_HIGHLIGHT = re.compile(
    rf"(?<![{_OPERATOR}])==(?![\s=])"
    rf"(?P<inside>(?:(?!==|[。！？]+(?!==))(?:[^\n]|{_SOFT})){{1,300}})(?<!\s)=="
    rf"(?![{_OPERATOR}])"
)
_PAIRS = ("**", "~~", "`")


def mark(draft: Draft) -> None:
    """Put elements for the signs."""
    if not any("==" in line for line in draft.lines):
        return
    whole = draft.whole
    edits = []
    for found in _HIGHLIGHT.finditer(draft.masked(Mask.MARKUP)):
        inside = whole[slice(*found.span("inside"))]
        if _is_whole(inside):
            edits += [
                (found.start(), found.start("inside"), "<mark>"),
                (found.end("inside"), found.end(), "</mark>"),
            ]
    draft.replace(edits)


def _is_whole(inside: str) -> bool:
    """Tell whether all markup that opens inside closes inside."""
    if "&&" in inside or "==" in inside or inside.count("[") != inside.count("]"):
        return False
    return all(inside.count(sign) % 2 == 0 for sign in _PAIRS)
