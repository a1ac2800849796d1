"""Settles summary, digest, language and tags of an issue; front matter wins, key by key.

Where front matter is silent, the summary is the text of the summary section, else of a labelled
paragraph above the first section; the digest is the summary in one line.
"""

from __future__ import annotations

from dataclasses import replace

from exporter.conventions.labels import tags_in
from exporter.conventions.roles import key
from exporter.conventions.summary import summarised_in, summary_of
from exporter.model import nodes as n
from exporter.model.issue import LANGUAGE, FrontMatter, Issue, Section, SectionKind
from exporter.model.walk import plain
from exporter.passes.summaries import unfenced


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


def _tags(issue: Issue, front: FrontMatter) -> tuple[str, ...]:
    of_sections = (tag for section in issue.sections for tag in section.tags)
    return tuple(dict.fromkeys((*(front.tags or ()), *tags_in(issue.lead), *of_sections)))
