"""The shapes of pandoc's JSON (pandoc-types 1.23) as tagged unions: `t` says which, `c` has it."""

from __future__ import annotations

from typing import TypeAlias

import msgspec

Attr: TypeAlias = tuple[str, list[str], list[tuple[str, str]]]
Target: TypeAlias = tuple[str, str]


class Shape(msgspec.Struct, tag_field="t", gc=False):
    """Any inline or block."""


class Enum(msgspec.Struct):
    """A constructor without contents."""

    t: str


class Str(Shape, tag="Str"):
    """A word."""

    c: str


class Space(Shape, tag="Space"):
    """A space."""


class SoftBreak(Shape, tag="SoftBreak"):
    """A line end of the source."""


class LineBreak(Shape, tag="LineBreak"):
    """A line break that was asked for."""


class Emph(Shape, tag="Emph"):
    """Emphasis."""

    c: list[Inline]


class Strong(Shape, tag="Strong"):
    """Strong emphasis."""

    c: list[Inline]


class Strikeout(Shape, tag="Strikeout"):
    """Struck text."""

    c: list[Inline]


class Code(Shape, tag="Code"):
    """Code inside a line."""

    c: tuple[Attr, str]


class RawInline(Shape, tag="RawInline"):
    """One HTML tag or comment."""

    c: tuple[str, str]


class Link(Shape, tag="Link"):
    """A link."""

    c: tuple[Attr, list[Inline], Target]


class Image(Shape, tag="Image"):
    """A picture with its alt text."""

    c: tuple[Attr, list[Inline], Target]


class Note(Shape, tag="Note"):
    """A footnote, repeated at each of its calls."""

    c: list[Block]


class Span(Shape, tag="Span"):
    """Inlines with a position, or an emoji."""

    c: tuple[Attr, list[Inline]]


class Plain(Shape, tag="Plain"):
    """Text of a tight list or a cell."""

    c: list[Inline]


class Para(Shape, tag="Para"):
    """A paragraph."""

    c: list[Inline]


class CodeBlock(Shape, tag="CodeBlock"):
    """A listing."""

    c: tuple[Attr, str]


class RawBlock(Shape, tag="RawBlock"):
    """A block of HTML."""

    c: tuple[str, str]


class BlockQuote(Shape, tag="BlockQuote"):
    """A quotation."""

    c: list[Block]


class OrderedList(Shape, tag="OrderedList"):
    """A list that counts: start, style and delimiter, items."""

    c: tuple[tuple[int, Enum, Enum], list[list[Block]]]


class BulletList(Shape, tag="BulletList"):
    """An unordered list."""

    c: list[list[Block]]


class Header(Shape, tag="Header"):
    """A heading."""

    c: tuple[int, Attr, list[Inline]]


class HorizontalRule(Shape, tag="HorizontalRule"):
    """A thematic break."""


Cell: TypeAlias = tuple[Attr, Enum, int, int, "list[Block]"]
Row: TypeAlias = tuple[Attr, list[Cell]]
Head: TypeAlias = tuple[Attr, list[Row]]
Body: TypeAlias = tuple[Attr, int, list[Row], list[Row]]


class Table(Shape, tag="Table"):
    """A table: attributes, caption, columns with alignment and width, head, bodies, foot."""

    c: tuple[Attr, msgspec.Raw, list[tuple[Enum, msgspec.Raw]], Head, list[Body], msgspec.Raw]


class Div(Shape, tag="Div"):
    """Blocks with a position, or an alert."""

    c: tuple[Attr, list[Block]]


Inline: TypeAlias = (
    Str
    | Space
    | SoftBreak
    | LineBreak
    | Emph
    | Strong
    | Strikeout
    | Code
    | RawInline
    | Link
    | Image
    | Note
    | Span
)
Block: TypeAlias = (
    Plain
    | Para
    | CodeBlock
    | RawBlock
    | BlockQuote
    | OrderedList
    | BulletList
    | Header
    | HorizontalRule
    | Table
    | Div
)


class Document(msgspec.Struct):
    """What pandoc writes with `-t json`; the version and the metadata are not needed."""

    blocks: list[Block]


_decoder: msgspec.json.Decoder[Document] = msgspec.json.Decoder(Document)


def decode(data: bytes) -> Document:
    """Decode pandoc's JSON.

    Raises
    ------
    msgspec.ValidationError
        If pandoc wrote something that its gfm reader never produces.
    RecursionError
        If it is nested too deeply.
    """
    return _decoder.decode(data)
