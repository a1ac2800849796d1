"""The styles of lists: items, what follows in an item, terms, the bibliography."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.emit.docx.markup import Element, flag, w
from exporter.emit.docx.page import INDENT
from exporter.emit.docx.style import LEVELS, aligned, list_continue, style
from exporter.emit.docx.traits import bold


def styles() -> Iterator[Element]:
    """Yield the styles of lists. The numbering, not the style, indents an item."""
    yield style("List Paragraph", layout=[w("spacing", after=40)])
    for level in range(LEVELS):
        indent = w("ind", left=INDENT * (level + 1))
        yield style(list_continue(level), layout=[w("spacing", after=40), indent])
    yield style(
        "Definition Term",
        alias="术语",
        following="Definition",
        layout=[flag("keepNext"), w("spacing", before=80)],
        letters=bold(),
    )
    yield style("Definition", alias="释义", layout=[w("ind", left=INDENT)])
    yield style("Bibliography", layout=[w("spacing", after=60), aligned("left")])
