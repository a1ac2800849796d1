"""Looks into the source for what a node says that begins at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reading.written import every

from exporter.model import nodes as n
from exporter.model.issue import Manuscript
from exporter.model.walk import Descendable, plain


def misplaced(text: str, manuscript: Manuscript) -> Iterator[str]:
    """Yield each node at whose place something else stands."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for node in every(manuscript):
        pattern = _beginning(node)
        if pattern is None or (isinstance(node, n.ListItem) and not node.blocks):
            continue
        at = starts[node.line - 1] + node.column - 1
        if not (node.line and node.column and re.match(pattern, text[at : at + 200])):
            yield f"{node.line}:{node.column} {type(node).__name__}"


def _beginning(node: Descendable) -> str | None:
    """Return a pattern of what a node begins with in the source."""
    match node:
        case n.Image():
            return r"!\[|<img|<video"
        case n.Link() | n.CrossReference():
            return rf"\[|<|{re.escape(plain(node.children)[:20])}"
        case n.Heading():
            return r"#|<h\d|.*\n(=|-)+"
        case n.CodeBlock(text=text):
            return rf"```|~~~|<pre|{re.escape(text[:10])}"
        case n.Code():
            return "`|<code"
        case n.Strong():
            return r"\*\*|__|\*|<b|<strong"
        case n.BulletList():
            return r"[-*+]\s|<ul"
        case n.OrderedList():
            return r"\d+[.)]\s|<ol"
        case n.ListItem():
            return r"[-*+]\s|\d+[.)]\s|<li"
        case n.Table():
            return r"\||<table|.*\|"
        case n.Rule():
            return "[-*_]|<hr"
        case n.Quote():
            return ">|<blockquote"
        case n.Paragraph() | n.Media() | n.Figure():
            return r"\S"
        case _:
            return None
