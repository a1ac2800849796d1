"""Settles captions and numbers the figures and tables that have one.

Figures and tables are numbered in reading order; where captions of the issue's own already count
(`图 3：…`), the author's numbers hold and nothing else is numbered.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from exporter.conventions.captions import captioned, is_numbered_by_hand, numbered_by_hand
from exporter.model import nodes as n
from exporter.model.issue import Issue
from exporter.model.walk import rebuild_issue


def number_figures(issue: Issue) -> Issue:
    """Return the issue with captions settled, and what has one numbered from 1."""
    by_hand: set[type[n.Block]] = set()
    counts = {n.Figure: 0, n.Table: 0}

    def settled(block: n.Block) -> Iterable[n.Block]:
        if not isinstance(block, n.Figure | n.Table):
            return (block,)
        done = captioned(block) if isinstance(block, n.Figure) else block
        if is_numbered_by_hand(done):
            by_hand.add(type(done))
        return (done,)

    def numbered(block: n.Block) -> Iterable[n.Block]:
        if not isinstance(block, n.Figure | n.Table) or not block.caption:
            return (block,)
        if type(block) in by_hand:
            return (numbered_by_hand(block),)
        counts[type(block)] += 1
        return (replace(block, number=counts[type(block)]),)

    return rebuild_issue(rebuild_issue(issue, block=settled), block=numbered)
