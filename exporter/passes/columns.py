"""Finds the numbered items of recurring columns: `1、[标题](链接)`, a paragraph above its text.

科技爱好者周刊, Python 潮流周刊 and HelloGitHub write their columns so. An item whose first
paragraph is only a title becomes a heading inside its section, with the number that the author
gave it; one whose text runs on (`3、[名称](链接)：零依赖的…`) stays a paragraph, and so does a bare
`3、` above a quotation. Where most items of a section are not titles, none becomes a heading.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from exporter.model import nodes as n
from exporter.model.issue import Issue, Section
from exporter.model.walk import plain
from exporter.textwidth import columns

_NUMBER = re.compile(r"(\d{1,3})、\s*")
_SENTENCE = re.compile(r"[。；]|[，：、,:;…]\Z")
_COLUMNS = 100
_DEEPEST = 6


def head_items(issue: Issue) -> Issue:
    """Return the issue with the titles of numbered items as headings in their sections."""
    return replace(issue, sections=tuple(_headed(section) for section in issue.sections))


def item_number(block: n.Block) -> int:
    """Return the number of the item that a block begins, 0 if it begins none."""
    if not isinstance(block, n.Paragraph | n.Heading) or not block.children:
        return 0
    first = block.children[0]
    found = _NUMBER.match(first.text) if isinstance(first, n.Text) else None
    return int(found[1]) if found else 0


def _headed(section: Section) -> Section:
    children = tuple(_headed(child) for child in section.children)
    numbered = [block for block in section.blocks if item_number(block)]
    titles = {id(block) for block in _titles(section.blocks)}
    if not titles or len(titles) < len(numbered) - len(titles):
        return replace(section, children=children)
    level = min(section.level + 1, _DEEPEST)
    blocks = tuple(
        n.Heading(level, block.children, line=block.line, column=block.column)
        if isinstance(block, n.Paragraph) and id(block) in titles
        else block
        for block in section.blocks
    )
    return replace(section, blocks=blocks, children=children)


def _titles(blocks: n.Blocks) -> list[n.Paragraph]:
    """Return the paragraphs that are the title of an item and have a text below."""
    return [
        block
        for block, below in pairwise(blocks)
        if isinstance(block, n.Paragraph)
        and item_number(block)
        and not item_number(below)
        and _is_title(block.children)
    ]


def _is_title(inlines: n.Inlines) -> bool:
    if any(isinstance(node, n.Break | n.Image) for node in inlines):
        return False
    said = _NUMBER.sub("", plain(inlines), count=1).strip()
    return bool(said) and columns(said) <= _COLUMNS and not _SENTENCE.search(said)
