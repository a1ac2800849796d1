"""Lets a picture be smaller where the foot of a page would stay empty.

A picture a little too high for what is left of a page goes to the next one and leaves a hole. How
small it may become instead stands in the style sheet: `--least` is a share of its height (without
it the picture stays as it is), `--followed` says that text must follow it on the same page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import ceil
from typing import Any, TypeAlias

from exporter.emit.pdf.flatten import Box
from exporter.emit.pdf.internals import boxes, properties
from exporter.emit.pdf.reckon import CAPTION_LINE, FIRST_LINES, SMALL, ems

Style: TypeAlias = Any  # WeasyPrint is not typed
_BELOW_PICTURE = 0.7  # to the foot of the line that it stands on
_ABOVE_CAPTION, _BELOW_FIGURE = 0.6, 1.0
_LEAST, _FOLLOWED = "__least", "__followed"


@contextmanager
def fitted(
    linebox: Box, width: float, room: float, line: float, height_of: Callable[[Box], float]
) -> Iterator[None]:
    """Let the picture of a line take the room that it has while the line is made.

    Parameters
    ----------
    width, room, line : float
        The measure, what is left of the page, and the height of a line, in px.
    height_of : callable
        Lays the picture out, and returns its height in px.
    """
    picture = _only_picture(linebox)
    least = _number(picture.style, _LEAST) if picture is not None else 0.0
    if picture is None or not least:
        yield
        return
    room -= _kept_free(linebox, picture.style, width, line)
    natural = height_of(picture)
    if not least * natural <= room < natural:
        yield
        return
    style = picture.style
    picture.style = style.copy()
    picture.style["max_height"] = properties.Dimension(room, "px")
    try:
        yield
    finally:
        picture.style = style


def _only_picture(linebox: Box) -> Box | None:
    """Return the picture that stands alone on a line, linked or not."""
    box = linebox
    while isinstance(box, boxes.LineBox | boxes.InlineBox) and len(box.children) == 1:
        box = box.children[0]
    return box if isinstance(box, boxes.ReplacedBox) else None


def _kept_free(linebox: Box, style: Style, width: float, line: float) -> float:
    """Return the height of what must stand below a picture on its page."""
    size = style["font_size"]
    free = _BELOW_PICTURE * size
    caption = linebox.element.find("figcaption")
    if caption is not None:
        wide = ems("".join(caption.itertext())) * SMALL * size
        free += (_ABOVE_CAPTION + ceil(wide / width) * CAPTION_LINE) * size
    if _number(style, _FOLLOWED):
        free += _BELOW_FIGURE * size + FIRST_LINES * line
    return float(free)


def _number(style: Style, name: str) -> float:
    """Return the value of a custom property, 0 where it has none."""
    return float(next((token.value for token in style[name] if token.type == "number"), 0.0))
