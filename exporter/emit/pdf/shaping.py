"""Asks Pango for the widths of characters, and sets glyphs where the typesetter wants them.

The structures are those of Pango's C interface, as WeasyPrint declares them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from exporter.emit.pdf.internals import FROM_UNITS, TO_UNITS, Layout, ffi, line_break, pango

Style: TypeAlias = Any  # WeasyPrint is not typed
PangoLine: TypeAlias = Any
PangoFont: TypeAlias = Any
Glyphs: TypeAlias = Any
_EM = 1000
_YES = 1
_NUDGE = 0.3
# A PangoGlyphInfo is five numbers of four bytes; the second is the width.
_GLYPH_INFO, _INT = 5, 4


def clusters(text: str, style: Style) -> Iterator[tuple[int, int, float, str]]:
    """Yield start and end in bytes, width and font family of each cluster of a text on one line."""
    layout = Layout(style)
    layout.set_text(text.replace("\n", " "))
    pango.pango_layout_set_single_paragraph_mode(layout.layout, _YES)
    line, _ = layout.get_first_line()
    size = len(text.encode())
    for glyphs, offset, length, family in _runs(line):
        count = glyphs.num_glyphs
        starts = ffi.unpack(glyphs.log_clusters, count)
        data = ffi.buffer(glyphs.glyphs, count * _GLYPH_INFO * _INT)
        widths = memoryview(data).cast("i")[1::_GLYPH_INFO].tolist()
        width = 0
        for start, end, advance in zip(starts, [*starts[1:], length], widths, strict=True):
            width += advance
            if end != start and offset + start < size:
                yield offset + start, offset + end, width * FROM_UNITS, family
                width = 0


def _runs(line: PangoLine) -> Iterator[tuple[Any, int, int, str]]:
    run = line.runs[0]
    families: dict[object, str] = {}
    while run != ffi.NULL:
        item = run.data.item
        font = item.analysis.font
        if font not in families:
            families[font] = _family(font)
        yield run.data.glyphs, item.offset, item.length, families[font]
        run = run.next


def _family(font: PangoFont) -> str:
    if font == ffi.NULL:
        return ""
    description = ffi.gc(
        pango.pango_font_describe_with_absolute_size(font), pango.pango_font_description_free
    )
    return ffi.string(pango.pango_font_description_get_family(description)).decode()  # type: ignore[no-any-return]  # cffi is not typed


def breaks(text: str, language: str | None) -> list[bool]:
    """Tell for each character whether UAX 14 lets a line end before it."""
    found = line_break.get_log_attrs(text, language)
    return [bool(found[place].is_line_break) for place in range(len(text))]


def metrics(style: Style) -> tuple[float, float, float, float]:
    """Return height, baseline from its top, margin above and below that fill the line height."""
    cache = style.font_config.__dict__.setdefault("_set_metrics", {})
    line_height, line_baseline = line_break.strut(style)
    key = (tuple(style["font_family"]), style["font_size"], style["font_weight"], line_height)
    if key not in cache:
        layout = Layout(style)
        layout.set_text(" ")
        line, _ = layout.get_first_line()
        _, height = line_break.line_size(line, style)
        cache[key] = height
    height = cache[key]
    leading = (line_height - height) / 2
    return height, line_baseline, leading, leading


class SetLine(Layout):  # type: ignore[misc]  # WeasyPrint is not typed
    """A text whose glyphs stand where they are told: what a text box is drawn from.

    Parameters
    ----------
    text, shown : str
        What it says, and the same with narrow marks; both have the same length in bytes.
    places : mapping of int to float
        Where the cluster begins that begins at a byte; the end of the text too.
    leads : mapping of int to float
        By how much the opening mark at a byte moves back, in a font without narrow marks.
    """

    def __init__(
        self,
        style: Style,
        text: str,
        shown: str,
        places: Mapping[int, float],
        leads: Mapping[int, float],
    ) -> None:
        if style["text_decoration_line"] != "none":  # whose measures are asked for before
            self.setup(style)
            self.deactivate()
        self.text = text
        self._said, self._shown = text, shown
        self._places, self._leads = places, leads
        self.justification_spacing = 0
        self.max_width = None
        self.first_line_direction = 0

    def reactivate(self, style: Style) -> None:
        """Lay the text out again and move its glyphs; WeasyPrint calls this before it draws."""
        self.setup(style)
        self.set_text(self._shown)
        self.text = self._said
        pango.pango_layout_set_single_paragraph_mode(self.layout, _YES)
        line, _ = self.get_first_line()
        carry = 0.0
        per_em = _EM / style["font_size"]
        for glyphs, offset, length, _ in _runs_of(line):
            starts = ffi.unpack(glyphs.log_clusters, glyphs.num_glyphs)
            carry = self._move(glyphs.glyphs, starts, offset, length, per_em, carry)

    def _move(
        self,
        glyphs: Glyphs,
        starts: Sequence[int],
        offset: int,
        length: int,
        per_em: float,
        carry: float,
    ) -> float:
        """Set the widths of a run's clusters; what rounding leaves goes to the next glyph.

        WeasyPrint writes thousandths of an em and cuts their fractions off.
        """
        last = len(starts) - 1
        first = 0
        for place, start in enumerate(starts):
            if place < last and starts[place + 1] == start:
                continue
            begin = offset + start
            end = offset + (starts[place + 1] if place < last else length)
            if begin in self._places and end in self._places:
                wanted = (self._places[end] - self._places[begin]) * per_em
                natural = (
                    sum(glyphs[i].geometry.width for i in range(first, place + 1))
                    * FROM_UNITS
                    * per_em
                )
                change = wanted - natural + carry
                step = round(change)
                carry = change - step
                if step:
                    nudged = step + (_NUDGE if step > 0 else -_NUDGE)
                    glyphs[place].geometry.width += round(nudged / per_em * TO_UNITS)
            if begin in self._leads:
                glyphs[first].geometry.x_offset -= round(self._leads[begin] * TO_UNITS)
            first = place + 1
        return carry


def _runs_of(line: PangoLine) -> Iterator[tuple[Any, int, int, None]]:
    run = line.runs[0]
    while run != ffi.NULL:
        yield run.data.glyphs, run.data.item.offset, run.data.item.length, None
        run = run.next
