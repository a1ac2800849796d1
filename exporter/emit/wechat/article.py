"""The article: what stands in `<main>` and goes into WeChat's editor, from the cover to the notes.

The title is no part of it, WeChat has a field of its own for it. So has the author.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TypeAlias

from exporter.emit import html
from exporter.emit.dialect import Role
from exporter.emit.wechat import emptylines, references, thrift
from exporter.emit.wechat.dialect import WeChat
from exporter.emit.wechat.ladder import Trait
from exporter.emit.wechat.references import Further
from exporter.emit.wechat.shortening import NOTE, Shortening
from exporter.model import nodes as n
from exporter.model.bundle import Bundle
from exporter.model.issue import Cover, Issue, Meta, Note, Section, SectionKind
from exporter.model.walk import descend, sections

Contents: TypeAlias = tuple[n.Inlines, ...]
_ROLES = {
    SectionKind.SUMMARY: Role.SUMMARY,
    SectionKind.ENTRY: Role.ENTRY,
    SectionKind.REFERENCES: Role.BIBLIOGRAPHY,
    SectionKind.CONTENTS: Role.SECTION,
    SectionKind.SIGN_OFF: Role.SECTION,
    SectionKind.PLAIN: Role.SECTION,
}


def text(bundle: Bundle, dialect: WeChat, contents: Contents) -> tuple[str, tuple[str, ...]]:
    """Write the sections of a bundle alone, and each entry that they add to the references."""
    issue, further, _ = _merged(bundle.issue, dialect)
    written = html.blocks(issue.lead, dialect)
    written += "".join(_section(one, contents, dialect, 2) for one in issue.sections)
    return _thrifty(written, dialect), tuple(dialect.entry(one) for one in further)


def write(bundle: Bundle, dialect: WeChat, contents: Contents | None = None) -> str:
    """Write the article of a bundle, without a line feed.

    Parameters
    ----------
    contents : tuple of inlines or None
        The titles that its list of contents has; None takes those of its entries.
    """
    issue, further, note = _merged(bundle.issue, dialect)
    titles = entries(issue) if contents is None else contents
    first = dialect.styled("p", "", "p.first")
    rest = _article(issue, _Lists(further, titles, note), dialect)
    if Trait.LEFT in dialect.traits:
        rest = dialect.styled("section", rest, "", extra="text-align:left")
    return first + _thrifty(rest, dialect)


def _merged(issue: Issue, dialect: WeChat) -> tuple[Issue, tuple[Further, ...], str]:
    """Return an issue with one numbering, what is to be listed, and what is to be said of it."""
    bare = Trait.BARE_REFERENCES in dialect.traits
    short = Trait.SHORT_ADDRESSES in dialect.traits
    shortening = Shortening(hosts=bare) if short else None
    merged, further = references.merge(issue, shortening, worded=not bare)
    return merged, further, NOTE if shortening is not None and shortening.changed else ""


def _thrifty(written: str, dialect: WeChat) -> str:
    if Trait.ONCE not in dialect.traits:
        return written
    once = thrift.said_once(written, boxes=Trait.PLAIN_BOXES in dialect.traits)
    return emptylines.joined(once) if Trait.EMPTY_LINES in dialect.traits else once


@dataclass(frozen=True, slots=True)
class _Lists:
    """What stands in the lists of an article: further references, contents, a note on addresses."""

    further: tuple[Further, ...]
    titles: Contents
    note: str


def _article(issue: Issue, lists: _Lists, dialect: WeChat) -> str:
    further = lists.further
    parts = [
        _cover(issue.cover, dialect),
        _meta(issue.meta, dialect),
        html.blocks(issue.lead, dialect),
    ]
    home = _home_of_references(issue)
    for section in issue.sections:
        parts.append(_section(section, lists.titles, dialect, 2))
        if section is home:
            parts.append(_listed(lists, dialect))
    if further and home is None:
        parts.append(dialect.heading(2, _title(further, dialect), "", SectionKind.REFERENCES))
        parts.append(_listed(lists, dialect))
    return "".join(parts)


def _cover(cover: Cover | None, d: WeChat) -> str:
    if cover is None:
        return ""
    credit = escape(cover.credit, quote=False)
    caption = d.element(Role.CAPTION, credit) if credit else ""
    return d.styled("section", d.picture(cover.image) + caption, "figure.cover")


def _meta(meta: Meta, d: WeChat) -> str:
    date = d.words.date(meta.date) if meta.date else ""
    known = filter(None, (meta.series, d.words.issue_number(meta.number), date))
    line = " · ".join(escape(part, quote=False) for part in known)
    return d.styled("p", line, "p.meta") if line else ""


def _section(section: Section, titles: Contents, d: WeChat, level: int) -> str:
    title = html.inlines(section.title, d)
    contents = section.kind is SectionKind.CONTENTS
    heading = d.heading(
        min(level, 6), title or (d.words.contents if contents else ""), "", section.kind
    )
    if section.kind is SectionKind.SIGN_OFF:
        heading = ""
    written = heading + html.blocks(section.blocks, d)
    if contents:
        written += _contents(titles, d)
    written += "".join(_section(child, titles, d, level + 1) for child in section.children)
    return d.element(_ROLES[section.kind], written)


def entries(issue: Issue) -> Contents:
    """Return the titles of the entries: links within an article are refused."""
    some = [section for section in sections(issue) if section.kind is SectionKind.ENTRY]
    return tuple(references.unlinked(section.title) for section in some)


def _contents(titles: Contents, d: WeChat) -> str:
    return d.items(Role.NUMBERED, [html.inlines(one, d) for one in titles], 1, 0) if titles else ""


def _home_of_references(issue: Issue) -> Section | None:
    """Return the last section of the first rank that holds a bibliography."""

    def holds(section: Section) -> bool:
        own = any(isinstance(node, n.ReferenceList) for node in descend(section.blocks))
        return own or any(holds(child) for child in section.children)

    return next((section for section in reversed(issue.sections) if holds(section)), None)


def _listed(lists: _Lists, d: WeChat) -> str:
    entries = "".join(d.entry(one) for one in lists.further)
    note = d.styled("p", lists.note, Role.REFERENCE) if lists.note else ""
    return d.element(Role.REFERENCES, entries + note) if entries or note else ""


def _title(further: tuple[Further, ...], d: WeChat) -> str:
    notes = any(isinstance(one, Note) for one in further)
    links = any(isinstance(one, n.Reference) for one in further)
    return d.words.notes_and_links if notes and links else d.words.notes if notes else d.words.links
