"""EPUB 3.3: an issue as a book, a document for each section, pictures and styles inside."""

from __future__ import annotations

from exporter.diagnostics import Report
from exporter.emit.epub.accessibility import survey
from exporter.emit.epub.chapters import chapters, places
from exporter.emit.epub.dialect import Press
from exporter.emit.epub.documents import chapter_page, cover_page, title_page
from exporter.emit.epub.fonts import dress, fonts
from exporter.emit.epub.metadata import metadata
from exporter.emit.epub.navigation import Entry, entries, landmarks, navigation_document, ncx
from exporter.emit.epub.package import Binding, bind, picture_id
from exporter.emit.formats.epub import EpubOptions
from exporter.emit.titles import contents_title
from exporter.model.bundle import Bundle


def emit(bundle: Bundle, report: Report) -> bytes:
    """Return the issue as an EPUB."""
    issue = bundle.issue
    meta = issue.meta
    cut = chapters(issue)
    press = Press(bundle, report, places(issue, cut))
    front = [title_page(meta, issue.cover.credit if issue.cover else "")]
    if issue.cover:
        front.insert(0, cover_page(issue.cover, press))
    cover = next(iter(press.pictures), "")
    text = [chapter_page(chapter, press) for chapter in cut]
    titled = contents_title(issue)
    marks = landmarks([*front, *text], titled, meta.words)
    table = entries(cut, press.places) or (Entry(front[-1].title, front[-1].file),)
    documents = [*front, navigation_document(meta, titled, table, marks), *text]
    found = survey(documents, press.pictures.values())
    embedded = fonts(documents, bundle, report)
    look, faces = dress(bundle.theme, embedded)
    vertical = bundle.said(EpubOptions).vertical
    sheets = ("base", "epub", *(["vertical"] if vertical else []))
    return bind(
        Binding(
            identifier=meta.identifier,
            language=meta.language,
            modified=bundle.date,
            metadata=metadata(meta, found, picture_id(cover)),
            documents=documents,
            landmarks=marks,
            pictures=press.pictures,
            cover=cover,
            ncx=ncx(meta, table),
            css=faces + look.css(*sheets),
            fonts=embedded,
            vertical=vertical,
        )
    )
