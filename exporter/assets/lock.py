"""The lock file of an issue: which bytes each address of a picture stands for, to be committed.

`issue.lock` is TOML, one table a picture, sorted by address, so that a change of one picture is a
change of few lines; the bytes lie beside it in `issue.assets/`, named by their SHA-256.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import msgspec

from exporter.assets.sniff import Kind
from exporter.diagnostics import ExportError, Problem

_VERSION = 1
_MAX_BYTES = 4 * 2**20
_TYPES = f"^image/({'|'.join(map(re.escape, Kind))})$"
_SUFFIXES: dict[str, str] = {Kind.JPEG: "jpg", Kind.SVG: "svg", Kind.ICO: "ico"}
_HEAD = "# Made by `digest-export fetch`; commit it together with {folder}/.\nversion = {version}\n"


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an address gave: its bytes' hash, type and size, when, and where redirects ended."""

    address: str
    final: str
    sha256: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    type: Annotated[str, msgspec.Meta(pattern=_TYPES)]
    size: Annotated[int, msgspec.Meta(ge=1)]
    when: datetime

    @property
    def name(self) -> str:
        """The name of the file that holds the bytes."""
        kind = self.type.removeprefix("image/")
        return f"{self.sha256}.{_SUFFIXES.get(kind, kind)}"


class _File(msgspec.Struct, forbid_unknown_fields=True):
    version: int
    picture: list[Entry] = []


@dataclass(frozen=True, slots=True)
class Places:
    """Where the lock of an issue and its pictures lie: beside it, named by its stem."""

    issue: Path

    @property
    def lock(self) -> Path:
        """The lock file."""
        return self.issue.with_name(f"{self.issue.stem}.lock")

    @property
    def store(self) -> Path:
        """The folder of the pictures."""
        return self.issue.with_name(f"{self.issue.stem}.assets")

    @property
    def remedy(self) -> str:
        """The command that makes the lock anew."""
        return f"run `digest-export fetch {self.issue}`"


def read(places: Places) -> str | None:
    """Return a lock as it is written, None if there is none.

    Raises
    ------
    ExportError
        If there is one that cannot be read.
    """
    path = places.lock
    hint = f"restore it, or delete it and {places.remedy}"
    try:
        if not path.is_file():
            return None
        if path.stat().st_size > _MAX_BYTES:
            raise ExportError(Problem.LOCK_UNREADABLE, f"{path} is too large", hint=hint)
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read: {error}"
        raise ExportError(Problem.LOCK_UNREADABLE, message, hint=hint) from error


def load(places: Places) -> dict[str, Entry] | None:
    """Return the entries of a lock by their address, None if there is no lock.

    Raises
    ------
    ExportError
        If there is one that cannot be read, or was not written by this tool.
    """
    path = places.lock
    hint = f"restore it, or delete it and {places.remedy}"
    try:
        text = read(places)
        if text is None:
            return None
        file = msgspec.convert(tomllib.loads(text), _File)
    except (ValueError, RecursionError, msgspec.ValidationError) as error:
        message = f"{path} cannot be read: {error}"
        raise ExportError(Problem.LOCK_UNREADABLE, message, hint=hint) from error
    entries = {entry.address: entry for entry in file.picture}
    if file.version != _VERSION:
        message = f"{path} is of version {file.version}, this program knows {_VERSION}"
        raise ExportError(Problem.LOCK_UNREADABLE, message, hint="use a newer digest-export")
    if len(entries) < len(file.picture):
        message = f"{path} names an address twice"
        raise ExportError(Problem.LOCK_UNREADABLE, message, hint=hint)
    return entries


def dump(entries: Iterable[Entry], folder: str) -> bytes:
    """Write a lock: the same entries give the same bytes."""
    tables = [_table(entry) for entry in sorted(entries, key=lambda entry: entry.address)]
    return (_HEAD.format(folder=folder, version=_VERSION) + "".join(tables)).encode()


def _table(entry: Entry) -> str:
    when = entry.when.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat()
    fields: Mapping[str, str] = {
        "address": _quoted(entry.address),
        "final": _quoted(entry.final),
        "sha256": _quoted(entry.sha256),
        "type": _quoted(entry.type),
        "size": str(entry.size),
        "when": f"{when}Z",
    }
    return "\n[[picture]]\n" + "".join(f"{name} = {value}\n" for name, value in fields.items())


def _quoted(text: str) -> str:
    """Return a basic string of TOML 1.0: JSON's escapes, and U+007F must be one too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
