"""A file appears whole or not at all."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from exporter.diagnostics import ExportError, Problem

_LONGEST_NAME = 200
_UNFINISHED = ".part"
_ABANDONED = 3600


def write(path: Path, data: bytes, *, private: bool = False) -> None:
    """Put `data` into the file `path`, making its folder if need be.

    The old file stays until the new one is complete on the disk, and so does the new one's name
    (rename and fsync as POSIX has them). Permissions follow the umask; what is private can be read
    by its owner alone. What a run that was killed left of this file an hour ago or more is deleted.

    Raises
    ------
    ExportError
        If the folder or the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, data, 0o600 if private else 0o666)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ExportError(Problem.UNWRITABLE, f"{path} cannot be written: {reason}") from error


def _replace(path: Path, data: bytes, mode: int) -> None:
    prefix = f".{os.fsencode(path.name)[:_LONGEST_NAME].decode('utf-8', 'ignore')}."
    unfinished = path.with_name(f"{prefix}{secrets.token_hex(4)}{_UNFINISHED}")
    # The system applies the umask; asking for it would change it for other threads for a moment.
    handle = os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            now = os.fstat(file.fileno()).st_mtime
        unfinished.replace(path)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise
    with suppress(OSError):
        _sync(path.parent)
        _tidy(path.parent, prefix, now - _ABANDONED)


def _sync(folder: Path) -> None:
    """Bring the folder's entries to the disk, where the system can (it is no file on Windows)."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _tidy(folder: Path, prefix: str, before: float) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            ours = entry.name.startswith(prefix) and entry.name.endswith(_UNFINISHED)
            if ours and entry.stat(follow_symlinks=False).st_mtime < before:
                Path(entry.path).unlink()
