"""Counts anchors anew where a heading went that said what others say: `石桥-1` is `石桥` then.

The reader counts all headings, as GitHub does. One of level 1 that is a paragraph now, because the
title is another, has no anchor; the headings that it was counted before move up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from exporter.model import nodes as n
from exporter.model.walk import plain, rebuild
from exporter.passes.roles import key

_COUNT = re.compile(r"-\d+\Z")


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

    def counted(block: n.Block) -> n.Blocks:
        nonlocal free
        if not isinstance(block, n.Heading) or _COUNT.sub("", block.anchor) != gone.anchor:
            return (block,)
        if block.anchor == gone.anchor or key(plain(block.children)) != said:
            return (block,)
        moved[block.anchor], free, anchor = free, block.anchor, free
        return (replace(block, anchor=anchor),)

    return rebuild(blocks, block=counted)
