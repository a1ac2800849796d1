"""A written article as a tree, for what can only be said of an element beside its neighbours."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TypeAlias

_PIECE = re.compile(r"<(/?)([a-zA-Z][\w-]*)([^>]*?)(/?)>|[^<]+")
_STYLE = re.compile(r' style="([^"]*)"')
BLOCKS = {"section", "p", "ul", "ol", "table", "hr", "h1", "h2", "h3", "h4", "h5", "h6"}
"""The elements that stand below one another."""


@dataclass(slots=True)
class Element:
    """An element: its attributes as they are written, the style apart; `empty` closes at once."""

    name: str
    attributes: str = ""
    style: str = ""
    children: list[Element | str] = field(default_factory=list)
    empty: bool = False

    @property
    def is_block(self) -> bool:
        """Whether it stands below its neighbour."""
        return self.name in BLOCKS

    def written(self) -> str:
        """Write the element with all that it holds."""
        style = f' style="{self.style}"' if self.style else ""
        head = f"<{self.name}{self.attributes}{style}"
        return f"{head}/>" if self.empty else f"{head}>{markup(self.children)}</{self.name}>"


Nodes: TypeAlias = "list[Element | str]"


def read(article: str) -> Nodes:
    """Read well-formed markup, as the dialect writes it."""
    root = Element("")
    open_ = [root]
    for piece in _PIECE.finditer(article):
        end, name, attributes, empty = piece.groups()
        if name is None:
            open_[-1].children.append(piece[0])
        elif end:
            open_.pop()
        else:
            style = _STYLE.search(attributes)
            element = Element(
                name,
                _STYLE.sub("", attributes),
                style[1] if style else "",
                empty=bool(empty),
            )
            open_[-1].children.append(element)
            if not empty:
                open_.append(element)
    return root.children


def markup(nodes: Nodes) -> str:
    """Write nodes as markup."""
    return "".join(node if isinstance(node, str) else node.written() for node in nodes)
