"""The page: A4 with its margins, the sections of the document, its running header and footer.

Lengths are twips, twentieths of a point, if nothing else is said.
"""

from __future__ import annotations

from collections.abc import Iterable

from exporter.emit import words
from exporter.emit.docx.fields import field
from exporter.emit.docx.markup import Element, characters, paragraph, run, w
from exporter.model.issue import Meta
from exporter.theme import Theme

WIDTH, HEIGHT = 11906, 16838
MARGIN = 1440
TEXT_WIDTH = WIDTH - 2 * MARGIN
FIGURE_HEIGHT = 11906
COVER_HEIGHT = 6800
INDENT = 420
CALLOUT_INDENT = 240
CODE_INDENT = 120
CELL_MARGIN = 108
EMU = 635
_COVER_TOP = 2600


def volume(meta: Meta) -> str:
    """Return series and number as a cover says them: `AI 周报 · 第 12 期`."""
    return " · ".join(filter(None, (meta.series, words.issue_number(meta.number))))


def section(theme: Theme, references: Iterable[Element] = (), *, cover: bool = False) -> Element:
    """Build the properties of a section; a cover begins lower and has headers of its own."""
    pitch = round(theme.sizes.body * theme.sizes.line * 20)
    return w(
        "sectPr",
        *references,
        w("type", val="nextPage"),
        w("pgSz", w=WIDTH, h=HEIGHT),
        w(
            "pgMar",
            top=_COVER_TOP if cover else MARGIN,
            right=MARGIN,
            bottom=MARGIN,
            left=MARGIN,
            header=851,
            footer=992,
            gutter=0,
        ),
        w("cols", space=INDENT),
        *([w("titlePg")] if cover else []),
        w("docGrid", type="lines", linePitch=pitch),
    )


def header(meta: Meta) -> Element:
    """Build the running header: the series and number, and the first headline."""
    first = meta.parts[0] if meta.parts else meta.title
    texts = (volume(meta), first) if volume(meta) else (first,)
    return w("hdr", paragraph("Header", [run(characters("\t".join(texts)))]))


def footer() -> Element:
    """Build the footer: the page number and how many pages there are."""
    content = [
        run(characters("第 ")),
        *field("PAGE", "1"),
        run(characters(" 页，共 ")),
        *field("NUMPAGES", "1"),
        run(characters(" 页")),
    ]
    return w("ftr", paragraph("Footer", content))


def blank(name: str) -> Element:
    """Build the empty header (`hdr`) or footer (`ftr`) of the cover."""
    return w(name, paragraph("Normal", []))
