"""Tables: head rows that repeat, rows that do not split, cells that span, all in one style."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from exporter.emit.docx.draft import Story
from exporter.emit.docx.figures import caption
from exporter.emit.docx.frame import Frame, gap
from exporter.emit.docx.grid import widths
from exporter.emit.docx.markup import Element, paragraph, w
from exporter.emit.docx.page import CELL_MARGIN
from exporter.emit.docx.style import cell as cell_style
from exporter.emit.docx.style import identifier, shade
from exporter.emit.docx.traits import hexadecimal
from exporter.model import nodes as n
from exporter.model.grid import Slot, grid
from exporter.model.walk import plain

Blocks = Callable[[Story, n.Blocks, Frame], Iterator[Element]]


def table(story: Story, node: n.Table, frame: Frame, blocks: Blocks) -> Iterator[Element]:
    """Transcribe a table with its caption above, and a gap below that keeps tables apart."""
    if node.caption:
        content = caption(story, story.words.table, node.number, node.caption, frame)
        yield frame.paragraph(content, "Table Caption")
    rows = grid(node)
    if not any(rows):
        return
    bundle = story.draft.bundle
    columns = widths(rows, frame.room, bundle.theme.sizes.small * 11.5, bundle.pictures)

    ground = hexadecimal(bundle.theme.light.surface)

    def fill(slot: Slot, *, in_head: bool) -> Iterator[Element]:
        place = node.alignments[slot.column : slot.column + 1]
        is_header = in_head or slot.cell.scope is not n.Scope.NONE
        style = cell_style(place[0] if place else n.Alignment.DEFAULT, is_header=is_header)
        width = sum(columns[slot.column : slot.column + slot.span])
        inside = Frame(width - 2 * CELL_MARGIN, style)
        content = [] if slot.is_rest else list(blocks(story, slot.cell.blocks, inside))
        yield _cell_properties(slot, width, ground if in_head else "")
        yield from content or [paragraph(identifier(style), [])]

    made = w("tbl", _properties(node, frame, sum(columns)))
    made.append(w("tblGrid", *(w("gridCol", w=width) for width in columns)))
    for number, slots in enumerate(rows):
        in_head = number < len(node.head)
        head = [w("tblHeader")] if in_head else []
        cells = (w("tc", *fill(slot, in_head=in_head)) for slot in slots)
        made.append(w("tr", w("trPr", w("cantSplit"), *head), *cells))
    yield made
    yield gap()


def _properties(node: n.Table, frame: Frame, width: int) -> Element:
    look = {"firstRow": int(bool(node.head)), "lastRow": 0, "firstColumn": 0, "lastColumn": 0}
    return w(
        "tblPr",
        w("tblStyle", val=identifier("Digest Table")),
        w("tblW", w=width, type="dxa"),
        w("tblInd", w=frame.indent, type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0420" if node.head else "0400", **look, noHBand=0, noVBand=1),
        *([w("tblCaption", val=plain(node.caption))] if node.caption else []),
    )


def _cell_properties(slot: Slot, width: int, ground: str) -> Element:
    """Set a cell's width, spans and ground: Word gives the style of a head to its first row."""
    parts = [w("tcW", w=width, type="dxa")]
    if slot.span > 1:
        parts.append(w("gridSpan", val=slot.span))
    if slot.is_rest:
        parts.append(w("vMerge", val="continue"))
    elif slot.cell.rowspan > 1:
        parts.append(w("vMerge", val="restart"))
    shaded = [shade(ground)] if ground else []
    return w("tcPr", *parts, *shaded, w("vAlign", val="center"))
