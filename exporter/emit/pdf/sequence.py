"""Draws in the order of the text what CSS draws late: floats, and what is placed relatively.

CSS paints a float before the text around it, and a box with `position: relative` after everything
else (CSS 2.2, appendix E). Where it stands is settled by the layout, so neither changes a page to
look at. But programs that read a page follow the order of the drawing: they find a caption before
its heading, and the base of a ruby behind its sentence.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

from exporter.emit.pdf import drawn
from exporter.emit.pdf.internals import boxes

Box: TypeAlias = Any  # WeasyPrint is not typed
_BESIDE = {"left", "right"}


def restore(pages: Iterable[Any]) -> None:
    """Let all boxes of the text of pages that were laid out be drawn in their order."""
    for page in pages:
        waiting = [drawn.body(page), *drawn.footnotes(page)]
        while waiting:
            box = waiting.pop()
            if box.style["position"] == "relative":
                _set(box, "position", "static")
            inside = getattr(box, "children", ())
            if not isinstance(box, boxes.LineBox | boxes.InlineBox):  # a line draws no blocks
                for child in inside:
                    if child.style["float"] in _BESIDE:
                        _set(child, "float", "none")
            waiting.extend(inside)


def _set(box: Box, name: str, value: str) -> None:
    box.style = box.style.copy()
    box.style[name] = value
