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

from exporter.config.settings import KNOWN_FORMATS, Settings
from exporter.diagnostics import ExportError, Problem
from exporter.spelling import nearest

NAME = "digest.toml"
COMMAND_LINE = frozenset({"cache", "locked", "network", "now", "offline", "strict"})
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


def load(path: Path, base: Settings) -> Settings:
    """Return `base` with what a digest.toml says.

    Raises
    ------
    ExportError
        If the file is not TOML, or has a key that is not known or a value of the wrong kind.
    """
    try:
        text = path.read_text("utf-8")
        table = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        line = re.search(r"at line (\d+)", str(error))
        place = f"{path}:{line[1]}" if line else str(path)
        raise ExportError(Problem.UNREADABLE, f"{place} cannot be read: {error}") from error
    return _laid_over(base, table, _Key(path, text))


@dataclass(frozen=True, slots=True)
class _Key:
    """A key of the file, by the names of the tables that lead to it."""

    path: Path
    text: str
    names: tuple[str, ...] = ()

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
        if not isinstance(said, str):
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
    return typed


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
        limit = "more than 0" if isinstance(least, Meta) and least.ge is None else "0 or more"
        whole = "a whole number" if base is int else "a number"
        return f"write {whole}, {limit}"
    if get_origin(kind) is tuple:
        return 'write a list of texts, as in ["…", "…"]'
    kinds = set(get_args(kind) or (kind,))
    return "write true or false, without quotes" if bool in kinds else 'write a text, as in "…"'


def _choice(choices: list[str], value: object) -> str:
    return nearest(str(value), choices) or f"choose from {', '.join(choices)}"
