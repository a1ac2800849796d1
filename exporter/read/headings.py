"""Makes headings: their anchor by GitHub's rule, and without bold that covers all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exporter.model import nodes as n
from exporter.model.walk import plain
from exporter.read.context import Context, Place
from exporter.read.paragraphs import finish


def heading(context: Context, level: int, inlines: Iterable[n.Inline], place: Place) -> n.Heading:
    """Make a heading of what stands in it."""
    children = finish(context, inlines)
    if any(isinstance(c, n.Strong) for c in children) and all(_is_bold(c) for c in children):
        children = finish(context, _unwrapped(children))
    anchor = context.anchors.give(plain(children))
    return n.Heading(level, children, anchor, line=place[0], column=place[1])


def _is_bold(node: n.Inline) -> bool:
    return isinstance(node, n.Strong) or (isinstance(node, n.Text) and not node.text.strip())


def _unwrapped(inlines: n.Inlines) -> Iterator[n.Inline]:
    for node in inlines:
        if isinstance(node, n.Strong):
            yield from node.children
        else:
            yield node
