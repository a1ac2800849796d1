"""How tall the picture of an entry is, so that two entries share a page.

An entry of a picture and some lines takes three fifths of a page if the picture is as wide as the
text: one half-empty page came after the other.
"""

from __future__ import annotations

from math import ceil

from exporter.emit.docx.page import Page
from exporter.model import nodes as n
from exporter.model.issue import Section, SectionKind
from exporter.model.walk import descend, plain
from exporter.textwidth import ems
from exporter.theme import Theme

_RUNNING_TEXT = (n.Paragraph, n.Labelled, n.TagLine)
_TWIPS = 20
_NARROW = 0.55
# Of a page: what an entry should fill, and how tall a picture is at least.
_HALF, _LEAST = 0.47, 0.15
# What the styles put around headings, pictures and captions, and below a paragraph.
_HEADING, _FIGURE, _CAPTION, _PARAGRAPH = 620, 240, 240, 80
_SPACED = 1.2


def picture_height(section: Section, page: Page, theme: Theme) -> int:
    """Return how tall the picture of an entry may be in twips, 0 where it need not heed others.

    An entry is here a picture, of no size that is asked for, and running text below it.
    """
    match section:
        case Section(kind=SectionKind.ENTRY, children=(), blocks=(n.Figure() as figure, _, *_)):
            text = section.blocks[1:]
        case _:
            return 0
    is_plain = all(isinstance(block, _RUNNING_TEXT) for block in text)
    if figure.image.width or not is_plain or _has_notes(text):
        return 0
    left = int(page.height * _HALF - _height(section, figure, text, page, theme))
    return max(left, int(page.height * _LEAST)) if left > 0 else 0


def _has_notes(text: n.Blocks) -> bool:
    return any(isinstance(node, n.NoteRef | n.Image) for node in descend(text))


def _height(section: Section, figure: n.Figure, text: n.Blocks, page: Page, theme: Theme) -> float:
    """Return about how tall an entry is without its picture."""
    sizes = theme.sizes
    heading = _lines(section.title, sizes.heading1, page) * sizes.heading1 * _SPACED * _TWIPS
    caption = _lines(figure.caption, sizes.small, page) * sizes.small * _SPACED * _TWIPS
    lines = sum(_lines((block,), sizes.body, page) for block in text)
    said = lines * sizes.body * sizes.line * _TWIPS + _PARAGRAPH * len(text)
    return _HEADING + heading + _FIGURE + (caption + _CAPTION if figure.caption else 0) + said


def _lines(nodes: n.Inlines | n.Blocks, points: float, page: Page) -> int:
    return ceil((ems(plain(nodes), _NARROW) + 2) * points * _TWIPS / page.line)
