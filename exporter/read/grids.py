"""Reads `<table>`: head and body, spans, alignment, caption."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from exporter.model import nodes as n
from exporter.read.markup import Element, Piece

_ALIGN = re.compile(r"text-align\s*:\s*(left|center|right)")
_MOST_COLUMNS = 100
_LONGEST_NUMBER = 6
_PARTS = {"thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup", "col"}


def rows(table: Element) -> list[tuple[Element, bool]]:
    """Return the rows of a table, each with whether it belongs to the head."""
    found = list(_rows(table, head=False))
    if found and not any(head for _, head in found):
        row = found[0][0]
        if all(cell.name == "th" for cell in _cells(row)) and len(found) > 1:
            found[0] = (row, True)
    return [(row, head) for row, head in found if _cells(row)]


def table(
    element: Element,
    blocks: Callable[[Iterable[Piece]], n.Blocks],
    inlines: Callable[[Iterable[Piece]], n.Inlines],
) -> n.Table:
    """Make a table.

    Parameters
    ----------
    blocks, inlines : callable
        Make of the pieces in a cell blocks, of those in the caption inlines.
    """
    head: list[n.Row] = []
    body: list[n.Row] = []
    found = rows(element)
    widest = max(_MOST_COLUMNS, *(len(_cells(row)) for row, _ in found))
    for index, (row, in_head) in enumerate(found):
        spans = _spans(_cells(row), widest)
        below = len(found) - index
        cells = tuple(_cell(*pair, below, blocks) for pair in spans)
        target = head if in_head else body
        target.append(n.Row(cells, line=row.tag.line, column=row.tag.column))
    captions = [p for p in element.children if isinstance(p, Element) and p.name == "caption"]
    return n.Table(
        _alignments(found, head + body),
        tuple(head),
        tuple(body),
        inlines(piece for caption in captions for piece in caption.children),
        line=element.tag.line,
        column=element.tag.column,
    )


def strays(table: Element) -> list[Piece]:
    """Return what stands in a table outside its cells, which HTML shows before it."""
    found: list[Piece] = []
    for piece in table.children:
        if not isinstance(piece, Element) or piece.name not in _PARTS:
            found.append(piece)
        elif piece.name in {"thead", "tbody", "tfoot", "tr"}:
            found += strays(piece)
    return found


def _rows(element: Element, *, head: bool) -> Iterator[tuple[Element, bool]]:
    for piece in element.children:
        if not isinstance(piece, Element):
            continue
        if piece.name == "tr":
            yield piece, head
        elif piece.name in {"thead", "tbody", "tfoot"}:
            yield from _rows(piece, head=piece.name == "thead")


def _cells(row: Element) -> list[Element]:
    return [p for p in row.children if isinstance(p, Element) and p.name in {"td", "th"}]


def _spans(cells: list[Element], columns: int) -> Iterator[tuple[Element, int]]:
    """Yield each cell with its width, such that a row does not become wider than the columns."""
    spare = columns - len(cells)
    for cell in cells:
        span = _span(cell.get("colspan"), spare + 1)
        spare -= span - 1
        yield cell, span


def _cell(
    cell: Element, colspan: int, below: int, blocks: Callable[[Iterable[Piece]], n.Blocks]
) -> n.Cell:
    return n.Cell(
        blocks(cell.children),
        colspan,
        _span(cell.get("rowspan"), below),
        line=cell.tag.line,
        column=cell.tag.column,
    )


def _span(text: str, most: int) -> int:
    return min(max(int(text[:_LONGEST_NUMBER]), 1), most) if text.isdecimal() else 1


def _alignments(found: list[tuple[Element, bool]], made: list[n.Row]) -> tuple[n.Alignment, ...]:
    columns = max(sum(cell.colspan for cell in row.cells) for row in made)
    alignments = [n.Alignment.DEFAULT] * columns
    for row, _ in reversed(found):
        cells = _cells(row)
        for place, cell in enumerate(cells if len(cells) == columns else ()):
            styled = _ALIGN.search(cell.get("style"))
            wanted = styled[1] if styled else cell.get("align").lower()
            if wanted in {"left", "center", "right"}:
                alignments[place] = n.Alignment(wanted)
    return tuple(alignments)
