"""Leads in-page links to hand-made anchors (`<a name="x"></a>`) to the heading that is meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from exporter.model import nodes as n
from exporter.model.issue import Manuscript
from exporter.model.walk import descend, rebuild

_NEAR = 3


def resolve(manuscript: Manuscript, marks: Iterable[tuple[str, int]]) -> Manuscript:
    """Replace the names of hand-made anchors in cross references by the anchors of headings.

    Parameters
    ----------
    marks : iterable of str and int
        Each name with its line. It means the heading that follows closely, else the one above.
    """
    headings = [node for node in descend(manuscript.blocks) if isinstance(node, n.Heading)]
    known = {heading.anchor for heading in headings}
    aliases = {
        name: anchor
        for name, line in marks
        if name not in known and (anchor := _meant(headings, line))
    }
    if not aliases:
        return manuscript

    def led(node: n.Inline) -> Iterator[n.Inline]:
        if isinstance(node, n.CrossReference) and node.anchor in aliases:
            yield replace(node, anchor=aliases[node.anchor])
        else:
            yield node

    return replace(manuscript, blocks=rebuild(manuscript.blocks, inline=led))


def _meant(headings: list[n.Heading], line: int) -> str:
    after = next((h.anchor for h in headings if 0 <= h.line - line <= _NEAR), "")
    return after or next((h.anchor for h in reversed(headings) if 0 < h.line < line), "")
