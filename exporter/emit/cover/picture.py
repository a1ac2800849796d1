"""Chooses the picture of a drawn cover, and how it stands there: behind the text, or beside it."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from PIL import Image

from exporter.assets.uses import first_uses
from exporter.model.bundle import Bundle, Picture

_SMALLEST = 200
_FLATTEST, _NARROWEST = 4.0, 0.25
_WIDE = 1.25
_OPAQUE = 255
_TYPES = ("PNG", "JPEG", "GIF")


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture, opened; `wide` ones may lie behind the text, others would be cut to a stripe."""

    image: Image.Image
    transparent: bool

    @property
    def wide(self) -> bool:
        """Whether it fills the whole cover."""
        return self.image.width >= _WIDE * self.image.height and not self.transparent


def first_picture(bundle: Bundle) -> Shown | None:
    """Return the first picture that can stand on a cover: no placeholder, no icon, no stripe."""
    pictures = (bundle.pictures[image.source] for image in first_uses(bundle.issue))
    found = next(filter(_is_fit, pictures), None)
    return _opened(found) if found is not None else None


def _is_fit(picture: Picture) -> bool:
    large = min(picture.width, picture.height) >= _SMALLEST
    flat = picture.width / max(1, picture.height)
    return large and not picture.placeholder and _NARROWEST <= flat <= _FLATTEST


def _opened(picture: Picture) -> Shown:
    image = Image.open(BytesIO(picture.data), formats=_TYPES)
    rgba = image.convert("RGBA")
    opaque = rgba.getchannel("A").histogram()[_OPAQUE] == rgba.width * rgba.height
    return Shown(rgba, transparent=not opaque)
