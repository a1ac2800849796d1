"""The pictures beside an issue: bytes named by content, trusted only if their hash agrees."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from hashlib import file_digest, sha256
from pathlib import Path

from exporter import output
from exporter.assets import inside, local
from exporter.assets.errors import OutsideError, PictureError
from exporter.assets.lock import Entry, Places
from exporter.diagnostics import ExportError, Problem

_OURS = re.compile(r"[0-9a-f]{64}\.[a-z]+|\.[0-9a-f]{64}\..+")


def read(places: Places, address: str, entries: dict[str, Entry], limit: int) -> bytes:
    """Return the very bytes that the lock names for an address, at most `limit`.

    Raises
    ------
    PictureError
        If the lock does not name it, or its file is missing, altered or too large.
    """
    if address not in entries:
        message = f"the picture is not in {places.lock.name}"
        raise PictureError(Problem.LOCK_INCOMPLETE, message, hint=places.remedy)
    entry = entries[address]
    path = _inside(places, entry)
    try:
        with inside.opened(path, places.issue.parent) as file:
            data = file.read(min(entry.size, limit) + 1)
            if len(data) == entry.size <= limit and sha256(data).hexdigest() == entry.sha256:
                return data
            size = file.seek(0, os.SEEK_END)
            if size == entry.size > limit:
                raise local.too_large(limit)
            file.seek(0)
            found = file_digest(file, sha256).hexdigest()
    except OSError as error:
        reason = "" if isinstance(error, FileNotFoundError) else f": {error.strerror}"
        message = f"the locked picture {places.store.name}/{entry.name} is missing{reason}"
        hint = f"restore the file, or {places.remedy}"
        raise PictureError(Problem.LOCK_INCOMPLETE, message, hint=hint) from error
    difference = f"locked sha256 {entry.sha256}, found sha256 {found}"
    if found == entry.sha256:
        difference = f"locked with {entry.size} bytes, found with {size}"
    message = f"the locked picture {places.store.name}/{entry.name} is altered: {difference}"
    hint = f"restore the file, or delete it and {places.remedy}"
    raise PictureError(Problem.LOCK_ALTERED, message, hint=hint)


def has(places: Places, entry: Entry, limit: int) -> bool:
    """Tell whether the bytes of an entry are here and whole."""
    try:
        read(places, entry.address, {entry.address: entry}, limit)
    except PictureError:
        return False
    return True


def keep(places: Places, entry: Entry, data: bytes) -> None:
    """Put the bytes of an entry into the store; a symbolic link in their place is replaced.

    Raises
    ------
    ExportError
        If that cannot be written.
    """
    output.write(_inside(places) / entry.name, data)


def clean(places: Places, entries: Collection[Entry]) -> None:
    """Delete what was put here for pictures that the lock names no more, or by a killed run."""
    kept = {entry.name for entry in entries}
    with suppress(OSError):
        for path in sorted(places.store.iterdir()):
            if path.name not in kept and _OURS.fullmatch(path.name):
                path.unlink()
        if not kept:
            places.store.rmdir()


@contextmanager
def alone(places: Places) -> Iterator[None]:
    """Let one process at a time change the store of an issue; the others wait.

    Raises
    ------
    ExportError
        If there is no such folder and none can be made.
    """
    import fcntl

    try:
        _inside(places)
        places.store.mkdir(exist_ok=True)
        handle = os.open(places.store, os.O_RDONLY | os.O_DIRECTORY)
    except (OSError, OutsideError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        message = f"{places.store} cannot be written: {reason}"
        hint = "check the permissions of the folder of the issue"
        raise ExportError(Problem.UNWRITABLE, message, hint=hint) from error
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _inside(places: Places, entry: Entry | None = None) -> Path:
    """Return a path of the store, which may not lead out of the folder of the issue.

    Raises
    ------
    OutsideError
        If a symbolic link leads it elsewhere.
    """
    path = places.store / entry.name if entry else places.store
    home = places.issue.parent.resolve()
    if path.resolve() != home / path.relative_to(places.issue.parent):
        raise OutsideError(f"{path.name} is a symbolic link that leads elsewhere")
    return path
