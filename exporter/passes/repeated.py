"""Finds the series in what all sections say first: `看桥日报 (2020-04-06)`, `看桥周刊 · 工具`."""

from __future__ import annotations

import re
from collections.abc import Callable

from exporter.conventions.roles import Role, key, role
from exporter.model import nodes as n
from exporter.model.walk import plain
from exporter.passes.masthead import is_series, read_title

_FEWEST = 2
_LONGEST = 100
_MARK = re.compile(r"(?P<series>[^·|｜:：—-]+)\s*[·|｜:：—-]+\s*\S")


def repeated_series(blocks: n.Blocks) -> tuple[str, int]:
    """Return the series and the line of the first section; ("", 0) if they share none."""
    headings = [block for block in blocks if isinstance(block, n.Heading)]
    highest = min((heading.level for heading in headings), default=0)
    tops = [heading for heading in headings if heading.level == highest]
    shared = _shared(tops, _before_day) or _shared(tops, _before_mark)
    return (shared, tops[0].line) if shared else ("", 0)


def _shared(tops: list[n.Heading], read: Callable[[str], str]) -> str:
    """Return what is read from the first heading, if it is read from all others too."""
    first, count = "", 0
    for heading in tops:
        text = plain(heading.children)
        if role(text) is not Role.NONE:
            continue
        found = read(text) if len(text) <= _LONGEST else ""
        if not key(found) or (first and key(found) != key(first)):
            return ""
        first, count = first or found, count + 1
    return first if count >= _FEWEST else ""


def _before_day(text: str) -> str:
    said = read_title(text)
    if not (said.date or said.number):
        return ""
    return said.series if not said.parts else ("" if said.series else "".join(said.parts))


def _before_mark(text: str) -> str:
    """Return the name of a series before a mark: 看桥周刊 of `看桥周刊 · 工具`."""
    found = _MARK.match(text)
    return found["series"].strip() if found and is_series(found["series"].strip()) else ""
