"""The document under construction: the ids that were given out, the parts that were made so far."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from exporter.emit.addresses import outward
from exporter.emit.docx.fields import bookmark, uri
from exporter.emit.docx.markup import Element
from exporter.emit.docx.numbering import Numbering
from exporter.emit.docx.page import Page
from exporter.model.bundle import Bundle, Picture
from exporter.model.issue import Issue
from exporter.model.nodes import Heading
from exporter.model.walk import all_nodes, sections
from exporter.words import Words


@dataclass(slots=True)
class Draft:
    """What the parts of one document share.

    Attributes
    ----------
    bookmarks : mapping of str to str
        The bookmark's name of each anchor of the issue.
    calls : dict of int to int
        The id of each footnote that was called, by its number in the issue.
    placed : set of str
        The anchors whose bookmark stands in the document.
    """

    bundle: Bundle
    page: Page
    numbering: Numbering
    bookmarks: Mapping[str, str]
    package: OpcPackage = field(default_factory=OpcPackage)
    calls: dict[int, int] = field(default_factory=dict)
    placed: set[str] = field(default_factory=set)
    images: dict[str, Part] = field(default_factory=dict)
    bookmark_ids: Iterator[int] = field(default_factory=lambda: count(1))
    drawing_ids: Iterator[int] = field(default_factory=lambda: count(1))

    def anchored(self, anchor: str, content: list[Element]) -> list[Element]:
        """Put the bookmark of an anchor around content, once."""
        if anchor not in self.bookmarks or anchor in self.placed:
            return content
        self.placed.add(anchor)
        return bookmark(self.bookmarks[anchor], next(self.bookmark_ids), content)

    def image(self, picture: Picture) -> Part:
        """Return the part that holds a picture; the same bytes are stored once."""
        if picture.digest not in self.images:
            name = PackURI(f"/word/media/image{len(self.images) + 1}{picture.suffix}")
            self.images[picture.digest] = Part(name, picture.media_type, picture.data)
        return self.images[picture.digest]


@dataclass(frozen=True, slots=True)
class Story:
    """A text of the document with relationships of its own: the body, or the footnotes.

    `nested` collects the notes that are called inside a note, which Word cannot do.
    """

    draft: Draft
    part: Part
    is_notes: bool = False
    nested: list[int] = field(default_factory=list)

    @property
    def words(self) -> Words:
        """The words that are added to the text."""
        return self.draft.bundle.issue.meta.words

    def link(self, address: str) -> str:
        """Return the relationship that leads to an address."""
        target = outward(address) or uri(address)
        return self.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def embed(self, picture: Picture) -> str:
        """Return the relationship that embeds a picture."""
        return self.part.relate_to(self.draft.image(picture), RELATIONSHIP_TYPE.IMAGE)


def begin(bundle: Bundle, page: Page) -> Draft:
    """Start a document on pages of one kind."""
    return Draft(bundle, page, Numbering(bundle.theme), _bookmarks(bundle.issue))


def _bookmarks(issue: Issue) -> dict[str, str]:
    """Name a bookmark for every anchor: Word takes 40 letters, digits and underscores."""
    anchors = [section.anchor for section in sections(issue)]
    anchors += [
        node.anchor for node in all_nodes(issue) if isinstance(node, Heading) and node.anchor
    ]
    return {anchor: f"section_{i}" for i, anchor in enumerate(dict.fromkeys(anchors), 1)}
