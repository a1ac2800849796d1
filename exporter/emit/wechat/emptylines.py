"""Sets paragraphs apart by empty lines: several become one, which needs one style and one tag.

A line costs less than a paragraph with its margin, and looks like one. Lists that are lines join
in; references, what has another style than a margin, and pictures stand alone as before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from exporter.emit.wechat import tree
from exporter.emit.wechat.tree import Element, Nodes

_BREAK = "<br>"
_MARGIN = re.compile(r"margin:[^;]*")
_REFERENCE = re.compile(r"\[\d+\] ")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines that stand one below the other, and the margin around them, "" without one."""

    lines: list[Nodes]
    margin: str


def joined(article: str) -> str:
    """Return an article whose plain paragraphs are joined where they follow each other."""
    return tree.markup(_joined(tree.read(article)))


def _joined(nodes: Nodes) -> Nodes:
    done: Nodes = []
    pieces: list[_Piece] = []
    for node in nodes:
        piece = _piece(node)
        if piece is not None:
            pieces.append(piece)
            continue
        done += _written(pieces)
        pieces = []
        if isinstance(node, Element):
            node.children = _joined(node.children)
        done.append(node)
    return done + _written(pieces)


def _piece(node: Element | str) -> _Piece | None:
    """Return the lines of a plain paragraph, or of a list that has become lines."""
    if isinstance(node, str) or node.attributes:
        return None
    margin = node.style if _MARGIN.fullmatch(node.style) else ""
    if node.style and not margin:
        return None
    if node.name == "p" or (node.name == "section" and margin):
        if _is_text(node.children):
            return _Piece([node.children], margin)
        lines = [one for one in node.children if isinstance(one, Element) and _is_line(one)]
        if lines and len(lines) == len(node.children):
            return _Piece([one.children for one in lines], margin)
    return None


def _is_line(node: Element) -> bool:
    return node.name == "p" and not node.style and not node.attributes and _is_text(node.children)


def _is_text(nodes: Nodes) -> bool:
    if not nodes or (isinstance(nodes[0], str) and _REFERENCE.match(nodes[0])):
        return False
    return all(isinstance(one, str) or (one.name != "img" and not one.is_block) for one in nodes)


def _written(pieces: list[_Piece]) -> Nodes:
    """Write pieces as one paragraph."""
    if not pieces:
        return []
    content: Nodes = []
    before = ""
    for piece in pieces:
        if content:
            content.append(_BREAK * (2 if piece.margin or before else 1))
        for count, line in enumerate(piece.lines):
            content += [_BREAK, *line] if count else line
        before = piece.margin
    margin = next((piece.margin for piece in pieces if piece.margin), "")
    return [Element("p", "", margin, content)]
