"""Knows the HTML that only sets how text looks: colours, sizes, alignment; here themes do."""

from __future__ import annotations

import re

from exporter.model import nodes as n
from exporter.reading.context import Context
from exporter.reading.dialects.dropped import Kind
from exporter.reading.markup import Element, Tag

_ALIGNED = re.compile(r"(?:^|;)\s*text-align\s*:\s*(\w+)", re.IGNORECASE)
_COLOURED = re.compile(
    r"(?:^|;)\s*(?:color|background|background-color|font-size|font-family)\s*:", re.IGNORECASE
)
_TEXT = frozenset({"p", "div", "section", "h1", "h2", "h3", "h4", "h5", "h6"})
_PLAIN = frozenset({"", "left", "start", "justify"})


def alignment(tag: Tag) -> str:
    """Return how a tag aligns its text, nothing if it does not."""
    if tag.name not in _TEXT:
        return ""
    styled = _ALIGNED.search(tag.attributes.get("style", ""))
    return (styled[1] if styled else tag.attributes.get("align", "")).strip().lower()


def note_look(context: Context, tag: Tag) -> None:
    """Record a start tag whose colour or size no format shows."""
    style = tag.attributes.get("style", "")
    coloured = tag.name == "font" and tag.attributes.keys() & {"color", "size", "face"}
    if coloured or _COLOURED.search(style):
        context.dropped.add(Kind.LOOKS, tag.line)


def note_alignment(context: Context, element: Element, blocks: n.Blocks) -> None:
    """Record the paragraphs that stand in the middle, and those elsewhere, where no format does.

    What is centred may be the caption of a picture, which is so in every format.
    """
    side = "center" if element.name == "center" else alignment(element.tag)
    for block in blocks:
        if side == "center" and isinstance(block, n.Paragraph):
            context.centred[block.line, block.column] = block.line
        elif side not in _PLAIN and isinstance(block, n.Paragraph | n.Heading):
            context.dropped.add(Kind.LOOKS, element.tag.line)
