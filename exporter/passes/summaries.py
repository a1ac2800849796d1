"""Tells a summary from a column that is only called so, and makes paragraphs of a fenced one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from exporter.conventions.labels import label_paragraphs
from exporter.conventions.roles import key
from exporter.model import nodes as n
from exporter.model.han import HAN
from exporter.model.issue import Section
from exporter.model.walk import plain

_LONGEST = 400
_FEWEST = 2
_MOST = 200  # items and headings that are compared
_HAN = re.compile(f"[{HAN}]")


def is_summary(blocks: n.Blocks, headings: Sequence[str]) -> bool:
    """Tell whether a section that is called summary is one.

    It is none if it holds several bold titles with their addresses, or more than 400 characters,
    unless it lists what the sections below say at length.

    Parameters
    ----------
    headings : sequence of str
        What the headings say that follow.
    """
    if sum(map(_is_item, blocks)) >= _FEWEST:
        return False
    if len(plain(blocks)) <= _LONGEST:
        return True
    items = [key(plain(item)) for item in islice(_items(blocks), _MOST)]
    said = [word for word in map(key, headings[:_MOST]) if word]
    named = [item for item in items if any(word in item for word in said)]
    return bool(items) and len(named) * 2 >= len(items)


def unfenced(section: Section) -> Section:
    """Return a summary whose fenced lines are paragraphs: nothing in it is code."""
    blocks = tuple(new for block in section.blocks for new in _lines(block))
    return replace(section, blocks=blocks, children=tuple(map(unfenced, section.children)))


def _lines(block: n.Block) -> Iterator[n.Block]:
    if not isinstance(block, n.CodeBlock) or block.language or not _HAN.search(block.text):
        yield block
        return
    for at, line in enumerate(block.text.split("\n"), 1):
        if line.strip():
            place = block.line and block.line + at
            yield from label_paragraphs((n.Paragraph((n.Text(line.strip()),), line=place),))


def _is_item(block: n.Block) -> bool:
    """Tell whether a paragraph is a bold line above an address: `**标题**`, `https://…`."""
    if not isinstance(block, n.Paragraph) or not block.children:
        return False
    first, *rest = block.children
    below = [node for node in rest if not isinstance(node, n.Break) and plain([node]).strip()]
    return isinstance(first, n.Strong) and bool(below) and isinstance(below[0], n.Link)


def _items(blocks: n.Blocks) -> Iterator[n.Blocks]:
    for block in blocks:
        if isinstance(block, n.BulletList | n.OrderedList):
            yield from (item.blocks for item in block.items)
