"""The inlines: what stands inside a line of text, and the base of every node."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """What every node has: its place, 1-based, 0 where unknown, and no part of its meaning."""

    line: int = field(default=0, compare=False)
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Text(Node):
    """A run of characters without line breaks."""

    text: str


@dataclass(frozen=True, slots=True)
class Span(Node):
    """Text with one property; the class says which. Never used itself."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emph(Span):
    """Emphasis: dots or 楷体 in Chinese, never slanted Han."""


@dataclass(frozen=True, slots=True)
class Strong(Span):
    """Importance: bold."""


@dataclass(frozen=True, slots=True)
class Strike(Span):
    """Text that no longer holds."""


@dataclass(frozen=True, slots=True)
class Sub(Span):
    """Subscript."""


@dataclass(frozen=True, slots=True)
class Super(Span):
    """Superscript."""


@dataclass(frozen=True, slots=True)
class Mark(Span):
    """Highlighted with a marker."""


@dataclass(frozen=True, slots=True)
class Small(Span):
    """A side remark in small print."""


@dataclass(frozen=True, slots=True)
class Underline(Span):
    """Underlined text."""


@dataclass(frozen=True, slots=True)
class Work(Span):
    """The title of a work: a wavy line below Han (书名号乙式), italics in other scripts."""


@dataclass(frozen=True, slots=True)
class Keyboard(Span):
    """A key to press."""


@dataclass(frozen=True, slots=True)
class Code(Node):
    """Code inside a line."""

    text: str


@dataclass(frozen=True, slots=True)
class Math(Node):
    """A formula inside a line, as TeX without its dollars."""

    tex: str


@dataclass(frozen=True, slots=True)
class Link(Span):
    """A link that leaves the issue; `citation` is its number in `Issue.citations`, 0 for none."""

    address: str
    title: str = ""
    citation: int = 0


@dataclass(frozen=True, slots=True)
class CrossReference(Span):
    """A link to a heading of the issue. After the `links` pass, `anchor` always exists."""

    anchor: str


@dataclass(frozen=True, slots=True)
class Image(Node):
    """A picture: `source` is its address as written and the key of its bytes in the bundle.

    `width` is what the source asks for: pixels ("120") or percent ("50%"), empty if nothing.
    `height` is what it asks for in pixels where it asks for no width.
    """

    source: str
    alt: str = ""
    title: str = ""
    width: str = ""
    height: str = ""


@dataclass(frozen=True, slots=True)
class NoteRef(Node):
    """The call of the footnote with this number in `Issue.notes`."""

    number: int


@dataclass(frozen=True, slots=True)
class Break(Node):
    """A line break that the author meant."""


@dataclass(frozen=True, slots=True)
class Ruby(Node):
    """A base text with its reading above."""

    base: str
    reading: str


Inline: TypeAlias = (
    Text
    | Emph
    | Strong
    | Strike
    | Sub
    | Super
    | Mark
    | Small
    | Underline
    | Work
    | Keyboard
    | Code
    | Math
    | Link
    | CrossReference
    | Image
    | NoteRef
    | Break
    | Ruby
)
Inlines: TypeAlias = tuple[Inline, ...]
