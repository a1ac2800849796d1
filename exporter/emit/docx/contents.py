"""The contents: a field that Word can renew, filled in with entries that lead to the headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exporter.emit.docx.draft import Story
from exporter.emit.docx.fields import closing, field, jump, opening
from exporter.emit.docx.inlines import Tone, inlines, text
from exporter.emit.docx.markup import Element, characters, paragraph, run, w
from exporter.emit.docx.styles.front import CONTENTS_DEPTH
from exporter.model import nodes as n
from exporter.model.issue import Section, SectionKind
from exporter.model.walk import name_of, plain, rebuild_inlines, sections

_FIELD = rf'TOC \o "1-{CONTENTS_DEPTH}" \h \z'
_FRONT = 2
_WITHOUT_PAGES = _FIELD.replace(r"\h", r"\n \h")


def contents(story: Story) -> Iterator[Element]:
    """Build the contents (ECMA-376 part 1, § 17.16.5.68, `TOC`).

    Page numbers are those of a PDF of the same run, which has as many pages before the text;
    without one there are none, and the field says so. Each is marked as stale, for Word to renew.
    """
    found = list(headings(story.draft.bundle.issue.sections))
    if not found:
        return
    lines = [(depth, _entry(story, section)) for depth, section in found]
    depth, first = lines[0]
    numbered = any(section.anchor in story.draft.bundle.pages for _, section in found)
    lines[0] = (depth, [*opening(_FIELD if numbered else _WITHOUT_PAGES), *first])
    lines[-1] = (lines[-1][0], [*lines[-1][1], closing()])
    title = _title(story)
    entries = (paragraph(f"Toc{depth}", content) for depth, content in lines)
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    yield w("sdt", w("sdtPr", gallery), w("sdtContent", title, *entries))


def headings(some: Iterable[Section], depth: int = 1) -> Iterator[tuple[int, Section]]:
    """Yield what the contents list with its depth; the author's own contents are replaced.

    A heading that shows nothing is not listed.
    """
    for section in some:
        if section.kind is SectionKind.CONTENTS:
            yield from headings(section.children, depth)
        elif depth <= CONTENTS_DEPTH and section.kind is not SectionKind.SIGN_OFF:
            if name_of(section.title):
                yield depth, section
            yield from headings(section.children, depth + 1)


def opens_text(story: Story) -> str:
    """Return the anchor of the section that a PDF of the same run begins on a page after the front.

    Cover and contents are on two pages; what stands below the contents stays there.
    """
    pages = story.draft.bundle.pages
    found = headings(story.draft.bundle.issue.sections)
    later = (section.anchor for _, section in found if pages.get(section.anchor, 0) > _FRONT)
    return next(later, "")


def _title(story: Story) -> Element:
    own = [s for s in sections(story.draft.bundle.issue) if s.kind is SectionKind.CONTENTS]
    content = inlines(story, own[0].title if own else (n.Text(story.words.contents),))
    for section in own:
        content = story.draft.anchored(section.anchor, content)
    return paragraph("TOCHeading", content)


def _entry(story: Story, section: Section) -> list[Element]:
    title = rebuild_inlines(section.title, _without_notes)
    content = inlines(story, title, Tone(linked=True))
    if not plain(title).strip():
        content = text(story, name_of(section.title))
    mark = story.draft.bookmarks[section.anchor]
    if page := story.draft.bundle.pages.get(section.anchor):
        content += [run(characters("\t")), *field(rf"PAGEREF {mark} \h", str(page), dirty=1)]
    return [jump(mark, content)]


def _without_notes(node: n.Inline) -> Iterable[n.Inline]:
    return () if isinstance(node, n.NoteRef | n.Image) else (node,)
