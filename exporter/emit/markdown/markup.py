"""Writes inlines as HTML, for what stands inside a block of HTML: captions, summaries, cells."""

from __future__ import annotations

import re
from functools import partial
from html import escape as entities
from typing import assert_never

from exporter.emit.markdown import escape
from exporter.emit.markdown.addresses import anchor
from exporter.emit.markdown.escape import Pen
from exporter.model import nodes as n

TAGS: dict[type[n.Span], str] = {
    n.Emph: "em",
    n.Strong: "strong",
    n.Strike: "del",
    n.Sub: "sub",
    n.Super: "sup",
    n.Mark: "mark",
    n.Small: "small",
    n.Underline: "u",
    n.Work: "cite",
    n.Keyboard: "kbd",
}
NOTHING = "<!-- -->"
_MARKS = re.compile(
    r"(?<=\[)\^|\^(?=\[)|(?<=\])\(|\*(?=\*)|=(?==)|\\(?=[(\[])|\[(?=\[)|%(?=%)|\{(?=%)|(?<=\s)\^"
)


def phrases(nodes: n.Inlines, pen: Pen) -> str:
    """Write inlines as HTML; the call of a note has no form there and stays Markdown."""
    return escape.without_formulas(partial(_phrases, nodes), pen)


def _phrases(nodes: n.Inlines, pen: Pen) -> str:
    return "".join(_phrase(node, pen) for node in nodes)


def _phrase(node: n.Inline, pen: Pen) -> str:
    match node:
        case n.Text(text=text):
            return words(text, pen)
        case n.Code(text=text):
            return f"<code>{words(text, pen).replace('  ', ' &#32;')}</code>"
        case n.Math(tex=tex):
            return f"{NOTHING}${tex}${NOTHING}"
        case n.Link(children=children, address=address, title=title):
            return element("a", _phrases(children, pen), pen, href=address, title=title)
        case n.CrossReference(children=children, anchor=name):
            return element("a", _phrases(children, pen), pen, href=anchor(name))
        case n.Image():
            return image(node, pen)
        case n.NoteRef(number=number):
            return f"[^{number}]"
        case n.Break():
            return "<br>"
        case n.Ruby():
            return f"<ruby>{words(node.base, pen)}<rt>{words(node.reading, pen)}</rt></ruby>"
        case (
            n.Emph() | n.Strong() | n.Strike() | n.Sub() | n.Super() | n.Mark()
            | n.Small() | n.Underline() | n.Work() | n.Keyboard()
        ):  # fmt: skip
            return element(TAGS[type(node)], _phrases(node.children, pen), pen)
        case _:
            assert_never(node)


def words(text: str, pen: Pen) -> str:
    """Write text, as it stands between tags: no mark that the reader would find there."""
    written = _MARKS.sub(lambda mark: f"&#{ord(mark[0])};", entities(text, quote=False))
    return _without_signs(written, pen)


def element(name: str, content: str, pen: Pen, **attributes: str) -> str:
    """Write an element; attributes without a value are left out."""
    return f"{start(name, pen, **attributes)}{content}</{name}>"


def start(name: str, pen: Pen, **attributes: str) -> str:
    """Write a start tag; attributes without a value are left out."""
    written = "".join(
        f' {key}="{_without_signs(entities(value), pen)}"'
        for key, value in attributes.items()
        if value
    )
    return f"<{name}{written}>"


def image(node: n.Image, pen: Pen) -> str:
    """Write a picture, which may ask for a width or a height here."""
    described = {"alt": node.alt, "title": node.title, "width": node.width, "height": node.height}
    return start("img", pen, src=node.source, **described)


def _without_signs(text: str, pen: Pen) -> str:
    text = text.replace("`", "&#96;")
    text = text.replace("|", "&#124;") if pen.cell else text
    return text.replace("$", "&#36;") if pen.dollars else text
