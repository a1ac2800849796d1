"""digest.toml: where it lies, and what it lays over the defaults, checked key by key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from math import isfinite
from pathlib import Path
from typing import Any, get_type_hints

from msgspec import ValidationError, convert

from exporter import files
from exporter.config.options import KnownFormats, key_of
from exporter.config.settings import Settings
from exporter.config.wanted import wanted
from exporter.diagnostics import ExportError, Problem
from exporter.spelling import nearest

NAME = "digest.toml"
COMMAND_LINE = frozenset(
    {"beside", "cache", "locked", "network", "now", "offline", "options", "stem", "strict"}
)
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


def load(path: Path, base: Settings, formats: KnownFormats, *, trusted: bool = False) -> Settings:
    """Return `base` with what a digest.toml says.

    Parameters
    ----------
    formats : Formats
        The formats that there are: each has the table of its name.
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
    settings = _laid_over(base, table, formats, _Key(path, text, trusted=trusted))
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


def _laid_over(
    base: Settings, table: Mapping[str, object], formats: KnownFormats, at: _Key
) -> Settings:
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in _known(base) and _has_table(name, formats):
            kind = formats[name].options
            base = base.saying(kind, **_changes(base.of(kind), value, at / key, formats))
        else:
            base = replace(base, **_changes(base, {key: value}, at, formats))
    return base


def _changes(base: object, table: object, at: _Key, formats: KnownFormats) -> dict[str, Any]:
    """Return what a table changes of a dataclass, checked key by key."""
    if not isinstance(table, dict):
        raise at.wrong(f"{at.names[-1]} cannot be {table!r}", f"write a table [{at.names[-1]}]")
    kinds = get_type_hints(type(base), include_extras=True)
    changes: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in _known(base):
            if why := isinstance(base, Settings) and formats.broken(name):
                raise (at / key).wrong(why, "mend the package that brings it, or take this out")
            raise (at / key).wrong(f"there is no key {key!r}", _meant(name, base, formats))
        default = getattr(base, name)
        if is_dataclass(default) and not isinstance(default, type):
            changes[name] = replace(default, **_changes(default, value, at / key, formats))
        elif name == "formats":
            changes[name] = _typed(name, kinds[name], value, at / key)
            _check_formats(changes[name], formats, at / key)
        else:
            changes[name] = _typed(name, kinds[name], value, at / key)
            if name in LIMITS and not at.trusted and changes[name] > default:
                message = f"{name} cannot be {value!r}, {default!r} is the most here"
                raise (at / key).wrong(message, "raise it in your own config.toml")
    return changes


def _known(base: object) -> list[str]:
    return [one.name for one in fields(base) if one.name not in COMMAND_LINE]  # type: ignore[arg-type] # a dataclass


def _has_table(name: str, formats: KnownFormats) -> bool:
    return name in formats and bool(fields(formats[name].options))


def _meant(name: str, base: object, formats: KnownFormats) -> str:
    """Say which key an unknown one was meant to be."""
    tables = {}
    if isinstance(base, Settings):
        tables = {one: formats[one].options() for one in formats if _has_table(one, formats)}
    known = [*_known(base), *tables]
    within = {one: getattr(base, one) for one in _known(base)} | tables
    inner = (f"{one}.{key}" for one, t in within.items() if is_dataclass(t) for key in _known(t))
    return nearest(name, [*known, *inner]) or f"the keys are: {', '.join(sorted(known))}"


def _typed(name: str, kind: object, value: object, at: _Key) -> object:
    """Return a value as its key's type wants it, in the way of msgspec's strict mode."""

    def path(_: object, said: object) -> Path:
        if not isinstance(said, str) or "\0" in said:
            raise TypeError
        return at.path.parent / said

    try:
        typed = convert(value, kind, dec_hook=path)
    except ValidationError as error:
        raise at.wrong(f"{name} cannot be {value!r}", wanted(kind, value)) from error
    if isinstance(typed, float) and not isfinite(typed):
        raise at.wrong(f"{name} cannot be {value!r}", wanted(kind, value))
    if not at.trusted:
        _refuse_elsewhere(name, typed, at)
    key = key_of(kind)
    try:
        return key.read(typed) if key.read else typed
    except ValueError as error:
        raise at.wrong(f"{name} {error}".rstrip(","), key.hint) from error


def _check_formats(names: Iterable[str], formats: KnownFormats, at: _Key) -> None:
    for name in names:
        if wrong := formats.unknown(name):
            raise at.wrong(*wrong)


def _refuse_elsewhere(name: str, typed: object, at: _Key) -> None:
    """Refuse a path that leads out of the folder of a file that may come from strangers."""
    home = at.path.parent.resolve()
    for path in typed if isinstance(typed, tuple) else (typed,):
        if isinstance(path, Path) and not path.resolve().is_relative_to(home):
            message = f"{name} cannot be {str(path)!r}: it lies outside the folder of the file"
            raise at.wrong(message, _ELSEWHERE)
