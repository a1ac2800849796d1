"""Tables to Markdown: GitHub's rows between bars where they can hold it, else HTML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import groupby

from exporter.emit.markdown import inlines as line
from exporter.emit.markdown import markup
from exporter.emit.markdown.escape import Pen, without_formulas
from exporter.model import nodes as n
from exporter.model.grid import Slot, placed
from exporter.model.walk import descend

_RULES = {
    n.Alignment.DEFAULT: "---",
    n.Alignment.LEFT: ":--",
    n.Alignment.CENTER: ":-:",
    n.Alignment.RIGHT: "--:",
}
WriteBlocks = Callable[[n.Blocks], str]


def table(node: n.Table, pen: Pen, write: WriteBlocks, *, counted: str) -> str:
    """Write a table.

    Parameters
    ----------
    counted : str
        What its author calls a table where the tables are counted by hand, else nothing.
    write : callable
        Writes the blocks of a cell that holds more than a line of text.
    """
    is_headed = any(cell.blocks for row in node.head for cell in row.cells)
    if not node.caption and len(node.head) == is_headed and _is_simple(node):
        head = node.head[0] if node.head else n.Row((n.Cell(()),) * len(node.alignments))
        rules = f"| {' | '.join(_RULES[alignment] for alignment in node.alignments)} |"
        lines = [without_formulas(partial(_line, row), pen) for row in (head, *node.body)]
        return "\n".join([lines[0], rules, *lines[1:]])
    number = f"{counted} {node.number}：" if counted and node.number else ""
    caption = number + markup.phrases(node.caption, pen)
    parts = ["<table>"]
    if caption:
        parts.append(f"<caption>{caption}</caption>")
    for name, rows in (("thead", node.head), ("tbody", node.body), ("tfoot", node.foot)):
        if rows:
            cell = "th" if name == "thead" else "td"
            inner = "\n".join(_row(slots, node, cell, pen, write) for slots in placed(rows))
            parts.append(f"<{name}>\n{inner}\n</{name}>")
    return "\n".join([*parts, "</table>"])


def _is_simple(node: n.Table) -> bool:
    """Tell whether GitHub's tables can hold it (GFM 4.10): as many cells in each row, one line."""
    columns = len(node.alignments)
    if node.foot or any(cell.scope for row in (*node.head, *node.body) for cell in row.cells):
        return False
    return all(
        len(row.cells) == columns and all(_is_line(cell) for cell in row.cells)
        for row in (*node.head, *node.body)
    )


def _is_line(cell: n.Cell) -> bool:
    if (cell.colspan, cell.rowspan) != (1, 1):
        return False
    return not cell.blocks or (len(cell.blocks) == 1 and isinstance(cell.blocks[0], n.Paragraph))


def _line(row: n.Row, pen: Pen) -> str:
    flat = replace(pen, cell=True, flat=True)
    cells = [
        line.paragraph(block.children, flat) if isinstance(block, n.Paragraph) else ""
        for block in (cell.blocks[0] if cell.blocks else None for cell in row.cells)
    ]
    return f"| {' | '.join(cells)} |"


def _row(slots: list[Slot], node: n.Table, usual: str, pen: Pen, write: WriteBlocks) -> str:
    cells = []
    for slot in (slot for slot in slots if not slot.is_rest and not slot.is_filler):
        cell = slot.cell
        name = "th" if cell.scope else usual
        aligned = node.alignments[slot.column : slot.column + 1] if slot.span == 1 else ()
        attributes = {
            "scope": cell.scope.value,
            "colspan": str(cell.colspan) if cell.colspan > 1 else "",
            "rowspan": str(cell.rowspan) if cell.rowspan > 1 else "",
            "align": "".join(aligned),
        }
        cells.append(markup.element(name, _content(cell, pen, write), pen, **attributes))
    return "<tr>\n" + "\n".join(cells) + "\n</tr>"


def _content(cell: n.Cell, pen: Pen, write: WriteBlocks) -> str:
    if len(cell.blocks) == 1 and _is_phrase(cell.blocks[0]):
        return _phrase(cell.blocks[0], pen)
    written = ""
    for is_phrase, group in groupby(cell.blocks, _is_phrase):
        if is_phrase:
            written += "\n".join(f"<p>{_phrase(block, pen)}</p>" for block in group)
        else:
            written += f"\n\n{write(tuple(group))}\n\n"
    return written


def _is_phrase(block: n.Block) -> bool:
    if not isinstance(block, n.Paragraph):
        return False
    return not any(isinstance(node, n.NoteRef) for node in descend(block.children))


def _phrase(block: n.Block, pen: Pen) -> str:
    return markup.phrases(block.children, pen) if isinstance(block, n.Paragraph) else ""
