"""Reads `<table>`: groups of rows, spans, headers, alignment, caption."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from exporter.model import nodes as n
from exporter.model.grid import Slot, placed
from exporter.reading.markup import Element, Piece
from exporter.reading.rowgroups import CELLS, GROUPS, Group, cells, groups, head_rows

_ALIGN = re.compile(r"text-align\s*:\s*(left|center|right)")
_MOST_COLUMNS = 100
_LONGEST_NUMBER = 6
_PARTS = {*GROUPS, *CELLS, "tr", "caption", "colgroup", "col"}
_SCOPES = {
    "col": n.Scope.COLUMN,
    "colgroup": n.Scope.COLUMN,
    "row": n.Scope.ROW,
    "rowgroup": n.Scope.ROW,
}
Blocks = Callable[[Iterable[Piece]], n.Blocks]
_Part = list[tuple[n.Row, list[Slot]]]


def is_filled(table: Element) -> bool:
    """Tell whether a table has a cell."""
    return any(cells(row) for group in groups(table) for row in group.rows)


def table(
    element: Element, blocks: Blocks, inlines: Callable[[Iterable[Piece]], n.Inlines]
) -> n.Table:
    """Make a table.

    Parameters
    ----------
    blocks, inlines : callable
        Make of the pieces in a cell blocks, of those in the caption inlines.
    """
    written: dict[int, Element] = {}
    parts: dict[str, _Part] = {"thead": [], "tbody": [], "tfoot": []}
    for group in groups(element):
        rows = tuple(_rows(group, blocks, written))
        parts[group.name] += zip(rows, placed(rows), strict=True)
    if not parts["thead"]:
        headers = {key for key, cell in written.items() if cell.name == "th"}
        end = head_rows([slots for _, slots in parts["tbody"]], headers)
        parts["thead"], parts["tbody"] = parts["tbody"][:end], parts["tbody"][end:]
    everything = [slot for part in parts.values() for _, slots in part for slot in _own(slots)]
    columns = 1 + max(slot.column for slot in everything)
    captions = [p for p in element.children if isinstance(p, Element) and p.name == "caption"]
    return n.Table(
        _alignments(everything, columns, written),
        _finished(parts["thead"], columns, written, in_head=True),
        _finished(parts["tbody"], columns, written),
        inlines(piece for caption in captions for piece in caption.children),
        foot=_finished(parts["tfoot"], columns, written),
        line=element.tag.line,
        column=element.tag.column,
    )


def strays(table: Element) -> list[Piece]:
    """Return what stands in a table outside its cells, which HTML shows before it."""
    found: list[Piece] = []
    for piece in table.children:
        if not isinstance(piece, Element) or piece.name not in _PARTS:
            found.append(piece)
        elif piece.name in GROUPS or piece.name == "tr":
            found += strays(piece)
    return found


def _rows(group: Group, blocks: Blocks, written: dict[int, Element]) -> Iterator[n.Row]:
    """Yield the rows of a group that have cells, and note of each cell what it was written as."""
    filled = [bool(cells(row)) for row in group.rows]
    widest = max(_MOST_COLUMNS, *(len(cells(row)) for row in group.rows), 0)
    for index, row in enumerate(group.rows):
        if not filled[index]:
            continue
        made = []
        for cell, colspan in _spans(cells(row), widest):
            below = _span(cell.get("rowspan"), len(filled) - index, zero=len(filled) - index)
            rowspan = sum(filled[index : index + below])
            inner, tag = blocks(cell.children), cell.tag
            made.append(n.Cell(inner, colspan, rowspan, line=tag.line, column=tag.column))
            written[id(made[-1])] = cell
        yield n.Row(tuple(made), line=row.tag.line, column=row.tag.column)


def _spans(row: list[Element], columns: int) -> Iterator[tuple[Element, int]]:
    """Yield each cell with its width, such that a row does not become wider than the columns."""
    spare = columns - len(row)
    for cell in row:
        span = _span(cell.get("colspan"), spare + 1)
        spare -= span - 1
        yield cell, span


def _span(text: str, most: int, zero: int = 1) -> int:
    """Read a span; `zero` is what 0 stands for, which ends a cell with its group of rows."""
    said = int(text[:_LONGEST_NUMBER]) if text.strip().isdecimal() else 1
    return min(said or zero, most)


def _own(slots: list[Slot]) -> Iterator[Slot]:
    return (slot for slot in slots if not slot.is_rest and not slot.is_filler)


def _finished(
    part: _Part, columns: int, written: dict[int, Element], *, in_head: bool = False
) -> tuple[n.Row, ...]:
    """Settle the scopes in a part of the table, and cut what spans columns that nobody uses."""
    made = []
    for index, (row, slots) in enumerate(part):
        done = []
        for slot in _own(slots):
            beside = part[index : index + slot.cell.rowspan]
            scope = _scope(slot.cell, beside, written, in_head=in_head)
            span = min(slot.span, columns - slot.column)
            done.append(replace(slot.cell, colspan=span, scope=scope))
        made.append(replace(row, cells=tuple(done)))
    return tuple(made)


def _scope(cell: n.Cell, beside: _Part, written: dict[int, Element], *, in_head: bool) -> n.Scope:
    """Return what a cell is the header of: of its columns where no data stand beside it."""
    element = written[id(cell)]
    if element.name != "th":
        return n.Scope.NONE
    said = _SCOPES.get(element.get("scope").strip().lower(), n.Scope.NONE)
    if in_head:
        return said if said is n.Scope.ROW else n.Scope.NONE
    if said:
        return said
    near = (written[id(s.cell)] for _, slots in beside for s in slots if not s.is_filler)
    return n.Scope.ROW if any(other.name == "td" for other in near) else n.Scope.COLUMN


def _alignments(
    slots: list[Slot], columns: int, written: dict[int, Element]
) -> tuple[n.Alignment, ...]:
    """Return how each column is set: as the first cell says that says so and stands in it alone."""
    alignments = [n.Alignment.DEFAULT] * columns
    for slot in reversed(slots):
        cell = written[id(slot.cell)]
        styled = _ALIGN.search(cell.get("style"))
        wanted = styled[1] if styled else cell.get("align").lower()
        if wanted in {"left", "center", "right"} and slot.span == 1:
            alignments[slot.column] = n.Alignment(wanted)
    return tuple(alignments)
