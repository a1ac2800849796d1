"""Says once what neighbours say twice: their margins, which collapse, and boxes without a look.

Margins of blocks that follow each other are one gap, as large as the larger of the two (CSS 2.2,
8.3.1). So of several paragraphs with the same margin every other one may be without it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from exporter.emit.wechat import style, tree
from exporter.emit.wechat.tree import Element, Nodes

_BODY = 17.0
# Pictures and headings in a row would touch where a plain article has no margins around them.
_APART = "margin:1em 0"
_LENGTH = re.compile(r"(-?[\d.]+)(px|em)?")


def said_once(article: str, *, boxes: bool = False) -> str:
    """Return an article that looks the same in fewer characters.

    Parameters
    ----------
    boxes : bool
        Also take the paragraph out of a box that holds nothing else, which costs it its margin.
    """
    nodes = _unboxed(tree.read(article), boxes=boxes)
    _save(nodes, _BODY)
    return tree.markup(_unboxed(nodes, boxes=False))


def _unboxed(nodes: Nodes, *, boxes: bool) -> Nodes:
    """Return nodes without sections that have no style and hold blocks alone."""
    done: Nodes = []
    for node in nodes:
        if isinstance(node, str):
            done.append(node)
            continue
        node.children = _unboxed(node.children, boxes=boxes)
        inner = [child for child in node.children if isinstance(child, Element) and child.is_block]
        idle = node.name == "section" and len(inner) == len(node.children) > 0
        if idle and not node.style and not node.attributes:
            done += inner
            continue
        if idle and boxes and len(inner) == 1 and inner[0].name == "p":
            _take_over(node, inner[0])
        done.append(node)
    return done


def _take_over(box: Element, paragraph: Element) -> None:
    """Put what a paragraph holds into its box, with its style but for the margin."""
    box.style = style.joined(box.style, style.without(paragraph.style, "margin"))
    box.children = paragraph.children


@dataclass(slots=True)
class _Margin:
    """The margins of a block above and below, in px; `idle` where there is nothing else to it."""

    top: float = 0.0
    bottom: float = 0.0
    idle: bool = False


def _save(nodes: Nodes, size: float) -> None:
    for node in nodes:
        if isinstance(node, Element):
            _save(node.children, _size(node.style, size))
    for run in _runs(nodes):
        margins = [_margin(block, size) for block in run]
        for place in _needless(margins):
            run[place].style = style.without(run[place].style, "margin:")
        for above, below in pairwise(run):
            if _touch(above, below):
                below.style = style.joined(_APART, below.style)


def _touch(above: Element, below: Element) -> bool:
    """Tell whether headings or pictures touch; a picture may stand right below its heading."""
    apart = _is_heading(below) or (_holds_picture(above) and _holds_picture(below))
    bare = _is_heading(above) or _holds_picture(above)
    return apart and bare and "margin" not in above.style + below.style


def _is_heading(block: Element) -> bool:
    return block.name[0] == "h" and block.name != "hr"


def _holds_picture(block: Element) -> bool:
    return any(isinstance(one, Element) and one.name == "img" for one in block.children)


def _runs(nodes: Nodes) -> Iterator[list[Element]]:
    """Yield the blocks that follow each other without text between."""
    run: list[Element] = []
    for node in nodes:
        if isinstance(node, Element) and node.is_block:
            run.append(node)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _needless(margins: Sequence[_Margin]) -> Iterator[int]:
    """Yield the places of the blocks whose neighbours keep their gaps open."""
    needed = False
    above = 0.0
    for place, margin in enumerate(margins):
        below = margins[place + 1].top if place + 1 < len(margins) else 0.0
        held = above >= margin.top and below >= margin.bottom
        if margin.idle and held and not needed:
            yield place
            needed, above = margin.bottom > 0, 0.0
        else:
            needed, above = False, margin.bottom


def _margin(block: Element, around: float) -> _Margin:
    """Return the margins of a block, with those of its first and last that go through it."""
    size = _size(block.style, around)
    own = _own(block.style, size)
    inner = next(_runs(block.children), [])
    if not inner or len(inner) < len(block.children) or not _is_open(block.style):
        return own
    first, last = _margin(inner[0], size), _margin(inner[-1], size)
    return _Margin(max(own.top, first.top), max(own.bottom, last.bottom), own.idle)


def _is_open(said: str) -> bool:
    """Tell whether nothing keeps the margins of what is inside from meeting those outside."""
    for one in said.split(";"):
        name, _, value = one.partition(":")
        if name in {"border", "border-top", "border-bottom", "overflow-x", "display"}:
            return False
        if name in {"padding", "padding-top", "padding-bottom"} and _box(value)[::2] != ["0", "0"]:
            return False
    return True


def _box(value: str) -> list[str]:
    """Return what a shorthand says of the four sides, from the top clockwise."""
    top, *others = value.split(" ")
    right = others[0] if others else top
    bottom = others[1] if others[1:] else top
    return [top, right, bottom, others[2] if others[2:] else right]


def _own(said: str, size: float) -> _Margin:
    declared = [one.partition(":") for one in said.split(";") if one.startswith("margin")]
    if not declared:
        return _Margin()
    name, _, value = declared[-1]
    top, right, bottom, left = (_px(side, size) for side in _box(value))
    idle = len(declared) == 1 and name == "margin" and None not in {top, bottom}
    return _Margin(top or 0.0, bottom or 0.0, idle and right == left == 0)


def _size(said: str, around: float) -> float:
    for one in said.split(";"):
        if one.startswith("font-size:"):
            return _px(one.partition(":")[2], around) or around
    return around


def _px(length: str, size: float) -> float | None:
    found = _LENGTH.fullmatch(length)
    if not found or (found[2] is None and float(found[1])):
        return None
    return float(found[1]) * (size if found[2] == "em" else 1.0)
