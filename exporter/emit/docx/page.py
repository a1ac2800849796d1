"""The page: its size and margins, the sections of the document, its running header and footer.

Lengths are twips, twentieths of a point, if nothing else is said.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass

from exporter.emit.docx.fields import field
from exporter.emit.docx.markup import Element, characters, paragraph, qualified, run, w
from exporter.emit.titling import number_beside
from exporter.look import FIGURES
from exporter.model.issue import Meta
from exporter.theme import Theme

INDENT = 420
CALLOUT_INDENT = 240
CODE_INDENT = 120
CELL_MARGIN = 108
EMU = 635
_WIDTH, _HEIGHT = 11906, 16838
_MARGIN = 1440
_COVER_LOWER = 1160


@dataclass(frozen=True, slots=True)
class Page:
    """What a page measures.

    Attributes
    ----------
    properties : tuple of Element
        What a section says of it, in the order of the schema (ECMA-376 part 1, § 17.6.17).
    width, height : int
        The space between the margins.
    line : int
        How wide a line is: less than `width` where there are columns.
    """

    properties: tuple[Element, ...]
    width: int
    height: int
    line: int

    @property
    def figure_height(self) -> int:
        """How tall a figure may be, so that its caption has room below it."""
        return int(self.height * 0.853)

    def fit(self, ratio: float) -> int:
        """Return how tall a picture is at most if nobody asked for its width.

        Two that are wider than tall go on a page, each with a heading and text; a long one is left
        legible.

        Parameters
        ----------
        ratio : float
            Its height by its width.
        """
        return min(int(self.height * FIGURES["inside"] * max(ratio, 1)), self.figure_height)

    @property
    def cover_height(self) -> int:
        """How tall the picture of the cover may be, so that the title has room above it."""
        return int(self.height * 0.487)


def a4(theme: Theme) -> Page:
    """Measure our own page."""
    pitch = round(theme.sizes.body * theme.sizes.line * 20)
    sides = dict.fromkeys(("top", "right", "bottom", "left"), _MARGIN)
    properties = (
        w("pgSz", w=_WIDTH, h=_HEIGHT),
        w("pgMar", **sides, header=851, footer=992, gutter=0),
        w("cols", space=INDENT),
        w("docGrid", type="lines", linePitch=pitch),
    )
    width, height = _WIDTH - 2 * _MARGIN, _HEIGHT - 2 * _MARGIN
    return Page(properties, width, height, width)


def volume(meta: Meta) -> str:
    """Return series and number as a cover says them: `AI 周报 · 第 12 期`."""
    return " · ".join(filter(None, (meta.series, number_beside(meta))))


def section(page: Page, references: Iterable[Element] = (), *, cover: bool = False) -> Element:
    """Build the properties of a section; a cover begins lower and has headers of its own."""
    own = [deepcopy(part) for part in page.properties]
    grid = [part for part in own if part.tag == qualified("w:docGrid")]
    own = [part for part in own if part not in grid]
    if cover:
        own = [_lower(part) for part in own if part.tag != qualified("w:cols")]
    title = [w("titlePg")] if cover else []
    return w("sectPr", *references, w("type", val="nextPage"), *own, *title, *grid)


def _lower(part: Element) -> Element:
    top = qualified("w:top")
    if part.tag == qualified("w:pgMar"):
        part.set(top, str(int(part.get(top, "0")) + _COVER_LOWER))
    return part


def header(meta: Meta) -> Element:
    """Build the running header: the series and number, and the first headline."""
    first = meta.parts[0] if meta.parts else meta.title
    texts = (volume(meta), first) if volume(meta) else (first,)
    return w("hdr", paragraph("Header", [run(characters("\t".join(texts)))]))


def footer(meta: Meta) -> Element:
    """Build the footer: the page number and how many pages there are."""
    content: list[Element] = []
    for said, code in ((meta.words.page, "PAGE"), (meta.words.of_pages, "NUMPAGES")):
        before, _, rest = said.partition("{")
        _, _, after = rest.partition("}")
        content += [run(characters(before)), *field(code, "1"), run(characters(after))]
    return w("ftr", paragraph("Footer", content))


def blank(name: str) -> Element:
    """Build the empty header (`hdr`) or footer (`ftr`) of the cover."""
    return w(name, paragraph("Normal", []))
