"""Finds the notes that have no place at the foot of a page: higher than it, or lost on the way.

WeasyPrint sets a note whole on the page of its call, or on the next. Notes called close together
that are higher than a page end above its head or over its text, or nowhere at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from exporter.emit.pdf import drawn

Box: TypeAlias = Any  # WeasyPrint is not typed
_CALL = "object::footnote-call"
_NUMBER = "data-number"
_SLACK = 1.0  # px
_FARTHEST = 1  # pages from the call to its note


def misplaced(pages: Sequence[Any], tree: Any) -> frozenset[int]:  # noqa: ANN401
    """Return the numbers of the notes that a reader would not find at the foot of a page.

    Parameters
    ----------
    pages : sequence of weasyprint.document.Page
    tree : element
        The HTML that was laid out.
    """
    wanted = {_number(element) for element in tree.iter("object") if _number(element)}
    if not wanted:
        return frozenset()
    called: dict[int, int] = {}
    placed: dict[int, int] = {}
    hidden: set[int] = set()
    for index, page in enumerate(pages):
        for number in _called(page):
            called.setdefault(number, index)
        for area in drawn.footnotes(page):
            placed |= {_number(note.element): index for note in area.children}
            hidden |= _hidden(page, area)
    far = {n for n in placed if placed[n] - called.get(n, placed[n]) > _FARTHEST}
    return frozenset(hidden | far | (wanted - placed.keys()))


def _number(element: Any) -> int:  # noqa: ANN401
    return int(element.get(_NUMBER) or 0)


def _called(page: Any) -> set[int]:  # noqa: ANN401
    areas = (drawn.body(page), *drawn.footnotes(page))
    found = (box for area in areas for box in drawn.leaves(area))
    return {_number(box.element) for box in found if box.element_tag == _CALL}


def _hidden(page: Any, area: Box) -> set[int]:  # noqa: ANN401
    """Return the notes of a page that reach beyond it: all of them if the text runs into them."""
    text_end = max((_end(leaf) for leaf in drawn.leaves(drawn.body(page))), default=0.0)
    if text_end > area.border_box_y() + _SLACK:
        return {_number(note.element) for note in area.children}
    head, foot = drawn.head(page) - _SLACK, drawn.foot(page) + _SLACK
    return {
        _number(note.element)
        for note in area.children
        if note.position_y < head or _end(note) > foot
    }


def _end(box: Box) -> float:
    return float(box.position_y + box.margin_height())
