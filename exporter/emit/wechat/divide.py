"""Divides a block that is longer than an article, where its lines, rows, items or sentences end."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from exporter.model import nodes as n
from exporter.model.walk import plain

_SENTENCE = re.compile(r"[。！？；…]+[”’」』）]*|[.!?;](?=\s)")
_Some = TypeVar("_Some")
Halves = tuple[n.Block, n.Block]


def pieces(block: n.Block, size: Callable[[n.Block], int], room: int) -> n.Blocks:
    """Return a block in pieces that have room, as few and as equal as can be.

    Parameters
    ----------
    size : callable
        Gives the characters of a block.
    room : int
        The characters that a piece may have.
    """
    count = -(-size(block) // room)
    halves = _cut(block, 1 / count) if count > 1 else None
    if halves is None:
        return (block,)
    return (*pieces(halves[0], size, room), *pieces(halves[1], size, room))


def _cut(block: n.Block, share: float) -> Halves | None:
    """Cut a block where about such a share of it has gone by, None if it cannot be cut."""
    match block:
        case n.Paragraph(children=children) | n.Labelled(children=children):
            return _paragraphs(block, children, share)
        case n.CodeBlock():
            return _listings(block, share)
        case n.Table():
            return _table(block, share)
        case n.OrderedList(items=items, start=start) if len(items) > 1:
            first, second = _split(items, share)
            return (
                replace(block, items=first),
                replace(block, items=second, start=start + len(first)),
            )
        case n.BulletList(items=items) if len(items) > 1:
            first, second = _split(items, share)
            return replace(block, items=first), replace(block, items=second)
        case n.BulletList(items=(item,)) | n.OrderedList(items=(item,)) if item.blocks:
            return _within_item(block, item, share)
        case n.DefinitionList(items=terms) if len(terms) > 1:
            before, after = _split(terms, share)
            return replace(block, items=before), replace(block, items=after)
        case n.ReferenceList(items=references) if len(references) > 1:
            upper, lower = _split(references, share)
            return replace(block, items=upper), replace(block, items=lower)
        case n.Quote(blocks=inner) | n.Callout(blocks=inner):
            halves = _within(inner, share)
            return halves and (replace(block, blocks=halves[0]), replace(block, blocks=halves[1]))
        case _:
            return None


def _split(some: Sequence[_Some], share: float) -> tuple[tuple[_Some, ...], tuple[_Some, ...]]:
    place = min(max(1, round(len(some) * share)), len(some) - 1)
    return tuple(some[:place]), tuple(some[place:])


def _within(inner: n.Blocks, share: float) -> tuple[n.Blocks, n.Blocks] | None:
    """Cut between blocks, or within the only one."""
    if len(inner) > 1:
        return _split(inner, share)
    halves = _cut(inner[0], share) if inner else None
    return halves and (halves[:1], halves[1:])


def _table(block: n.Table, share: float) -> Halves | None:
    """Cut a table between rows, or its only row within its cells; each half has the head."""
    body = block.body
    if len(body) == 1:
        one, other = _row(body[0], share)
    else:
        wanted = round(len(body) * share)
        places = [at for at in range(1, len(body)) if not _is_spanned(body, at)]
        place = min(places, key=lambda at: abs(at - wanted), default=0)
        one, other = body[:place], body[place:]
    if not one or not other:
        return None
    return (
        replace(block, body=one, foot=()),
        replace(block, body=other, caption=(), number=0),
    )


def _is_spanned(rows: Sequence[n.Row], place: int) -> bool:
    """Tell whether a cell above a place reaches below it."""
    return any(
        at + cell.rowspan > place for at, row in enumerate(rows[:place]) for cell in row.cells
    )


def _row(row: n.Row, share: float) -> tuple[tuple[n.Row, ...], tuple[n.Row, ...]]:
    """Cut what can be cut of a row's cells; what cannot is in the first half."""
    halves = [_within(cell.blocks, share) for cell in row.cells]
    if not any(halves):
        return (row,), ()
    first: list[n.Cell] = []
    second: list[n.Cell] = []
    for cell, pair in zip(row.cells, halves, strict=True):
        above, below = pair or (cell.blocks, ())
        first.append(replace(cell, blocks=above))
        second.append(replace(cell, blocks=below))
    return (replace(row, cells=tuple(first)),), (replace(row, cells=tuple(second)),)


def _within_item(
    block: n.BulletList | n.OrderedList, item: n.ListItem, share: float
) -> Halves | None:
    halves = _within(item.blocks, share)
    return halves and (
        replace(block, items=(replace(item, blocks=halves[0]),)),
        replace(block, items=(replace(item, blocks=halves[1]),)),
    )


def _paragraphs(
    block: n.Paragraph | n.Labelled, children: n.Inlines, share: float
) -> Halves | None:
    one, other = _parted(children, int(len(plain(children)) * share))
    if not one or not other:
        return None
    return replace(block, children=one), n.Paragraph(other, line=block.line, column=block.column)


def _parted(inlines: n.Inlines, room: int) -> tuple[n.Inlines, n.Inlines]:
    """Part inlines where about so many characters have gone by."""
    for place, node in enumerate(inlines):
        length = len(plain((node,)))
        if length < room:
            room -= length
            continue
        before, after = inlines[:place], inlines[place + 1 :]
        match node:
            case n.Text(text=text):
                end = _end_of_sentence(text, room)
                one, other = text[:end], text[end:].lstrip(" ")
                return (
                    (*before, *((replace(node, text=one),) if one else ())),
                    (*((replace(node, text=other),) if other else ()), *after),
                )
            case n.Link():
                return (*before, node), after
            case n.Span(children=children):
                first, second = _parted(children, room)
                return (
                    (*before, *((replace(node, children=first),) if first else ())),
                    (*((replace(node, children=second),) if second else ()), *after),
                )
            case _:
                return (*before, node), after
    return inlines, ()


def _end_of_sentence(text: str, place: int) -> int:
    """Return the end of a sentence that is nearest to a place, else the place."""
    ends = [found.end() for found in _SENTENCE.finditer(text) if found.end() < len(text)]
    return min(ends, key=lambda end: abs(end - place), default=place)


def _listings(block: n.CodeBlock, share: float) -> Halves | None:
    """Cut a listing between lines, and its only line anywhere."""
    text = block.text
    place = text.rfind("\n", 1, int(len(text) * share) + 1)
    place = text.find("\n", 1, -1) if place < 0 else place
    gap = 1 if place > 0 else 0
    place = place if gap else int(len(text) * share)
    one, other = text[:place], text[place + gap :]
    if not one or not other:
        return None
    tokens, rest = _tokens(block.tokens, place, gap)
    return replace(block, text=one, tokens=tokens), replace(block, text=other, tokens=rest)


def _tokens(
    tokens: tuple[n.Token, ...], place: int, gap: int
) -> tuple[tuple[n.Token, ...], tuple[n.Token, ...]]:
    """Part tokens after so many characters, without as many as the gap has."""
    before: list[n.Token] = []
    after: list[n.Token] = []
    for token in tokens:
        before.append(n.Token(token.kind, token.text[: max(0, place)]))
        after.append(n.Token(token.kind, token.text[max(0, place + gap) :]))
        place -= len(token.text)
    return tuple(t for t in before if t.text), tuple(t for t in after if t.text)
