"""Sets a headline in lines by the rules of Chinese typesetting, and writes it as SVG paths."""

from __future__ import annotations

import unicodedata
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, starmap

from exporter.emit.cover.faces import Faces, Shaped
from exporter.emit.typesetting import breaks, justify, spacing
from exporter.emit.typesetting.fit import Line, Paragraph
from exporter.emit.typesetting.unit import Kind, Unit, kind_of

_JOINER, _KEYCAP = "\u200d", "\u20e3"
_FLAGS = range(0x1F1E6, 0x1F200)
_MODIFIERS = (range(0xFE00, 0xFE10), range(0x1F3FB, 0x1F400), range(0xE0020, 0xE0080))
_ENDS = frozenset("!?,.;:)]}%…")
_BEGINS = frozenset("([{$#@")
_MAY_END_LINE = frozenset("-–/")
_ELLIPSIS, _QUOTES_OPEN = "…", "“‘"
_STUB = 0.55


@dataclass(frozen=True, slots=True)
class Setting:
    """A text set in lines of a width; `whole` tells that nothing was cut and no word torn."""

    paragraph: Paragraph
    glyphs: tuple[Shaped, ...]
    lines: tuple[Line, ...]
    size: float
    whole: bool

    def svg(self, x: float, y: float, leading: float, colour: str, *, centre: float = 0.0) -> str:
        """Write the lines below each other, the first with its baseline at `y`.

        Parameters
        ----------
        centre : float
            The measure in whose middle each line stands; 0 sets lines flush left.
        """
        written = ""
        for count, line in enumerate(self.lines):
            widths, after = justify.advances(self.paragraph, line)
            start = x + (centre - sum(widths) - sum(after)) / 2 if centre else x
            written += self._line(line, (start, y + count * leading), widths, after)
        return f'<g fill="{colour}">{written}</g>'

    @property
    def width(self) -> float:
        """How wide the widest line is."""
        return max(self._widths, default=0.0)

    @property
    def ends_short(self) -> bool:
        """Whether the last of several lines is much shorter than another."""
        return len(self.lines) > 1 and self._widths[-1] < _STUB * self.width

    @property
    def _widths(self) -> list[float]:
        advances = (justify.advances(self.paragraph, line) for line in self.lines)
        return [sum(widths) + sum(after) for widths, after in advances]

    def _line(
        self, line: Line, place: tuple[float, float], widths: list[float], after: list[float]
    ) -> str:
        x, y = place
        written = ""
        units = self.paragraph.units[line.start : line.end]
        shaped = self.glyphs[line.start : line.end]
        for unit, shown, width, gap in zip(units, shaped, widths, after, strict=True):
            # the blank of an opening mark is before it, and is what was taken away
            opens = unit.kind is Kind.OPENING or unit.text in _QUOTES_OPEN
            blank = shown.advance * self.size - width if opens else 0.0
            written += _drawn(shown, x - blank, y, self.size)
            x += width + gap
        return written


def set_in_lines(text: str, size: float, width: float, most: int, faces: Faces) -> Setting:
    """Set a text in lines of a width, `most` of them at most: what is too long ends with `…`."""
    units, glyphs = _units(text, size, faces)
    setting = _broken(units, glyphs, size, width)
    cut = len(setting.lines) > most
    while len(setting.lines) > most:
        end = setting.lines[most - 1].end - 1
        shorter = "".join(unit.text for unit in setting.paragraph.units[:end]).rstrip()
        units, glyphs = _units(shorter.rstrip("，。、；：,.;:—-") + _ELLIPSIS, size, faces)
        setting = _broken(units, glyphs, size, width)
    whole = not cut and not _is_torn(setting)
    return Setting(setting.paragraph, setting.glyphs, setting.lines, size, whole)


def width_of(text: str, faces: Faces) -> float:
    """Return the widths of a text's characters together, in em."""
    shaped = map(faces.shaped, clusters(text))
    return sum(one.advance for one in shaped if one is not None)


def _is_torn(setting: Setting) -> bool:
    """Tell whether a line is too long, or ends where none may."""
    known = setting.paragraph.prices
    too_long = any(line.slack + line.shrink < 0 for line in setting.lines)
    ends = (range(line.end, line.next + 1) for line in setting.lines[:-1])
    return too_long or any(known.keys().isdisjoint(places) for places in ends)


def _broken(units: list[Unit], glyphs: list[Shaped], size: float, width: float) -> Setting:
    allowed = [False, *starmap(_may_break, pairwise(units))]
    paragraph = Paragraph(units, breaks.prices(units, allowed, _undivided), justified=False)
    lines = tuple(paragraph.lines(0, width, width))
    return Setting(paragraph, tuple(glyphs), lines, size, whole=True)


def _units(text: str, size: float, faces: Faces) -> tuple[list[Unit], list[Shaped]]:
    """Return the characters with their widths; without those that no font has."""
    units: list[Unit] = []
    glyphs: list[Shaped] = []
    for cluster in clusters(" ".join(text.split())):
        shaped = faces.shaped(cluster)
        if shaped is not None:
            width = shaped.advance * size
            kind = kind_of(cluster, width, size)
            picture = any(glyph.picture for glyph in shaped.glyphs)
            units.append(
                Unit(cluster, width, size, 0, len(units), len(units) + 1, prepared=True,
                     anywhere=True, kind=Kind.WIDE if picture else kind)
            )  # fmt: skip
            glyphs.append(shaped)
    if not units:  # a paragraph has at least one
        units.append(Unit(" ", 0.0, size, 0, 0, 1, kind=Kind.SPACE))
        glyphs.append(Shaped(0.0, ()))
    _kern(units, size, faces)
    spacing.narrow_quotes(units)
    return units, glyphs


def _kern(units: list[Unit], size: float, faces: Faces) -> None:
    start = 0
    for place in range(len(units) + 1):
        if place < len(units) and units[place].kind is Kind.LETTER:
            continue
        word = units[start:place]
        advances = faces.kerned("".join(unit.text for unit in word)) if len(word) > 1 else None
        if advances is not None and len(advances) == len(word):
            for unit, advance in zip(word, advances, strict=True):
                unit.width = advance * size
        start = place + 1


def _may_break(before: Unit, after: Unit) -> bool:
    """Tell whether a line may end between two characters, by what UAX 14 says of headlines."""
    if after.text in _ENDS or before.text in _BEGINS:
        return False
    wide = {Kind.WIDE, Kind.OPENING, Kind.CLOSING}
    return (
        before.kind is Kind.SPACE
        or before.text in _MAY_END_LINE
        or before.kind in wide
        or after.kind in wide
    )


def _undivided(_: str, __: str) -> Iterator[int]:
    """Divide no word: a headline has no hyphens."""
    return iter(())


def clusters(text: str) -> Iterator[str]:
    """Yield characters with what belongs to them: accents, parts of an emoji (UAX 29)."""
    cluster = ""
    for character in text:
        if cluster and _belongs(cluster, character):
            cluster += character
        else:
            if cluster:
                yield cluster
            cluster = character if character.isprintable() or character == _JOINER else ""
    if cluster:
        yield cluster


def _belongs(cluster: str, character: str) -> bool:
    point = ord(character)
    if ord(cluster[0]) in _FLAGS and point in _FLAGS:
        return len(cluster) == 1
    return (
        cluster[-1] == _JOINER
        or character in {_JOINER, _KEYCAP}
        or bool(unicodedata.combining(character))
        or any(point in modifiers for modifiers in _MODIFIERS)
    )


def _drawn(shaped: Shaped, x: float, y: float, size: float) -> str:
    written = ""
    for glyph in shaped.glyphs:
        left, base = x + glyph.x * size, y - glyph.y * size
        if glyph.picture:
            side = shaped.advance * size
            data = b64encode(glyph.picture).decode()
            written += (
                f'<image x="{left:.2f}" y="{base + 0.12 * size - side:.2f}" width="{side:.2f}"'
                f' height="{side:.2f}" href="data:image/png;base64,{data}"/>'
            )
        elif glyph.path:
            scale = glyph.scale * size
            move = f"matrix({scale:.6g} 0 0 {-scale:.6g} {left:.2f} {base:.2f})"
            written += f'<path transform="{move}" d="{glyph.path}"/>'
    return written
