"""Cuts raw HTML into tags and text, and builds elements of them with what Markdown put between.

An element may begin in one raw piece and end in another (`<details>` around Markdown, `<small>`
around a link): the pieces are one stream of tags, text and finished nodes. Which end tags may be
left out follows the HTML standard (optional tags).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import TypeAlias

from exporter.model import nodes as n

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)|<![A-Za-z][^>]*(?:>|\Z)"
    r"|<(?P<slash>/?)(?P<name>[A-Za-z][\w:-]*)"
    r"(?P<attributes>(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+)>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s\"'>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_SPACES = re.compile(r"[ \t\r\f]*\n\s*|[ \t\r\f]+")

_VOID_NAMES = "area base br col embed hr img input link meta param source track wbr"
_OPTIONAL_NAMES = "p li dt dd td th tr thead tbody tfoot option rt rp colgroup"
_OPAQUE_NAMES = "script style svg math canvas template textarea title"
_AFTER_P = "p div ul ol dl table pre blockquote hr h1 h2 h3 h4 h5 h6 details section article figure"
VOID = frozenset(_VOID_NAMES.split())
OPTIONAL_END = frozenset(_OPTIONAL_NAMES.split())
_OPAQUE = frozenset(_OPAQUE_NAMES.split())
_BLOCKS = frozenset(_AFTER_P.split())
_SCOPES = {"table", "ul", "ol", "dl", "details", "blockquote", "div", "td", "th", "li"}
_CLOSES: dict[str, tuple[set[str], set[str]]] = {
    "li": ({"li"}, {"ul", "ol"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
    "td": ({"td", "th"}, {"table", "tr"}),
    "th": ({"td", "th"}, {"table", "tr"}),
    "tr": ({"tr"}, {"table"}),
    "thead": ({"thead", "tbody", "tfoot"}, {"table"}),
    "tbody": ({"thead", "tbody", "tfoot"}, {"table"}),
    "tfoot": ({"thead", "tbody", "tfoot"}, {"table"}),
    "option": ({"option"}, {"select"}),
    "rt": ({"rt", "rp"}, {"ruby"}),
    "rp": ({"rt", "rp"}, {"ruby"}),
}


@dataclass(frozen=True, slots=True)
class Tag:
    """A start or end tag as it stands in the source."""

    name: str
    attributes: dict[str, str]
    closing: bool
    source: str
    line: int = 0
    column: int = 0


@dataclass(slots=True)
class Element:
    """A start tag with what stands up to its end; `closed` is false where no end tag came."""

    tag: Tag
    children: list[Piece] = field(default_factory=list)
    closed: bool = False

    @property
    def name(self) -> str:
        """The tag's name in lower case."""
        return self.tag.name

    def get(self, attribute: str) -> str:
        """Return an attribute, or nothing."""
        return self.tag.attributes.get(attribute, "")


Piece: TypeAlias = n.Inline | n.Block | Element
Token: TypeAlias = Piece | Tag


@dataclass(frozen=True, slots=True)
class Dropped:
    """A comment, a declaration or an instruction; `open` if it runs to the end of the text."""

    open: bool


def cut(text: str) -> Iterator[tuple[int, str | Tag | Dropped]]:
    """Yield each tag and the text between, with its offset; comments come as `Dropped`."""
    done = 0
    while found := _TOKEN.search(text, done):
        if found.start() > done:
            yield done, text[done : found.start()]
        done = found.end()
        name = found["name"]
        if name is None:
            ends = ("-->", "]]>", "?>", ">")
            yield found.start(), Dropped(open=not found[0].endswith(ends))
            continue
        tag = Tag(name.lower(), _attributes(found["attributes"]), bool(found["slash"]), found[0])
        yield found.start(), tag
        if tag.name in _OPAQUE and not tag.closing:
            end = re.compile(rf"</{tag.name}\s*>", re.IGNORECASE).search(text, done)
            done = end.start() if end else len(text)
    if done < len(text):
        yield done, text[done:]


def visible(text: str) -> str:
    """Return the text of an HTML text node: entities decoded, white space collapsed."""
    return unescape(_SPACES.sub(lambda run: "\n" if "\n" in run[0] else " ", text))


def build(tokens: Iterable[Token], ends: list[Tag] | None = None) -> list[Piece]:
    """Build elements of tags.

    Parameters
    ----------
    ends : list of Tag
        Receives the end tags that have no start.
    """
    root: list[Piece] = []
    stack: list[Element] = []
    for token in tokens:
        if not isinstance(token, Tag):
            (stack[-1].children if stack else root).append(token)
        elif token.closing:
            if not _close(stack, token.name) and ends is not None:
                ends.append(token)
        else:
            _imply_ends(stack, token.name)
            element = Element(token)
            (stack[-1].children if stack else root).append(element)
            if token.name in VOID:
                element.closed = True
            else:
                stack.append(element)
    return root


def _close(stack: list[Element], name: str) -> bool:
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].name == name:
            stack[depth].closed = True
            del stack[depth:]
            return True
    return False


def _imply_ends(stack: list[Element], name: str) -> None:
    closes, scope = ({"p"}, _SCOPES) if name in _BLOCKS else _CLOSES.get(name, (set(), set()))
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].name in scope:
            return
        if stack[depth].name in closes:
            stack[depth].closed = True
            del stack[depth:]
            return


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found
