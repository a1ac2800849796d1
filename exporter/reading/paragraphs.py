"""Makes paragraphs and figures of a run of inlines: a picture stands alone, wherever it was.

A note called right behind a picture, or in its description, belongs to the caption.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

from exporter.model import nodes as n
from exporter.reading.autolinks import link_bare
from exporter.reading.context import Context, Place
from exporter.reading.linebreaks import settle, trim

_ICON = 40
_WHOLE = 100
_Part: TypeAlias = n.Figure | n.Inline


def finish(context: Context, inlines: Iterable[n.Inline]) -> n.Inlines:
    """Settle line ends and link bare addresses: the last word on text that stays one piece."""

    def locate(text: str, line: int) -> Place:
        return context.draft.find(text, line, 1, lines=3)

    return tuple(link_bare(context, settle(inlines, context.breaks, locate)))


def paragraphs(
    context: Context, inlines: Iterable[n.Inline], place: Place, *, figures: bool = True
) -> Iterator[n.Block]:
    """Yield the paragraphs and figures that inlines come to, in order.

    Parameters
    ----------
    figures : bool
        Whether pictures become figures; in the cells of tables they stay in their paragraph.
    """
    done = finish(context, inlines)
    parts: Iterable[_Part] = done
    if figures and any(_holds_picture(node) for node in done) and not _stand_beside(done):
        alone = not any(_is_text(node) for node in done)
        parts = (part for node in done for part in _parts(node, alone=alone))
    run: list[n.Inline] = []
    figure: n.Figure | None = None
    for part in parts:
        if isinstance(part, n.NoteRef) and figure and not run:
            figure = replace(figure, caption=(*figure.caption, part))
            continue
        if isinstance(part, n.Figure) or not run:
            yield from filter(None, (figure,))
            figure = None
        if isinstance(part, n.Figure):
            yield from _paragraph(run, place)
            figure, run = part, []
        else:
            run.append(part)
    yield from filter(None, (figure,))
    yield from _paragraph(run, place)


def _paragraph(run: list[n.Inline], place: Place) -> Iterator[n.Paragraph]:
    children = tuple(trim(run))
    if children:
        first = children[0]
        line, column = (first.line, first.column) if first.line else place
        yield n.Paragraph(children, line=line, column=column)


def _parts(node: n.Inline, *, alone: bool) -> Iterator[_Part]:
    """Cut a node at its pictures; a small icon in a text stays where it is."""
    match node:
        case n.Image():
            yield node if _is_icon(node) and not alone else _figure(node, "")
        case n.Link() if _holds_picture(node):
            yield from _linked(node, alone=alone)
        case n.CrossReference():
            yield node
        case n.Span() if _holds_picture(node) and not any(_is_text(c) for c in node.children):
            for child in node.children:
                yield from _parts(child, alone=alone)
        case _:
            yield node


def _linked(node: n.Link, *, alone: bool) -> Iterator[_Part]:
    rest: list[n.Inline] = []
    for child in node.children:
        for part in _parts(child, alone=alone):
            if isinstance(part, n.Figure):
                yield from _relinked(node, rest)
                yield replace(part, link=node.address)
                rest = []
            elif isinstance(part, n.NoteRef) and not rest:
                yield part
            else:
                rest.append(part)
    yield from _relinked(node, rest)


def _relinked(node: n.Link, rest: list[n.Inline]) -> Iterator[n.Inline]:
    children = tuple(trim(rest))
    if children:
        yield replace(node, children=children)


def _figure(image: n.Image, link: str) -> n.Figure:
    return n.Figure(image, link=link, line=image.line, column=image.column)


def _holds_picture(node: n.Inline) -> bool:
    if isinstance(node, n.Span):
        return any(_holds_picture(child) for child in node.children)
    return isinstance(node, n.Image)


def _is_text(node: n.Inline) -> bool:
    match node:
        case n.Text(text=text):
            return bool(text.strip())
        case n.Image() | n.Break():
            return False
        case n.Span(children=children):
            return any(_is_text(child) for child in children)
        case _:
            return True


def _stand_beside(inlines: n.Inlines) -> bool:
    """Tell whether these are pictures of shares of the line, which together fit on it."""
    shown = [node for node in inlines if not isinstance(node, n.Text) or node.text.strip()]
    shares = [node.width for node in shown if isinstance(node, n.Image) and "%" in node.width]
    together = sum(float(share.rstrip("%")) for share in shares)
    return len(shown) == len(shares) > 1 and together <= _WHOLE


def _is_icon(image: n.Image) -> bool:
    asked = image.width or image.height
    return asked.isdecimal() and int(asked) <= _ICON
