"""Small files that would cost a lot of memory or time to decode."""

from __future__ import annotations

import struct
import zlib
from functools import cache
from io import BytesIO

from assets import drawn
from PIL import Image


def chunk(name: bytes, body: bytes) -> bytes:
    check = zlib.crc32(name + body)
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", check)


def png_head(width: int, height: int) -> bytes:
    """Return a PNG that says how large it is, and no more."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    nothing = chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + head + nothing


def _tiff_tile() -> bytes:
    """Return a TIFF of 64 × 64 px whose only tile is said to have 40,000 × 40,000."""
    tags = (
        (256, 64), (257, 64), (258, 8), (259, 8), (262, 1), (277, 1),
        (322, 40_000), (323, 40_000), (324, 8), (325, 100),
    )  # fmt: skip
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags)
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + bytes(200)


def _icon() -> bytes:
    inside = png_head(13_000, 13_000)
    entry = struct.pack("<4BHHII", 16, 16, 0, 0, 1, 32, len(inside), 22)
    return struct.pack("<HHH", 0, 1, 1) + entry + inside


@cache
def scans(side: int = 3000, count: int = 1000) -> bytes:
    """Return a progressive JPEG that is refined a thousand times over."""
    out = BytesIO()
    Image.new("L", (side, side)).save(out, "JPEG", progressive=True)
    data = out.getvalue()
    last = data.rindex(b"\xff\xda")
    return data[:-2] + data[last:-2] * count + data[-2:]


@cache
def planar(side: int = 7000) -> bytes:
    """Return a JPEG whose first scan holds one colour of three, so that all have to be kept."""
    data = drawn.data(Image.new("RGB", (side, side), "red"), "JPEG", subsampling=0)
    scan = data.index(b"\xff\xda")
    return data[:scan] + b"\xff\xda\0\x08\x01\x01\0\0\x3f\0" + data[scan + 14 :]


# Lossless, of one colour, 7,070 × 7,070 px; libwebp needs 28 bytes of memory for each.
WEBP = bytes.fromhex("524946461c000000574542505650384c0f0000002f9d5be7060710fd8ffe0722a2ff0100")
TIFF_TILE = _tiff_tile()
ICON = _icon()
FILTER = drawn.svg(
    '<filter id="f"><feTurbulence numOctaves="100000" baseFrequency="0.01"/></filter>'
    '<rect width="2000" height="2000" filter="url(#f)"/>',
    'width="2000" height="2000"',
)
USES = drawn.svg(
    '<rect id="a0" width="1" height="1"/>'
    + "".join(
        f'<g id="a{n}">' + f'<use xlink:href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 10)
    )
)
ENTITIES = b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + drawn.svg(
    "<text>&a;</text>"
)
