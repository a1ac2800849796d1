"""Emits Word documents for an editor who goes on working in them: everything is Word's own."""

from __future__ import annotations

from collections.abc import Iterator

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part, XmlPart

from exporter.diagnostics import Report
from exporter.emit.docx import contents, notes, page, settings
from exporter.emit.docx.blocks import blocks
from exporter.emit.docx.cover import cover
from exporter.emit.docx.draft import Draft, Story, begin
from exporter.emit.docx.entries import picture_height
from exporter.emit.docx.frame import Frame
from exporter.emit.docx.house import House, house, rename
from exporter.emit.docx.inlines import inlines
from exporter.emit.docx.letterhead import PLACES, Letterhead, letterhead
from exporter.emit.docx.markup import Element, element, flag, paragraph, tidy, w
from exporter.emit.docx.package import attach, describe, pack, xml_part
from exporter.emit.docx.palette import palette
from exporter.emit.docx.reference import Reference
from exporter.emit.docx.style import heading
from exporter.emit.docx.styles import sheet
from exporter.emit.docx.tabs import align
from exporter.emit.formats.docx import DocxOptions
from exporter.model.bundle import Bundle
from exporter.model.issue import Meta, Section, SectionKind


def emit(bundle: Bundle, report: Report) -> bytes:
    """Transcribe a bundle into the bytes of a .docx file (ECMA-376, transitional)."""
    own = page.a4(bundle.theme)
    house_file = bundle.said(DocxOptions).reference_doc
    reference = None if house_file is None else Reference(bundle.files[house_file])
    paper = Letterhead(own) if reference is None else letterhead(reference, own)
    draft = begin(bundle, paper.page)
    root = w("document")
    main = xml_part("/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, root)
    draft.package.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    root.append(w("body", *_body(Story(draft, main), paper)))
    _notes(draft, main)
    _definitions(draft, main, reference, report)
    attach(main, "SETTINGS", "/word/settings.xml", _settings(draft, paper))
    tidy(root)
    describe(draft.package, bundle)
    attach(draft.package, "EXTENDED_PROPERTIES", "/docProps/app.xml", settings.application())
    return pack(draft.package)


def _body(story: Story, paper: Letterhead) -> Iterator[Element]:
    *front, last = cover(story)
    running = _running(story.part, story.draft.bundle.issue.meta, paper)
    last[0].append(page.section(paper.page, running, cover=True))
    yield from front
    yield last
    yield from list(_text(story)) or [paragraph("Normal", [])]
    yield page.section(paper.page)


def _text(story: Story) -> Iterator[Element]:
    issue = story.draft.bundle.issue
    yield from contents.contents(story)
    if issue.lead and issue.sections:
        yield paragraph("HorizontalRule", [])
    yield from blocks(story, issue.lead, Frame(story.draft.page.line))
    for section in issue.sections:
        yield from _section(story, section, 1)


def _section(story: Story, section: Section, depth: int) -> Iterator[Element]:
    if section.kind is SectionKind.CONTENTS:
        below = depth
    else:
        if section.kind is not SectionKind.SIGN_OFF:
            title = story.draft.anchored(section.anchor, inlines(story, section.title))
            is_first = bool(section.anchor) and section.anchor == contents.opens_text(story)
            breaks = [flag("pageBreakBefore")] if is_first else []
            yield paragraph(heading(depth), title, *breaks)
        own = story.draft.page
        tall = picture_height(section, own, story.draft.bundle.theme)
        yield from blocks(story, section.blocks, Frame(own.line, tall=tall))
        below = depth + 1
    for child in section.children:
        yield from _section(story, child, below)


def _running(main: Part, meta: Meta, paper: Letterhead) -> Iterator[Element]:
    """Attach headers and footers and yield the references to them.

    Those of the cover are empty unless the house has some for a first page.
    """
    for kind, blank, full in (
        ("header", page.blank("hdr"), page.header(meta)),
        ("footer", page.blank("ftr"), page.footer(meta)),
    ):
        house, own = paper.running.get(kind, {}), {"first": blank, "default": full}
        for place in PLACES:
            if place in house:
                relation = main.relate_to(house[place], getattr(RELATIONSHIP_TYPE, kind.upper()))
            elif place == "first" or (place in own and not house):
                name = f"/word/{kind}-{place}.xml"
                relation = attach(main, kind.upper(), name, own[place])
            else:
                continue
            yield element(f"w:{kind}Reference", {"w:type": place, "r:id": relation})


def _notes(draft: Draft, main: Part) -> None:
    if not draft.calls:
        return
    root = w("footnotes")
    part = xml_part("/word/footnotes.xml", CONTENT_TYPE.WML_FOOTNOTES, root)
    main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    notes.fill(Story(draft, part, is_notes=True), root)
    tidy(root)


def _definitions(draft: Draft, main: Part, reference: Reference | None, report: Report) -> None:
    theme, language = draft.bundle.theme, draft.bundle.issue.meta.language
    own = House(sheet(theme, language, draft.page))
    if reference is not None:
        texts = [part.element for part in draft.package.iter_parts() if isinstance(part, XmlPart)]
        own = house(reference, own.sheet, texts, report)
        rename(texts, own.identifiers)
        align(texts, own.sheet, draft.page)
    numbering = draft.numbering.part(own.numbering)
    attach(main, "STYLES", "/word/styles.xml", own.sheet)
    attach(main, "NUMBERING", "/word/numbering.xml", numbering)
    attach(
        main, "THEME", "/word/theme/theme1.xml", palette(theme) if own.theme is None else own.theme
    )
    attach(main, "FONT_TABLE", "/word/fontTable.xml", settings.font_table(theme))


def _settings(draft: Draft, paper: Letterhead) -> Element:
    language = draft.bundle.issue.meta.language
    return settings.settings(language, notes=bool(draft.calls), page=paper.settings)
