"""digest.toml: where it lies, and what it lays over the defaults, checked key by key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import StrEnum
from math import isfinite
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from msgspec import Meta, ValidationError, convert

from exporter import files
from exporter.config.recognition import FIELDS
from exporter.config.settings import KNOWN_FORMATS, Settings
from exporter.diagnostics import ExportError, Problem
from exporter.draftfields import read_crops, read_source_url
from exporter.spelling import nearest

NAME = "digest.toml"
COMMAND_LINE = frozenset({"beside", "cache", "locked", "network", "now", "offline", "strict"})
LIMITS = frozenset(
    (
        "max_issue", "max_bytes", "max_pixels", "max_frames", "max_redirects", "max_cache",
        "max_fetch_time", "connections", "connections_per_host",
    )
)  # fmt: skip
"""The keys that a digest.toml may lower but not raise."""
_MOST_DOTS = 500
_LARGEST = 256 * 2**10
_ELSEWHERE = "name it on the command line, or in your own config.toml: docs/configuration.md"
_Table = TypeVar("_Table")


def find(issue: Path | None) -> Path | None:
    """Return the digest.toml of an issue, None if there is none.

    That of the current folder comes first, then the one beside the issue, then those of the folders
    above it, up to the one with `.git`; where nothing is under Git, no folder above is looked into.
    """
    here = Path(NAME)
    if here.is_file():
        return here
    if issue is None:
        return None
    beside = issue.parent.resolve()
    folders = [beside, *beside.parents]
    root = next((at for at, folder in enumerate(folders) if (folder / ".git").exists()), 0)
    return next((one for one in (at / NAME for at in folders[: root + 1]) if one.is_file()), None)


def load(path: Path, base: Settings, *, trusted: bool = False) -> Settings:
    """Return `base` with what a digest.toml says.

    Parameters
    ----------
    trusted : bool
        It is the user's own: it may lead out of its folder, and raise limits.

    Raises
    ------
    ExportError
        If the file is not TOML, or has a key that is not known or a value that may not be.
    """
    try:
        text = files.read(path, _LARGEST).decode()
        table = _table(text)
    except (OSError, ValueError, RuntimeError) as error:  # a RecursionError is one
        line = re.search(r"at line (\d+)", str(error))
        place = f"{path}:{line[1]}" if line else str(path)
        reason = getattr(error, "strerror", None) or str(error)
        raise ExportError(Problem.UNREADABLE, f"{place} cannot be read: {reason}") from error
    settings = _laid_over(base, table, _Key(path, text, trusted=trusted))
    return replace(settings, beside=path.parent) if "theme" in table else settings


def _table(text: str) -> dict[str, Any]:
    if any(line.count(".") > _MOST_DOTS for line in text.splitlines()):
        raise ValueError("it is nested too deeply")  # tomllib takes hours over a key like that
    return tomllib.loads(text)


@dataclass(frozen=True, slots=True)
class _Key:
    """A key of the file, by the names of the tables that lead to it."""

    path: Path
    text: str
    names: tuple[str, ...] = ()
    trusted: bool = False

    def __truediv__(self, name: str) -> _Key:
        return replace(self, names=(*self.names, name))

    def __str__(self) -> str:
        """Return the place, as in `digest.toml:3`."""
        line = self._line()
        return f"{self.path}:{line}" if line else str(self.path)

    def _line(self) -> int:
        table: tuple[str, ...] = ()
        for number, line in enumerate(self.text.splitlines(), 1):
            if header := re.match(r"\s*\[+([^\]]*)\]", line):
                table = _parts(header[1])
                found = table
            elif written := re.match(r"\s*([\w\s.\"'-]+?)\s*=", line):
                found = (*table, *_parts(written[1]))
            else:
                continue
            if found[: len(self.names)] == self.names:
                return number
        return 0

    def wrong(self, message: str, hint: str) -> ExportError:
        """Return what is wrong with the key, with its place."""
        return ExportError(Problem.UNREADABLE, f"{self}: {message}", hint=hint)


def _parts(key: str) -> tuple[str, ...]:
    return tuple(part.strip(" \t\"'") for part in key.split("."))


def _laid_over(base: _Table, table: Mapping[str, object], at: _Key) -> _Table:
    kinds = get_type_hints(type(base), include_extras=True)
    known = [field.name for field in fields(base) if field.name not in COMMAND_LINE]  # type: ignore[arg-type] # a dataclass
    changes: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in known:
            hint = nearest(name, _spellings(base)) or f"the keys are: {', '.join(sorted(known))}"
            raise (at / key).wrong(f"there is no key {key!r}", hint)
        default = getattr(base, name)
        if is_dataclass(default):
            if not isinstance(value, dict):
                raise (at / key).wrong(f"{name} cannot be {value!r}", f"write a table [{name}]")
            changes[name] = _laid_over(default, value, at / key)
        else:
            changes[name] = _typed(name, kinds[name], value, at / key)
            if name in LIMITS and not at.trusted and changes[name] > default:
                message = f"{name} cannot be {value!r}, {default!r} is the most here"
                raise (at / key).wrong(message, "raise it in your own config.toml")
    return replace(base, **changes)  # type: ignore[type-var] # a dataclass


def _spellings(table: object) -> Iterator[str]:
    """Give the keys of a table, those of tables within it with their table's name."""
    for field in fields(table):  # type: ignore[arg-type] # a dataclass
        if field.name not in COMMAND_LINE:
            yield field.name
            if is_dataclass(inner := getattr(table, field.name)):
                yield from (f"{field.name}.{key}" for key in _spellings(inner))


def _typed(name: str, kind: object, value: object, at: _Key) -> object:
    """Return a value as its key's type wants it, in the way of msgspec's strict mode."""

    def path(_: object, said: object) -> Path:
        if not isinstance(said, str) or "\0" in said:
            raise TypeError
        return at.path.parent / said

    try:
        typed = convert(value, kind, dec_hook=path)
    except ValidationError as error:
        raise at.wrong(f"{name} cannot be {value!r}", _wanted(kind, value)) from error
    if isinstance(typed, float) and not isfinite(typed):
        raise at.wrong(f"{name} cannot be {value!r}", _wanted(kind, value))
    if name == "formats":
        return _formats(value, at)
    if not at.trusted:
        _refuse_elsewhere(name, typed, at)
    return _read(name, typed, at)


def _read(name: str, typed: Any, at: _Key) -> object:  # noqa: ANN401 - of the key's type by now
    """Return what the fields of a WeChat draft say, read as in front matter."""
    try:
        if name == "source_url" and typed:
            return read_source_url(typed)
        if name == "cover_crop" and typed:
            read_crops([typed] if isinstance(typed, str) else typed)
    except ValueError as error:
        raise at.wrong(f"{name} {error}".rstrip(","), "see docs/publishing.md") from error
    return typed


def _refuse_elsewhere(name: str, typed: object, at: _Key) -> None:
    """Refuse a path that leads out of the folder of a file that may come from strangers."""
    home = at.path.parent.resolve()
    for path in typed if isinstance(typed, tuple) else (typed,):
        if isinstance(path, Path) and not path.resolve().is_relative_to(home):
            message = f"{name} cannot be {str(path)!r}: it lies outside the folder of the file"
            raise at.wrong(message, _ELSEWHERE)


def _formats(names: Any, at: _Key) -> tuple[str, ...]:  # noqa: ANN401 - a list of texts by now
    for name in names:
        if name not in KNOWN_FORMATS:
            hint = nearest(name, KNOWN_FORMATS) or f"choose from {', '.join(KNOWN_FORMATS)}"
            raise at.wrong(f"there is no format {name!r}", hint)
    return tuple(names)


def _wanted(kind: Any, value: object) -> str:  # noqa: ANN401 - a type, or what typing makes of one
    """Say what a type takes, nearest to what was written."""
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _choice([str(each) for each in kind], value)
    if get_origin(kind) is Literal:
        return _choice([each for each in get_args(kind) if each], value)
    if get_origin(kind) is Annotated:
        base, least = get_args(kind)[:2]
        if base is str:
            return f"write a text with {', '.join(f'{{{name}}}' for name in FIELDS)} in it"
        limit = "more than 0" if isinstance(least, Meta) and least.ge is None else "0 or more"
        limit = f"from 0 to {least.le}" if isinstance(least, Meta) and least.le else limit
        whole = "a whole number" if base is int else "a number"
        return f"write {whole}, {limit}"
    if get_origin(kind) is tuple or any(get_origin(one) is tuple for one in get_args(kind)):
        return 'write a list of texts, as in ["…", "…"]'
    kinds = set(get_args(kind) or (kind,))
    return "write true or false, without quotes" if bool in kinds else 'write a text, as in "…"'


def _choice(choices: list[str], value: object) -> str:
    return nearest(str(value), choices) or f"choose from {', '.join(choices)}"
