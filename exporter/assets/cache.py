"""Keeps pictures and prepared fonts on disk, named by content; two processes may share it.

`pictures/` holds bytes by their SHA-256, `addresses/` says which bytes an address gave,
`renditions/` holds pictures as formats embed them, and `fonts/` fonts. Files appear whole or not at
all, and what does not fit its name is not there. What is used becomes young, what is old is pruned.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from exporter import files
from exporter.assets import pruning
from exporter.model.bundle import Picture

_DIGEST = re.compile("[0-9a-f]{64}")
_LARGEST = 2**30
_LONGEST = 64 * 2**10


@dataclass(slots=True)
class Cache:
    """A folder of at most `limit` bytes; without a folder it keeps nothing."""

    folder: Path | None
    limit: int
    _grown: bool = False

    def has(self, address: str) -> bool:
        """Tell whether the bytes that an address gave are here and whole."""
        return self.find(address) is not None

    def find(self, address: str) -> bytes | None:
        """Return the bytes that an address gave, if they are here and whole."""
        path = self._path("addresses", _digest(address.encode()), ".json")
        try:
            digest = str(json.loads(_read(path)[:_LONGEST])["sha256"])
        except (ValueError, KeyError, TypeError, RecursionError):
            return None
        data = _read(self._path("pictures", digest)) if _DIGEST.fullmatch(digest) else b""
        return data if data and _digest(data) == digest else None

    def keep(self, address: str, data: bytes, final: str) -> None:
        """Keep what an address gave, and where it lay after redirects."""
        digest = _digest(data)
        entry = {"address": address, "final": final, "sha256": digest, "size": len(data)}
        text = json.dumps(entry, ensure_ascii=False, indent=1)
        self._write(self._path("pictures", digest), data)
        self._write(self._path("addresses", _digest(address.encode()), ".json"), text.encode())

    def find_rendition(self, recipe: str) -> Picture | None:
        """Return the picture that was made by a recipe, if it is here and whole."""
        head, _, data = _read(self._path("renditions", _digest(recipe.encode()))).partition(b"\n")
        try:
            made = json.loads(head[:_LONGEST])
            picture = Picture(
                data,
                made["type"],
                made["width"],
                made["height"],
                made["sha256"],
                still=made["still"],
            )
        except (ValueError, KeyError, TypeError, RecursionError):
            return None
        return picture if _digest(data) == picture.digest else None

    def keep_rendition(self, recipe: str, picture: Picture) -> None:
        """Keep a picture that was made by a recipe."""
        head = {
            "type": picture.media_type,
            "width": picture.width,
            "height": picture.height,
            "sha256": picture.digest,
            "still": picture.still,
        }
        path = self._path("renditions", _digest(recipe.encode()))
        self._write(path, json.dumps(head).encode() + b"\n" + picture.data)

    def find_font(self, recipe: bytes) -> bytes | None:
        """Return the font that was prepared by a recipe, if it is here and whole."""
        digest, _, data = _read(self._path("fonts", _digest(recipe))).partition(b"\n")
        return data if data and _digest(data).encode() == digest else None

    def keep_font(self, recipe: bytes, data: bytes) -> None:
        """Keep a font that was prepared by a recipe."""
        path = self._path("fonts", _digest(recipe))
        self._write(path, _digest(data).encode() + b"\n" + data)

    def trim(self) -> None:
        """Delete what was not used for longest, if the cache has grown over its limit."""
        if self.folder is not None and self._grown:
            pruning.shrink(self.folder, self.limit)

    def _path(self, room: str, name: str, suffix: str = "") -> Path | None:
        return None if self.folder is None else self.folder / room / name[:2] / f"{name}{suffix}"

    def _write(self, path: Path | None, data: bytes) -> None:
        """Put bytes into a file at once; a cache that cannot be written costs time, nothing else.

        Nothing is flushed to the disk: what a power failure tears does not fit its name.
        """
        if path is None:
            return
        self._grown = True
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                Path(temporary).replace(path)
            except BaseException:
                Path(temporary).unlink(missing_ok=True)
                raise


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def _read(path: Path | None) -> bytes:
    """Return what a file holds and make it young; nothing if there is none, or a link to one."""
    if path is not None:
        with suppress(OSError, ValueError, RuntimeError):
            data = files.read(path, _LARGEST)
            os.utime(path)
            return data
    return b""
