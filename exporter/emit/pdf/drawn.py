"""Walks what was laid out: the boxes of a page, and whether they can be seen on it.

A layout engine may put a box beyond the edge of its page, where no reader will ever see it: a note
above the head, the rest of a row below the foot.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from exporter.emit.pdf import internals
from exporter.emit.pdf.internals import boxes

Box: TypeAlias = Any  # WeasyPrint is not typed
_SLACK = 1.0  # px: what is drawn is rounded


def body(page: Any) -> Box:  # noqa: ANN401
    """Return the box of a page's text, without its notes and running matter."""
    return internals.page_box(page).children[0]


def footnotes(page: Any) -> Sequence[Box]:  # noqa: ANN401
    """Return the area of a page's notes, if it has any."""
    inside = internals.page_box(page).children
    return [box for box in inside if isinstance(box, boxes.FootnoteAreaBox)]


def leaves(box: Box) -> Iterator[Box]:
    """Yield the texts and pictures below a box in the order in which they stand."""
    waiting = [box]
    while waiting:
        found = internals.placed(waiting.pop())
        if isinstance(found, boxes.TextBox | boxes.ReplacedBox):
            yield found
        elif children := getattr(found, "children", None):
            waiting.extend(reversed(children))


def is_on(page: Any, box: Box) -> bool:  # noqa: ANN401
    """Tell whether all of a text or picture lies on the paper of a page."""
    paper = internals.page_box(page)
    return bool(
        box.position_x >= -_SLACK
        and box.position_y >= -_SLACK
        and box.position_x + box.width <= paper.margin_width() + _SLACK
        and box.position_y + box.height <= paper.margin_height() + _SLACK
    )


def foot(page: Any) -> float:  # noqa: ANN401
    """Return where the text and the notes of a page must end, in px."""
    paper = internals.page_box(page)
    return float(paper.content_box_y() + paper.height)


def head(page: Any) -> float:  # noqa: ANN401
    """Return where the text of a page begins, in px."""
    return float(internals.page_box(page).content_box_y())
