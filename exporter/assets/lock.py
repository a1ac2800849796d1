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

from exporter import files
from exporter.assets.sniff import Kind
from exporter.diagnostics import ExportError, Problem

_VERSION = 1
_MAX_BYTES = 4 * 2**20
_TYPES = rf"^image/({'|'.join(map(re.escape, Kind))})\Z"
_LINE = re.compile(r'(?:#.*|\[\[picture\]\]|\w+ = (?:".*"|[\w:.-]+))?')
_SUFFIXES: dict[str, str] = {Kind.JPEG: "jpg", Kind.SVG: "svg", Kind.ICO: "ico"}
_HEAD = "# Made by `digest-export fetch`; commit it together with {folder}/.\nversion = {version}\n"


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an address gave: its bytes' hash, type and size, when, and where redirects ended."""

    address: str
    final: str
    sha256: Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
    type: Annotated[str, msgspec.Meta(pattern=_TYPES)]
    size: Annotated[int, msgspec.Meta(ge=1)]
    when: Annotated[datetime, msgspec.Meta(tz=True)]

    def __post_init__(self) -> None:
        """Refuse a time that Greenwich never had."""
        try:
            self.when.astimezone(UTC)
        except OverflowError as error:
            raise ValueError(f"there is no {self.when}") from error

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
        return files.read(path, _MAX_BYTES).decode()
    except FileNotFoundError:
        if not path.is_symlink():
            return None
        message = f"{path} is a symbolic link that leads nowhere"
        raise ExportError(Problem.LOCK_UNREADABLE, message, hint=hint) from None
    except files.ElsewhereError as error:
        message = f"{path} cannot be read: it leads out of the folder of the issue"
        raise ExportError(Problem.LOCK_UNREADABLE, message, hint=hint) from error
    except files.TooLargeError as error:
        raise ExportError(Problem.LOCK_UNREADABLE, f"{path} is too large", hint=hint) from error
    except (OSError, RuntimeError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read: {getattr(error, 'strerror', None) or error}"
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
        file = msgspec.convert(tomllib.loads(_checked(text)), _File)
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


def _checked(text: str) -> str:
    """Return the text of a lock; what this tool does not write, such as a dotted key, is refused.

    Raises
    ------
    ValueError
        Naming the line. TOML at large may nest without end, and takes a parser hours.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if not _LINE.fullmatch(line.removesuffix("\r")):
            raise ValueError(f"line {number} is none that `digest-export fetch` writes")
    return text


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
