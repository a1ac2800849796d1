"""Cuts an issue into the documents of a book, and knows where each of its headings will stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from exporter.model import nodes as n
from exporter.model.issue import Issue, Section, SectionKind
from exporter.model.walk import descend, plain
from exporter.words import Words

NAVIGATION = "nav.xhtml"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section of the first level as a file of its own."""

    file: str
    section: Section
    words: Words

    @property
    def title(self) -> str:
        """The title without markup."""
        return label(self.section, self.words)


def label(section: Section, words: Words) -> str:
    """Return what a table of contents calls a section, which is never empty."""
    if section.kind is SectionKind.SIGN_OFF:
        return words.sign_off
    pictures = (node.alt for node in descend(section.title) if isinstance(node, n.Image))
    said = " ".join(plain(section.title).split()) or " ".join(filter(None, pictures))
    return said or words.untitled


def chapters(issue: Issue) -> tuple[Chapter, ...]:
    """Return the documents of the text: what comes before the first section, then each section."""
    words = issue.meta.words
    sections = tuple(_without_contents(issue.sections))
    if issue.lead:
        title = (n.Text(words.lead if sections else words.text),)
        lead = Section(SectionKind.PLAIN, title, "", 1, blocks=issue.lead)
        sections = (lead, *sections)
    return tuple(
        Chapter(f"c{number:02d}.xhtml", section, words)
        for number, section in enumerate(sections, 1)
    )


def _without_contents(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        children = tuple(_without_contents(section.children))
        if section.kind is SectionKind.CONTENTS:
            yield from children
        else:
            yield replace(section, children=children)


def places(issue: Issue, cut: Iterable[Chapter]) -> Mapping[str, str]:
    """Return for each anchor of the issue where it is in the book: a file, a hash, an ASCII id.

    The anchor of the author's own contents list leads to the navigation document.
    """
    found: dict[str, str] = {}
    for chapter in cut:
        for anchor in filter(None, _anchors(chapter.section)):
            found.setdefault(anchor, f"{chapter.file}#h{len(found) + 1}")
    for section in _contents(issue.sections):
        found.setdefault(section.anchor, f"{NAVIGATION}#toc")
    return found


def _anchors(section: Section) -> Iterator[str]:
    yield section.anchor
    for node in descend(section.blocks):
        if isinstance(node, n.Heading):
            yield node.anchor
    for child in section.children:
        yield from _anchors(child)


def _contents(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        if section.kind is SectionKind.CONTENTS:
            yield section
        yield from _contents(section.children)
