"""Leaves out attributes that only other tools read: `{: .center}`, `{target="_blank"}`, `id:: …`.

kramdown and 思源 write lists of them below a paragraph or behind a link, Logseq properties into an
item; 思源 links to blocks, `((2024… "文字"))`. Behind a picture they may ask for a width, which
`addresses` reads.
"""

from __future__ import annotations

import re

from exporter.reading.dialects.dropped import Dropped, Kind
from exporter.reading.draft import Draft
from exporter.reading.mask import Mask

_PAIR = r"(?:[.#][\w-]+|[A-Za-z][\w-]*=(?:\"[^\"\n]*\"|'[^'\n]*'|[\w.%-]+))"
_BELOW = re.compile(rf"^[ \t>]*(?P<list>\{{:[ \t]*{_PAIR}(?:[ \t]+{_PAIR})*[ \t]*\}})[ \t]*$")
_BEHIND = re.compile(rf"\]\([^()\n]*\)(?P<list>\{{:?[ \t]*{_PAIR}(?:[ \t]+{_PAIR})*[ \t]*\}})")
_PROPERTY = re.compile(r"^[ \t]+(?P<list>(?:id|collapsed|heading|background-color):: \S.*)$")
_BLOCK_LINK = re.compile(r"(?P<open>\(\(\d{14}-[a-z0-9]{7} +[\"'])[^\"'\n]+(?P<close>[\"']\)\))")
_FAR = 1_000


def mend(draft: Draft, dropped: Dropped) -> None:
    """Clear lines of attributes, and take out those behind links."""
    whole = draft.whole
    if not any(mark in whole for mark in ("{", ":: ", "((")):
        return
    masked = draft.masked(Mask.CODE).split("\n")
    for index in draft.prose():
        line = masked[index]
        links = [m.span(part) for m in _BLOCK_LINK.finditer(line) for part in ("open", "close")]
        if links:
            draft.edit(index, [(start, end, "") for start, end in links])
            dropped.add(Kind.NOTES, index + 1)
            continue
        if "{" not in line and ":: " not in line:
            continue
        found = _BELOW.match(line) or _PROPERTY.match(line)
        spans = [found.span("list")] if found else []
        if not spans and "]" in line:
            spans = [m.span("list") for m in _BEHIND.finditer(line) if _is_behind_link(line, m)]
        if spans:
            draft.edit(index, [(start, end, "") for start, end in spans])
            dropped.add(Kind.ATTRIBUTES, index + 1)


def _is_behind_link(line: str, found: re.Match[str]) -> bool:
    """Tell whether attributes stand behind a link, and not a picture."""
    opening = line.rfind("[", max(found.start() - _FAR, 0), found.start())
    holds_more = "]" in line[opening : found.start()]
    return opening >= 0 and (holds_more or line[opening - 1 : opening] != "!")
