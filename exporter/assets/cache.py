"""Keeps fetched pictures and renditions on disk, named by content; two processes may share it.

`pictures/` holds bytes by their SHA-256, `addresses/` says which bytes an address gave, and
`renditions/` holds pictures as formats embed them. Files appear whole or not at all, and what
does not fit its name is not there.
"""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from exporter.model.bundle import Picture


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of pictures; without a folder it keeps and finds nothing."""

    folder: Path | None

    def find(self, address: str) -> bytes | None:
        """Return the bytes that an address gave, if they are here and whole."""
        path = self._path("addresses", _digest(address.encode()), ".json")
        try:
            digest = json.loads(_read(path))["sha256"]
            data = _read(self._path("pictures", digest))
        except (ValueError, KeyError, TypeError):
            return None
        return data if data and _digest(data) == digest else None

    def keep(self, address: str, data: bytes, final: str) -> None:
        """Keep what an address gave, and where it lay after redirects."""
        digest = _digest(data)
        entry = {"address": address, "final": final, "sha256": digest, "size": len(data)}
        _write(self._path("pictures", digest), data)
        text = json.dumps(entry, ensure_ascii=False, indent=1)
        _write(self._path("addresses", _digest(address.encode()), ".json"), text.encode())

    def find_rendition(self, recipe: str) -> Picture | None:
        """Return the picture that was made by a recipe, if it is here and whole."""
        head, _, data = _read(self._path("renditions", _digest(recipe.encode()))).partition(b"\n")
        try:
            made = json.loads(head)
            picture = Picture(data, made["type"], made["width"], made["height"], made["sha256"])
        except (ValueError, KeyError, TypeError):
            return None
        return picture if _digest(data) == picture.digest else None

    def keep_rendition(self, recipe: str, picture: Picture) -> None:
        """Keep a picture that was made by a recipe."""
        head = {
            "type": picture.media_type,
            "width": picture.width,
            "height": picture.height,
            "sha256": picture.digest,
        }
        path = self._path("renditions", _digest(recipe.encode()))
        _write(path, json.dumps(head).encode() + b"\n" + picture.data)

    def _path(self, room: str, name: str, suffix: str = "") -> Path | None:
        return None if self.folder is None else self.folder / room / name[:2] / f"{name}{suffix}"


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()


def _read(path: Path | None) -> bytes:
    """Return what a file holds, nothing if there is none."""
    if path is not None:
        with suppress(OSError):
            return path.read_bytes()
    return b""


def _write(path: Path | None, data: bytes) -> None:
    """Put bytes into a file at once; a cache that cannot be written costs time, nothing else."""
    if path is None:
        return
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
