"""Settles summary, digest, language and tags of an issue; front matter wins, key by key.

Where front matter is silent, the summary is the text of the summary section, else of a labelled
paragraph above the first section; the digest is the summary in one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from exporter.model import nodes as n
from exporter.model.issue import LANGUAGE, FrontMatter, Issue, Section, SectionKind
from exporter.model.walk import plain, sections
from exporter.passes.labels import label_paragraphs, tags_in
from exporter.passes.roles import Role, key, role
from exporter.passes.summaries import unfenced

# 概览 of an AI daily: a headline, then `[↗](https://…) #3`
_POINTER = re.compile(r"\s*(?:↗(?:\s*#\d+)?|(?<=\s)#\d+)(?=\s|\Z)")


def describe(issue: Issue, front: FrontMatter) -> Issue:
    """Return the issue with summary, digest, language and tags."""
    summary = summary_of(issue) if front.summary is None else front.summary.strip()
    meta = replace(
        issue.meta,
        summary=summary,
        digest=" ".join((summary if front.digest is None else front.digest).split()),
        language=front.lang or LANGUAGE,
        tags=_tags(issue, front),
        articles=front.articles or (),
        source_url=front.source_url or "",
        comments=front.comments,
        cover_crop=front.cover_crop or (),
        draw_cover=front.draw_cover or False,
    )
    return replace(issue, meta=meta)


def summarise(issue: Issue, summary: str | None, word: str) -> Issue:
    """Show front matter's summary as the first section, if the issue shows none itself.

    It does where it has a summary section, a labelled paragraph above the first section, or the
    very words of front matter there. What is fenced in a summary is text.

    Parameters
    ----------
    word : str
        The title of that section.
    """
    own = summarised_in(issue)
    if own is not None:
        return replace(issue, sections=tuple(map(_unfenced, issue.sections)))
    if not summary or key(summary) in key(plain(issue.lead)):
        return issue
    paragraphs = tuple(
        n.Paragraph((n.Text(" ".join(text.split())),))
        for text in summary.split("\n\n")
        if text.strip()
    )
    shown = Section(SectionKind.SUMMARY, (n.Text(word),), word.lower(), level=2, blocks=paragraphs)
    return replace(issue, sections=(shown, *issue.sections))


def _unfenced(section: Section) -> Section:
    if section.kind is SectionKind.SUMMARY:
        return unfenced(section)
    return replace(section, children=tuple(map(_unfenced, section.children)))


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


def _tags(issue: Issue, front: FrontMatter) -> tuple[str, ...]:
    of_sections = (tag for section in issue.sections for tag in section.tags)
    return tuple(dict.fromkeys((*(front.tags or ()), *tags_in(issue.lead), *of_sections)))
