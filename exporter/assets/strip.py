"""Takes metadata out of a picture without decoding it: place, camera, author, comments, tails.

What remains is what the picture is drawn from. JPEG: ITU T.81 Annex B; PNG: third edition, 5;
GIF89a; WebP: RFC 9649.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from exporter.assets.sniff import Kind

_PNG_KEPT = {b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"sRGB", b"gAMA", b"cHRM", b"sBIT"}
_JPEG_DROPPED = {0xFE, *range(0xE1, 0xF0)} - {0xEE}
_JPEG_ALONE = {0x01, *range(0xD0, 0xD9)}
_JPEG_END, _JPEG_SCAN = 0xD9, 0xDA
_MARKER_IN_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_WEBP_HEAD, _WEBP_DROPPED = b"VP8X", {b"EXIF", b"XMP ", b"ICCP"}
_WEBP_FLAGS = 0x08 | 0x04 | 0x20
_GIF_LOOP = {b"NETSCAPE2.0", b"ANIMEXTS1.0"}


def strip(data: bytes, kind: Kind) -> bytes | None:
    """Return a picture without metadata; None if its type or its structure does not allow that."""
    try:
        match kind:
            case Kind.JPEG:
                return b"".join(_jpeg(data))
            case Kind.PNG:
                return data[:8] + b"".join(_png(data))
            case Kind.WEBP:
                body = b"WEBP" + b"".join(_webp(data))
                return b"RIFF" + struct.pack("<I", len(body)) + body
            case Kind.GIF:
                return b"".join(_gif(data))
            case Kind.AVIF | Kind.BMP | Kind.TIFF | Kind.ICO | Kind.SVG:
                return None
    except (struct.error, IndexError, ValueError):
        return None


def _jpeg(data: bytes) -> Iterator[bytes]:
    yield data[:2]
    at = 2
    while True:
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        marker = data[at + 1]
        if data[at] != 0xFF:  # noqa: PLR2004 - every marker begins with it
            raise ValueError(at)
        if marker == _JPEG_END:
            yield data[at : at + 2]
            return
        size = 0 if marker in _JPEG_ALONE else struct.unpack_from(">H", data, at + 2)[0]
        end = at + 2 + size
        if marker == _JPEG_SCAN:
            found = _MARKER_IN_SCAN.search(data, end)
            end = found.start() if found else len(data)
        if marker not in _JPEG_DROPPED:
            yield data[at:end]
        at = end


def _png(data: bytes) -> Iterator[bytes]:
    at = 8
    while True:
        size, name = struct.unpack_from(">I4s", data, at)
        end = at + 12 + size
        if name in _PNG_KEPT:
            yield data[at:end]
        if name == b"IEND":
            return
        at = end


def _webp(data: bytes) -> Iterator[bytes]:
    at, end = 12, min(len(data), 8 + struct.unpack_from("<I", data, 4)[0])
    while at + 8 <= end:
        name, size = struct.unpack_from("<4sI", data, at)
        chunk = data[at : at + 8 + size + size % 2]
        if name == _WEBP_HEAD:
            chunk = chunk[:8] + bytes([chunk[8] & ~_WEBP_FLAGS]) + chunk[9:]
        if name not in _WEBP_DROPPED:
            yield chunk
        at += 8 + size + size % 2


def _gif(data: bytes) -> Iterator[bytes]:
    at = 13 + _gif_table(data[10])
    yield data[:at]
    while True:
        start, kind = at, data[at]
        if kind == 0x3B:  # noqa: PLR2004 - the trailer
            yield data[at : at + 1]
            return
        at += 2 if kind == 0x21 else 10 + _gif_table(data[at + 9]) + 1  # noqa: PLR2004
        label = data[start + 1]
        name = data[at + 1 : at + 1 + data[at]]
        while data[at]:
            at += data[at] + 1
        at += 1
        is_remark = kind == 0x21 and (label == 0xFE or (label == 0xFF and name not in _GIF_LOOP))  # noqa: PLR2004
        if not is_remark:
            yield data[start:at]


def _gif_table(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0
