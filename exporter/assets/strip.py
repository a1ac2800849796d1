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
_JPEG_HEAD, _JPEG_BARE_HEAD = 0xE0, 18
_JPEG_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_JPEG_BASELINE = {0xC0, 0xC1}
_JPEG_ALONE = {0x01, *range(0xD0, 0xD9)}
_JPEG_MARKER, _JPEG_END, _JPEG_SCAN = 0xFF, 0xD9, 0xDA
_MARKER_IN_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_WEBP_HEAD, _WEBP_KEPT = b"VP8X", {b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF"}
_WEBP_FLAGS = 0x08 | 0x04 | 0x20
_GIF_LOOP = {b"NETSCAPE2.0", b"ANIMEXTS1.0"}
_GIF_TRAILER, _GIF_EXTENSION = 0x3B, 0x21
_GIF_PACE, _GIF_APPLICATION = 0xF9, 0xFF


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


def is_slim(data: bytes) -> bool:
    """Tell whether a JPEG can be decoded line by line: baseline, all in its first scan (T.81, A.2).

    Of every other, decoders keep all coefficients in memory, six bytes for a pixel.
    """
    components = 0
    try:
        for marker, start, _ in _jpeg_segments(data):
            if marker in _JPEG_FRAMES:
                components = data[start + 9] if marker in _JPEG_BASELINE else 0
            if marker == _JPEG_SCAN:
                return data[start + 4] == components
    except (struct.error, IndexError, ValueError):
        pass
    return False


def _jpeg(data: bytes) -> Iterator[bytes]:
    yield data[:2]
    for marker, start, end in _jpeg_segments(data):
        # A longer JFIF segment holds a thumbnail, which may show what was cut away since.
        is_thumbnail = marker == _JPEG_HEAD and end - start > _JPEG_BARE_HEAD
        if marker not in _JPEG_DROPPED and not is_thumbnail:
            yield data[start:end]


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the marker of each segment and where it begins and ends; a scan goes with its head."""
    at = 2
    while True:
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        marker = data[at + 1]
        if data[at] != _JPEG_MARKER:
            raise ValueError(at)
        size = 0 if marker in {*_JPEG_ALONE, _JPEG_END} else _length(data, at + 2)
        end = at + 2 + size
        if marker == _JPEG_SCAN:
            found = _MARKER_IN_SCAN.search(data, end)
            end = found.start() if found else len(data)
        yield marker, at, end
        if marker == _JPEG_END:
            return
        at = end


def _length(data: bytes, at: int) -> int:
    length: int = struct.unpack_from(">H", data, at)[0]
    return length


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
        if name in _WEBP_KEPT:
            yield chunk
        at += 8 + size + size % 2


def _gif(data: bytes) -> Iterator[bytes]:
    at = 13 + _gif_table(data[10])
    yield data[:at]
    while True:
        start, kind = at, data[at]
        if kind == _GIF_TRAILER:
            yield data[at : at + 1]
            return
        is_extension = kind == _GIF_EXTENSION
        at += 2 if is_extension else 10 + _gif_table(data[at + 9]) + 1
        label = data[start + 1]
        name = data[at + 1 : at + 1 + data[at]]
        while data[at]:
            at += data[at] + 1
        at += 1
        is_loop = label == _GIF_APPLICATION and name in _GIF_LOOP
        if not is_extension or label == _GIF_PACE or is_loop:
            yield data[start:at]


def _gif_table(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0
