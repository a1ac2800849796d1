"""Writes an issue as one HTML page: metadata, cover, contents, then the text in its order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from html import escape
from itertools import takewhile

from exporter import __version__
from exporter.emit import html
from exporter.emit.dialect import tag
from exporter.emit.pdf.contents import TOP, contents
from exporter.emit.pdf.dialect import PaperDialect
from exporter.emit.titling import date_beside, description, number_beside
from exporter.model import walk
from exporter.model.bundle import Bundle
from exporter.model.issue import Issue, Meta, Section, SectionKind

_FEW = 4
_TALL, _SQUARE = 0.95, 1.25
_SHORT_LEAD = 600


def document(bundle: Bundle, dialect: PaperDialect) -> str:
    """Write the whole page, style sheet included."""
    issue = bundle.issue
    body = _cover(issue, dialect) + _text(bundle, dialect)
    language = escape(issue.meta.language)
    return f'<!DOCTYPE html><html lang="{language}">{_head(bundle)}<body>{body}</body></html>'


def _head(bundle: Bundle) -> str:
    meta = bundle.issue.meta
    date = bundle.date if bundle.date.tzinfo else bundle.date.replace(tzinfo=UTC)
    written = date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    values = [
        *(("author", author) for author in meta.authors),
        ("description", description(meta.digest or meta.summary)),
        ("keywords", ", ".join(name.replace(",", "，") for name in meta.tags)),
        ("generator", f"digest-export {__version__}"),
        ("dcterms.created", written),
        ("dcterms.modified", written),
    ]
    metas = "".join(tag("meta", None, {"name": k, "content": v}) for k, v in values if v)
    style = bundle.theme.css("base", "print", "front")
    return f"<head><title>{escape(meta.title)}</title>{metas}<style>{_raw(style)}</style></head>"


def _raw(style: str) -> str:
    """Return a sheet as it may stand in `<style>`, which `</` could end; CSS has escapes."""
    return style.replace("</", "<\\/")


def _cover(issue: Issue, d: PaperDialect) -> str:
    meta, cover = issue.meta, issue.cover
    picture = _paragraph("cover-picture", d.cover_picture(cover.image)) if cover else ""
    authors = _paragraph("authors", escape(meta.words.joined(meta.authors)))
    credit = _paragraph("credit", escape(cover.credit)) if cover else ""
    imprint = tag("div", authors + credit, {"class": "imprint"})
    written = _masthead(meta) + picture + _headlines(meta) + imprint
    return tag("section", written, {"class": f"cover {_shape(issue, d)}"})


def _shape(issue: Issue, d: PaperDialect) -> str:
    """Say what stands on a cover, as classes: how it is arranged depends on it."""
    if issue.cover is None:
        return "bare"
    picture = d.bundle.pictures[issue.cover.image.source]
    ratio = picture.width / picture.height
    shape = "tall" if ratio < _TALL else "square" if ratio < _SQUARE else "wide"
    return f"{shape} crowded" if len(issue.meta.parts) > _FEW else shape


def _masthead(meta: Meta) -> str:
    """Write what stays from issue to issue; it is the title of an issue without headlines."""
    said = meta.words.joined((number_beside(meta), date_beside(meta)))
    line = _paragraph("number", escape(said))
    name = "p" if meta.parts else "h1"
    series = tag(name, escape(meta.series), {"class": "series"}) if meta.series else ""
    return tag("div", series + line, {"class": "masthead"})


def _headlines(meta: Meta) -> str:
    if meta.series and not meta.parts:
        return ""
    parts = meta.parts or (meta.title,)
    lines = "".join(tag("span", escape(part), {"class": "part"}) for part in parts)
    return tag("h1", lines, {"class": "parts" if len(parts) > 1 else ""})


def _paragraph(name: str, content: str) -> str:
    return tag("p", content, {"class": name}) if content else ""


def _text(bundle: Bundle, d: PaperDialect) -> str:
    issue = bundle.issue
    lead = tag("section", html.blocks(issue.lead, d), {"class": "lead"}) if issue.lead else ""
    written = ""
    parts = tuple(_in_order(issue))
    for place, part in enumerate(parts):
        match part:
            case Section(kind=SectionKind.CONTENTS, anchor=anchor):
                written += contents(bundle, d, anchor, parts[:place])
            case Section(anchor=anchor) if anchor in d.placed:
                entry = html.section(part, d, TOP)
                written += tag("article", entry, {"class": d.placed[anchor]})
            case Section():
                written += html.section(part, d, TOP)
            case _:
                written += lead
        written += "" if d.many else _endnotes(d)
    return tag("main", written + _endnotes(d), {"data-running": d.heads.publication})


def _in_order(issue: Issue) -> Iterator[Section | None]:
    """Yield the sections as they are printed, and None for the lead.

    The contents stand where the author had them, else before the first entry: after the summary,
    and after a lead that leaves room for them on its page.
    """
    sections = issue.sections
    if not any(section.kind is SectionKind.CONTENTS for section in sections):
        front = tuple(takewhile(lambda section: section.kind is SectionKind.SUMMARY, sections))
        contents = Section(SectionKind.CONTENTS, (), "Contents", TOP)
        sections = (*front, contents, *sections[len(front) :])
    short = len(walk.plain(issue.lead)) <= _SHORT_LEAD
    if short:
        yield None
    for section in sections:
        yield section
        if section.kind is SectionKind.CONTENTS and not short:
            yield None


def _endnotes(d: PaperDialect) -> str:
    """Write the notes that wait, and those that they call: a section of its own if it is many."""
    written = ""
    while d.endnotes:
        note = d.endnotes.pop(0)
        attributes = {"id": f"Note-{note.number}", "value": str(note.number)}
        written += tag("li", html.blocks(note.blocks, d), attributes)
    if not written:
        return ""
    heading = d.heading(TOP, d.words.notes, "Notes", d.words.notes) if d.many else ""
    return tag("section", heading + tag("ol", written, {}), {"class": "endnotes"})
