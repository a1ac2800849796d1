"""Counts anchors anew where a heading went that said what others say: `石桥-1` is `石桥` then.

The reader counts all headings, as GitHub does. One of level 1 that is a paragraph now, because the
title is another, has no anchor; the headings that it was counted before move up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from exporter.conventions.roles import key
from exporter.model import nodes as n
from exporter.model.slugs import slug
from exporter.model.walk import plain, rebuild

_COUNT = re.compile(r"-(\d+)")


def recount(blocks: n.Blocks, gone: Iterable[n.Heading]) -> tuple[n.Blocks, dict[str, str]]:
    """Return the blocks with anchors as if some headings had never been.

    Returns
    -------
    tuple of blocks and dict
        The blocks, and the new anchors by the old ones, so that links follow.
    """
    moved: dict[str, str] = {}
    for heading in gone:
        blocks = _without(heading, blocks, moved)
    return blocks, moved


def _without(gone: n.Heading, blocks: n.Blocks, moved: dict[str, str]) -> n.Blocks:
    said, free = key(plain(gone.children)), gone.anchor
    base = slug(plain(gone.children)) or gone.anchor
    place = _count(gone.anchor, base)

    def counted(block: n.Block) -> n.Blocks:
        nonlocal free
        if not isinstance(block, n.Heading) or key(plain(block.children)) != said:
            return (block,)
        if _count(block.anchor, base) <= place:
            return (block,)
        moved[block.anchor], free, anchor = free, block.anchor, free
        return (replace(block, anchor=anchor),)

    return rebuild(blocks, block=counted)


def _count(anchor: str, base: str) -> int:
    """Return the number that an anchor has behind its base, 0 where it has none or another base."""
    found = _COUNT.fullmatch(anchor.removeprefix(base)) if anchor.startswith(base) else None
    return int(found[1]) if found else 0
