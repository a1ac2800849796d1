"""Writes the ways into a book: the navigation document with its landmarks, and the older NCX.

EPUB 3.3 §7 (navigation document), OPF 2.0.1 §2.4.1 (NCX), for reading systems that know no better.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from exporter.emit.dialect import tag
from exporter.emit.epub.chapters import NAVIGATION, Chapter, label
from exporter.emit.epub.documents import Document, document
from exporter.model.issue import Meta, Section
from exporter.words import Words

_NAMED = ("cover", "titlepage", "bibliography")
_NCX = """<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="{language}">
<head><meta name="dtb:uid" content="{identifier}"/><meta name="dtb:depth" content="{depth}"/>\
<meta name="dtb:totalPageCount" content="0"/><meta name="dtb:maxPageNumber" content="0"/></head>
<docTitle><text>{title}</text></docTitle>
<navMap>{points}</navMap>
</ncx>
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents."""

    title: str
    href: str
    children: tuple[Entry, ...] = ()


def entries(cut: Iterable[Chapter], places: Mapping[str, str]) -> tuple[Entry, ...]:
    """Return the table of contents: the chapters with the sections below them."""

    def below(section: Section, words: Words) -> tuple[Entry, ...]:
        return tuple(
            Entry(label(child, words), places[child.anchor], below(child, words))
            for child in section.children
        )

    return tuple(Entry(one.title, one.file, below(one.section, one.words)) for one in cut)


def landmarks(
    documents: Sequence[Document], contents: str, words: Words
) -> tuple[tuple[str, str, str], ...]:
    """Return type, title and address of each place that readers jump to; reading begins in one.

    Parameters
    ----------
    contents : str
        The title of the table of contents.
    """
    text = [one for one in documents if one.kind not in ("cover", "titlepage")]
    first = text[0] if text else documents[-1]
    found = [(one.kind, one.title, one.file) for one in documents if one.kind in _NAMED]
    found.append(("toc", contents, f"{NAVIGATION}#toc"))
    found.append(("bodymatter", words.text, first.file))
    return tuple(found)


def navigation_document(
    meta: Meta, title: str, table: Sequence[Entry], marks: Iterable[tuple[str, str, str]]
) -> Document:
    """Write nav.xhtml, which is a page of the book as well, with its title."""
    heading = tag("h1", escape(title, quote=False), {"id": "toc-title"})
    attributes = {"epub:type": "toc", "role": "doc-toc", "id": "toc"}
    toc = tag("nav", heading + _list(table), {**attributes, "aria-labelledby": "toc-title"})
    items = "".join(
        tag("li", tag("a", escape(name, quote=False), {"epub:type": kind, "href": href}), {})
        for kind, name, href in marks
    )
    # No heading: a converter that breaks pages at headings would make a page of it.
    attributes = {"epub:type": "landmarks", "aria-label": meta.words.landmarks, "hidden": "hidden"}
    places = tag("nav", tag("ol", items, {}), attributes)
    body = tag("body", toc + places, {"epub:type": "frontmatter"})
    return document(meta, NAVIGATION, title, "toc", body)


def _list(table: Sequence[Entry]) -> str:
    items = (
        tag("a", escape(entry.title, quote=False), {"href": entry.href})
        + (_list(entry.children) if entry.children else "")
        for entry in table
    )
    return tag("ol", "".join(tag("li", item, {}) for item in items), {})


def ncx(meta: Meta, table: Sequence[Entry]) -> bytes:
    """Write toc.ncx with the true depth of the table."""
    points, _ = _points(table, 1)
    text = _NCX.format(
        language=escape(meta.language),
        identifier=escape(meta.identifier),
        depth=_depth(table),
        title=escape(meta.title, quote=False),
        points=points,
    )
    return text.encode()


def _points(table: Sequence[Entry], order: int) -> tuple[str, int]:
    written = ""
    for entry in table:
        children, after = _points(entry.children, order + 1)
        text = tag("navLabel", tag("text", escape(entry.title, quote=False), {}), {})
        content = tag("content", None, {"src": entry.href})
        place = {"id": f"point{order}", "playOrder": str(order)}
        written += tag("navPoint", text + content + children, place)
        order = after
    return written, order


def _depth(table: Sequence[Entry]) -> int:
    return 1 + max((_depth(entry.children) for entry in table if entry.children), default=0)
