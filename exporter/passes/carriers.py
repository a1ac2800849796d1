"""Keeps what the plain text of a heading does not hold, where the heading leaves the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from exporter.model import nodes as n
from exporter.model.walk import plain


def remainder(title: n.Heading) -> n.Blocks:
    """Return what the plain text of a title does not hold."""
    carriers = tuple(_carriers(title.children))
    figures = (c for c in carriers if isinstance(c, n.Figure))
    links = tuple(c for c in carriers if not isinstance(c, n.Figure))
    spaced = tuple(piece for link in links for piece in (n.Text(" "), link))[1:]
    return (*figures, *((n.Paragraph(spaced, line=title.line),) if spaced else ()))


def _carriers(inlines: n.Inlines, address: str = "") -> Iterator[n.Link | n.NoteRef | n.Figure]:
    for node in inlines:
        match node:
            case n.Image():
                yield n.Figure(node, link=address, line=node.line, column=node.column)
            case n.Link():
                yield from _parts(node)
            case n.NoteRef():
                yield node
            case n.Span():
                yield from _carriers(node.children, address)
            case _:
                pass


def _parts(link: n.Link) -> Iterator[n.Link | n.NoteRef | n.Figure]:
    """Yield a link; where it holds pictures, these, which lead where it leads, and its words."""
    held = tuple(_carriers(link.children, link.address))
    if not any(isinstance(c, n.Figure) for c in held):
        yield link
        return
    if words := plain(link.children).strip():
        yield replace(link, children=(n.Text(words),))
    yield from held
