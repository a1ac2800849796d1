"""Converts pandoc's blocks to ours, in one sweep; with `inlines` all that knows pandoc's shapes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

import msgspec

from exporter.diagnostics import Problem
from exporter.model import nodes as n
from exporter.model.issue import Note
from exporter.model.walk import descend
from exporter.reading import shapes
from exporter.reading.captions import attach
from exporter.reading.context import Context, Place
from exporter.reading.dialects.callouts import opening
from exporter.reading.dialects.diagrams import complaint, is_diagram
from exporter.reading.dialects.kinds import kind_of
from exporter.reading.elements import flow, phrase
from exporter.reading.headings import heading
from exporter.reading.htmlnames import BLOCKS
from exporter.reading.inlines import inlines, position
from exporter.reading.losses import check_cells
from exporter.reading.markup import Element, Piece, Tag, Token, build
from exporter.reading.paragraphs import finish
from exporter.reading.tags import tokens

_ALIGNMENTS = {
    "AlignLeft": n.Alignment.LEFT,
    "AlignCenter": n.Alignment.CENTER,
    "AlignRight": n.Alignment.RIGHT,
}
_BOXES = {"☐": False, "☒": True}
_MARKER = re.compile(r"(?:[-*+]|\d{1,9}[.)])\s+(?:\[[\sxX]\]\s+)?$")
_BOX = re.compile(r"\[([ xX])\](?:( )|\Z)")
_DRAW = "export the diagram as PNG or SVG and put the picture in its place"
_LANGUAGE = re.compile(r"\{?\.*([^\s{}:,.][^\s{}:,]*)")


def blocks(context: Context, items: Sequence[shapes.Block]) -> n.Blocks:
    """Convert blocks."""
    unwrapped = list(_unwrapped(items, ""))
    if not any(isinstance(item, shapes.RawBlock) for item, _ in unwrapped):
        made = [b for item, at in unwrapped for b in _block(context, item, at)]
        return tuple(attach(context, _one_list(context, made)))
    stream = build(token for item, at in unwrapped for token in _tokens(context, item, at))
    return tuple(_one_list(context, flow(context, stream)))


def _one_list(context: Context, made: Iterable[n.Block]) -> Iterator[n.Block]:
    """Join the lists that pandoc makes of one list where some items are tasks and some are not."""
    last: n.Block | None = None
    for block in made:
        if isinstance(last, n.BulletList) and isinstance(block, n.BulletList):
            same = context.draft.at(last) == context.draft.at(block) != ""
            if same and _has_tasks(last) != _has_tasks(block):
                last = replace(last, items=last.items + block.items)
                continue
        if last is not None:
            yield last
        last = block
    if last is not None:
        yield last


def _has_tasks(block: n.BulletList) -> bool:
    return block.items[-1].checked is not None


def _unwrapped(items: Iterable[shapes.Block], at: str) -> Iterator[tuple[shapes.Block, str]]:
    for item in items:
        if isinstance(item, shapes.Div) and not item.c[0][1]:
            yield from _unwrapped(item.c[1], position(item.c[0]) or at)
        else:
            yield item, at


def _tokens(context: Context, item: shapes.Block, at: str) -> Iterator[Token]:
    match item:
        case shapes.RawBlock(c=(_, raw)):
            keep_space = "<pre" in raw.lower()
            yield from tokens(context, raw, context.draft.place(at), keep_space=keep_space)
        case shapes.Para(c=content):
            ends: list[Tag] = []
            pieces = inlines(context, content, at, partial(_note, context), ends)
            yield from _opening(context, pieces)
            yield from ends
        case _:
            yield from _block(context, item, at)


def _opening(context: Context, pieces: list[Piece]) -> Iterator[Token]:
    """Yield a paragraph's blocks, and open again the element whose end stands further down."""
    last = pieces[-1] if pieces else None
    if isinstance(last, Element) and not last.closed and last.name in BLOCKS:
        yield from flow(context, pieces[:-1])
        yield from _opened(last)
    else:
        yield from flow(context, pieces)


def _opened(element: Element) -> Iterator[Token]:
    yield element.tag
    for child in element.children:
        if child is element.children[-1] and isinstance(child, Element) and not child.closed:
            yield from _opened(child)
        else:
            yield child


def _block(context: Context, item: shapes.Block, at: str) -> Iterator[n.Block]:
    line, column = context.draft.place(at)
    match item:
        case shapes.Para(c=content) | shapes.Plain(c=content):
            yield from flow(context, inlines(context, content, at, partial(_note, context)))
        case shapes.Header(c=(level, attr, content)):
            place = context.draft.place(position(attr))
            pieces = inlines(context, content, "", partial(_note, context))
            yield heading(context, level, phrase(context, pieces), place)
        case shapes.BlockQuote(c=inner):
            yield _quote(context, inner, (line, column))
        case shapes.BulletList(c=items):
            made = _items(context, items)
            line, column = _begin(made, (line, column))
            yield n.BulletList(made, line=line, column=column)
        case shapes.OrderedList(c=((start, _, _), items)):
            made = _items(context, items)
            line, column = _begin(made, (line, column))
            yield n.OrderedList(made, start, line=line, column=column)
        case shapes.CodeBlock():
            yield _code(context, item)
        case shapes.HorizontalRule():
            yield n.Rule(line=line, column=column)
        case shapes.Table():
            yield _table(context, item)
        case shapes.Div(c=(attr, inner)):
            yield _alert(context, attr, inner)
        case shapes.RawBlock():
            yield from blocks(context, [item])


def _code(context: Context, item: shapes.CodeBlock) -> n.CodeBlock | n.MathBlock:
    attr, text = item.c
    line, column = context.draft.place(position(attr))
    found = _LANGUAGE.match(attr[1][0]) if attr[1] else None
    language = context.original(found[1]).lower() if found else ""
    text = context.original(text)
    if is_diagram(language):
        context.report.add(
            Problem.FOREIGN_SYNTAX, complaint(language), line=line, column=column, hint=_DRAW
        )
    if language == "math":
        return n.MathBlock(text.strip(), line=line, column=column)
    return n.CodeBlock(text, language, line=line, column=column)


def _alert(context: Context, attr: shapes.Attr, inner: list[shapes.Block]) -> n.Callout:
    line, column = context.draft.place(position(attr))
    kind, title = kind_of(attr[1][0])
    named = context.words.callouts.get(kind.value, title)
    return n.Callout(kind, (n.Text(named),), blocks(context, inner[1:]), line=line, column=column)


def _quote(context: Context, inner: list[shapes.Block], place: Place) -> n.Quote | n.Callout:
    line, column = place
    first, at = next(_unwrapped(inner, ""), (None, ""))
    found = opening(context, first.c, at) if isinstance(first, shapes.Para) else None
    if found is None:
        return n.Quote(blocks(context, inner), line=line, column=column)
    begins, rest = found
    titled = inlines(context, begins.title, at, partial(_note, context))
    title = finish(context, phrase(context, titled))
    body = [shapes.Para(rest)] if rest else []
    made = blocks(context, [*body, *inner[1:]])
    return n.Callout(begins.kind, title or (n.Text(begins.name),), made, line=line, column=column)


def _items(context: Context, items: Iterable[list[shapes.Block]]) -> tuple[n.ListItem, ...]:
    return tuple(_item(context, item) for item in items)


def _item(context: Context, item: list[shapes.Block]) -> n.ListItem:
    checked = None
    match item:
        case [shapes.Plain(c=[shapes.Str(c=box)]) | shapes.Para(c=[shapes.Str(c=box)]), *rest]:
            checked = _BOXES.get(box)
            item = rest if checked is not None else item
        case _:
            pass
    inner = blocks(context, item)
    if checked is None and inner and isinstance(inner[0], n.Paragraph):
        checked, inner = _missed_task(context, inner[0], inner[1:])
    line, column = _marker(context, (inner[0].line, inner[0].column)) if inner else (0, 0)
    return n.ListItem(inner, checked, line=line, column=column)


def _missed_task(
    context: Context, first: n.Paragraph, rest: n.Blocks
) -> tuple[bool | None, n.Blocks]:
    """Find the box of a task where pandoc sees none: in a list with numbers, before no text."""
    match first.children:
        case [n.Text(text=text) as node, *others] if (
            (box := _BOX.match(text)) and (box[2] or not others) and context.draft.at(node) == "["
        ):
            bare = n.Text(text[box.end() :], line=node.line, column=node.column + box.end())
            children = (bare, *others) if bare.text else tuple(others)
            inner = (replace(first, children=children), *rest) if children else rest
            return box[1] != " ", inner
        case _:
            return None, (first, *rest)


def _begin(items: tuple[n.ListItem, ...], place: Place) -> Place:
    """Return the place of a list, which pandoc does not know inside a footnote."""
    return place if place[0] or not items else (items[0].line, items[0].column)


def _marker(context: Context, content: Place) -> Place:
    """Return where the marker of an item stands whose content begins at a place."""
    line, column = content
    if line:
        found = _MARKER.search(context.draft.source[line - 1][: max(column - 1, 0)])
        if found:
            return line, found.start() + 1
    return 0, 0


def _table(context: Context, item: shapes.Table) -> n.Table:
    attr, _, columns, (_, head), bodies, _ = item.c
    line, column = context.draft.place(position(attr))
    top = _rows(context, head)
    body = tuple(row for part in bodies for row in _rows(context, part[3]))
    for row in body:
        check_cells(context, row.line, len(columns))
    return n.Table(
        tuple(_ALIGNMENTS.get(align.t, n.Alignment.DEFAULT) for align, _ in columns),
        top if any(cell.blocks for row in top for cell in row.cells) else (),
        body,
        line=line,
        column=column,
    )


def _rows(context: Context, rows: Iterable[shapes.Row]) -> tuple[n.Row, ...]:
    made = []
    for _, cells in rows:
        row = tuple(_cell(context, cell) for cell in cells)
        line = next((cell.line for cell in row if cell.line), 0)
        made.append(n.Row(row, line=line))
    return tuple(made)


def _cell(context: Context, cell: shapes.Cell) -> n.Cell:
    _, _, rowspan, colspan, inner = cell
    content: list[Piece] = []
    for item, at in _unwrapped(inner, ""):
        if isinstance(item, shapes.Plain | shapes.Para):
            content += inlines(context, item.c, at, partial(_note, context))
    made = tuple(flow(context, content, figures=False))
    line, column = (made[0].line, made[0].column) if made else (0, 0)
    return n.Cell(made, colspan, rowspan, line=line, column=column)


def _note(context: Context, inner: list[shapes.Block]) -> int:
    """Return the number of a footnote; pandoc repeats its text, places and all, at each call."""
    key = msgspec.json.encode(inner)
    number = context.numbers.get(key)
    if number is None:
        number = context.numbers[key] = len(context.numbers) + 1
        text = blocks(context, inner)
        line = next((node.line for node in descend(text) if node.line), 0)
        source = context.draft.source[line - 1] if line else ""
        column = max(source.find("[^"), source.find("^[")) + 1
        context.notes[number] = Note(number, text, line=line, column=column)
    return number
