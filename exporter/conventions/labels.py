"""Recognises label paragraphs (`**概要**：…`, `**概要：**…`) and lines of hashtags.

Only paragraphs that stand directly in the text are looked at: in lists and tables a bold word
before a colon is an item's own affair. A label has at most 24 columns, a Han character taking
two, and no sentence punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from exporter.conventions.roles import key
from exporter.model import nodes as n
from exporter.model.issue import Issue, Section
from exporter.model.walk import plain
from exporter.textwidth import columns

_COLON = re.compile(r"(?<!\s)\s*[:：]\s*")
_COLON_AT_END = re.compile(r"(?<!\s)\s*[:：]\s*\Z")
_SENTENCE = re.compile(r"[。！？；，、!?;]|\.\s")
_COLUMNS = 24
_TAG_FIELDS = {"标签", "tag", "tags", "关键词", "关键字", "keywords", "话题"}
_HASHTAGS = re.compile(
    r"(?:[#＃][^\s#＃、，,；;：:。！？!?]+(?:[#＃](?![^\s、，,；;]))?[\s、，,；;]*)+"
)
_HASHTAG = re.compile(r"[#＃]([^\s#＃、，,；;：:。！？!?]+)")
_HEX = re.compile(r"[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?(?:[0-9a-fA-F]{2})?")
_BARE_FIELD = re.compile(r"(标签|[Tt]ags?|关键词|话题)\s*[:：]\s*(?=[#＃])")


def label_paragraphs(blocks: n.Blocks) -> n.Blocks:
    """Return blocks with every label paragraph and line of hashtags recognised."""
    return tuple(new for block in blocks for new in _recognised(block))


def tag_sections(issue: Issue) -> Issue:
    """Give every section the tags that stand in it and below it."""
    return replace(issue, sections=tuple(_tagged(section) for section in issue.sections))


def tags_in(blocks: n.Blocks) -> tuple[str, ...]:
    """Return the tags of blocks: of lines of hashtags, and of fields like `**关键词**：甲、乙`."""
    return tuple(dict.fromkeys(tag for block in blocks for tag in _tags(block)))


def _tagged(section: Section) -> Section:
    children = tuple(_tagged(child) for child in section.children)
    below = (tag for child in children for tag in child.tags)
    tags = tuple(dict.fromkeys((*tags_in(section.blocks), *below)))
    return replace(section, tags=tags, children=children)


def _tags(block: n.Block) -> Iterator[str]:
    match block:
        case n.TagLine(tags=tags):
            yield from tags
        case n.Labelled(label=label, children=children) if key(plain(label)) in _TAG_FIELDS:
            text = plain(children)
            pieces = (
                re.split(r"[、，,；;|｜]", text) if re.search(r"[、，,；;|｜]", text) else [text]
            )
            yield from (tag for piece in pieces if (tag := piece.strip(" #＃。")))
        case _:
            return


def _recognised(block: n.Block) -> n.Blocks:
    if not isinstance(block, n.Paragraph):
        return (block,)
    lines = tuple(_lines(block.children))
    labelled = [_labelled(line, block) for line in lines]
    if len(lines) > 1 and all(labelled):
        return tuple(_tag_line(found) or found for found in labelled if found)
    found = _labelled(block.children, block)
    if found is not None:
        return (_tag_line(found) or found,)
    tags = _bare_tags(block)
    return (tags,) if tags is not None else (block,)


def _lines(inlines: n.Inlines) -> Iterator[n.Inlines]:
    start = 0
    for place, node in enumerate(inlines):
        if isinstance(node, n.Break):
            yield inlines[start:place]
            start = place + 1
    yield inlines[start:]


def _labelled(inlines: n.Inlines, at: n.Paragraph) -> n.Labelled | None:
    """Return the label paragraph that inlines are, if they are one."""
    if not inlines or not isinstance(inlines[0], n.Strong):
        return None
    bold, rest = inlines[0].children, inlines[1:]
    if rest and isinstance(rest[0], n.Text) and (colon := _COLON.match(rest[0].text)):
        after = rest[0].text[colon.end() :]
        rest = ((replace(rest[0], text=after),) if after else ()) + rest[1:]
    elif bold and isinstance(bold[-1], n.Text) and (colon := _COLON_AT_END.search(bold[-1].text)):
        before = bold[-1].text[: colon.start()]
        bold = bold[:-1] + ((replace(bold[-1], text=before),) if before else ())
        if rest and isinstance(rest[0], n.Text):
            rest = (replace(rest[0], text=rest[0].text.lstrip()), *rest[1:])
    else:
        return None
    text = plain(bold)
    if not key(text) or _SENTENCE.search(text) or columns(text) > _COLUMNS:
        return None
    line, column = inlines[0].line or at.line, inlines[0].column or at.column
    return n.Labelled(bold, rest, line=line, column=column)


def _tag_line(found: n.Labelled) -> n.TagLine | None:
    if key(plain(found.label)) not in _TAG_FIELDS:
        return None
    tags = _hashtags(found.children)
    if not tags:
        return None
    return n.TagLine(tags, found.label, line=found.line, column=found.column)


def _bare_tags(block: n.Paragraph) -> n.TagLine | None:
    """Return the line of hashtags that a paragraph without a bold label is, if it is one."""
    first = block.children[0] if block.children else None
    if isinstance(first, n.Text) and (field := _BARE_FIELD.match(first.text)):
        rest = (replace(first, text=first.text[field.end() :]), *block.children[1:])
        tags = _hashtags(rest)
        label: n.Inlines = (n.Text(field[1]),)
    else:
        tags, label = _hashtags(block.children), ()
        words = [tag for tag in tags if not tag.isdigit() and not _HEX.fullmatch(tag)]
        if len(words) <= 1:
            return None
    return n.TagLine(tags, label, line=block.line, column=block.column) if tags else None


def _hashtags(inlines: n.Inlines) -> tuple[str, ...]:
    """Return the hashtags that inlines are, none if they are anything else beside."""
    if not all(isinstance(node, n.Text | n.Break) for node in inlines):
        return ()
    text = plain(inlines).strip()
    if not _HASHTAGS.fullmatch(text):
        return ()
    return tuple(dict.fromkeys(_HASHTAG.findall(text)))
