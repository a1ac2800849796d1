"""Leaves out marks that ask for a list of contents: `[TOC]`, `[[toc]]`, `@[toc](目录)`, `{:toc}`.

Each format makes a list of its own. Where the mark stands alone below a heading `## 目录`, the list
stands there, because an empty section of contents is the place for it.
"""

from __future__ import annotations

import re

from exporter.reading.dialects import boxes
from exporter.reading.dialects.boxes import PREFIX, Site
from exporter.reading.dialects.dropped import Dropped, Kind
from exporter.reading.draft import Draft
from exporter.reading.mask import Mask

_MARK = re.compile(
    PREFIX + r"(?:\[toc\]|\[\[_?toc_?\]\]|@\[toc\](?:\([^()\n]*\))?|\{:[ \t]*toc\b[^{}\n]*\}"
    r"|\[toc\]\{[^{}\n]*\}"
    r"|\{\{[<%][ \t]*(?:toc|table-of-contents)[ \t]*/?[%>]\}\}|\{%[ \t]*toc[ \t]*%\})[ \t]*",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(r"[ \t>]*(?:[-*+]|1[.)])[ \t]+(?:toc|目录|contents)[ \t]*", re.IGNORECASE)


def mend(draft: Draft, dropped: Dropped) -> None:
    """Clear each line that holds nothing but a mark of contents."""
    if "toc" not in draft.whole.lower():
        return
    masked = draft.masked(Mask.CODE).split("\n")
    for index in draft.prose():
        found = _MARK.fullmatch(masked[index])
        if not found:
            continue
        draft.edit(index, [(found.end("quotes"), len(draft.lines[index]), "")])
        dropped.add(Kind.CONTENTS, index + 1)
        above = draft.lines[index - 1] if index else ""
        if "{:" in masked[index] and _PLACEHOLDER.fullmatch(above):
            boxes.clear(draft, Site.of(found), index - 1)
