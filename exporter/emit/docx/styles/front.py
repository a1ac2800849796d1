"""The styles of what surrounds the text: cover, contents, running header and footer."""

from __future__ import annotations

from collections.abc import Iterator

from exporter.emit.docx.markup import Element, flag, w
from exporter.emit.docx.page import INDENT, Page
from exporter.emit.docx.style import aligned, edge, spacing, style
from exporter.emit.docx.traits import bold, colour, fonts, hexadecimal, size
from exporter.theme import Theme

CONTENTS_DEPTH = 3


def styles(theme: Theme, page: Page) -> Iterator[Element]:
    """Yield the styles of cover, contents, header and footer."""
    yield from _cover(theme)
    yield from _contents(page)
    yield from _running(theme, page)


def _cover(theme: Theme) -> Iterator[Element]:
    light, sizes, head = theme.light, theme.sizes, theme.fonts.heading
    yield style(
        "Cover Series",
        alias="封面刊名",
        following="Title",
        layout=[spacing(after=200), aligned("left")],
        letters=[fonts(head), *size(sizes.heading2), colour(light.accent)],
    )
    yield style(
        "Title",
        following="Subtitle",
        layout=[spacing(after=280, line=1.3), aligned("left")],
        letters=[fonts(head), *bold(), *size(sizes.title)],
    )
    rule = w("pBdr", edge("top", hexadecimal(light.accent), width=12, space=10))
    yield style(
        "Subtitle",
        following="Body Text",
        layout=[rule, spacing(before=120, after=480), aligned("left")],
        letters=[colour(light.muted)],
    )
    picture = [flag("keepNext"), spacing(), aligned("left")]
    yield style("Cover Picture", alias="封面图片", following="Cover Credit", layout=picture)
    yield style(
        "Cover Credit",
        alias="封面图注",
        layout=[spacing(before=100), aligned("left")],
        letters=[*size(sizes.small), colour(light.muted)],
    )


def _contents(page: Page) -> Iterator[Element]:
    title = [spacing(after=240), w("outlineLvl", val=9)]
    yield style("TOC Heading", like="heading 1", following="Body Text", layout=title)
    for level in range(CONTENTS_DEPTH):
        indent = w("ind", left=INDENT * level)
        edge_of_page = w("tabs", w("tab", val="right", leader="dot", pos=page.line))
        layout = [edge_of_page, spacing(after=100, line=1.25), indent, aligned("left")]
        yield style(f"toc {level + 1}", following="Body Text", layout=layout)


def _running(theme: Theme, page: Page) -> Iterator[Element]:
    rule = w("pBdr", edge("bottom", hexadecimal(theme.light.rule), space=4))
    right = w("tabs", w("tab", val="right", pos=page.width))
    small = theme.sizes.small
    yield style(
        "header",
        layout=[rule, right, spacing(), aligned("left")],
        letters=[*size(small), colour(theme.light.muted)],
    )
    yield style(
        "footer",
        layout=[spacing(), aligned("center")],
        letters=[*size(small), colour(theme.light.muted)],
    )
