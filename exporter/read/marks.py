"""Mends marks at the beginning of a line that only a Chinese keyboard makes: `#　标题`."""

from __future__ import annotations

import re

from exporter.read.draft import Draft

_HEADING = re.compile(r" {0,3}#{1,6}(\u3000+)")


def mend(text: Draft) -> None:
    """Put a space for the ideographic space after the `#` of a heading."""
    for index in text.prose():
        line = text.lines[index]
        found = _HEADING.match(line) if "#\u3000" in line else None
        if found:
            text.edit(index, [(*found.span(1), " ")])
