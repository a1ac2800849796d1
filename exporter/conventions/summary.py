"""Where an issue shows its summary, and what it says there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from exporter.conventions.labels import label_paragraphs
from exporter.conventions.roles import Role, role
from exporter.model import nodes as n
from exporter.model.issue import Issue, Section, SectionKind
from exporter.model.walk import plain, sections

# 概览 of an AI daily: a headline, then `[↗](https://…) #3`
_POINTER = re.compile(r"\s*(?:↗(?:\s*#\d+)?|(?<=\s)#\d+)(?=\s|\Z)")


def summary_of(issue: Issue) -> str:
    """Return the plain text of the summary, nothing if there is none.

    Arrows and numbers are left out that only point further down.
    """
    match summarised_in(issue):
        case Section() as section:
            text = "\n".join(_texts(section))
        case n.Labelled(children=children):
            text = plain(children)
        case None:
            text = ""
    return _POINTER.sub("", text).strip()


def summarised_in(issue: Issue) -> Section | n.Labelled | None:
    """Return the summary section, else `**本期导读**：…` above the first section, quoted or not."""
    found = next((s for s in sections(issue) if s.kind is SectionKind.SUMMARY), None)
    return found or next(_labelled_summaries(issue.lead), None)


def _labelled_summaries(lead: n.Blocks) -> Iterator[n.Labelled]:
    for block in lead:
        if isinstance(block, n.Quote):
            yield from _labelled_summaries(block.blocks)
        elif isinstance(block, n.Paragraph):
            yield from _labelled_summaries(_labels(block))
        elif isinstance(block, n.Labelled) and role(plain(block.label)) is Role.SUMMARY:
            yield block


def _labels(block: n.Paragraph) -> n.Blocks:
    found = label_paragraphs((_upright(block),))
    return tuple(one for one in found if isinstance(one, n.Labelled))


def _upright(block: n.Paragraph) -> n.Paragraph:
    """Return a paragraph whose italic beginning is bold: above the first section it is a label."""
    match block.children:
        case (n.Emph(children=children), *rest):
            return replace(block, children=(n.Strong(children), *rest))
        case _:
            return block


def _texts(section: Section) -> list[str]:
    texts = [plain(section.blocks).strip()] if section.blocks else []
    for child in section.children:
        texts += [plain(child.title), *_texts(child)]
    return texts
