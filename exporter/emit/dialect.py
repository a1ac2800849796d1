"""What the HTML formats write differently: a dialect is asked for every element of `emit.html`.

A role is a thing on the page, and its value is the selector that the style sheets of every format
know it by: `b.label` is an element `b` of class `label`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from enum import StrEnum
from html import escape

from exporter.model import nodes as n
from exporter.model.bundle import Bundle, FormulaKey, Picture


class Role(StrEnum):
    """Every element that `emit.html` writes."""

    EMPH = "em"
    STRONG = "strong"
    STRIKE = "del"
    SUB = "sub"
    SUPER = "sup"
    MARK = "mark"
    SMALL = "small"
    UNDERLINE = "u"
    WORK = "cite"
    KEYBOARD = "kbd"
    CODE = "code"
    LINK = "a"
    CROSS_REFERENCE = "a.cross-reference"
    PARAGRAPH = "p"
    LABELLED = "p.labelled"
    LABEL = "b.label"
    TAGS = "p.tags"
    TAG = "span.tag"
    FIGURE = "figure"
    CAPTION = "figcaption"
    NUMBER = "span.number"
    BULLETS = "ul"
    TASKS = "ul.tasks"
    NUMBERED = "ol"
    ITEM = "li"
    DEFINITIONS = "dl"
    TERM = "dt"
    MEANING = "dd"
    QUOTE = "blockquote"
    CALLOUT = "aside.callout"
    CALLOUT_TITLE = "p.callout-title"
    LISTING = "pre"
    FORMULA = "p.formula"
    EQUATION_NUMBER = "span.equation-number"
    TABLE = "table"
    TABLE_CAPTION = "caption"
    HEAD = "thead"
    BODY = "tbody"
    FOOT = "tfoot"
    ROW = "tr"
    HEAD_CELL = "th"
    CELL = "td"
    RULE = "hr"
    MEDIA = "figure.media"
    MEDIA_ADDRESS = "p.address"
    REFERENCES = "ol.references"
    REFERENCE = "li.reference"
    ADDRESS = "span.address"
    SUMMARY = "section.summary"
    ENTRY = "section.entry"
    BIBLIOGRAPHY = "section.bibliography"
    SECTION = "section.plain"


def tag(name: str, content: str | None, attributes: dict[str, str]) -> str:
    """Write one well-formed XML element; `content` is markup, None makes an empty element.

    Attributes keep their order; those with an empty value are left out, but for `alt`.
    """
    written = "".join(
        f' {key}="{escape(value)}"' for key, value in attributes.items() if value or key == "alt"
    )
    return f"<{name}{written}/>" if content is None else f"<{name}{written}>{content}</{name}>"


class Dialect(ABC):
    """Plain XHTML. A format overrides what it writes differently; content is markup throughout."""

    def __init__(self, bundle: Bundle) -> None:
        self.bundle = bundle
        self.words = bundle.issue.meta.words

    def text(self, text: str) -> str:
        """Write a run of text."""
        return escape(text, quote=False)

    def element(self, role: Role, content: str | None, kind: str = "", /, **attributes: str) -> str:
        """Write an element of a role; `kind` narrows it (a token's, a callout's) as a class."""
        name, _, own = role.value.partition(".")
        classes = " ".join(filter(None, (own, kind)))
        return tag(name, content, {"class": classes, **attributes})

    def heading(self, level: int, content: str, anchor: str) -> str:
        """Write a heading of level 1 to 6."""
        return tag(f"h{level}", content, {"id": anchor})

    @abstractmethod
    def picture_address(self, source: str, picture: Picture) -> str:
        """Return what `src` says for a picture of the bundle."""

    def picture(self, image: n.Image) -> str:
        """Write a picture."""
        picture = self.bundle.pictures[image.source]
        style = ""
        if image.width:
            style = f"width:{image.width}{'' if image.width.endswith('%') else 'px'}"
        elif image.height:
            style = f"height:{image.height}px"
        address = self.picture_address(image.source, picture)
        said = {"src": address, "alt": image.alt, "title": image.title, "style": style}
        return tag("img", None, said)

    def icon(self, image: n.Image) -> str:
        """Write a picture that stands in a line of text."""
        return self.picture(image)

    def link(self, link: n.Link, content: str) -> str:
        """Write a link that leaves the issue."""
        return self.element(Role.LINK, content, href=link.address, title=link.title)

    def cross_reference(self, reference: n.CrossReference, content: str) -> str:
        """Write a link to a heading of the issue."""
        return self.element(Role.CROSS_REFERENCE, content, href=f"#{reference.anchor}")

    @abstractmethod
    def note_reference(self, reference: n.NoteRef) -> str:
        """Write the call of a footnote, or the footnote itself where the format sets it there."""

    def formula(self, key: FormulaKey) -> str:
        """Write a formula, or its source in code style where it could not be converted."""
        markup = self.bundle.formulas[key].markup
        return self.element(Role.CODE, escape(key.tex), "tex") if markup is None else markup

    def equation_number(self, key: FormulaKey) -> str:
        """Write the number that a formula gives itself."""
        number = self.bundle.formulas[key].number
        return self.element(Role.EQUATION_NUMBER, escape(number)) if number else ""

    def ruby(self, ruby: n.Ruby) -> str:
        """Write a base text with its reading."""
        return f"<ruby>{escape(ruby.base)}<rt>{escape(ruby.reading)}</rt></ruby>"

    def listing(self, block: n.CodeBlock) -> str:
        """Write a listing from its tokens."""
        code = "".join(self.token(token) for token in block.tokens)
        return self.element(Role.LISTING, tag("code", code, {}))

    def token(self, token: n.Token) -> str:
        """Write a piece of code."""
        plain = token.kind is n.TokenKind.PLAIN
        text = escape(token.text, quote=False)
        return text if plain else tag("span", text, {"class": token.kind.value})

    def items(self, role: Role, items: list[str], start: int, depth: int) -> str:
        """Write a list of finished items, `depth` lists deep, 0 for the outermost."""
        del depth
        written = "".join(self.element(Role.ITEM, item) for item in items)
        return self.element(role, written, start=str(start) if start != 1 else "")

    def table(self, table: n.Table, caption: str, rows: str) -> str:
        """Write a table from its finished caption, perhaps none, and its groups of rows."""
        del table
        return self.element(Role.TABLE, caption + rows)

    def address(self, address: str) -> str:
        """Write a web address that is meant to be read."""
        return self.element(Role.ADDRESS, escape(address))

    def caption_number(self, word: str, number: int) -> str:
        """Write `图 1` before a caption."""
        return self.element(Role.NUMBER, f"{word} {number}{self.words.space}") if number else ""
