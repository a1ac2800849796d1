"""Measures what stands in the cells of a table: its longest line, and what no line may tear."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from exporter.emit.pdf.rulers import Ruler
from exporter.emit.pdf.running import JOINT
from exporter.model import nodes as n
from exporter.model import walk
from exporter.model.bundle import Picture

_EM_OF_PIXEL = 0.08
_OBJECT, _JOINED, _BREAK = "\ufffc", "\u2060", "\n"
_JOINT = 0.26
_NOTE, _CODE, _CODE_PADDING, _LISTING = 0.85, 0.88, 0.22, 0.7
_INDENT, _LISTING_PADDING = 1.9, 2.0
_OPENING, _CLOSING = "“‘（《〈「『【［｛(", "”’）》〉」』】］｝)、，。；：？！…%‰°"
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f"
_PIECE = re.compile(
    f"[{_OPENING}{_JOINED}]*(?:——|…+|{_OBJECT} ?\\S|[^\\s{_WIDE}{_OPENING}{_OBJECT}{_JOINED}]+|\\S)"
    f"(?:[{re.escape(_CLOSING)}]|{_JOINED}[0-9]+)*"
)
_DIVISIBLE = re.compile("[A-Za-z]?[a-z]{4,}")  # as a word of a language is
_FEW, _DIVIDED = 3.0, 4.5


@dataclass(frozen=True, slots=True)
class Extent:
    """How wide a cell is, in em.

    `line` is its longest line, `whole` its widest piece that should not be torn, `least` the same
    where words may be divided.
    """

    line: float
    whole: float
    least: float


def extent(cell: n.Cell, pictures: Mapping[str, Picture], ruler: Ruler, *, bold: bool) -> Extent:
    """Measure a cell; `bold` is one of the head."""
    scribe = _Scribe(pictures, ruler)
    scribe.blocks(cell.blocks, bold=bold)
    line = whole = least = 0.0
    for text, widths in scribe.lines():
        wide = sum(widths) + _JOINT * len(JOINT.findall(text))
        line = max(line, wide)
        whole = max(whole, min(wide, _FEW))
        least = max(least, min(wide, _FEW))
        for piece in _PIECE.finditer(text):
            width = sum(widths[piece.start() : piece.end()])
            whole = max(whole, width)
            word = piece[0].strip(_OPENING + _CLOSING + _JOINED)
            least = max(least, min(width, _DIVIDED) if _DIVISIBLE.fullmatch(word) else width)
    return Extent(line, whole, least)


class _Scribe:
    """Writes cells down as characters with their widths."""

    def __init__(self, pictures: Mapping[str, Picture], ruler: Ruler) -> None:
        self._pictures = pictures
        self._ruler = ruler
        self._written: list[tuple[str, float]] = []

    def lines(self) -> Iterator[tuple[str, list[float]]]:
        """Yield the lines, each as its text and the width of every character."""
        text = "".join(character for character, _ in self._written)
        start = 0
        for line in text.split(_BREAK):
            yield line, [width for _, width in self._written[start : start + len(line)]]
            start += len(line) + 1

    def blocks(self, blocks: n.Blocks, *, bold: bool, indent: float = 0.0) -> None:
        for block in blocks:
            self._add(_BREAK, 0.0)
            self._add(_JOINED, indent)
            match block:
                case n.CodeBlock(text=text):
                    self._add(_JOINED, _LISTING_PADDING)
                    self._code(text, _LISTING)
                case n.BulletList(items=items) | n.OrderedList(items=items):
                    for item in items:
                        self.blocks(item.blocks, bold=bold, indent=indent + _INDENT)
                case n.Quote(blocks=inner) | n.Callout(blocks=inner):
                    self.blocks(inner, bold=bold, indent=indent + _INDENT)
                case _:
                    self._inlines(walk.children(block), bold=bold)

    def _inlines(self, nodes: Iterable[walk.Descendable], *, bold: bool) -> None:
        for node in nodes:
            match node:
                case n.Text(text=text) | n.Ruby(base=text):
                    self._text(text, bold=bold)
                case n.Code(text=text):
                    self._add(_JOINED, 2 * _CODE_PADDING)
                    self._code(text, _CODE)
                case n.NoteRef(number=number):
                    self._add(_JOINED, 0.0)
                    for digit in str(number):
                        self._add(digit, self._ruler(digit) * _NOTE)
                case n.Image(source=source):
                    self._add(_OBJECT, self._pictures[source].width * _EM_OF_PIXEL)
                case n.Math(tex=tex):
                    self._add(_OBJECT, self._ruler(tex) * _CODE)
                case n.Break():
                    self._add(_BREAK, 0.0)
                case n.Strong():
                    self._inlines(node.children, bold=True)
                case _:
                    self._inlines(walk.children(node), bold=bold)

    def _text(self, text: str, *, bold: bool) -> None:
        for character in text:
            self._add(character, self._ruler(character, bold=bold))

    def _code(self, text: str, size: float) -> None:
        for character in text:
            width = 0.0 if character == _BREAK else self._ruler(character, code=True) * size
            self._add(character, width)

    def _add(self, character: str, width: float) -> None:
        self._written.append((character, width))
