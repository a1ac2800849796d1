"""Settles which headings of a text are headings of sections, before any of them is a title.

A sentence that a line of `---` made a heading is a paragraph again; in an issue without headings,
bold lines are the headings; and a heading that only repeats what the title says, above a time
stamp or around all sections, is a line of the masthead.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeGuard

from exporter.conventions.roles import Role, key, role
from exporter.model import nodes as n
from exporter.model.walk import plain
from exporter.passes.masthead import Masthead, read_title
from exporter.passes.people import is_stamp
from exporter.textwidth import columns

_SENTENCE = re.compile(r"[。！？；].*[：:。；]\s*\Z", re.DOTALL)
_ENDS_SENTENCE = re.compile(r"[。；，,.]\s*\Z")
_FEWEST = 2
_MOST = 6  # headings of a masthead: one of each level
_COLUMNS = 80


def settle_headings(blocks: n.Blocks) -> n.Blocks:
    """Return blocks whose headings are what their author meant as headings."""
    unsaid = tuple(new for block in blocks for new in _without_sentence(block))
    headings = [block for block in unsaid if isinstance(block, n.Heading)]
    if not any(heading.level == 1 for heading in headings) and unsaid and _is_title(unsaid[0]):
        first = unsaid[0]
        title = n.Heading(1, first.children, line=first.line, column=first.column)
        return (title, *unsaid[1:])
    if not headings or (len(headings) == 1 and headings[0].level == 1):
        return _with_bold_headings(unsaid)
    return unsaid


def _is_title(block: n.Block) -> TypeGuard[n.Paragraph]:
    """Tell whether an opening line without a mark names series with number or day."""
    if not isinstance(block, n.Paragraph) or any(isinstance(c, n.Break) for c in block.children):
        return False
    text = plain(block.children).strip()
    if columns(text) > _COLUMNS or _ENDS_SENTENCE.search(text):
        return False
    said = read_title(text)
    return bool(said.series and (said.number or said.date))


def is_masthead(said: Masthead) -> bool:
    """Tell whether a heading says series with day or number, and no headline."""
    return bool(said.series and not said.parts and (said.date or said.number))


def take_masthead(blocks: n.Blocks, title: str) -> n.Blocks:
    """Return blocks where opening headings that are no sections are paragraphs.

    One is none if nothing but a day or hour stands below it, or if it holds all sections and says
    only what the title says, or series and day. What says the very title goes.
    """
    for _ in range(_MOST):
        blocks = _without_first(blocks, title)
    return blocks


def _without_first(blocks: n.Blocks, title: str) -> n.Blocks:
    places = [place for place, block in enumerate(blocks) if isinstance(block, n.Heading)]
    if not places:
        return blocks
    first = blocks[places[0]]
    end = places[1] if len(places) > 1 else len(blocks)
    below = blocks[places[0] + 1 : end]
    following = blocks[end] if end < len(blocks) else None
    if not isinstance(first, n.Heading) or role(plain(first.children)) is not Role.NONE:
        return blocks
    repeats = _repeats(first, title) and _is_alone(first, blocks)
    wraps = isinstance(following, n.Heading) and following.level > first.level
    stamped = bool(below) and all(map(is_stamp, below)) and following is not None
    if not (repeats and wraps) and not (stamped and not wraps) and not (repeats and not below):
        return blocks
    says_more = key(plain(first.children)) != key(title)
    line = n.Paragraph((n.Strong(first.children),), line=first.line, column=first.column)
    kept = (line,) if says_more else ()
    return (*blocks[: places[0]], *kept, *blocks[places[0] + 1 :])


def _repeats(heading: n.Heading, title: str) -> bool:
    text = plain(heading.children)
    said, own = key(text), key(title)
    return bool(said) and (said == own or is_masthead(read_title(text)))


def _is_alone(heading: n.Heading, blocks: n.Blocks) -> bool:
    """Tell whether no other heading of its level names the same series, as days of a week do."""
    series = key(read_title(plain(heading.children)).series)
    others = (
        read_title(plain(block.children)).series
        for block in blocks
        if isinstance(block, n.Heading) and block.level <= heading.level and block is not heading
    )
    return not series or series not in map(key, others)


def _without_sentence(block: n.Block) -> n.Blocks:
    """Return paragraph and rule for a heading that is sentences, and ends as one."""
    if isinstance(block, n.Heading) and _SENTENCE.search(plain(block.children).strip()):
        paragraph = n.Paragraph(block.children, line=block.line, column=block.column)
        return (paragraph, n.Rule(line=block.line))
    return (block,)


def _with_bold_headings(blocks: n.Blocks) -> n.Blocks:
    lines = {id(block): found for block in blocks if (found := _bold_line(block))}
    if len(lines) < _FEWEST:
        return blocks
    done: list[n.Block] = []
    for place, block in enumerate(blocks):
        found = lines.get(id(block))
        if found is None:
            done.append(block)
            continue
        heading, rest = found
        says = read_title(plain(heading.children))
        is_title = not place and (says.series or says.number or says.date)
        done.append(replace(heading, level=1) if is_title else heading)
        if rest:
            done.append(n.Paragraph(rest, line=block.line))
    return tuple(done)


def _bold_line(block: n.Block) -> tuple[n.Heading, n.Inlines] | None:
    """Return the heading that the first line of a paragraph is, and the lines below it."""
    if not isinstance(block, n.Paragraph):
        return None
    end = next(
        (i for i, node in enumerate(block.children) if isinstance(node, n.Break)),
        len(block.children),
    )
    line, rest = block.children[:end], block.children[end + 1 :]
    bold = [node for node in line if isinstance(node, n.Strong)]
    text = plain(line).strip()
    if not bold or not key(text) or text != "".join(map(plain, ([b] for b in bold))).strip():
        return None
    if _ENDS_SENTENCE.search(text) or columns(text) > _COLUMNS:
        return None
    children = tuple(child for node in bold for child in node.children)
    return n.Heading(2, children, line=block.line, column=block.column), rest
