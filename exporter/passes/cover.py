"""Takes the cover and its credit out of the text.

The cover is what front matter names, else the first picture before the first section if it has at
most one block of text above it or a credit of its own, else the first picture of a section 封面图.
It moves: a picture that is the cover stands in the text no more, unless the text of that section
speaks of it (上图, 图中). A picture that leads to another
page stays, because a cover leads nowhere. Front matter's picture takes nothing out of the text but
itself.

The credit is front matter's, else the picture's alt if it speaks of an origin, else the paragraph
after the picture if it is small print or begins with （题图. Small print that holds a link or a
note stays in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from exporter.config import Recognition
from exporter.conventions.credits import is_credit, is_credit_paragraph, names_a_credit
from exporter.conventions.roles import Role, role
from exporter.model import nodes as n
from exporter.model.issue import Cover, FrontMatter, Issue
from exporter.model.walk import Descendable, descend, plain
from exporter.passes.outline import without_separators

# what a text says of the picture above it: 上图是…, 图中…, 如图, 照片里…
_SPEAKS_OF_IT = re.compile(
    r"[上下本此该這这][张張幅]?(?:[图圖](?![书書案形表标標腾])|照片|相片|画面)"
    r"|(?:上|下)(?:面|方|边)?的?(?:这|這)?[张張幅]?(?:图片|圖片|照片)"
    r"|(?:[图圖]片?|照片|画面)[中里裡]|[图圖]上的?[是为有]|如[图圖]|见[图圖]"
)
_TEXT_ABOVE = 1


def take_cover(issue: Issue, front: FrontMatter, hints: Recognition) -> Issue:
    """Return the issue with its cover, and without it in the text."""
    found = _first_figure(issue.lead)
    if front.cover:
        if found is None or found[1].image.source != front.cover:
            named = n.Image(front.cover, line=front.lines.get("cover", 0))
            return replace(issue, cover=Cover(named, front.cover_credit or ""))
    elif not hints.cover:
        return issue
    elif found is None or not _stands_as_cover(issue.lead, *found):
        return _from_section(issue, front)
    cover, rest = _take(issue.lead, *found, front)
    return replace(issue, cover=cover, lead=without_separators(rest))


def _first_figure(blocks: n.Blocks) -> tuple[int, n.Figure] | None:
    """Return the first picture and its place, unless it leads to another page."""
    for place, block in enumerate(blocks):
        if isinstance(block, n.Figure):
            return (place, block) if block.link in {"", block.image.source} else None
    return None


def _stands_as_cover(lead: n.Blocks, place: int, figure: n.Figure) -> bool:
    if names_a_credit(figure.caption):
        return True
    return place <= _TEXT_ABOVE or any(map(is_credit_paragraph, lead[place + 1 : place + 2]))


def _from_section(issue: Issue, front: FrontMatter) -> Issue:
    for index, section in enumerate(issue.sections):
        found = _first_figure(section.blocks)
        if found is None or role(plain(section.title)) is not Role.COVER:
            continue
        cover, rest = _take(section.blocks, *found, front)
        if _SPEAKS_OF_IT.search(plain(rest)):
            return replace(issue, cover=cover)
        left = (replace(section, blocks=rest),) if rest or section.children else ()
        sections = (*issue.sections[:index], *left, *issue.sections[index + 1 :])
        return replace(issue, cover=cover, sections=sections)
    return issue


def _take(
    blocks: n.Blocks, place: int, figure: n.Figure, front: FrontMatter
) -> tuple[Cover, n.Blocks]:
    """Return the cover and the blocks that stay: a caption only if it is not the credit."""
    before, after = blocks[:place], blocks[place + 1 :]
    image, credit = figure.image, front.cover_credit
    if figure.caption and credit is None and not _holds_more(figure.caption):
        return Cover(image, plain(figure.caption)), (*before, *after)
    if figure.caption:
        after = (n.Paragraph(figure.caption, line=figure.line), *after)
    if credit is not None:
        return Cover(image, credit), (*before, *after)
    if is_credit(image.alt):
        return Cover(replace(image, alt=""), image.alt), (*before, *after)
    if is_credit(image.title):
        return Cover(replace(image, title=""), image.title), (*before, *after)
    if after and is_credit_paragraph(after[0]) and not _holds_more(after[:1]):
        return Cover(image, plain(after[:1]).strip()), (*before, *after[1:])
    return Cover(image), (*before, *after)


def _holds_more(nodes: Iterable[Descendable]) -> bool:
    """Tell whether there is more than text, which a credit cannot hold."""
    rich = (n.Link, n.CrossReference, n.NoteRef, n.Image)
    return any(isinstance(node, rich) for node in descend(nodes))
