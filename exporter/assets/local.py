"""Reads pictures that lie beside the issue, and those written into the address itself."""

from __future__ import annotations

import base64
import binascii
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes

from exporter.assets import inside
from exporter.assets.addresses import scheme
from exporter.assets.errors import BrokenError, MissingError, OutsideError
from exporter.spelling import nearest

_DRIVE = 2


def at_hand(source: str, folder: Path, limit: int) -> bytes:
    """Return the bytes of a picture that needs no network.

    Raises
    ------
    PictureError
        If it cannot be had.
    """
    match scheme(source):
        case "data":
            return decode(source, limit)
        case "" if not source.strip():
            raise MissingError("the picture has no address")
        case "":
            return read(source, folder, limit)
        case "file":
            raise OutsideError("the picture's address begins with file:, which is never read")
        case other:
            raise MissingError(f"pictures are not fetched from {other}: addresses")


def read(source: str, folder: Path, limit: int) -> bytes:
    """Read a picture by its path relative to the folder of the issue, which it may not leave.

    Raises
    ------
    OutsideError
        If the path is absolute or leads out of the folder, also through a symbolic link.
    MissingError
        If there is no such file, it cannot be read, or it has more than `limit` bytes.
    """
    if source.startswith(("/", "\\", "~")) or source[1:_DRIVE] == ":":
        raise OutsideError("the picture's path is absolute")
    home = folder.resolve()
    path = _existing(source, home)
    if path is None:
        raise MissingError(f"there is no picture {source}", hint=_nearest(source, home))
    try:
        with inside.opened(path, home) as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise MissingError(f"the picture cannot be read: {error.strerror or error}") from error
    if len(data) > limit:
        raise too_large(limit)
    return data


def too_large(limit: int) -> MissingError:
    """Return the error for a picture that has more than `limit` bytes."""
    hint = "save it smaller, or raise `max_bytes` in your config.toml"
    return MissingError(f"the picture is larger than {limit / 2**20:.3g} MB", hint=hint)


def _existing(source: str, home: Path) -> Path | None:
    """Find the file a path means: as written, else decoded, without a query, with slashes."""
    bare = source.partition("#")[0].partition("?")[0]
    spellings = (source, unquote(source), bare, unquote(bare), bare.replace("\\", "/"))
    for spelling in dict.fromkeys(spellings):
        try:
            path = (home / spelling).resolve()
            if not path.is_relative_to(home):
                raise OutsideError("the picture lies outside the folder of the issue")
            if path.is_file():
                return path
        except (OSError, ValueError, RuntimeError):
            continue
    return None


def _nearest(source: str, home: Path) -> str:
    """Name the file that was probably meant: a similar name in the same folder."""
    wanted = Path(unquote(source).replace("\\", "/"))
    try:
        folder = (home / wanted.parent).resolve()
        names = sorted(path.name for path in folder.iterdir() if path.is_file())
    except (OSError, ValueError):
        return ""
    same = [name for name in names if name.lower() == wanted.name.lower()]
    return f"did you mean {same[0]!r}?" if same else nearest(wanted.name, names)


def decode(source: str, limit: int) -> bytes:
    """Decode a `data:` address (RFC 2397).

    Raises
    ------
    BrokenError
        If it is none of a picture, or too large.
    """
    head, comma, body = source.partition(",")
    if not comma or not head[5:].lstrip().lower().startswith("image/"):
        raise BrokenError("the data: address holds no picture")
    if len(body) > 2 * limit:
        raise BrokenError(too_large(limit).message)
    data = unquote_to_bytes(body)
    if not head.rstrip().lower().endswith(";base64"):
        return data
    try:
        compact = b"".join(data.split())
        return base64.b64decode(compact + b"=" * (-len(compact) % 4), validate=True)
    except binascii.Error as error:
        raise BrokenError("the data: address is not valid base64") from error
