"""Keeps the cache small and whole: what is in it, what is damaged, what is longest unused."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path

from exporter.files import opened, read

_ROOMS = ("addresses", "answers", "fonts", "pictures", "renditions")
_DRAWER = re.compile(r"[0-9a-f]{2}")
_OURS = re.compile(r"[0-9a-f]{64}(?:\.json)?|\.\w+(?:\.json\.\w+)?")


@dataclass(frozen=True, slots=True)
class Stock:
    """How many files lie in a room of the cache, and how many bytes they have."""

    room: str
    files: int
    size: int


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    size: int
    used: int


def stocks(folder: Path) -> tuple[Stock, ...]:
    """Return what lies in each room of the cache."""
    found = {room: list(_files(folder, room)) for room in _ROOMS}
    return tuple(
        Stock(room, len(files), sum(file.size for file in files)) for room, files in found.items()
    )


def shrink(folder: Path, limit: int) -> Stock:
    """Delete the files that were not used for longest until the rest fits; return what went."""
    files = sorted(_all(folder), key=lambda file: (file.used, file.path))
    excess = sum(file.size for file in files) - limit
    gone = []
    for file in files:
        if excess <= 0:
            break
        gone.append(file)
        excess -= file.size
    return _deleted(gone)


def mend(folder: Path) -> Stock:
    """Delete what is damaged, half-written or leads nowhere; return what went."""
    return _deleted([file for file in _all(folder) if not _is_whole(folder, file.path)])


def clear(folder: Path) -> Stock:
    """Delete all that the cache holds, and nothing that is not its own; return what went."""
    gone = _deleted(list(_all(folder)))
    for room in _ROOMS:
        for drawer in [*sorted((folder / room).glob("??")), folder / room]:
            with suppress(OSError):
                drawer.rmdir()
    return gone


def _all(folder: Path) -> Iterator[_File]:
    for room in _ROOMS:
        yield from _files(folder, room)


def _files(folder: Path, room: str) -> Iterator[_File]:
    with suppress(OSError):
        for drawer in (folder / room).iterdir():
            if _DRAWER.fullmatch(drawer.name) and not drawer.is_symlink():
                for path in drawer.iterdir():
                    if _OURS.fullmatch(path.name):
                        with suppress(OSError):
                            status = path.lstat()
                            yield _File(path, status.st_size, status.st_mtime_ns)


def _is_whole(folder: Path, path: Path) -> bool:
    try:
        match path.relative_to(folder).parts[0]:
            case "pictures":
                with opened(path, path.parent) as file:
                    return file_digest(file, sha256).hexdigest() == path.name
            case "renditions":
                head, _, data = read(path, path.stat().st_size).partition(b"\n")
                return bool(json.loads(head)["sha256"] == sha256(data).hexdigest())
            case "fonts":
                said, _, data = read(path, path.stat().st_size).partition(b"\n")
                return said == sha256(data).hexdigest().encode()
            case "addresses":
                digest = str(json.loads(read(path, path.stat().st_size))["sha256"])
                return (folder / "pictures" / digest[:2] / digest).is_file()
            case _:
                return isinstance(json.loads(read(path, path.stat().st_size)), dict)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return False


def _deleted(files: list[_File]) -> Stock:
    """Delete files; what another process deletes at the same time is gone all the same."""
    for file in files:
        with suppress(OSError):
            file.path.unlink()
    return Stock("", len(files), sum(file.size for file in files))
