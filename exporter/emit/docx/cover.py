"""The cover page: series and number, the headlines, date and authors, the picture."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.emit.docx.draft import Story
from exporter.emit.docx.inlines import text
from exporter.emit.docx.markup import Element, paragraph, run, w
from exporter.emit.docx.page import volume
from exporter.emit.docx.pictures import drawing
from exporter.emit.titling import date_beside


def cover(story: Story) -> Iterator[Element]:
    """Build the paragraphs of the cover page."""
    issue = story.draft.bundle.issue
    meta = issue.meta
    if volume(meta):
        yield paragraph("CoverSeries", text(story, volume(meta)))
    yield paragraph("Title", _lines(story, meta.parts or (meta.title,)))
    byline = " · ".join(filter(None, (date_beside(meta), story.words.comma.join(meta.authors))))
    if byline:
        yield paragraph("Subtitle", text(story, byline))
    if issue.cover:
        credit = issue.cover.credit
        page = story.draft.page
        shown = drawing(story, issue.cover.image, page.width, height=page.cover_height, text=credit)
        yield paragraph("CoverPicture", [shown])
        if credit:
            yield paragraph("CoverCredit", text(story, credit))


def _lines(story: Story, parts: tuple[str, ...]) -> list[Element]:
    made: list[Element] = []
    for part in parts:
        made += [run([w("br")])] if made else []
        made += text(story, part)
    return made
