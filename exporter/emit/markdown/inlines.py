"""Nodes to Markdown inside a line: the `match` over every inline.

What Markdown has no mark for, or whose mark would not be read beside these neighbours, is HTML.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import assert_never

from exporter.emit.markdown import addresses, escape, markup
from exporter.emit.markdown.escape import Pen
from exporter.model import nodes as n
from exporter.model.walk import plain

_MARKS: dict[type[n.Span], str] = {n.Emph: "*", n.Strong: "**", n.Strike: "~~"}
_MOST_STARS = 2


def paragraph(nodes: n.Inlines, pen: Pen) -> str:
    """Write inlines that are a block of their own."""
    written = escape.without_formulas(partial(inlines, nodes), pen)
    return written if pen.flat else escape.lines(written)


def inlines(nodes: Sequence[n.Inline], pen: Pen, before: str = "", after: str = "") -> str:
    """Write inlines between two characters, nothing where a line begins or ends."""
    written = ""
    last: n.Inline | None = None
    for place, node in enumerate(nodes):
        following = nodes[place + 1] if place + 1 < len(nodes) else None
        right = after if following is None else _first(following)
        left = written[-1:] or before
        if _must_part(last, node, left):
            written += markup.NOTHING
            left = ">"
        written += _inline(node, pen, left, right)
        last = node
    return written


def _must_part(last: n.Inline | None, node: n.Inline, left: str) -> bool:
    """Tell whether two neighbours would be read as one."""
    match last, node:
        case (n.Code(), n.Code()) | (n.Math(), n.Math()):
            return True
        case n.Math(), n.Text(text=text):
            return text[0].isascii() and (text[0].isalnum() or text[0] in "${")
        case _, n.Math():
            return left == "$" or (left.isascii() and left.isalnum())
        case _:
            return False


def _first(node: n.Inline) -> str:
    """Return the character that a node will begin with."""
    match node:
        case n.Text(text=text):
            return text[:1]
        case n.Strike():
            return "~"
        case n.Code():
            return "`"
        case n.Math():
            return "$"
        case n.Link(children=children, address=address):
            return (_automatic(children, address) or "[")[0]
        case n.CrossReference() | n.NoteRef():
            return "["
        case n.Image():
            return "<" if _needs_tag(node) else "!"
        case n.Break():
            return "\\"
        case _:
            return "<"


def _inline(node: n.Inline, pen: Pen, before: str, after: str) -> str:
    match node:
        case n.Text(text=text):
            return escape.text(text, pen, before, after)
        case n.Code(text=text):
            return addresses.code(text, pen) if text else "<code></code>"
        case n.Math(tex=tex):
            return f"${' '.join(tex.split(chr(10)))}$"
        case n.Link(children=children, address=address, title=title):
            if not title and (written := _automatic(children, address)):
                return written
            return _bracketed(children, pen) + addresses.target(address, title, pen)
        case n.CrossReference(children=children, anchor=anchor):
            return _bracketed(children, pen) + addresses.target(addresses.anchor(anchor), "", pen)
        case n.Image():
            return image(node, pen)
        case n.NoteRef(number=number):
            return f"[^{number}]"
        case n.Break():
            in_line = pen.flat or pen.bracketed  # an address in brackets would take the mark along
            by_mark = not in_line and before not in {"", "\n", " "} and after != " "
            return "\\\n" if by_mark else "<br>"
        case n.Ruby(base=base, reading=reading):
            text, above = (escape.text(words, pen, ">", "<") for words in (base, reading))
            return f"<ruby>{text}<rt>{above}</rt></ruby>"
        case n.Emph() | n.Strong() | n.Strike():
            return _marked(node, pen, before, after)
        case n.Sub() | n.Super() | n.Mark() | n.Small() | n.Underline() | n.Work() | n.Keyboard():
            return _tagged(node, pen)
        case _:
            assert_never(node)


def image(node: n.Image, pen: Pen) -> str:
    """Write a picture."""
    if _needs_tag(node):
        return markup.image(node, pen)
    alt = escape.text(node.alt, replace(pen, bracketed=True), "[", "]")
    return f"![{alt}]{addresses.target(node.source, node.title, pen)}"


def _needs_tag(node: n.Image) -> bool:
    return bool(node.width or node.height) or " ".join(node.alt.split()) != node.alt


def _automatic(children: n.Inlines, address: str) -> str:
    match children:
        case (n.Text(text=text),):
            return addresses.automatic(text, address)
        case _:
            return ""


def _bracketed(children: n.Inlines, pen: Pen) -> str:
    return f"[{inlines(children, replace(pen, bracketed=True), '[', ']')}]"


def _marked(node: n.Emph | n.Strong | n.Strike, pen: Pen, before: str, after: str) -> str:
    match node:
        case n.Emph(children=(n.Strong(children=children),)) if not pen.stars:
            written = _enclosed("***", children, pen, before, after)
            return written or _tagged(node, pen)
        case _:
            mark = _MARKS[type(node)]
    is_deep = mark in pen.stars or len(pen.stars) == _MOST_STARS
    written = "" if is_deep else _enclosed(mark, node.children, pen, before, after)
    return written or _tagged(node, pen)


def _enclosed(mark: str, children: n.Inlines, pen: Pen, before: str, after: str) -> str:
    """Return inlines between two marks, nothing if the marks would not be read there."""
    if not plain(children):
        return ""
    stars = {"*", "**"} if mark == "***" else {mark}
    inner = inlines(children, replace(pen, stars=pen.stars | stars), before=mark[0], after=mark[0])
    fits = escape.can_enclose(mark, before, inner, after)
    return f"{mark}{inner}{mark}" if fits else ""


def _tagged(node: n.Span, pen: Pen) -> str:
    inner = inlines(node.children, pen, ">", "<")
    return f"<{markup.TAGS[type(node)]}>{inner}</{markup.TAGS[type(node)]}>"
