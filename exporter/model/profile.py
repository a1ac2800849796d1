"""What a format asks of the assets: pictures of some types and sizes, formulas in a notation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Notation(StrEnum):
    """How a format writes formulas."""

    MATHML = "mathml"
    OMML = "omml"
    SVG = "svg"


@dataclass(frozen=True, slots=True)
class PictureProfile:
    """What a format takes: media types it can show, the longest side in px, the size in bytes.

    A picture is scaled down to `max_side`, never up, and compressed until it fits `max_bytes`; one
    three and a half times as high as wide, which is to be read, to `tall_side` where that is more.
    Raster types are written without `image/`, the preferred one for photographs first: a picture
    that is none of them is converted. `animation` tells whether moving pictures stay moving.
    """

    types: tuple[str, ...]
    max_side: int
    max_bytes: int
    animation: bool = False
    tall_side: int = 0
