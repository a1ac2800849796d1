"""The pictures beside an issue: bytes named by content, trusted only if their hash agrees."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from hashlib import file_digest, sha256
from pathlib import Path

from exporter import output
from exporter.assets.errors import OutsideError, PictureError
from exporter.assets.lock import Entry, Places
from exporter.diagnostics import ExportError, Problem

_OURS = re.compile(r"[0-9a-f]{64}\.[a-z]+|\.[0-9a-f]{64}\..+")


def read(places: Places, address: str, entries: dict[str, Entry]) -> bytes:
    """Return the very bytes that the lock names for an address.

    Raises
    ------
    PictureError
        If the lock does not name it, or its file is missing or altered.
    """
    if address not in entries:
        message = f"the picture is not in {places.lock.name}"
        raise PictureError(Problem.LOCK_INCOMPLETE, message, hint=places.remedy)
    entry = entries[address]
    path = _inside(places, entry)
    if not path.is_file():
        message = f"the locked picture {places.store.name}/{entry.name} is missing"
        hint = f"restore the file, or {places.remedy}"
        raise PictureError(Problem.LOCK_INCOMPLETE, message, hint=hint)
    with path.open("rb") as file:
        data = file.read(entry.size + 1)
    if len(data) != entry.size or sha256(data).hexdigest() != entry.sha256:
        with path.open("rb") as file:
            found = file_digest(file, sha256).hexdigest()
        message = (
            f"the locked picture {places.store.name}/{entry.name} is altered:"
            f" locked sha256 {entry.sha256}, found sha256 {found}"
        )
        hint = f"restore the file, or delete it and {places.remedy}"
        raise PictureError(Problem.LOCK_ALTERED, message, hint=hint)
    return data


def has(places: Places, entry: Entry) -> bool:
    """Tell whether the bytes of an entry are here and whole."""
    try:
        read(places, entry.address, {entry.address: entry})
    except (PictureError, OSError):
        return False
    return True


def keep(places: Places, entry: Entry, data: bytes) -> None:
    """Put the bytes of an entry into the store.

    Raises
    ------
    ExportError
        If that cannot be written.
    """
    output.write(_inside(places, entry), data)


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
