"""Converts pandoc's inlines to pieces: our inlines, and elements of the raw HTML among them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from exporter.model import nodes as n
from exporter.model.walk import descend, plain
from exporter.reading import autolinks, shapes, zhihu
from exporter.reading.addresses import size_in, size_in_alt
from exporter.reading.context import Context
from exporter.reading.draft import JOINER
from exporter.reading.elements import phrase
from exporter.reading.links import link
from exporter.reading.markup import Piece, Tag, Token, build
from exporter.reading.tags import tokens

_STYLES: dict[type[shapes.Inline], type[n.Emph | n.Strong | n.Strike]] = {
    shapes.Emph: n.Emph,
    shapes.Strong: n.Strong,
    shapes.Strikeout: n.Strike,
}
NoteMaker: TypeAlias = Callable[[list[shapes.Block]], int]


def position(attr: shapes.Attr) -> str:
    """Return where an element stands as pandoc writes it; the last attribute counts."""
    found = ""
    for key, value in attr[2]:
        if key == "data-pos":
            found = value
    return found


def inlines(
    context: Context,
    items: Iterable[shapes.Inline],
    ranges: str,
    note: NoteMaker,
    ends: list[Tag] | None = None,
) -> list[Piece]:
    """Convert inlines.

    Parameters
    ----------
    ranges : str
        Where they stand, for those that do not know it.
    note : callable
        Takes the blocks of a footnote and gives its number.
    ends : list of Tag
        Receives the end tags of elements that began before these inlines.
    """
    found = list(_tokens(context, items, ranges, note))
    if any(isinstance(token, Tag) for token in found):
        return build(found, ends)
    return [token for token in found if not isinstance(token, Tag)]


def _tokens(
    context: Context, items: Iterable[shapes.Inline], ranges: str, note: NoteMaker
) -> Iterator[Token]:
    run: list[str] = []
    start = ""
    for item, attr in _unwrapped(items, None):
        if isinstance(item, shapes.Str):
            if not start and item.c != JOINER:
                start = position(attr) if attr else ranges
            run.append(item.c)
        elif isinstance(item, shapes.Space):
            run.append(" ")
        elif isinstance(item, shapes.SoftBreak):
            run.append("\n")
        else:
            if run:
                yield from context.split("".join(run), context.draft.place(start))
                run, start = [], ""
            yield from _token(context, item, position(attr) if attr else ranges, note)
    if run:
        yield from context.split("".join(run), context.draft.place(start))


def _unwrapped(
    items: Iterable[shapes.Inline], around: shapes.Attr | None
) -> Iterator[tuple[shapes.Inline, shapes.Attr | None]]:
    """Yield inlines with what stands around them and says where they are: most hold one word."""
    for item in items:
        if not isinstance(item, shapes.Span):
            yield item, around
            continue
        attr, inner = item.c
        if len(inner) == 1 and not isinstance(inner[0], shapes.Span):
            yield inner[0], attr
        else:
            yield from _unwrapped(inner, attr)


def _token(context: Context, item: shapes.Inline, at: str, note: NoteMaker) -> Iterator[Token]:
    place = context.draft.place(at)
    line, column = place
    match item:
        case shapes.Emph(c=inner) | shapes.Strong(c=inner) | shapes.Strikeout(c=inner):
            children = tuple(phrase(context, inlines(context, inner, at, note)))
            if children:  # tags that mean nothing may stand alone in it
                yield _STYLES[type(item)](children, line=line, column=column)
        case shapes.LineBreak():
            yield n.Break(line=line, column=column)
        case shapes.Code(c=(attr, text)):
            line, column = context.draft.place(position(attr) or at)
            yield n.Code(context.original(text), line=line, column=column)
        case shapes.RawInline(c=(_, raw)):
            yield from tokens(context, raw, place)
        case shapes.Note(c=blocks):
            yield n.NoteRef(note(blocks), line=line, column=column)
        case shapes.Image(c=(attr, inner, (source, title))):
            line, column = context.draft.place(position(attr) or at)
            described = tuple(phrase(context, inlines(context, inner, at, note)))
            written = plain(described)
            address, width = size_in(_address(context, source))
            alt, width_in_alt = size_in_alt(written.replace("\n", " "))
            named = context.original(title)
            picture = n.Image(address, alt, named, width or width_in_alt, line=line, column=column)
            yield zhihu.formula(picture) or picture
            yield from (node for node in descend(described) if isinstance(node, n.NoteRef))
        case shapes.Link():
            yield from _link(context, item, at, note)
        case shapes.Str() | shapes.Space() | shapes.SoftBreak() | shapes.Span():
            pass


def _link(context: Context, item: shapes.Link, at: str, note: NoteMaker) -> Iterator[n.Inline]:
    attr, inner, (target, title) = item.c
    where = position(attr) or at
    place = context.draft.place(where)
    address = _address(context, target)
    children = list(phrase(context, inlines(context, inner, where, note)))
    text = plain(children)
    if autolinks.is_automatic(text, address) and context.draft.starts_bare(text, place):
        yield from autolinks.mend(context, text, address, place)
    else:
        yield from link(context, children, address, context.original(title), place)


def _address(context: Context, target: str) -> str:
    return context.original(target).replace("%CD%8F", "")
