"""Settles what is known of an issue as a publication; front matter wins, key by key.

Where front matter is silent: series, number and date come from the title, then from the file's
name; the summary is the text of the summary section, else of a labelled paragraph above the first
section; the digest is the summary in one line.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from dataclasses import replace

from exporter.model import nodes as n
from exporter.model.issue import LANGUAGE, FrontMatter, Issue, Section, SectionKind
from exporter.model.walk import plain, sections
from exporter.passes.labels import label_paragraphs, tags_in
from exporter.passes.masthead import read_stem, read_title
from exporter.passes.roles import Role, role

# 概览 of an AI daily: a headline, then `[↗](https://…) #3`
_POINTER = re.compile(r"\s*(?:↗(?:\s*#\d+)?|(?<=\s)#\d+)(?=\s|\Z)")


def describe(issue: Issue, front: FrontMatter, stem: str) -> Issue:
    """Return the issue with its metadata complete."""
    title = issue.meta.title
    said, named = read_title(title), read_stem(stem)
    series = said.series if front.series is None else front.series
    number = (said.number or named.number) if front.number is None else front.number
    day = front.date or said.date or named.date
    summary = summary_of(issue) if front.summary is None else front.summary.strip()
    meta = replace(
        issue.meta,
        identifier=identifier(series, number, day.isoformat() if day else "", title),
        parts=said.parts,
        series=series,
        number=number,
        date=day,
        authors=front.authors or (),
        author_line=front.lines.get("authors", 0),
        digest_line=front.lines.get("digest", 0),
        summary=summary,
        digest=" ".join((summary if front.digest is None else front.digest).split()),
        language=front.lang or LANGUAGE,
        tags=_tags(issue, front),
        articles=front.articles or (),
    )
    return replace(issue, meta=meta)


def summarise(issue: Issue, summary: str | None, word: str) -> Issue:
    """Show front matter's summary as the first section, if the issue has no summary section.

    Parameters
    ----------
    word : str
        The title of that section.
    """
    if not summary or not summary.strip():
        return issue
    if any(section.kind is SectionKind.SUMMARY for section in sections(issue)):
        return issue
    paragraphs = tuple(
        n.Paragraph((n.Text(" ".join(text.split())),))
        for text in summary.split("\n\n")
        if text.strip()
    )
    shown = Section(SectionKind.SUMMARY, (n.Text(word),), word.lower(), level=2, blocks=paragraphs)
    return replace(issue, sections=(shown, *issue.sections))


def identifier(series: str, number: str, day: str, title: str) -> str:
    """Return a urn:uuid (RFC 9562, version 5) that stays when the text is edited.

    It is made of series and number, else of series and date, else of the title: whoever gives an
    issue a series and a number may correct the title without making another publication of it.
    """
    name = f"{series}#{number or day}" if series and (number or day) else title
    return uuid.uuid5(uuid.NAMESPACE_URL, f"digest-export:{name}").urn


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
            yield from _labelled_summaries(label_paragraphs(block.blocks))
        elif isinstance(block, n.Labelled) and role(plain(block.label)) is Role.SUMMARY:
            yield block


def _texts(section: Section) -> list[str]:
    texts = [plain(section.blocks).strip()] if section.blocks else []
    for child in section.children:
        texts += [plain(child.title), *_texts(child)]
    return texts


def _tags(issue: Issue, front: FrontMatter) -> tuple[str, ...]:
    of_sections = (tag for section in issue.sections for tag in section.tags)
    return tuple(dict.fromkeys((*(front.tags or ()), *tags_in(issue.lead), *of_sections)))
