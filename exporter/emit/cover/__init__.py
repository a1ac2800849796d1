"""Draws a cover from the theme: series, number, headlines, and the first picture if there is one.

All that matters stands in the square in the middle, so that no crop of a platform loses it. Text
is drawn as outlines of the product's own fonts: the same issue gives the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass

from exporter.diagnostics import Report
from exporter.emit.cover.faces import Faces
from exporter.emit.cover.layout import compose, place_beside
from exporter.emit.cover.looks import HEIGHT, Sheet, look_of
from exporter.emit.cover.picture import first_picture
from exporter.emit.cover.raster import beside, filled, jpeg, middle, pixels
from exporter.emit.cover.wording import wording
from exporter.model.bundle import Bundle

__all__ = ["CARD", "WECHAT", "Shape", "draw", "middle"]


@dataclass(frozen=True, slots=True)
class Shape:
    """A size in px, and whether the square in its middle is cut out of it by a platform."""

    width: int
    height: int
    squared: bool


WECHAT = Shape(1880, 800, squared=True)
"""The list of articles shows 2.35:1, a message that is passed on its middle square."""
CARD = Shape(1200, 630, squared=False)
"""`og:image` of a web page (1.91:1)."""


def draw(bundle: Bundle, shape: Shape, report: Report) -> bytes:
    """Return the cover of an issue, or of a part of one, as JPEG.

    Characters that no font has are left out, with a warning.
    """
    said = wording(bundle.issue.meta)
    picture = first_picture(bundle)
    sheet = Sheet(shape.width / shape.height, shape.squared, picture)
    look = look_of(bundle.theme, sheet)
    faces = Faces(bundle.theme.fonts.heading, bundle.foundry.own)
    drawn = pixels(compose(said, sheet, look, faces), shape.width, shape.height)
    faces.tell(report, bundle.source)
    if picture is None:
        return jpeg(drawn)
    if picture.wide:
        return jpeg(filled(drawn, picture.image))
    left, top, wide, high = (shape.height / HEIGHT * one for one in place_beside(sheet, picture))
    return jpeg(beside(drawn, picture.image, (left, top, wide, high)))
