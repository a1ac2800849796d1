"""Reads what an editor says of a WeChat draft, in front matter and in digest.toml alike.

The fields are those of the platform's `draft/add`: `content_source_url` (阅读原文), the two fields
of comments (留言), the two crops of the cover. What cannot be read raises `ValueError`, whose text
ends a sentence that begins with the key.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from urllib.parse import quote

from exporter.hosts import ascii_host

DRAW = "draw"
"""What `cover` says where a cover is to be drawn."""
_MOST_BYTES = 1024
_KEPT = "!#$%&'()*+,/:;=?@[]~"
_ADDRESS = re.compile(r"(https?://)([^\s/?#@]+)([/?#]\S*)?", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,，、_]+")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)%")
_CORNERS = 4
_WIDE_AND_SQUARE = 2
_PLACES = {
    "left": (0.0, None), "right": (1.0, None), "top": (None, 0.0), "bottom": (None, 1.0),
    "center": (None, None), "centre": (None, None),
}  # fmt: skip


class Comments(StrEnum):
    """Who may comment on an article."""

    OFF = "off"
    ALL = "all"
    FANS = "fans"


@dataclass(frozen=True, slots=True)
class View:
    """What a crop is to show: a part of the picture, and where in it the crop lies.

    All are fractions from the top left corner; `x` and `y` say how what is cut off is shared out:
    with `y` 0 all of it is cut off below.
    """

    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0
    x: float = 0.5
    y: float = 0.5


def read_comments(text: str) -> Comments:
    """Return who may comment.

    Raises
    ------
    ValueError
        If it is none of `Comments`.
    """
    try:
        return Comments(text.strip().lower())
    except ValueError as error:
        raise ValueError(f"{text!r} is none of {', '.join(Comments)}") from error


def read_source_url(text: str) -> str:
    """Return an address in ASCII (RFC 3986), as the platform takes it: of 1 KB at most.

    Raises
    ------
    ValueError
        If it is none of http or https, or longer.
    """
    found = _ADDRESS.fullmatch(text.strip())
    if not found:
        raise ValueError(f"{text!r} is no address that begins with https:// or http://")
    name, colon, port = found[2].partition(":")
    try:
        host = name if name.isascii() else ascii_host(name)
    except ValueError as error:
        raise ValueError(f"{text!r} has no valid host") from error
    address = found[1].lower() + host + colon + port + quote(found[3] or "", safe=_KEPT)
    if len(address) > _MOST_BYTES:
        raise ValueError(f"is longer than the {_MOST_BYTES:,} bytes that WeChat takes")
    return address


def read_crops(values: Sequence[str]) -> tuple[View, ...]:
    """Return what the crops show: one for both, or that of 2.35:1 and that of 1:1.

    Each is one or two of the words top, bottom, left, right, center; two percentages, as CSS's
    `object-position` has them; or a part as the platform writes it, `X1_Y1_X2_Y2` of 0 to 1.

    Raises
    ------
    ValueError
        If one cannot be read, or there are more than two.
    """
    if not 1 <= len(values) <= _WIDE_AND_SQUARE:
        raise ValueError("is neither one crop nor two, for 2.35:1 and for 1:1,")
    return tuple(map(_view, values))


def write_view(view: View) -> str:
    """Return what `read_crops` reads as this."""
    part = (view.left, view.top, view.right, view.bottom)
    if part == (0, 0, 1, 1):
        return f"{view.x * 100:g}% {view.y * 100:g}%"
    return "_".join(f"{fraction:g}" for fraction in part)


def _view(text: str) -> View:
    parts = [part for part in _BETWEEN.split(text.strip().lower()) if part]
    percents = [float(found[1]) / 100 for part in parts if (found := _PERCENT.fullmatch(part))]
    if len(percents) == len(parts) == _WIDE_AND_SQUARE and max(percents) <= 1:
        return View(x=percents[0], y=percents[1])
    if parts and all(part in _PLACES for part in parts):
        return _placed(text, parts)
    if len(parts) == _CORNERS:
        return _part(text, parts)
    raise ValueError(f"{text!r} is none like top, 50% 20% or 0_0.1_1_0.6")


def _placed(text: str, words: Sequence[str]) -> View:
    across = [x for x, _ in map(_PLACES.__getitem__, words) if x is not None]
    down = [y for _, y in map(_PLACES.__getitem__, words) if y is not None]
    if len(words) > _WIDE_AND_SQUARE or len(across) > 1 or len(down) > 1:
        raise ValueError(f"{text!r} names a direction twice")
    return View(x=across[0] if across else 0.5, y=down[0] if down else 0.5)


def _part(text: str, corners: Sequence[str]) -> View:
    try:
        left, top, right, bottom = map(float, corners)
    except ValueError:
        left = top = right = bottom = 0.0
    inside = all(isfinite(part) and 0 <= part <= 1 for part in (left, top, right, bottom))
    if not inside or left >= right or top >= bottom:
        raise ValueError(f"{text!r} is no part from X1_Y1 to X2_Y2, between 0 and 1,")
    return View(left, top, right, bottom)
