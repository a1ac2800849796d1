"""What is remembered of an account between runs: token, uploads, drafts, and what was begun.

One file an account, which nobody else can read; one run at a time may use it. What is begun is
written down before it is done, so that a run that was killed does not do it twice.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from exporter import files, output
from exporter.diagnostics import ExportError, Problem

_LARGEST = 64 * 2**20
_ELSEWHERE = "set DIGEST_EXPORT_CACHE to a folder that you may write to"


@dataclass(slots=True)
class Linked:
    """A draft and the issues in it, in its order.

    `issues` are identifiers as in `Meta`, "" for an article that is none of ours; `seen` tells by
    issue what its article was when it was read back, which shows whether somebody has edited it
    since, and `files` of which file it came.
    """

    media_id: str
    issues: list[str]
    seen: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Intent:
    """A draft that may have been made; `articles` are titles and covers, by which it is found."""

    issues: list[str]
    articles: list[tuple[str, str]]


@dataclass(slots=True)
class State:
    """All that is remembered; `expires` and `forced` are seconds since 1970.

    `pictures` gives addresses and `covers` material ids, both by the digest of the bytes.
    """

    token: str = ""
    expires: float = 0.0
    forced: list[float] = field(default_factory=list)
    pictures: dict[str, str] = field(default_factory=dict)
    covers: dict[str, str] = field(default_factory=dict)
    drafts: list[Linked] = field(default_factory=list)
    intents: list[Intent] = field(default_factory=list)


@dataclass(slots=True)
class Store:
    """The state and where it is kept; without a path it is forgotten."""

    state: State = field(default_factory=State)
    path: Path | None = None

    def save(self) -> None:
        """Write the state down, whole or not at all."""
        if self.path is not None:
            data = msgspec.json.format(msgspec.json.encode(self.state), indent=1)
            output.write(self.path, data, private=True)


def load(path: Path) -> State:
    """Return what a file remembers, nothing if there is none.

    Raises
    ------
    ExportError
        If it cannot be read: without it, a second draft would be made.
    """
    try:
        return msgspec.json.decode(files.read(path, _LARGEST), type=State)
    except FileNotFoundError:
        return State()
    except (OSError, msgspec.MsgspecError, RecursionError) as error:
        message = f"{path}, which remembers the drafts, cannot be read: {error}"
        hint = "delete the file, and the drafts in WeChat's editor that should be made anew"
        raise ExportError(Problem.PUBLISH_IMPOSSIBLE, message, hint=hint) from error


@contextmanager
def opened(path: Path | None) -> Iterator[Store]:
    """Keep the state in a file, and others from it meanwhile; without a file, forget it.

    Raises
    ------
    ExportError
        If the file cannot be read or made, or another run uses it.
    """
    if path is None:
        yield Store()
        return
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = os.open(path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    except OSError as error:
        message = f"{path.parent} cannot be written: {error.strerror}"
        raise ExportError(Problem.UNWRITABLE, message, hint=_ELSEWHERE) from error
    try:
        _lock(lock, path)
        yield Store(load(path), path)
    finally:
        os.close(lock)


def _lock(handle: int, path: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        message = "another run is publishing to this account"
        hint = "wait until it has finished"
        raise ExportError(Problem.PUBLISH_IMPOSSIBLE, message, hint=hint) from error
    except OSError as error:
        message = f"{path.parent} cannot be locked: {error.strerror}"
        raise ExportError(Problem.UNWRITABLE, message, hint=_ELSEWHERE) from error
