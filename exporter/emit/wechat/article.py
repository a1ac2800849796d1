"""The article: what stands in `<main>` and goes into WeChat's editor, from the cover to the notes.

The title is no part of it, WeChat has a field of its own for it. So has the author.
"""

from __future__ import annotations

from html import escape

from exporter.emit import html
from exporter.emit.dialect import Role
from exporter.emit.wechat import budget, limits, references, style
from exporter.emit.wechat.dialect import WeChat
from exporter.emit.wechat.references import Further
from exporter.model import nodes as n
from exporter.model.bundle import Bundle
from exporter.model.issue import Cover, Issue, Meta, Note, Section, SectionKind
from exporter.model.walk import descend, sections

# Characters of markup on a visible one.
_COSTLY = 3.0
# A shorter article can afford its styles: a fifth of what the platform takes.
_SHORT = 4_000
_ROLES = {
    SectionKind.SUMMARY: Role.SUMMARY,
    SectionKind.ENTRY: Role.ENTRY,
    SectionKind.REFERENCES: Role.BIBLIOGRAPHY,
    SectionKind.CONTENTS: Role.SECTION,
    SectionKind.PLAIN: Role.SECTION,
}


def article(bundle: Bundle) -> str:
    """Write the article of a bundle, without a line feed; a costly one with fewer styles."""
    issue, further = references.merge(bundle.issue)
    dialect = WeChat(bundle)
    written = _article(issue, further, dialect)
    if budget.cost(written) <= _COSTLY or limits.size(written) <= _SHORT:
        return written
    for step in range(style.STEPS):
        dialect.be_leaner(step)
        written = _article(issue, further, dialect)
        if budget.cost(written) <= _COSTLY:
            break
    return written


def _article(issue: Issue, further: tuple[Further, ...], dialect: WeChat) -> str:
    parts = [
        dialect.styled("p", "", "p.first"),
        _cover(issue.cover, dialect),
        _meta(issue.meta, dialect),
        html.blocks(issue.lead, dialect),
    ]
    home = _home_of_references(issue)
    for section in issue.sections:
        parts.append(_section(section, issue, dialect, 2))
        if section is home:
            parts.append(_listed(further, dialect))
    if further and home is None:
        parts.append(dialect.heading(2, _title(further, dialect), "", SectionKind.REFERENCES))
        parts.append(_listed(further, dialect))
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


def _section(section: Section, issue: Issue, d: WeChat, level: int) -> str:
    title = html.inlines(section.title, d)
    contents = section.kind is SectionKind.CONTENTS
    heading = d.heading(
        min(level, 6), title or (d.words.contents if contents else ""), "", section.kind
    )
    written = heading + html.blocks(section.blocks, d)
    if contents:
        written += _contents(issue, d)
    written += "".join(_section(child, issue, d, level + 1) for child in section.children)
    return d.element(_ROLES[section.kind], written)


def _contents(issue: Issue, d: WeChat) -> str:
    """Write the titles of the entries: links within an article are refused."""
    entries = [section for section in sections(issue) if section.kind is SectionKind.ENTRY]
    titles = [html.inlines(references.unlinked(section.title), d) for section in entries]
    return d.items(Role.NUMBERED, titles, 1, 0) if titles else ""


def _home_of_references(issue: Issue) -> Section | None:
    """Return the last section of the first rank that holds a bibliography."""

    def holds(section: Section) -> bool:
        own = any(isinstance(node, n.ReferenceList) for node in descend(section.blocks))
        return own or any(holds(child) for child in section.children)

    return next((section for section in reversed(issue.sections) if holds(section)), None)


def _listed(further: tuple[Further, ...], d: WeChat) -> str:
    return d.element(Role.REFERENCES, "".join(d.entry(one) for one in further)) if further else ""


def _title(further: tuple[Further, ...], d: WeChat) -> str:
    notes = any(isinstance(one, Note) for one in further)
    links = any(isinstance(one, n.Reference) for one in further)
    return d.words.notes_and_links if notes and links else d.words.notes if notes else d.words.links
