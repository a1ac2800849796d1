"""Puts small pictures back into the line that they were written in: badges, icons, stars.

The reader lets every picture stand alone, as it does not know how large it is. That is known once
its bytes are here. One of a line's height that was written beside text, or beside others of its
kind, is no figure but part of that line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from exporter.conventions.captions import as_bare_picture, is_counted_by_hand
from exporter.model import nodes as n
from exporter.model import walk
from exporter.model.bundle import Picture
from exporter.model.issue import Issue

_MARKERS = re.compile(r"<[^>]*>|^[\s>]*(?:[-*+]|\d+[.)]|\[\^[^\]]*\]:)?\s|\[$|[\s>]+")
_HIGHEST, _WIDEST = 40, 400  # px


def settle_icons(issue: Issue, pictures: Mapping[str, Picture], source: str) -> Issue:
    """Return the issue with its icons in their lines, and the figures numbered without them.

    Parameters
    ----------
    pictures : mapping of str to Picture
        The picture of every address, in any format.
    source : str
        The text of the issue: what stands before a picture on its line tells where it belongs.
    """
    icons = {source for source, picture in pictures.items() if _is_small(picture)}
    figures = [node for node in walk.all_nodes(issue) if isinstance(node, n.Figure)]
    if not any(_may_join(figure, icons) for figure in figures):
        return issue

    lines = source.split("\n")
    settled = walk.rebuild_runs(issue, lambda blocks: _joined(blocks, icons, lines))
    return settled if is_counted_by_hand(figures) else _numbered(settled)


def _is_small(picture: Picture) -> bool:
    return picture.height <= _HIGHEST and picture.width <= _WIDEST and not picture.placeholder


def _may_join(block: n.Block, icons: set[str]) -> bool:
    """Tell whether a figure is small, and has no caption but its picture's own words."""
    if not isinstance(block, n.Figure) or block.image.width.endswith("%"):
        return False
    asked = block.image.height or block.image.width
    small = float(asked) <= _HIGHEST if asked else block.image.source in icons
    return small and block.caption in {(), as_bare_picture(block, by_hand=False).caption}


def _joined(blocks: n.Blocks, icons: set[str], lines: list[str]) -> n.Blocks:
    done: list[n.Block] = []
    open_line = 0  # where a line goes on behind a small picture
    for block in blocks:
        before = done[-1] if done else None
        if _may_join(block, icons) and isinstance(block, n.Figure):
            beside = block.line == open_line or _follows_text(block, lines)
            if isinstance(before, n.Paragraph | n.Labelled) and beside:
                done[-1] = _longer(before, (_picture(block),))
            elif before is not None and block.line == open_line:
                done[-1] = _longer(_opened(before), (_picture(block),))
            else:
                done.append(block)
            open_line = block.line
        elif isinstance(block, n.Paragraph) and block.line == open_line and before is not None:
            done[-1] = _longer(_opened(before), block.children)
            open_line = 0
        else:
            done.append(block)
            open_line = 0
    return tuple(done)


def _follows_text(figure: n.Figure, lines: list[str]) -> bool:
    line = lines[figure.line - 1] if 0 < figure.line <= len(lines) else ""
    return bool(_MARKERS.sub("", line[: max(figure.column - 1, 0)]))


def _opened(block: n.Block) -> n.Paragraph | n.Labelled:
    """Return a paragraph of a picture that others follow on its line."""
    if isinstance(block, n.Figure):
        return n.Paragraph((_picture(block),), line=block.line, column=block.column)
    assert isinstance(block, n.Paragraph | n.Labelled)  # noqa: S101 - what a line can go on from
    return block


def _longer(block: n.Paragraph | n.Labelled, more: n.Inlines) -> n.Block:
    space = n.Text(" ")
    return replace(block, children=walk.joined((*block.children, space, *more)))


def _picture(figure: n.Figure) -> n.Inline:
    if not figure.link:
        return figure.image
    return n.Link((figure.image,), figure.link, line=figure.line, column=figure.column)


def _numbered(issue: Issue) -> Issue:
    count = 0

    def numbered(block: n.Block) -> n.Blocks:
        nonlocal count
        if not isinstance(block, n.Figure) or not block.number:
            return (block,)
        count += 1
        return (replace(block, number=count),)

    return walk.rebuild_issue(issue, block=numbered)
