"""Reads from a finished PDF on which page each anchor stands, for formats that have no pages yet.

It knows what WeasyPrint writes (ISO 32000-1): one flat array of pages, and one of named
destinations, in objects that are plain or compressed together (§ 7.5.7).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping

_COMPRESSED = re.compile(rb"/Type /ObjStm.*?stream\r?\n(.*?)\nendstream", re.DOTALL)
_PAGES = re.compile(rb"/Type /Pages\b[^>]*?/Kids \[([^\]]*)\]")
_NUMBER = re.compile(rb"(\d+) \d+ R")
_NAMES = re.compile(rb"/Dests\s*<<\s*/Names\s*\[")
_STRING = rb"(?:\((?P<plain>(?:\\.|[^\\()])*)\)|<(?P<hexadecimal>[0-9a-fA-F]*)>)"
_DESTINATION = re.compile(rb"\s*" + _STRING + rb"\s*\[(?P<page>\d+) \d+ R [^\]]*\]", re.DOTALL)
_ESCAPE = re.compile(rb"\\(.)", re.DOTALL)


def pages(pdf: bytes) -> Mapping[str, int]:
    """Return the page, from 1, of each anchor that something leads to."""
    text = _objects(pdf)
    kids = _PAGES.search(text)
    names = _NAMES.search(text)
    if kids is None or names is None:
        return {}
    order = {number: place for place, number in enumerate(_NUMBER.findall(kids[1]), 1)}
    found: dict[str, int] = {}
    place = names.end()
    while one := _DESTINATION.match(text, place):
        if one["page"] in order:
            found[_name(one)] = order[one["page"]]
        place = one.end()
    return found


def _objects(pdf: bytes) -> bytes:
    """Return the objects as text, those that are compressed together behind the others."""
    pieces = [pdf]
    for stream in _COMPRESSED.findall(pdf):
        try:
            pieces.append(zlib.decompressobj().decompress(stream))
        except zlib.error:
            continue
    return b"\n".join(pieces[::-1])


def _name(found: re.Match[bytes]) -> str:
    if found["hexadecimal"] is not None:
        raw = bytes.fromhex(found["hexadecimal"].decode())
    else:
        raw = _ESCAPE.sub(rb"\1", found["plain"])
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace")
    return raw.decode("latin-1")
