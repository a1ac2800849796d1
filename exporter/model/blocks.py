"""The blocks: what is stacked upon each other, each with inlines or blocks inside."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from exporter.model.inlines import Image, Inlines, Node


@dataclass(frozen=True, slots=True)
class Heading(Node):
    """A heading. After the `outline` pass only those inside quotes, lists and callouts are left."""

    level: int
    children: Inlines
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph(Node):
    """A paragraph of running text."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Labelled(Node):
    """A paragraph with a bold label before a colon: `**概要**：…`. The label has no colon."""

    label: Inlines
    children: Inlines


@dataclass(frozen=True, slots=True)
class TagLine(Node):
    """A line of hashtags; `tags` without their `#`, `label` as in `Labelled`, perhaps empty."""

    tags: tuple[str, ...]
    label: Inlines = ()


@dataclass(frozen=True, slots=True)
class Figure(Node):
    """A picture that stands alone; `link` is where it leads, `number` counts the captioned."""

    image: Image
    caption: Inlines = ()
    link: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class ListItem(Node):
    """An item of a list; `checked` is None unless it is a task."""

    blocks: Blocks
    checked: bool | None = None


@dataclass(frozen=True, slots=True)
class BulletList(Node):
    """An unordered list."""

    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class OrderedList(Node):
    """A list that counts from `start`."""

    items: tuple[ListItem, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Definition(Node):
    """A term and what it means."""

    term: Inlines
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class DefinitionList(Node):
    """Terms with their meanings."""

    items: tuple[Definition, ...]


@dataclass(frozen=True, slots=True)
class Quote(Node):
    """A block quotation."""

    blocks: Blocks


class CalloutKind(StrEnum):
    """The alerts of GitHub, and the folded text of `<details>`."""

    NOTE = "note"
    TIP = "tip"
    IMPORTANT = "important"
    WARNING = "warning"
    CAUTION = "caution"
    DETAILS = "details"


@dataclass(frozen=True, slots=True)
class Callout(Node):
    """A framed remark. The reader gives every callout a title."""

    kind: CalloutKind
    title: Inlines
    blocks: Blocks


class TokenKind(StrEnum):
    """What a piece of code is; a theme colours these and nothing finer."""

    PLAIN = "plain"
    KEYWORD = "keyword"
    NAME = "name"
    STRING = "string"
    NUMBER = "number"
    COMMENT = "comment"
    OPERATOR = "operator"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of code of one kind; may hold line breaks."""

    kind: TokenKind
    text: str


@dataclass(frozen=True, slots=True)
class CodeBlock(Node):
    """A listing. The `highlight` pass fills `tokens`, whose texts joined are `text`."""

    text: str
    language: str = ""
    tokens: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class MathBlock(Node):
    """A formula that stands alone, as TeX without its dollars."""

    tex: str


class Alignment(StrEnum):
    """How a column of a table is set."""

    DEFAULT = ""
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Scope(StrEnum):
    """What a header cell is the header of (HTML § 4.9.10); NONE is that of a cell of data."""

    NONE = ""
    COLUMN = "col"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Cell(Node):
    """A cell; a Markdown cell holds one paragraph or nothing.

    In the head of a table a cell without `scope` is the header of its columns.
    """

    blocks: Blocks
    colspan: int = 1
    rowspan: int = 1
    scope: Scope = Scope.NONE


@dataclass(frozen=True, slots=True)
class Row(Node):
    """A row of cells."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table(Node):
    """A table; `alignments` has one entry a column, `head` is often one row and may be empty.

    No cell of `head`, `body` or `foot` reaches into the next of these groups (HTML § 4.9.12).
    """

    alignments: tuple[Alignment, ...]
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    caption: Inlines = ()
    number: int = 0
    foot: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule(Node):
    """A thematic break inside a section."""


class MediaKind(StrEnum):
    """What a player plays."""

    VIDEO = "video"
    AUDIO = "audio"
    EMBED = "embed"


@dataclass(frozen=True, slots=True)
class Media(Node):
    """A player, which paper and most readers cannot show: a poster, a title and the address."""

    kind: MediaKind
    source: str
    title: str = ""
    poster: Image | None = None


@dataclass(frozen=True, slots=True)
class Reference(Node):
    """One entry of a bibliography. `address` is the link it leads to, empty if it has none."""

    number: int
    children: Inlines
    address: str = ""


@dataclass(frozen=True, slots=True)
class ReferenceList(Node):
    """The bibliography of an issue; its numbers are those of `Issue.citations`."""

    items: tuple[Reference, ...]


Block: TypeAlias = (
    Heading
    | Paragraph
    | Labelled
    | TagLine
    | Figure
    | BulletList
    | OrderedList
    | DefinitionList
    | Quote
    | Callout
    | CodeBlock
    | MathBlock
    | Table
    | Rule
    | Media
    | ReferenceList
)
Blocks: TypeAlias = tuple[Block, ...]
