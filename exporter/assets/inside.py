"""Opens what lies in the folder of an issue: files that no symbolic link leads out of it."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from exporter.assets.errors import OutsideError


@contextmanager
def opened(path: Path, folder: Path) -> Iterator[BufferedReader]:
    """Open a file whose real place is in a folder.

    It is opened first and looked at then: what is put in its place meanwhile is not the file that
    was opened.

    Raises
    ------
    OutsideError
        If it lies elsewhere, or did so a moment ago.
    OSError
        If it cannot be read, or is no regular file.
    """
    with os.fdopen(_at_once(path), "rb") as file:
        status = os.fstat(file.fileno())
        there = path.resolve()
        inside = there.is_relative_to(folder.resolve())
        if not inside or not os.path.samestat(status, there.lstat()):
            raise OutsideError(f"{path.name} leads out of the folder of the issue")
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "Not a regular file")
        yield file


def _at_once(path: Path) -> int:
    """Open without waiting for whoever writes into a pipe."""
    return os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
