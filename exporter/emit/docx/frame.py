"""Where a block stands: the style of its text, how far it is indented, the item it opens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from exporter.emit.docx.inlines import Tone
from exporter.emit.docx.markup import Element, paragraph, w
from exporter.emit.docx.numbering import marker
from exporter.emit.docx.page import INDENT
from exporter.emit.docx.style import LEVELS, identifier, list_continue


@dataclass(frozen=True, slots=True)
class Item:
    """What makes the next paragraph the first of an item."""

    style: str
    number: int
    level: int
    box: tuple[Element, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """The surroundings of a block.

    Attributes
    ----------
    width : int
        The width of line or cell.
    style : str
        The name of the style of text.
    indent, carried : int
        How far text is indented, and how much of it the style says itself.
    level : int
        How many lists are around.
    tall : int
        How tall a picture may be, 0 for as tall as a page allows.
    """

    width: int
    style: str = "Body Text"
    indent: int = 0
    carried: int = 0
    level: int = 0
    item: Item | None = None
    tall: int = 0

    @property
    def room(self) -> int:
        """The width that a block has."""
        return max(self.width - self.indent, INDENT)

    @property
    def tone(self) -> Tone:
        """How the text of a block is set."""
        return Tone(room=self.room)

    @property
    def is_outermost(self) -> bool:
        """Whether nothing is around: neither a list nor a box."""
        return self.style == "Body Text" and not self.indent

    @property
    def is_running_text(self) -> bool:
        """Whether it is the text of the issue itself, and nothing that has its own look."""
        return self.style == "Body Text" or (self.level > 0 and self.style == self._continue)

    @property
    def _continue(self) -> str:
        return list_continue(self.level - 1)

    def inside(self, style: str, indent: int) -> Frame:
        """Step into a block whose style indents its text further on both sides."""
        return replace(
            self,
            style=style,
            indent=self.indent + indent,
            carried=indent,
            width=self.width - indent,
            item=None,
        )

    def listed(self, number: int, box: tuple[Element, ...]) -> Frame:
        """Step into an item of the list with this numbering id."""
        running = self.is_running_text
        style = list_continue(self.level) if running else self.style
        return replace(
            self,
            style=style,
            indent=self.indent + INDENT,
            carried=INDENT * min(self.level + 1, LEVELS) if running else self.carried,
            level=self.level + 1,
            item=Item("List Paragraph" if running else style, number, self.level, box),
        )

    def paragraph(
        self, content: Iterable[Element], style: str = "", *parts: Element, carried: int = 0
    ) -> Element:
        """Build a paragraph here, in the style of the text or in one that carries an indent.

        Parameters
        ----------
        parts : Element
            What its properties say besides.
        """
        if self.item:
            name = identifier(style or self.item.style)
            number = marker(self.item.number, self.item.level)
            return paragraph(name, [*self.item.box, *content], number, *parts)
        own = carried if style else self.carried
        wanted = self.indent + carried if style else self.indent
        shift = [w("ind", left=wanted)] if wanted != own else []
        return paragraph(identifier(style or self.style), content, *shift, *parts)


def gap() -> Element:
    """Build the low empty paragraph that keeps tables, and boxes of one look, apart."""
    return paragraph("Gap", [])
