"""Emits Word documents for an editor who goes on working in them: everything is Word's own."""

from __future__ import annotations

from collections.abc import Iterator

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part, XmlPart

from exporter.diagnostics import Report
from exporter.emit.docx import notes, page, settings
from exporter.emit.docx.blocks import blocks
from exporter.emit.docx.contents import contents
from exporter.emit.docx.cover import cover
from exporter.emit.docx.draft import Draft, Story, begin
from exporter.emit.docx.house import House, house, rename
from exporter.emit.docx.inlines import inlines
from exporter.emit.docx.markup import Element, element, paragraph, tidy, w
from exporter.emit.docx.package import attach, describe, pack, xml_part
from exporter.emit.docx.palette import palette
from exporter.emit.docx.style import heading
from exporter.emit.docx.styles import sheet
from exporter.model.bundle import Bundle
from exporter.model.issue import Meta, Section, SectionKind


def emit(bundle: Bundle, report: Report) -> bytes:
    """Transcribe a bundle into the bytes of a .docx file (ECMA-376, transitional)."""
    draft = begin(bundle)
    root = w("document")
    main = xml_part("/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, root)
    draft.package.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    root.append(w("body", *_body(Story(draft, main))))
    _notes(draft, main)
    _definitions(draft, main, report)
    tidy(root)
    describe(draft.package, bundle)
    attach(draft.package, "EXTENDED_PROPERTIES", "/docProps/app.xml", settings.application())
    return pack(draft.package)


def _body(story: Story) -> Iterator[Element]:
    bundle = story.draft.bundle
    *front, last = cover(story)
    last[0].append(page.section(bundle.theme, _running(story.part, bundle.issue.meta), cover=True))
    yield from front
    yield last
    yield from list(_text(story)) or [paragraph("Normal", [])]
    yield page.section(bundle.theme)


def _text(story: Story) -> Iterator[Element]:
    issue = story.draft.bundle.issue
    yield from contents(story)
    if issue.lead and issue.sections:
        yield paragraph("HorizontalRule", [])
    yield from blocks(story, issue.lead)
    for section in issue.sections:
        yield from _section(story, section, 1)


def _section(story: Story, section: Section, depth: int) -> Iterator[Element]:
    if section.kind is SectionKind.CONTENTS:
        below = depth
    else:
        title = story.draft.anchored(section.anchor, inlines(story, section.title))
        yield paragraph(heading(depth), title)
        yield from blocks(story, section.blocks)
        below = depth + 1
    for child in section.children:
        yield from _section(story, child, below)


def _running(main: Part, meta: Meta) -> Iterator[Element]:
    """Attach headers and footers, those of the cover empty, and yield the references to them."""
    for kind, reference, blank, full in (
        ("HEADER", "headerReference", page.blank("hdr"), page.header(meta)),
        ("FOOTER", "footerReference", page.blank("ftr"), page.footer()),
    ):
        for place, made in (("first", blank), ("default", full)):
            name = f"/word/{kind.lower()}-{place}.xml"
            relation = attach(main, kind, name, made)
            yield element(f"w:{reference}", {"w:type": place, "r:id": relation})


def _notes(draft: Draft, main: Part) -> None:
    if not draft.calls:
        return
    root = w("footnotes")
    part = xml_part("/word/footnotes.xml", CONTENT_TYPE.WML_FOOTNOTES, root)
    main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    notes.fill(Story(draft, part, is_notes=True), root)
    tidy(root)


def _definitions(draft: Draft, main: Part, report: Report) -> None:
    bundle = draft.bundle
    theme, language = bundle.theme, bundle.issue.meta.language
    own = House(sheet(theme, language))
    if bundle.reference_doc is not None:
        texts = [part.element for part in draft.package.iter_parts() if isinstance(part, XmlPart)]
        own = house(bundle.reference_doc, own.sheet, texts, report)
        rename(texts, own.identifiers)
    numbering = draft.numbering.part(own.numbering)
    attach(main, "STYLES", "/word/styles.xml", own.sheet)
    attach(main, "NUMBERING", "/word/numbering.xml", numbering)
    attach(
        main,
        "SETTINGS",
        "/word/settings.xml",
        settings.settings(language, notes=bool(draft.calls)),
    )
    attach(
        main, "THEME", "/word/theme/theme1.xml", palette(theme) if own.theme is None else own.theme
    )
    attach(main, "FONT_TABLE", "/word/fontTable.xml", settings.font_table(theme))
