"""Hostile pictures that lie beside an issue: bombs, lies, and what is no picture at all."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from functools import partial
from io import BytesIO

from assets import bombs, drawn
from hostile.attack import CONFIDENTIAL, Attack
from PIL import Image

from exporter.diagnostics import Problem

_BROKEN = Problem.IMAGE_BROKEN
_STILL = Problem.ANIMATION_STILL
_ZEROS = bytes(200 * 2**20)


def _picture(
    name: str, make: bytes | Callable[[], bytes], *says: Problem, count: int = 1
) -> Attack:
    """Show a picture, or as many of it as there are threads to decode them."""
    maker = make if callable(make) else partial(bytes, make)
    names = [f"{number}.png" for number in range(count)]
    body = "\n\n".join(f"![图说](./{name})" for name in names)
    files = {each: partial(_with_tail, maker, number) for number, each in enumerate(names)}
    return Attack(f"file-{name}", body, says, hides=(CONFIDENTIAL,), files=files)


def _with_tail(make: Callable[[], bytes], number: int) -> bytes:
    """Make a picture that no cache has yet: something hangs on behind."""
    return make() + bytes(number)


def _png(*chunks: tuple[bytes, bytes]) -> bytes:
    """Return a PNG with chunks put in behind its head."""
    plain = drawn.data(drawn.chart(), "PNG")
    return plain[:33] + b"".join(bombs.chunk(*chunk) for chunk in chunks) + plain[33:]


def _long_text() -> bytes:
    return _png(*[(b"zTXt", b"Title\0\0" + zlib.compress(_ZEROS))] * 4)


def _long_profile() -> bytes:
    return _png((b"iCCP", b"icc\0\0" + zlib.compress(_ZEROS)))


def _many_frames() -> bytes:
    """Return an animation of 20,000 frames."""
    data = drawn.animation(frames=2)
    frame = data[data.index(b"\x21\xf9\x04") : -1]
    return data[:-1] + frame * 10_000 + b";"


def _large_frames() -> bytes:
    """Return an animation whose frames have 16 million px each, of one colour."""
    frames = [Image.new("P", (4000, 4000), n) for n in range(30)]
    return drawn.data(frames[0], "GIF", save_all=True, append_images=frames[1:], optimize=False)


def _tiff(*tags: tuple[int, int, int]) -> bytes:
    entries = b"".join(struct.pack("<HHII", tag, 4, count, value) for tag, count, value in tags)
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + struct.pack("<I", 8) + bytes(90)


def _pages() -> bytes:
    page = Image.new("L", (1000, 1000))
    return drawn.data(page, "TIFF", save_all=True, append_images=[page] * 200, compression="jpeg")


def _lying_exif() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 65535
    exif[0x010E] = CONFIDENTIAL * 500
    return drawn.data(drawn.photo(), "JPEG", exif=exif)


def _polyglot() -> bytes:
    return drawn.data(drawn.chart(), "GIF", comment=b"*/alert(1)/*") + CONFIDENTIAL.encode()


def _package() -> bytes:
    """Return a PNG that is a ZIP as well."""
    import zipfile

    out = BytesIO(drawn.data(drawn.chart(), "PNG"))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("x.txt", CONFIDENTIAL)
    return out.getvalue()


def _head_that_lies() -> bytes:
    """Return a PNG that says 7,000 × 7,000 px and holds 320 × 240."""
    plain = drawn.data(drawn.chart(), "PNG")
    head = bombs.chunk(b"IHDR", struct.pack(">II", 7000, 7000) + plain[24:29])
    return plain[:8] + head + plain[33:]


def _drawing(inside: str) -> Callable[[], bytes]:
    return partial(drawn.svg, inside)


FILES = [
    _picture("webp-bomb", bombs.WEBP, _BROKEN, count=4),
    _picture("tiff-tile", bombs.TIFF_TILE, _BROKEN),
    _picture("tiff-loop", _tiff((256, 1, 64), (257, 1, 64), (273, 1, 8)), _BROKEN),
    _picture("tiff-many-strips", _tiff((256, 1, 64), (257, 1, 64), (273, 2**31, 8)), _BROKEN),
    _picture("tiff-pages", _pages),
    _picture("icon-bomb", bombs.ICON, _BROKEN),
    _picture("png-too-large", partial(bombs.png_head, 13_000, 13_000), _BROKEN),
    _picture("png-too-long", partial(bombs.png_head, 31_000, 2), _BROKEN),
    _picture("png-nothing", partial(bombs.png_head, 0, 0), _BROKEN),
    _picture("png-head-lies", _head_that_lies, _BROKEN),
    _picture("png-text-bomb", _long_text, count=4),
    _picture("png-profile-bomb", _long_profile),
    _picture("jpeg-planar", bombs.planar, count=4),
    _picture("jpeg-exif-lies", _lying_exif),
    _picture("jpeg-half", lambda: drawn.data(drawn.photo(), "JPEG")[:9000], _BROKEN),
    _picture("gif-frames", _many_frames, _STILL),
    _picture("gif-large-frames", _large_frames, _STILL),
    _picture("gif-script", _polyglot),
    _picture("png-package", _package),
    _picture("page", b"<!doctype html><script>alert(1)</script>", _BROKEN),
    _picture("postscript", b"%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) run\n", _BROKEN),
    _picture("avif-nothing", b"\0\0\0\x1cftypavif" + bytes(200), _BROKEN),
    _picture("noise", lambda: bytes(range(256)) * 4000, _BROKEN),
    _picture("svg-filter", bombs.FILTER, _BROKEN),
    _picture("svg-uses", bombs.USES, _BROKEN),
    _picture("svg-entities", bombs.ENTITIES, _BROKEN),
    _picture("svg-script", _drawing("<script>alert(1)</script><path d='M0 0h9v9z'/>")),
    _picture("svg-file", _drawing("<image href='secret.svg' width='9' height='9'/>")),
    _picture("svg-foreign", _drawing(f"<foreignObject><p>{CONFIDENTIAL}</p></foreignObject>")),
    _picture("svg-deep", _drawing("<g>" * 3000 + "</g>" * 3000), _BROKEN),
    _picture("svg-pattern", _drawing(
        '<pattern id="p" width=".001" height=".001" patternUnits="userSpaceOnUse">'
        '<path d="M0 0h9"/></pattern><rect width="40" height="20" fill="url(#p)"/>'
    )),
]  # fmt: skip
