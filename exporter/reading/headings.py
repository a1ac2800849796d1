"""Makes headings: their anchor by GitHub's rule, and without bold that covers all of them.

An anchor written behind a heading, `## 标题 {#title}`, as VitePress, Hugo and mdBook have it, is a
hand-made one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from exporter.model import nodes as n
from exporter.model.walk import plain
from exporter.reading.context import Context, Place
from exporter.reading.paragraphs import finish

_HAND_MADE = re.compile(r"\s*\{#([\w-]+)\}\Z")


def heading(context: Context, level: int, inlines: Iterable[n.Inline], place: Place) -> n.Heading:
    """Make a heading of what stands in it."""
    children = _without_anchor(context, finish(context, inlines), place)
    if any(isinstance(c, n.Strong) for c in children) and all(_is_bold(c) for c in children):
        children = finish(context, _unwrapped(children))
    anchor = context.anchors.give(plain(children))
    return n.Heading(level, children, anchor, line=place[0], column=place[1])


def _without_anchor(context: Context, children: n.Inlines, place: Place) -> n.Inlines:
    match children:
        case (*before, n.Text(text=text) as last) if found := _HAND_MADE.search(text):
            rest = (replace(last, text=text[: found.start()]),) if found.start() else ()
            if before or rest:
                context.marks.append((found[1], place[0]))
                return (*before, *rest)
        case _:
            pass
    return children


def _is_bold(node: n.Inline) -> bool:
    return isinstance(node, n.Strong) or (isinstance(node, n.Text) and not node.text.strip())


def _unwrapped(inlines: n.Inlines) -> Iterator[n.Inline]:
    for node in inlines:
        if isinstance(node, n.Strong):
            yield from node.children
        else:
            yield node
