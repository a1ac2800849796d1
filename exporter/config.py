"""The settings of one run: defaults ← digest.toml ← flags."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from exporter.diagnostics import ExportError, Problem
from exporter.spelling import nearest

ALL_FORMATS = ("pdf", "epub", "docx", "wechat")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run needs to know besides the issue.

    Attributes
    ----------
    formats : tuple of str
        What to make, of `ALL_FORMATS`.
    output : Path
        The folder that receives the files.
    theme : str
        The theme; "" leaves it to the front matter of each issue, else "paper".
    cache : Path or None
        Where fetched pictures are kept; None keeps none.
    now : datetime or None
        The date that stands for now; None takes the issue's own.
    timeout : float
        Seconds that a picture may take in all.
    max_bytes : int
        The largest picture to fetch, in bytes.
    connections : int
        How many pictures are fetched at a time.
    """

    formats: tuple[str, ...] = ALL_FORMATS
    output: Path = Path("dist")
    theme: str = ""
    offline: bool = False
    strict: bool = False
    math: bool = False
    cache: Path | None = None
    now: datetime | None = None
    timeout: float = 20.0
    max_bytes: int = 32 * 1024 * 1024
    connections: int = 8


_CONFIGURABLE = {"formats", "output", "theme", "math", "timeout", "max_bytes", "connections"}


def load(path: Path, base: Settings) -> Settings:
    """Return `base` with what a digest.toml says.

    Raises
    ------
    ExportError
        If the file is not TOML, or has a key that is not known or a value of the wrong kind.
    """
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ExportError(Problem.UNREADABLE, f"{path} cannot be read: {error}") from error
    changes: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in _CONFIGURABLE:
            known = f"the keys are: {', '.join(sorted(_CONFIGURABLE))}"
            raise ExportError(
                Problem.UNREADABLE,
                f"{path} has an unknown key {key!r}",
                hint=nearest(name, _CONFIGURABLE) or known,
            )
        changes[name] = _typed(path, name, value)
    return replace(base, **changes)


def _typed(path: Path, name: str, value: object) -> object:
    default: object = next(f.default for f in fields(Settings) if f.name == name)
    match default, value:
        case tuple(), list() if all(isinstance(item, str) for item in value):
            return tuple(value)
        case Path(), str():
            return path.parent / value
        case bool(), bool():
            return value
        case float(), int() | float() if not isinstance(value, bool):
            return float(value)
        case int(), int() if not isinstance(value, bool) and not isinstance(default, bool):
            return value
        case str(), str():
            return value
        case _:
            pass
    raise ExportError(
        Problem.UNREADABLE,
        f"{path}: {name} cannot be {value!r}",
        hint=f"the default is {default!r}",
    )
