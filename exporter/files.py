"""Opens files that strangers may have put where they lie: regular ones, at once, in their folder.

Git carries symbolic links: a file of a repository may lead to any other of the machine.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

_PIECE = 2**16
_TRIES = 20
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)


class ElsewhereError(OSError):
    """A symbolic link leads out of the folder in which a file was to be read."""


class TooLargeError(OSError):
    """A file has more bytes than may be read."""


@contextmanager
def opened(path: Path, folder: Path) -> Iterator[BufferedReader]:
    """Open a file whose real place is in a folder.

    It is opened first, without waiting for whoever writes into a pipe, and looked at then: what is
    put in its place meanwhile is not the file that was opened, and the next is tried.

    Raises
    ------
    ElsewhereError
        If it lies elsewhere, or did so a moment ago.
    OSError
        If it cannot be read, or is no regular file.
    """
    for _ in range(_TRIES):
        _refuse_odd(path.stat())  # a device may act as soon as it is opened
        with os.fdopen(_at_once(path), "rb") as file:
            there = path.resolve()
            if not there.is_relative_to(folder.resolve()):
                break
            status = os.fstat(file.fileno())
            if os.path.samestat(status, there.lstat()):
                _refuse_odd(status)
                yield file
                return
    raise ElsewhereError(errno.ELOOP, "It is a symbolic link that leads out of its folder")


def read(path: Path, limit: int, folder: Path | None = None) -> bytes:
    """Return what a file holds.

    Parameters
    ----------
    limit : int
        The most bytes that it may have.
    folder : Path, optional
        Where it must really lie, below no hidden folder if a link leads there: a repository's own
        `.git` may hold a password. Without it, the folder that its path names.

    Raises
    ------
    ElsewhereError, TooLargeError, OSError
        If it lies elsewhere, is larger, cannot be read, or is no regular file.
    """
    home = (path.parent if folder is None else folder).resolve()
    with opened(path, home) as file:
        there = path.resolve()
        leads = there != path.parent.resolve() / path.name
        if leads and any(part.startswith(".") for part in there.relative_to(home).parts):
            raise ElsewhereError(errno.ELOOP, "It is a symbolic link to a hidden file")
        size = os.fstat(file.fileno()).st_size  # asked for more, Python would make room for it
        data = b"" if size > limit else file.read(size) + file.read(min(limit, _PIECE))
    if max(size, len(data)) > limit:
        raise TooLargeError(errno.EFBIG, f"It is larger than {_size(limit)}")
    return data


def _size(limit: int) -> str:
    return f"{limit / 2**20:.3g} MB" if limit >= 2**20 else f"{limit // 2**10} kB"


def _refuse_odd(status: os.stat_result) -> None:
    for holds, name in _KINDS:
        if holds(status.st_mode):
            raise OSError(errno.EINVAL, f"Not a regular file but {name}")


def _at_once(path: Path) -> int:
    return os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
