"""The styles of running text: 正文, body text, headings."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.emit.docx.markup import Element, flag, w
from exporter.emit.docx.page import INDENT
from exporter.emit.docx.style import HEADINGS, aligned, default, spacing, style
from exporter.emit.docx.traits import bold, colour, fonts, size
from exporter.theme import Theme


def styles(theme: Theme) -> Iterator[Element]:
    """Yield the styles of running text."""
    yield _normal(theme)
    indent = w("ind", firstLineChars=200, firstLine=INDENT)
    yield style("Body Text", following="Body Text", layout=[w("spacing", after=80), indent])
    for depth in range(1, HEADINGS + 1):
        yield _heading(theme, depth)
    yield style(
        "Inner Heading",
        alias="内文标题",
        like="heading 4",
        following="Body Text",
        layout=[w("outlineLvl", val=9)],
    )


def _normal(theme: Theme) -> Element:
    line = round(theme.sizes.body * theme.sizes.line * 20)
    layout = [
        flag("widowControl"),
        flag("kinsoku"),
        flag("overflowPunct"),
        flag("topLinePunct", on=False),
        flag("autoSpaceDE"),
        flag("autoSpaceDN"),
        flag("snapToGrid", on=False),
        w("spacing", line=line, lineRule="atLeast"),
        aligned("both"),
    ]
    return default(style("Normal", like="", layout=layout, letters=[colour(theme.light.text)]))


def _heading(theme: Theme, depth: int) -> Element:
    sizes = [theme.sizes.heading1, theme.sizes.heading2, theme.sizes.heading3]
    points = sizes[depth - 1] if depth <= len(sizes) else theme.sizes.body
    ink = theme.light.accent if depth == 1 else theme.light.text
    return style(
        f"heading {depth}",
        following="Body Text",
        layout=[
            flag("keepNext"),
            flag("keepLines"),
            spacing(before=480 if depth == 1 else 280, after=140, line=1.2),
            aligned("left"),
            w("outlineLvl", val=depth - 1),
        ],
        letters=[fonts(theme.fonts.heading), *bold(), *size(points), colour(ink)],
    )
