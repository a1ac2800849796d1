"""The envelope: an issue with its metadata, cover, sections and notes, and what comes before it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from exporter import words
from exporter.config import Breaks
from exporter.draftfields import Comments, View
from exporter.model.nodes import Blocks, Image, Inlines, Node, Reference
from exporter.words import Words

LANGUAGE = "zh-CN"
"""What an issue is written in that does not say so."""


class SectionKind(StrEnum):
    """What a section is for. CONTENTS marks where the author's own contents list stood.

    SIGN_OFF has no heading: it is what stands below the last rule, which is its first block.
    """

    ENTRY = "entry"
    SUMMARY = "summary"
    CONTENTS = "contents"
    REFERENCES = "references"
    SIGN_OFF = "sign-off"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Note(Node):
    """A footnote."""

    number: int
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the author wrote above the text; every field is None unless it was written.

    `lines` gives the source line of each key, for diagnostics.
    """

    title: str | None = None
    number: str | None = None
    date: date | None = None
    authors: tuple[str, ...] | None = None
    cover: str | None = None
    cover_credit: str | None = None
    summary: str | None = None
    digest: str | None = None
    tags: tuple[str, ...] | None = None
    series: str | None = None
    lang: str | None = None
    theme: str | None = None
    articles: tuple[str, ...] | None = None
    math: bool | None = None
    source_url: str | None = None
    comments: Comments | None = None
    cover_crop: tuple[View, ...] | None = None
    draw_cover: bool | None = None
    breaks: Breaks | None = None
    lines: dict[str, int] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What the reader hands on: blocks in order, nothing recognised.

    `stem` is the file's name, `folders` are the names of the folders around it, the nearest last.
    """

    stem: str
    front: FrontMatter
    blocks: Blocks
    notes: tuple[Note, ...] = ()
    folders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a fact comes from: the rule in words, the line (0 if none), and if it is a guess."""

    rule: str
    line: int = 0
    is_weak: bool = False


@dataclass(frozen=True, slots=True)
class Meta:
    """What is known of an issue as a publication.

    `title` is the whole title as written, `parts` its headlines (between `|`), without the series.
    `digest` is the teaser for feeds and WeChat, `summary` the plain text of the summary.
    `identifier` is a urn:uuid that stays when the text is edited. `articles` are the titles of the
    sections that become articles of their own where an issue is published as several. The title
    stands in `line`; where front matter has authors or a digest, theirs are known as well.
    `source_url`, `comments` and `cover_crop` are fields of a WeChat draft, "", None and empty where
    the issue does not say them; `draw_cover` that its cover there is to be drawn.
    `origins` says of each field by which rule it was found.
    """

    title: str
    identifier: str
    parts: tuple[str, ...] = ()
    series: str = ""
    number: str = ""
    date: date | None = None
    authors: tuple[str, ...] = ()
    summary: str = ""
    digest: str = ""
    language: str = LANGUAGE
    tags: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    source_url: str = ""
    comments: Comments | None = None
    cover_crop: tuple[View, ...] = ()
    draw_cover: bool = False
    line: int = field(default=0, compare=False)
    author_line: int = field(default=0, compare=False)
    digest_line: int = field(default=0, compare=False)
    origins: dict[str, Origin] = field(default_factory=dict, compare=False)

    @property
    def words(self) -> Words:
        """The words that are added to the text, in the language of the issue."""
        return words.of(self.language)


@dataclass(frozen=True, slots=True)
class Cover:
    """The picture on the cover and the sentence that credits it."""

    image: Image
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Section(Node):
    """A heading with what stands under it. `anchor` is unique in the issue, by GitHub's rule."""

    kind: SectionKind
    title: Inlines
    anchor: str
    level: int
    tags: tuple[str, ...] = ()
    blocks: Blocks = ()
    children: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue. `lead` is what stands before the first section.

    `citations` lists every address the text leads to, each once, numbered from 1: the issue's own
    references first, with their numbers, then the others in the order of the text.
    """

    meta: Meta
    cover: Cover | None = None
    lead: Blocks = ()
    sections: tuple[Section, ...] = ()
    notes: tuple[Note, ...] = ()
    citations: tuple[Reference, ...] = ()
