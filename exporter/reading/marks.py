"""Mends marks at the start of a line that other spaces follow: `#　标题`, `-　一项`, `1.　一项`.

Markdown wants a space or a tab there; a Chinese keyboard types an ideographic space, and what was
copied from a page has spaces that do not break.
"""

from __future__ import annotations

import re

from exporter.reading.draft import Draft
from exporter.reading.mask import HIDDEN, Mask

_ODD = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_ITEM = r"(?:[-*+]|\d{1,9}[.)])"
_MARK = re.compile(
    rf"[ \t>]*(?:{_ITEM}[ \t]+)*"
    rf"(?:{_ITEM}(?P<item>[ {_ODD}]+)(?:\[(?P<box>[ xX{_ODD}])\](?P<task>[ {_ODD}]+))?"
    rf"|\#{{1,6}}(?P<heading>[ {_ODD}]+))(?=\S)"
)
_SPACE = re.compile(f"[{_ODD}]")


def mend(text: Draft) -> None:
    """Put a space for others behind the mark of a heading, an item or a task."""
    if not any(_SPACE.search(line) for line in text.lines):
        return
    masked = text.masked(Mask.CODE).split("\n")
    for index in text.prose():
        line = text.lines[index]
        if not _SPACE.search(line) or masked[index].startswith(HIDDEN):
            continue
        found = _MARK.match(line)
        if found:
            spans = (found.span(name) for name in ("item", "box", "task", "heading"))
            odd = [span for span in spans if _SPACE.search(line, *span)]
            if odd:
                text.edit(index, [(*span, " ") for span in odd])
