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


def pieces(block: n.Block, fits: Callable[[n.Block], bool]) -> n.Blocks:
    """Return a block in pieces that fit, as far as it can be cut.

    Parameters
    ----------
    fits : callable
        Tells whether a block is short enough.
    """
    halves = None if fits(block) else _halves(block)
    if halves is None:
        return (block,)
    return (*pieces(halves[0], fits), *pieces(halves[1], fits))


def _halves(block: n.Block) -> Halves | None:
    match block:
        case n.Paragraph(children=children) | n.Labelled(children=children):
            return _paragraphs(block, children)
        case n.CodeBlock():
            return _listings(block)
        case n.Table(body=body) if len(body) > 1:
            one, other = _middle(body)
            return replace(block, body=one), replace(block, body=other, caption=(), number=0)
        case n.OrderedList(items=items, start=start) if len(items) > 1:
            first, second = _middle(items)
            return (
                replace(block, items=first),
                replace(block, items=second, start=start + len(first)),
            )
        case n.BulletList(items=items) if len(items) > 1:
            first, second = _middle(items)
            return replace(block, items=first), replace(block, items=second)
        case n.DefinitionList(items=terms) if len(terms) > 1:
            before, after = _middle(terms)
            return replace(block, items=before), replace(block, items=after)
        case n.ReferenceList(items=references) if len(references) > 1:
            upper, lower = _middle(references)
            return replace(block, items=upper), replace(block, items=lower)
        case n.Quote(blocks=inner) | n.Callout(blocks=inner):
            return _boxes(block, inner)
        case _:
            return None


def _middle(some: Sequence[_Some]) -> tuple[tuple[_Some, ...], tuple[_Some, ...]]:
    half = len(some) // 2
    return tuple(some[:half]), tuple(some[half:])


def _boxes(block: n.Quote | n.Callout, inner: n.Blocks) -> Halves | None:
    if len(inner) == 1:
        halves = _halves(inner[0])
        return halves and (replace(block, blocks=halves[:1]), replace(block, blocks=halves[1:]))
    one, other = _middle(inner)
    return (replace(block, blocks=one), replace(block, blocks=other)) if one else None


def _paragraphs(block: n.Paragraph | n.Labelled, children: n.Inlines) -> Halves | None:
    one, other = _parted(children, len(plain(children)) // 2)
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


def _listings(block: n.CodeBlock) -> Halves | None:
    lines = block.text.split("\n")
    one, other = ("\n".join(half) for half in _middle(lines))
    if not one or not other:
        return None
    tokens, rest = _tokens(block.tokens, len(one))
    return replace(block, text=one, tokens=tokens), replace(block, text=other, tokens=rest)


def _tokens(
    tokens: tuple[n.Token, ...], length: int
) -> tuple[tuple[n.Token, ...], tuple[n.Token, ...]]:
    """Part tokens at a line feed that stands after so many characters, which is left out."""
    before: list[n.Token] = []
    after: list[n.Token] = []
    for token in tokens:
        before.append(n.Token(token.kind, token.text[: max(0, length)]))
        after.append(n.Token(token.kind, token.text[max(0, length + 1) :]))
        length -= len(token.text)
    return tuple(t for t in before if t.text), tuple(t for t in after if t.text)
