"""Turns HTML elements into nodes: what has a node becomes it, the rest gives its contents.

`flow` makes blocks and `phrase` inlines of the same pieces, after the two content models of the
HTML standard.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from exporter.diagnostics import Problem
from exporter.model import nodes as n
from exporter.model.walk import plain
from exporter.reading import grids, zhihu
from exporter.reading.captions import attach
from exporter.reading.context import Context
from exporter.reading.headings import heading
from exporter.reading.htmlnames import BLOCKS, DROPPED, PLAYERS
from exporter.reading.links import is_safe, link
from exporter.reading.looks import note_alignment
from exporter.reading.markup import OPTIONAL_END, Element, Piece
from exporter.reading.media import image, player
from exporter.reading.paragraphs import finish, paragraphs
from exporter.reading.tags import forget

_Style: TypeAlias = (
    n.Emph
    | n.Strong
    | n.Strike
    | n.Sub
    | n.Super
    | n.Mark
    | n.Small
    | n.Underline
    | n.Work
    | n.Keyboard
)
_SPANS: dict[str, type[_Style]] = {
    "b": n.Strong,
    "strong": n.Strong,
    "i": n.Emph,
    "em": n.Emph,
    "cite": n.Work,
    "dfn": n.Emph,
    "var": n.Emph,
    "s": n.Strike,
    "del": n.Strike,
    "strike": n.Strike,
    "sub": n.Sub,
    "sup": n.Super,
    "mark": n.Mark,
    "small": n.Small,
    "u": n.Underline,
    "ins": n.Underline,
    "kbd": n.Keyboard,
}
_MEANINGFUL = {*_SPANS, "a", "details", "table", "ul", "ol", "blockquote", "pre", "code", "ruby"}
_LONGEST_NUMBER = 10
_HEADING = re.compile(r"h([1-6])")
_LANGUAGE = re.compile(r"(?:language|lang|brush)[-:]\s*([\w+#-]+)")


def flow(context: Context, pieces: Iterable[Piece], *, figures: bool = True) -> Iterator[n.Block]:
    """Yield the blocks that pieces come to.

    Parameters
    ----------
    figures : bool
        Whether pictures become figures.
    """
    made = _flow(context, pieces, figures=figures)
    yield from attach(context, made) if figures else made


def _flow(context: Context, pieces: Iterable[Piece], *, figures: bool) -> Iterator[n.Block]:
    run: list[n.Inline] = []

    def flush() -> Iterator[n.Block]:
        first = run[0] if run else None
        place = (first.line, first.column) if first else (0, 0)
        yield from paragraphs(context, run, place, figures=figures)
        run.clear()

    for piece in pieces:
        if not _is_block(piece):
            run.extend(phrase(context, [piece]))
            continue
        yield from flush()
        if isinstance(piece, Element):
            yield from _blocks(context, piece, figures=figures)
        elif isinstance(piece, n.Block):
            yield piece
    yield from flush()


def phrase(context: Context, pieces: Iterable[Piece]) -> Iterator[n.Inline]:
    """Yield the inlines that pieces come to; blocks among them keep their text."""
    for piece in pieces:
        if isinstance(piece, Element):
            yield from _inlines(context, piece)
        elif isinstance(piece, n.MathBlock):
            yield n.Math(piece.tex, line=piece.line, column=piece.column)
        elif isinstance(piece, n.Block):
            yield n.Text(plain([piece]), line=piece.line, column=piece.column)
        else:
            yield piece


def _is_block(piece: Piece) -> bool:
    if isinstance(piece, Element):
        return piece.name in BLOCKS or any(_is_block(child) for child in piece.children)
    return isinstance(piece, n.Block)


def _inlines(context: Context, element: Element) -> Iterator[n.Inline]:
    name, tag = element.name, element.tag
    line, column = tag.line, tag.column
    if name in DROPPED and element.closed:
        forget(context, element)
        return
    _complain_if_open(context, element)
    match name:
        case "br":
            yield n.Break(line=line, column=column)
        case "img":
            picture = image(element)
            formula = zhihu.formula(picture)
            yield n.Math(formula.tex, line=line, column=column) if formula else picture
        case "hr" | "source" | "col" | "wbr":
            pass
        case "ruby":
            yield from _ruby(context, element)
        case "code" | "tt" | "samp" if element.closed:
            text = "".join(_raw_text(element.children)).replace("\n", " ")
            yield n.Code(text, line=line, column=column)
        case "q":
            yield from (n.Text("“"), *phrase(context, element.children), n.Text("”"))
        case "a" if element.closed and "href" in tag.attributes:
            children = list(phrase(context, element.children))
            yield from link(
                context, children, element.get("href"), element.get("title"), (line, column)
            )
        case _ if name in PLAYERS:
            media = player(element, context.words)
            yield from link(context, [n.Text(media.title)], media.source, "", (line, column))
        case _ if name in _SPANS and element.closed:
            children = list(phrase(context, element.children))
            if children:
                yield _SPANS[name](tuple(children), line=line, column=column)
        case _:
            yield from phrase(context, element.children)


def _complain_if_open(context: Context, element: Element) -> None:
    if not element.closed and element.name in _MEANINGFUL:
        message = f"<{element.name}> is never closed and was left out; its text stays"
        hint = f"close it with </{element.name}> before the paragraph ends"
        context.report.add(Problem.HTML_DROPPED, message, element.tag, hint=hint)


def _blocks(context: Context, element: Element, *, figures: bool) -> Iterator[n.Block]:
    name, tag = element.name, element.tag
    line, column = tag.line, tag.column
    children = element.children
    _complain_if_open(context, element)
    whole = element.closed or name in OPTIONAL_END

    def inner(pieces: Iterable[Piece]) -> n.Blocks:
        return tuple(flow(context, pieces, figures=figures))

    match name:
        case "hr":
            yield n.Rule(line=line, column=column)
        case "pre" if whole:
            text = "".join(_raw_text(children)).strip("\n")
            yield n.CodeBlock(text, _language(element), line=line, column=column)
        case "details" if whole:
            yield _details(context, element)
        case "blockquote" if whole:
            yield n.Quote(inner(children), line=line, column=column)
        case "ul" | "menu" | "dir" if whole:
            if items := _items(context, element):
                yield n.BulletList(items, line=line, column=column)
        case "ol" if whole:
            start = element.get("start")
            first = int(start) if start.isdecimal() and len(start) < _LONGEST_NUMBER else 1
            if items := _items(context, element):
                yield n.OrderedList(items, first, line=line, column=column)
        case "dl" if whole:
            yield from _definitions(context, element)
        case "table" if whole and grids.is_filled(element):
            yield from flow(context, grids.strays(element))
            yield grids.table(element, partial(_cell, context), partial(_text, context))
        case "figure" if whole and figures:
            yield from _figures(context, element)
        case _ if name in PLAYERS:
            yield from _media(context, element)
        case _ if found := _HEADING.fullmatch(name):
            made = heading(context, int(found[1]), phrase(context, children), (line, column))
            note_alignment(context, element, (made,))
            yield made
        case _:
            held = inner(children)
            note_alignment(context, element, held)
            yield from held


def _cell(context: Context, pieces: Iterable[Piece]) -> n.Blocks:
    return tuple(flow(context, pieces, figures=False))


def _text(context: Context, pieces: Iterable[Piece]) -> n.Inlines:
    return finish(context, phrase(context, pieces))


def _details(context: Context, element: Element) -> n.Callout:
    titles = [p for p in element.children if isinstance(p, Element) and p.name == "summary"]
    title = _text(context, titles[0].children) if titles else ()
    rest = [p for p in element.children if not titles or p is not titles[0]]
    return n.Callout(
        n.CalloutKind.DETAILS,
        title or (n.Text(context.words.callouts[n.CalloutKind.DETAILS]),),
        tuple(flow(context, rest)),
        line=element.tag.line,
        column=element.tag.column,
    )


def _items(context: Context, element: Element) -> tuple[n.ListItem, ...]:
    items: list[n.ListItem] = []
    for piece in element.children:
        inside = isinstance(piece, Element) and piece.name == "li"
        if isinstance(piece, Element) and piece.name == "li":
            place = (piece.tag.line, piece.tag.column)
            blocks = tuple(flow(context, piece.children))
        else:
            blocks = tuple(flow(context, [piece]))
            place = (blocks[0].line, blocks[0].column) if blocks else (0, 0)
        if inside or blocks:
            items.append(n.ListItem(blocks, line=place[0], column=place[1]))
    return tuple(items)


def _definitions(context: Context, element: Element) -> Iterator[n.DefinitionList]:
    items: list[n.Definition] = []
    for piece in element.children:
        if isinstance(piece, Element) and piece.name == "dt":
            term = _text(context, piece.children)
            items.append(n.Definition(term, (), line=piece.tag.line, column=piece.tag.column))
            continue
        inside: list[Piece] = [piece]
        if isinstance(piece, Element) and piece.name == "dd":
            inside = piece.children
        blocks = tuple(flow(context, inside))
        if items:
            items[-1] = replace(items[-1], blocks=items[-1].blocks + blocks)
        elif blocks:
            items.append(n.Definition((), blocks))
    if items:
        yield n.DefinitionList(tuple(items), line=element.tag.line, column=element.tag.column)


def _figures(context: Context, element: Element) -> Iterator[n.Block]:
    captions = [p for p in element.children if isinstance(p, Element) and p.name == "figcaption"]
    caption = _text(context, (piece for c in captions for piece in c.children))
    blocks = list(flow(context, (p for p in element.children if p not in captions)))
    last = blocks[-1] if blocks else None
    context.sealed.update((b.line, b.column) for b in blocks if isinstance(b, n.Figure))
    if isinstance(last, n.Figure):
        blocks[-1] = replace(last, caption=caption)
    elif caption:
        blocks.append(n.Paragraph(caption, line=caption[0].line, column=caption[0].column))
    yield from blocks


def _media(context: Context, element: Element) -> Iterator[n.Block]:
    media = player(element, context.words)
    if not media.source:
        message = f"<{element.name}> has no address and was left out"
        context.report.add(Problem.HTML_DROPPED, message, media, hint="give it a src")
    safe = is_safe(context, media.source, (media.line, media.column))
    if safe and media.source:
        yield media
    if not (safe and media.source and element.closed):
        yield from flow(context, element.children)


def _ruby(context: Context, element: Element) -> Iterator[n.Inline]:
    base: list[Piece] = []
    for piece in element.children:
        if not isinstance(piece, Element) or piece.name in {"rb", "span"}:
            base.append(piece)
        elif piece.name == "rt":
            text, reading = plain(_text(context, base)), plain(_text(context, piece.children))
            yield n.Ruby(text, reading, line=element.tag.line, column=element.tag.column)
            base = []
    yield from phrase(context, base)


def _raw_text(pieces: Iterable[Piece]) -> Iterator[str]:
    for piece in pieces:
        match piece:
            case Element() if piece.name == "br":
                yield "\n"
            case Element():
                yield from _raw_text(piece.children)
            case n.Break():
                yield "\n"
            case n.Text(text=text):
                yield text
            case _:
                yield plain([piece])


def _language(element: Element) -> str:
    inner = [p for p in element.children if isinstance(p, Element)]
    for candidate in (element, *inner):
        if found := _LANGUAGE.search(candidate.get("class")):
            return found[1].lower()
        if candidate.get("lang"):
            return candidate.get("lang").lower()
    return ""
