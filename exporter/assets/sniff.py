"""Tells the type of a picture by its first bytes, never by its name or what a server says."""

from __future__ import annotations

import re
from enum import StrEnum

from exporter.assets.errors import BrokenError


class Kind(StrEnum):
    """The types that are understood, named as their media types without `image/`."""

    JPEG = "jpeg"
    PNG = "png"
    GIF = "gif"
    WEBP = "webp"
    AVIF = "avif"
    BMP = "bmp"
    TIFF = "tiff"
    ICO = "x-icon"
    SVG = "svg+xml"


_MAGIC: tuple[tuple[Kind, re.Pattern[bytes]], ...] = (
    (Kind.JPEG, re.compile(rb"\xff\xd8\xff")),
    (Kind.PNG, re.compile(rb"\x89PNG\r\n\x1a\n")),
    (Kind.GIF, re.compile(rb"GIF8[79]a")),
    (Kind.WEBP, re.compile(rb"RIFF....WEBP", re.DOTALL)),
    (Kind.AVIF, re.compile(rb"....ftyp.{0,40}?(?:avif|avis)", re.DOTALL)),
    (Kind.BMP, re.compile(rb"BM.{4}\0\0\0\0", re.DOTALL)),
    (Kind.TIFF, re.compile(rb"II\*\0|MM\0\*")),
    (Kind.ICO, re.compile(rb"\x00\x00\x01\x00[^\x00]\x00")),
)
# Atomic and possessive: what could be split in many ways would be tried in all of them.
_PROLOGUE = rb"(?:\xef\xbb\xbf)?(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*+"
_SVG = re.compile(_PROLOGUE + rb"<(?:svg:)?svg[\s>/]", re.DOTALL | re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype html|html|head|body|title|script|meta|div|p)\b", re.IGNORECASE)
_HEAD = 4096


def sniff(data: bytes) -> Kind:
    """Return the type of a picture.

    Raises
    ------
    BrokenError
        If the bytes are no picture of a type that is understood.
    """
    for kind, magic in _MAGIC:
        if magic.match(data):
            return kind
    head = data[:_HEAD]
    if _SVG.match(head):
        return Kind.SVG
    if not data:
        raise BrokenError("the picture is empty", hint="put the picture there again")
    if _PAGE.search(head):
        raise BrokenError(
            "the address leads to a web page, not to a picture",
            hint="open the address in a browser and copy the address of the picture itself",
        )
    raise BrokenError("the file is not a picture of a known type")
