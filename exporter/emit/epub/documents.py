"""Writes the documents of a book as XHTML: its cover, its title page, the chapters."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from lxml import etree

from exporter.emit import html
from exporter.emit.dialect import tag
from exporter.emit.epub.chapters import Chapter
from exporter.emit.epub.dialect import BookDialect, Press
from exporter.model.issue import Cover, Meta, SectionKind

XHTML = "http://www.w3.org/1999/xhtml"
MATHML = "http://www.w3.org/1998/Math/MathML"
STYLESHEET = "book.css"
_OPS = "http://www.idpf.org/2007/ops"
_PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="{xhtml}" xmlns:epub="{ops}" lang="{language}" xml:lang="{language}">
<head><meta charset="utf-8"/><title>{title}</title>\
<link rel="stylesheet" type="text/css" href="{stylesheet}"/></head>
{body}
</html>
"""
_SEMANTICS = {
    SectionKind.ENTRY: ("entry", "chapter", "bodymatter"),
    SectionKind.SUMMARY: ("summary", "abstract", "bodymatter"),
    SectionKind.REFERENCES: ("bibliography", "bibliography", "backmatter"),
    SectionKind.CONTENTS: ("plain", "chapter", "bodymatter"),
    SectionKind.SIGN_OFF: ("plain", "chapter", "backmatter"),
    SectionKind.PLAIN: ("plain", "chapter", "bodymatter"),
}


@dataclass(frozen=True, slots=True)
class Document:
    """A file of the book: `kind` is its epub:type, `tree` what its bytes say."""

    file: str
    title: str
    kind: str
    data: bytes
    tree: etree._Element

    @property
    def properties(self) -> tuple[str, ...]:
        """What the manifest must declare of it."""
        return ("mathml",) if next(self.tree.iter(f"{{{MATHML}}}math"), None) is not None else ()


def document(meta: Meta, file: str, title: str, kind: str, body: str) -> Document:
    """Put a finished `body` element on a page, and prove that it is XML by reading it back."""
    text = _PAGE.format(
        xhtml=XHTML,
        ops=_OPS,
        language=escape(meta.language),
        title=escape(title, quote=False),
        stylesheet=STYLESHEET,
        body=body,
    )
    data = text.encode()
    return Document(file, title, kind, data, etree.fromstring(data))


def cover_page(cover: Cover, press: Press) -> Document:
    """Write the page that shows the cover."""
    meta = press.bundle.issue.meta
    address = press.shelve(press.bundle.pictures[cover.image.source])
    spoken = meta.title if cover.image.alt in ("", cover.credit) else cover.image.alt
    described = {"alt": f"{meta.words.cover}{meta.words.colon}{spoken}", "role": "doc-cover"}
    image = tag("img", None, {"src": address, **described})
    section = tag("section", image, {"class": "cover", "epub:type": "cover"})
    body = tag("body", section, {"epub:type": "frontmatter"})
    return document(meta, "cover.xhtml", meta.words.cover, "cover", body)


def title_page(meta: Meta, credit: str) -> Document:
    """Write the page with the title, the issue, its authors and its date.

    The title is first, and the style sheet sets the series above it: calibre begins a page at
    every `h1`, and would leave the series alone on one.
    """
    parts = [tag("span", escape(part, quote=False), {"class": "part"}) for part in meta.parts]
    # A title without headlines is the name of the series with its number, and says it alone.
    named = (meta.series, meta.words.issue_number(meta.number)) if meta.parts else ()
    above = " ".join(filter(None, named))
    title = tag("h1", " ".join(parts) or escape(meta.title, quote=False), {"epub:type": "title"})
    lines = {
        "title": title,
        "series": escape(above, quote=False),
        "authors": meta.words.comma.join(escape(author, quote=False) for author in meta.authors),
        "date": _date(meta),
        "credit": escape(credit, quote=False),
    }
    written = "".join(
        line if name == "title" else tag("p", line, {"class": name})
        for name, line in lines.items()
        if line
    )
    section = tag("section", written, {"class": "titlepage", "epub:type": "titlepage"})
    body = tag("body", section, {"epub:type": "frontmatter"})
    return document(meta, "title.xhtml", meta.words.title_page, "titlepage", body)


def _date(meta: Meta) -> str:
    if meta.date is None:
        return ""
    day = meta.date
    return tag("time", meta.words.date(day), {"datetime": day.isoformat()})


def chapter_page(chapter: Chapter, press: Press) -> Document:
    """Write a section of the first level with the footnotes that it calls."""
    issue = press.bundle.issue
    section = chapter.section
    dialect = BookDialect(press, chapter.file)
    name, kind, matter = _SEMANTICS[section.kind]
    written = ""
    if section.kind is not SectionKind.SIGN_OFF:
        written = dialect.heading(1, html.inlines(section.title, dialect), section.anchor)
    written += html.blocks(section.blocks, dialect)
    written += "".join(html.section(child, dialect, 2) for child in section.children)
    semantics = {"epub:type": kind, "role": f"doc-{kind}", "aria-label": chapter.title}
    body = tag("section", written, {"class": name, **semantics})
    body += dialect.notes({note.number: note for note in issue.notes})
    return document(
        issue.meta, chapter.file, chapter.title, kind, tag("body", body, {"epub:type": matter})
    )
