"""The styles of tables: the table with its head, the text in its cells."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.emit.docx.markup import Element, properties, w
from exporter.emit.docx.page import CELL_MARGIN
from exporter.emit.docx.style import aligned, cell, default, edge, shade, spacing, style
from exporter.emit.docx.traits import bold, fonts, hexadecimal, size
from exporter.model.nodes import Alignment
from exporter.theme import Theme


def styles(theme: Theme) -> Iterator[Element]:
    """Yield the styles of tables."""
    yield _plain()
    yield _digest(theme)
    layout = [spacing(before=40, after=40, line=1.2), aligned("left")]
    text = style(
        cell(Alignment.LEFT), alias="表格文字", layout=layout, letters=size(theme.sizes.small)
    )
    yield text
    yield style(
        cell(Alignment.LEFT, is_header=True),
        alias="表头文字",
        like=cell(Alignment.LEFT),
        letters=[fonts(theme.fonts.heading), *bold()],
    )
    for alignment, alias in ((Alignment.CENTER, "居中"), (Alignment.RIGHT, "居右")):
        for is_header, whose in ((False, "表格文字"), (True, "表头文字")):
            yield style(
                cell(alignment, is_header=is_header),
                alias=f"{whose}{alias}",
                like=cell(Alignment.LEFT, is_header=is_header),
                layout=[aligned(alignment)],
            )


def _plain() -> Element:
    made = style("Normal Table", like="", kind="table")
    made.append(
        w(
            "tblPr",
            w("tblInd", w=0, type="dxa"),
            w("tblCellMar", *(w(side, w=CELL_MARGIN, type="dxa") for side in ("left", "right"))),
        )
    )
    return default(made)


def _digest(theme: Theme) -> Element:
    light = theme.light
    accent, rule = hexadecimal(light.accent), hexadecimal(light.rule)
    made = style("Digest Table", like="Normal Table", alias="周报表格", kind="table")
    borders = w(
        "tblBorders",
        edge("top", accent, width=12),
        edge("bottom", accent, width=12),
        edge("insideH", rule),
    )
    made.append(w("tblPr", w("tblStyleRowBandSize", val=1), borders))
    made.append(
        w(
            "tblStylePr",
            properties("rPr", [fonts(theme.fonts.heading), *bold()]),
            w("tcPr", shade(hexadecimal(light.surface))),
            type="firstRow",
        )
    )
    return made
